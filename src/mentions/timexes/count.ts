import { weekdayOf } from "../../time/index.ts";
import { sameDateBeside } from "./beside.ts";
import { fromWriting } from "./carry.ts";
import type { Setting } from "./context.ts";
import { anchorPoint } from "./days.ts";
import { stepUnit } from "./draft.ts";
import { unitPoint } from "./infer.ts";
import { dayOf, grainOf, type Point, shifted, timexValue, yearOf } from "./point.ts";
import { type Draft, dispatchDay, entryDay, plain, type Resolution, recentDay, type Scene, WRITING } from "./scene.ts";
import type { Anchor } from "./story.ts";

/** "That year", "the next day", "the spring of the following year": a unit told by its place beside the one the story is in. */
export function unitReference(scene: Scene, draft: Draft): Resolution {
  const { reading } = draft;
  const { unit, deixis, point } = reading;
  const step = stepUnit(unit === "weekend" ? "week" : unit);
  const reference = anyYear(scene, draft) ? undefined : unitAnchor(scene, draft);
  if (reference === undefined || step === undefined) return { value: "" };
  const written = reference.index === WRITING;
  const move = deixis === "next" ? 1 : deixis === "previous" || (written && isLastWeekend(scene, draft)) ? -1 : 0;
  if (grainOf(point) !== "none") {
    const year = yearOf(reference.point);
    const month = unit === "month" ? reference.point.month : point.month;
    if (year === undefined || (unit === "month" && month === undefined)) return plain(point);
    const filled = { ...point, year: year + (unit === "year" ? move : 0), ...(month === undefined ? {} : { month }) };
    return { ...plain(filled), carried: { from: reference.index, part: unit === "month" ? "month" : "year", sure: !written } };
  }
  const target = unitPoint(reference.point, step, move);
  if (target === undefined) {
    const { year, month } = reference.point;
    if (step !== "day" || year === undefined || move !== 0) return { value: "" };
    return { value: month === undefined ? (reading.time === undefined ? "" : `${timexValue({ year })}-XX-XX`) : `${timexValue({ year, month })}-XX` };
  }
  return {
    ...plain(unit === "weekend" ? { ...target, week: "weekend" } : target),
    ...(written ? { written } : { counted: { from: reference.index, sure: true } }),
  };
}

/** "The bay is closed for the rest of the year": said of no year in particular. */
function anyYear({ tenses, news }: Scene, { reading, setting }: Draft): boolean {
  if (news || reading.deixis !== "same" || reading.from !== undefined || grainOf(reading.point) !== "none" || reading.unit !== "year") return false;
  const { present, past, future } = tenses.of(setting.sentence);
  return present && !past && !future;
}

/** Weekdays up to which "this weekend" can be the one behind. */
const thursday = 4;

/** "The fair took place this weekend", written on a Tuesday. */
function isLastWeekend({ written, tenses }: Scene, { reading, setting }: Draft): boolean {
  const day = dayOf(written ?? {});
  if (reading.unit !== "weekend" || reading.deixis !== "same" || day === undefined) return false;
  const { past, future } = tenses.of(setting.sentence);
  return past && !future && weekdayOf(day) >= 1 && weekdayOf(day) <= thursday;
}

function unitAnchor(scene: Scene, draft: Draft): Anchor | undefined {
  const { reading, setting } = draft;
  const { story } = scene;
  if (scene.news && (reading.from === "writing" || (reading.unit !== "day" && !told(scene, setting)))) return fromWriting(scene);
  if (reading.from === "writing" && story.place === undefined && speaksNow(scene, setting)) return fromWriting(scene);
  if (reading.unit === "day") {
    const day = recentDay(scene, draft);
    if (day !== undefined && (day.index >= (story.place?.index ?? 0) || justTold(scene, draft, day))) return day;
    return story.place?.point.day === undefined ? (story.place ?? story.latest) : day;
  }
  if (reading.deixis === "same") return reading.unit === "month" ? (story.latestMonth ?? story.latest) : story.latest;
  return setting.opening ? (story.place ?? story.latest) : (story.latest ?? story.place);
}

/** "On 21 January the members elected in December met. The same day …": of the sentence before, whatever else that names. */
function justTold({ drafts }: Scene, { setting }: Draft, day: Anchor): boolean {
  const before = drafts[day.index]?.setting;
  return before !== undefined && setting.sentence - before.sentence <= 1 && before.paragraph === setting.paragraph && !before.pastPerfect;
}

