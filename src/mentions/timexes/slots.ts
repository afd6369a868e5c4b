import type { Accepted } from "./chart.ts";

/** What a slot was filled with, and the pieces that fill it. */
export interface Filling {
  readonly value: number | string;
  readonly first: number;
  readonly end: number;
  /** The fillings of a part that keeps its slots to itself. */
  readonly inner?: Slots;
}

export type Slots = Readonly<Record<string, Filling | undefined>>;

/** No slot filled. The names that are read are all there, so that the slots of all mentions have one shape and are fast to read. */
const empty = {
  anchor: undefined,
  approximator: undefined,
  bare: undefined,
  bound: undefined,
  calendar: undefined,
  "calendar-day": undefined,
  "calendar-era": undefined,
  "calendar-feast": undefined,
  "calendar-known": undefined,
  "calendar-month": undefined,
  "calendar-year": undefined,
  century: undefined,
  clock: undefined,
  count: undefined,
  date: undefined,
  day: undefined,
  decade: undefined,
  "decade-word": undefined,
  decade2: undefined,
  deixis: undefined,
  direction: undefined,
  early: undefined,
  era: undefined,
  eve: undefined,
  from: undefined,
  half: undefined,
  holiday: undefined,
  hour: undefined,
  larger: undefined,
  "larger-unit": undefined,
  "leap-month": undefined,
  meridiem: undefined,
  minute: undefined,
  mod: undefined,
  month: undefined,
  ordinal: undefined,
  "other-calendar": undefined,
  "other-day": undefined,
  pair: undefined,
  part: undefined,
  "part-of-day": undefined,
  plus: undefined,
  quarter: undefined,
  reign: undefined,
  relation: undefined,
  season: undefined,
  "second-year": undefined,
  style: undefined,
  tail: undefined,
  ten: undefined,
  third: undefined,
  to: undefined,
  unit: undefined,
  "unit-many": undefined,
  "unit-one": undefined,
  "vague-count": undefined,
  value: undefined,
  week: undefined,
  weekday: undefined,
  within: undefined,
  written: undefined,
  y: undefined,
  year: undefined,
  year2: undefined,
  yy: undefined,
  yy2: undefined,
} satisfies Slots;

/** The slots of the one, and where it has none of that name, those of the other. */
export function merged(slots: Slots, others: Slots): Slots {
  const both = { ...slots };
  for (const name in others) both[name] ??= others[name];
  return both;
}

/** The slots of one mention of a match. Parts without a name of their own give their slots to the whole, where it has none of that name. */
export function fillings(accepted: Accepted, group: number): Slots {
  const slots: Record<string, Filling | undefined> = { ...empty };
  fill(slots, accepted, group);
  return slots;
}

function fill(slots: Record<string, Filling | undefined>, { pattern, steps, end: whole }: Accepted, group: number): void {
  let parts = 0;
  for (const { edge, first, end, value, made } of steps) {
    const { slot } = edge;
    if (slot === undefined || (edge.group !== group && edge.group !== -1)) continue;
    if (made !== undefined) parts++;
    if (made !== undefined && slot.endsWith("+")) slots[slot.slice(0, -1)] = { value, first, end, inner: fillings(made, 0) };
    else slots[slot] ??= { value, first, end };
  }
  const { fixed } = pattern;
  for (const name in fixed) slots[name] ??= { value: fixed[name] ?? "", first: steps[0]?.first ?? 0, end: whole };
  if (parts === 0) return;
  for (const { edge, made } of steps) {
    if (made === undefined || edge.slot === undefined || edge.slot.endsWith("+") || (edge.group !== group && edge.group !== -1)) continue;
    fill(slots, made, 0);
  }
}
