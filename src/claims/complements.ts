import { at } from "../base/assert.ts";
import type { Role } from "../model/claim.ts";
import type { Complement } from "./arguments.ts";
import { mentionFiller } from "./fillers.ts";
import { prepositionOf } from "./hanging.ts";
import { isOf } from "./kinds.ts";
import { chunkIndex } from "./nearby.ts";
import { type NounChunk, type SentenceReading, token } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** "Moreno became premier, Haas minister of war": the office directly behind the verb, whatever the dependencies join it to. */
export function complementOf(reading: SentenceReading, { end }: Trigger, object: NounChunk | undefined): readonly NounChunk[] {
  const next = reading.chunks[chunkIndex(reading, end - 1) + 1];
  const skipped = next?.kind === "noun" && !next.possessive && next.first >= end && object !== undefined && next.end <= object.first;
  if (skipped && next.mentions.some(({ kind }) => kind === "office")) return [next];
  return object === undefined ? [] : [object];
}

/** "Dingane, son of Senzangakhona and brother of Shaka, ruled": what is joined to a name without an article says who that is. */
export function withoutKin({ document, language }: SentenceReading, chunks: readonly NounChunk[]): readonly NounChunk[] {
  const [first, ...others] = chunks;
  if (first === undefined || others.length === 0 || first.mentions.length === 0) return chunks;
  const { genitive, determiners, isPlural } = language.grammar;
  const isKin = ({ first: word, end, mentions, pronoun }: NounChunk) =>
    mentions.length === 0 &&
    pronoun === undefined &&
    document.tokens[end]?.lower === genitive &&
    /^\p{Ll}/u.test(at(document.tokens, word).text) &&
    !determiners.has(at(document.tokens, word).lower) &&
    !isPlural(at(document.tokens, end - 1).lower);
  return [first, ...others.filter((chunk) => !isKin(chunk))];
}

/** "out of the city", "as far as the river": prepositions of several words, of which what governs the phrase is the last. */
export function roleByWords(reading: SentenceReading, { pattern }: Trigger, { preposition, chunk }: Complement): Role | undefined {
  for (const [words, role] of pattern.prepositions) {
    if (!words.endsWith(` ${preposition}`)) continue;
    const last = prepositionOf(reading, chunk.end - 1)?.token ?? 0;
    const told = words.split(" ").reverse();
    if (told.every((word, back) => token(reading, last - back)?.lower === word)) return role;
  }
  return undefined;
}

/** "granted the town a charter": a phrase of no kind that the object may have, where the next beside it is of one. */
export function isWhomTo(
  reading: SentenceReading,
  { pattern }: Trigger,
  [first, second]: readonly [NounChunk | undefined, NounChunk | undefined],
): boolean {
  const allowed = pattern.only.get(pattern.object ?? "");
  if (allowed === undefined || first === undefined || second?.first !== first.end) return false;
  const isAllowed = (chunk: NounChunk) => isOf(reading, mentionFiller(reading, chunk, allowed), allowed);
  return isAllowed(second) && !isAllowed(first);
}
