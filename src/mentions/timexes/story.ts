import { grainOf, monthNumber, type Point, yearOf } from "./point.ts";
import type { Draft } from "./scene.ts";

/** A resolved mention that others can be read against. */
export interface Anchor {
  readonly index: number;
  readonly point: Point;
  /** The heading of the section gave it. */
  readonly heading: boolean;
  readonly paragraph: number;
  readonly section: number;
  /** False where its own year or day was carried or counted and could be another. */
  readonly sure: boolean;
  /** The first date of the account, though it stands beside the story: better than none. */
  readonly aside?: boolean;
  /** A limit ("by December"), and where the story was when it was set. */
  readonly limitAfter?: Anchor;
}

/** The dates last mentioned. */
interface Latest {
  readonly any?: Anchor;
  readonly day?: Anchor;
  readonly month?: Anchor;
}

/**
 * Follows where an account has got to. Not every date moves it on: the year of a citation, a glance back ("had … in 1938"),
 * a limit ("until 1978"), a comparison or a date in a parenthesis or quotation stands beside the story.
 */
export class Story {
  #place: Anchor | undefined;
  #latest: Latest = {};
  /** But for glances back in a clause of their own; the sentence of the last of these. */
  #latestTold: Latest = {};
  #glance: number | undefined;
  #inside: { readonly parenthesis: number; readonly anchor: Anchor } | undefined;
  /** Years that the section's heading names. */
  #section: { readonly paragraph: number; readonly section: number; readonly first: number; readonly last: number } | undefined;
  #yearHeadings = 0;
  /** Lies too far ahead to be the next step; if the account goes on from there, it was one. */
  #beyond: { readonly year: number; readonly sentence: number } | undefined;

  /** Where the story has got to. */
  get place(): Anchor | undefined {
    return this.#place;
  }

  /** The last date mentioned, wherever. */
  get latest(): Anchor | undefined {
    return this.#latest.any;
  }

  get latestDay(): Anchor | undefined {
    return this.#latest.day;
  }

  get latestMonth(): Anchor | undefined {
    return this.#latest.month;
  }

  /** A year outside the section of an account told year by year is not where the story has got to; the nearest year inside is. */
  within(year: number): number {
    const section = this.#section;
    const here = yearOf(this.#place?.point ?? {});
    if (section === undefined || this.#yearHeadings < 2 || here === undefined || here < section.first || here > section.last) return year;
    return Math.min(Math.max(year, section.first), section.last);
  }

  /** The date that a mention in this parenthesis is read against. */
  inside(parenthesis: number | undefined): Anchor | undefined {
    return parenthesis !== undefined && this.#inside?.parenthesis === parenthesis ? this.#inside.anchor : undefined;
  }

  /** "Hargreave, who had been with us since December, left": with the clause its date is over, but for "came the following March". */
  enter({ setting, reading }: Draft): void {
    const follows = reading.deixis === "next" && this.#glance === setting.sentence;
    if (!setting.pastPerfect && !follows && this.#latestTold.any !== undefined) this.#latest = this.#latestTold;
  }

  remember({ draft, index, point, sure }: { draft: Draft; index: number; point: Point; sure: boolean }): void {
    const year = yearOf(point);
    if (year === undefined) return;
    const { setting } = draft;
    const { heading, paragraph, section } = setting;
    const limit = !setting.opening && (setting.relation === "by" || setting.relation === "until") ? this.#place : undefined;
    const anchor: Anchor = { index, point, heading, paragraph, section, sure, ...(limit === undefined ? {} : { limitAfter: limit }) };
    if (setting.heading) this.#enter(draft, anchor, year);
    if (!this.#foreseen(draft, year)) this.#note(anchor, setting);
    if (setting.parenthesis !== undefined && !setting.heading) this.#inside = { parenthesis: setting.parenthesis, anchor };
    if (this.#place === undefined) this.#place = isAside(draft) ? { ...anchor, aside: true } : anchor;
    else if (this.#moves(draft, point, year) && !this.#coarser(point))
      this.#place = this.#endsYear(point) ? { ...anchor, point: { year, month: 12 } } : anchor;
  }

  /** "It would expire on 2 March", of the year after. */
  #foreseen({ setting, reading }: Draft, year: number): boolean {
    const here = yearOf(this.#place?.point ?? {});
    return setting.planned && !setting.opening && reading.point.year === undefined && here !== undefined && year > here;
  }

  #note(anchor: Anchor, { pastPerfect, relative, sentence }: Draft["setting"]): void {
    const { day, month } = anchor.point;
    this.#latest = {
      ...this.#latest,
      any: anchor,
      ...(month === undefined ? {} : { month: anchor }),
      ...(month === undefined || day === undefined ? {} : { day: anchor }),
    };
    if (pastPerfect && relative) this.#glance = sentence;
    else this.#latestTold = this.#latest;
  }

  #enter({ setting }: Draft, anchor: Anchor, year: number): void {
    const span = spanOf(anchor.point, year);
    if (grainOf(anchor.point) === "year" && this.#section?.paragraph !== setting.paragraph) this.#yearHeadings++;
    const same = this.#section?.paragraph === setting.paragraph ? this.#section : undefined;
    this.#section = {
      paragraph: setting.paragraph,
      section: setting.section,
      first: Math.min(span.first, same?.first ?? span.first),
      last: Math.max(span.last, same?.last ?? span.last),
    };
  }

  /** The same year said again says less than what is known. */
  #coarser(point: Point): boolean {
    const place = this.#place?.point;
    return grainOf(point) === "year" && place !== undefined && place.year === point.year && monthNumber(place) !== undefined && !this.#place?.heading;
  }

  /** "That winter", told after a month of the same year: the one with which the year ends. */
  #endsYear({ season, year }: Point): boolean {
    const place = this.#place?.point;
    return season === "WI" && place?.year === year && (monthNumber(place ?? {}) ?? 0) >= winterAhead && place?.season !== "WI";
  }

  /** Out of the years that the heading gives, while the story is within them. */
  #leaves(sectionIndex: number, here: number, year: number): boolean {
    const section = this.#section;
    if (section === undefined || (section.section !== sectionIndex && this.#yearHeadings < 2)) return false;
    return (year < section.first || year > section.last) && here >= section.first && here <= section.last;
  }

  /** The first month that is told may lie before the year of the title: accounts begin with how it came about. */
  #begins(point: Point, yearsBefore: number): boolean {
    return this.#place?.heading === true && this.#yearHeadings < 2 && point.month !== undefined && yearsBefore > 0 && yearsBefore <= prelude;
  }

  #moves(draft: Draft, point: Point, year: number): boolean {
    const { setting, reading } = draft;
    const place = this.#place;
    if (place === undefined) return true;
    if (setting.heading) return draft.previous === undefined;
    const here = yearOf(place.point) ?? year;
    if (draft.rangeSide === "last" && point.month !== undefined && Math.abs(year - here) <= 1 && setting.parenthesis === undefined) return true;
    if (isAside(draft)) return false;
    if (place.aside) return true;
    if (isEpoch(place.point) && !isEpoch(point) && !isOfNoun(setting)) return true;
    if (reading.direction === -1 || reading.deixis === "previous" || (reading.from !== undefined && reading.from !== "writing")) return false;
    const stated = reading.point.year !== undefined || reading.point.decade !== undefined || reading.point.century !== undefined;
    if (!stated)
      return setting.opening || !(countsFarAhead(draft) || (setting.planned && year > here) || (setting.pastPerfect && isBefore(point, place.point)));
    if (this.#leaves(setting.section, here, year) && !this.#begins(point, here - year)) return setting.opening && setting.paragraphOpening;
    if (setting.attributive && setting.indefinite && grainOf(point) === "year") return false;
    if (setting.opening) return !(setting.foretold && year - here > farAhead);
    if (grainOf(point) === "decade" || grainOf(point) === "century") return false;
    if (year < here) {
      const fresh = place.section !== setting.section || (place.paragraph !== setting.paragraph && !(isOfNoun(setting) && grainOf(point) === "year"));
      return fresh && !setting.pastPerfect;
    }
    if (year > here && (setting.planned || (isOfNoun(setting) && grainOf(point) === "year"))) return false;
    if (year - here < wideStep && isToldNext(draft)) return true;
    const isFine = monthNumber(point) !== undefined && !setting.linked && !isOfNoun(setting);
    return year - here < (year <= scant ? stride : farAhead) || place.section !== setting.section || isFine || this.#goesOn(setting.sentence, year);
  }

  /** "The war broke out in 1362", a century after what was told before it: whether the next date with a year goes on from there. */
  #goesOn(sentence: number, year: number): boolean {
    const before = this.#beyond;
    this.#beyond = { year, sentence };
    return before !== undefined && before.sentence < sentence && year >= before.year && year - before.year < farAhead;
  }
}

