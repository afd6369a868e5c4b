import { at } from "../base/assert.ts";
import type { NameMention, OfficeMention } from "../model/mention.ts";
import { fillerFrom } from "./fillers.ts";
import { isSomeone } from "./kinds.ts";
import { chunkIndex } from "./nearby.ts";
import type { NounChunk, SentenceReading } from "./reading.ts";
import type { Roles } from "./roles.ts";
import { fillerFor } from "./titles.ts";
import type { Trigger } from "./triggers.ts";

/** What a verb says of others than its own words: of each further person and office, and of whoever is told to share it. */
export function gapped(reading: SentenceReading, trigger: Trigger, roles: Roles): readonly Roles[] {
  return [...offices(reading, trigger, roles), ...companions(reading, trigger, roles)];
}

/** "elected Moreno president, Haas treasurer and Orlov secretary": what the verb says of each further person, the rest of the roles being the same. */
function offices(reading: SentenceReading, trigger: Trigger, roles: Roles): readonly Roles[] {
  const { pattern } = trigger;
  const [whom, what] = pattern.object === undefined ? [pattern.subject, pattern.second] : [pattern.object, pattern.second];
  const office = what === undefined ? undefined : roles[what]?.[0];
  if (whom === undefined || what === undefined || office === undefined || roles[whom] === undefined) return [];
  if (officeIn(reading.phraseAt.get(office.span.start)) === undefined) return [];
  const found: Roles[] = [];
  const held = reading.phraseAt.get(office.span.start);
  let index = held === undefined ? reading.chunks.length : chunkIndex(reading, held.first) + 1;
  for (;;) {
    const next = joined(reading, index);
    const [person, phrase] = [reading.chunks[next], reading.chunks[next + 1]];
    if (next === index || person?.kind !== "noun" || phrase?.kind !== "noun") return found;
    const [name, title] = [onlyPerson(person), officeIn(phrase)];
    if (name === undefined || title === undefined || title.firstToken > phrase.first + 1) return found;
    found.push({ ...roles, [whom]: [fillerFor(reading, name)], [what]: [fillerFor(reading, title)] });
    index = next + 2;
  }
}

/** "He was executed, and she with him": whoever stands after a conjunction, with a pronoun for the subject beside, shares what happened. */
function companions(reading: SentenceReading, trigger: Trigger, roles: Roles): readonly Roles[] {
  const { pattern, form } = trigger;
  const shared = form === "passive" ? pattern.object : form === "active" && pattern.object === undefined ? pattern.subject : undefined;
  const [subject] = shared === undefined ? [] : (roles[shared] ?? []);
  if (shared === undefined || subject === undefined) return [];
  const { company } = reading.language.grammar;
  for (let index = chunkIndex(reading, trigger.end - 1) + 1; index < reading.chunks.length - 2; index++) {
    const chunk = at(reading.chunks, index);
    if (chunk.kind === "verb") return [];
    if (chunk.kind !== "conjunction") continue;
    const [other, beside, pronoun, after] = reading.chunks.slice(index + 1, index + 5);
    if (other?.kind !== "noun" || beside === undefined || pronoun?.kind !== "noun" || pronoun.pronoun === undefined) continue;
    const words = reading.document.tokens.slice(beside.first, beside.end).map(({ lower }) => lower);
    if (!company.has(words.join(" ")) || (after !== undefined && after.kind !== "mark")) continue;
    const filler = isSomeone(reading, other) ? fillerFrom(reading, other, ["person"]) : undefined;
    return filler === undefined || filler.mention === subject.mention ? [] : [{ ...roles, [shared]: [filler] }];
  }
  return [];
}

/** Past commas and conjunctions. */
function joined(reading: SentenceReading, index: number): number {
  let next = index;
  while (reading.chunks[next]?.kind === "conjunction" || (reading.chunks[next]?.kind === "mark" && isComma(reading, next))) next++;
  return next;
}

function isComma(reading: SentenceReading, index: number): boolean {
  return at(reading.document.tokens, at(reading.chunks, index).first).text === ",";
}

function onlyPerson({ mentions, end }: NounChunk): NameMention | undefined {
  const person = mentions.find((mention): mention is NameMention => mention.kind === "person");
  return person?.endToken === end ? person : undefined;
}

function officeIn(chunk: NounChunk | undefined): OfficeMention | undefined {
  return chunk?.mentions.find((mention): mention is OfficeMention => mention.kind === "office");
}
