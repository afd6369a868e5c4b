import { at } from "../base/assert.ts";
import { type SentenceReading, token } from "./reading.ts";
import { type Scope, tokensBetween, type VoiceRegister } from "./voices.ts";
import { isAuxiliary } from "./wordforms.ts";

/** How far behind what is told it may be doubted, in words. */
const REACH = 40;

/** What somebody reports and the rest of the sentence doubts ("a figure that historians reject") is disputed. */
export function doubted(reading: SentenceReading, scopes: readonly Scope[]): readonly Scope[] {
  return scopes.map((scope) => {
    if (scope.modality !== "reported" || scope.tokens.size === 0) return scope;
    const doubt = doubtAfter(reading, Math.max(...scope.tokens) + 1) ?? doubtAfter(reading, asideIn(reading, scope) ?? reading.sentence.endToken);
    return doubt === undefined ? scope : { ...scope, modality: "disputed", stance: "doubts" };
  });
}

/** Where a relative clause after a comma begins in what is reported: ", a figure which …". */
function asideIn(reading: SentenceReading, { tokens }: Scope): number | undefined {
  let comma = false;
  for (const word of tokens) {
    const { text, lower } = at(reading.document.tokens, word);
    if (text === ",") comma = true;
    else if (comma && reading.language.grammar.relatives.has(lower)) return word;
  }
  return undefined;
}

/** "That he was poisoned has never been proved": the author tells it only to doubt it. */
export function doubtScopes(reading: SentenceReading, register: VoiceRegister): Scope[] {
  const { firstToken } = reading.sentence;
  if (token(reading, firstToken)?.lower !== reading.language.attribution.that || reading.tree?.is(firstToken, "det") === true) return [];
  const doubt = doubtAfter(reading, firstToken + 1);
  return doubt === undefined ? [] : [{ voice: register.author, stance: "doubts", modality: "disputed", tokens: tokensBetween(firstToken, doubt) }];
}

/** The first word of doubt before the next mark: one that doubts, or one that proves and is denied. */
function doubtAfter(reading: SentenceReading, from: number): number | undefined {
  const { attribution } = reading.language;
  for (let index = from; index < Math.min(reading.sentence.endToken, from + REACH); index++) {
    const { text, lower } = at(reading.document.tokens, index);
    if (/^[;:]$/u.test(text)) return undefined;
    const denied = isDenied(reading, index, from);
    if (attribution.doubting.has(lower) && !denied) return index;
    if (attribution.proving.has(lower) && denied) return index;
  }
  return undefined;
}

/** A negation stands before a word with nothing but its helpers or subject between. */
function isDenied(reading: SentenceReading, word: number, from: number): boolean {
  const { grammar } = reading.language;
  for (let index = word - 1; index >= Math.max(from, word - 6); index--) {
    const { lower, kind } = at(reading.document.tokens, index);
    if (grammar.negations.has(lower)) return true;
    if (kind === "punctuation" || (reading.tree?.pos(index) === "VERB" && !isAuxiliary(grammar, lower))) return false;
  }
  return false;
}
