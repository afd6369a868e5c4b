import { at } from "../base/assert.ts";
import type { Arguments, Complement } from "./arguments.ts";
import { chunkIndex, governedBy } from "./nearby.ts";
import { isComma, type NounChunk, type SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** What stands before its verb in a clause that describes it: "the rebels, whom the king released", "the town to which he fled". */
interface Fronted {
  readonly described: NounChunk;
  readonly preposition?: string;
  /** Index of the first chunk of the clause. */
  readonly opening: number;
}

/** The same arguments, with what a relative clause describes as the object, or as what the preposition before the relative governs. */
export function withFronted(reading: SentenceReading, trigger: Trigger, around: Arguments): Arguments {
  if ((trigger.form !== "active" && trigger.form !== "passive") || trigger.wanted === true) return around;
  const direct = around.direct.filter(({ chunk }) => chunk.pronoun !== "relative");
  const fronted = frontedBefore(reading, trigger);
  if (fronted === undefined) return { ...around, direct, subject: subjectAround(reading, trigger, around.subject) };
  const { described, preposition, opening } = fronted;
  const complement: Complement = { chunk: described, joined: [described], ...(preposition === undefined ? {} : { preposition }) };
  const governed = around.governed.filter(({ chunk }) => chunk.pronoun !== "relative");
  const subject = around.subject.filter((chunk) => chunk !== described);
  const own =
    subject.length > 0 && subject.every(({ first }) => first >= at(reading.chunks, opening).first)
      ? subject
      : subjectWithin(reading, trigger, opening);
  if (preposition !== undefined) return { ...around, direct, governed: [...governed, complement], subject: own };
  if (trigger.form === "passive" || direct.length > (trigger.pattern.second === undefined ? 0 : 1)) return { ...around, direct };
  return { ...around, direct: [complement, ...direct], governed, subject: own };
}

/** "The king, whom the regent had dismissed, fled": behind the comma the clause that was broken off goes on. */
function subjectAround(reading: SentenceReading, trigger: Trigger, subject: readonly NounChunk[]): readonly NounChunk[] {
  let index = chunkIndex(reading, trigger.groupFirst) - 1;
  if (!isComma(reading, reading.chunks[index])) return subject;
  for (index--; index > 1 && !isComma(reading, reading.chunks[index]); index--) {
    const chunk = at(reading.chunks, index);
    const described = chunk.kind === "noun" && chunk.pronoun === "relative" ? reading.chunks[index - 2] : undefined;
    if (described === undefined) continue;
    const inside = subject.length > 0 && subject.every(({ first }) => first >= chunk.first && first < trigger.first);
    return inside && isComma(reading, reading.chunks[index - 1]) && described.kind === "noun" && !described.possessive ? [described] : subject;
  }
  return subject;
}

function subjectWithin(reading: SentenceReading, trigger: Trigger, opening: number): readonly NounChunk[] {
  for (let index = opening + 1; index < chunkIndex(reading, trigger.groupFirst); index++) {
    const chunk = at(reading.chunks, index);
    if (chunk.kind === "noun" && !chunk.possessive && governedBy(reading, index) === undefined) return [chunk];
  }
  return [];
}

/** The relative before the subject of a verb, or of one that it is joined to, and what stands before it. */
function frontedBefore(reading: SentenceReading, trigger: Trigger): Fronted | undefined {
  const verb = chunkIndex(reading, trigger.groupFirst);
  let subject = false;
  for (let index = verb - 1; index >= 0; index--) {
    const chunk = at(reading.chunks, index);
    if (chunk.kind === "mark") return undefined;
    if (chunk.kind === "verb") {
      if (subject || reading.chunks[verb - 1]?.kind !== "conjunction") return undefined;
      continue;
    }
    if (chunk.kind === "conjunction" && index < verb - 1 && !subject) return undefined;
    if (chunk.kind !== "noun") continue;
    const described = describedBy(reading, chunk, index);
    if (described !== undefined) return subject ? { ...described, opening: index } : undefined;
    if (chunk.pronoun === "relative") return undefined;
    if (!chunk.possessive && governedBy(reading, index) === undefined) subject = true;
  }
  return undefined;
}

function describedBy(reading: SentenceReading, chunk: NounChunk, index: number): Omit<Fronted, "opening"> | undefined {
  const { grammar } = reading.language;
  const governor = reading.chunks[index - 1];
  const preposition = governor?.kind === "preposition" ? at(reading.document.tokens, governor.first).lower : undefined;
  const whose = grammar.possessiveRelatives.has(at(reading.document.tokens, chunk.first).lower);
  if (whose && chunk.end > chunk.first + 1) return { described: chunk, ...(preposition === undefined ? {} : { preposition }) };
  if (chunk.pronoun !== "relative" || reading.tree?.is(chunk.first, "mark") === true) return undefined;
  let before = preposition === undefined ? index - 1 : index - 2;
  if (isComma(reading, reading.chunks[before])) before--;
  const described = reading.chunks[before];
  if (described?.kind !== "noun" || described.possessive || described.pronoun === "relative") return undefined;
  return { described, ...(preposition === undefined ? {} : { preposition }) };
}
