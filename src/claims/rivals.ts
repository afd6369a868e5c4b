import { at } from "../base/assert.ts";
import type { RoleFiller } from "../model/claim.ts";
import type { Roles } from "./filling.ts";
import { isTyped } from "./gates.ts";
import { isUnwilling } from "./governing.ts";
import { isNounOf, kindOfMention } from "./kinds.ts";
import type { NounChunk, SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** A pattern that is met, with its roles filled, before it is decided which of those for the same words is meant. */
export interface Considered {
  readonly trigger: Trigger;
  readonly roles: Roles;
  readonly where?: RoleFiller;
  readonly rank: number;
  readonly fit: number;
}

/** Whether one reading of some words leaves no room for another: it covers more of them, goes on from what was told before, or fills its roles better; of two as good the first in the data. */
export function beats(a: Considered, b: Considered): boolean {
  if (a === b || a.trigger.first !== b.trigger.first) return false;
  const [length, other] = [a.trigger.length, b.trigger.length];
  if (length !== other) return length > other;
  const [follows, precedes] = [asksAround(a.trigger), asksAround(b.trigger)];
  if (follows !== precedes) return follows;
  return a.fit > b.fit || (a.fit === b.fit && a.rank < b.rank);
}

/** How well the roles are filled: three for a name of a kind that the role asks for, two for a noun of such a kind or a name that can stand for one, one for other words. */
export function fitOf(reading: SentenceReading, { pattern }: Trigger, roles: Roles): number {
  const asked = reading.knowledge.predicates.get(pattern.predicate)?.roles ?? {};
  let fit = 0;
  for (const [role, fillers] of Object.entries(roles)) {
    if (role === pattern.whole) continue;
    const kinds: readonly string[] = asked[role] ?? [];
    const named = fillers.some((filler) => kinds.includes(kindOfMention(reading, filler) ?? ""));
    fit += named ? 3 : fillers.some((filler) => isTyped(reading, filler, [...kinds, ...(pattern.only.get(role) ?? [])])) ? 2 : 1;
  }
  return fit;
}

/** Whether a pattern asks what else the sentence tells. */
function asksAround({ pattern }: Trigger): boolean {
  return pattern.after.size > 0 || pattern.followed.size > 0;
}

/** Whether what a pattern asks to be told before, or later, is told. */
export function follows(reading: SentenceReading, own: Considered, possible: readonly Considered[]): boolean {
  if (!asksAround(own.trigger)) return true;
  const { followed } = own.trigger.pattern;
  if (followed.size > 0) return possible.some((other) => followed.has(other.trigger.pattern.predicate) && isToldAfter(own, other));
  return possible.some((other) => leadsTo(reading, other, own)) || answers(reading, own);
}

/** "was captured and shot", "was beaten and left the country": what must have been told before of the same one was; "20,000 dead, while the others admit 6,000": a number alone counts what one before it did. */
function leadsTo(reading: SentenceReading, before: Considered, { trigger, roles }: Considered): boolean {
  if (!trigger.pattern.after.has(before.trigger.pattern.predicate) || before.trigger.first >= trigger.first) return false;
  const number = numberIn(reading, trigger, roles);
  if (number !== undefined) return Object.values(before.roles).some((fillers) => fillers.some((one) => one !== number && isNumber(reading, one)));
  if (endsWithThem(reading, trigger)) return isTrue(before.trigger) && meansThem(reading, before, trigger);
  const own = roles[trigger.pattern.object ?? trigger.pattern.subject ?? ""] ?? [];
  const told = before.roles[objectOf(before.trigger)] ?? [];
  // "tried the prisoner, and that evening Haas was strangled"
  if (own.some((one) => one.mention !== undefined) && told.some((one) => one.mention === undefined && isNounOf(reading, one, ["captive"])))
    return true;
  return areSame(own, told);
}

/** "was shot, and died two days later": the same one. */
function isToldAfter(own: Considered, later: Considered): boolean {
  if (later.trigger.first <= own.trigger.first) return false;
  return areSame(own.roles[objectOf(own.trigger)] ?? [], later.roles[objectOf(later.trigger)] ?? []);
}

function areSame(some: readonly RoleFiller[], others: readonly RoleFiller[]): boolean {
  return some.some((one) =>
    others.some((other) => one.span.start === other.span.start || (one.mention !== undefined && one.mention === other.mention)),
  );
}

/** Words that end with a pronoun for those told of before. */
function endsWithThem({ document, language }: SentenceReading, { end }: Trigger): boolean {
  return language.grammar.pronouns.get(at(document.tokens, end - 1).lower) === "plural";
}

/**
 * "the villagers were massacred, and Haas was among them": those told of are the last named before, others than by the words that tell it;
 * "one of them who survived" tells of him what it did not of them.
 */
function meansThem(reading: SentenceReading, before: Considered, { first, end }: Trigger): boolean {
  const { document, language, chunks } = reading;
  const { relatives, personalRelatives } = language.grammar;
  const next = document.tokens[end]?.lower ?? "";
  if (relatives.has(next) || personalRelatives.has(next)) return false;
  const several = chunks.filter(
    (chunk): chunk is NounChunk => chunk.kind === "noun" && chunk.end <= first && !isWithin(chunk, before.trigger) && areSeveral(reading, chunk),
  );
  const last = several.at(-1);
  const number = numberIn(reading, before.trigger, before.roles);
  const told = [...(before.roles[objectOf(before.trigger)] ?? []), ...(number === undefined ? [] : [number])];
  return last !== undefined && told.some(({ span }) => reading.phraseAt.get(span.start) === last);
}

function isWithin(chunk: NounChunk, { first, end }: Trigger): boolean {
  return chunk.first >= first && chunk.end <= end;
}

function areSeveral({ document, language }: SentenceReading, { pronoun, mentions, end, possessive }: NounChunk): boolean {
  if (pronoun !== undefined) return pronoun === "plural";
  const { lower } = at(document.tokens, possessive ? end - 2 : end - 1);
  return (
    mentions.some(({ kind }) => kind === "quantity") ||
    language.grammar.isPlural(lower) ||
    COLLECTIVE.some((kind) => language.grammar.kindsOf(lower).includes(kind))
  );
}

/** "the garrison", "the clergy": one word for many. */
const COLLECTIVE = ["folk", "force"] as const;

function isTrue({ polarity, modality }: Trigger): boolean {
  return polarity === "affirmed" && modality === "asserted";
}

/** "the battle was fought", "a settlement was reached": the noun tells of it by itself, or is in a role of the verb. */
export function isToldOtherwise({ trigger }: Considered, all: readonly Considered[]): boolean {
  const { noun, first } = trigger;
  if (noun === undefined) return false;
  const told = new Set(all.flatMap(({ trigger: other }) => (other.first === first && other.noun === noun ? [other.pattern.predicate] : [])));
  return all.some(({ trigger: other }) => {
    if (other.noun !== undefined || !told.has(other.pattern.predicate)) return false;
    return other.first === first || (other.form === "noun" && other.first <= noun && noun < other.end);
  });
}

/** "How many died? The army admits 6,000.": what the sentence before asked. */
function answers(reading: SentenceReading, { trigger, roles }: Considered): boolean {
  const { document, sentence, language } = reading;
  const told = document.sentences[sentence.index - 1];
  if (told?.paragraph !== sentence.paragraph) return false;
  if (document.tokens[told.endToken - 1]?.text !== "?" || numberIn(reading, trigger, roles) === undefined) return false;
  for (let word = told.firstToken; word < told.endToken; word++) {
    const entries = language.claims.triggers.get(at(document.tokens, word).lower);
    if (entries?.some(({ rest, pattern }) => rest.length === 0 && trigger.pattern.after.has(pattern.predicate)) === true) return true;
  }
  return false;
}

/** What fills the role of a number. */
function numberIn({ knowledge }: SentenceReading, { pattern }: Trigger, roles: Roles): RoleFiller | undefined {
  const asked = knowledge.predicates.get(pattern.predicate)?.roles ?? {};
  return Object.keys(roles)
    .filter((role) => asked[role]?.includes("quantity"))
    .flatMap((role) => roles[role] ?? [])[0];
}

function isNumber({ phraseAt }: SentenceReading, { span }: RoleFiller): boolean {
  return phraseAt.get(span.start)?.mentions.some(({ kind }) => kind === "quantity") === true;
}

/** The role of whom something is told of: with nouns who follows "of", "the sentence of Moreno". */
function objectOf({ pattern: { object, subject, of, verbal } }: Trigger): string {
  return (verbal ? (object ?? subject) : of) ?? "";
}

/** "demanded in an ultimatum that", "wrote a letter to Haas": the noun tells of nobody that the verb of its clause has not told of; "paid a subsidy": the verb has it in a role. */
export function saysAlready(reading: SentenceReading, other: Considered, { trigger, roles }: Considered): boolean {
  const verb = other.trigger;
  if (isUnwilling(reading, verb) && trigger.groupFirst <= verb.first && verb.end <= trigger.first) return true;
  if (trigger.form !== "noun" || !verb.pattern.verbal || verb.pattern.predicate !== trigger.pattern.predicate) return false;
  const told = ([role, fillers]: [string, readonly RoleFiller[]]) =>
    fillers.every(({ span }) => other.roles[role]?.some((one) => one.span.start === span.start) === true);
  if (verb.clause === trigger.clause && verb.first < trigger.first && Object.entries(roles).every(told)) return true;
  const { start, end } = at(reading.document.tokens, trigger.first);
  const holds = Object.values(other.roles).some((fillers) => fillers.some(({ span }) => span.start <= start && end <= span.end));
  return holds && trigger.pattern.counted === undefined && Object.keys(roles).length <= Object.keys(other.roles).length;
}

/** The mentions in a claim's roles, each with its predicate and role. */
export function fillersOf({ pattern }: Pick<Trigger, "pattern">, roles: Roles): readonly string[] {
  return Object.entries(roles).flatMap(([role, fillers]) =>
    fillers.flatMap(({ mention }) => (mention === undefined ? [] : `${pattern.predicate} ${role} ${mention}`)),
  );
}

/** Of a noun that a number counts the number, as `fillersOf` gives it. */
export function countedOf({ pattern }: Pick<Trigger, "pattern">, { [pattern.counted ?? ""]: fillers = [] }: Roles): readonly string[] {
  return fillersOf({ pattern }, { [pattern.counted ?? ""]: fillers });
}
