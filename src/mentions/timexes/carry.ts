import { weekdayOf } from "../../time/index.ts";
import { yearNear, yearOn } from "./infer.ts";
import { dayOf, grainOf, monthNumber, type Point, shifted, timexValue, yearOf } from "./point.ts";
import { type Draft, plain, type Resolution, reach, type Scene, WRITING } from "./scene.ts";
import type { Anchor } from "./story.ts";

/** Years between a bare early year and the story. */
const nearYears = 100;

/** A mention, and what it names but for the year. */
interface Undated {
  readonly draft: Draft;
  readonly index: number;
  readonly point: Point;
}

/** A month, day, season or bare day without its year: the year comes from what it is joined to, from the heading, or from where the story is. */
export function missingYear(scene: Scene, undated: Undated): Resolution {
  const { draft, point } = undated;
  const joined = fromNext(scene, undated) ?? fromPrevious(scene, undated) ?? fromHeading(scene, undated) ?? fromYearBefore(scene, undated);
  if (joined !== undefined) return joined;
  if (point.month === undefined && point.day !== undefined) return bareDay(scene, draft, point);
  if (generic(scene, draft)) return { value: timexValue(point) };
  const inside = scene.story.inside(draft.setting.parenthesis);
  if (scene.news && scene.written !== undefined && inside === undefined) {
    const { deixis } = draft.reading;
    const beside = deixis === "next" || deixis === "previous" ? yearOn(point, anchorAt(scene.written), { deixis, backward: false }) : undefined;
    const year = beside ?? yearNear(point, scene.written, scene.tenses.of(draft.setting.sentence));
    return { ...plain({ ...point, year }), carried: { from: WRITING, part: "year", sure: false } };
  }
  const reference = inside ?? toldBeside(scene, draft) ?? scene.story.place ?? fromWriting(scene);
  if (reference === undefined) return plain(point);
  const carriedYear = yearBeside(scene, undated, reference);
  if (carriedYear === undefined) return plain(point);
  const found = scene.resolutions[reference.index]?.counted === undefined ? carriedYear : yearOfWeekday(draft, point, carriedYear);
  const year =
    inside === undefined && draft.reading.deixis === undefined && draft.rangeSide === undefined && point.season !== "WI"
      ? scene.story.within(found)
      : found;
  const rivals = rivalYears(scene, draft, { point, year, reference });
  const alternatives = rivals.map((rival) => timexValue({ ...point, year: rival }));
  const from = scene.drafts[reference.index]?.setting.sentence;
  const sure = rivals.length === 0 && reference.sure && from !== undefined && draft.setting.sentence - from <= farOff;
  const carried = { from: reference.index, part: "year" as const, sure, ...(alternatives.length === 0 ? {} : { alternatives }) };
  return { ...plain({ ...point, year }), carried };
}

/** "Not in May 1520 but in June", "elected in 1827, arrived the following January": what the same sentence has told before. */
function toldBeside({ story, drafts }: Scene, { setting, reading }: Draft): Anchor | undefined {
  const { latest } = story;
  const before = drafts[latest?.index ?? -1]?.setting;
  if (latest === undefined || before?.sentence !== setting.sentence) return undefined;
  if (reading.deixis === "next") return latest;
  if (latest.limitAfter !== undefined || monthNumber(latest.point) === undefined) return undefined;
  return before.parenthesis === undefined && !before.quoted && !before.pastPerfect && !before.comparison && !before.horizon ? latest : undefined;
}

/** The neighbouring year in which the day falls on the weekday that is named with it, where the year that the story is in was only counted and it does not. */
function yearOfWeekday({ reading }: Draft, point: Point, year: number): number {
  const falls = (each: number): boolean => {
    const day = dayOf({ ...point, year: each });
    return day !== undefined && weekdayOf(day) === reading.weekday;
  };
  if (reading.weekday === undefined || point.day === undefined || falls(year)) return year;
  const others = [year - 1, year + 1].filter(falls);
  return others.length === 1 ? (others[0] ?? year) : year;
}

/** Sentences after which the story may have got to another year unsaid. */
const farOff = 60;

/** Months back without a turn of the year, and ahead, from which on the other year is possible too. */
const backDoubt = 3;
const aheadDoubt = 7;

