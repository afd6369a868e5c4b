import { groupBy } from "../base/collections.ts";
import type {
  AgreementCell,
  BodyCell,
  ControlCell,
  FigureCell,
  ForceCell,
  FrontCell,
  OfficeCell,
  PersonCell,
  PlanCell,
  State,
} from "../model/state.ts";
import type { Day } from "../model/time.ts";
import type { Change, HistoryLine } from "../state/index.ts";
import { gregorianDay, isGregorianDate } from "../time/days.ts";
import type { Board, DifferenceBoard, HistoryRow, StateRow } from "./wire.ts";

/** The day written as EDTF ("1949-08-24", "-0043-03-15"); undefined for anything else and for days that do not exist. */
export function dayFromEdtf(text: string): Day | undefined {
  const [, year, month, day] = /^\s*(-?\d{4})-(\d{2})-(\d{2})\s*$/.exec(text) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return year !== undefined && isGregorianDate(y, m, d) ? gregorianDay(y, m, d) : undefined;
}

type Boards = Omit<State, "date">;

/** How the cells of each board are told, in the order of the boards. */
const rows: { readonly [B in keyof Boards]: (cell: Boards[B][number]) => StateRow } = {
  offices: officeRow,
  bodies: (cell: BodyCell) => row(cell, cell.body.name, { value: cell.called }),
  forces: forceRow,
  agreements: agreementRow,
  control: (cell: ControlCell) => row(cell, cell.place.name, { value: cell.holder.name, under: cell.holder.name }),
  fronts: (cell: FrontCell) => row(cell, cell.front.name, { value: cell.claims.at(-1) }),
  people: personRow,
  figures: (cell: FigureCell) => row(cell, cell.counted, { value: cell.value }),
  plans: planRow,
};

export function boardsOf(state: State): readonly Board[] {
  return (Object.keys(rows) as (keyof Boards)[]).map((id) => ({ id, rows: state[id].map((cell) => rowOf(id, cell)) }));
}

/** What differs between two states, board by board. */
export function differingRows(changes: readonly Change[]): readonly DifferenceBoard[] {
  return [...groupBy(changes, ({ board }) => board)].map(([id, found]) => ({
    id,
    rows: found.map(({ kind, before, after }) => ({
      kind,
      ...(before === undefined ? {} : { before: rowOf(id, before) }),
      ...(after === undefined ? {} : { after: rowOf(id, after) }),
    })),
  }));
}

/** A line of a history as a row. */
export function historyRow(line: HistoryLine): HistoryRow {
  const told = { ...(line.object === undefined ? {} : { value: line.object }) };
  return { ...row(line, line.subject, told), state: line.state, ...(line.beside === undefined ? {} : { beside: line.beside }) };
}

function rowOf(board: keyof Boards, cell: object): StateRow {
  // A cell is told by the function of the board that it stands on.
  return (rows[board] as (cell: object) => StateRow)(cell);
}

/** What a row says besides its subject. */
type Told = { readonly [K in "value" | "under" | "notes"]?: StateRow[K] | undefined };

function row({ status, since, until, evidence }: Pick<BodyCell, "status" | "since" | "until" | "evidence">, subject: string, told: Told): StateRow {
  const { value, under, notes } = told;
  return {
    subject,
    ...(value === undefined ? {} : { value }),
    ...(under === undefined ? {} : { under }),
    ...(notes === undefined || notes.length === 0 ? {} : { notes }),
    status,
    since,
    until,
    evidence,
  };
}

function officeRow(cell: OfficeCell): StateRow {
  const holder = cell.holder?.name ?? "vacant";
  return row(cell, cell.office, { value: cell.mode === "full" ? holder : `${holder} (${cell.mode})`, under: cell.of });
}

function forceRow(cell: ForceCell): StateRow {
  const deputy = cell.deputy === undefined ? undefined : `deputy: ${cell.deputy.name}`;
  const strength = cell.strength === undefined ? undefined : `strength: ${[cell.strength, ...(cell.parts ?? [])].join(", ")}`;
  const units = cell.units.length === 0 ? undefined : `with: ${cell.units.join(", ")}`;
  const notes = [deputy, strength, units].filter((part) => part !== undefined);
  return row(cell, cell.force.name, { value: cell.commander?.name, under: cell.parent?.name, notes });
}

function agreementRow(cell: AgreementCell): StateRow {
  const parties = cell.parties.length === 0 ? "" : `: ${cell.parties.map((party) => party.name).join(", ")}`;
  return row(cell, cell.agreement.name, { value: `${cell.stage.replaceAll("-", " ")}${parties}`, notes: cell.terms });
}

function personRow(cell: PersonCell): StateRow {
  const known = [cell.condition === "alive" && cell.whereabouts !== undefined ? undefined : cell.condition, cell.whereabouts?.name, ...cell.offices];
  return row(cell, cell.person.name, { value: known.filter((part) => part !== undefined).join(", ") });
}

function planRow(cell: PlanCell): StateRow {
  return row(cell, cell.by?.name ?? "planned", { value: cell.plan });
}
