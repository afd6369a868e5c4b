import type { PlaceReckoning } from "../../lang/calendars.ts";
import type { TimexGrammar } from "../../lang/timex-grammar.ts";
import type { Document } from "../../model/document.ts";
import type { Span } from "../../model/source.ts";
import type { Reign } from "../../time/index.ts";
import { movedBy } from "../../time/index.ts";
import { eraShared, missingYear, shortDecade, shortYear } from "./carry.ts";
import { byWriting, offset, unitReference } from "./count.ts";
import { clock, holiday, weekday } from "./days.ts";
import { Events } from "./events.ts";
import { foreignDate } from "./foreign.ts";
import { dateline, headsDispatch } from "./infer.ts";
import { listsOf } from "./lists.ts";
import { nthUnit } from "./nth.ts";
import { grainOf, type Point, shifted, timexValue } from "./point.ts";
import { type Draft, plain, type Resolution, type Scene } from "./scene.ts";
import { Story } from "./story.ts";
import { Tenses } from "./tense.ts";
import { durationValue, setValue } from "./values.ts";

interface Given {
  readonly document: Document;
  readonly drafts: readonly Draft[];
  readonly grammar: TimexGrammar;
  readonly written: Point | undefined;
  readonly reigns: ReadonlyMap<string, Reign>;
  readonly reckoning: PlaceReckoning;
}

/** Resolves the mentions of one document in the order of the text. */
export function resolveAll({ document, drafts, grammar, written, reigns, reckoning }: Given): readonly Resolution[] {
  const day = dateline(document.source.text, drafts, written);
  const scene: Scene = {
    drafts,
    resolutions: [],
    story: new Story(),
    events: new Events(document, grammar),
    tenses: new Tenses(document, grammar),
    written: day ?? written,
    news: day !== undefined,
    datelines: datelines(document, drafts),
    entries: entries(document, drafts),
    change: reckoning.change,
    inUse: reckoning.inUse,
    reigns,
    foreign: new Map(),
    appositions: listsOf(grammar).appositions,
  };
  drafts.forEach((draft, index) => {
    scene.story.enter(draft);
    const resolution = withDoubt(scene, resolve(scene, draft, index));
    scene.resolutions.push(resolution);
    const { point } = resolution;
    if (point === undefined || resolution.written) return;
    scene.story.remember({ draft, index, point, sure: resolution.carried?.sure ?? resolution.counted?.sure ?? true });
    if (draft.reading.kind === "date") scene.events.remember({ index, point, sentence: draft.setting.sentence, start: draft.start, end: draft.end });
  });
  return scene.resolutions;
}

