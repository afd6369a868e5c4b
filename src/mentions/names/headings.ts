import { at } from "../../base/assert.ts";
import type { Sentence } from "../../model/document.ts";
import { type Decided, keyOf } from "./decide.ts";
import { gazetteerAt } from "./runs.ts";
import type { Words } from "./words.ts";

/** A heading, or a line all in capitals: capitals there say nothing. */
export function capitalsSayNothing(words: Words, sentence: Sentence): boolean {
  let shouting = 0;
  let capital = 0;
  let lower = 0;
  let counted = 0;
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const word = at(words.words, index);
    if (at(words.document.tokens, index).kind !== "word") continue;
    counted++;
    if (word.casing === "acronym" && word.lower.length > 3) shouting++;
    if (!word.isCommon || word.isFunction || index === sentence.firstToken) continue;
    if (word.casing === "lower") lower++;
    else capital++;
  }
  if (counted > 2 && shouting * 2 > counted) return true;
  return at(words.document.paragraphs, sentence.paragraph).kind === "heading" && capital > lower;
}

/** In title case only names that the text itself uses, and listed ones, are names. */
export function namesInHeading(words: Words, sentence: Sentence, known: ReadonlyMap<string, Decided>): readonly Decided[] {
  const found: Decided[] = [];
  for (let first = sentence.firstToken; first < sentence.endToken; ) {
    const name = knownAt(words, { first, sentence, known }) ?? listedAt(words, first, sentence);
    if (name === undefined) first++;
    else {
      found.push(name);
      first = name.piece.end;
    }
  }
  return found;
}

/** Names by key, and the first words of their keys. */
export function knownNames(words: Words, decided: readonly Decided[]): ReadonlyMap<string, Decided> {
  const known = new Map<string, Decided>();
  for (const name of decided) {
    const key = keyOf(words, name.piece);
    if (!known.has(key)) known.set(key, name);
  }
  return known;
}

const longest = 8;

function knownAt(
  words: Words,
  { first, sentence, known }: { first: number; sentence: Sentence; known: ReadonlyMap<string, Decided> },
): Decided | undefined {
  const opening = at(words.words, first);
  if (opening.casing === "lower") return undefined;
  const alone = opening.people === undefined || opening.people === "noun";
  for (let end = Math.min(sentence.endToken, first + longest); end > first; end--) {
    const name = known.get(keyOf(words, { first, end }));
    if (name !== undefined && (end > first + 1 || (alone && !opening.isCommon)))
      return { ...name, piece: { first, end, sentence: sentence.index }, producer: "names/heading" };
  }
  return undefined;
}

function listedAt(words: Words, first: number, sentence: Sentence): Decided | undefined {
  const listed = gazetteerAt(words, first, sentence.endToken);
  if (listed === undefined || (listed.end === first + 1 && at(words.words, first).isCommon)) return undefined;
  const { kind, polity } = listed.entry;
  return { piece: { first, end: listed.end, sentence: sentence.index }, kind, polity, producer: "names/heading" };
}
