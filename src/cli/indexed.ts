import { Problem } from "../base/problem.ts";
import type { StoredDossier } from "../store/contract.ts";
import { type DossierFile, readDossier } from "../store/dossier.ts";
import { openPlace } from "../store/places.ts";
import type { Answers } from "../store/served/answers.ts";
import { bringUpToDate, type WorkOptions } from "../work/index.ts";
import { laidOut, untilTheEnd } from "../work/layout.ts";
import type { AccountOptions, Limits } from "./options.ts";
import type { Shell } from "./shell.ts";

/** Whoever waited for the index has stopped it. */
export class Stopped extends Problem {
  constructor() {
    super("stopped; the same command goes on where it was");
  }
}

interface Indexing {
  readonly shell: Pick<Shell, "tell" | "watched">;
  readonly options: { readonly progress?: boolean; readonly limits?: Limits };
  /** Only tasks of these kinds; all where absent. */
  readonly kinds?: WorkOptions["kinds"];
}

/** Asks a dossier, in a folder or on the server, whose index is brought up to date first; Ctrl-C stops that, and what is done stays done. */
export async function withIndex<T>(place: string, { shell, options, kinds }: Indexing, ask: (dossier: StoredDossier) => Promise<T>): Promise<T> {
  const dossier = await openPlace(place);
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.on(signal, onSignal);
  try {
    const { together: most } = options.limits ?? {};
    const work = { ...(kinds === undefined ? {} : { kinds }), ...(most === undefined ? {} : { most }), ...progressOn(shell, options) };
    for (const problem of await bringUpToDate(dossier, { ...work, signal: stop.signal })) shell.tell(problem);
    for (const signal of signals) process.off(signal, onSignal);
    return await ask(dossier);
  } catch (error) {
    throw stop.signal.aborted ? new Stopped() : error;
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
    await dossier.close();
  }
}

const SECOND = 1000;

function progressOn(shell: Indexing["shell"], { progress }: Indexing["options"]): Pick<WorkOptions, "progress"> {
  if (!shell.watched && progress !== true) return {};
  let last = 0;
  return {
    progress({ done, all, task }) {
      if (done < all && Date.now() - last < SECOND) return;
      last = Date.now();
      shell.tell(`${done} of ${all} done (${task.kind === "together" ? "all accounts together" : task.source})`);
    },
  };
}

/** What was asked of a dossier that is too large to be read at once, or on the server. */
export interface Asked {
  /** As it was named. */
  readonly place: string;
  /** Where its accounts lie, for as long as it is asked. */
  readonly folder: string;
  readonly dossier: StoredDossier;
  readonly answers: Answers;
  /** Its accounts that could be read. */
  readonly files: readonly DossierFile[];
  /** Whether they were held against each other; otherwise each was read by itself. */
  readonly together: boolean;
}

/** Asks the index of a dossier what is else told from memory. */
export async function askIndex<T>(
  place: string,
  { shell, options }: { readonly shell: Indexing["shell"]; readonly options: AccountOptions },
  ask: (asked: Asked) => Promise<T>,
): Promise<T> {
  refuseSaid(place, options);
  return withIndex(place, { shell, options, kinds: ["alone", "together"] }, async (dossier) => {
    // words are read when they are shown, which is after all else was asked
    const folder = untilTheEnd(await laidOut(dossier, ""));
    const answers = await dossier.answers();
    const unread = new Set((await answers.remarks("unread")).map(({ source }) => source));
    const files = readDossier(folder).files.filter(({ name }) => !unread.has(name));
    const together = files.length === 0 || (await answers.areTogether());
    if (!together)
      shell.tell(
        `${place} is too large to be read together: each of its ${files.length} accounts was read by itself, and none is held against another`,
      );
    return ask({ place, folder, dossier, answers, files, together });
  });
}

/** What is said on the command line is not what the index was made from. */
function refuseSaid(dossier: string, { written, place, language, encoding }: AccountOptions): void {
  const [said] = Object.entries({ written, place, language, encoding }).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (said !== undefined)
    throw new Problem(
      `--${said} cannot be asked of ${dossier}, which is told from its index and not read anew: say it of the accounts in its regest.yaml, or when they are added`,
    );
}
