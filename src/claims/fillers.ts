import { at } from "../base/assert.ts";
import type { RoleFiller } from "../model/claim.ts";
import { isUnknownName, kindsOfPhrase, standsFor } from "./kinds.ts";
import { chunkIndex, governedBy, wholeOf } from "./nearby.ts";
import type { NounChunk, Participant, SentenceReading } from "./reading.ts";

export function mentionFiller(reading: SentenceReading, chunk: NounChunk, kinds: readonly string[]): RoleFiller {
  const mention = mentionFor(chunk, kinds);
  return mention === undefined ? phraseFiller(reading, chunk) : fillerOf(reading, mention);
}

export function fillerFrom(reading: SentenceReading, given: NounChunk, kinds: readonly string[]): RoleFiller | undefined {
  const chunk = wholeOf(reading, given);
  const mention = mentionFor(chunk, kinds) ?? namedBehind(reading, chunk, kinds);
  if (mention !== undefined) return fillerOf(reading, mention);
  if (isDuration(reading, chunk)) return undefined;
  if (chunk.pronoun !== undefined && !standsFor(chunk.pronoun, kinds)) return undefined;
  const meant = chunk.pronoun === undefined ? undefined : reading.antecedents.person(chunk);
  if (meant !== undefined && kinds.includes("person")) return { ...phraseFiller(reading, chunk), mention: meant.id, inferred: true };
  // "a Frenchman", "the Yoruba"
  const ofPeople = kinds.includes("person") && reading.peoples?.has(at(reading.document.tokens, chunk.end - 1).text) === true;
  const other = chunk.pronoun === undefined && !kinds.includes("any") && !ofPeople;
  const unknown = kinds.some((kind) => kind === "person" || kind === "place") && isUnknownName(reading, chunk);
  if (other && !unknown && !kindsOfPhrase(reading, chunk).some((kind) => kinds.includes(kind))) return undefined;
  if (!names(reading, chunk) && !(kinds.includes("person") && countsPeople(reading, chunk))) return undefined;
  // an unnamed paper comes with its article, "a treaty", "the resolution", or is called one: "letters", "peace"
  const unnamed = chunk.pronoun === undefined && kinds.includes("document") && !kindsOfPhrase(reading, chunk).includes("document");
  if (unnamed && !startsWithDeterminer(reading, chunk) && !isOnlyPlace(reading, chunk)) return undefined;
  const described =
    chunk.pronoun === undefined && chunk.mentions.every(({ kind }) => kind === "office") ? reading.antecedents.described(chunk) : undefined;
  if (described !== undefined && kinds.includes(described.kind)) return { ...phraseFiller(reading, chunk), mention: described.id, inferred: true };
  return phraseFiller(reading, chunk);
}

/** "proclaimed independence": a noun without an article, of a kind that is asked for. */
export function bareFiller(reading: SentenceReading, chunk: NounChunk, kinds: readonly string[]): RoleFiller | undefined {
  // "a strong and prosperous state": the rest of a phrase
  const goesOn = reading.chunks[chunkIndex(reading, chunk.first) - 1]?.kind === "conjunction";
  if (chunk.pronoun !== undefined || goesOn || isDuration(reading, chunk)) return undefined;
  return kindsOfPhrase(reading, chunk).some((kind) => kinds.includes(kind)) ? phraseFiller(reading, chunk) : undefined;
}

/** Words between a noun and the name that it is given behind it. */
const NAMING_REACH = 4;

/** "a letter from jail called the Plan of Tuxtepec": the name that a noun without one is given behind it. */
function namedBehind(reading: SentenceReading, chunk: NounChunk, kinds: readonly string[]): Participant | undefined {
  if (chunk.pronoun !== undefined || chunk.possessive) return undefined;
  const { tokens } = reading.document;
  const last = Math.min(reading.sentence.endToken, chunk.end + NAMING_REACH);
  for (let index = chunk.end; index < last; index++) {
    const { lower, text } = at(tokens, index);
    if (/^[,;:()]$/u.test(text) || reading.language.grammar.relatives.has(lower) || reading.language.grammar.pronouns.has(lower)) return undefined;
    if (!reading.language.grammar.naming.has(lower)) continue;
    const next = reading.chunks[chunkIndex(reading, index + 1)];
    return next?.kind === "noun" ? mentionFor(next, kinds) : undefined;
  }
  return undefined;
}

