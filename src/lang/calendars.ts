import { z } from "zod";
import { nearest } from "../base/nearest.ts";
import type { Calendar, Day } from "../model/time.ts";
import { daysInMonth, gregorianDay, isGregorianDate, isJulianDate, julianDay } from "../time/days.ts";
import type { CalendarSwitch, Feast, RegnalCount, Reign, YearBeginning } from "../time/index.ts";
import type { DataFile } from "./data.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

/** A way of beginning the year that was in use. */
export interface YearStyle {
  readonly id: string;
  readonly begins: YearBeginning;
}

/** The style that the records of a place usually follow, for years of that style. */
export interface UsualStyle {
  readonly place: string;
  readonly style: YearStyle;
  readonly from?: number;
  readonly until?: number;
  /** "Old Style" can mean a year of this style too, wherever it is written. */
  readonly oldStyle?: true;
}

/** A calendar beside ours that a place dates or dated by, for years of that calendar. */
export interface CalendarInUse {
  readonly place: string;
  readonly calendar: Calendar;
  readonly from?: number;
  readonly until?: number;
}

/** What is known of calendars in any language: who changed when, how years began, feasts, reigns. */
export interface CalendarKnowledge {
  readonly switches: ReadonlyMap<string, CalendarSwitch>;
  readonly styles: ReadonlyMap<string, YearStyle>;
  readonly yearBeginnings: readonly UsualStyle[];
  readonly inUse: readonly CalendarInUse[];
  readonly feasts: ReadonlyMap<string, Feast>;
  /** Places where the seasons are those of the southern half of the earth. */
  readonly southern: ReadonlySet<string>;
  /** By `id`. */
  readonly reigns: ReadonlyMap<string, Reign>;
}

const isoDate = z.string().regex(/^\d{4}-\d\d-\d\d$/, "a date is written YYYY-MM-DD");
const monthDay = { month: z.int().min(1).max(12), day: z.int().min(1).max(31) };
const beginning = z.union([z.strictObject({ ...monthDay, of: z.enum(["same-year", "year-before"]) }), z.strictObject({ easter: z.literal(true) })]);

const OTHERS: readonly [Calendar, ...Calendar[]] = ["french-republican", "hijri", "hijri-civil", "hijri-umm-al-qura", "hebrew", "chinese", "minguo"];

const CALENDARS = z.strictObject({
  switches: z.array(z.strictObject({ place: z.string(), "julian-until": isoDate, "gregorian-from": isoDate })),
  styles: z.array(z.strictObject({ id: z.string(), begins: beginning })),
  southern: z.array(z.string()),
  "year-beginnings": z.array(
    z.strictObject({
      place: z.string(),
      style: z.string(),
      from: z.int().optional(),
      until: z.int().optional(),
      "old-style": z.literal(true).optional(),
    }),
  ),
  "in-use": z.array(z.strictObject({ place: z.string(), calendar: z.enum(OTHERS), from: z.int().optional(), until: z.int().optional() })),
});

const FEASTS = z.strictObject({
  movable: z.record(z.string(), z.int()),
  fixed: z.record(z.string(), z.strictObject({ ...monthDay, weekday: z.int().min(0).max(6).optional() })),
});

const COUNTS: readonly [RegnalCount, ...RegnalCount[]] = ["anniversary", "ascension-day", "calendar-year", "lunar-year"];
const REIGNS = z.strictObject({
  reigns: z.array(
    z.strictObject({
      id: z.string(),
      realm: z.string(),
      from: isoDate,
      until: isoDate.optional(),
      count: z.enum(COUNTS),
      calendar: z.enum(["gregorian", "julian"]),
    }),
  ),
});

const EMPTY: CalendarKnowledge = {
  switches: new Map(),
  styles: new Map(),
  yearBeginnings: [],
  inUse: [],
  southern: new Set(),
  feasts: new Map(),
  reigns: new Map(),
};

/** Reads `knowledge/calendars*.yaml`. Dates must exist, and a change of calendar must leave out exactly the days between its two dates. */
export function loadCalendars(files: readonly DataFile[]): { readonly value: CalendarKnowledge; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const load = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const file = files.find(({ path }) => path === `knowledge/${name}.yaml`);
    if (file === undefined) return undefined;
    const loaded: Loaded<T> = loadYaml(file, schema);
    problems.push(...loaded.problems);
    return loaded.value;
  };
  const calendars = load("calendars", CALENDARS);
  const feasts = load("calendars-feasts", FEASTS);
  const reigns = load("calendars-reigns", REIGNS);
  const value: CalendarKnowledge = {
    ...EMPTY,
    ...(calendars ? calendarsOf(calendars, problems) : {}),
    ...(feasts ? { feasts: feastsOf(feasts, problems) } : {}),
    ...(reigns ? { reigns: new Map(reignsOf(reigns, problems).map((reign) => [reign.id, reign])) } : {}),
  };
  return { value, problems };
}

