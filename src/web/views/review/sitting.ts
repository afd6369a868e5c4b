import type { ClaimId } from "../../../model/claim.ts";
import type { Act, DecisionId } from "../../../model/decision.ts";
import { createStore, type Store } from "../../base/store.ts";
import type { Host } from "../../data/host.ts";
import { EVERYTHING, type Verdict, type Wanted } from "./queue.ts";

/** A decision of this sitting, on its way or kept. */
export interface Made {
  readonly claim: ClaimId;
  readonly verdict: Verdict;
  /** Told once it is kept. */
  readonly decision: Promise<DecisionId | undefined>;
}

/** What is gone through, how far, and what was decided: it stays while the reader looks at other views. */
export interface Sitting {
  readonly wanted: Wanted;
  readonly at: ClaimId | undefined;
  /** Of this sitting; undefined for what was taken back. */
  readonly verdicts: ReadonlyMap<ClaimId, Verdict | undefined>;
  /** The last one last. */
  readonly made: readonly Made[];
  /** What stood in the way of keeping a decision. */
  readonly refused: string | undefined;
  /** Decisions that are not kept yet. */
  readonly underway: number;
}

export const sitting: Store<Sitting> = createStore<Sitting>({
  wanted: EVERYTHING,
  at: undefined,
  verdicts: new Map(),
  made: [],
  refused: undefined,
  underway: 0,
});

/** Decides on a claim and goes on at once; what could not be kept comes back to the queue and says why. */
export function decideOn(
  host: Host,
  claim: ClaimId,
  { act, because, verdict }: { readonly act: Act; readonly because: string; readonly verdict: Verdict },
): void {
  const decision = keep(host, act, because).catch((error: unknown) => {
    sitting.set({ refused: error instanceof Error ? error.message : String(error), verdicts: without(sitting.get().verdicts, claim) });
    return undefined;
  });
  const { verdicts, made } = sitting.get();
  sitting.set({ verdicts: new Map(verdicts).set(claim, verdict), made: [...made, { claim, verdict, decision }], refused: undefined });
}

/** Takes back the last decision of this sitting; gives the claim it was on. */
export function takeBack(host: Host): ClaimId | undefined {
  const { made, verdicts } = sitting.get();
  const last = made.at(-1);
  if (last === undefined) return undefined;
  sitting.set({ made: made.slice(0, -1), verdicts: new Map(verdicts).set(last.claim, undefined), refused: undefined });
  last.decision
    .then(async (decision) => {
      if (decision !== undefined) await keep(host, { act: "undo", decision }, "");
    })
    .catch((error: unknown) => sitting.set({ refused: error instanceof Error ? error.message : String(error) }));
  return last.claim;
}

/** Decisions that are shown everywhere by now are of this sitting no longer. */
export function close(shown: readonly Made[]): void {
  const { made, verdicts, underway } = sitting.get();
  const left = made.filter((each) => !shown.includes(each));
  const own = new Set(left.map(({ claim }) => claim));
  // what is still being taken back is not known to anybody else
  sitting.set({
    made: left,
    verdicts: new Map([...verdicts].filter(([claim, verdict]) => own.has(claim) || (verdict === undefined && underway > 0))),
  });
}

async function keep(host: Host, act: Act, because: string): Promise<DecisionId | undefined> {
  sitting.set({ underway: sitting.get().underway + 1 });
  try {
    return (await host.decide?.([act], because))?.[0]?.id;
  } finally {
    sitting.set({ underway: sitting.get().underway - 1 });
  }
}

function without(verdicts: Sitting["verdicts"], claim: ClaimId): Sitting["verdicts"] {
  const left = new Map(verdicts);
  left.delete(claim);
  return left;
}
