import { at } from "../base/assert.ts";
import type { Arguments } from "./arguments.ts";
import { chunkIndex } from "./nearby.ts";
import type { NounChunk, SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** How far behind a participle the verb may stand that says who they were. */
const REACH = 6;

/** "Among those arrested were Moreno and Haas", "those shot included Orlov": whom it happened to is named behind the next verb. */
export function withIncluded(reading: SentenceReading, trigger: Trigger, around: Arguments): Arguments {
  if (trigger.form !== "reduced-passive") return around;
  const { grammar } = reading.language;
  const { tokens } = reading.document;
  if (!grammar.openGroups.has(tokens[trigger.first - 1]?.lower ?? "")) return around;
  const from = chunkIndex(reading, trigger.end - 1) + 1;
  for (let index = from; index < Math.min(from + REACH, reading.chunks.length); index++) {
    const chunk = at(reading.chunks, index);
    if (chunk.kind === "mark" || chunk.kind === "conjunction") return around;
    if (chunk.kind !== "verb") continue;
    const { lower } = at(tokens, chunk.first);
    if (!grammar.be.has(lower) && !grammar.inclusion.has(lower)) return around;
    const named = listFrom(reading, index + 1);
    return named.length === 0 ? around : { ...around, subject: named };
  }
  return around;
}

/** "Among the dead were Moreno and Haas": who is named behind "were", where words with a preposition open the sentence. */
export function shownBehind(reading: SentenceReading, { first, end }: Trigger): readonly NounChunk[] {
  const { grammar } = reading.language;
  const { tokens } = reading.document;
  const verb = reading.chunks[chunkIndex(reading, end - 1) + 1];
  if (!grammar.prepositions.has(at(tokens, first).lower) || verb?.kind !== "verb" || !grammar.be.has(at(tokens, verb.first).lower)) return [];
  return listFrom(reading, chunkIndex(reading, verb.end - 1) + 1);
}

/** The phrases of a list, and the name that one is given as an example of it: "leaders like Moreno". */
function listFrom(reading: SentenceReading, from: number): readonly NounChunk[] {
  const found: NounChunk[] = [];
  const joins = (index: number) => {
    const { text, lower } = reading.document.tokens[reading.chunks[index]?.first ?? -1] ?? { text: "", lower: "" };
    return text === "," || reading.language.grammar.coordination.has(lower) || reading.language.grammar.examples.has(lower);
  };
  for (let index = from; ; index++) {
    while (found.length > 0 && joins(index)) index++;
    const chunk = reading.chunks[index];
    if (chunk?.kind !== "noun" || chunk.possessive || chunk.pronoun !== undefined) return found;
    found.push(chunk);
    if (!joins(index + 1)) return found;
  }
}
