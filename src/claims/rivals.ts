import { at } from "../base/assert.ts";
import type { RoleFiller } from "../model/claim.ts";
import type { Roles } from "./filling.ts";
import { isTyped } from "./gates.ts";
import { kindOfMention } from "./kinds.ts";
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

/** Whether one reading of some words leaves no room for another: it covers more of them, or fills its roles better; of two as good the first in the data. */
export function beats(a: Considered, b: Considered): boolean {
  if (a === b || a.trigger.first !== b.trigger.first) return false;
  const [length, other] = [a.trigger.length, b.trigger.length];
  if (length !== other) return length > other;
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

/** "was captured and shot", "was beaten and left the country": what must have been told before of the same one was. */
export function leadsTo(before: Considered, { trigger, roles }: Considered): boolean {
  if (!trigger.pattern.after.has(before.trigger.pattern.predicate) || before.trigger.first >= trigger.first) return false;
  const { object, subject } = trigger.pattern;
  const own = roles[object ?? subject ?? ""] ?? [];
  const told = before.roles[before.trigger.pattern.object ?? before.trigger.pattern.subject ?? ""] ?? [];
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

/** "demanded in an ultimatum that", "wrote a letter to Haas": the noun tells of nobody that the verb of its clause has not told of; "paid a subsidy": the verb has it in a role. */
export function saysAlready(reading: SentenceReading, other: Considered, { trigger, roles }: Considered): boolean {
  const verb = other.trigger;
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
