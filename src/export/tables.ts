import type { Change, HistoryLine, Spell, Stretch } from "../state/index.ts";
import { stretchesOf, titleOf } from "../state/index.ts";
import { exactly } from "../time/index.ts";
import { BOARDS, edtfOf, type MachineEvidence, type MachineRow, type MachineState, rowMaker, type StateRecords } from "./state.ts";

/** Rows under headings, for a terminal, a spreadsheet or a page. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly cells: readonly string[];
  readonly evidence: readonly MachineEvidence[];
  /** Why it ended, and what speaks against it, with their words. */
  readonly because: readonly { readonly what: string; readonly evidence: readonly MachineEvidence[] }[];
}

type Row = MachineRow & Readonly<Record<string, unknown>>;

/** What each board says in its columns. */
const COLUMNS: Readonly<Record<(typeof BOARDS)[number], readonly (readonly [string, (row: Row) => string])[]>> = {
  bodies: [
    ["body", (row) => [nameOf(row["body"]), row["called"] === undefined ? "" : `called ${String(row["called"])}`].filter(Boolean).join(", ")],
    ["from and into", (row) => [row["predecessor"], row["successor"]].map(nameOf).filter(Boolean).join(" → ")],
  ],
  offices: [
    ["office", officeText],
    [
      "holder",
      (row) => (row["holder"] === undefined ? "(vacant)" : nameOf(row["holder"])) + (row["mode"] === "full" ? "" : ` (${String(row["mode"])})`),
    ],
  ],
  forces: [
    ["force", (row) => nameOf(row["force"])],
    [
      "commander",
      (row) => [nameOf(row["commander"]), row["deputy"] === undefined ? "" : `${nameOf(row["deputy"])} (deputy)`].filter(Boolean).join(", "),
    ],
    ["strength", (row) => [row["strength"], row["parts"], row["units"]].map(listOf).filter(Boolean).join("; ")],
    ["part of", (row) => nameOf(row["parent"])],
  ],
  agreements: [
    ["agreement", (row) => nameOf(row["agreement"])],
    ["stage", (row) => String(row["stage"])],
    ["parties", (row) => listOf(row["parties"])],
    ["terms", (row) => (Array.isArray(row["terms"]) ? row["terms"].map((term) => String(term).replace(/\s+/gu, " ")).join("; ") : "")],
  ],
  control: [
    ["place", (row) => nameOf(row["place"])],
    ["holder", (row) => nameOf(row["holder"])],
  ],
  fronts: [["front", (row) => nameOf(row["front"])]],
  people: [
    ["person", (row) => nameOf(row["person"])],
    ["condition", (row) => String(row["condition"])],
    ["where", (row) => nameOf(row["whereabouts"])],
    ["offices", (row) => listOf(row["offices"])],
  ],
  figures: [
    ["figure", (row) => String(row["value"])],
    ["stated by", (row) => row.evidence[0]?.voice ?? ""],
  ],
  plans: [
    ["by", (row) => nameOf(row["by"])],
    ["plan, demand or proposal", (row) => String(row["plan"]).replace(/\s+/gu, " ")],
    ["outcome", (row) => String(row["outcome"] ?? "").replace("-", " ")],
  ],
};

function nameOf(party: unknown): string {
  return typeof party === "object" && party !== null && "name" in party ? String(party.name) : typeof party === "string" ? party : "";
}

function listOf(value: unknown): string {
  return Array.isArray(value) ? value.map(nameOf).join(", ") : nameOf(value);
}

function officeText(row: Row): string {
  const [office, of] = [String(row["office"]), row["of"] === undefined ? "" : String(row["of"])];
  return of === "" || office.toLowerCase().includes(of.toLowerCase()) ? office : `${office} (${of})`;
}

/** The boards that have rows. */
export function stateTables(state: MachineState): readonly Table[] {
  return BOARDS.filter((board) => state[board].length > 0).map((board) => ({
    title: board,
    columns: [...COLUMNS[board].map(([name]) => name), "standing", "since", "until"],
    rows: state[board].map((row) => rowFor(row, [...COLUMNS[board].map(([, text]) => text(row)), row.status, since(row.since), until(row.until)])),
  }));
}

