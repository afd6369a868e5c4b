import { at } from "../base/assert.ts";
import type { RoleFiller } from "../model/claim.ts";
import type { Roles } from "./filling.ts";
import { isTyped } from "./gates.ts";
import { isUnwilling } from "./governing.ts";
import { isNounOf, kindOfMention } from "./kinds.ts";
import type { SentenceReading } from "./reading.ts";
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
  const [follows, precedes] = [a.trigger.pattern.after.size > 0, b.trigger.pattern.after.size > 0];
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

/** Whether what a pattern asks to have been told before was told. */
export function follows(reading: SentenceReading, own: Considered, possible: readonly Considered[]): boolean {
  return possible.some((other) => leadsTo(reading, other, own)) || answers(reading, own);
}

/** "was captured and shot", "was beaten and left the country": what must have been told before of the same one was; "20,000 dead, while the others admit 6,000": a number alone counts what one before it did. */
function leadsTo(reading: SentenceReading, before: Considered, { trigger, roles }: Considered): boolean {
  if (!trigger.pattern.after.has(before.trigger.pattern.predicate) || before.trigger.first >= trigger.first) return false;
  const number = numberIn(reading, trigger, roles);
  if (number !== undefined) return Object.values(before.roles).some((fillers) => fillers.some((one) => one !== number && isNumber(reading, one)));
  const own = roles[trigger.pattern.object ?? trigger.pattern.subject ?? ""] ?? [];
  const told = before.roles[objectOf(before.trigger)] ?? [];
  // "tried the prisoner, and that evening Haas was strangled"
  if (own.some((one) => one.mention !== undefined) && told.some((one) => one.mention === undefined && isNounOf(reading, one, ["captive"])))
    return true;
  return own.some((one) => told.some((other) => one.span.start === other.span.start || (one.mention !== undefined && one.mention === other.mention)));
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

/** "How many died? The army admits 6,000.": what is asked before is what a number answers. */
function answers(reading: SentenceReading, { trigger, roles }: Considered): boolean {
  const { document, sentence, language } = reading;
  const asked = document.sentences[sentence.index - 1];
  if (asked?.paragraph !== sentence.paragraph || document.tokens[asked.endToken - 1]?.text !== "?") return false;
  if (numberIn(reading, trigger, roles) === undefined) return false;
  for (let word = asked.firstToken; word < asked.endToken; word++) {
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
