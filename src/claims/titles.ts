import { at } from "../base/assert.ts";
import type { RoleFiller } from "../model/claim.ts";
import type { NameMention, OfficeMention } from "../model/mention.ts";
import type { NounChunk, SentenceReading } from "./reading.ts";

/** A person shown with an office: "Governor Moreno", "Moreno, the governor of Lima". */
export interface TitleUse {
  readonly person: NameMention;
  readonly office: OfficeMention;
  readonly producer: "title" | "apposition";
}

/** Offices in use as titles or appositions: each says that the person held the office when the sentence's event happened, or later, when it was told. */
export function titlesOf(reading: SentenceReading): readonly TitleUse[] {
  const found: TitleUse[] = [];
  reading.chunks.forEach((chunk, index) => {
    if (chunk.kind !== "noun") return;
    const offices = chunk.mentions.filter((mention) => mention.kind === "office");
    const people = chunk.mentions.filter((mention): mention is NameMention => mention.kind === "person");
    const person = people.at(-1);
    const office = offices.at(-1);
    if (person !== undefined && office !== undefined && office.end <= person.start) found.push({ person, office, producer: "title" });
    const after = appositionAfter(reading, index);
    if (person !== undefined && after !== undefined) found.push({ person, office: after, producer: "apposition" });
    const named = person === undefined && office !== undefined ? nameAfter(reading, index) : undefined;
    if (named !== undefined && office !== undefined) found.push({ person: named, office, producer: "apposition" });
  });
  return found.filter((use) => use.office.mode !== "former");
}

function appositionAfter(reading: SentenceReading, index: number): OfficeMention | undefined {
  const next = reading.chunks[index + 2];
  return isComma(reading, index + 1) && next?.kind === "noun" ? startsWithOffice(next) : undefined;
}

/** "the governor, Henry Moreno, fled": one name set off between marks, which no list goes on after. */
function nameAfter(reading: SentenceReading, index: number): NameMention | undefined {
  const next = reading.chunks[index + 2];
  if (!isComma(reading, index + 1) || next?.kind !== "noun" || next.possessive || !closesName(reading, index + 3)) return undefined;
  const people = next.mentions.filter((mention): mention is NameMention => mention.kind === "person");
  const others = next.mentions.some((mention) => mention.kind !== "person" && mention.kind !== "office");
  return people.length === 1 && !others && next.mentions[0]?.firstToken === next.first ? people[0] : undefined;
}

function closesName(reading: SentenceReading, index: number): boolean {
  const [mark, after] = [reading.chunks[index], reading.chunks[index + 1]];
  if (mark?.kind !== "mark") return false;
  if (!isComma(reading, index)) return true;
  return after?.kind === "verb" || after?.kind === "word" || after?.kind === "preposition" || (after?.kind === "noun" && after.pronoun !== undefined);
}

function isComma(reading: SentenceReading, index: number): boolean {
  const chunk = reading.chunks[index];
  return chunk?.kind === "mark" && at(reading.document.tokens, chunk.first).text === ",";
}

function startsWithOffice(chunk: NounChunk): OfficeMention | undefined {
  const office = chunk.mentions.find((mention) => mention.kind === "office");
  const person = chunk.mentions.some((mention) => mention.kind === "person");
  return office !== undefined && !person && !chunk.possessive && office.firstToken - chunk.first <= 2 ? office : undefined;
}

/** The words of a mention as a role filler. */
export function fillerFor(reading: SentenceReading, mention: NameMention | OfficeMention): RoleFiller {
  const span = { start: mention.start, end: mention.end };
  return { span, quote: reading.document.source.text.slice(span.start, span.end), mention: mention.id };
}
