import { at } from "../base/assert.ts";
import type { ClaimPattern } from "../lang/claims.ts";
import type { Role, RoleFiller } from "../model/claim.ts";
import type { Clause } from "./clauses.ts";
import type { Chunk, NounChunk, Participant, SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

export type Roles = Record<Role, readonly RoleFiller[]>;

/** A noun chunk with the preposition that governs it. */
interface Governed {
  readonly chunk: NounChunk;
  readonly index: number;
  readonly preposition?: string;
}

/** Fills the roles of a trigger from the noun phrases around it. */
export function rolesOf(
  reading: SentenceReading,
  clauses: readonly Clause[],
  trigger: Trigger,
): { readonly roles: Roles; readonly where?: RoleFiller } | undefined {
  const filling: Filling = { reading, clauses, trigger, roles: {} };
  if (trigger.form === "noun") fillNominal(filling);
  else fillVerbal(filling);
  const where = placeOf(filling);
  if (!satisfies(reading, trigger.pattern, filling.roles)) return undefined;
  return { roles: filling.roles, ...(where === undefined ? {} : { where }) };
}

interface Filling {
  readonly reading: SentenceReading;
  readonly clauses: readonly Clause[];
  readonly trigger: Trigger;
  readonly roles: Roles;
}

function satisfies(reading: SentenceReading, pattern: ClaimPattern, roles: Roles): boolean {
  const named = (role: Role | undefined) =>
    role === undefined || roles[role] === undefined || roles[role]?.some((filler) => filler.mention !== undefined) === true;
  const given = (role: Role | undefined) => role !== undefined && roles[role] !== undefined;
  if (pattern.needs !== undefined && !given(pattern.needs)) return false;
  if (pattern.namedSubject && !(given(pattern.subject) && named(pattern.subject))) return false;
  const objective = pattern.verbal ? pattern.object : pattern.of;
  if (pattern.namedObject && !(given(objective) && named(objective))) return false;
  if (pattern.namedComplement && !Object.values(roles).some((fillers) => fillers.some((filler) => filler.mention !== undefined))) return false;
  if (pattern.personObject && !(given(objective) && isPersonal(reading, roles[objective ?? ""] ?? []))) return false;
  return Object.keys(roles).length > 0;
}

function isPersonal(reading: SentenceReading, fillers: readonly RoleFiller[]): boolean {
  return fillers.some((filler) =>
    reading.chunks.some(
      (chunk) =>
        chunk.kind === "noun" &&
        (chunk.pronoun === "male" ||
          chunk.pronoun === "female" ||
          chunk.pronoun === "plural" ||
          chunk.mentions.some((mention) => mention.kind === "person" || mention.kind === "office")) &&
        at(reading.document.tokens, chunk.first).start <= filler.span.start &&
        at(reading.document.tokens, chunk.end - 1).end >= filler.span.end,
    ),
  );
}

function fillVerbal(filling: Filling): void {
  const { trigger } = filling;
  const { pattern } = trigger;
  const passive = trigger.form === "passive" || trigger.form === "reduced-passive";
  const complements = complementsOf(filling);
  const direct = complements.filter((one) => one.preposition === undefined);
  if (passive) {
    putSubject(filling, pattern.object ?? pattern.subject);
    put(filling, pattern.second, direct[0] === undefined ? [] : [direct[0].chunk]);
    const agent = complements.find((one) => one.preposition === filling.reading.language.grammar.passiveAgent);
    if (pattern.object !== undefined) put(filling, pattern.subject, agent === undefined ? [] : coordinated(filling.reading, agent.index));
  } else {
    const object = direct[0];
    const complementOnly = pattern.object === undefined && pattern.second !== undefined;
    putSubject(filling, object === undefined && pattern.intransitive !== undefined ? pattern.intransitive : pattern.subject);
    if (complementOnly) put(filling, pattern.second, object === undefined ? [] : [object.chunk]);
    else {
      put(filling, pattern.object, object === undefined ? [] : coordinated(filling.reading, object.index));
      put(filling, pattern.second, direct[1] === undefined ? [] : [direct[1].chunk]);
    }
  }
  prepositional(filling, complements);
}

function fillNominal(filling: Filling): void {
  const { reading, trigger } = filling;
  const { pattern } = trigger;
  const complements = complementsOf(filling);
  for (const one of complements) {
    const role =
      one.preposition === reading.language.grammar.genitive
        ? pattern.of
        : one.preposition === reading.language.grammar.passiveAgent
          ? pattern.by
          : undefined;
    put(filling, role, coordinated(reading, one.index));
  }
  const before = reading.chunks[chunkIndex(reading, trigger.first) - 1];
  if (before?.kind === "noun" && before.possessive && before.end <= trigger.first) put(filling, pattern.possessive, [before]);
  prepositional(filling, complements);
}

function prepositional(filling: Filling, complements: readonly Governed[]): void {
  for (const one of complements) {
    const role = one.preposition === undefined ? undefined : filling.trigger.pattern.prepositions.get(one.preposition);
    put(filling, role, coordinated(filling.reading, one.index));
  }
}

/** Noun chunks after the trigger, up to the next verb or the end of the clause, each with its preposition. */
function complementsOf(filling: Filling): readonly Governed[] {
  const { reading, clauses, trigger } = filling;
  const clause = at(clauses, trigger.clause);
  const found: Governed[] = [];
  const inside = chunkIndex(reading, trigger.first);
  let preposition: string | undefined;
  for (let index = Math.min(chunkIndex(reading, trigger.end - 1) + 1, clause.end); index < clause.end; index++) {
    const chunk = at(reading.chunks, index);
    if (chunk.kind === "verb" && index > inside) break;
    if (chunk.kind === "preposition") preposition = at(reading.document.tokens, chunk.first).lower;
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

/** After a comma, complements go on only in a list or with a preposition. */
function goesOn(reading: SentenceReading, index: number): boolean {
  const next = reading.chunks[index + 1];
  return (
    next !== undefined &&
    (next.kind === "preposition" || next.kind === "time" || (next.kind === "noun" && next.mentions.length > 0) || next.kind === "mark")
  );
}

function subjectOf(filling: Filling): readonly NounChunk[] {
  const { reading, clauses, trigger } = filling;
  const clause = at(clauses, trigger.clause);
  const limit = chunkIndex(reading, trigger.groupFirst);
  if (trigger.form === "reduced-passive") return nearestBefore(reading, limit);
  const own = trigger.form === "infinitive" || trigger.form === "gerund" ? governingSubject(filling, limit) : leading(reading, clause, limit);
  if (own.length > 0) return own.length === 1 && at(own, 0).pronoun === "relative" ? antecedent(reading, clause) : own;
  for (let earlier = trigger.clause - 1; earlier >= 0; earlier--) {
    const before = at(clauses, earlier);
    const subject = before.kind === "relative" ? antecedent(reading, before) : leading(reading, before, before.end);
    if (subject.length > 0) return subject;
  }
  return [];
}

/** The subject of an infinitive or gerund is the first free noun of its clause, or of the sentence. */
function governingSubject(filling: Filling, limit: number): readonly NounChunk[] {
  return leading(filling.reading, at(filling.clauses, filling.trigger.clause), limit);
}

/** The first noun chunk of the clause that no preposition governs, with what is coordinated to it; a relative only where nothing else can be the subject. */
function leading(reading: SentenceReading, clause: Clause, limit: number): readonly NounChunk[] {
  let relative: NounChunk | undefined;
  for (let index = clause.first; index < Math.min(limit, clause.end); index++) {
    const chunk = at(reading.chunks, index);
    if (chunk.kind !== "noun" || chunk.possessive || governedBy(reading, index) !== undefined) continue;
    if (chunk.pronoun === "relative") relative ??= chunk;
    else return coordinated(reading, index, limit);
  }
  return relative === undefined ? [] : [relative];
}

/** The preposition directly before a noun chunk, words between allowed. */
function governedBy(reading: SentenceReading, index: number): string | undefined {
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

/** What "who" and "which" stand for: the noun chunk just before the clause. */
function antecedent(reading: SentenceReading, clause: Clause): readonly NounChunk[] {
  return nearestBefore(reading, clause.first);
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
    if (chunk.mentions.length === 0 && first.mentions.length > 0) break;
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

/** "in Vienna", "at the port of Genoa": the first place after a preposition of place that fills no role. */
function placeOf(filling: Filling): RoleFiller | undefined {
  const { reading, clauses, trigger, roles } = filling;
  const clause = at(clauses, trigger.clause);
  const taken = new Set(Object.values(roles).flatMap((fillers) => fillers.map((filler) => filler.mention)));
  for (let index = clause.first; index < clause.end; index++) {
    const chunk = at(reading.chunks, index);
    const place =
      chunk.kind === "noun"
        ? chunk.mentions.find((mention) => mention.kind === "place" || (mention.kind === "group" && mention.polity === true))
        : undefined;
    if (place === undefined || taken.has(place.id)) continue;
    const preposition = governedBy(reading, index);
    if (preposition !== undefined && reading.language.grammar.placePrepositions.has(preposition)) return fillerOf(reading, place);
  }
  return undefined;
}

/** Puts the subject in its role; where it cannot fill it, the nearest name before the verb that can ("The two leaders, Moreno, a lawyer, was elected"). */
function putSubject(filling: Filling, role: Role | undefined): void {
  put(filling, role, subjectOf(filling));
  if (role === undefined || filling.roles[role] !== undefined) return;
  const kinds = kindsOf(filling, role);
  if (kinds.includes("any")) return;
  const limit = chunkIndex(filling.reading, filling.trigger.groupFirst);
  for (let index = limit - 1; index >= 0; index--) {
    const chunk = at(filling.reading.chunks, index);
    if (chunk.kind === "noun" && !chunk.possessive && governedBy(filling.reading, index) === undefined && mentionFor(chunk, kinds) !== undefined) {
      put(filling, role, [chunk]);
      return;
    }
  }
}

function kindsOf(filling: Filling, role: Role): readonly string[] {
  return filling.reading.knowledge.predicates.get(filling.trigger.pattern.predicate)?.roles[role] ?? [];
}

function put(filling: Filling, role: Role | undefined, chunks: readonly NounChunk[]): void {
  if (role === undefined || filling.roles[role] !== undefined) return;
  const kinds = kindsOf(filling, role);
  const fillers = chunks.flatMap((chunk) => {
    const mention = mentionFor(chunk, kinds);
    if (mention !== undefined) return [fillerOf(filling.reading, mention)];
    const meant = chunk.pronoun === undefined ? undefined : filling.reading.antecedents.person(chunk);
    if (meant !== undefined && kinds.includes("person")) return [{ ...phraseFiller(filling.reading, chunk), mention: meant.id, inferred: true }];
    if (!kinds.includes("any") && chunk.pronoun === undefined) return [];
    if (!names(filling.reading, chunk)) return [];
    // an unnamed paper comes with its article: "a treaty", "the resolution"
    if (kinds.includes("document") && !startsWithDeterminer(filling.reading, chunk)) return [];
    return [phraseFiller(filling.reading, chunk)];
  });
  if (fillers.length > 0) filling.roles[role] = fillers;
}

function startsWithDeterminer(reading: SentenceReading, chunk: NounChunk): boolean {
  return reading.language.grammar.determiners.has(at(reading.document.tokens, chunk.first).lower);
}

/** A phrase of determiners and numbers alone names nothing. */
function names(reading: SentenceReading, chunk: NounChunk): boolean {
  if (chunk.pronoun !== undefined) return chunk.pronoun !== "relative";
  const { determiners } = reading.language.grammar;
  return reading.document.tokens.slice(chunk.first, chunk.end).some((one) => one.kind === "word" && !determiners.has(one.lower));
}

/** The mention of a chunk that may fill a role of these kinds: the last that fits, for titles stand before names. */
function mentionFor(chunk: NounChunk, kinds: readonly string[]): Participant | undefined {
  return chunk.mentions.findLast(
    (mention) =>
      kinds.includes(mention.kind) ||
      (mention.kind === "group" && mention.polity === true && kinds.includes("place")) ||
      (mention.kind === "place" && kinds.includes("group")),
  );
}

function fillerOf(reading: SentenceReading, mention: Participant): RoleFiller {
  const span = { start: mention.start, end: mention.end };
  return { span, quote: reading.document.source.text.slice(span.start, span.end), mention: mention.id };
}

function phraseFiller(reading: SentenceReading, chunk: NounChunk): RoleFiller {
  const last = chunk.possessive ? chunk.end - 2 : chunk.end - 1;
  const span = { start: at(reading.document.tokens, chunk.first).start, end: at(reading.document.tokens, Math.max(last, chunk.first)).end };
  return { span, quote: reading.document.source.text.slice(span.start, span.end), ...(chunk.pronoun === undefined ? {} : { inferred: true }) };
}

function chunkIndex(reading: SentenceReading, tokenIndex: number): number {
  return reading.chunkOf[tokenIndex - reading.sentence.firstToken] ?? reading.chunks.length;
}
