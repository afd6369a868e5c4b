import type { CalendarInUse } from "../../lang/calendars.ts";
import type { Span } from "../../model/source.ts";
import type { Calendar, Interval } from "../../model/time.ts";
import type { CalendarSwitch, Reign } from "../../time/index.ts";
import type { Setting } from "./context.ts";
import type { Reading } from "./draft.ts";
import type { Events } from "./events.ts";
import type { Match } from "./match.ts";
import { type Point, timexValue } from "./point.ts";
import type { Anchor, Story } from "./story.ts";
import type { Tenses } from "./tense.ts";

/** A mention on its way from its words to its value. */
export interface Draft {
  readonly match: Match;
  readonly reading: Reading;
  readonly setting: Setting;
  readonly start: number;
  readonly end: number;
  /** What stands between it and the mention before, where that is close. */
  readonly gap: string | undefined;
  /** The mention that ends the range or list that this one begins, and the other way round. */
  readonly next: number | undefined;
  readonly previous: number | undefined;
  /** Which end of a range this is, where it is one. */
  readonly rangeSide: "first" | "last" | undefined;
  /** The words of the event that an offset counts from. */
  readonly tail: Span | undefined;
}

/** What a mention came to mean, and why. */
export interface Resolution {
  readonly value: string;
  readonly point?: Point;
  readonly carried?: {
    readonly from: number;
    readonly part: "year" | "month" | "day" | "century";
    readonly sure: boolean;
    readonly alternatives?: readonly string[];
  };
  readonly counted?: { readonly from: number; readonly sure: boolean };
  readonly written?: boolean;
  /** The time of writing itself, which is not known. */
  readonly writing?: boolean;
  /** Points back to the time of another mention, without saying how exactly: "at that time". */
  readonly like?: number;
  /** The days themselves, where they come from another calendar than the point would tell. */
  readonly stretch?: Interval;
  readonly calendar?: Calendar;
  readonly impossible?: string;
  /** The mention beside it that names the same time by another calendar, and whether that is so. */
  readonly equal?: { readonly other: number; readonly agrees: boolean };
  /** Read against the story it is no date at all. */
  readonly dropped?: boolean;
}

/** The index that stands for the date of writing, which is no mention. */
export const WRITING = -1;

/** Mentions looked ahead at within a sentence or list. */
export const reach = 8;

/** One document while its mentions are resolved in the order of the text. */
export interface Scene {
  readonly drafts: readonly Draft[];
  /** Of the mentions so far. */
  readonly resolutions: Resolution[];
  readonly story: Story;
  readonly events: Events;
  readonly tenses: Tenses;
  readonly written: Point | undefined;
  /** Written from day to day: "Friday" and "last month" count from when it was written. */
  readonly news: boolean;
  /** The date that heads a dispatch set into the account, by its paragraph. */
  readonly datelines: ReadonlyMap<number, number>;
  /** The day on a line of its own under which a paragraph stands. */
  readonly entries: ReadonlyMap<number, number>;
  /** When the place where the account was written changed its calendar. */
  readonly change: CalendarSwitch | undefined;
  /** Calendars beside ours that the place where the account was written dates by. */
  readonly inUse: readonly CalendarInUse[];
  /** By the `id` of a reign or era. */
  readonly reigns: ReadonlyMap<string, Reign>;
  /** The last date of each other calendar so far. */
  readonly foreign: Map<Calendar, { readonly year: number; readonly month: number | undefined; readonly index: number }>;
  /** What may stand between a date and the same date in other words. */
  readonly appositions: ReadonlySet<string>;
}

/** A point with its value, as it stands. */
export function plain(point: Point): Resolution {
  return { value: timexValue(point), point };
}

/** Sentences after which "the next day" or "on Monday" no longer speaks of the last day mentioned. */
const memory = 15;

/** The day last mentioned, if it is near enough to count from. */
export function recentDay({ story, drafts }: Scene, draft: Draft): Anchor | undefined {
  const day = story.latestDay;
  const sentence = day === undefined ? undefined : drafts[day.index]?.setting.sentence;
  return sentence !== undefined && draft.setting.sentence - sentence <= memory ? day : undefined;
}

interface HeadingDay {
  readonly index: number;
  readonly point: Point;
}

/** The day that heads the dispatch in whose paragraph a mention stands. */
export function dispatchDay(scene: Scene, { setting }: Draft): HeadingDay | undefined {
  return scene.news ? undefined : dayAt(scene, scene.datelines.get(setting.paragraph));
}

/** The day on a line of its own under which a mention stands. */
export function entryDay(scene: Scene, { setting }: Draft): HeadingDay | undefined {
  return dayAt(scene, scene.entries.get(setting.paragraph));
}

function dayAt({ resolutions }: Scene, index: number | undefined): HeadingDay | undefined {
  const point = index === undefined ? undefined : resolutions[index]?.point;
  return index === undefined || point?.day === undefined ? undefined : { index, point };
}