/** "a siege of nine months": how long, not of what; but "the six-year-old king" is a king. */
export function isDuration({ timexes, document }: SentenceReading, { first, end }: NounChunk): boolean {
  return timexes.some(
    ({ type, firstToken, endToken }) =>
      type === "duration" && firstToken < end && first < endToken && (endToken >= end || document.tokens[endToken]?.text !== "-"),
  );
}

function startsWithDeterminer(reading: SentenceReading, chunk: NounChunk): boolean {
  return reading.language.grammar.determiners.has(at(reading.document.tokens, chunk.first).lower);
}

/** "1,500 were taken", "they hanged eight": a number of nothing in particular counts people where people can be meant. */
function countsPeople(reading: SentenceReading, chunk: NounChunk): boolean {
  return chunk.mentions.some(({ kind }) => kind === "quantity") && governedBy(reading, chunkIndex(reading, chunk.first)) === undefined;
}

/** A number alone names nothing; determiners alone do: "hundreds", "all three", but not what an adverb goes on from, "the then new state". */
function names(reading: SentenceReading, chunk: NounChunk): boolean {
  if (chunk.pronoun !== undefined) return chunk.pronoun !== "relative";
  const { determiners, negations } = reading.language.grammar;
  const { tokens } = reading.document;
  for (let word = chunk.first; word < chunk.end; word++) {
    const { kind, lower } = at(tokens, word);
    if (kind === "word" && !determiners.has(lower)) return true;
  }
  const words = tokens.slice(chunk.first, chunk.end);
  if (!words.every((one) => determiners.has(one.lower))) return false;
  // "this too was refused", but not "no longer was"
  const index = chunkIndex(reading, chunk.first);
  return (
    reading.chunks[index + 1]?.kind !== "word" || (reading.chunks[index + 2]?.kind === "verb" && !words.some(({ lower }) => negations.has(lower)))
  );
}

/** The mention of a chunk that may fill a role of these kinds: the last that fits, for titles stand before names. */
export function mentionFor(chunk: NounChunk, kinds: readonly string[]): Participant | undefined {
  return chunk.mentions.findLast(
    (mention) =>
      kinds.includes(mention.kind) ||
      (mention.kind === "group" && mention.polity === true && kinds.includes("place")) ||
      (mention.kind === "place" && kinds.includes("group")),
  );
}

export function fillerOf(reading: SentenceReading, mention: Participant): RoleFiller {
  const span = { start: mention.start, end: mention.end };
  return { span, quote: reading.document.source.text.slice(span.start, span.end), mention: mention.id };
}

export function phraseFiller(reading: SentenceReading, chunk: NounChunk): RoleFiller {
  const last = chunk.possessive ? chunk.end - 2 : chunk.end - 1;
  const span = { start: at(reading.document.tokens, chunk.first).start, end: at(reading.document.tokens, Math.max(last, chunk.first)).end };
  return { span, quote: reading.document.source.text.slice(span.start, span.end), ...(chunk.pronoun === undefined ? {} : { inferred: true }) };
}

/** "offered Nerchinsk as a post", but not "handed Vienna a petition": a place by name, with nothing right behind it that it would be given. */
function isOnlyPlace({ chunks, chunkOf, sentence }: SentenceReading, { mentions, first }: NounChunk): boolean {
  if (mentions.length === 0 || mentions.some(({ kind }) => kind !== "place")) return false;
  return chunks[(chunkOf[first - sentence.firstToken] ?? 0) + 1]?.kind !== "noun";
}
