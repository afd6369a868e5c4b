import { at } from "../base/assert.ts";
import { PRONOUN_FILLERS } from "../lang/noun-kinds.ts";
import type { RoleFiller } from "../model/claim.ts";
import type { QuantityMention } from "../model/mention.ts";
import type { NounChunk, SentenceReading } from "./reading.ts";

/** What an unnamed thing is, by its noun. */
export function kindsOfPhrase(reading: SentenceReading, chunk: NounChunk): readonly string[] {
  const { tokens } = reading.document;
  const last = lastOf(chunk);
  const { genitive, kindsOf } = reading.language.grammar;
  // "the Army of the North" is an army, whatever the north is
  for (let word = chunk.first + 1; word < last; word++) {
    const heads = at(tokens, word).lower === genitive ? kindsOf(at(tokens, word - 1).lower) : [];
    if (heads.length > 0) return heads;
  }
  const kinds = kindsOf(at(tokens, last).lower);
  // "the fortresses upstream"
  const trails = kinds.length === 0 && last > chunk.first && reading.tree?.pos(last) !== "NOUN" && reading.tree?.pos(last - 1) === "NOUN";
  return trails && chunk.mentions.length === 0 ? kindsOf(at(tokens, last - 1).lower) : kinds;
}

/** A person, body or office, named or not, or a pronoun that can stand for one. */
export function isSomeone(reading: SentenceReading, chunk: NounChunk): boolean {
  if (chunk.pronoun !== undefined) return chunk.pronoun !== "neuter";
  if (chunk.mentions.some(({ kind }) => kind === "person" || kind === "group" || kind === "office")) return true;
  return isUnknownName(reading, chunk) || kindsOfPhrase(reading, chunk).some((kind) => kind === "person" || kind === "group");
}

/** A document, named or not. */
export function isPaper(reading: SentenceReading, chunk: NounChunk): boolean {
  return chunk.mentions.some(({ kind }) => kind === "document") || kindsOfPhrase(reading, chunk).includes("document");
}

/** The kind of the name that a filler is; undefined where it is other words. */
export function kindOfMention({ phraseAt }: SentenceReading, { mention, span }: RoleFiller): string | undefined {
  return mention === undefined ? undefined : phraseAt.get(span.start)?.mentions.find((each) => each.id === mention)?.kind;
}

/** Most strictly: a name of one of the kinds, a noun of one, or a pronoun that can stand for one. */
export function isOf(reading: SentenceReading, filler: RoleFiller, kinds: readonly string[]): boolean {
  const kind = kindOfMention(reading, filler);
  if (kind === "office" && isPortfolio(reading, filler)) return kinds.some((each) => PORTFOLIO.has(each));
  if (kind !== undefined && (kinds.includes(kind) || kinds.includes("name") || (isSomewhere(kind) && kinds.some(isSomewhere)))) return true;
  if (kind === "person" && filler.inferred !== true && kinds.includes("named")) return true;
  const { pronouns, possessives } = reading.language.grammar;
  const pronoun = pronouns.get(filler.quote.toLowerCase()) ?? possessives.get(filler.quote.toLowerCase());
  if (pronoun !== undefined) return standsFor(pronoun, kinds);
  if (reading.peoples?.has(filler.quote) === true) return kinds.some((each) => each === "people" || each === "group");
  const chunk = reading.phraseAt.get(filler.span.start);
  if (chunk === undefined) return isClause(reading, filler) || isWordOf(reading, filler, kinds);
  // "rebel losses": the first word of a phrase alone
  const described = filler.span.end < at(reading.document.tokens, lastOf(chunk)).end && reading.language.grammar.kindsOf(filler.quote.toLowerCase());
  if (described !== false && described.some((each) => kinds.includes(each))) return true;
  const nouns = kindsOfNoun(reading, filler, chunk);
  if (nouns.some((each) => kinds.includes(each))) return true;
  const counts = chunk.mentions.flatMap((mention) =>
    mention.kind === "quantity" ? [...countedKinds(mention, nouns), ...unitKinds(reading, mention), ...kindsOfWhole(reading, chunk)] : [],
  );
  if (counts.some((each) => kinds.includes(each))) return true;
  if (kind !== undefined) return false;
  if (chunk.mentions.length > 0) return chunk.mentions.some((mention) => kinds.includes(mention.kind === "office" ? "person" : mention.kind));
  // peoples and what else has a capital, and no name was made of: "the Kirghiz"
  const last = at(reading.document.tokens, lastOf(chunk));
  if (chunk.end - chunk.first > 2 && reading.language.grammar.proforms.has(last.lower)) return true;
  // "the Directory" is no single person
  const definite = reading.language.grammar.definite.has(at(reading.document.tokens, chunk.first).lower);
  if (/^\p{Lu}/u.test(last.text) && (lastOf(chunk) > reading.sentence.firstToken || isUnknownName(reading, chunk)))
    return kinds.some((each) => (each === "person" && !definite) || each === "people" || isSomewhere(each));
  return reading.language.grammar.determiners.has(last.lower) && standsFor("plural", kinds);
}

