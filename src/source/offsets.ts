import { at } from "../base/assert.ts";
import type { OffsetMap, Span } from "../model/source.ts";

/** Builds a normalised text from left to right and remembers where each stretch of it came from. */
export class TextBuilder {
  /** Four numbers an edit: start and end in the given text, start and end in the normalised one. */
  private readonly edits: number[] = [];
  private readonly given: string;
  private readonly parts: string[] = [];
  private written = 0;
  private consumed = 0;

  constructor(given: string) {
    this.given = given;
  }

  /** How much of the normalised text is written. */
  get length(): number {
    return this.written;
  }

  get text(): string {
    return this.parts.join("");
  }

  /** Takes over the given text up to `end` as it stands. */
  copyTo(end: number): void {
    if (end <= this.consumed) return;
    this.parts.push(this.given.slice(this.consumed, end));
    this.written += end - this.consumed;
    this.consumed = end;
  }

  /** Writes `text` in place of the given text from where the builder stands up to `end`. */
  replaceTo(end: number, text: string): void {
    if (end === this.consumed && text === "") return;
    if (text.length !== 1 || end - this.consumed !== 1) this.edits.push(this.consumed, end, this.written, this.written + text.length);
    this.parts.push(text);
    this.written += text.length;
    this.consumed = end;
  }

  /** The map from what is written to the given text; whatever of it was not taken over counts as dropped. */
  offsets(): OffsetMap {
    this.replaceTo(this.given.length, "");
    const edits = Int32Array.from(this.edits);
    return {
      toGiven: (span) => carry(edits, span, { from: 2, to: 0 }),
      toNormalised: (span) => carry(edits, span, { from: 0, to: 2 }),
    };
  }
}

interface Direction {
  readonly from: 0 | 2;
  readonly to: 0 | 2;
}

/** Between two edits both texts are the same; a span that begins or ends inside an edit is widened to the whole of it. */
function carry(edits: Int32Array, span: Span, { from, to }: Direction): Span {
  const first = lastEdit(edits, from, span.start);
  let start = span.start;
  if (first >= 0) {
    const beyond = span.start - at(edits, first + from + 1);
    start = beyond >= 0 ? at(edits, first + to + 1) + beyond : at(edits, first + to);
  }
  if (span.end <= span.start) return { start, end: start };
  const last = lastEdit(edits, from, span.end - 1);
  if (last < 0) return { start, end: span.end };
  const beyond = Math.max(0, span.end - at(edits, last + from + 1));
  return { start, end: Math.max(start, at(edits, last + to + 1) + beyond) };
}

/** The place in `edits` of the last edit that begins at or before `offset`, or -1. */
function lastEdit(edits: Int32Array, side: 0 | 2, offset: number): number {
  let low = 0;
  let high = edits.length / 4;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(edits, middle * 4 + side) <= offset) low = middle + 1;
    else high = middle;
  }
  return (low - 1) * 4;
}
