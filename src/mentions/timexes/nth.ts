import { addDays, daysInMonth } from "../../time/index.ts";
import { sameDateBeside } from "./beside.ts";
import { anchorPoint } from "./days.ts";
import { calendarOf, dayOf, grainOf, type Point, pointOn, timexValue } from "./point.ts";
import { type Draft, plain, type Resolution, type Scene } from "./scene.ts";
import { durationValue } from "./values.ts";

/** "The last day of February", "the second week of May", "the third day of the siege": of a month or year that is named the day or week itself, else in the month the story has got to. */
export function nthUnit(scene: Scene, draft: Draft, index: number): Resolution {
  const beside = sameDateBeside(scene, draft, index) ?? nthOfStretch(scene, draft, index);
  if (beside !== undefined) return beside;
  const { unit, time = "" } = draft.reading;
  const { year, month } = scene.story.place?.point ?? {};
  if (unit === "anniversary") return { value: "" };
  if (unit !== "day" && time === "") return { value: durationValue({ ...draft.reading, count: 1 }) };
  if (year === undefined || month === undefined) return { value: `XXXX-XX-XX${time}` };
  return { value: `${timexValue({ year, month })}-XX${time}` };
}

/** The value of a week stays that of a week; which days it has is in its stretch. */
function nthOfStretch(scene: Scene, draft: Draft, index: number): Resolution | undefined {
  const { unit, slots } = draft.reading;
  const ordinal = slots["ordinal"]?.value;
  const whole = stretchCountedIn(scene, draft, index);
  if (typeof ordinal !== "number" || whole === undefined || (unit !== "day" && unit !== "week")) return undefined;
  const calendar = calendarOf(whole.point);
  const [start, end] = endsOf(whole.point).map((point) => dayOf(point, calendar));
  if (start === undefined || end === undefined) return undefined;
  const length = unit === "day" ? 1 : 7;
  const first = ordinal < 0 ? addDays(end, 1 + ordinal * length) : addDays(start, (ordinal - 1) * length);
  const last = Math.min(addDays(first, length - 1), end);
  if (first < start || first > end) return undefined;
  const counted = { from: whole.from, sure: true };
  if (unit === "day") return { ...plain(pointOn(first, calendar)), counted };
  const stretch = { start: { earliest: first, latest: first }, end: { earliest: last as typeof end, latest: last as typeof end } };
  return { value: durationValue({ ...draft.reading, count: 1 }), point: whole.point, stretch, counted };
}

/** The month or year in which days or weeks are counted, and the mention that it was taken from. */
function stretchCountedIn(scene: Scene, draft: Draft, index: number): { readonly point: Point; readonly from: number } | undefined {
  const { anchor, point, slots } = draft.reading;
  const within = slots["within"]?.value;
  if (within !== undefined) {
    const told = within === "month" ? scene.story.latestMonth : scene.story.latest;
    const { year, month } = told?.point ?? {};
    if (told === undefined || year === undefined || (within === "month" && month === undefined)) return undefined;
    return { point: within === "month" ? { year, month } : { year }, from: told.index };
  }
  const named =
    anchor === undefined && point.month !== undefined ? { ...draft.reading, anchor: { ...draft.reading, kind: "date" as const } } : draft.reading;
  const found = anchorPoint(scene, { ...draft, reading: named }, index);
  const grain = grainOf(found ?? {});
  return found?.year !== undefined && (grain === "month" || grain === "year") ? { point: found, from: index } : undefined;
}

function endsOf({ year = 0, month }: Point): readonly [Point, Point] {
  const last = month ?? 12;
  return [
    { year, month: month ?? 1, day: 1 },
    { year, month: last, day: daysInMonth(year, last, calendarOf({ year, month: last })) },
  ];
}
