import { at } from "../base/assert.ts";
import type { Role } from "../model/claim.ts";
import type { NameMention } from "../model/mention.ts";
import type { Complement } from "./arguments.ts";
import type { Clause } from "./clauses.ts";
import { kindsOfPhrase } from "./kinds.ts";
import { governedBy } from "./nearby.ts";
import type { NounChunk, Participant, SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** Where an event is told to have happened: a place tied to its own words, the place that its relative clause describes, one of its clause, or the one that opens its sentence. */
export function placeAround(
  reading: SentenceReading,
  clauses: readonly Clause[],
  { trigger, governed, taken }: { readonly trigger: Trigger; readonly governed: readonly Complement[]; readonly taken: ReadonlySet<string> },
): NameMention | NounChunk | undefined {
  const clause = at(clauses, trigger.clause);
  const free = (mention: NameMention | undefined) => (mention === undefined || taken.has(mention.id) ? undefined : mention);
  const own = governed.filter(({ preposition }) => preposition !== undefined && isOfPlace(reading, preposition));
  for (const { chunk } of own) {
    const place = free(placeIn(chunk));
    if (place !== undefined) return place;
  }
  const described = describedPlace(reading, clause);
  if (described !== undefined) return free(described);
  const unnamed = own.find(({ chunk }) => isPlaceNoun(reading, chunk))?.chunk;
  if (unnamed !== undefined) return unnamed;
  for (let index = clause.first; index < clause.end; index++) {
    const place = free(governedPlace(reading, index));
    if (place !== undefined) return place;
  }
  const opening = clause.kind === "coordinate" ? free(openingPlace(reading, clauses, trigger)) : undefined;
  return opening ?? there(reading, clause, trigger);
}

const PLACE: Role = "place";

/** "died there", "There he was attacked": the word that stands for a place, directly behind the verb or at the head of its clause. */
function there(reading: SentenceReading, clause: Clause, { pattern, end }: Trigger): NounChunk | undefined {
  if (!pattern.verbal || reading.knowledge.predicates.get(pattern.predicate)?.roles[PLACE] === undefined) return undefined;
  const opening = at(reading.chunks, clause.first);
  for (const first of [end, opening.first]) {
    const lower = first < reading.sentence.endToken ? at(reading.document.tokens, first).lower : "";
    if (reading.language.grammar.placeAdverbs.has(lower) && reading.tree?.is(first, "expl") !== true)
      return { kind: "noun", first, end: first + 1, mentions: [], possessive: false };
  }
  return undefined;
}

/** "on the road", "in his cell": a noun for a place and for nobody. */
function isPlaceNoun(reading: SentenceReading, chunk: NounChunk): boolean {
  if (chunk.mentions.length > 0 || chunk.pronoun !== undefined || chunk.possessive || chunk.end === chunk.first + 1) return false;
  const kinds = kindsOfPhrase(reading, chunk);
  return kinds.includes("place") && !kinds.includes("person") && !kinds.includes("group") && !kinds.includes("document");
}

/** "At Beijing he was pardoned and made a prince": the place that opens the sentence is that of its coordinate clauses too. */
function openingPlace(reading: SentenceReading, clauses: readonly Clause[], trigger: Trigger): NameMention | undefined {
  const between = clauses.slice(1, trigger.clause + 1);
  if (between.some(({ kind }) => kind === "main")) return undefined;
  const first = reading.chunks.findIndex(({ kind }) => kind === "noun");
  return first >= 0 && first <= 2 ? governedPlace(reading, first) : undefined;
}

/** "to Eshowe, where he died": the place before the clause, a comma between allowed. */
function describedPlace(reading: SentenceReading, clause: Clause): NameMention | undefined {
  const opener = at(reading.document.tokens, at(reading.chunks, clause.first).first).lower;
  if (!reading.language.grammar.relativePlaces.has(opener)) return undefined;
  const before = clause.first - (reading.chunks[clause.first - 1]?.kind === "mark" ? 2 : 1);
  const chunk = reading.chunks[before];
  return chunk?.kind === "noun" ? placeIn(chunk) : undefined;
}

function governedPlace(reading: SentenceReading, index: number): NameMention | undefined {
  const chunk = at(reading.chunks, index);
  const place = chunk.kind === "noun" ? placeIn(chunk) : undefined;
  if (place === undefined) return undefined;
  const preposition = governedBy(reading, index);
  return preposition !== undefined && isOfPlace(reading, preposition) ? place : undefined;
}

function isOfPlace(reading: SentenceReading, preposition: string): boolean {
  return reading.language.grammar.placePrepositions.has(preposition);
}

function placeIn(chunk: NounChunk): NameMention | undefined {
  return chunk.mentions.find(
    (mention: Participant): mention is NameMention => mention.kind === "place" || (mention.kind === "group" && mention.polity === true),
  );
}
