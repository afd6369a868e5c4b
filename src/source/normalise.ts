import type { Block, BlockKind, OffsetMap, Span } from "../model/source.ts";
import { anyBlank, anyChange, composing, normalForm, simpleChange, withoutLeadingGap, withoutTrailingGap } from "./characters.ts";
import { TextBuilder } from "./offsets.ts";

/** A stretch of the given text that is read, or read as `text`. */
export interface Piece extends Span {
  readonly text?: string;
}

/** A block as its format sees it: its pieces in order, with markup left out between them. All spans are of the given text. */
export interface RawBlock {
  readonly kind: BlockKind;
  readonly level: number;
  readonly marker?: Span;
  readonly pieces: readonly Piece[];
}

export interface Normalised {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly offsets: OffsetMap;
}

/**
 * Writes the blocks one below the other, one line each: in the normalised text a line end always parts two blocks and never stands inside one.
 * A list marker stands before its item, parted by one blank.
 */
export function normalise(given: string, raw: readonly RawBlock[]): Normalised {
  const writer = new Writer(given);
  const blocks: Block[] = [];
  for (const block of raw) {
    const written = writer.block(block);
    if (written !== undefined) blocks.push(written);
  }
  return { ...writer.finish(), blocks };
}

class Writer {
  private readonly given: string;
  private readonly builder: TextBuilder;
  private readonly change: RegExp;
  /** The change found last: looked up once, however many pieces lie before it. */
  private found: RegExpExecArray | null | undefined;
  private line: "empty" | "begun" | "blank" = "empty";
  private start = 0;

  constructor(given: string) {
    this.given = given;
    this.builder = new TextBuilder(given);
    this.change = new RegExp(composing.test(given) ? anyChange : simpleChange);
  }

  finish(): { readonly text: string; readonly offsets: OffsetMap } {
    const offsets = this.builder.offsets();
    return { text: this.builder.text, offsets };
  }

  block(raw: RawBlock): Block | undefined {
    this.line = "empty";
    if (raw.marker !== undefined) {
      this.piece(raw.marker);
      this.line = "blank";
    }
    const lineStart = this.start;
    const afterMarker = this.builder.length;
    for (const piece of raw.pieces) this.piece(piece);
    const end = this.builder.length;
    if (raw.marker === undefined) return end === afterMarker ? undefined : { kind: raw.kind, level: raw.level, start: this.start, end };
    if (end === afterMarker) return { kind: "paragraph", level: 0, start: lineStart, end };
    return { kind: raw.kind, level: raw.level, start: afterMarker + 1, end, marker: this.given.slice(raw.marker.start, raw.marker.end) };
  }

  private piece(piece: Piece): void {
    if (piece.text !== undefined) {
      this.replace(piece.start, piece.end, piece.text);
      return;
    }
    const start = withoutLeadingGap(this.given, piece.start, piece.end);
    const end = withoutTrailingGap(this.given, start, piece.end);
    this.gap(piece.start, start);
    if (end > start) this.copy(start, end);
    this.gap(end, piece.end);
  }

  private gap(start: number, end: number): void {
    if (end > start && this.line === "begun" && normalForm(this.given.slice(start, end)) === " ") this.line = "blank";
  }

  private copy(start: number, end: number): void {
    this.open(start);
    let from = start;
    for (let change = this.changeFrom(from); change !== null && change.index < end; change = this.changeFrom(from)) {
      this.builder.copyTo(change.index);
      from = Math.min(end, change.index + change[0].length);
      const stretch = this.given.slice(change.index, from);
      const form = normalForm(stretch);
      if (form === stretch) this.builder.copyTo(from);
      else this.builder.replaceTo(from, form);
    }
    this.builder.copyTo(end);
  }

  private replace(start: number, end: number, text: string): void {
    const form = normalise(text, [{ kind: "paragraph", level: 0, pieces: [{ start: 0, end: text.length }] }]).text;
    if (form === "") {
      if (this.line === "begun" && anyBlank.test(text)) this.line = "blank";
      return;
    }
    this.open(start);
    this.builder.replaceTo(end, form);
  }

  /** Writes what parts the visible character at `at` of the given text from what was written before. */
  private open(at: number): void {
    if (this.line === "empty") {
      this.builder.replaceTo(at, this.builder.length > 0 ? "\n" : "");
      this.start = this.builder.length;
    } else this.builder.replaceTo(at, this.line === "blank" ? " " : "");
    this.line = "begun";
  }

  private changeFrom(from: number): RegExpExecArray | null {
    if (this.found === undefined || (this.found !== null && this.found.index < from)) {
      this.change.lastIndex = from;
      this.found = this.change.exec(this.given);
    }
    return this.found;
  }
}