function rowFor(row: MachineRow, cells: readonly string[]): TableRow {
  const ending = row.ending === undefined ? [] : [{ what: `ended by ${row.ending.by.replace("-", " ")}`, evidence: row.ending.evidence }];
  const against = row.against === undefined ? [] : [{ what: "against it", evidence: row.against }];
  return { cells, evidence: row.evidence, because: [...ending, ...against] };
}

/** "[..1944-09-30]", on that day or before, is said in words; an end that is not known is left unsaid. */
function since(edtf: string | undefined): string {
  const before = /^\[\.\.(.+)\]$/u.exec(edtf ?? "")?.[1];
  if (before !== undefined) return `by ${before}`;
  const [, from, to] = /^\[(.+)\.\.(.*)\]$/u.exec(edtf ?? "") ?? [];
  if (from === undefined) return edtf ?? "";
  return to === "" ? `${from} or after` : `${from} to ${to ?? ""}`;
}

function until(edtf: string | undefined): string {
  if (edtf === undefined || edtf.endsWith("..]")) return "";
  return since(edtf);
}

/** What came, went and came to stand otherwise. */
export function differenceTables(changes: readonly Change[], records: StateRecords): readonly Table[] {
  const rowOf = rowMaker(records);
  return BOARDS.flatMap((board): readonly Table[] => {
    const own = changes.filter((change) => change.board === board);
    if (own.length === 0) return [];
    const rows = own.flatMap(({ kind, before, after }): readonly TableRow[] => {
      const cell = after ?? before;
      if (cell === undefined) return [];
      const row = rowOf(cell);
      const standing = kind === "regraded" ? `${before?.status ?? ""} → ${after?.status ?? ""}` : row.status;
      return [rowFor(row, [SIGNS[kind], ...COLUMNS[board].map(([, text]) => text(row)), standing, since(row.since), until(row.until)])];
    });
    return [{ title: board, columns: ["", ...COLUMNS[board].map(([name]) => name), "standing", "since", "until"], rows }];
  });
}

const SIGNS = { begun: "+", ended: "-", regraded: "~" } as const;

/** One line a spell or statement, with gaps and overlaps. */
export function historyTable(title: string, lines: readonly HistoryLine[], records: StateRecords): Table {
  const rowOf = rowMaker(records);
  return {
    title,
    columns: ["since", "until", "what", "who or what", "of or to", "standing", "beside", "told by"],
    rows: lines.map((line) => {
      const row = rowOf(line);
      const cells = [since(row.since), until(row.until), line.state, line.subject, line.object ?? "", row.status, line.beside ?? ""];
      return rowFor(row, [...cells, tellersOf(row, records)]);
    }),
  };
}

/** Who says so, where not the only author: of several accounts which, and whom its author lets speak. */
function tellersOf({ evidence }: MachineRow, { sources }: StateRecords): string {
  const several = sources.length > 1;
  const tellers = evidence.map(({ source, voice }) => [several ? source : "", voice === "author" ? "" : voice].filter(Boolean).join(": "));
  return [...new Set(tellers.filter(Boolean))].join(", ");
}

/** When each spell held, as stretches of one standing. */
export function whenTable(title: string, spells: readonly Spell[], records: StateRecords): Table {
  const rowOf = rowMaker(records);
  const rows = spells.flatMap((spell) =>
    stretchesOf(spell).map((stretch): TableRow => {
      const { evidence } = rowOf({ status: stretch.grade, since: spell.start, until: spell.end, evidence: spell.evidence });
      const what = spell.office === undefined ? [spell.state, spell.object?.name ?? ""].filter(Boolean).join(" ") : titleOf(spell);
      const ending = spell.ending === undefined ? [] : [{ what: `ended by ${spell.ending.by.replace("-", " ")}`, evidence: [] }];
      return {
        cells: [spell.subject.name, what, stretch.grade, dayText(stretch.from, records), dayText(stretch.to, records)],
        evidence,
        because: ending,
      };
    }),
  );
  return { title, columns: ["who or what", "what", "standing", "from", "to"], rows };
}

function dayText(day: Stretch["from"], { calendar }: StateRecords): string {
  return Number.isFinite(day) ? (edtfOf(exactly(day), calendar) ?? "") : "";
}
