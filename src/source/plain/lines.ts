import { at } from "../../base/assert.ts";
import type { Span } from "../../model/source.ts";
import { withoutLeadingGap, withoutTrailingGap } from "../characters.ts";

/** A line with something visible on it; the span leaves out the blanks at both ends. */
export interface Line extends Span {
  readonly text: string;
  /** How many characters of blank precede the text. */
  readonly indent: number;
  /** Whether it is the first line, or blank lines precede it. */
  readonly opens: boolean;
}

const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/** The visible lines of a text, in order. */
export function visibleLines(given: string): readonly Line[] {
  const lines: Line[] = [];
  let opens = true;
  let begin = 0;
  const add = (finish: number) => {
    const start = withoutLeadingGap(given, begin, finish);
    const end = withoutTrailingGap(given, start, finish);
    if (end > start) lines.push({ start, end, text: given.slice(start, end), indent: start - begin, opens });
    opens = end === start;
  };
  for (const match of given.matchAll(lineEnds)) {
    add(match.index);
    begin = match.index + match[0].length;
  }
  add(given.length);
  return lines;
}

const narrowest = 40;
const widest = 120;
/** The share of the lines inside paragraphs that fill the width, in a text whose lines were broken to fit one. */
const filled = 0.6;
/** The share of them that ends inside a sentence. */
const unfinished = 0.4;
const finished = /[.!?:;…。！？]["'”’)\]»]*$/;

/** The width to which a text's lines were broken, in characters; undefined where a line is a paragraph. */
export function wrapWidth(lines: readonly Line[]): number | undefined {
  const inner = lines.filter((_, i) => lines[i + 1]?.opens === false);
  const broken = inner.filter((line) => !finished.test(line.text)).length;
  if (inner.length === 0 || broken < inner.length * unfinished) return undefined;
  const lengths = inner.map(reach);
  const sorted = lengths.toSorted((a, b) => a - b);
  const width = at(sorted, Math.floor((sorted.length - 1) * 0.98));
  if (width < narrowest || width > widest) return undefined;
  const full = lengths.filter((length) => length > width * 0.8).length;
  return full >= lengths.length * filled ? width : undefined;
}

function reach(line: Line): number {
  return line.indent + line.text.length;
}

const lowerStart = /^\p{Ll}/u;

/** Whether `next` carries on the paragraph that `line` is in: its first word had no room left on `line`, or the sentence plainly goes on. */
export function carriesOn(line: Line, next: Line, width: number | undefined): boolean {
  if (next.opens) return false;
  if (lowerStart.test(next.text) && !finished.test(line.text)) return true;
  if (width === undefined || next.indent > line.indent) return false;
  const firstWord = next.text.search(/\s|$/);
  return reach(line) + 1 + firstWord > width;
}
