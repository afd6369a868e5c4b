import { at } from "../base/assert.ts";
import type { Arguments, Complement } from "./arguments.ts";
import type { Clause } from "./clauses.ts";
import { isOfDeterminers, isOfficeOf } from "./kinds.ts";
import { type Chunk, isComma, type NounChunk, type SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** What stands around the words that name an event, by the order of phrases alone: for sentences without dependencies. */
export function argumentsNearby(reading: SentenceReading, clauses: readonly Clause[], trigger: Trigger): Arguments {
  const filling: Standing = { reading, clauses, trigger };
  const complements = complementsOf(filling).map(({ chunk, index, preposition }): Complement => {
    const joined = coordinated(reading, index);
    return { chunk, joined, ...(preposition === undefined ? {} : { preposition }) };
  });
  const before = reading.chunks[chunkIndex(reading, trigger.first) - 1];
  return {
    subject: trigger.form === "noun" ? [] : subjectOf(filling),
    direct: complements.filter((one) => one.preposition === undefined),
    governed: complements.filter((one) => one.preposition !== undefined),
    bearer: besideNoun(reading, trigger),
    possessors: before?.kind === "noun" && before.possessive && before.end <= trigger.first ? [before] : [],
  };
}

/** The name directly before or after the comma that a noun for a person is set off by: "Theodore, the brother of Heraclius", "his brother Theodore". */
function besideNoun(reading: SentenceReading, trigger: Trigger): readonly NounChunk[] {
  if (trigger.form !== "noun") return [];
  const index = chunkIndex(reading, trigger.first);
  const own = reading.chunks[index];
  if (own?.kind === "noun" && own.mentions.some((mention) => mention.firstToken >= trigger.end)) return [own];
  const next = reading.chunks[index + 1];
  if (next?.kind === "noun" && next.pronoun === undefined && next.mentions[0]?.firstToken === next.first) return [next];
  const [comma, before] = [reading.chunks[index - 1], reading.chunks[index - 2]];
  if (isComma(reading, comma) && before?.kind === "noun" && before.mentions.length > 0) return [before];
  // "A native of Ghent, Haas entered …"
  let end = index + 1;
  while (reading.chunks[end]?.kind === "preposition" && reading.chunks[end + 1]?.kind === "noun") end += 2;
  const [mark, opened] = reading.chunks.slice(end, end + 2);
  if (index === 0 && isComma(reading, mark) && opened?.kind === "noun" && opened.mentions.at(-1)?.kind === "person") return [opened];
  // "with the loss of its commander, Captain Haas, and …"
  const [behind, name, after] = reading.chunks.slice(index + 1, index + 4);
  const set = isComma(reading, behind) && name?.kind === "noun" && !name.possessive && (after === undefined || after.kind === "mark");
  return set && name.mentions.at(-1)?.kind === "person" ? [name] : [];
}

interface Standing {
  readonly reading: SentenceReading;
  readonly clauses: readonly Clause[];
  readonly trigger: Trigger;
}

interface Governed {
  readonly chunk: NounChunk;
  readonly index: number;
  readonly preposition?: string;
}

/** Noun chunks after the trigger, up to the next verb or the end of the clause, each with its preposition. */
function complementsOf(filling: Standing): readonly Governed[] {
  const { reading, clauses, trigger } = filling;
  const clause = at(clauses, trigger.clause);
  const found: Governed[] = [];
  const inside = chunkIndex(reading, trigger.first);
  let preposition: string | undefined;
  const delayed = trigger.form === "active" ? behindAside(reading, inside + 1) : undefined;
  if (delayed !== undefined) return [delayed];
  for (let index = Math.min(chunkIndex(reading, trigger.end - 1) + 1, clause.end); index < clause.end; index++) {
    const chunk = at(reading.chunks, index);
    if (chunk.kind === "verb" && index > inside) break;
    if (chunk.kind === "preposition") preposition = prepositionAt(reading, chunk.first);
    else if (chunk.kind === "noun") {
      if (chunk.pronoun === "relative") break;
      found.push({ chunk, index, ...(preposition === undefined ? {} : { preposition }) });
      preposition = undefined;
    } else if (chunk.kind === "mark" && found.length > 0) {
      if (!goesOn(reading, index)) break;
    } else if (chunk.kind !== "word" && chunk.kind !== "conjunction") preposition = undefined;
  }
  return found;
}

/** "ceded, for twenty millions, the islands", "had, they claimed, 5,000 men": the object behind what is set off right after its verb. */
function behindAside(reading: SentenceReading, comma: number): Governed | undefined {
  const { chunks } = reading;
  if (!isComma(reading, chunks[comma])) return undefined;
  const [opening, next] = [chunks[comma + 1], chunks[comma + 2]];
  if (opening?.kind !== "preposition" && !(opening?.kind === "noun" && opening.pronoun !== "relative" && next?.kind === "verb")) return undefined;
  for (let index = comma + 2; index < comma + ASIDE; index++) {
    if (chunks[index]?.kind !== "mark") continue;
    const object = chunks[index + 1];
    if (!isComma(reading, chunks[index]) || object?.kind !== "noun" || object.pronoun !== undefined || object.possessive) return undefined;
    return chunks[index + 2]?.kind === "verb" ? undefined : { chunk: object, index: index + 1 };
  }
  return undefined;
}

/** Chunks of what is set off at most. */
const ASIDE = 8;

/** "Along with" is whose company it is, and no "with". */
function prepositionAt(reading: SentenceReading, word: number): string {
  const { lower } = at(reading.document.tokens, word);
  const pair = `${reading.document.tokens[word - 1]?.lower ?? ""} ${lower}`;
  return reading.language.grammar.company.has(pair) ? pair : lower;
}

/** After a comma, complements go on only in a list or with a preposition. */
function goesOn(reading: SentenceReading, index: number): boolean {
  const next = reading.chunks[index + 1];
  return (
    next !== undefined &&
    (next.kind === "preposition" || next.kind === "time" || (next.kind === "noun" && next.mentions.length > 0) || next.kind === "mark")
  );
}

function subjectOf(filling: Standing): readonly NounChunk[] {
  const { reading, clauses, trigger } = filling;
  const clause = at(clauses, trigger.clause);
  const limit = chunkIndex(reading, trigger.groupFirst);
  if (limit === 0) return afterOpening(reading);
  if (trigger.form === "reduced-passive") return nearestBefore(reading, limit);
  const own = leading(filling, clause, limit);
  if (own.length > 0) return own.length === 1 && at(own, 0).pronoun === "relative" ? antecedent(reading, clause) : own;
  for (let earlier = trigger.clause - 1; earlier >= 0; earlier--) {
    const before = at(clauses, earlier);
    const subject = before.kind === "relative" ? antecedent(reading, before) : leading(filling, before, firstVerb(reading, before));
    if (subject.length > 0) return subject;
  }
  return [];
}

/** What stands after the verb of an earlier clause is not its subject. */
function firstVerb(reading: SentenceReading, clause: Clause): number {
  for (let index = clause.first; index < clause.end; index++) if (at(reading.chunks, index).kind === "verb") return index;
  return clause.end;
}

/** The first noun chunk of the clause that no preposition governs, with what is coordinated to it; a relative only where nothing else can be the subject. */
function leading({ reading, trigger }: Standing, clause: Clause, limit: number): readonly NounChunk[] {
  const own = chunkIndex(reading, trigger.groupFirst);
  let relative: NounChunk | undefined;
  for (let index = clause.first; index < Math.min(limit, clause.end); index++) {
    const chunk = at(reading.chunks, index);
    if (chunk.kind !== "noun" || chunk.possessive || governedBy(reading, index) !== undefined || isAside(reading, index, own)) continue;
    if (chunk.pronoun === "relative") relative ??= chunk;
    else return coordinated(reading, index, limit);
  }
  return relative === undefined ? [] : [relative];
}

/** In brackets that close before what it would be the subject of. */
export function isAside(reading: SentenceReading, index: number, limit: number): boolean {
  const mark = (from: number, to: number, signs: string) =>
    reading.chunks
      .slice(Math.max(0, from), to)
      .findLast(({ kind, first }) => kind === "mark" && signs.includes(at(reading.document.tokens, first).text));
  const before = mark(0, index, "()");
  return before !== undefined && at(reading.document.tokens, before.first).text === "(" && mark(index + 1, limit, ")") !== undefined;
}

/** The preposition directly before a noun chunk, words between allowed. */
export function governedBy(reading: SentenceReading, index: number): string | undefined {
  let before = index - 1;
  while (before >= 0 && (reading.chunks[before]?.kind === "word" || isPossessor(reading.chunks[before]))) before--;
  const chunk = reading.chunks[before];
  if (chunk?.kind === "preposition") return at(reading.document.tokens, chunk.first).lower;
  return undefined;
}

function isPossessor(chunk: Chunk | undefined): boolean {
  return chunk?.kind === "noun" && chunk.possessive;
}

function nearestBefore(reading: SentenceReading, limit: number): readonly NounChunk[] {
  for (let index = limit - 1; index >= 0 && index >= limit - 3; index--) {
    const chunk = at(reading.chunks, index);
    if (chunk.kind === "noun" && chunk.pronoun !== "relative") return [chunk];
    if (chunk.kind === "verb") return [];
  }
  return [];
}

/** "Elected president in May, with Haas as treasurer, Moreno left": a participle that opens the sentence describes the first subject behind a comma. */
function afterOpening({ chunks }: SentenceReading): readonly NounChunk[] {
  const comma = chunks.findIndex(
    (chunk, index) => chunk.kind === "mark" && index > 0 && chunks[index + 1]?.kind === "noun" && chunks[index + 2]?.kind === "verb",
  );
  const subject = chunks[comma + 1];
  return comma > 0 && subject?.kind === "noun" && !subject.possessive ? [subject] : [];
}

/**
 * What "who" and "which" stand for: the noun chunk just before the clause, and for the second of two, "who had fled, and who was shot", what the first
 * stands for.
 */
function antecedent(reading: SentenceReading, clause: Clause): readonly NounChunk[] {
  const joined = reading.chunks[clause.first - 1]?.kind === "conjunction";
  return nearestBefore(reading, joined ? relativeBefore(reading, clause.first) : clause.first);
}

/** The relative that opens the clause before, which another "and who" goes on with; the place itself where there is none. */
function relativeBefore({ chunks }: SentenceReading, first: number): number {
  const earlier = chunks.slice(0, first - 1).findLastIndex((chunk) => chunk.kind === "noun" && chunk.pronoun === "relative");
  return earlier > 0 ? earlier : first;
}

/** A noun chunk with the names joined to it by commas and conjunctions. */
function coordinated(reading: SentenceReading, index: number, limit: number = reading.chunks.length): readonly NounChunk[] {
  const first = at(reading.chunks, index);
  if (first.kind !== "noun") return [];
  const all: NounChunk[] = [first];
  let next = index + 1;
  while (next < limit) {
    let joins = 0;
    while (next < limit && joins < 3 && isJoin(reading, next)) {
      next++;
      joins++;
    }
    const chunk = reading.chunks[next];
    if (joins === 0 || next >= limit || chunk?.kind !== "noun" || chunk.pronoun !== undefined || chunk.possessive) break;
    if ((chunk.mentions.length === 0 && first.mentions.length > 0) || isOfficeOf(reading, all.at(-1), chunk)) break;
    if (reading.chunks[next + 1]?.kind === "verb" && next + 1 < limit && limit === reading.chunks.length) break;
    all.push(chunk);
    next++;
  }
  return all;
}

function isJoin(reading: SentenceReading, index: number): boolean {
  const chunk = reading.chunks[index];
  if (chunk === undefined) return false;
  const { text, lower } = at(reading.document.tokens, chunk.first);
  return (chunk.kind === "mark" && text === ",") || (chunk.kind === "conjunction" && reading.language.grammar.coordination.has(lower));
}

export function chunkIndex(reading: SentenceReading, tokenIndex: number): number {
  return reading.chunkOf[tokenIndex - reading.sentence.firstToken] ?? reading.chunks.length;
}

/** "what was left of the army": the last of the verbs behind a word that asks. */
function lastOfRest(reading: SentenceReading, index: number): number {
  const rest = reading.chunks[index];
  const { contentOpeners, rests } = reading.language.grammar;
  const lower = (chunk: Chunk) => at(reading.document.tokens, chunk.first).lower;
  if (rest === undefined || rest.end > rest.first + 1 || !contentOpeners.has(lower(rest))) return index;
  const last = reading.chunks.slice(index + 1, index + 4).findLastIndex((chunk) => chunk.kind === "verb" && rests.has(lower(chunk)));
  return last < 0 ? index : index + 1 + last;
}

/** Of "much of the region" the region is meant: the first phrase only tells how much. */
export function wholeOf(reading: SentenceReading, chunk: NounChunk): NounChunk {
  if (chunk.mentions.length > 0) return chunk;
  const own = chunkIndex(reading, chunk.first);
  const index = lastOfRest(reading, own);
  const of = reading.chunks[index + 1];
  const owner = reading.chunks[index + 2];
  // "a portion of Mexico's land": what is owned is meant
  const whole = isPossessor(owner) ? reading.chunks[index + 3] : owner;
  if (of?.kind !== "preposition" || whole?.kind !== "noun") return chunk;
  if (at(reading.document.tokens, of.first).lower !== reading.language.grammar.genitive) return chunk;
  const part =
    index > own || isOfDeterminers(reading, chunk) || reading.language.grammar.partitives.has(at(reading.document.tokens, chunk.end - 1).lower);
  return part ? whole : chunk;
}
