import { at } from "../base/assert.ts";
import type { Arguments } from "./arguments.ts";
import { phraseFiller } from "./fillers.ts";
import { phrases, withConjuncts } from "./hanging.ts";
import { isOf, isSomeone } from "./kinds.ts";
import { chunkIndex, governedBy } from "./nearby.ts";
import { isComma, type NounChunk, type SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** "With him came the envoys", "Then there came a host": who stands behind a verb that has no object and nobody before it. */
export function withInverted(reading: SentenceReading, trigger: Trigger, around: Arguments): Arguments {
  const { tree } = reading;
  const { form, pattern, first, end } = trigger;
  if (tree === undefined || form !== "active" || trigger.wanted === true || pattern.object !== undefined) return around;
  let verb = chunkIndex(reading, first);
  while (["verb", "word"].includes(reading.chunks[verb - 1]?.kind ?? "")) verb--;
  if (tree.dependent(first, "expl") === undefined && !isOpening(reading, verb - 1)) return around;
  if (around.subject.some((chunk) => chunk.first < first && governedBy(reading, chunkIndex(reading, chunk.first)) === undefined)) return around;
  const doer = behind(reading, chunkIndex(reading, end - 1) + 1);
  return doer === undefined ? around : { ...around, subject: phrases(reading, withConjuncts(tree, doer.end - 1)) };
}

/** "With him", "From the hills": a phrase with its preposition that opens the sentence or a piece of it, and ends at this chunk. */
function isOpening(reading: SentenceReading, last: number): boolean {
  const { chunks, document } = reading;
  if (chunks[last]?.kind !== "noun" || chunks[last - 1]?.kind !== "preposition") return false;
  const before = chunks[last - 2];
  if (before === undefined || before.kind === "conjunction") return true;
  return before.kind === "mark" && /^[;:,]$/u.test(at(document.tokens, before.first).text);
}

/** The phrase for someone that follows, what is set off between commas left out. */
function behind(reading: SentenceReading, from: number): NounChunk | undefined {
  let index = from;
  if (isComma(reading, reading.chunks[index])) {
    index++;
    while (index < reading.chunks.length && !isComma(reading, reading.chunks[index]) && reading.chunks[index]?.kind !== "verb") index++;
    index++;
  }
  const chunk = reading.chunks[index];
  if (chunk?.kind !== "noun" || chunk.possessive || chunk.pronoun !== undefined) return undefined;
  const someone = isSomeone(reading, chunk) || isOf(reading, phraseFiller(reading, chunk), ["force", "people"]);
  return someone ? chunk : undefined;
}
