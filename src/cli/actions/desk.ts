import { Problem } from "../../base/problem.ts";
import { compareAccounts } from "../../compare/table.ts";
import type { Claim } from "../../model/claim.ts";
import type { ComparedEvent } from "../../model/compare.ts";
import type { Finding } from "../../model/finding.ts";
import type { Source, SourceId } from "../../model/source.ts";
import { type Analysis, analyse, type Learning } from "../../pipeline.ts";
import { gazetteerFor } from "../../work/gazetteer.ts";
import { learn } from "../../work/learning.ts";
import { readFolder } from "../../work/reading.ts";
import type { ActName, ActOptions } from "../commands/decide.ts";
import { type Asked, askIndex } from "../indexed.ts";
import { accountsOrLarge, readDossierOf } from "../inputs.ts";
import { working } from "../progress.ts";
import type { Shell } from "../shell.ts";
import { largeDossier } from "../texts.ts";
import { begins, known, one } from "./naming.ts";

/** What was read of accounts, by which decisions on their words are made. */
export type Reading = Pick<Analysis, "documents" | "mentions" | "claims" | "entities" | "places" | "decided">;

/** What a decision is made on: all that was read at once, or what an index tells, and one account at a time. */
export interface Desk {
  readonly learning: Learning;
  readonly sources: readonly Source[];
  readonly options: ActOptions;
  /** Those among which an id, or its beginning, names one. Those set aside and those rejected can be decided on again. */
  readonly findings: (given: string) => Promise<readonly Finding[]>;
  readonly claims: (given: string) => Promise<readonly Claim[]>;
  readonly reading: (account: SourceId) => Reading;
  /** All readings in which names may be borne, all of them in each. */
  readonly readingsWith: (...names: readonly string[]) => AsyncIterable<Reading>;
  /** Throws a `Problem` where a decision on these names would be about nobody. */
  readonly refuseStrangers: (names: readonly string[]) => Promise<void>;
  /** Throws one that says that nothing of this kind is called so. */
  readonly refuse: (name: string, what: "name" | "place") => Promise<never>;
  /** The events that accounts tell, each as all of them tell it. */
  readonly compared: () => readonly ComparedEvent[];
}

interface Asking {
  readonly folder: string;
  readonly act: ActName;
  readonly options: ActOptions;
  readonly shell: Shell;
}

/** Makes ready what a decision is made on. */
export async function withDesk(asking: Asking, decide: (desk: Desk) => Promise<void>): Promise<void> {
  const { folder, options, shell } = asking;
  const { progress, limits } = options;
  const how = { ...(progress === undefined ? {} : { progress }), ...(limits === undefined ? {} : { limits }) };
  const inMemory = working("reading", { shell, options }, () => {
    const named = accountsOrLarge([folder], how);
    if ("large" in named) return named;
    const { dossier, learning } = readDossierOf([folder], { ...how, ...named });
    return wholeDesk({ ...dossier, learning: placing(learning, asking) }, options);
  });
  if (!("large" in inMemory)) return decide(inMemory);
  return askIndex(folder, { shell, options: how }, async (asked) => {
    const learned = placing(learn(), asking);
    if (!asked.together) return decide(await indexedDesk(asked, learned, asking));
    return decide(working("reading", { shell, options }, () => wholeDesk(readFolder(folder, "", learned), options)));
  });
}

function placing(learning: Learning, { act, folder }: Asking): Learning {
  return act === "place" ? { ...learning, gazetteer: gazetteerFor([folder]) } : learning;
}

function wholeDesk(
  { sources, decisions, learning }: Pick<ReturnType<typeof readFolder>, "sources" | "decisions" | "learning">,
  options: ActOptions,
): Desk {
  const analysis = analyse(sources, learning, decisions);
  const { entities, findings, claims, decided } = analysis;
  const names = (what: "name" | "place") => {
    const of = what === "name" ? entities : entities.filter(({ kind }) => kind === "place");
    return [...new Set(of.flatMap(({ variants }) => variants.map(({ name }) => name)))];
  };
  return {
    learning,
    sources,
    options,
    findings: async () => [...findings, ...decided.dismissed.map(({ finding }) => finding)],
    claims: async () => [...claims, ...decided.rejected],
    reading: () => analysis,
    async *readingsWith() {
      yield analysis;
    },
    async refuseStrangers(given) {
      const all = names("name");
      for (const name of given) known(name, all, "name");
    },
    async refuse(name, what) {
      known(name, names(what), what);
      throw new Problem(`there is no ${what} “${name}”`);
    },
    compared: () => compareAccounts({ ...analysis, knowledge: learning.knowledge }),
  };
}

async function indexedDesk(asked: Asked, learned: Learning, { folder, options, shell }: Asking): Promise<Desk> {
  const { answers, files } = asked;
  const { dossier, learning } = await largeDossier(asked, [], learned);
  const names = new Set<string>(files.map(({ name }) => name));
  let last: { readonly account: SourceId; readonly reading: Reading } | undefined;
  const reading = (account: SourceId): Reading => {
    if (last?.account !== account) {
      last = undefined;
      const read = () => analyse(readFolder(folder, account, learned).sources, { ...learning, rules: [] }, dossier.decisions);
      last = { account, reading: working(`reading ${account}`, { shell, options }, read) };
    }
    return last.reading;
  };
  const refuse = async (name: string, what: string): Promise<never> => {
    const { named, suggestions } = await answers.find(name);
    const close = named[0]?.name ?? suggestions[0];
    throw new Problem(`there is no ${what} “${name}”${close === undefined || close === name ? "" : `; did you mean “${close}”?`}`);
  };
  return {
    learning,
    sources: dossier.sources,
    options,
    findings: (given) => answers.findingsWith(given),
    async claims(given) {
      const there = await answers.claimsWith(given);
      if (there.length > 0) one(given, there, "claim");
      const rejected = dossier.decisions.flatMap((each) =>
        each.act === "reject" && begins(given, each.claim.id) ? [each.claim.passage.source] : [],
      );
      const accounts = new Set([...there.map(({ source }) => source), ...rejected].filter((account) => names.has(account)));
      return [...accounts].flatMap((account) => {
        const { claims, decided } = reading(account);
        return [...claims, ...decided.rejected].filter(({ id }) => begins(given, id));
      });
    },
    reading,
    async *readingsWith(...borne) {
      for (const account of await answers.accountsBearing(borne)) yield reading(account);
    },
    async refuseStrangers(given) {
      for (const name of given) if ((await answers.accountsBearing([name])).length === 0) await refuse(name, "name");
      if ((await answers.accountsBearing(given)).length > 0) return;
      const named = given.map((name) => `“${name}”`).join(" and ");
      throw new Problem(`no account names both ${named}, and each account of ${folder} is read by itself: nothing would come of it`);
    },
    refuse,
    compared() {
      throw new Problem(`each account of ${folder} is read by itself: none is held against another, and there is nothing to choose between`);
    },
  };
}