/** The years that another reading of the text would give. */
function rivalYears(scene: Scene, draft: Draft, { point, year, reference }: { point: Point; year: number; reference: Anchor }): readonly number[] {
  const rivals = new Set<number>();
  const { latest } = scene.story;
  if (latest !== undefined && latest.index !== reference.index) rivals.add(yearOn(point, latest, { backward: false }) ?? year);
  if (insideRange(scene, point, reference) !== undefined) rivals.add(yearOn(point, reference, { backward: false }) ?? year);
  const [mine, theirs] = [monthNumber(point), monthNumber(reference.point)];
  const base = yearOf(reference.point);
  if (mine !== undefined && theirs !== undefined && base !== undefined && draft.reading.deixis === undefined) {
    const ahead = (year - base) * 12 + mine - theirs;
    if (ahead <= -backDoubt) rivals.add(year + 1);
    if (ahead >= aheadDoubt) rivals.add(year - 1);
  }
  if (draft.setting.horizon || draft.setting.planned) rivals.add(year + 1);
  if (reference.index === WRITING) rivals.add(year - 1);
  rivals.delete(year);
  return [...rivals];
}

/** The date of writing as something to read against; undefined where it is not known. */
export function fromWriting(scene: Scene): Anchor | undefined {
  return scene.written === undefined ? undefined : anchorAt(scene.written);
}

function anchorAt(point: Point): Anchor {
  return { index: WRITING, point, heading: false, paragraph: -1, section: -1, sure: false };
}

function yearBeside(scene: Scene, undated: Undated, reference: Anchor): number | undefined {
  const { draft, point } = undated;
  const near = seasonBeside(scene, undated);
  if (near !== undefined) return near;
  const { setting, reading } = draft;
  const within = insideRange(scene, point, reference);
  if (within !== undefined && reading.deixis === undefined) return within;
  if (reading.deixis === "same" && scene.story.latest !== undefined) return yearOf(scene.story.latest.point);
  const afterLimit = reading.deixis === undefined && !setting.pastPerfect ? yearAfterLimit(scene, point, reference) : undefined;
  if (afterLimit !== undefined) return afterLimit;
  if (memberOfLastYear(scene, undated, reference)) return (yearOf(reference.point) ?? 0) - 1;
  const last = draft.rangeSide === "first" && draft.next !== undefined ? monthNumber(scene.drafts[draft.next]?.reading.point ?? {}) : undefined;
  return yearOn(point, reference, {
    ...(reading.deixis === undefined ? {} : { deixis: reading.deixis }),
    backward: (setting.pastPerfect && setting.relation !== "by") || setting.comparison,
    forward: setting.planned && !setting.pastPerfect,
    ...(last === undefined ? {} : { rangeEnd: last }),
  });
}

/** "On 21 January the members elected in December met": a month far ahead of the day that the same sentence has told lies behind it. */
function memberOfLastYear({ drafts }: Scene, { draft, point }: Undated, { index, point: day }: Anchor): boolean {
  const { setting, reading } = draft;
  if (reading.deixis !== undefined || setting.planned || draft.rangeSide !== undefined || point.season !== undefined) return false;
  if (drafts[index]?.setting.sentence !== setting.sentence || day.day === undefined) return false;
  return (monthNumber(point) ?? 0) - (monthNumber(day) ?? 12) >= monthsAhead;
}

/** Months from which on a month of the same year is further from a day than that of the year before. */
const monthsAhead = 9;

/** "In December they stormed the town; it took until 8 February. In June …": on from the limit, not back to before what was told. */
function yearAfterLimit({ story, drafts }: Scene, point: Point, reference: Anchor): number | undefined {
  const { latest } = story;
  if (latest === undefined || latest.index <= reference.index || drafts[latest.index]?.setting.relation !== "until") return undefined;
  const [year, limit] = [yearOf(reference.point), yearOf(latest.point)];
  const [mine, here, end] = [monthNumber(point), monthNumber(reference.point), monthNumber(latest.point)];
  if (year === undefined || limit !== year + 1 || mine === undefined || here === undefined || end === undefined) return undefined;
  return here - mine >= backDoubt && mine >= end ? limit : undefined;
}

/** "They marched from October 1934 to October 1935. In January …": a month of the stretch just named, where the account has not gone on. */
function insideRange(scene: Scene, point: Point, reference: Anchor): number | undefined {
  const last = scene.drafts[reference.index];
  const first = last?.rangeSide === "last" && last.previous !== undefined ? scene.resolutions[last.previous]?.point : undefined;
  const months = [first, reference.point].map((each) =>
    each?.month === undefined || each.year === undefined ? undefined : each.year * 12 + each.month,
  );
  const [from, to] = months;
  const mine = monthNumber(point);
  if (from === undefined || to === undefined || mine === undefined || to - from > 12 || to - from < 3) return undefined;
  const years = [reference.point.year, first?.year].filter((year) => year !== undefined && year * 12 + mine >= from && year * 12 + mine <= to);
  return years.length === 1 ? years[0] : undefined;
}

