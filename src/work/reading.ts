import { Problem } from "../base/problem.ts";
import { bearingByAccount, type Found } from "../decisions/index.ts";
import { inLanguage } from "../lang/choice.ts";
import { bareLanguage } from "../lang/language.ts";
import type { Decision } from "../model/decision.ts";
import type { Source, SourceId } from "../model/source.ts";
import { type Analysis, analyse, type Learning } from "../pipeline.ts";
import { readAccountFile } from "../readers/account.ts";
import { readSource } from "../source/index.ts";
import { readDecisions } from "../store/decisions.ts";
import { type DossierFile, readDossier } from "../store/dossier.ts";
import { outcomeRemark } from "../store/served/records.ts";
import { borneIn, passagesOf, type ReadRows, rowsOf } from "../store/served/rows.ts";
import type { PassageTable } from "../store/served/tables.ts";
import type { Remark } from "../store/served/told.ts";
import { segment } from "../text/index.ts";
import { settled } from "./learning.ts";
import { withDecisions, withoutDecisions } from "./prints.ts";

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
  /** The words of an account that is read alone are wanted too. */
  readonly withWords?: boolean;
}

/** What came of a task. `problems` tell, a sentence each, which accounts could not be read. */
export interface Outcome {
  /** What it was made from, as it turned out: which names are borne, and what is found, is known only once an account is read. */
  readonly madeFrom: string;
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
  readonly remarks: readonly Remark[];
}

/** Reads the accounts of a dossier's folder, or one of them, and its decisions. */
export function readFolder(folder: string, only: string, known: Learning): Laid {
  const { title, files, ...settings } = readDossier(folder);
  const stated = files.flatMap(({ metadata }) => metadata.language ?? []);
  const learning = settled(known, [{ title, files, ...settings }], stated);
  return {
    title,
    learning,
    decisions: readDecisions(folder).decisions,
    ...sourcesIn(
      files.filter(({ name }) => only === "" || name === only),
      learning,
    ),
  };
}

/** Does a task. */
export function carryOut({ task, dossier, folder, withWords }: Order, known: Learning): Outcome {
  const { learning, sources, decisions, remarks } = readFolder(folder, task.source, known);
  const problems = remarks.flatMap(({ kind, text }) => (kind === "unread" ? [text] : []));
  if (task.kind === "words") {
    const passages = sources.flatMap((source) => {
      const language = learning.languages.get(source.language) ?? bareLanguage(source.language);
      return passagesOf(segment(source, language), dossier);
    });
    return { madeFrom: task.madeFrom, passages, problems };
  }
  const analysis = analyse(sources, learning, decisions);
  const bearing = bearingByAccount(decisions, foundBy(analysis, task.source)).get(task.source) ?? [];
  const madeFrom = withDecisions(withoutDecisions(task.madeFrom), bearing);
  const told = [...remarks, ...outcomesOf(analysis, new Set(bearing), task.source)];
  const read = rowsOf(analysis, { dossier, scope: task.source, remarks: told });
  return { madeFrom, read, ...(withWords === true ? { passages: analysis.documents.flatMap((each) => passagesOf(each, dossier)) } : {}), problems };
}

/** Whether decisions contradict each other, they tell by themselves. */
function outcomesOf({ decided }: Analysis, bearing: ReadonlySet<string>, account: string): readonly Remark[] {
  const here = decided.outcomes.filter(({ decision, became }) => became !== "contested" && bearing.has(decision));
  return here.map((outcome) => outcomeRemark(outcome, account));
}

function foundBy(analysis: Analysis, account: string): Found {
  const { findings, decided } = analysis;
  const here = new Set([account]);
  return {
    names: new Map(borneIn(analysis).map((name) => [name, here])),
    findings: new Map([...findings, ...decided.dismissed.map(({ finding }) => finding)].map(({ id }) => [id, here])),
  };
}

function sourcesIn(files: readonly DossierFile[], { languages, knowledge }: Learning): Pick<Laid, "sources" | "remarks"> {
  const remarks: Remark[] = [];
  const remark = (kind: Remark["kind"], { name, path }: DossierFile, text: string) =>
    remarks.push({ kind, source: name, text: text.replaceAll(path, name) });
  const sources = files.flatMap((file) => {
    const { name, path, metadata, encoding } = file;
    try {
      const { notices, ...words } = readAccountFile(path, encoding);
      for (const notice of notices) remark("guessed", file, notice);
      return [inLanguage(readSource({ id: name as SourceId, ...words, metadata }), languages, knowledge.telling)];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      remark("unread", file, error.message);
      return [];
    }
  });
  return { sources, remarks };
}
