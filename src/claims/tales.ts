import { at } from "../base/assert.ts";
import { kindsOfPhrase } from "./kinds.ts";
import { manner } from "./phrases.ts";
import { complement } from "./reach.ts";
import { type SentenceReading, token } from "./reading.ts";
import { chunkIndexOf, helpersBefore, subjectBefore } from "./speech.ts";
import { nobody, type Scope, spanOf, speakerOf, type VoiceRegister } from "./voices.ts";

/** "the story that he was hanged", "was accused of killing": nouns and verbs that bring in what others say. */
export function nounScopes(reading: SentenceReading, register: VoiceRegister): Scope[] {
  const { attribution } = reading.language;
  const scopes: Scope[] = [];
  for (let index = reading.sentence.firstToken; index < reading.sentence.endToken - 2; index++) {
    const { lower } = at(reading.document.tokens, index);
    const isTale = attribution.tales.has(lower);
    if (!isTale && !attribution.accusing.has(lower)) continue;
    const next = at(reading.document.tokens, index + 1).lower;
    const chunk = reading.chunks[chunkIndexOf(reading, index)];
    const told = isTale && chunk?.kind === "noun" ? (next === attribution.that ? index + 2 : toldOf(reading, index)) : undefined;
    if (told !== undefined && chunk?.kind === "noun") {
      const voice = speakerOf(reading, register, { chunk, cue: spanOf(reading, index, index + 1), class: "neutral" });
      scopes.push({ voice, ...manner("neutral"), tokens: complement(reading, { cue: index, from: told }) });
    }
    const accused = attribution.accusing.has(lower) ? accusation(reading, index) : undefined;
    if (accused === undefined) continue;
    const { passive, denied, first } = helpersBefore(reading, index);
    if (denied) continue;
    const accuser = passive || isReduced(reading, index) ? undefined : subjectBefore(reading, index);
    const span = spanOf(reading, first, index + 1);
    const voice =
      accuser === undefined
        ? nobody(reading, register, { span, class: "nonfactive" })
        : speakerOf(reading, register, { chunk: accuser, cue: span, class: "nonfactive" });
    const tokens = complement(reading, { cue: index, from: accused });
    scopes.push({ voice, ...manner("nonfactive"), tokens: new Set([...tokens].filter((word) => word < nextVerb(reading, accused))) });
  }
  return scopes;
}

/** "A rumour ran through the camp that he was dead": where the clause begins, behind the one verb whose subject the tale is. */
function toldOf(reading: SentenceReading, tale: number): number | undefined {
  const { tree, sentence, document, language } = reading;
  const verb = tree?.is(tale, "nsubj") === true ? tree.head(tale) : undefined;
  if (tree === undefined || verb === undefined || verb < tale) return undefined;
  for (let word = verb + 1; word < Math.min(sentence.endToken, verb + 10); word++) {
    const { lower, kind } = at(document.tokens, word);
    if (kind === "punctuation" || tree.form(word) === "Fin") return undefined;
    if (lower === language.attribution.that && tree.is(word, "mark")) return word + 1;
  }
  return undefined;
}

/** "accused him of the murder and fled": a verb joined by a conjunction, or the end of the sentence. */
function nextVerb({ tree, sentence, language, document }: SentenceReading, from: number): number {
  for (let word = from + 1; word < sentence.endToken; word++) {
    const joined = language.grammar.coordination.has(at(document.tokens, word - 1).lower);
    if (joined && tree?.form(word) === "Fin") return word;
  }
  return sentence.endToken;
}

/** A participle that describes a noun: "a man accused of theft". */
export function isReduced(reading: SentenceReading, index: number): boolean {
  return reading.tree?.is(index, "acl") === true && !reading.tree.is(index, "acl:relcl");
}

/** Where what somebody is accused of begins, at most eight words behind the verb: "of killing", "of the murder", "with murder", "for sheltering him". */
function accusation(reading: SentenceReading, verb: number): number | undefined {
  const { grammar } = reading.language;
  for (let index = verb + 1; index < verb + 9; index++) {
    const here = token(reading, index);
    if (here === undefined || /^[,;:.]$/u.test(here.text)) return undefined;
    if (!grammar.prepositions.has(here.lower)) continue;
    const chunk = reading.chunks[chunkIndexOf(reading, index + 1)];
    const shapes = reading.language.claims.shapes.get(token(reading, index + 1)?.lower ?? "");
    const gerund = reading.tree?.form(index + 1) === "Ger" || shapes?.has("gerund") === true;
    if (here.lower === grammar.genitive && (gerund || chunk?.kind === "noun")) return index + 1;
    if (gerund || (chunk?.kind === "noun" && kindsOfPhrase(reading, chunk).includes("crime"))) return index + 1;
  }
  return undefined;
}
