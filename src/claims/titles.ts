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
    if (person !== undefined && office === undefined && after !== undefined) found.push({ person, office: after, producer: "apposition" });
  });
  return found.filter((use) => use.office.mode !== "former");
}

function appositionAfter(reading: SentenceReading, index: number): OfficeMention | undefined {
  const comma = reading.chunks[index + 1];
  const next = reading.chunks[index + 2];
  if (comma?.kind !== "mark" || at(reading.document.tokens, comma.first).text !== "," || next?.kind !== "noun") return undefined;
  return startsWithOffice(next);
}

function startsWithOffice(chunk: NounChunk): OfficeMention | undefined {
  const office = chunk.mentions.find((mention) => mention.kind === "office");
  const person = chunk.mentions.some((mention) => mention.kind === "person");
  return office !== undefined && !person && office.firstToken - chunk.first <= 1 ? office : undefined;
}

/** The words of a mention as a role filler. */
export function fillerFor(reading: SentenceReading, mention: NameMention | OfficeMention): RoleFiller {
  const span = { start: mention.start, end: mention.end };
  return { span, quote: reading.document.source.text.slice(span.start, span.end), mention: mention.id };
}
