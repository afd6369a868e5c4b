// Which faults follow from the text itself, by the gold annotation alone: nothing of Regest is asked.
import type { BaseText, GoldDate } from "./texts.ts";

/** How many gold dates on either side bound a date. */
const NEIGHBOURS = 2;
/** Characters: what is told further off bounds nothing. */
const REACH = 4000;

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
 * and the changed one does not under any reading. Dates behind it that leave the changed part to be understood bind nothing:
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
  return !inOrder([...before, { ...date, ...changed }, ...after]);
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
