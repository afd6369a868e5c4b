import { Problem } from "../../base/problem.ts";
import { edtfOf, type MachineEvidence } from "../../export/state.ts";
import type { Table } from "../../export/tables.ts";
import { makePlaces } from "../../findings/index.ts";
import type { SourceId } from "../../model/source.ts";
import type { DayRange } from "../../model/time.ts";
import { type Analysis, analyse } from "../../pipeline.ts";
import { bare, type Hearing, type Named, type Question } from "../../state/index.ts";
import { boundsOf, dayRange, parseEdtf } from "../../time/index.ts";
import { type Dossier, readDossierOf } from "../inputs.ts";
import type { StandingOptions } from "../options.ts";
import { working } from "../progress.ts";
import type { Shell } from "../shell.ts";
import { tablesAsCsv, tablesAsMarkdown, tablesAsText } from "../tables.ts";

/** Accounts read, and what was asked of all of them. */
export interface Standing {
  readonly analysis: Analysis;
  readonly dossier: Dossier;
  readonly question: Question;
}

export function readStanding(files: readonly string[], options: StandingOptions, shell: Shell): Standing {
  return working("reading", { shell, options }, () => {
    const { dossier, learning } = readDossierOf(files, options);
    const analysis = analyse(dossier.sources, { ...learning, rules: [] }, dossier.decisions);
    return { analysis, dossier, question: { semantics: options.semantics, hearing: hearingOf(options, analysis) } };
  });
}

function hearingOf(options: StandingOptions, { documents, voices }: Analysis): Hearing {
  const accounts = documents.map(({ source }) => source.id);
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

/** All days of a date written in EDTF, or the day before or after an event: "before Treaty of Brest". */
export function daysOf(date: string, { analysis }: Pick<Standing, "analysis">): DayRange {
  const [, side, event] = /^(?:just\s+)?(before|after)\s+(.+)$/iu.exec(date) ?? [];
  if (event !== undefined) {
    return daysAround(event, side?.toLowerCase() === "after" ? "after" : "before", analysis);
  }
  return daysOfEdtf(date);
}

/** By the name of who or what has a part in it, else by the words that tell of it: "before the crash". */
function daysAround(event: string, side: "before" | "after", analysis: Pick<Analysis, "state">): DayRange {
  if (analysis.state.find(event).named.length > 0) {
    const days = analysis.state.around(oneNamed(event, analysis), side);
    if (days !== undefined) return days;
  }
  const [only, another, ...more] = analysis.state.events(event);
  if (only === undefined) throw new Problem(`no dated event has "${event}" in it`);
  if (another === undefined) return only[side];
  const told = [only, another, ...more].slice(0, MOST_EVENTS).map(({ words, when }) => `“${words}” (${edtfOf(when)})`);
  throw new Problem(`"${event}" may be ${told.join(", ")}: say which`);
}

const MOST_EVENTS = 5;

/** Refuses what is no date at once, before anything is read. */
export function refuseUndated(date: string): void {
  if (!/^(?:just\s+)?(?:before|after)\s+/iu.test(date)) daysOfEdtf(date);
}

function daysOfEdtf(date: string): DayRange {
  const parsed = parseEdtf(date);
  if (parsed.value === undefined) throw new Problem(`"${date}" is no date: write it as 1949-08-24, 1949-08 or 1949`);
  const { start, end } = boundsOf(parsed.value);
  if (!Number.isFinite(start.earliest) || !Number.isFinite(end.latest)) throw new Problem(`"${date}" has an open end: name a day, a month or a year`);
  return dayRange(start.earliest, end.latest);
}

/** The one thing that goes by a name; what else it may mean is said. */
export function oneNamed(name: string, { state }: Pick<Analysis, "state">): Named {
  const { named, suggestions } = state.find(name);
  const [only, another] = named;
  if (only !== undefined && another === undefined) return only;
  if (only !== undefined) {
    const exact = named.filter((one) => bare(one.name) === bare(name));
    if (exact[0] !== undefined && exact.length === 1) return exact[0];
    throw new Problem(`"${name}" may be ${named.map((one) => `${one.name} (${one.kind})`).join(", ")}: say which`);
  }
  throw new Problem(`nothing is called "${name}"${suggestions.length === 0 ? "" : `; did you mean ${suggestions.join(" or ")}?`}`);
}

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
