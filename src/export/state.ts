import type { Voice } from "../model/claim.ts";
import type { Source } from "../model/source.ts";
import type { Cell, Evidence, State } from "../model/state.ts";
import type { DayRange } from "../model/time.ts";
import { enclosingEdtf, exactly, printEdtf, type WrittenCalendar } from "../time/index.ts";

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
  /** Why it ended, where that follows from something else: death, dissolution, arrest, successor, other-office, elsewhere, next-stage, renaming. */
  readonly ending?: { readonly by: string; readonly evidence: readonly MachineEvidence[] };
  /** Claims of the same voice that cannot be so as well. */
  readonly against?: readonly MachineEvidence[];
  readonly evidence: readonly MachineEvidence[];
}

/** The boards of a state, in the order in which they are shown. */
export const BOARDS = ["bodies", "offices", "forces", "agreements", "control", "fronts", "people", "figures", "plans"] as const;

/** What `regest as-of DATE --format json` prints: stable, other programs build on it. */
export type MachineState = { readonly date: string } & { readonly [Board in (typeof BOARDS)[number]]: readonly MachineRow[] };

/** What the words of cells are shown by. */
export interface StateRecords {
  readonly sources: readonly Source[];
  readonly voices: readonly Pick<Voice, "id" | "name">[];
  /** How days are told: as EDTF counts them where absent, or as historians write them. */
  readonly calendar?: WrittenCalendar;
}

/** Cells for other programs. */
export function rowMaker(records: StateRecords): (cell: Cell) => MachineRow {
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
  return ({ status, since, until, evidence, ending, against, ...about }) => {
    const [from, to] = [edtfOf(since, records.calendar), edtfOf(until, records.calendar)];
    return {
      ...finite(about),
      status,
      ...(from === undefined ? {} : { since: from }),
      ...(to === undefined ? {} : { until: to }),
      ...(ending === undefined ? {} : { ending: { by: ending.by, evidence: ending.evidence.map(evidenceOf) } }),
      ...(against === undefined ? {} : { against: against.map(evidenceOf) }),
      evidence: evidence.map(evidenceOf),
    };
  };
}

/** A state for other programs. `date` is the date as it was asked for. */
export function toMachineState(date: string, state: State, records: StateRecords): MachineState {
  const rowOf = rowMaker(records);
  const rowsOf = (board: (typeof BOARDS)[number]) => state[board].map(rowOf);
  return {
    date,
    bodies: rowsOf("bodies"),
    offices: rowsOf("offices"),
    forces: rowsOf("forces"),
    agreements: rowsOf("agreements"),
    control: rowsOf("control"),
    fronts: rowsOf("fronts"),
    people: rowsOf("people"),
    figures: rowsOf("figures"),
    plans: rowsOf("plans"),
  };
}

/** Some day within the bounds, as EDTF: "1949-08-24", "1949-08", "[1949-08-22..1949-09-03]", "[..1949-09-03]"; nothing where nothing is known. */
export function edtfOf({ earliest, latest }: DayRange, calendar?: WrittenCalendar): string | undefined {
  if (!Number.isFinite(earliest) && !Number.isFinite(latest)) return undefined;
  const whole = enclosingEdtf({ start: exactly(earliest), end: exactly(latest) }, calendar);
  if (whole.kind === "date") return printEdtf(whole);
  const day = (bound: DayRange["earliest"]) =>
    Number.isFinite(bound) ? printEdtf(enclosingEdtf({ start: exactly(bound), end: exactly(bound) }, calendar)) : "";
  return `[${day(earliest)}..${day(latest)}]`;
}

/** Leaves out open bounds, which JSON cannot say. */
function finite(about: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(about).filter(([, value]) => typeof value !== "number" || Number.isFinite(value)));
}
