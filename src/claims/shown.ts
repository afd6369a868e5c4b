import { at } from "../base/assert.ts";
import type { NameMention } from "../model/mention.ts";
import { kindsOfPhrase } from "./kinds.ts";
import { type Chunk, isComma, type NounChunk, type SentenceReading } from "./reading.ts";

/** "the mayor, a young doctor named Moreno, fled", "their leader, called Moreno by the Greeks, fled": who is named in what is set off behind an office. */
export function calledBehind(reading: SentenceReading, index: number): readonly NameMention[] {
  const { chunks, language, document } = reading;
  if (!isComma(reading, chunks[index + 1])) return [];
  const called = tellsOfOne(reading, chunks[index + 2]) ? index + 3 : index + 2;
  const [link, name] = [chunks[called], chunks[called + 1]];
  if (link === undefined || link.end !== link.first + 1 || !language.grammar.naming.has(at(document.tokens, link.first).lower)) return [];
  const person = name?.kind === "noun" && !name.possessive ? name.mentions[0] : undefined;
  return person?.kind === "person" && person.firstToken === name?.first ? [person] : [];
}

/** "bachelor of theology and formerly rector", "the eldest son and co-emperor": past what somebody is besides, to the office that is joined to it. */
export function pastOther(reading: SentenceReading, index: number): number {
  const { chunks, language, document } = reading;
  const lower = (chunk: Chunk | undefined) => (chunk === undefined ? "" : at(document.tokens, chunk.first).lower);
  if (!tellsOfOne(reading, chunks[index])) return index;
  const of = chunks[index + 2];
  const over = lower(chunks[index + 1]) === language.grammar.genitive && of?.kind === "noun" && !of.possessive && isNobody(of);
  const joint = over ? index + 3 : index + 1;
  if (chunks[joint]?.kind !== "conjunction" || !language.grammar.coordination.has(lower(chunks[joint]))) return index;
  // "his wife and the governor" are two
  return language.grammar.definite.has(lower(chunks[joint + 1])) ? index : joint + 1;
}

/** A phrase without a name that tells of one person. */
function tellsOfOne(reading: SentenceReading, chunk: Chunk | undefined): boolean {
  if (chunk?.kind !== "noun" || chunk.possessive || chunk.mentions.length > 0 || chunk.pronoun !== undefined) return false;
  if (reading.language.grammar.isPlural(at(reading.document.tokens, chunk.end - 1).lower)) return false;
  return kindsOfPhrase(reading, chunk).includes("person");
}

function isNobody({ mentions }: NounChunk): boolean {
  return mentions.every(({ kind }) => kind !== "person" && kind !== "quantity");
}