/** "The summer offensive in June 1942": a season beside a dated month of it. */
function seasonBeside(scene: Scene, { draft, point, index }: Undated): number | undefined {
  if (point.season === undefined) return undefined;
  for (let at = index + 1; at - index <= reach && scene.drafts[at]?.setting.sentence === draft.setting.sentence; at++) {
    const other = statedPoint(scene, at);
    const [mine, theirs] = [monthNumber(point), monthNumber(other)];
    if (other.year !== undefined && mine !== undefined && theirs !== undefined && Math.abs(mine - theirs) <= 2) return other.year;
  }
  return undefined;
}

/** Said of no year in particular: what the weather is like in July. */
function generic(scene: Scene, draft: Draft): boolean {
  const { setting } = draft;
  if (setting.heading || isLabel(setting) || scene.news || draft.reading.point.day !== undefined || draft.reading.deixis !== undefined) return false;
  const tense = scene.tenses.of(setting.sentence);
  return tense.present && !tense.past && !tense.future && draft.reading.from === undefined;
}

/** "March–August: the wells are closed". */
function isLabel({ opening, paragraphOpening, after }: Draft["setting"]): boolean {
  return opening && paragraphOpening && /^[:.–—-]$/u.test(after);
}

/** "26 June - 4 August 1952", "October and November 1919". */
function fromNext(scene: Scene, { draft, index, point }: Undated): Resolution | undefined {
  if (draft.next === undefined) return undefined;
  let at = draft.next;
  let next = scene.drafts[at];
  while (next?.next !== undefined && next.reading.point.year === undefined && at - index < reach) {
    at = next.next;
    next = scene.drafts[at];
  }
  const other = statedPoint(scene, at);
  const month = point.month ?? (point.season === undefined && point.day !== undefined ? other.month : undefined);
  const filled = { ...point, ...(month === undefined ? {} : { month }) };
  if (other.year === undefined) {
    if (point.month !== undefined || filled.month === undefined) return undefined;
    return missingYear(scene, { draft: { ...draft, reading: { ...draft.reading, point: filled } }, index, point: filled });
  }
  const [mine, theirs] = [monthNumber(filled), monthNumber(other)];
  const before = mine !== undefined && theirs !== undefined && mine > theirs && point.season !== "WI" && other.season !== "WI";
  return { ...plain({ ...filled, year: before ? other.year - 1 : other.year }), carried: { from: at, part: "year", sure: true } };
}

/** "March 22-24", "from May 1940 to June". */
function fromPrevious(scene: Scene, { draft, point }: Undated): Resolution | undefined {
  if (draft.previous === undefined) return undefined;
  const from = scene.resolutions[draft.previous]?.point;
  if (from?.year === undefined || grainOf(from) === "year") return undefined;
  const month = point.month ?? (point.season === undefined ? from.month : undefined);
  const filled = { ...point, ...(month === undefined ? {} : { month }) };
  const [mine, theirs] = [monthNumber(filled), monthNumber(from)];
  const wraps = mine !== undefined && theirs !== undefined && (mine < theirs || (point.season === "WI" && theirs > 3));
  if (wraps && draft.rangeSide === undefined) return undefined;
  return { ...plain({ ...filled, year: wraps ? from.year + 1 : from.year }), carried: { from: draft.previous, part: "year", sure: true } };
}

/** In a heading the year may come after: "Winter offensive (early 1951)". */
function fromHeading(scene: Scene, { draft, index, point }: Undated): Resolution | undefined {
  if (!draft.setting.heading || point.day !== undefined) return undefined;
  const next = scene.drafts[index + 1];
  if (next?.setting.paragraph !== draft.setting.paragraph || next.reading.point.year === undefined) return undefined;
  return { ...plain({ ...point, year: next.reading.point.year }), carried: { from: index + 1, part: "year", sure: true } };
}

/** "Until 1662, when, in April". */
function fromYearBefore({ drafts, resolutions, appositions }: Scene, { draft, index, point }: Undated): Resolution | undefined {
  const before = resolutions[index - 1]?.point;
  const { gap, setting } = draft;
  if (before === undefined || grainOf(before) !== "year" || gap === undefined || !/\p{L}/u.test(gap) || !appositions.has(gap)) return undefined;
  if (drafts[index - 1]?.setting.sentence !== setting.sentence || point.month === undefined) return undefined;
  return { ...plain({ ...point, year: before.year ?? 0 }), carried: { from: index - 1, part: "year", sure: true } };
}

