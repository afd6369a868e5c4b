import type { Voice } from "../model/claim.ts";
import type { Source } from "../model/source.ts";
import type { Evidence, State } from "../model/state.ts";
import type { DayRange } from "../model/time.ts";
import { enclosingEdtf, exactly, printEdtf } from "../time/index.ts";

/** Words that a row rests on; places are those of the text as given. */
export interface MachineEvidence {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly claim?: string;
  /** "author", or who the author lets speak, as written. */
  readonly voice: string;
}

/** A row of a board: what it is about under its own names, then how firmly it holds, since and until when (EDTF), and the words it rests on. */
export interface MachineRow {
  readonly [about: string]: unknown;
  readonly status: string;
  readonly since?: string;
  readonly until?: string;
  readonly evidence: readonly MachineEvidence[];
}

/** The boards of a state, in the order in which they are shown. */
export const BOARDS = ["bodies", "offices", "forces", "agreements", "control", "fronts", "people", "figures", "plans"] as const;

/** What `regest as-of DATE --format json` prints: stable, other programs build on it. */
export type MachineState = { readonly date: string } & { readonly [Board in (typeof BOARDS)[number]]: readonly MachineRow[] };

interface Records {
  readonly sources: readonly Source[];
  readonly voices: readonly Voice[];
}

/** A state for other programs. `date` is the date as it was asked for. */
export function toMachineState(date: string, state: State, records: Records): MachineState {
  const sources = new Map(records.sources.map((source) => [source.id, source]));
  const voices = new Map(records.voices.map((voice) => [voice.id, voice]));
  const evidenceOf = ({ source, span, quote, claim, voice }: Evidence): MachineEvidence => {
    const text = sources.get(source);
    const { start, end } = text?.offsets.toGiven(span) ?? span;
    return {
      source,
      start,
      end,
      quote: text?.given.slice(start, end) ?? quote,
      ...(claim === undefined ? {} : { claim }),
      voice: voices.get(voice)?.name ?? "author",
    };
  };
  const rowsOf = (board: (typeof BOARDS)[number]) =>
    state[board].map(({ status, since, until, evidence, ...about }): MachineRow => {
      const [from, to] = [edtfOf(since), edtfOf(until)];
      return {
        ...finite(about),
        status,
        ...(from === undefined ? {} : { since: from }),
        ...(to === undefined ? {} : { until: to }),
        evidence: evidence.map(evidenceOf),
      };
    });
  const [bodies, offices, forces, agreements, control] = [
    rowsOf("bodies"),
    rowsOf("offices"),
    rowsOf("forces"),
    rowsOf("agreements"),
    rowsOf("control"),
  ];
  return {
    date,
    bodies,
    offices,
    forces,
    agreements,
    control,
    fronts: rowsOf("fronts"),
    people: rowsOf("people"),
    figures: rowsOf("figures"),
    plans: rowsOf("plans"),
  };
}

/** Some day within the bounds, as EDTF: "1949-08-24", "1949-08", "[1949-08-22..1949-09-03]", "[..1949-09-03]"; nothing where nothing is known. */
function edtfOf({ earliest, latest }: DayRange): string | undefined {
  if (!Number.isFinite(earliest) && !Number.isFinite(latest)) return undefined;
  const whole = enclosingEdtf({ start: exactly(earliest), end: exactly(latest) });
  if (whole.kind === "date") return printEdtf(whole);
  const day = (bound: DayRange["earliest"]) =>
    Number.isFinite(bound) ? printEdtf(enclosingEdtf({ start: exactly(bound), end: exactly(bound) })) : "";
  return `[${day(earliest)}..${day(latest)}]`;
}

/** Leaves out open bounds, which JSON cannot say. */
function finite(about: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(about).filter(([, value]) => typeof value !== "number" || Number.isFinite(value)));
}