/** A date stands in the same sentence. */
function told(scene: Scene, setting: Setting): boolean {
  const { latest } = scene.story;
  return latest !== undefined && scene.drafts[latest.index]?.setting.sentence === setting.sentence;
}

/** "Three days later", "two years before the war", "ten years ago". */
export function offset(scene: Scene, draft: Draft, index: number): Resolution {
  const { reading } = draft;
  if (reading.from === "now") return ago(scene, draft);
  const beside = sameDateBeside(scene, draft, index) ?? sameYearBefore(scene, draft, index);
  if (beside !== undefined) return beside;
  if (reading.from === "event") return afterEvent(scene, draft);
  const step = stepUnit(reading.unit);
  const direction = reading.direction ?? 1;
  const vague = direction === 1 ? "FUTURE_REF" : "PAST_REF";
  const anchor = reading.from === "date" ? anchorDate(scene, draft, index) : offsetAnchor(scene, draft);
  if (reading.count === "X" || step === undefined) {
    if (reading.unit !== "hour" && reading.unit !== "minute") return { value: vague };
    return { value: anchor?.point.day === undefined || draft.setting.quoted ? vague : `${timexValue(anchor.point)}TXX` };
  }
  const target = anchor === undefined ? undefined : shifted(anchor.point, direction * (reading.count ?? 1), step);
  const finer = step === "day" || step === "week";
  if (target === undefined && finer && anchor?.point.year !== undefined) return { value: `${timexValue({ year: anchor.point.year })}-XX-XX` };
  if (target === undefined || anchor === undefined) return { value: vague };
  const made = plain(target);
  const value = reading.unit === "night" ? `${made.value}TNI` : made.value;
  return { ...made, value, counted: { from: anchor.index, sure: anchor.sure } };
}

/** Counted from an event that has been told with its date. */
function afterEvent(scene: Scene, { reading, tail, setting }: Draft): Resolution {
  const step = stepUnit(reading.unit);
  if (tail === undefined || step === undefined || typeof reading.count !== "number") return { value: "" };
  const exact = step === "day" || step === "week";
  const fits = (point: Point): boolean =>
    point.year !== undefined && (!exact || point.day !== undefined) && (step !== "month" || point.month !== undefined);
  const event = scene.events.dateOf(tail, setting.sentence, fits);
  const target = event === undefined ? undefined : shifted(event.point, (reading.direction ?? 1) * reading.count, step);
  return target === undefined || event === undefined ? { value: "" } : { ...plain(target), counted: { from: event.index, sure: false } };
}

/** "Ten, fifteen and twenty years earlier": all from one date. */
function listAnchor({ drafts, resolutions }: Scene, { match, previous = -1 }: Draft): Anchor | undefined {
  if (drafts[previous]?.match.siblings !== match.siblings) return undefined;
  const { from = -1, sure = false } = resolutions[previous]?.counted ?? {};
  const [point, setting] = [resolutions[from]?.point, drafts[from]?.setting];
  return point === undefined || setting === undefined
    ? undefined
    : { index: from, point, heading: false, paragraph: setting.paragraph, section: setting.section, sure };
}

function offsetAnchor(scene: Scene, draft: Draft): Anchor | undefined {
  const { reading, setting } = draft;
  const list = listAnchor(scene, draft);
  if (list !== undefined) return list;
  const { story } = scene;
  if (reading.unit === "day" || reading.unit === "week") {
    const { place } = story;
    const day = recentDay(scene, draft);
    if (day !== undefined && (place === undefined || place.point.day !== undefined || day.index > place.index)) return day;
    if (place?.point.day !== undefined) return undefined;
  }
  const gloss = glossBefore(scene, draft);
  if (gloss !== undefined) return gloss;
  const limit = limitBefore(scene, draft);
  if (limit !== undefined) return limit;
  const glancedBack = reading.direction === 1 && scene.drafts[story.latest?.index ?? -1]?.reading.direction === -1;
  return told(scene, setting) && !glancedBack ? (story.latest ?? story.place) : (story.place ?? story.latest);
}

/** "It held out until 1580. Two years afterwards …": on from the limit that the sentence before has reached. */
function limitBefore({ story, drafts }: Scene, { setting, reading }: Draft): Anchor | undefined {
  const { latest, place } = story;
  const before = drafts[latest?.index ?? -1]?.setting;
  if (latest === undefined || place === undefined || before?.horizon !== true || before.pastPerfect || before.planned) return undefined;
  const [year, here] = [yearOf(latest.point), yearOf(place.point)];
  const follows = setting.sentence - before.sentence === 1 && before.paragraph === setting.paragraph && setting.opening && reading.direction === 1;
  return follows && year !== undefined && here !== undefined && year > here ? latest : undefined;
}

