import type { MachineEvidence } from "../export/state.ts";
import type { Table, TableRow } from "../export/tables.ts";

export const TABLE_FORMATS = ["text", "json", "csv", "md"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** How wide a page is where no terminal says. */
const PAGE = 120;
const GAP = "  ";
const NARROWEST = 8;
/** Letters of a name, or of two dates, that are read at a glance. */
const LONGEST_NAME = 25;

export interface TableStyle {
  readonly width?: number | undefined;
  /** With the words that every row rests on. */
  readonly evidence: boolean;
  /** "chronicle.txt:3" */
  readonly placeOf: (words: MachineEvidence) => string;
}

/** Tables for reading: columns as wide as they need, the widest cut where the line would not hold them. */
export function tablesAsText(tables: readonly Table[], style: TableStyle): string {
  return tables.map((table) => asText(table, style)).join("\n");
}

function asText({ title, columns, rows }: Table, style: TableStyle): string {
  const kept = usedIn(columns, rows);
  const widths = widthsFor([kept(columns), ...rows.map(({ cells }) => kept(cells))], style.width ?? PAGE);
  const line = (cells: readonly string[]) => `  ${cells.map((cell, index) => pad(cell, widths[index] ?? 0)).join(GAP)}`.trimEnd();
  const body = rows.map((row) => `${line(kept(row.cells))}\n${style.evidence ? evidenceText(row, style) : ""}`);
  return `${title}\n${line(kept(columns))}\n${body.join("")}`;
}

/** Keeps the columns that some row has something in. */
function usedIn(columns: readonly string[], rows: readonly TableRow[]): (all: readonly string[]) => readonly string[] {
  const used = columns.map((_, index) => rows.some(({ cells }) => (cells[index] ?? "") !== ""));
  return (all) => all.filter((_, index) => used[index]);
}

/** As wide as the widest cell; where that is too wide for the page, columns of longer texts give way first, each down to the next widest. */
function widthsFor(lines: readonly (readonly string[])[], page: number): readonly number[] {
  const widths = (lines[0] ?? []).map((_, index) => Math.max(...lines.map((cells) => [...(cells[index] ?? "")].length)));
  const room = page - GAP.length * widths.length;
  const isText = widths.map((width) => width > LONGEST_NAME);
  for (let excess = sum(widths) - room; excess > 0; excess = sum(widths) - room) {
    const cut = (index: number) => (widths[index] ?? 0) > NARROWEST;
    const all = widths.map((_, index) => index).filter(cut);
    const texts = all.filter((index) => isText[index] === true);
    const [widest, next] = (texts.length > 0 ? texts : all).sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
    if (widest === undefined) break;
    const width = widths[widest] ?? 0;
    const level = next === undefined ? NARROWEST : Math.min(widths[next] ?? 0, width - 1);
    widths[widest] = Math.max(NARROWEST, level, width - excess);
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function pad(text: string, width: number): string {
  const letters = [...text];
  return letters.length > width ? `${letters.slice(0, Math.max(0, width - 1)).join("")}…` : text + " ".repeat(width - letters.length);
}

function evidenceText({ evidence, because }: TableRow, { placeOf }: TableStyle): string {
  const quoted = (words: MachineEvidence) =>
    `“${words.quote.replace(/\s+/gu, " ")}” (${placeOf(words)}${words.voice === "author" ? "" : `, ${words.voice}`})`;
  const own = evidence.map((words) => `      ${quoted(words)}\n`);
  const reasons = because.map(({ what, evidence: words }) => `      ${what}${words[0] === undefined ? "" : `: ${quoted(words[0])}`}\n`);
  return [...own, ...reasons].join("");
}

/** One table after the other, each with its own heading; every line begins with the title of its table. */
export function tablesAsCsv(tables: readonly Table[], style: TableStyle): string {
  return tables
    .map(({ title, columns, rows }) => {
      const head = ["table", ...columns, ...(style.evidence ? ["words", "place"] : [])];
      const body = rows.map(({ cells, evidence }) => {
        const [first] = evidence;
        const words = first === undefined ? ["", ""] : [first.quote.replace(/\s+/gu, " "), style.placeOf(first)];
        return [title, ...cells, ...(style.evidence ? words : [])];
      });
      return [head, ...body].map((cells) => `${cells.map(csvCell).join(",")}\n`).join("");
    })
    .join("");
}

function csvCell(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function tablesAsMarkdown(tables: readonly Table[], style: TableStyle): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replace(/\s+/gu, " ")).join(" | ")} |\n`;
  return tables
    .map(({ title, columns, rows }) => {
      const kept = usedIn(columns, rows);
      const head = style.evidence ? [...kept(columns), "words"] : kept(columns);
      const body = rows.map(({ cells, evidence }) => {
        const words = evidence.map((one) => `“${one.quote}” (${style.placeOf(one)})`).join("; ");
        return line(style.evidence ? [...kept(cells), words] : kept(cells));
      });
      return `## ${title}\n\n${line(head)}${line(head.map(() => "---"))}${body.join("")}`;
    })
    .join("\n");
}