function bareDay(scene: Scene, draft: Draft, point: Point): Resolution {
  const reference = scene.story.latestMonth ?? scene.story.place;
  const { year, month } = reference?.point ?? {};
  if (reference === undefined || year === undefined || month === undefined) return plain(point);
  if (turnsMonth(draft, point, reference.point)) {
    const next = shifted({ year, month }, 1, "month");
    const alternatives = [timexValue({ ...point, year, month })];
    return { ...plain({ ...point, ...next }), carried: { from: reference.index, part: "month", sure: false, alternatives } };
  }
  return { ...plain({ ...point, year, month }), carried: { from: reference.index, part: "month", sure: reference.sure } };
}

/** "On 29 June they sailed. On the 3rd …": of July, where nothing says that the account goes back. */
function turnsMonth({ setting, reading }: Draft, { day = 0 }: Point, { day: last = 0, month, year }: Point): boolean {
  if (last - day < daysBack || setting.pastPerfect || setting.comparison || setting.relation === "since" || setting.relation === "before")
    return false;
  const here = dayOf({ year, month, day });
  return reading.weekday === undefined || here === undefined || weekdayOf(here) !== reading.weekday;
}

/** Days from which on a lower number is sooner one of the next month than a step back. */
const daysBack = 20;

/** What the words of a mention say, before or after Christ as the story is. */
function statedPoint(scene: Scene, index: number): Point {
  const draft = scene.drafts[index];
  const { point = {}, slots = {} } = draft?.reading ?? {};
  if (draft === undefined || (slots["early"] === undefined && slots["bare"] === undefined)) return point;
  return earlyYear(scene, draft)?.point ?? point;
}

/** "499-493 BC", "496 and 495 BC": the era of the last holds for the first. */
export function eraShared(scene: Scene, draft: Draft, index: number): Resolution {
  const { point } = draft.reading;
  if (draft.reading.slots["bare"] !== undefined)
    return earlyYear(scene, draft) ?? (begins(scene, draft) || isAnnounced(scene, draft) ? plain(point) : { value: "", dropped: true });
  if (draft.reading.slots["early"] !== undefined) return earlyYear(scene, draft) ?? farYear(scene, draft, index);
  if (point.year === undefined && draft.reading.slots["era"] === undefined && beforeChrist(scene, point)) return plain({ ...point, before: true });
  const far = farBeforeChrist(scene, draft);
  if (far !== undefined) return plain({ ...point, year: far });
  const { year } = point;
  const nextYear = draft.next === undefined ? undefined : scene.drafts[index + 1]?.reading.point.year;
  const shared = draft.reading.slots["era"] === undefined && year !== undefined && nextYear !== undefined && nextYear <= 0 && year >= 1 - nextYear;
  return shared ? plain({ ...point, year: 1 - year }) : plain(centuryBefore(scene, draft, index) ?? point);
}

/** The first date of all, with nothing behind it that it could count. */
function begins({ story }: Scene, { setting, reading }: Draft): boolean {
  return story.latest === undefined && !setting.attributive && (reading.point.year ?? 0) >= 100;
}

/** "In 191", where no year has been told yet and a later date states one of those years with its month or season: "February 199". */
function isAnnounced({ story, drafts }: Scene, { reading }: Draft): boolean {
  const { year = 0 } = reading.point;
  if ((story.latest ?? story.place) !== undefined || year < 100) return false;
  const first = drafts.find(({ reading: { point } }) => point.year !== undefined && grainOf(point) !== "year");
  return first?.reading.slots["early"] !== undefined && Math.abs((first.reading.point.year ?? 0) - year) <= nearYears;
}

/** "In 1763" where the account has got to 1792 BC. */
function farBeforeChrist({ story }: Scene, { reading }: Draft): number | undefined {
  const here = yearOf((story.latest ?? story.place)?.point ?? {});
  const { year } = reading.point;
  if (here === undefined || here > -firstLater || year === undefined || year < firstLater || reading.slots["era"] !== undefined) return undefined;
  return Math.abs(1 - year - here) <= nearYears ? 1 - year : undefined;
}

