import type { Claim } from "../model/claim.ts";
import type { Assumed, Because, Label, Window } from "../model/finding.ts";
import type { Day } from "../model/time.ts";
import type { Inquiry } from "./inquiry.ts";

const DAYS_IN_YEAR = 365.2425;

/** What a claim tells of, as a reader would name it: "the death". */
interface Told {
  readonly of: string;
  readonly claim: Claim;
}

/** Where of two things the one that must come first is told to come second: the days that the date of each leaves to the other. */
export function windowsOf(first: Told, second: Told): readonly Window[] {
  const [one, other] = [first.claim.when?.interval, second.claim.when?.interval];
  if (one === undefined || other === undefined) return [];
  return [
    { of: second.of, range: { earliest: one.start.earliest, latest: Number.POSITIVE_INFINITY as Day } },
    { of: first.of, range: { earliest: Number.NEGATIVE_INFINITY as Day, latest: other.end.latest } },
  ];
}

/** A step of the argument that rests on an inference of a kind that is known. */
export function assuming(about: Assumed, text: string): Because {
  return { text, assumed: true, about };
}

/** A claim as evidence, with what it contributes in words. */
export function told(inquiry: Inquiry, claim: Claim, text: string): Label {
  return inquiry.label(inquiry.document(claim.source), claim.span, text);
}

/** Under every reading of both dates the first is over before the second begins. */
export function surelyBefore(a: Claim, b: Claim): boolean {
  return a.when !== undefined && b.when !== undefined && a.when.interval.end.latest < b.when.interval.start.earliest;
}

export function oneVoice(a: Claim, b: Claim): boolean {
  return a.attribution.voice === b.attribution.voice;
}

/** Whole years that surely lie between the end of one date and the beginning of a later one; negative where they do not. */
export function yearsBetween(a: Claim, b: Claim): number {
  if (a.when === undefined || b.when === undefined) return Number.NaN;
  return Math.floor((b.when.interval.start.earliest - a.when.interval.end.latest) / DAYS_IN_YEAR);
}

/** Years that lie between two dates at most. */
export function yearsAtMost(a: Claim, b: Claim): number {
  if (a.when === undefined || b.when === undefined) return Number.NaN;
  return (b.when.interval.end.latest - a.when.interval.start.earliest) / DAYS_IN_YEAR;
}
