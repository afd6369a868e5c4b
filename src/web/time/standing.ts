import type { Differences, StateOnDay } from "../../api/wire.ts";
import type { Day } from "../../model/time.ts";
import type { Shared } from "../app/workbench.ts";
import { createStore, type Store } from "../base/store.ts";
import { dayToEdtf } from "../data/dates.ts";

/** How things stood on the day chosen, when it is told, and what there is to step through. */
export interface Standing {
  /** Of the day chosen, or of the one before it until that is told. */
  readonly state: StateOnDay | undefined;
  /** Only while two days are compared. */
  readonly differences: Differences | undefined;
  /** Every day on which something changed, ascending. */
  readonly changes: readonly Day[];
  readonly failure: string | undefined;
}

const NOTHING: Standing = { state: undefined, differences: undefined, changes: [], failure: undefined };

export function createStanding(): Store<Standing> {
  return createStore<Standing>(NOTHING);
}

type Asked = Pick<Shared, "library" | "day" | "against">;

/** Asks for the state whenever the day or the dossier is another: one question at a time, so that a moving day never queues them up. */
export function keepStanding(shared: Store<Shared>, standing: Store<Standing>): void {
  let told: Asked = { library: undefined, day: undefined, against: undefined };
  let asking = false;
  const ask = async () => {
    if (asking) return;
    asking = true;
    for (let now = shared.get(); isNew(now, told); now = shared.get()) {
      const { library, day, against } = now;
      if (library !== told.library) standing.set(NOTHING);
      const fresh = library !== told.library;
      told = { library, day, against };
      await tell(now, standing, fresh).catch((error: unknown) =>
        standing.set({ state: undefined, differences: undefined, failure: error instanceof Error ? error.message : String(error) }),
      );
    }
    asking = false;
  };
  shared.subscribe(() => void ask());
}

function isNew({ phase, library, day, against }: Shared, told: Asked): boolean {
  return phase === "ready" && (library !== told.library || day !== told.day || against !== told.against);
}

async function tell({ host, day, against }: Shared, standing: Store<Standing>, fresh: boolean): Promise<void> {
  if (fresh) standing.set({ changes: (await host.ask("changes", {})).days });
  if (day === undefined) return;
  const state = await host.ask("state", { date: dayToEdtf(day) });
  const differences =
    against === undefined
      ? undefined
      : await host.ask("differences", { from: dayToEdtf(against < day ? against : day), to: dayToEdtf(against < day ? day : against) });
  standing.set({ state, differences, failure: undefined });
}

/** The nearest change before or after a day. */
export function changeFrom(changes: readonly Day[], day: Day, step: 1 | -1): Day | undefined {
  return step === 1 ? changes.find((change) => change > day) : changes.findLast((change) => change < day);
}
