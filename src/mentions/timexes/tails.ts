import type { TimexGrammar } from "../../lang/timex-grammar.ts";
import type { Piece } from "./pieces.ts";

/** Event phrases are short; a longer run has lost its way. */
const longest = 24;

/** Finds where the words that name an event end: at punctuation or at a word that begins something else. */
export class Tails {
  /** The symbol of each kind of tail with the words that stop it. */
  readonly classes: readonly (readonly [symbol: number, stops: ReadonlySet<string>])[];

  constructor(grammar: TimexGrammar) {
    const symbol = (name: string) => grammar.symbols.get(name) ?? -1;
    this.classes = [
      [symbol("tail"), new Set(grammar.cues.tail_stops)],
      [symbol("clause"), new Set(grammar.cues.clause_stops)],
    ];
  }

  /** One past the last piece of the phrase that begins at `first`; `first` itself if there is none. */
  end(text: string, pieces: readonly Piece[], first: number, stops: ReadonlySet<string>): number {
    let at = first;
    for (; at - first < longest; at++) {
      const piece = pieces[at];
      if (piece === undefined || piece.wall) break;
      const word = text.slice(piece.start, piece.end);
      if (stops.has(word.toLowerCase()) && !(at > first && piece.glued)) break;
      if (/^[^\p{L}\p{M}\d]$/u.test(word) && !inner(word, piece, pieces[at + 1], at > first)) break;
    }
    return at;
  }
}

/** An apostrophe, hyphen or stop inside a word: "KPA's", "38th-parallel". */
function inner(mark: string, piece: Piece, next: Piece | undefined, begun: boolean): boolean {
  if (mark === "'" || mark === "’") return begun && piece.glued;
  return begun && piece.glued && next?.glued === true && (mark === "-" || mark === "." || mark === "&");
}
