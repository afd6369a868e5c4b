import { Problem } from "../../base/problem.ts";
import { edtfOf, type MachineEvidence, type StateRecords } from "../../export/state.ts";
import type { Table } from "../../export/tables.ts";
import { makePlaces } from "../../findings/index.ts";
import type { SourceId } from "../../model/source.ts";
import type { Evidence } from "../../model/state.ts";
import type { DayRange } from "../../model/time.ts";
import { bare, type Hearing, isHeard, type Named, type Question } from "../../state/index.ts";
import { dayRange, parseEdtf } from "../../time/index.ts";
import type { Dossier } from "../inputs.ts";
import type { StandingOptions } from "../options.ts";
import type { Shell } from "../shell.ts";
import { tablesAsCsv, tablesAsMarkdown, tablesAsText } from "../tables.ts";
import { askAccounts, type Reading, type Told } from "../told.ts";
import { daysAsked } from "./asked-date.ts";

/** Accounts read, and what was asked of all of them. */
export interface Standing extends Reading {
  readonly question: Question;
  readonly options: StandingOptions;
  /** What the words behind rows are shown by. */
  readonly records: StateRecords;
}

export async function askStanding(
  files: readonly string[],
  { shell, options }: { readonly shell: Shell; readonly options: StandingOptions },
  ask: (standing: Standing) => Promise<void>,
): Promise<void> {
  await askAccounts(files, { shell, options }, async (reading) => {
    const { dossier, voices } = reading;
    const question = { semantics: options.semantics, hearing: hearingOf(options, reading) };
    await ask({
      ...reading,
      options,
      question,
      records: { sources: dossier.sources, voices, calendar: options.format === "json" ? "gregorian" : "historical" },
    });
  });
}

function hearingOf(options: StandingOptions, { dossier, voices }: Reading): Hearing {
  const accounts = dossier.sources.map(({ id }) => id);
  const accountOf = (name: string): SourceId => {
    const found = accounts.filter((id) => bare(id).includes(bare(name)));
    const [only, another] = found;
    if (only !== undefined && another === undefined) return only;
    throw new Problem(`${found.length === 0 ? "no account is" : "several accounts are"} called "${name}": there are ${accounts.join(", ")}`);
  };
  if (options.trust !== undefined) return { kind: "trust", order: options.trust.split(",").map((name) => accountOf(name.trim())) };
  if (options.consensus === true) return { kind: "consensus" };
  if (options.account !== undefined) return { kind: "account", source: accountOf(options.account) };
  if (options.voice === undefined) return { kind: "all" };
  const wanted = bare(options.voice);
  const voice = voices.find(({ name, parent }) => parent !== undefined && bare(name).includes(wanted));
  const others = [...new Set(voices.filter(({ parent }) => parent !== undefined).map(({ name }) => name))];
  if (voice === undefined)
    throw new Problem(`nobody called "${options.voice}" speaks in these accounts; there are ${others.join(", ") || "only the authors"}`);
  return { kind: "voice", voice: voice.id };
}

/** "Just before the crash": the side, and of what. */
const AROUND = /^(?:just\s+)?(before|after)\s+(.+)$/iu;

/** All days of a date, or the day before or after one or an event: "before Treaty of Brest". */
export async function daysOf(date: string, { told, options }: Pick<Standing, "told" | "options">): Promise<DayRange> {
  const [, word, event] = AROUND.exec(date) ?? [];
  if (event === undefined) return daysOfDate(date, options);
  const side = word?.toLowerCase() === "after" ? "after" : "before";
  const days = daysAsked(event, options.language);
  return days === undefined ? daysAround(event, side, told) : dayBeside(days, side);
}

function dayBeside({ earliest, latest }: DayRange, side: "before" | "after"): DayRange {
  const day = (side === "before" ? earliest - 1 : latest + 1) as DayRange["earliest"];
  return dayRange(day, day);
}

