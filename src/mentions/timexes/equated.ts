import type { YearStyle } from "../../lang/calendars.ts";
import type { Day, Interval } from "../../model/time.ts";
import { dayInterval, daysInMonth, daysInStyle, intervalOfDays, loosen } from "../../time/index.ts";
import { placed } from "./foreign.ts";
import { calendarOf, type DayPoint, dayOf, type Point, timexValue } from "./point.ts";
import type { Draft, Resolution } from "./scene.ts";

interface Read {
  readonly drafts: readonly Draft[];
  readonly resolutions: readonly Resolution[];
  /** Ways of beginning the year: a date by the older calendar can have the year before ours. */
  readonly styles: ReadonlyMap<string, YearStyle>;
}

/** Between two dates for one time: "25 October (7 November) 1917", "8 Muharram 923/31 January 1517". */
const beside = /^[([/=]/;
const opening = /[([/]$/;

/**
 * Finds dates that stand beside the same date by another calendar, and says whether the two are one day. Of dates by the Julian and the
 * Gregorian calendar that are, each has its calendar; where words call two dates one day that no calendars make one, either day is left open.
 */
export function equated({ drafts, resolutions, styles }: Read): readonly Resolution[] {
  const found = [...resolutions];
  for (let at = 0; at < drafts.length; at++) {
    const [first, second] = [drafts[at], drafts[at + 1]];
    const within = first === undefined ? undefined : inOne(first, found[at]?.point);
    if (within !== undefined) found[at] = { ...(found[at] ?? { value: "" }), ...within };
    if (first === undefined || second === undefined || found[at]?.equal !== undefined || !isBeside(first, second)) continue;
    const both = { drafts: [first, second], resolutions: [found[at] ?? { value: "" }, found[at + 1] ?? { value: "" }] } as const;
    const pair = first.reading.foreign !== undefined || second.reading.foreign !== undefined ? withForeign(both) : ofTwoStyles(both, styles);
    if (pair === undefined) continue;
    found[at] = { ...pair.made[0], equal: { other: at + 1, agrees: pair.agrees } };
    found[at + 1] = { ...pair.made[1], equal: { other: at, agrees: pair.agrees } };
  }
  return found;
}

/** "1 (13) March 1881": one day by both calendars, or if it is not, one of the two. */
function inOne({ reading }: Draft, point: Point | undefined): Pick<Resolution, "stretch" | "calendar"> | undefined {
  const other = reading.slots["other-day"]?.value;
  if (typeof other !== "number" || !isDay(point)) return undefined;
  const beside = { ...point, day: other };
  for (const [old, our] of [
    [beside, point],
    [point, beside],
  ] as const) {
    const day = dayOf(our, "gregorian");
    if (day !== undefined && dayOf(old, "julian") === day)
      return { stretch: dayInterval(day, day), calendar: old === point ? "julian" : "gregorian" };
  }
  const days = [dayOf(beside, "julian"), dayOf(point, "gregorian")].filter((day) => day !== undefined);
  const either = intervalOfDays(days);
  return either === undefined ? undefined : { stretch: either, calendar: "gregorian-or-julian" };
}

interface Both {
  readonly drafts: readonly [Draft, Draft];
  readonly resolutions: readonly [Resolution, Resolution];
}

interface Pair {
  readonly made: readonly [Resolution, Resolution];
  readonly agrees: boolean;
}

/** Side by side, and neither is one end of a stretch. */
function isBeside(first: Draft, second: Draft): boolean {
  if (isWritten(first, second)) return true;
  const { gap, previous, reading } = second;
  if (gap === undefined || previous !== undefined || reading.kind !== "date") return false;
  return beside.test(gap) || (first.match.slots["style"] !== undefined && opening.test(gap));
}

/** A pattern for two dates of one day found them both. */
function isWritten(first: Draft, second: Draft): boolean {
  return first.match.slots["pair"] !== undefined && first.match.siblings === second.match.siblings;
}

function stylesOf([first, second]: Both["drafts"]): readonly unknown[] {
  const said = [first, second].map(({ match }) => match.slots["style"]?.value);
  return isWritten(first, second) ? [] : said;
}

/** Apart by so many days, two dates in one phrase can only be meant as old and new style, even if they are not. */
const leastApart = 8;
const mostApart = 15;

function ofTwoStyles({ drafts, resolutions }: Both, styles: Read["styles"]): Pair | undefined {
  const [first, second] = drafts;
  const [firstPoint, secondPoint] = [resolutions[0].point, resolutions[1].point];
  if (!isDay(firstPoint) || !isDay(secondPoint)) return undefined;
  const said = stylesOf(drafts);
  const orders = [0, 1].filter((julian) => said[julian] !== "gregorian" && said[1 - julian] !== "julian");
  const yearOpen = [first, second].some(({ reading }) => reading.point.year === undefined);
  for (const julian of orders) {
    const [old, our] = julian === 0 ? [firstPoint, secondPoint] : [secondPoint, firstPoint];
    const common = commonDay(old, our, { styles, yearOpen });
    if (common === undefined) continue;
    const points = julian === 0 ? [common.old, common.our] : [common.our, common.old];
    const made = inCalendars(resolutions, julian, dayInterval(common.day, common.day));
    return { made: [inYear(made[0], points[0]), inYear(made[1], points[1])], agrees: true };
  }
  if (!said.some((style) => style !== undefined) && !isWritten(first, second)) return undefined;
  return ofDifferentDays({ drafts, resolutions }, orders, yearOpen ? yearMoves : yearMoves.slice(0, 1));
}

/** Two dates that are meant as one day, and are not: either may be the wrong one. */
function ofDifferentDays({ resolutions }: Both, orders: readonly number[], moves: typeof yearMoves): Pair | undefined {
  const [first, second] = [resolutions[0].point, resolutions[1].point];
  if (!isDay(first) || !isDay(second)) return undefined;
  const tried = orders.flatMap((julian) =>
    moves.flatMap(([oldMove, ourMove]) => {
      const [older, newer] = julian === 0 ? [first, second] : [second, first];
      const [old, our] = [
        { ...older, year: older.year + oldMove },
        { ...newer, year: newer.year + ourMove },
      ];
      const [oldDay, ourDay, written] = [dayOf(old, "julian"), dayOf(our, "gregorian"), dayOf(old, "gregorian")];
      if (oldDay === undefined || ourDay === undefined || written === undefined) return [];
      const apart = Math.abs(ourDay - written);
      return apart < leastApart || apart > mostApart ? [] : [{ julian, old, our, oldDay, ourDay, off: Math.abs(oldDay - ourDay) }];
    }),
  );
  const best = tried.toSorted((a, b) => a.off - b.off)[0];
  const either = best === undefined ? undefined : intervalOfDays([best.oldDay, best.ourDay]);
  if (best === undefined || either === undefined) return undefined;
  const made = inCalendars(resolutions, best.julian, either);
  const points = best.julian === 0 ? [best.old, best.our] : [best.our, best.old];
  return { made: [inYear(made[0], points[0]), inYear(made[1], points[1])], agrees: false };
}

function isDay(point: Point | undefined): point is DayPoint {
  return point?.year !== undefined && point.month !== undefined && point.day !== undefined;
}

interface Leeway {
  readonly styles: Read["styles"];
  /** One of the two took its year from the other, which may lie beyond the new year. */
  readonly yearOpen: boolean;
}

interface Common {
  readonly day: Day;
  readonly old: DayPoint;
  readonly our: DayPoint;
}

/** The day that is `old` in the Julian and `our` in the Gregorian calendar, by any way of beginning the year. */
function commonDay(old: DayPoint, our: DayPoint, { styles, yearOpen }: Leeway): Common | undefined {
  const moves = yearOpen ? yearMoves : yearMoves.slice(0, 1);
  for (const [oldMove, ourMove] of moves) {
    const [moved, beside] = [
      { ...old, year: old.year + oldMove },
      { ...our, year: our.year + ourMove },
    ];
    const day = dayOf(beside, "gregorian");
    if (day !== undefined && day === dayOf(moved, "julian")) return { day, old: moved, our: beside };
  }
  const day = dayOf(our, "gregorian");
  return day !== undefined && [...styles.values()].some(({ begins }) => daysInStyle(begins, old).includes(day)) ? { day, old, our } : undefined;
}

/** Years by which either of two dates can be off where one of them took its year from the other. */
const yearMoves: readonly (readonly [old: number, our: number])[] = [
  [0, 0],
  [-1, 0],
  [0, 1],
  [1, 0],
  [0, -1],
];

/** A date of a pair whose other member has another year: "25 December (5 January) 1800". */
function inYear(resolution: Resolution, point: DayPoint | undefined): Resolution {
  return point === undefined || point.year === resolution.point?.year ? resolution : { ...resolution, point, value: timexValue(point) };
}

function inCalendars([first, second]: Both["resolutions"], julian: number, stretch: Interval): Pair["made"] {
  const as = (resolution: Resolution, old: boolean): Resolution => ({ ...resolution, stretch, calendar: old ? "julian" : "gregorian" });
  return [as(first, julian === 0), as(second, julian === 1)];
}

/** Tables of a calendar that goes by sight of the moon differ by so much from what was seen. */
const moonTables = 2;

/** A date of another calendar beside one of ours: where both are days, ours decides what the other calendar leaves open. */
function withForeign({ drafts, resolutions }: Both): Pair | undefined {
  const foreign = drafts[0].reading.foreign === undefined ? 1 : 0;
  const { stretch } = resolutions[foreign];
  const { point } = resolutions[1 - foreign] as Resolution;
  if (stretch === undefined || point?.year === undefined || drafts[1 - foreign]?.reading.foreign !== undefined) return undefined;
  const ours = stretchOf(point);
  if (ours === undefined) return undefined;
  const loose = loosen(stretch, resolutions[foreign].calendar === "hijri" ? moonTables - 1 : 0);
  const agrees = ours.start.earliest <= loose.end.latest && loose.start.earliest <= ours.end.latest;
  const days = ours.start.earliest === ours.end.latest && drafts[foreign].reading.foreign?.day !== undefined;
  const settled = { ...resolutions[foreign], ...(agrees && days ? { ...placed(ours), stretch: ours } : {}) };
  return { made: foreign === 0 ? [settled, resolutions[1]] : [resolutions[0], settled], agrees };
}

/** The days of a year, month or day of ours. */
function stretchOf({ year = 1, month, day }: Point): Interval | undefined {
  const calendar = calendarOf({ year, ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) });
  const first = dayOf({ year, month: month ?? 1, day: day ?? 1 }, calendar);
  const lastMonth = month ?? 12;
  const last = dayOf({ year, month: lastMonth, day: day ?? daysInMonth(year, lastMonth, calendar) }, calendar);
  return first === undefined || last === undefined ? undefined : dayInterval(first, last);
}
