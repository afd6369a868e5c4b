import { at } from "../base/assert.ts";
import type { Arguments } from "./arguments.ts";
import { chunkIndex } from "./nearby.ts";
import type { NounChunk, SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** The same arguments; of verbs that are joined, "captured and burned the bridge", the object of the last is that of the others too. */
export function withShared(reading: SentenceReading, trigger: Trigger, around: Arguments): Arguments {
  if (around.direct.length > 0 || !asksForObject(reading, trigger)) return around;
  const shared = objectBehindJoined(reading, trigger);
  return shared === undefined ? around : { ...around, direct: [{ chunk: shared, joined: [shared] }] };
}

/** An active verb that says nothing without its object. */
function asksForObject({ knowledge }: SentenceReading, { form, pattern }: Trigger): boolean {
  const { object, needs, needsAll, intransitive, namedObject, personObject, second } = pattern;
  if (object === undefined || intransitive !== undefined || second !== undefined || !pattern.verbal) return false;
  if (form === "passive" || form === "reduced-passive") return false;
  return (
    namedObject || personObject || needs.includes(object) || needsAll.includes(object) || knowledge.predicates.get(pattern.predicate)?.key === object
  );
}

/** The phrase behind a verb that is joined directly to this one. */
export function objectBehindJoined(reading: SentenceReading, { end }: Pick<Trigger, "end">): NounChunk | undefined {
  const { chunks, document, language } = reading;
  let joined = false;
  let verbs = 0;
  for (let index = chunkIndex(reading, end - 1) + 1; index < chunks.length; index++) {
    const chunk = at(chunks, index);
    const { text, lower } = at(document.tokens, chunk.first);
    if (chunk.kind === "conjunction" && language.grammar.coordination.has(lower)) joined = true;
    else if (chunk.kind === "verb") verbs++;
    else if (chunk.kind === "noun")
      return joined && verbs > 0 && chunks[index - 1]?.kind === "verb" && !chunk.possessive && chunk.pronoun !== "relative" ? chunk : undefined;
    else if (chunk.kind !== "word" && !(chunk.kind === "mark" && text === "," && !joined)) return undefined;
  }
  return undefined;
}
