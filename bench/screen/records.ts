import type { Records } from "../../src/api/wire.ts";
import { at } from "../../src/base/assert.ts";
import { groupBy } from "../../src/base/collections.ts";
import type { Claim, ClaimId, PredicateId, Voice, VoiceId } from "../../src/model/claim.ts";
import type { Entity, EntityId } from "../../src/model/entity.ts";
import type { MentionId, NameMention, Timex } from "../../src/model/mention.ts";
import type { SourceId } from "../../src/model/source.ts";
import { readSource } from "../../src/source/index.ts";
import { addDays, gregorianDate, gregorianDay } from "../../src/time/days.ts";
import { dayInterval, somewhereIn } from "../../src/time/interval.ts";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const ACCOUNTS = 3;
const PER_PARAGRAPH = 40;
/** A third of them people, bodies and places each, so that every sort of lane is full. */
const NAMED = 60;
const FORTY_YEARS = 14_610;

/** Words that tell of nothing: what stands between two claims in most texts. */
const BETWEEN = "The nights were long and the roads were bad and nobody in the whole of that valley remembered it otherwise.".split(" ");

/**
 * Three accounts of forty years with so many dated claims, each a sentence of its own: some of a day, some of a month, some within bounds.
 * Behind each of them stand as many words as `between` says that tell of nothing.
 */
export function manyClaims(count: number, { between = 0 }: { readonly between?: number } = {}): Records {
  const filling = Array.from({ length: between }, (_, index) => ` ${at(BETWEEN, index % BETWEEN.length)}`).join("");
  const sources = Array.from({ length: ACCOUNTS }, (_, account) => {
    const sentences = Array.from({ length: Math.ceil(count / ACCOUNTS) }, (_, index) => sentenceOf(index * ACCOUNTS + account) + filling);
    const paragraphs = Array.from({ length: Math.ceil(sentences.length / PER_PARAGRAPH) }, (_, index) =>
      sentences.slice(index * PER_PARAGRAPH, (index + 1) * PER_PARAGRAPH).join(" "),
    );
    const id = `account-${account + 1}.txt` as SourceId;
    return readSource({ id, given: paragraphs.join("\n\n"), format: "plain", metadata: { language: "en", title: `Account ${account + 1}` } });
  });
  const mentions: (Timex | NameMention)[] = [];
  const claims: Claim[] = [];
  const places = sources.map(() => 0);
  for (let index = 0; index < count; index++) {
    const account = index % ACCOUNTS;
    const source = at(sources, account);
    const sentence = sentenceOf(index);
    const start = source.text.indexOf(sentence, at(places, account));
    places[account] = start + sentence.length;
    const { date, name, event } = partsOf(index);
    const day = dayOfClaim(index);
    const interval = index % 7 === 0 ? somewhereIn(day, addDays(day, 30)) : dayInterval(day, addDays(day, index % 11 === 0 ? 90 : 0));
    const base = { source: source.id, sentence: Math.floor(index / ACCOUNTS), firstToken: 0, endToken: 1, producer: "bench" };
    const timex = { start: start + 3, end: start + 3 + date.length, quote: date };
    const person = { start: start + 3 + date.length + 1, end: start + 3 + date.length + 1 + name.length, quote: name };
    mentions.push({
      ...base,
      ...timex,
      id: `t${index}` as MentionId,
      kind: "timex",
      type: "date",
      calendar: "gregorian",
      relation: "in",
      value: "",
      interval,
      basis: { kind: "stated" },
    });
    mentions.push({ ...base, ...person, id: `p${index}` as MentionId, kind: "person" });
    claims.push({
      id: `c${index}` as ClaimId,
      source: source.id,
      predicate: event as PredicateId,
      roles: { agent: [{ span: { start: person.start, end: person.end }, quote: name, mention: `p${index}` as MentionId }] },
      when: { timex: `t${index}` as MentionId, relation: "in", interval, basis: "stated" },
      polarity: "affirmed",
      modality: "asserted",
      attribution: { voice: `v ${source.id}` as VoiceId, stance: "asserts" },
      span: { start, end: start + sentence.length },
      quote: sentence,
      trigger: { start: person.end + 1, end: person.end + 1 + event.length },
      sentence: base.sentence,
      producer: "bench",
    });
  }
  const documents = sources.map((source) => ({ source, sections: [], paragraphs: [], sentences: [], tokens: [] }));
  const voices = sources.map((source): Voice => ({ id: `v ${source.id}` as VoiceId, source: source.id, name: "author", vague: false }));
  return { documents, mentions, claims, voices, entities: peopleOf(count), places: [], findings: [] };
}

