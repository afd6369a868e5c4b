import { type CompiledPattern, type Edge, maskOf, type SymbolId, type TimexGrammar } from "../../lang/timex-grammar.ts";
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
  readonly made?: Accepted;
}

/** For each symbol the strata whose patterns can begin with it, as bits. */
export function startsOf(grammar: TimexGrammar): ReadonlyMap<SymbolId, number> {
  const starts = new Map<SymbolId, number>();
  grammar.strata.forEach((stratum, number) => {
    for (const symbol of stratum.root.edges.keys()) starts.set(symbol, (starts.get(symbol) ?? 0) | (1 << number));
  });
  return starts;
}

/** The pieces of a text and the classes found over them so far, in the manner of a chart parser (Kay 1980). */
export class Chart {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly #starts: ReadonlyMap<SymbolId, number>;
  readonly #chunks: (Chunk[] | undefined)[];
  readonly #strata: Int32Array;
  readonly #masks: Int32Array;

  constructor(text: string, pieces: readonly Piece[], starts: ReadonlyMap<SymbolId, number>) {
    const { length } = pieces;
    this.text = text;
    this.pieces = pieces;
    this.#starts = starts;
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
    this.#strata[at] = (this.#strata[at] ?? 0) | (this.#starts.get(chunk.symbol) ?? 0);
    this.#masks[at] = (this.#masks[at] ?? 0) | maskOf(chunk.symbol);
  }

  chunks(at: number): readonly Chunk[] | undefined {
    return this.#chunks[at];
  }

  /** The strata whose patterns can begin here, as bits. */
  strata(at: number): number {
    return this.#strata[at] ?? 0;
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