/** By the name of who or what has a part in it, else by the words that tell of it: "before the crash". */
async function daysAround(event: string, side: "before" | "after", told: Told): Promise<DayRange> {
  const { named, suggestions } = await told.find(event);
  if (named.length > 0) {
    const days = await told.around(await oneNamed(event, told), side);
    if (days !== undefined) return days;
  }
  const [only, another, ...more] = await told.events(event);
  if (only === undefined) throw new Problem(`no dated event has "${event}" in it${meaning(suggestions)}`);
  if (another === undefined) return only[side];
  const several = [only, another, ...more].slice(0, MOST_EVENTS).map(({ words, when }) => `“${words}” (${edtfOf(when, "historical")})`);
  throw new Problem(`"${event}" may be ${several.join(", ")}: say which`);
}

const MOST_EVENTS = 5;

/** Refuses what is no date at once, before anything is read. */
export function refuseUndated(date: string, options: StandingOptions): void {
  if (!AROUND.test(date)) daysOfDate(date, options);
}

function daysOfDate(date: string, { language }: StandingOptions): DayRange {
  const days = daysAsked(date, language);
  if (days === undefined) throw new Problem(`"${date}" is no date: write it as 1949-08-24, 1949-08, 1949 or 24 August 1949`);
  return days;
}

/** The date as asked, with the days that are meant where it does not say them itself. */
export function dateText(date: string, days: DayRange): string {
  const edtf = edtfOf(days, "historical");
  return edtf === undefined || parseEdtf(date).value !== undefined ? date : `${date} (${edtf})`;
}

/** The one thing that goes by a name; what else it may mean is said. */
export async function oneNamed(name: string, told: Pick<Told, "find">): Promise<Named> {
  const { named, suggestions } = await told.find(name);
  const [only, another] = named;
  if (only !== undefined && another === undefined) return only;
  if (only !== undefined) {
    const exact = named.filter((one) => bare(one.name) === bare(name));
    if (exact[0] !== undefined && exact.length === 1) return exact[0];
    throw new Problem(`"${name}" may be ${named.map((one) => `${one.name} (${one.kind})`).join(", ")}: say which`);
  }
  throw new Problem(`nothing is called "${name}"${meaning(suggestions)}`);
}

export function meaning(suggestions: readonly string[]): string {
  return suggestions.length === 0 ? "" : `; did you mean ${suggestions.join(" or ")}?`;
}

/** What rests on words of whoever is heard: one account or one voice. What most say, or the first of several, is asked of a day. */
export function heardOnly<T extends { readonly evidence: readonly Evidence[] }>(
  lines: readonly T[],
  { hearing = EVERYBODY }: Question,
): readonly T[] {
  if (hearing.kind === "consensus" || hearing.kind === "trust")
    throw new Problem(`--${hearing.kind} is asked of a date: a history tells what every account says, or with --account one of them`);
  return lines.filter(({ evidence }) => evidence.some((words) => isHeard(hearing, words)));
}

const EVERYBODY: Hearing = { kind: "all" };

/** Prints tables in the form that was asked for. */
export function showTables(
  { heading, tables, none }: { readonly heading: string; readonly tables: readonly Table[]; readonly none: string },
  { options, shell, dossier }: { readonly options: StandingOptions; readonly shell: Shell; readonly dossier: Dossier },
): void {
  const style = { width: shell.width, evidence: options.evidence === true, placeOf: placesIn(dossier) };
  if (options.format === "csv") shell.print(tablesAsCsv(tables, style));
  else if (options.format === "md") shell.print(`# ${heading}\n\n${tables.length === 0 ? `${none}\n` : tablesAsMarkdown(tables, style)}`);
  else shell.print(tables.length === 0 ? `${none}\n` : `${heading}\n\n${tablesAsText(tables, style)}`);
}

function placesIn({ sources, paths }: Dossier): (words: MachineEvidence) => string {
  const places = makePlaces(sources);
  return (words) => {
    const source = sources.find(({ id }) => id === words.source);
    if (source === undefined) return words.source;
    const span = source.offsets.toNormalised({ start: words.start, end: words.end });
    const { line } = places.of({ source: source.id, span, quote: words.quote, text: "" });
    return `${paths.get(source.id) ?? words.source}:${line}`;
  };
}
