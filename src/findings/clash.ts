import type { Claim } from "../model/claim.ts";
import type { Assumed, Because, Window } from "../model/finding.ts";
import type { Day } from "../model/time.ts";

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
