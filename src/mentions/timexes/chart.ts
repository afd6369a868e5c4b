import { type CompiledPattern, type Edge, maskOf, type SymbolId } from "../../lang/timex-grammar.ts";
import type { Beginnings } from "./beginnings.ts";
import type { Piece } from "./pieces.ts";

/** One edge of a pattern and the pieces that it took. */
export interface Step {
  readonly edge: Edge;
  readonly first: number;
  readonly end: number;
  readonly value: number | string;
  readonly made: Accepted | undefined;
}

/** A pattern that fits from one piece to another. */
export interface Accepted {
  readonly pattern: CompiledPattern;
  readonly steps: readonly Step[];
  readonly end: number;
}

/** A stretch that makes a class. */
export interface Chunk {
  readonly symbol: SymbolId;
  readonly end: number;
  readonly value: number | string;
  /** What it was made of; absent for numbers. */
  readonly made: Accepted | undefined;
}

/** The pieces of a text and the classes found over them so far, in the manner of a chart parser (Kay 1980). */
export class Chart {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly #beginnings: Beginnings;
  readonly #chunks: (Chunk[] | undefined)[];
  readonly #strata: Int32Array;
  readonly #masks: Int32Array;

  constructor(text: string, pieces: readonly Piece[], beginnings: Beginnings) {
    const { length } = pieces;
    this.text = text;
    this.pieces = pieces;
    this.#beginnings = beginnings;
    this.#chunks = new Array(length);
    this.#strata = new Int32Array(length);
    this.#masks = new Int32Array(length + 1);
    for (let at = 0; at < length; at++) {
      const spelling = pieces[at]?.spelling;
      if (spelling === undefined) continue;
      this.#strata[at] = spelling.starts;
      this.#masks[at] = spelling.mask;
    }
  }

  add(at: number, chunk: Chunk): void {
    const list = this.#chunks[at];
    if (list === undefined) this.#chunks[at] = [chunk];
    else list.push(chunk);
    this.#strata[at] = (this.#strata[at] ?? 0) | this.#beginnings.strata(chunk.symbol);
    this.#masks[at] = (this.#masks[at] ?? 0) | maskOf(chunk.symbol);
  }

  chunks(at: number): readonly Chunk[] | undefined {
    return this.#chunks[at];
  }

  /** The strata whose patterns can begin here, as bits. */
  strata(at: number): number {
    return this.#strata[at] ?? 0;
  }

  /** Whether what stands behind a piece lets some pattern of a stratum begin with it. */
  leads(at: number, stratum: number): boolean {
    const behind = this.mask(at + 1);
    for (const { symbol } of this.pieces[at]?.uses ?? []) if (this.#beginnings.lead(symbol, stratum, behind)) return true;
    for (const { symbol, end } of this.#chunks[at] ?? []) if (this.#beginnings.lead(symbol, stratum, this.mask(end))) return true;
    return false;
  }

  /** The bits of all symbols that begin here; 0 where nothing stands that the grammar knows. */
  mask(at: number): number {
    return this.#masks[at] ?? 0;
  }

  /** The pieces where some pattern can begin: only words that the patterns know lead from there to one that does not stand in every text. */
  active(): readonly number[] {
    const active: number[] = [];
    let leads = false;
    for (let at = this.pieces.length - 1; at >= 0; at--) {
      const known = this.#masks[at] !== 0;
      const spelling = this.pieces[at]?.spelling;
      leads = known && (leads || spelling?.hot === true);
      if (leads && this.#strata[at] !== 0 && (this.#masks[at + 1] !== 0 || spelling?.alone || this.#chunks[at] !== undefined)) active.push(at);
    }
    return active.reverse();
  }
}
