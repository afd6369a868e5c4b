import type { SymbolId, TimexGrammar } from "../../lang/timex-grammar.ts";

/** Which patterns of a grammar can begin with which symbol, and what must stand behind it. */
export class Beginnings {
  /** By symbol, the strata whose patterns can begin with it, as bits. */
  readonly #strata: Int32Array;
  /** By symbol, the strata whose patterns need no symbol of the grammar behind it, as bits. */
  readonly #alone: Int32Array;
  /** By symbol and stratum, the bits of the symbols behind it with which a pattern goes on. */
  readonly #behind: Int32Array;
  readonly #width: number;

  constructor({ strata, symbols }: TimexGrammar) {
    this.#width = strata.length;
    this.#strata = new Int32Array(symbols.size);
    this.#alone = new Int32Array(symbols.size);
    this.#behind = new Int32Array(symbols.size * strata.length);
    strata.forEach(({ root }, stratum) => {
      for (const [symbol, edges] of root.edges) {
        const alone = root.open || edges.some(({ node }) => node.free);
        this.#strata[symbol] = this.strata(symbol) | (1 << stratum);
        if (alone) this.#alone[symbol] = (this.#alone[symbol] ?? 0) | (1 << stratum);
        this.#behind[symbol * this.#width + stratum] = edges.reduce((bits, { node }) => bits | node.mask, 0);
      }
    });
  }

  /** The strata whose patterns can begin with a symbol, as bits. */
  strata(symbol: SymbolId): number {
    return this.#strata[symbol] ?? 0;
  }

  /** Whether a pattern of a stratum can begin with a symbol where what stands behind it has these bits. */
  lead(symbol: SymbolId, stratum: number, behind: number): boolean {
    return (((this.#alone[symbol] ?? 0) >>> stratum) & 1) !== 0 || ((this.#behind[symbol * this.#width + stratum] ?? 0) & behind) !== 0;
  }
}
