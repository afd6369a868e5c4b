import { at } from "../base/assert.ts";
import { isCounted } from "./counted.ts";
import { fillerFrom, phraseFiller } from "./fillers.ts";
import type { Roles } from "./filling.ts";
import { isOf } from "./kinds.ts";
import { chunkIndex } from "./nearby.ts";
import type { NounChunk, SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** "The rebels spoke of 40,000 dead, the ministry of 3,100", "Haas lost 900 men; the other side, 48": a number alone, behind a mark and whoever it is told by or of. */
export function countedAgain(reading: SentenceReading, trigger: Trigger, roles: Roles): readonly Roles[] {
  const { pattern } = trigger;
  const asked = reading.knowledge.predicates.get(pattern.predicate)?.roles ?? {};
  const role = Object.keys(roles).find((each) => asked[each]?.includes("quantity"));
  const own = role === undefined ? undefined : reading.phraseAt.get(roles[role]?.[0]?.span.start ?? -1);
  if (role === undefined || own === undefined) return [];
  const other = numberBehind(reading, chunkIndex(reading, own.first) + 1);
  const filler = other === undefined ? undefined : fillerFrom(reading, other.number, ["quantity"]);
  if (other === undefined || filler === undefined || !isOf(reading, filler, ["count"])) return [];
  const side = pattern.verbal && trigger.form === "active" ? pattern.subject : undefined;
  return [
    { ...roles, [role]: [filler], ...(side === undefined || roles[side] === undefined ? {} : { [side]: [phraseFiller(reading, other.whose)] }) },
  ];
}

/** Behind a comma or semicolon a phrase and, at the end of what hangs together, a number; none where a preposition stands before the phrase: "according to Orlov, 212" is where it is told. */
function numberBehind(reading: SentenceReading, from: number): { readonly whose: NounChunk; readonly number: NounChunk } | undefined {
  const { chunks, document } = reading;
  let marked = false;
  let whose: NounChunk | undefined;
  for (let index = from; index < chunks.length; index++) {
    const chunk = at(chunks, index);
    if (chunk.kind === "verb" || chunk.kind === "conjunction" || (chunk.kind === "preposition" && whose === undefined)) return undefined;
    if (chunk.kind === "mark") {
      if (!/^[,;]$/u.test(at(document.tokens, chunk.first).text)) return undefined;
      marked = true;
    }
    if (!marked || chunk.kind !== "noun") continue;
    const ends = chunks[index + 1] === undefined || chunks[index + 1]?.kind === "mark";
    if (isCounted(chunk)) return whose !== undefined && ends ? { whose, number: chunk } : undefined;
    if (chunk.pronoun !== undefined) return undefined;
    whose ??= chunk;
  }
  return undefined;
}