/** No part of a phrase. */
function isClause({ chunks, document }: SentenceReading, { span }: RoleFiller): boolean {
  return !chunks.some(
    ({ kind, first, end }) => kind === "noun" && at(document.tokens, first).start <= span.start && span.end <= at(document.tokens, end - 1).end,
  );
}

/** "the Third Army's guns": words within a phrase, by the last of them, or with a capital. */
function isWordOf({ language }: SentenceReading, { quote }: RoleFiller, kinds: readonly string[]): boolean {
  const last = quote.split(/\s/u).at(-1) ?? quote;
  if (language.grammar.kindsOf(last.toLowerCase()).some((kind) => kinds.includes(kind))) return true;
  return /^\p{Lu}/u.test(last) && kinds.some((kind) => kind === "person" || kind === "people" || isSomewhere(kind));
}

/** "took Finance": a post that is told by what it is over. */
function isPortfolio({ phraseAt }: SentenceReading, { mention, span }: RoleFiller): boolean {
  return phraseAt.get(span.start)?.mentions.some((each) => each.id === mention && each.kind === "office" && each.portfolio === true) === true;
}

const PORTFOLIO: ReadonlySet<string> = new Set(["office", "post", "portfolio"]);

/** A proper noun of which no name was made, though it opens its sentence: "Orélie-Antoine was seized". */
export function isUnknownName({ document, tree }: SentenceReading, chunk: NounChunk): boolean {
  const last = lastOf(chunk);
  if (chunk.mentions.length > 0 || chunk.pronoun !== undefined || tree?.pos(last) !== "PROPN") return false;
  return /^\p{Lu}\p{L}*\p{Ll}/u.test(at(document.tokens, last).text);
}

/** What the noun of a filler's phrase is. */
export function isNounOf(reading: SentenceReading, filler: RoleFiller, kinds: readonly string[]): boolean {
  const chunk = reading.phraseAt.get(filler.span.start);
  return chunk !== undefined && kindsOfNoun(reading, filler, chunk).some((kind) => kinds.includes(kind));
}

/** What the noun of a filler's phrase is, and of an office the office: "king in the Alhambra". */
function kindsOfNoun(reading: SentenceReading, { mention, span }: RoleFiller, chunk: NounChunk): readonly string[] {
  const held = mention === undefined ? undefined : chunk.mentions.find(({ id, start }) => id === mention && start === span.start);
  const kinds = kindsOfPhrase(reading, chunk);
  if (held?.kind !== "office") return kinds;
  const { genitive, kindsOf } = reading.language.grammar;
  const [head = held.office] = held.office.split(` ${genitive} `);
  return [...kinds, ...kindsOf(head.split(" ").at(-1) ?? head)];
}

/** "forty-one of the ringleaders": what is counted is named behind the number. */
function kindsOfWhole(reading: SentenceReading, chunk: NounChunk): readonly string[] {
  const index = reading.chunkOf[chunk.first - reading.sentence.firstToken] ?? -1;
  const [of, whole] = [reading.chunks[index + 1], reading.chunks[index + 2]];
  const partitive = of?.kind === "preposition" && at(reading.document.tokens, of.first).lower === reading.language.grammar.genitive;
  return partitive && whole?.kind === "noun" && !whole.possessive ? kindsOfPhrase(reading, whole) : [];
}

