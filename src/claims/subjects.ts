import { at } from "../base/assert.ts";
import { isSomeone } from "./kinds.ts";
import { chunkIndex, governedBy } from "./nearby.ts";
import type { NounChunk, SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/**
 * The subject of a finite verb, where the order of phrases is surer than the dependencies: who stands directly before it, or, behind a comma, who
 * opens its clause.
 */
export function besideVerb(
  reading: SentenceReading,
  { groupFirst }: Pick<Trigger, "groupFirst">,
  subject: readonly NounChunk[],
): readonly NounChunk[] {
  const index = chunkIndex(reading, groupFirst) - 1;
  const someone = subject.some((chunk) => chunk.pronoun === "relative" || isSomeone(reading, chunk));
  const beside = reading.chunks[index];
  if (beside?.kind === "mark" && !someone) return openingBefore(reading, index) ?? subject;
  if (beside?.kind !== "noun" || beside.end !== groupFirst || beside.possessive || beside.pronoun !== undefined || subject.includes(beside))
    return subject;
  if (!isSomeone(reading, beside)) return subject;
  if (!someone) return freeStanding(reading, index) ?? subject;
  return joinedTo(reading, { index, beside, groupFirst }, subject);
}

/** "…; and six days afterwards Shirkuh entered": what opens a clause and stands directly before its verb is its subject, whatever the dependencies say. */
function joinedTo(
  reading: SentenceReading,
  { index, beside, groupFirst }: { readonly index: number; readonly beside: NounChunk; readonly groupFirst: number },
  subject: readonly NounChunk[],
): readonly NounChunk[] {
  const before = reading.chunks[index - 1];
  if (subject.some(({ first, pronoun }) => first > beside.first || pronoun === "relative")) return subject;
  const { text, lower } = at(reading.document.tokens, before?.first ?? groupFirst);
  const opens = before?.kind === "time" || /^[;:]$/u.test(text) || reading.language.grammar.clauseOpeners.has(lower);
  if (opens) return [beside];
  const earlier = reading.chunks[index - 2];
  if (before?.kind !== "conjunction" || earlier?.kind !== "noun") return before?.kind === "conjunction" ? [beside] : subject;
  return subject.includes(earlier) ? [...subject, beside] : subject;
}

/** A phrase, with one that it is joined to, that is neither governed by a preposition nor the object of a verb before it. */
function freeStanding(reading: SentenceReading, index: number): readonly NounChunk[] | undefined {
  const { chunks, tree, language } = reading;
  const [chunk, before, earlier] = [chunks[index], chunks[index - 1], chunks[index - 2]];
  const governor = governedBy(reading, index);
  if (chunk?.kind !== "noun" || (governor !== undefined && !language.grammar.clauseOpeners.has(governor))) return undefined;
  if (before?.kind === "verb" || before?.kind === "word" || tree?.is(chunk.end - 1, "obj", "nmod:poss") === true) return undefined;
  if (before?.kind !== "conjunction" || earlier?.kind !== "noun") return [chunk];
  const first = earlier.possessive || !isSomeone(reading, earlier) ? undefined : freeStanding(reading, index - 2);
  return first === undefined ? undefined : [...first, chunk];
}

/** "Bolívar, who had been given a passport by the general, never admitted it": who opens the clause that the comma before the verb goes on with. */
function openingBefore(reading: SentenceReading, comma: number): readonly NounChunk[] | undefined {
  const { chunks } = reading;
  const text = (index: number) => reading.document.tokens[chunks[index]?.first ?? -1]?.text ?? "";
  if (text(comma) !== ",") return undefined;
  let first = comma - 1;
  while (first > 0 && !/^[;:]$/u.test(text(first - 1))) first--;
  while (chunks[first]?.kind === "conjunction" || chunks[first]?.kind === "time" || chunks[first]?.kind === "word") first++;
  const chunk = chunks[first];
  if (chunk?.kind !== "noun" || chunk.possessive || !isSomeone(reading, chunk)) return setOffBefore(reading, comma);
  let end = first + 1;
  while (chunks[end]?.kind === "preposition" && chunks[end + 1]?.kind === "noun") end += 2;
  return end < comma && text(end) === "," ? [chunk] : setOffBefore(reading, comma);
}

/** "whose defender, General Haas, shot himself": a name set off behind the noun that says who it is. */
function setOffBefore(reading: SentenceReading, comma: number): readonly NounChunk[] | undefined {
  const [noun, mark, name] = reading.chunks.slice(Math.max(comma - 3, 0), comma);
  if (noun?.kind !== "noun" || mark?.kind !== "mark" || name?.kind !== "noun" || noun.possessive || name.possessive) return undefined;
  return name.mentions.at(-1)?.kind === "person" && isSomeone(reading, noun) ? [name] : undefined;
}
