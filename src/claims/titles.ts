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
    if (person !== undefined) for (const after of appositionsAfter(reading, index)) found.push({ person, office: after, producer: "apposition" });
    const named = person === undefined && office !== undefined ? nameAfter(reading, index) : undefined;
    if (named !== undefined && office !== undefined) found.push({ person: named, office, producer: "apposition" });
  });
  return found.filter(({ office }) => office.mode !== "former" && office.mode !== "honorary");
}

/** "Moreno, now governor of Lima and a general, fled": adverbs and dates may stand before an office, and another office be joined to it. */
function appositionsAfter(reading: SentenceReading, index: number): readonly OfficeMention[] {
  if (!isComma(reading, index + 1)) return [];
  let next = index + 2;
  while (["word", "time"].includes(reading.chunks[next]?.kind ?? "")) next++;
  const offices: OfficeMention[] = [];
  for (;;) {
    const chunk = reading.chunks[next];
    const office = chunk?.kind === "noun" ? officeOf(chunk) : undefined;
    if (office === undefined) return offices;
    offices.push(office);
    if (reading.chunks[next + 1]?.kind !== "conjunction") return offices;
    next += 2;
  }
}

/** "the governor, Sir Henry Moreno, fled": one name set off between marks, with its titles, which no list goes on after. */
function nameAfter(reading: SentenceReading, index: number): NameMention | undefined {
  const next = reading.chunks[index + 2];
  if (!isComma(reading, index + 1) || next?.kind !== "noun" || next.possessive || !closesName(reading, index + 3)) return undefined;
  const people = next.mentions.filter((mention): mention is NameMention => mention.kind === "person");
  const others = next.mentions.some((mention) => mention.kind !== "person" && mention.kind !== "office");
  const [person] = people;
  return person !== undefined && people.length === 1 && !others && isTitled(reading, next, person) ? person : undefined;
}

/** Whether only words with a capital stand before a name in its phrase. */
function isTitled(reading: SentenceReading, { first }: NounChunk, { firstToken }: NameMention): boolean {
  return reading.document.tokens.slice(first, firstToken).every(({ text }) => /^\p{Lu}/u.test(text));
}

function closesName(reading: SentenceReading, index: number): boolean {
  const [mark, after] = [reading.chunks[index], reading.chunks[index + 1]];
  if (mark?.kind !== "mark") return false;
  if (!isComma(reading, index)) return true;
  if (after?.kind === "conjunction") return reading.chunks[index + 2]?.kind === "verb";
  return after?.kind === "verb" || after?.kind === "word" || after?.kind === "preposition" || (after?.kind === "noun" && after.pronoun !== undefined);
}

function isComma(reading: SentenceReading, index: number): boolean {
  const chunk = reading.chunks[index];
  return chunk?.kind === "mark" && at(reading.document.tokens, chunk.first).text === ",";
}

/** The office that a phrase without a name begins or ends with. */
function officeOf(chunk: NounChunk): OfficeMention | undefined {
  const office = chunk.mentions.find((mention) => mention.kind === "office");
  if (office === undefined || chunk.possessive || chunk.mentions.some((mention) => mention.kind === "person")) return undefined;
  return office.firstToken - chunk.first <= 2 || office.endToken === chunk.end ? office : undefined;
}

/** The words of a mention as a role filler. */
export function fillerFor(reading: SentenceReading, mention: NameMention | OfficeMention): RoleFiller {
  const span = { start: mention.start, end: mention.end };
  return { span, quote: reading.document.source.text.slice(span.start, span.end), mention: mention.id };
}
