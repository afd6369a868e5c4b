import type { AgreementCell, BodyCell, ForceCell, OfficeCell, PersonCell, PlanCell, State } from "../model/state.ts";
import type { Day } from "../model/time.ts";
import type { Learning } from "../pipeline.ts";
import { indexState } from "../state/index.ts";
import { gregorianDay, isGregorianDate } from "../time/days.ts";
import type { Board, Records, StateOnDay, StateRow } from "./wire.ts";

/** How things stood on a day written as EDTF; undefined where it is no day. What that takes is made when it is first asked. */
export type StateOf = (date: string) => StateOnDay | undefined;

export function statesOf(records: Records, { languages, knowledge }: Learning): StateOf {
  let index: ReturnType<typeof indexState> | undefined;
  return (date) => {
    const day = dayFromEdtf(date);
    if (day === undefined) return undefined;
    index ??= indexState({ ...records, languages, knowledge });
    const changes = index.changes();
    const previous = changes.findLast((change) => change < day);
    const next = changes.find((change) => change > day);
    return {
      day,
      boards: boardsOf(index.on({ earliest: day, latest: day })),
      ...(previous === undefined ? {} : { previousChange: previous as Day }),
      ...(next === undefined ? {} : { nextChange: next as Day }),
    };
  };
}

/** The day written as EDTF ("1949-08-24", "-0043-03-15"); undefined for anything else and for days that do not exist. */
export function dayFromEdtf(text: string): Day | undefined {
  const [, year, month, day] = /^\s*(-?\d{4})-(\d{2})-(\d{2})\s*$/.exec(text) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return year !== undefined && isGregorianDate(y, m, d) ? gregorianDay(y, m, d) : undefined;
}

function boardsOf(state: State): readonly Board[] {
  return [
    { id: "offices", rows: state.offices.map(officeRow) },
    { id: "bodies", rows: state.bodies.map((cell) => row(cell, cell.body.name, cell.called)) },
    { id: "forces", rows: state.forces.map(forceRow) },
    { id: "agreements", rows: state.agreements.map(agreementRow) },
    { id: "control", rows: state.control.map((cell) => row(cell, cell.place.name, cell.holder.name)) },
    { id: "fronts", rows: state.fronts.map((cell) => row(cell, cell.front.name, cell.claims.at(-1))) },
    { id: "people", rows: state.people.map(personRow) },
    { id: "figures", rows: state.figures.map((cell) => row(cell, cell.counted, cell.value)) },
    { id: "plans", rows: state.plans.map(planRow) },
  ];
}

function row(
  { status, since, until, evidence }: Pick<BodyCell, "status" | "since" | "until" | "evidence">,
  subject: string,
  value?: string,
): StateRow {
  return { subject, ...(value === undefined ? {} : { value }), status, since, until, evidence };
}

function officeRow(cell: OfficeCell): StateRow {
  const holder = cell.holder?.name ?? "vacant";
  const over = cell.of !== undefined && !cell.office.toLowerCase().includes(cell.of.toLowerCase()) ? `${cell.office}, ${cell.of}` : cell.office;
  return row(cell, over, cell.mode === "full" ? holder : `${holder} (${cell.mode})`);
}

function forceRow(cell: ForceCell): StateRow {
  const parts = [cell.commander?.name, cell.strength, ...(cell.parts ?? []), ...cell.units].filter((part) => part !== undefined);
  return row(cell, cell.force.name, parts.length === 0 ? undefined : parts.join(", "));
}

function agreementRow(cell: AgreementCell): StateRow {
  const parties = cell.parties.length === 0 ? "" : `: ${cell.parties.map((party) => party.name).join(", ")}`;
  return row(cell, cell.agreement.name, `${cell.stage.replaceAll("-", " ")}${parties}`);
}

function personRow(cell: PersonCell): StateRow {
  const known = [cell.condition === "alive" && cell.whereabouts !== undefined ? undefined : cell.condition, cell.whereabouts?.name, ...cell.offices];
  return row(cell, cell.person.name, known.filter((part) => part !== undefined).join(", "));
}

function planRow(cell: PlanCell): StateRow {
  return row(cell, cell.by?.name ?? "planned", cell.plan);
}
