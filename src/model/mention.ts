import type { Brand } from "../base/brand.ts";
import type { DecisionId } from "./decision.ts";
import type { SourceId, Span } from "./source.ts";
import type { Calendar, Grain, Interval } from "./time.ts";

export type MentionId = Brand<string, "MentionId">;

interface MentionBase extends Span {
  readonly id: MentionId;
  readonly source: SourceId;
  /** `Source.text.slice(start, end)`. */
  readonly quote: string;
  readonly sentence: number;
  /** One past `firstToken` … the tokens the mention covers. */
  readonly firstToken: number;
  readonly endToken: number;
  /** The pattern or word list that found it. */
  readonly producer: string;
}

export type NameKind = "person" | "group" | "place" | "event" | "document";

/** A proper name. Titles in front ("General", "President") are outside the span and stand in `title`. */
export interface NameMention extends MentionBase {
  readonly kind: NameKind;
  /** The title or office noun directly before the name, if any. */
  readonly title?: Span;
  /** For groups: a state or people with territory; right as a place too. */
  readonly polity?: boolean;
  /** For persons: told by a title, given name or pronoun. */
  readonly gender?: "female" | "male";
}

/** An office as words: "President of the Republic", "the Interior Minister". */
export interface OfficeMention extends MentionBase {
  readonly kind: "office";
  /** The office noun in its dictionary form: "president", "minister". */
  readonly office: string;
  /** What it is over: "Republic", "Internal Affairs". */
  readonly of?: Span;
  /** Told by what it is over alone: "Haas at the Interior". */
  readonly portfolio?: true;
  readonly mode: "full" | "acting" | "deputy" | "honorary" | "former";
}

export type Comparison = "exactly" | "about" | "at-least" | "at-most" | "more-than" | "less-than";

/** A number with what it counts. Years, ordinals and numbers inside names are not quantities. */
export interface QuantityMention extends MentionBase {
  readonly kind: "quantity";
  /** Bounds by the words alone: "80,000+" is 80000..Infinity, "between 5 and 7" is 5..7, "forty-two" is 42..42, "hundreds" is 200..Infinity. */
  readonly low: number;
  readonly high: number;
  readonly comparison: Comparison;
  /** "people", "percent", "dollar", "kilometre" …; absent where the text gives none. */
  readonly unit?: string;
  /** What is counted, head noun last: "active duty troops". */
  readonly counted?: Span;
  /** Head noun of `counted`, singular and lower case. */
  readonly head?: string;
}

/** Words in quotation marks or a block quotation. */
export interface QuotationMention extends MentionBase {
  readonly kind: "quotation";
  /** What the marks do: reported words, a title, a name, a label ("so-called"), or distance. */
  readonly use: "quotation" | "title" | "name" | "label" | "distance";
  /** The words without their marks. */
  readonly inner: Span;
  /** Who says it, where the text gives one. */
  readonly speaker?: MentionId;
  readonly speakerQuote?: Span;
}

/** Where a date's value comes from. */
export type Basis =
  | { readonly kind: "stated" }
  /** A missing part was taken from another mention. `sure` is false where another reading is open; `alternatives` are the TIMEX3 values of the others. */
  | {
      readonly kind: "carried";
      readonly from: MentionId;
      readonly part: "year" | "month" | "day" | "century";
      readonly sure: boolean;
      readonly alternatives?: readonly string[];
    }
  /** Counted from another mention: "three days later". */
  | { readonly kind: "counted"; readonly from: MentionId; readonly sure: boolean }
  /** Taken from the date the source was written. */
  | { readonly kind: "written" }
  /** Somebody decided how the words are to be read. */
  | { readonly kind: "set"; readonly decision: DecisionId };

/** How a date is tied to what it dates; the word that says so is `signal`. */
export type TimeRelation = "in" | "by" | "since" | "until" | "before" | "after" | "as-of" | "throughout" | "between";

/** Days or longer units between two points: "twelve days later". */
export interface Offset {
  readonly count: number;
  readonly unit: "day" | "week" | "month" | "year" | "decade" | "century";
  /** 1 later, -1 earlier. */
  readonly direction: 1 | -1;
  readonly approximate: boolean;
  /** The words of the event counted from ("the treaty was signed"), where it is no date. */
  readonly event?: Span;
}

/** A part of a longer stretch: "mid-August", "the end of 1944", "the second half of the century". */
export type StretchPart =
  | "early"
  | "mid"
  | "late"
  | "start"
  | "end"
  | "first-half"
  | "second-half"
  | "first-third"
  | "middle-third"
  | "last-third"
  | "first-quarter"
  | "second-quarter"
  | "third-quarter"
  | "last-quarter";

/** A time expression (TimeML TIMEX3) with its reading. */
export interface Timex extends MentionBase {
  readonly kind: "timex";
  readonly type: "date" | "time" | "duration" | "set";
  /** TIMEX3 value; "" where it is recognised but not resolved. */
  readonly value: string;
  readonly edtf?: string;
  readonly calendar: Calendar;
  readonly grain?: Grain;
  /** Bounds of the stretch named: for "1943" both ends are pinned, for "mid-1943" they are ranges. */
  readonly interval?: Interval;
  /** One end of a range ("1934-1943", "from 5 to 9 May"): `value` is this end's, `edtf` and `interval` are those of the whole stretch between the two stated ends. */
  readonly range?: boolean;
  /** Which end of the range this is, the mention of the other end, and the stretch this end itself names. */
  readonly rangeEnd?: { readonly side: "first" | "last"; readonly other: MentionId; readonly interval: Interval };
  /** The part of the stretch that is meant: "early", "the middle of", "the end of". Not part of `value`. */
  readonly part?: StretchPart;
  /** Circa, probably, about. */
  readonly approximate?: boolean;
  /** The clause denies that it was then, or asks whether it was. */
  readonly doubt?: "denied" | "asked";
  readonly relation: TimeRelation;
  readonly signal?: Span;
  /** The mention counted from or carried from. */
  readonly anchor?: MentionId;
  readonly offset?: Offset;
  /** Days, for durations: "three-day" is 3..3, "two years" is 730..731. */
  readonly days?: { readonly low: number; readonly high: number };
  readonly basis: Basis;
  /** The weekday named with the date, 0 Sunday to 6 Saturday. */
  readonly weekday?: number;
  /** The mention beside it that gives the same time by another calendar: "25 October (7 November) 1917". `agrees` is false where the two are not the same day, so that one of them must be wrong. */
  readonly equal?: { readonly other: MentionId; readonly agrees: boolean };
  /** Written, but no day of the calendar: "30 February 1945". `value` then holds what is written. */
  readonly impossible?: string;
}

export type Mention = NameMention | OfficeMention | QuantityMention | QuotationMention | Timex;