function datelines({ source, paragraphs }: Document, drafts: readonly Draft[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let before = -1;
  drafts.forEach((draft, index) => {
    const { paragraph } = draft.setting;
    if (paragraph !== before && headsDispatch(source.text, paragraphs[paragraph]?.start ?? 0, draft)) found.set(paragraph, index);
    before = paragraph;
  });
  return found;
}

/** Days that stand alone on their line, as in a diary, by the paragraphs below them. One alone says when something was written. */
function entries({ source, paragraphs }: Document, drafts: readonly Draft[]): ReadonlyMap<number, number> {
  const heads = new Map<number, number>();
  drafts.forEach((draft, index) => {
    const line = paragraphs[draft.setting.paragraph];
    if (line !== undefined && isDay(draft) && fills(source.text, line, draft)) heads.set(line.index, index);
  });
  const found = new Map<number, number>();
  let head: number | undefined;
  for (const { index, kind } of heads.size < 2 ? [] : paragraphs) {
    const own = heads.get(index);
    if (own !== undefined) head = own;
    else if (kind === "heading") head = undefined;
    else if (head !== undefined) found.set(index, head);
  }
  return found;
}

function isDay({ reading: { kind, point, holiday } }: Draft): boolean {
  return kind === "date" && (point.day !== undefined || holiday !== undefined);
}

function fills(text: string, line: Span, { start, end }: Draft): boolean {
  return !/[\p{L}\p{N}]/u.test(text.slice(line.start, start)) && !/[\p{L}\p{N}]/u.test(text.slice(end, line.end));
}

/** Whatever takes a part from a date that is not sure is not sure either. */
function withDoubt({ resolutions }: Scene, resolution: Resolution): Resolution {
  const { carried, counted } = resolution;
  const from = resolutions[(carried ?? counted)?.from ?? -1];
  if ((from?.carried ?? from?.counted)?.sure !== false) return resolution;
  return {
    ...resolution,
    ...(carried === undefined ? {} : { carried: { ...carried, sure: false } }),
    ...(counted === undefined ? {} : { counted: { ...counted, sure: false } }),
  };
}

function resolve(scene: Scene, draft: Draft, index: number): Resolution {
  const { reading } = draft;
  switch (reading.kind) {
    case "reference":
      return reference(scene, reading.value ?? "");
    case "duration":
      return { value: durationValue(reading) };
    case "set":
      return { value: setValue(reading) };
    case "offset":
      return offset(scene, draft, index);
    case "nth-unit":
      return nthUnit(scene, draft, index);
    case "time":
    case "date":
      return withTime(draft, date(scene, draft, index));
  }
}

function date(scene: Scene, draft: Draft, index: number): Resolution {
  const { reading } = draft;
  if (reading.slots["eve"] !== undefined) return dayBefore(statedDate(scene, draft, index));
  return statedDate(scene, draft, index);
}

/** "The eve of 3 May". Of a month or a year it is not told here which day that is. */
function dayBefore(resolution: Resolution): Resolution {
  const day = resolution.point?.day === undefined ? undefined : shifted(resolution.point, -1, "day");
  if (day === undefined) return resolution;
  const { stretch, ...rest } = resolution;
  return { ...rest, ...plain(day), ...(stretch === undefined ? {} : { stretch: movedBy(stretch, -1) }) };
}

function statedDate(scene: Scene, draft: Draft, index: number): Resolution {
  const { reading } = draft;
  const { point, deixis, unit } = reading;
  if (reading.foreign !== undefined) return foreignDate(scene, draft, index);
  if (reading.from === "now") return byWriting(scene, draft);
  if (point.day !== undefined && point.month === undefined && point.year !== undefined && draft.previous !== undefined) {
    const month = scene.drafts[draft.previous]?.reading.point.month;
    return plain({ ...point, ...(month === undefined ? {} : { month }) });
  }
  if (deixis !== undefined && unit !== undefined) return unitReference(scene, draft);
  if (reading.shortYear !== undefined) return shortYear(scene, draft);
  if (reading.shortDecade !== undefined) return shortDecade(scene, draft);
  if (grainOf(point) === "none" && reading.weekday === undefined && reading.time !== undefined) return clock(scene, draft, index);
  if (reading.holiday !== undefined) return holiday(scene, draft, index);
  if (point.year !== undefined || point.decade !== undefined || point.century !== undefined) return eraShared(scene, draft, index);
  if (reading.weekday !== undefined && point.month === undefined && point.day === undefined) return weekday(scene, draft, index);
  return missingYear(scene, { draft, index, point });
}

/** "During this period": some time about the last date, where the words themselves give none. */
function reference({ story }: Scene, value: string): Resolution {
  return value === "" && story.latest !== undefined ? { value, like: story.latest.index } : { value };
}

function withTime({ reading: { time } }: Draft, resolution: Resolution): Resolution {
  if (time === undefined) return resolution;
  const { point } = resolution;
  const isSomeDay = resolution.value.endsWith("-XX");
  const day = point !== undefined ? fullDay(point) : isSomeDay ? resolution.value : "XXXX-XX-XX";
  return { ...resolution, value: `${day}${time}` };
}

/** The day with unknown parts written as X, so that a time of day can follow. */
function fullDay(point: Point): string {
  const { year, month, day } = point;
  if (day !== undefined && month !== undefined) return timexValue(point);
  const text = year === undefined ? "XXXX" : timexValue({ year });
  return `${text}-${month === undefined ? "XX" : String(month).padStart(2, "0")}-XX`;
}
