import { at } from "../../base/assert.ts";
import type { RawBlock } from "../normalise.ts";
import { isAllCapitals, isLabelled, isProse, looksLikeHeading, numberDepth } from "./headings.ts";
import { Hyphens } from "./hyphens.ts";
import { carriesOn, type Line, visibleLines, wrapWidth } from "./lines.ts";
import { listMarkers, type Marker } from "./markers.ts";

/** Lines that make one block. */
interface Group {
  readonly lines: Line[];
  readonly marker?: Marker;
  underline?: "=" | "-";
}

const rule = /^(?:([=\-_~*#·•])(?:\s*\1){2,})$/;

/** The blocks of a plain text: paragraphs parted by blank lines or one to a line, lists, and headings as far as their looks and place tell them. */
export function plainBlocks(given: string): readonly RawBlock[] {
  const lines = visibleLines(given);
  const { groups, joins } = groupLines(lines);
  const headings = headingLevels(groups);
  const hyphens = new Hyphens(lines, joins);
  const depth = new ItemDepth();
  return groups.map((group, index): RawBlock => {
    const pieces = hyphens.pieces(group.lines);
    const level = headings.get(index);
    if (level !== undefined) {
      depth.leave();
      return { kind: "heading", level, pieces };
    }
    if (group.marker === undefined) {
      depth.leave();
      return { kind: "paragraph", level: 0, pieces };
    }
    const { start } = at(group.lines, 0);
    const marker = { start, end: start + group.marker.length };
    const [first, ...rest] = pieces;
    return {
      kind: "item",
      level: depth.of(group.marker, at(group.lines, 0)),
      marker,
      pieces: first === undefined ? [] : [{ ...first, start: marker.end }, ...rest],
    };
  });
}

function groupLines(lines: readonly Line[]): { readonly groups: readonly Group[]; readonly joins: readonly number[] } {
  const width = wrapWidth(lines);
  const markers = listMarkers(lines);
  const groups: Group[] = [];
  const joins: number[] = [];
  let current: Group | undefined;
  for (const [index, line] of lines.entries()) {
    const marker = markers.get(index);
    const before = current?.lines.at(-1);
    if (marker === undefined && rule.test(line.text)) {
      const sign = line.text.charAt(0);
      if (current?.lines.length === 1 && !line.opens && (sign === "=" || sign === "-")) current.underline = sign;
      current = undefined;
    } else if (marker === undefined && current !== undefined && before !== undefined && belongs(current, before, line, width)) {
      current.lines.push(line);
      joins.push(index - 1);
    } else {
      current = { lines: [line], ...(marker === undefined ? {} : { marker }) };
      groups.push(current);
    }
  }
  return { groups, joins };
}

function belongs(group: Group, before: Line, line: Line, width: number | undefined): boolean {
  if (carriesOn(before, line, width)) return true;
  return group.marker !== undefined && !line.opens && line.indent > at(group.lines, 0).indent;
}

/** The level of each group that is a heading. Read from the end, since what follows decides. */
function headingLevels(groups: readonly Group[]): ReadonlyMap<number, number> {
  const looks = new Map<number, string>();
  let follows: "nothing" | "prose" | "heading" = "nothing";
  for (let index = groups.length - 1; index >= 0; index--) {
    const group = at(groups, index);
    const text = group.lines.map((line) => line.text).join(" ");
    const next = groups[index + 1];
    const first = at(group.lines, 0);
    const alone = first.opens && (next === undefined || at(next.lines, 0).opens);
    const candidate = group.lines.length === 1 && (group.marker === undefined || (alone && next?.marker === undefined));
    if (isLabelledLine(groups, index)) follows = "prose";
    else if (group.underline !== undefined || (candidate && follows !== "nothing" && looksLikeHeading({ text, alone }))) {
      looks.set(index, text);
      follows = "heading";
    } else follows = group.marker !== undefined || isProse(text) ? "prose" : "nothing";
  }
  return rank(groups, looks);
}

/** One of several lines with no blank line between, each with a label and what belongs to it: a list, and no headings. */
function isLabelledLine(groups: readonly Group[], index: number): boolean {
  const labelled = (group: Group | undefined) => group?.lines.length === 1 && isLabelled(at(group.lines, 0).text);
  const [own, next] = [groups[index], groups[index + 1]];
  const opens = (group: Group | undefined) => group === undefined || at(group.lines, 0).opens;
  return labelled(own) && ((!opens(next) && labelled(next)) || (!opens(own) && labelled(groups[index - 1])));
}

/** The headings before any prose name the whole; below them stand those in capitals, then the others, or as deep as they are numbered. */
function rank(groups: readonly Group[], looks: ReadonlyMap<number, string>): ReadonlyMap<number, number> {
  const levels = new Map<number, number>();
  let title = true;
  const indexes = [...looks.keys()].toReversed();
  const capitals = indexes.some((index) => !isTitle(indexes, index) && isAllCapitals(looks.get(index) ?? ""));
  for (const index of indexes) {
    const text = looks.get(index) ?? "";
    title &&= isTitle(indexes, index);
    const { underline } = at(groups, index);
    const depth = numberDepth(text);
    if (underline !== undefined) levels.set(index, underline === "=" ? 1 : 2);
    else if (title) levels.set(index, 1);
    else if (depth > 0) levels.set(index, Math.min(6, depth + 1));
    else levels.set(index, capitals && !isAllCapitals(text) ? 3 : 2);
  }
  return levels;
}

/** Whether a heading stands among those that open the text. */
function isTitle(indexes: readonly number[], index: number): boolean {
  return indexes[index] === index;
}

/** How deep each item stands in its list: a new style of marker opens a list inside the list, unless it stands further left or after a blank line. */
class ItemDepth {
  private readonly open: { readonly style: string; readonly indent: number }[] = [];

  of({ style }: Marker, { indent, opens }: Line): number {
    const known = this.open.findIndex((list) => list.style === style);
    if (known >= 0) this.open.length = known + 1;
    else {
      while (this.open.length > 0 && at(this.open, this.open.length - 1).indent >= indent + (opens ? 0 : 1)) this.open.pop();
      this.open.push({ style, indent });
    }
    return this.open.length;
  }

  leave(): void {
    this.open.length = 0;
  }
}
