/** How things of one kind were read: how many there are, and what became of them. */
export interface Tally {
  right: number;
  missed: number;
  /** Read where there is none. */
  spurious: number;
  /** What they were taken for instead, with how often. */
  readonly as: Map<string, number>;
}

/** By part ("claims"), then by kind ("besiege"). */
export type Tallies = Map<string, Map<string, Tally>>;

export type Outcome = "right" | "missed" | "spurious" | { readonly as: string };

/** One more of a kind, and what became of it. */
export function count(tallies: Tallies, [part, kind]: readonly [part: string, kind: string], outcome: Outcome): void {
  const tally = tallyOf(tallies, part, kind);
  if (typeof outcome === "string") tally[outcome]++;
  else tally.as.set(outcome.as, (tally.as.get(outcome.as) ?? 0) + 1);
}

export function addTallies(total: Tallies, more: Tallies): void {
  for (const [part, kinds] of more)
    for (const [kind, { right, missed, spurious, as }] of kinds) {
      const tally = tallyOf(total, part, kind);
      tally.right += right;
      tally.missed += missed;
      tally.spurious += spurious;
      for (const [other, times] of as) tally.as.set(other, (tally.as.get(other) ?? 0) + times);
    }
}

function tallyOf(tallies: Tallies, part: string, kind: string): Tally {
  const kinds = tallies.get(part) ?? new Map<string, Tally>();
  tallies.set(part, kinds);
  const tally = kinds.get(kind) ?? { right: 0, missed: 0, spurious: 0, as: new Map() };
  kinds.set(kind, tally);
  return tally;
}
