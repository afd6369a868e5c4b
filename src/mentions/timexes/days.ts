import { firstLater, missingOrStated, missingYear } from "./carry.ts";
import { feastDay } from "./feasts.ts";
import { nearestWeekday } from "./infer.ts";
import { calendarOf, calendarUnder, type Point, shifted, yearOf } from "./point.ts";
import { type Draft, dispatchDay, entryDay, plain, type Resolution, reach, recentDay, type Scene } from "./scene.ts";
import type { Anchor } from "./story.ts";
import { weekdayValue } from "./values.ts";

/** A day of the week: the one that its own words count from a date ("the Friday after Easter"), the one that the date beside it names, else the next one to the last day mentioned or, in reports from day to day, to the day of writing. */
export function weekday(scene: Scene, draft: Draft, index: number): Resolution {
  const { weekday = 0, deixis } = draft.reading;
  const side = deixis === "previous" ? "strictly-before" : deixis === "next" ? "strictly-after" : "after";
  if (draft.reading.anchor !== undefined) {
    const anchor = anchorPoint(scene, draft, index);
    const point = anchor === undefined ? undefined : nearestWeekday(anchor, weekday, { search: side, calendar: calendarAt(scene, anchor) });
    return point === undefined ? { value: weekdayValue(weekday) } : { ...plain(point), counted: { from: index, sure: true } };
  }
  const tense = scene.tenses.of(draft.setting.sentence);
  const next = scene.drafts[index + 1];
  if (next?.gap !== undefined && scene.appositions.has(next.gap) && next.reading.point.day !== undefined) {
    const { point } = missingOrStated(scene, next, index + 1);
    if (point !== undefined) return { ...plain(point), counted: { from: index + 1, sure: true } };
  }
  const toldAfter = deixis === "next" && draft.reading.from !== "writing" && recentDay(scene, draft) !== undefined;
  if (scene.news && scene.written !== undefined && !toldAfter) {
    const search =
      deixis === "next" ? "strictly-after" : deixis === "previous" ? "strictly-before" : tense.future && !tense.past ? "after" : "before";
    const point = nearestWeekday(scene.written, weekday, { search, calendar: calendarOf(scene.written) });
    if (point !== undefined) return { ...plain(point), written: true };
  }
  const dispatch = deixis === undefined && tense.past && !tense.future ? dispatchDay(scene, draft) : undefined;
  const sent =
    dispatch === undefined ? undefined : nearestWeekday(dispatch.point, weekday, { search: "before", calendar: calendarAt(scene, dispatch.point) });
  if (dispatch !== undefined && sent !== undefined) return { ...plain(sent), counted: { from: dispatch.index, sure: true } };
  const reference = recentDay(scene, draft);
  if (reference === undefined || (tense.present && !tense.past)) return { value: weekdayValue(weekday) };
  const point = nearestWeekday(reference.point, weekday, { search: side, calendar: calendarAt(scene, reference.point) });
  return point === undefined ? { value: weekdayValue(weekday) } : { ...plain(point), counted: { from: reference.index, sure: false } };
}

/** The date in the words of a mention that it counts from. */
export function anchorPoint(scene: Scene, draft: Draft, index: number): Point | undefined {
  const inner = draft.reading.anchor;
  if (inner === undefined) return undefined;
  const anchor = { ...draft, reading: inner };
  return (inner.holiday === undefined ? missingOrStated(scene, anchor, index) : holiday(scene, anchor, index)).point;
}

function calendarAt({ change }: Scene, point: Point): "gregorian" | "julian" {
  return (change === undefined ? undefined : calendarUnder(change, point)) ?? calendarOf(point);
}

/** A feast of a fixed day, or one that moves with Easter. */
export function holiday(scene: Scene, draft: Draft, index: number): Resolution {
  const fixed = /^(\d\d)-(\d\d)$/.exec(draft.reading.holiday ?? "");
  if (fixed === null) return movableFeast(scene, draft, index);
  const year = isYearHere(scene, draft) ? (draft.reading.point.year ?? yearBeside(scene, index)) : undefined;
  const point = { ...draft.reading.point, year, month: Number(fixed[1]), day: Number(fixed[2]) };
  return point.year === undefined ? missingYear(scene, { draft, index, point }) : plain(point);
}