/** "The 450s" and "the fifth century" in an account that has got to 478 BC. */
function beforeChrist({ story }: Scene, { decade, century }: Point): boolean {
  const here = yearOf((story.latest ?? story.place)?.point ?? {});
  if (here === undefined || here > 0) return false;
  if (decade !== undefined) return Math.abs(1 - here - decade * 10) <= nearYears;
  return century !== undefined && Math.abs(Math.floor(-here / 100) - century) <= 1;
}

/** "The 4th and 3rd centuries BC". */
function centuryBefore(scene: Scene, { next, reading: { point } }: Draft, index: number): Point | undefined {
  const other = next === undefined ? undefined : scene.drafts[index + 1]?.reading.point;
  const shared = point.century !== undefined && point.before === false && other?.before === true && (other.century ?? point.century) < point.century;
  return shared ? { ...point, before: true } : undefined;
}

/** "Han in 230, Zhao in 228 and Qi in 221 BC". */
function eraAhead({ drafts, resolutions }: Scene, draft: Draft, year: number): number | undefined {
  const from = drafts.indexOf(draft, resolutions.length);
  for (let at = from + 1; at - from <= reach && drafts[at]?.setting.sentence === draft.setting.sentence; at++) {
    const { point = {}, slots = {} } = drafts[at]?.reading ?? {};
    if (slots["era"] === undefined || point.year === undefined) continue;
    const candidate = point.year <= 0 ? 1 - year : year;
    return candidate <= point.year && point.year - candidate <= nearYears ? candidate : undefined;
  }
  return undefined;
}

/** "In June 120 Marines landed": in an account of later times the figures behind a month are no year of the first thousand; "6 June 44" has a year of its century. */
function farYear(scene: Scene, draft: Draft, index: number): Resolution {
  const { year, ...point } = draft.reading.point;
  const here = yearOf(scene.story.place?.point ?? {});
  const modern = here === undefined || year === undefined || year >= 100 ? undefined : Math.floor(here / 100) * 100 + year;
  if (modern !== undefined && here !== undefined && here >= firstLater && Math.abs(modern - here) <= nearYears / 2)
    return plain({ ...point, year: modern });
  const stated = year !== undefined && year >= 100 && (point.day !== undefined || here === undefined || here < firstLater);
  return stated ? plain({ ...point, year }) : missingYear(scene, { draft, index, point });
}

export const firstLater = 1000;

/** Three figures are a year that the story is near: "in 218" after "219 BC". */
function earlyYear(scene: Scene, draft: Draft): Resolution | undefined {
  const { point } = draft.reading;
  const { year = 0 } = point;
  const { place, latest } = scene.story;
  for (const anchor of [place, latest]) {
    const near = yearOf(anchor?.point ?? {});
    if (near === undefined) continue;
    const wide = anchor?.point.century === undefined ? nearYears : nearYears + 100;
    const candidate = near <= 0 ? 1 - year : year;
    if (Math.abs(candidate - near) <= wide) return plain({ ...point, year: candidate });
  }
  const ahead = eraAhead(scene, draft, year);
  return ahead === undefined ? undefined : plain({ ...point, year: ahead });
}

/** The reading of a date that is no reference: as it stands if it has a year. */
export function missingOrStated(scene: Scene, draft: Draft, index: number): Resolution {
  return draft.reading.point.year === undefined ? missingYear(scene, { draft, index, point: draft.reading.point }) : plain(draft.reading.point);
}

/** "1914-18", "1914-8", "'98": digits in the century of what came before. */
export function shortYear(scene: Scene, draft: Draft): Resolution {
  const { point, shortYear: short = 0 } = draft.reading;
  const before = draft.previous === undefined ? undefined : scene.resolutions[draft.previous]?.point?.year;
  const reference = before ?? yearOf(scene.story.latest?.point ?? {});
  if (reference === undefined) return { value: "" };
  const figures = draft.reading.slots["y"] === undefined ? 100 : 10;
  const base = Math.floor(reference / figures) * figures + short;
  if (before !== undefined) return plain({ ...point, year: base < before ? base + figures : base });
  return plain({ ...point, year: base > reference + 20 ? base - 100 : base });
}

/** "The twenties", "the '20s": in the century of the last date. */
export function shortDecade(scene: Scene, draft: Draft): Resolution {
  const short = draft.reading.shortDecade ?? 0;
  const reference = yearOf(scene.story.latest?.point ?? scene.written ?? {}) ?? yearOf(scene.written ?? {});
  if (reference === undefined) return { value: "" };
  return plain({ decade: Math.floor(reference / 100) * 10 + Math.floor(short / 10) });
}
