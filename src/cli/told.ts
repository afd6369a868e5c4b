import type { Voice } from "../model/claim.ts";
import { type Analysis, analyse } from "../pipeline.ts";
import { type ToldEvent, wordsOfEvent } from "../state/index.ts";
import type { Answers } from "../store/served/answers.ts";
import { type Asked, askIndex } from "./indexed.ts";
import { accountsOrLarge, type Dossier, readDossierOf } from "./inputs.ts";
import type { AccountOptions } from "./options.ts";
import { working } from "./progress.ts";
import type { Shell } from "./shell.ts";
import { largeDossier } from "./texts.ts";

/** What is told of how things stood, from memory or from an index: the same. */
export type Told = Pick<Answers, "on" | "changesAround" | "find" | "history" | "differences" | "around" | "spellsWith"> & {
  /** The dated events that are told with all of these words, in their order. */
  readonly events: (words: string) => Promise<readonly ToldEvent[]>;
};

/** Accounts that can be asked, and who speaks in them. */
export interface Reading {
  readonly told: Told;
  readonly dossier: Dossier;
  readonly voices: readonly Pick<Voice, "id" | "name" | "parent">[];
}

/** Reads accounts and asks them; of a dossier folder that is too large for that its index is asked. */
export async function askAccounts<T>(
  files: readonly string[],
  { shell, options }: { readonly shell: Shell; readonly options: AccountOptions },
  ask: (reading: Reading) => Promise<T>,
): Promise<T> {
  const inMemory = working("reading", { shell, options }, () => {
    const named = accountsOrLarge(files, options);
    return "large" in named ? named : readIntoMemory(files, { ...options, ...named });
  });
  if (!("large" in inMemory)) return ask(inMemory);
  return askIndex(inMemory.large, { shell, options }, async (asked) => ask(await readingIn(asked)));
}

function readIntoMemory(files: readonly string[], options: Parameters<typeof readDossierOf>[1]): Reading {
  const { dossier, learning } = readDossierOf(files, options);
  const { state, voices } = analyse(dossier.sources, { ...learning, rules: [] }, dossier.decisions);
  return { told: toldBy(state), dossier, voices };
}

function toldBy(state: Analysis["state"]): Told {
  return {
    on: async (date, question) => state.on(date, question),
    async changesAround(day) {
      const changes = state.changes();
      const [previous, next] = [changes.findLast((one) => one < day), changes.find((one) => one > day)];
      return { ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) };
    },
    find: async (name) => state.find(name),
    history: async (named) => state.history(named),
    differences: async (from, to, question) => state.differences(from, to, question),
    around: async (named, side) => state.around(named, side),
    spellsWith: async (words) => state.spellsWith(words),
    events: async (words) => state.events(words),
  };
}

async function readingIn(asked: Asked): Promise<Reading> {
  const { answers } = asked;
  const { dossier, learning } = await largeDossier(asked);
  const events = (words: string) => answers.events(wordsOfEvent(words, learning.languages.values()));
  return { told: { ...answers, events }, dossier, voices: await answers.voices() };
}
