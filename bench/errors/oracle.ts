// Which faults follow from the text itself, by the gold annotation alone: nothing of Regest is asked.
import type { BaseText, GoldDate } from "./texts.ts";

/** How many gold dates on either side bound a date. */
const NEIGHBOURS = 2;
/** Characters: what is told further off bounds nothing. */
const REACH = 4000;

/**
 * Days. Stories leave their order all the time: of 402 unchanged dates whose neighbours are in order, 94 are told out of it, 33 by more
 * than a year and 21, one in twenty, by more than this. Only what departs farther is given away by the order of telling.
 */
const USUAL_DEPARTURE = 731;

type Part = "year" | "month";

/** The words in which a date states the part itself. */
const PARTS: Readonly<Record<Part, RegExp>> = {
  year: /(?<!\d)\d{3,4}(?!\d)/,
  month: /January|February|March|April|May|June|July|August|September|October|November|December|\d{4}/,
};

interface Days {
  readonly first: number;
  readonly last: number;
}

/**
 * A changed date is detectable where the dates told before and after it are themselves in order, the original stood between them,
 * and the changed one does not under any reading and departs from it farther than true dates do. Dates behind it that leave the changed part to be understood bind nothing:
 * whoever reads the changed text understands the changed part with them.
 */
export function leavesOrder(base: BaseText, date: GoldDate, { part, ...changed }: Days & { readonly part: Part }): boolean {
  const index = base.dates.indexOf(date);
  const before = base.dates.slice(Math.max(0, index - NEIGHBOURS), index).filter((other) => date.start - other.end < REACH);
  const behind = base.dates.slice(index + 1);
  const next = behind.findIndex((other) => PARTS[part].test(base.text.slice(other.start, other.end)));
  const stating = next < 0 ? [] : behind.slice(next, next + NEIGHBOURS);
  const after = stating.filter((other) => other.start - date.end < REACH);
  const line = [...before, date, ...after];
  if (before.length === 0 || after.length === 0 || !inOrder(line)) return false;
  const earliest = Math.max(...before.map(({ first }) => first));
  const latest = Math.min(...after.map(({ last }) => last));
  return Math.max(earliest - changed.last, changed.first - latest) > USUAL_DEPARTURE;
}

/** Some choice of days keeps the order of telling. */
function inOrder(line: readonly Days[]): boolean {
  let earliest = Number.NEGATIVE_INFINITY;
  for (const { first, last } of line) {
    earliest = Math.max(earliest, first);
    if (earliest > last) return false;
  }
  return true;
}
