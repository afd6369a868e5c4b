import { at } from "../../base/assert.ts";
import type { Piece } from "../normalise.ts";
import type { Line } from "./lines.ts";

/** A word parted by a hyphen at a line end. */
interface Parting {
  readonly whole: string;
  readonly hyphened: string;
  readonly tail: string;
}

const head = /\p{L}*\p{Ll}{2}[-\u2010]$/u;
const tail = /^\p{Ll}+/u;
const word = /[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*/gu;
/** A hyphen before so short a word may hang: "pre- and post-war". */
const shortestTail = 4;

function parting(line: Line, next: Line): Parting | undefined {
  const before = head.exec(line.text)?.[0];
  const after = tail.exec(next.text)?.[0];
  if (before === undefined || after === undefined) return undefined;
  return { whole: before.slice(0, -1).toLowerCase() + after, hyphened: before.toLowerCase() + after, tail: after };
}

/** Mends words that a line end parts. A hyphen is dropped only where the text has the word in one piece elsewhere. */
export class Hyphens {
  private readonly known = new Set<string>();

  /** `joins` holds the lines that the next line carries on. */
  constructor(lines: readonly Line[], joins: readonly number[]) {
    const wanted = new Set<string>();
    for (const index of joins) {
      const parted = parting(at(lines, index), at(lines, index + 1));
      if (parted !== undefined) wanted.add(parted.whole).add(parted.hyphened);
    }
    if (wanted.size === 0) return;
    for (const line of lines) {
      for (const match of line.text.matchAll(word)) {
        const lower = match[0].toLowerCase();
        if (wanted.has(lower)) this.known.add(lower);
      }
    }
  }

  /** The pieces of the paragraph made of these lines. */
  pieces(lines: readonly Line[]): readonly Piece[] {
    const pieces: Piece[] = [];
    let start = at(lines, 0).start;
    for (let i = 0; i + 1 < lines.length; i++) {
      const line = at(lines, i);
      const next = at(lines, i + 1);
      const parted = parting(line, next);
      if (parted === undefined) continue;
      const whole = this.known.has(parted.whole) && !this.known.has(parted.hyphened);
      if (!whole && !this.known.has(parted.hyphened) && parted.tail.length < shortestTail) continue;
      pieces.push({ start, end: whole ? line.end - 1 : line.end });
      start = next.start;
    }
    pieces.push({ start, end: at(lines, lines.length - 1).end });
    return pieces;
  }
}