/** Accounts of the time up to this year have few dates: the next one is a step of the story though it lies far ahead, for nothing else is dated. */
const scant = 1000;
const stride = 40;

/** The month from which on "that winter" is the one ahead. */
const winterAhead = 5;

/** Years before that of the title in which an account may begin. */
const prelude = 2;

/** Years that a step may span in a clause of its own: "surrendered in 1599. … took Syriam in 1613". */
const wideStep = 25;

/** A year that its clause introduces, and that says more of nothing. */
function isToldNext({ reading, setting: { introduced, relative, pastPerfect, linked, foretold, quoted } }: Draft): boolean {
  return (introduced || reading.part !== undefined) && !relative && !pastPerfect && !linked && !foretold && !quoted;
}

/** Years from which on something foretold is no next step of the story: "in 1918 it would be remembered". */
const farAhead = 10;

/** "The 1936 constitution", not "in 1570 forbade". */
function isOfNoun({ attributive, introduced }: Draft["setting"]): boolean {
  return attributive && !introduced;
}

/** A decade or century, in which nothing is told day by day. */
function isEpoch(point: Point): boolean {
  return point.decade !== undefined || point.century !== undefined;
}

/** "Who had seized them in July", told of December. */
function isBefore(point: Point, place: Point): boolean {
  const [mine, theirs] = [monthNumber(point), monthNumber(place)];
  return point.year === place.year && mine !== undefined && theirs !== undefined && mine < theirs;
}

/** "As he put it fifty years afterwards": no step of the story. */
function countsFarAhead({ reading }: Draft): boolean {
  const years = reading.unit === "year" ? 1 : reading.unit === "decade" ? 10 : reading.unit === "century" ? 100 : 0;
  return reading.kind === "offset" && typeof reading.count === "number" && reading.count * years >= farAhead;
}

/** In a parenthesis or quotation, a limit, a thing compared with, or what is denied or asked. */
function isAside({ setting }: Draft): boolean {
  return setting.parenthesis !== undefined || setting.quoted || setting.comparison || setting.horizon || setting.doubt !== undefined;
}

function spanOf(point: Point, year: number): { readonly first: number; readonly last: number } {
  if (point.decade !== undefined) return { first: year, last: year + 9 };
  if (point.century !== undefined) return { first: year, last: year + 99 };
  return { first: year, last: year };
}