function calendarsOf(
  data: z.infer<typeof CALENDARS>,
  problems: string[],
): Pick<CalendarKnowledge, "switches" | "styles" | "yearBeginnings" | "southern" | "inUse"> {
  const switches = new Map<string, CalendarSwitch>();
  for (const { place, "julian-until": until, "gregorian-from": from } of data.switches) {
    const lastJulian = dayOf(until, "julian");
    const firstGregorian = dayOf(from, "gregorian");
    if (lastJulian === undefined || firstGregorian !== lastJulian + 1)
      problems.push(`knowledge/calendars.yaml: ${place}: ${from} (Gregorian) is not the day after ${until} (Julian)`);
    else if (switches.has(place)) problems.push(`knowledge/calendars.yaml: ${place} stands twice in switches`);
    else switches.set(place, { place, lastJulian });
  }
  const styles = new Map(data.styles.map((style) => [style.id, style]));
  const yearBeginnings = data["year-beginnings"].flatMap(({ style: id, place, from, until, "old-style": oldStyle }) => {
    const style = styles.get(id);
    if (style === undefined) problems.push(`knowledge/calendars.yaml: ${place}: there is no style "${id}"`);
    if (style === undefined) return [];
    return [{ place, style, ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }), ...(oldStyle ? { oldStyle } : {}) }];
  });
  const inUse = data["in-use"].map(({ place, calendar, from, until }) => ({
    place,
    calendar,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  }));
  return { switches, styles, yearBeginnings, southern: new Set(data.southern), inUse };
}

/** How dates were reckoned where an account was written. */
export interface PlaceReckoning {
  readonly change?: CalendarSwitch;
  readonly hemisphere?: "north" | "south";
  /** Ways of beginning the year, each with the years in which it was usual. */
  readonly styles: readonly UsualStyle[];
  /** Those that a date marked "Old Style" can follow: of the place or, where none is told, of any. */
  readonly oldStyle: readonly UsualStyle[];
  /** Calendars beside ours. */
  readonly inUse: readonly CalendarInUse[];
}

/** What is known of a place; nothing for one that the knowledge does not have. A part of a country ("GB-scotland") has what the country has where nothing is said of it. */
export function reckoningOf(knowledge: CalendarKnowledge, place: string | undefined): PlaceReckoning {
  if (place === undefined) return { styles: [], oldStyle: knowledge.yearBeginnings.filter(({ oldStyle }) => oldStyle), inUse: [] };
  const country = place.split("-")[0] ?? place;
  const change = knowledge.switches.get(place) ?? knowledge.switches.get(country);
  const own = knowledge.yearBeginnings.filter((style) => style.place === place);
  const styles = own.length > 0 ? own : knowledge.yearBeginnings.filter((style) => style.place === country);
  const hemisphere = knowledge.southern.has(country) ? "south" : "north";
  return {
    ...(change === undefined ? {} : { change }),
    hemisphere,
    styles,
    oldStyle: styles,
    inUse: knowledge.inUse.filter((use) => use.place === place || use.place === country),
  };
}

/** What to say of a place that nothing is known of. */
export function withoutPlace(place: string, places: readonly string[]): string {
  const close = nearest(place.toUpperCase(), places);
  return `nothing is known of the calendar of "${place}"; ${close === undefined ? `places are written as in knowledge/calendars.yaml: ${places.slice(0, 6).join(", ")} …` : `did you mean ${close}?`}`;
}

/** The codes of all places that something is known of. */
export function placesOf({ switches, yearBeginnings, southern, inUse }: CalendarKnowledge): readonly string[] {
  return [...new Set([...switches.keys(), ...[...yearBeginnings, ...inUse].map(({ place }) => place), ...southern])].sort();
}

/** A year without a leap day: a feast must fall in every year. */
const COMMON_YEAR = 2001;

function feastsOf({ movable, fixed }: z.infer<typeof FEASTS>, problems: string[]): ReadonlyMap<string, Feast> {
  const feasts = new Map<string, Feast>();
  for (const [id, easter] of Object.entries(movable)) feasts.set(id, { id, rule: { easter } });
  for (const [id, { weekday, month, day }] of Object.entries(fixed)) {
    if (day > daysInMonth(COMMON_YEAR, month)) problems.push(`knowledge/calendars-feasts.yaml: ${id}: there is no day ${day} in month ${month}`);
    else feasts.set(id, { id, rule: { month, day, ...(weekday === undefined ? {} : { weekday }) } });
  }
  return feasts;
}

function reignsOf({ reigns }: z.infer<typeof REIGNS>, problems: string[]): readonly Reign[] {
  return reigns.flatMap(({ id, realm, from, until, count, calendar }) => {
    const first = dayOf(from, calendar);
    const last = until === undefined ? undefined : dayOf(until, calendar);
    if (first === undefined || (until !== undefined && (last === undefined || last < first))) {
      problems.push(`knowledge/calendars-reigns.yaml: ${id}: ${from} to ${until ?? ""} is no stretch of days`);
      return [];
    }
    return [{ id, realm, from: first, ...(last === undefined ? {} : { until: last }), count, calendar }];
  });
}

function dayOf(text: string, calendar: "gregorian" | "julian"): Day | undefined {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  if (calendar === "julian") return isJulianDate(year, month, day) ? julianDay(year, month, day) : undefined;
  return isGregorianDate(year, month, day) ? gregorianDay(year, month, day) : undefined;
}
