import { Problem } from "../base/problem.ts";
import { inLanguage } from "../lang/choice.ts";
import { bareLanguage } from "../lang/language.ts";
import type { Decision } from "../model/decision.ts";
import type { Source, SourceId } from "../model/source.ts";
import { analyse, type Learning } from "../pipeline.ts";
import { readAccountFile } from "../readers/account.ts";
import { readSource } from "../source/index.ts";
import { readDecisions } from "../store/decisions.ts";
import { readDossier } from "../store/dossier.ts";
import { passagesOf, type ReadRows, rowsOf } from "../store/served/rows.ts";
import type { PassageTable } from "../store/served/tables.ts";
import { segment } from "../text/index.ts";
import { settled } from "./learning.ts";

/**
 * A piece of reading that is done by itself.
 * words: the sentences of an account, for searching. alone: an account is read by itself. together: all are read and held against each other.
 */
export interface Task {
  readonly kind: "words" | "alone" | "together";
  /** The account; "" for all of them. */
  readonly source: string;
  /** What it is made from: done once, it need not be done again until this is another. */
  readonly madeFrom: string;
}

/** A task with all that it takes to do it in another thread. */
export interface Order {
  readonly task: Task;
  readonly dossier: string;
  /** A folder that holds the dossier, or as much of it as the task needs. */
  readonly folder: string;
}

/** What came of a task. `problems` tell, a sentence each, which accounts could not be read. */
export interface Outcome {
  readonly passages?: readonly Required<PassageTable>[];
  readonly read?: ReadRows;
  readonly problems: readonly string[];
}

/** A dossier as it was read from its folder, and what to read it with. */
export interface Laid {
  readonly title: string;
  readonly learning: Learning;
  readonly sources: readonly Source[];
  readonly decisions: readonly Decision[];
  readonly problems: readonly string[];
}

/** Reads the accounts of a dossier's folder, or one of them, and its decisions. */
export function readFolder(folder: string, only: string, known: Learning): Laid {
  const { title, files, ...settings } = readDossier(folder);
  const stated = files.flatMap(({ metadata }) => metadata.language ?? []);
  const learning = settled(known, [{ title, files, ...settings }], stated);
  return { title, learning, decisions: readDecisions(folder).decisions, ...sourcesIn(folder, only, learning) };
}

/** Does a task. Passages are numbered for the first account; whoever keeps them moves them to where theirs is. */
export function carryOut({ task, dossier, folder }: Order, known: Learning): Outcome {
  const { learning, sources, decisions, problems } = readFolder(folder, task.source, known);
  if (task.kind === "words") {
    const passages = sources.flatMap((source) => {
      const language = learning.languages.get(source.language) ?? bareLanguage(source.language);
      return passagesOf(segment(source, language), { dossier, number: 0 });
    });
    return { passages, problems };
  }
  const analysis = analyse(sources, learning, decisions);
  return { read: rowsOf(analysis, { dossier, scope: task.source }), problems };
}

function sourcesIn(
  folder: string,
  only: string,
  { languages, knowledge }: Learning,
): { readonly sources: readonly Source[]; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const files = readDossier(folder).files.filter(({ name }) => only === "" || name === only);
  const sources = files.flatMap(({ name, path, metadata, encoding }) => {
    try {
      return [inLanguage(readSource({ id: name as SourceId, ...readAccountFile(path, encoding), metadata }), languages, knowledge.telling)];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error.message.replaceAll(path, name));
      return [];
    }
  });
  return { sources, problems };
}
