import { type Cluster, clustersOf, displayWidth } from "./widths.ts";

const TAB = 4;
const CUT = "…";
/** How far a cut may move to fall between words. */
const WORD_REACH = 14;

/** A stretch of a line, in UTF-16 units from the line's start. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A line, or the part of it that fits, and where the stretches stand in it. */
export interface Excerpt {
  readonly text: string;
  /** In the order of the stretches asked for: columns from 0, half-open. */
  readonly columns: readonly Stretch[];
}

/** Makes controls and the invisible marks that turn text around harmless, and puts everything on one line. */
export function visible(text: string): string {
  return text
    .replace(/\s*[\r\n]\s*/g, " ")
    .replace(/[\u00ad\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\t/g, " ")
    .replace(/\p{Cc}/gu, "\ufffd");
}

/** How many UTF-16 units beside the stretches are looked at, for each column there is room for: a line may be megabytes long. */
const UNITS_PER_COLUMN = 8;

/** Shows as much of a line as fits into `width` columns around the stretches; long lines are cut between words where that is near. */
export function excerptOf(line: string, stretches: readonly Stretch[], width: number): Excerpt {
  const near = nearby(line, stretches, width);
  const cells = cellsOf(line.slice(near.start, near.end), near.start);
  const total = cells.at(-1)?.end ?? 0;
  const wanted = stretches.map((stretch) => columnsOf(cells, stretch, total));
  const window = windowOf(cells, hull(wanted), width);
  const shown = cells.filter((cell) => cell.column >= window.start && cell.end <= window.end);
  const before = window.start > 0 || near.start > 0 ? CUT : "";
  const after = window.end < total || near.end < line.length ? CUT : "";
  const shift = displayWidth(before) - window.start;
  const last = window.end + shift + displayWidth(after);
  return {
    text: before + shown.map((cell) => cell.text).join("") + after,
    columns: wanted.map(({ start, end }) => ({ start: start + shift, end: Math.min(end + shift, last) })),
  };
}

/** Whether the stretches can stand in one excerpt of `width` columns. */
export function fitTogether(line: string, stretches: readonly Stretch[], width: number): boolean {
  const { start, end } = hull(stretches);
  if (end - start > width * UNITS_PER_COLUMN) return false;
  return displayWidth(line.slice(start, end)) <= width - 2;
}

function hull(stretches: readonly Stretch[]): Stretch {
  return { start: Math.min(...stretches.map((s) => s.start)), end: Math.max(...stretches.map((s) => s.end)) };
}

function nearby(line: string, stretches: readonly Stretch[], width: number): Stretch {
  const { start, end } = hull(stretches);
  const reach = width * UNITS_PER_COLUMN;
  return { start: Math.max(0, start - reach), end: Math.min(line.length, Math.min(end, start + reach) + reach) };
}

interface Cell extends Cluster {
  /** UTF-16 units from the line's start. */
  readonly from: number;
  readonly to: number;
  readonly column: number;
  readonly end: number;
}

function cellsOf(line: string, offset: number): readonly Cell[] {
  const cells: Cell[] = [];
  let from = offset;
  let column = 0;
  for (const cluster of clustersOf(line)) {
    const text = cluster.text === "\t" ? " ".repeat(TAB - (column % TAB)) : visible(cluster.text);
    const width = text === cluster.text ? cluster.width : displayWidth(text);
    const to = from + cluster.text.length;
    cells.push({ text, width, from, to, column, end: column + width });
    from = to;
    column += width;
  }
  return cells;
}

function columnsOf(cells: readonly Cell[], stretch: Stretch, total: number): Stretch {
  const start = cells.find((cell) => cell.to > stretch.start)?.column ?? total;
  const end = cells.find((cell) => cell.to >= stretch.end)?.end ?? total;
  return { start, end: Math.max(end, start + 1) };
}

function windowOf(cells: readonly Cell[], wanted: Stretch, width: number): Stretch {
  const total = cells.at(-1)?.end ?? 0;
  if (total <= width) return { start: 0, end: total };
  const room = Math.max(0, width - (wanted.end - wanted.start) - 2 * displayWidth(CUT));
  const left = Math.min(wanted.start, Math.max(Math.floor(room / 2), room - (total - wanted.end)));
  const roughStart = wanted.start - left;
  const roughEnd = Math.min(total, roughStart + width - (roughStart > 0 ? 2 : 1) * displayWidth(CUT));
  const start =
    roughStart === 0
      ? 0
      : (cells.find((cell) => cell.column > roughStart && cell.column <= Math.min(wanted.start, roughStart + WORD_REACH) && follows(cells, cell))
          ?.column ?? roughStart);
  const end =
    roughEnd === total
      ? total
      : (cells.findLast((cell) => cell.column <= roughEnd && cell.column >= Math.max(wanted.end, roughEnd - WORD_REACH) && cell.text === " ")
          ?.column ?? roughEnd);
  return { start, end };
}

function follows(cells: readonly Cell[], cell: Cell): boolean {
  return cells.some((other) => other.end === cell.column && other.text === " ");
}