function peopleOf(count: number): readonly Entity[] {
  return Array.from({ length: NAMED }, (_, person): Entity => {
    const mentions = Array.from({ length: Math.ceil((count - person) / NAMED) }, (_, index) => `p${index * NAMED + person}` as MentionId);
    const name = nameOf(person);
    return {
      id: `e${person}` as EntityId,
      kind: at(["person", "group", "place"], person % 3),
      name,
      variants: [{ name, mentions, spelling: false }],
      joins: mentions.map((mention) => ({ mention, reason: "same-name", inferred: false })),
    };
  });
}

/** Days wander through the years, and come back now and then, as stories do. */
function dayOfClaim(index: number) {
  return addDays(gregorianDay(1910, 1, 1), (index * 7919) % FORTY_YEARS);
}

function nameOf(person: number): string {
  return `Colonel ${String.fromCharCode(65 + (person % 26))}${["asin", "eren", "itov"][person % 3]}`;
}

function partsOf(index: number) {
  const { year, month, day } = gregorianDate(dayOfClaim(index));
  return {
    date: `${day} ${at(MONTHS, month - 1)} ${year}`,
    name: nameOf(index % NAMED),
    event: at(["left", "wrote", "arrived", "rested"], index % 4),
  };
}

function sentenceOf(index: number): string {
  const { date, name, event } = partsOf(index);
  return `On ${date} ${name} ${event}.`;
}

/** So many people in some circles, each of whom met two others, most often of their own circle. */
export function manyTies(people: number): Records {
  const circles = Math.max(4, Math.round(Math.sqrt(people) / 2));
  const met = Array.from({ length: people * 2 }, (_, index) => {
    const one = index % people;
    const far = (index * 7919) % people;
    const other = index % 7 === 0 ? far : (one + circles * (1 + ((index * 31) % 40))) % people;
    return { one, other: other === one ? (one + circles) % people : other };
  });
  const named = (person: number) =>
    `Colonel ${String.fromCharCode(65 + (person % 26))}${["asin", "eren", "itov"][person % 3]} ${Math.floor(person / 78) + 1}`;
  const sentences = met.map(({ one, other }) => `${named(one)} met ${named(other)}.`);
  const id = "met.txt" as SourceId;
  const source = readSource({ id, given: sentences.join(" "), format: "plain", metadata: { language: "en", title: "Who met whom" } });
  const mentions: NameMention[] = [];
  const claims: Claim[] = [];
  let start = 0;
  met.forEach(({ one, other }, index) => {
    const base = { source: id, sentence: 0, firstToken: 0, endToken: 1, producer: "bench" };
    const verb = start + named(one).length + 1;
    const partakers = [one, other].map((person, place) => ({
      ...base,
      id: `${place === 0 ? "a" : "b"}${index}` as MentionId,
      kind: "person" as const,
      start: place === 0 ? start : verb + 4,
      end: (place === 0 ? start : verb + 4) + named(person).length,
      quote: named(person),
    }));
    mentions.push(...partakers);
    const [agent, patient] = partakers.map(({ start: from, end, quote, id: mention }) => [{ span: { start: from, end }, quote, mention }]);
    const quote = at(sentences, index);
    claims.push({
      ...base,
      id: `m${index}` as ClaimId,
      predicate: "meet" as PredicateId,
      roles: { agent: agent ?? [], patient: patient ?? [] },
      polarity: "affirmed",
      modality: "asserted",
      attribution: { voice: "v" as VoiceId, stance: "asserts" },
      span: { start, end: start + quote.length },
      quote,
      trigger: { start: verb, end: verb + 3 },
    });
    start += quote.length + 1;
  });
  const byName = groupBy(mentions, ({ quote }) => quote);
  const entities = Array.from({ length: people }, (_, person): Entity => {
    const own = (byName.get(named(person)) ?? []).map((mention) => mention.id);
    return {
      id: `e${person}` as EntityId,
      kind: person % 9 === 0 ? "group" : "person",
      name: named(person),
      variants: [{ name: named(person), mentions: own, spelling: false }],
      joins: own.map((mention) => ({ mention, reason: "same-name", inferred: false })),
    };
  });
  const documents = [{ source, sections: [], paragraphs: [], sentences: [], tokens: [] }];
  return {
    documents,
    mentions,
    claims,
    voices: [{ id: "v" as VoiceId, source: id, name: "author", vague: false }],
    entities,
    places: [],
    findings: [],
  };
}