/** "After Chaeronea (338 BC) he formed a league. Two years later …": a date that only says when what is being told was. */
function glossBefore({ story, drafts }: Scene, { setting, reading }: Draft): Anchor | undefined {
  const { latest, place } = story;
  const before = drafts[latest?.index ?? -1]?.setting;
  if (latest === undefined || place === undefined || before?.before !== "(" || before.after !== ")" || reading.direction !== 1) return undefined;
  const [year, here] = [yearOf(latest.point), yearOf(place.point)];
  const follows = setting.sentence - before.sentence <= 1 && before.paragraph === setting.paragraph;
  return follows && year !== undefined && here !== undefined && year > here && year - here <= glossReach ? latest : undefined;
}

/** Years that a date in a parenthesis can lie ahead of the story and still be a step of it. */
const glossReach = 60;

/** What ends a phrase set in beside a date. */
const ends = new Set([",", ".", ";", ")"]);

/** "In 2003, twelve years later, the war was over." */
function sameYearBefore({ drafts, resolutions }: Scene, { reading, setting, gap }: Draft, index: number): Resolution | undefined {
  const before = resolutions[index - 1]?.point;
  if (reading.from !== undefined || reading.unit !== "year" || !ends.has(setting.after) || gap !== "," || before === undefined) return undefined;
  if (grainOf(before) !== "year" || drafts[index - 1]?.setting.sentence !== setting.sentence) return undefined;
  return { ...plain(before), counted: { from: index - 1, sure: false } };
}

function anchorDate(scene: Scene, draft: Draft, index: number): Anchor | undefined {
  const point = anchorPoint(scene, draft, index);
  return point === undefined
    ? undefined
    : { index, point, heading: false, paragraph: draft.setting.paragraph, section: draft.setting.section, sure: false };
}

function ago(scene: Scene, draft: Draft): Resolution {
  const { reading, setting } = draft;
  const step = stepUnit(reading.unit);
  const sent = scene.written === undefined && !setting.quoted ? dispatchDay(scene, draft) : undefined;
  const from = sent?.point ?? (setting.quoted && scene.story.place !== undefined && !scene.news ? scene.story.place.point : scene.written);
  if (from === undefined || typeof reading.count !== "number" || step === undefined) return { value: "PAST_REF" };
  const target = shifted(from, -reading.count, step);
  return target === undefined
    ? { value: "PAST_REF" }
    : { ...plain(target), ...(sent === undefined ? { written: true } : { counted: { from: sent.index, sure: true } }) };
}

/** The writer speaks of himself, and so of the day on which he writes. */
function speaksNow({ tenses }: Scene, { quoted, sentence }: Setting): boolean {
  return !quoted && tenses.of(sentence).firstPerson;
}

/** "Today", "yesterday": days told from the moment of writing, where the writer speaks of himself or reports from day to day. */
export function byWriting(scene: Scene, draft: Draft): Resolution {
  const { reading, setting } = draft;
  const { deixis } = reading;
  const move = deixis === "next" ? 1 : deixis === "previous" ? -1 : 0;
  const dispatch = dispatchDay(scene, draft) ?? diaryDay(scene, draft);
  const sent = dispatch === undefined ? undefined : unitPoint(dispatch.point, "day", move);
  if (dispatch !== undefined && sent !== undefined) return { ...plain(sent), counted: { from: dispatch.index, sure: true } };
  if (scene.written === undefined && deixis === "this" && reading.time === undefined && !setting.quoted)
    return { value: "PRESENT_REF", writing: true };
  const told = scene.news || reading.slots["written"] !== undefined || speaksNow(scene, setting);
  if (scene.written === undefined || !told) return { value: deixis === "previous" ? "PAST_REF" : deixis === "next" ? "FUTURE_REF" : "PRESENT_REF" };
  const target = unitPoint(scene.written, "day", move);
  return target === undefined ? { value: "" } : { ...plain(target), written: true };
}

/** The day of a diary on which its writer says "today": not where it is said of the time in which the account was written. */
function diaryDay(scene: Scene, draft: Draft): ReturnType<typeof entryDay> {
  const { past, present, firstPerson } = scene.tenses.of(draft.setting.sentence);
  return !draft.setting.quoted && (firstPerson || (past && !present)) ? entryDay(scene, draft) : undefined;
}