/** "On Shrove Tuesday, 3 March 1908": the year of the same day in other words. */
function yearBeside({ drafts, appositions }: Scene, index: number): number | undefined {
  const next = drafts[index + 1];
  return next?.gap !== undefined && appositions.has(next.gap) && next.reading.point.day !== undefined ? next.reading.point.year : undefined;
}

/** "On Michaelmas Day 150 were left", in an account of later times: that is no year. */
function isYearHere({ story }: Scene, { reading }: Draft): boolean {
  return reading.slots["early"] === undefined || (yearOf(story.place?.point ?? {}) ?? 0) < firstLater;
}

/** So many days from Easter of the year, by the reckoning that the language names or else the calendar of the year. */
function movableFeast(scene: Scene, draft: Draft, index: number): Resolution {
  const days = /^(julian-)?easter(?:-(-?\d+))?$/.exec(draft.reading.holiday ?? "");
  const stated = draft.reading.point.year ?? yearBeside(scene, index);
  const found = stated === undefined ? missingYear(scene, { draft, index, point: { month: 4 } }) : undefined;
  const year = stated ?? found?.point?.year;
  if (days === null || year === undefined || year < 326) return { value: "" };
  return { ...found, ...plain(feastDay(year, Number(days[2] ?? 0), days[1] === undefined ? calendarOf({ year }) : "julian")) };
}

/** A time of day belongs to a day named later in its sentence. */
export function clock(scene: Scene, draft: Draft, index: number): Resolution {
  for (let at = index + 1; at - index <= reach && scene.drafts[at]?.setting.sentence === draft.setting.sentence; at++) {
    const other = scene.drafts[at];
    if (other === undefined || other.reading.point.day === undefined || other.reading.kind !== "date" || isTimed(other)) continue;
    if (draft.reading.slots["part-of-day"] !== undefined) break;
    const { point } = missingOrStated(scene, other, at);
    if (point !== undefined) return { ...plain(point), counted: { from: at, sure: true } };
  }
  const day = scene.story.latestDay;
  if (draft.setting.parenthesis !== undefined) return { value: "" };
  if (day?.paragraph !== draft.setting.paragraph) return underEntry(scene, draft);
  if (draft.reading.slots["part-of-day"] === undefined) return { ...plain(day.point), counted: { from: day.index, sure: false } };
  if (!isToldOf(scene, draft, day)) return underEntry(scene, draft);
  const point = dawnsAfter(scene, draft, day) ? shifted(day.point, 1, "day") : day.point;
  return point === undefined ? { value: "" } : { ...plain(point), counted: { from: day.index, sure: false } };
}

/** "4 July", and below it "Shelled from 5 a.m. until the afternoon". */
function underEntry(scene: Scene, draft: Draft): Resolution {
  const entry = entryDay(scene, draft);
  if (entry === undefined || draft.setting.quoted || saysNoMoreThanDark(draft)) return { value: "" };
  const { past, present } = scene.tenses.of(draft.setting.sentence);
  return present && !past ? { value: "" } : { ...plain(entry.point), counted: { from: entry.index, sure: false } };
}

/** Sentences after which "in the afternoon" no longer speaks of the last day mentioned. */
const sameDay = 2;

/** "At night". */
function saysNoMoreThanDark({ reading, match }: Draft): boolean {
  return reading.time === NIGHT && match.end - match.first === 1;
}

/** "On 4 July he was refused; in the afternoon …": where nothing else has been dated since the day. */
function isToldOf({ drafts, story, tenses }: Scene, draft: Draft, day: Anchor): boolean {
  const from = drafts[day.index]?.setting;
  const { setting } = draft;
  if (saysNoMoreThanDark(draft) || from === undefined || story.latest?.index !== day.index || from.pastPerfect || from.planned) return false;
  const { past, present } = tenses.of(setting.sentence);
  return setting.sentence - from.sentence <= sameDay && past && !present && !setting.quoted;
}

const [MORNING, EVENING, NIGHT] = ["TMO", "TEV", "TNI"];

/** "On the evening of the 9th … before dawn": the morning after. */
function dawnsAfter({ drafts }: Scene, { reading }: Draft, { index }: Anchor): boolean {
  const time = drafts[index]?.reading.time;
  return reading.time === MORNING && (time === EVENING || time === NIGHT);
}

/** Gives an hour itself; the morning that an hour is in does not. */
function isTimed({ reading }: Draft): boolean {
  return reading.time !== undefined && reading.slots["part-of-day"] === undefined;
}
