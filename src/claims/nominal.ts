import { at } from "../base/assert.ts";
import type { Complement } from "./arguments.ts";
import { subjectOf } from "./doers.ts";
import { mentionFiller } from "./fillers.ts";
import { chunkOf } from "./hanging.ts";
import { isOf, isSomeone } from "./kinds.ts";
import { chunkIndex, governedBy } from "./nearby.ts";
import { isComma, type NounChunk, type SentenceReading, token } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** What "of" ties to the noun of an event, and not to another noun behind it. */
export function ofItself(reading: SentenceReading, trigger: Trigger, { chunk, joined }: Pick<Complement, "chunk" | "joined">): readonly NounChunk[] {
  return joined.filter((one) => !one.possessive && !isOfAnother(reading, trigger, one) && !isOfOtherKind(reading, trigger, [chunk, one]));
}

/** "On the eve of the revolution the colony of Haiti was rich": what "of" ties to another noun, that stands behind the noun of the event and in front of it. */
function isOfAnother(reading: SentenceReading, { end }: Trigger, chunk: NounChunk): boolean {
  const index = chunkIndex(reading, chunk.first) - 2;
  const before = reading.chunks[index];
  return before?.kind === "noun" && before.first >= end && before.mentions.length === 0 && governedBy(reading, index) === undefined;
}

/** "the Japanese invasion", "a third United Nations offensive": whose the event is, by the people or body that its noun is described with. */
export function peopleBefore(reading: SentenceReading, trigger: Trigger): readonly NounChunk[] {
  const phrase = chunkOf(reading, trigger.first);
  let word = trigger.first - 1;
  while (phrase !== undefined && word > phrase.first && reading.tree?.pos(word) === "ADJ" && !isPeople(reading, word)) word--;
  if (phrase === undefined || word < phrase.first) return [];
  const body = phrase.mentions.find(
    (mention) => mention.endToken === word + 1 && (mention.kind === "group" || (mention.kind === "place" && mention.polity === true)),
  );
  if (body !== undefined) return [{ kind: "noun", first: body.firstToken, end: body.endToken, mentions: [body], possessive: false }];
  return isPeople(reading, word) ? [{ kind: "noun", first: word, end: word + 1, mentions: [], possessive: false }] : [];
}

/** "Turkish", "rebel". */
function isPeople(reading: SentenceReading, word: number): boolean {
  const here = token(reading, word);
  return (
    here !== undefined &&
    (reading.peoples?.has(here.text) === true || SIDES.some((kind) => reading.language.grammar.kindsOf(here.lower).includes(kind)))
  );
}

const SIDES = ["force"];

/** "a boatbuilder's son named Moreno": the name behind a word that gives it. */
function namedAfter(reading: SentenceReading, { end }: Trigger): readonly NounChunk[] {
  if (!reading.language.grammar.naming.has(token(reading, end)?.lower ?? "")) return [];
  const chunk = chunkOf(reading, end + 1);
  return chunk !== undefined && chunk.mentions.length > 0 ? [chunk] : [];
}

/** "was led away as a prisoner", "died in custody": whoever the verb is done to, or else whoever does it. */
function borneBeside(reading: SentenceReading, { first }: Trigger): readonly NounChunk[] {
  const { tree } = reading;
  if (tree === undefined) return [];
  let verb = first - 1;
  while (verb >= reading.sentence.firstToken && (tree.pos(verb) !== "VERB" || tree.is(verb, "amod", "acl", "case"))) verb--;
  if (verb < reading.sentence.firstToken) return [];
  const object = tree.dependent(verb, "obj");
  const told = object === undefined ? undefined : chunkOf(reading, object);
  return told !== undefined && isSomeone(reading, told) ? [told] : subjectOf(reading, tree, verb);
}

/** "shown to Haas, then a prisoner in chains", "with the help of a prisoner, Haas": the name that a comma sets off from a phrase, unless that has one of its own: "Haas, commander of the army Moreno". */
function namedByComma(reading: SentenceReading, { first, end }: Trigger): readonly NounChunk[] {
  const { chunks, tree, language } = reading;
  let index = chunkIndex(reading, first) - 1;
  while (tree?.pos(chunks[index]?.first ?? -1) === "ADV") index--;
  const last = chunkIndex(reading, end - 1);
  const closed = chunks[last + 3] === undefined || chunks[last + 3]?.kind === "mark";
  const before = isComma(reading, chunks[index]) && !hasOwnName(reading, index + 1) ? chunks[index - 1] : undefined;
  const determined = language.grammar.determiners.has(token(reading, chunks[chunkIndex(reading, first)]?.first ?? -1)?.lower ?? "");
  const behind = closed && determined && isComma(reading, chunks[last + 1]) ? chunks[last + 2] : undefined;
  const name = [before, behind].find((chunk) => chunk?.kind === "noun" && !chunk.possessive && chunk.mentions.at(-1)?.kind === "person");
  return name?.kind === "noun" ? [name] : openedFor(reading, first);
}

/** "A native of Lima, he fled": whoever does what is told behind the phrase that opens the sentence. */
function openedFor(reading: SentenceReading, first: number): readonly NounChunk[] {
  const { chunks } = reading;
  if (chunkIndex(reading, first) > 0) return [];
  let index = 1;
  while (chunks[index]?.kind === "preposition" || chunks[index]?.kind === "noun") index++;
  const [comma, doer, verb] = chunks.slice(index, index + 3);
  if (!isComma(reading, comma) || doer?.kind !== "noun" || verb?.kind !== "verb") return [];
  return doer.pronoun === "male" || doer.pronoun === "female" || doer.mentions.at(-1)?.kind === "person" ? [doer] : [];
}

