import type { StateOnDay } from "../../api/wire.ts";
import type { Claim } from "../../model/claim.ts";
import type { SourceId, Span } from "../../model/source.ts";
import type { Grade } from "../../model/state.ts";
import type { Day } from "../../model/time.ts";

/** A passage that says something of a day. */
export interface Moment extends Span {
  /** How firmly it is of that day: told of it, or standing on it. */
  readonly grade: Grade;
}

/** From the weakest. What is contested is shown as that, however firm it is. */
const FIRMNESS: readonly Grade[] = ["presumed", "possible", "certain", "contested"];

/** What an account says of a day: the claims dated to it, and the words behind what stood then. In reading order, each passage once. */
export function momentsOf(claims: readonly Claim[], state: StateOnDay, source: SourceId): readonly Moment[] {
  const found = new Map<string, Moment>();
  const add = ({ start, end }: Span, grade: Grade) => {
    const key = `${start} ${end}`;
    const known = found.get(key);
    if (known === undefined || FIRMNESS.indexOf(grade) > FIRMNESS.indexOf(known.grade)) found.set(key, { start, end, grade });
  };
  for (const claim of claims) {
    const grade = claim.source === source ? gradeOn(claim, state.day) : undefined;
    if (grade !== undefined) add(claim.span, grade);
  }
  for (const board of state.boards)
    for (const row of board.rows) for (const words of row.evidence) if (words.source === source) add(words.span, row.status);
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** How firmly a claim is of a day; undefined where it is not, or says no more than that it was planned or denied. */
export function gradeOn({ when, polarity, modality }: Claim, day: Day): Grade | undefined {
  if (when === undefined || polarity === "denied" || modality === "planned" || modality === "unrealised") return undefined;
  const { start, end } = when.interval;
  if (day < start.earliest || day > end.latest) return undefined;
  if (when.basis === "carried") return "presumed";
  return start.latest <= day && day <= end.earliest ? "certain" : "possible";
}

/** What is certainly of the day is gone through; only where there is nothing of the kind, what may be, and then what is presumed to hold still. */
export function firmestOf(moments: readonly Moment[]): readonly Moment[] {
  const firm = moments.filter(({ grade }) => grade === "certain" || grade === "contested");
  if (firm.length > 0) return firm;
  const possible = moments.filter(({ grade }) => grade === "possible");
  return possible.length > 0 ? possible : moments;
}
