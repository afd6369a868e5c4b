import type { TimeRelation, Timex } from "../model/mention.ts";
import type { Calendar, Grain } from "../model/time.ts";

/** Words of the text as given: `text.slice(start, end)` is `words`. */
export interface Words {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The first and last day of a stretch, each as early and as late as it can be: ISO 8601, Gregorian, the year 0 being 1 BC.
 * A bound is absent where there is none.
 */
export interface Bounds {
  readonly earliestStart?: string;
  readonly latestStart?: string;
  readonly earliestEnd?: string;
  readonly latestEnd?: string;
}

/** The days between which something happened; an end is absent where it is open. */
export interface Span {
  readonly earliest?: string;
  readonly latest?: string;
}

/** Where a date's value comes from. */
export type DateBasis =
  /** From its own words. */
  | { readonly kind: "stated" }
  /** A part that the words leave out was taken from another date; `alternatives` are the TIMEX3 values of other readings. */
  | {
      readonly kind: "carried";
      readonly part: "year" | "month" | "day" | "century";
      readonly from: Words;
      readonly sure: boolean;
      readonly alternatives: readonly string[];
    }
  /** Counted from another date: "three days later". */
  | { readonly kind: "counted"; readonly from: Words; readonly sure: boolean }
  /** From when the text was written. */
  | { readonly kind: "written" };

/** A date so far from something else: "three days before the treaty was signed". */
export interface DateOffset {
  readonly count: number;
  readonly unit: "day" | "week" | "month" | "year" | "decade" | "century";
  readonly direction: "before" | "after";
  readonly approximate: boolean;
  /** The words of the event that is counted from, where it is no date. */
  readonly event?: Words;
  /** "event − 3 days" */
  readonly equation: string;
}

/** One end of a range: its other end, and the stretch that this end itself names. */
export interface RangeEnd {
  readonly side: "first" | "last";
  readonly other: Words;
  readonly bounds: Bounds;
}

/** A time expression of a text, as it was read. */
export interface DateReading extends Words {
  readonly type: Timex["type"];
  /** The reading in English, as short as can be: "20 May 1946", "about 1640", "the winter of 1950". */
  readonly reading: string;
  /** Why it was read so, in a sentence. */
  readonly reason: string;
  /** ISO 8601-2; of a range the whole stretch. Absent where it has none: durations, and what could not be placed. */
  readonly edtf?: string;
  /** TIMEX3; absent where the words were recognised but not resolved. */
  readonly value?: string;
  /** The stretch that the words name, of a range the whole of it; absent where it could not be placed. */
  readonly bounds?: Bounds;
  /** Where something that happened once lies if it is dated so: the stretch itself, or what "by", "since", "before" leave open. */
  readonly happened?: Span;
  readonly grain?: Grain;
  /** "early 1948", "the end of May": the part of the stretch that is meant, which is not in `value`. */
  readonly part?: NonNullable<Timex["part"]>;
  readonly approximate: boolean;
  /** The clause denies that it was then, or asks whether it was. */
  readonly doubt?: "denied" | "asked";
  /** How the date is tied to what it dates; "in" where no word says otherwise. */
  readonly relation: TimeRelation;
  /** The words that say so: "by", "no later than". */
  readonly signal?: Words;
  readonly calendar: Calendar;
  readonly basis: DateBasis;
  readonly range?: RangeEnd;
  readonly offset?: DateOffset;
  /** Of durations, how many days they can have. */
  readonly days?: { readonly least: number; readonly most: number };
  /** The weekday that is named with the date: "Sunday". */
  readonly weekday?: string;
  /** Why there is no such day, where there is none. */
  readonly impossible?: string;
  /** The pattern that found it, for whoever mends the patterns. */
  readonly pattern: string;
}