/** "£200,000": what the unit of a number is, where no noun says it. */
function unitKinds(reading: SentenceReading, { unit }: QuantityMention): readonly string[] {
  return unit === undefined ? [] : reading.language.grammar.kindsOf(unit);
}

/**
 * "people" where it counts people, "many" too where they are ten or more, "crowd" where they are hundreds, "count" where it does not say what it counts,
 * "part" where it is less than one or so many in a hundred.
 */
function countedKinds({ unit, head, high }: QuantityMention, nouns: readonly string[]): readonly string[] {
  const crowd = high < HUNDREDS ? [] : ["crowd"];
  if (unit === "people" || nouns.includes("person")) return high < FEW ? ["people"] : ["people", "many", ...crowd];
  if (high < 1 || unit === "percent") return ["part"];
  return unit === undefined && head === undefined ? ["count", ...crowd] : [];
}

/** So many that "300 men were killed" is a toll, where nothing is said of whom they are a part; fewer are particular people, who died or were killed. */
const HUNDREDS = 100;

/** So many that "seventeen of the defenders were killed" is a toll, where they are a part of others; fewer are particular people there too. */
const FEW = 10;

function lastOf(chunk: NounChunk): number {
  return Math.max(chunk.first, chunk.possessive ? chunk.end - 2 : chunk.end - 1);
}

/** States and places stand for each other. */
function isSomewhere(kind: string): boolean {
  return kind === "group" || kind === "place";
}

/** Whether a pronoun can stand for something of one of some kinds. */
export function standsFor(pronoun: NonNullable<NounChunk["pronoun"]>, kinds: readonly string[]): boolean {
  return pronoun !== "relative" && kinds.some((kind) => PRONOUN_FILLERS[pronoun].includes(kind));
}

/** A phrase of determiners and numbers alone: "much", "all three". */
export function isOfDeterminers({ language, document, tree }: SentenceReading, { first, end }: NounChunk): boolean {
  for (let word = first; word < end; word++) {
    const { kind, lower } = at(document.tokens, word);
    if (kind === "word" && !language.grammar.determiners.has(lower) && tree?.pos(word) !== "NUM") return false;
  }
  return true;
}

/** "the battle of the Niemen": a name that is not known as one. */
export function isCapital(reading: SentenceReading, { end }: NounChunk): boolean {
  return /^\p{Lu}/u.test(at(reading.document.tokens, end - 1).text);
}

/** "Ferdinand, King of Hungary, took the town": the office that is set off behind a name says who that is, and is no other. */
export function isOfficeOf(reading: SentenceReading, before: NounChunk | undefined, chunk: NounChunk): boolean {
  const index = reading.chunks.indexOf(chunk);
  if (before === undefined || reading.chunks[index - 2] !== before || reading.chunks[index - 1]?.kind !== "mark") return false;
  if (before.mentions.at(-1)?.kind !== "person" || chunk.mentions.some(({ kind }) => kind !== "office") || chunk.mentions.length === 0) return false;
  return reading.chunks[index + 1]?.kind === "mark" && reading.chunks[index + 2]?.kind !== "conjunction";
}

/** "by order of", "street by street": one common noun with nothing before it. */
export function isBareNoun(reading: SentenceReading, chunk: NounChunk): boolean {
  const { text, lower } = at(reading.document.tokens, chunk.first);
  if (chunk.end > chunk.first + 1 || chunk.mentions.length > 0 || chunk.pronoun !== undefined || !/^\p{Ll}/u.test(text)) return false;
  const { determiners, isPlural, kindsOf } = reading.language.grammar;
  const kinds = kindsOf(lower);
  // "by ship" is how, "by cavalry" is by whom
  const acts = kinds.includes("person") || (kinds.includes("force") && !kinds.includes("ship"));
  return !determiners.has(lower) && !isPlural(lower) && !acts;
}

/** "the general Moreno", but not "some KGB generals": a name that ends its phrase. */
export function headsPhrase(reading: SentenceReading, { span }: RoleFiller): boolean {
  const chunk = reading.phraseAt.get(span.start);
  return chunk === undefined || at(reading.document.tokens, chunk.possessive ? chunk.end - 2 : chunk.end - 1).end <= span.end;
}