/** Whether a person is named between a chunk and the next mark. */
function hasOwnName({ chunks }: SentenceReading, from: number): boolean {
  for (let index = from; index < chunks.length && chunks[index]?.kind !== "mark"; index++) {
    const chunk = chunks[index];
    if (chunk?.kind === "noun" && chunk.mentions.some(({ kind }) => kind === "person")) return true;
  }
  return false;
}

/** "his arrest", "their son": the determiner before an event noun, as a phrase of its own. */
export function possessiveBefore(reading: SentenceReading, trigger: Trigger): NounChunk | undefined {
  const own = chunkIndex(reading, trigger.first);
  const before = reading.chunks[own - 1]?.kind === "word" ? reading.chunks[own - 2] : undefined;
  const apart = before?.kind === "noun" && before.end === before.first + 1 ? before : undefined;
  const { possessives } = reading.language.grammar;
  const opening = apart?.first ?? reading.chunks[own]?.first ?? trigger.first;
  // "all his men"
  const first = possessives.has(token(reading, opening)?.lower ?? "")
    ? opening
    : possessives.has(token(reading, opening + 1)?.lower ?? "")
      ? opening + 1
      : opening;
  const pronoun = first < trigger.first && !isOthers(reading, first, trigger) ? possessives.get(at(reading.document.tokens, first).lower) : undefined;
  return pronoun === undefined ? undefined : { kind: "noun", first, end: first + 1, mentions: [], possessive: false, pronoun };
}

/** "offered his countrymen pardon": the determiner of another noun before the one that names the event. */
function isOthers({ tree }: SentenceReading, determiner: number, { first }: Trigger): boolean {
  const noun = tree?.is(determiner, "nmod:poss") === true ? tree.head(determiner) : undefined;
  return noun !== undefined && noun > determiner && noun < first && tree?.pos(noun) === "NOUN" && tree.is(noun, "obj", "iobj", "nmod:poss");
}

/** "the rebels, whose commander Ahmad fell": what the clause describes. */
export function describedByWhose(reading: SentenceReading, trigger: Trigger): NounChunk | undefined {
  const own = chunkIndex(reading, trigger.first);
  const first = reading.chunks[own]?.first ?? trigger.first;
  if (first >= trigger.first || !reading.language.grammar.possessiveRelatives.has(at(reading.document.tokens, first).lower)) return undefined;
  const before = reading.chunks[own - 1]?.kind === "mark" ? reading.chunks[own - 2] : reading.chunks[own - 1];
  return before?.kind === "noun" && !before.possessive ? before : undefined;
}

/** "the impi, some 20,000 strong", "an army 5,000 strong": the noun before a phrase, a comma between allowed. */
export function nounBefore(reading: SentenceReading, { first }: NounChunk): readonly NounChunk[] {
  const index = chunkIndex(reading, first) - 1;
  const before = reading.chunks[index]?.kind === "mark" ? reading.chunks[index - 1] : reading.chunks[index];
  return before?.kind === "noun" && !before.possessive ? [before] : [];
}

/** "Walter's place", "his place", "the place of Walter": whoever it belongs to, as a phrase of its own; nobody where the phrase does not end with one of the nouns. */
export function ownersOf(reading: SentenceReading, phrase: NounChunk, nouns: ReadonlySet<string>): readonly NounChunk[] {
  if (!nouns.has(token(reading, phrase.end - 1)?.lower ?? "")) return [];
  const pronoun = reading.language.grammar.possessives.get(at(reading.document.tokens, phrase.first).lower);
  if (pronoun !== undefined) return [{ kind: "noun", first: phrase.first, end: phrase.first + 1, mentions: [], possessive: false, pronoun }];
  const index = chunkIndex(reading, phrase.first);
  const [before, of, behind] = [reading.chunks[index - 1], reading.chunks[index + 1], reading.chunks[index + 2]];
  const genitive = of?.kind === "preposition" && token(reading, of.first)?.lower === reading.language.grammar.genitive;
  if (genitive && behind?.kind === "noun" && !behind.possessive) return [behind];
  return before?.kind === "noun" && before.possessive && before.end === phrase.first ? [{ ...before, end: before.end - 1, possessive: false }] : [];
}

/** "riots at Rouen over the price of bread": what stands behind another noun, and is of no kind that is asked for, is that noun's. */
function isOfOtherKind(
  reading: SentenceReading,
  { pattern, first }: Trigger,
  [governed, chunk]: readonly [governed: NounChunk, chunk: NounChunk],
): boolean {
  const allowed = pattern.only.get(pattern.of ?? "");
  const before = reading.chunks[chunkIndex(reading, governed.first) - 2];
  if (allowed === undefined || before?.kind !== "noun" || before.first <= first) return false;
  return !isOf(reading, mentionFiller(reading, chunk, allowed), allowed);
}

/** Whom a noun may be said of by what stands before and behind it, the surest first. */
export function namesAround(reading: SentenceReading, trigger: Trigger): readonly (readonly NounChunk[])[] {
  return trigger.pattern.adverbial ? [borneBeside(reading, trigger)] : [namedAfter(reading, trigger), namedByComma(reading, trigger)];
}
