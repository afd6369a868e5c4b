import type { Timex } from "../model/mention.ts";
import type { Inquiry } from "./inquiry.ts";

/** By how many years a date without one may lie beside the year it was taken to be in: where its words leave a choice, and where they leave none. */
const YEARS_OF_DOUBT = [-1, 1, -2, 2];
const YEARS_OPEN = [-1, 1];
/** A date that lies so near to the one its year was taken from is of that year. */
const NEAR_DAYS = 120;

/** The years, counted from the one it was taken to be in, that a date may be of as well; none where the year is as good as written. */
export function yearsOpen(inquiry: Inquiry, { basis, interval }: Timex): readonly number[] {
  if (basis.kind !== "carried") return [];
  if (!basis.sure) return YEARS_OF_DOUBT;
  const source = inquiry.mention(basis.from);
  const near = source?.kind === "timex" && source.grain !== "year" ? source.interval : undefined;
  if (near === undefined || interval === undefined || source?.kind !== "timex") return YEARS_OPEN;
  const day = interval.start.earliest;
  const beside = day > near.start.earliest - NEAR_DAYS && day < near.end.latest + NEAR_DAYS;
  return beside ? yearsOpen(inquiry, source) : YEARS_OPEN;
}
