import { greatest } from "../../base/extremes.ts";
import { type TimexGrammar, wordPieces } from "../../lang/timex-grammar.ts";
import { type NumberWord, numberWords } from "./number-words.ts";
import type { Piece } from "./pieces.ts";

/** Pieces of the longest number in words worth reading. */
const longest = 12;

/** A number read from figures or words: "25", "25th", "twenty-five", "two hundred and fifty", "third". */
export interface NumberPhrase {
  readonly value: number;
  readonly ordinal: boolean;
  /** One past its last piece. */
  readonly end: number;
}

/** The fraction behind a whole number: "3½", "3 1/2". */
function fractionAt(
  pieces: readonly Piece[],
  lower: (index: number) => string,
  at: number,
): { readonly value: number; readonly end: number } | undefined {
  const [over, under] = [pieces[at]?.number, pieces[at + 2]?.number];
  if (over !== undefined && under !== undefined && lower(at + 1) === "/" && pieces[at + 1]?.glued && pieces[at + 2]?.glued)
    return !pieces[at]?.glued && over < under && under < 10 ? { value: over / under, end: at + 3 } : undefined;
  const parts = /^(\d)\u2044(\d)$/.exec(lower(at).normalize("NFKC"));
  return parts === null ? undefined : { value: Number(parts[1]) / Number(parts[2]), end: at + 1 };
}

/** Reads number phrases that start at a piece. */
export class NumberReader {
  readonly #words: ReadonlyMap<string, NumberWord>;
  readonly #suffixes: ReadonlySet<string>;
  readonly #joiners: ReadonlySet<string>;
  readonly #tenJoiners: ReadonlySet<string>;
  /** Pieces of the longest number word. */
  readonly #mostPieces: number;

  constructor(grammar: TimexGrammar) {
    const { ordinal_suffixes, joiners, ten_joiners = [] } = grammar.numbers;
    const words = [...numberWords(grammar.numbers)].map(([word, value]) => [wordPieces(word), value] as const);
    this.#words = new Map(words.map(([pieces, value]) => [pieces.join(" "), value]));
    this.#mostPieces = greatest(words.map(([pieces]) => pieces.length));
    this.#suffixes = new Set(ordinal_suffixes);
    this.#joiners = new Set(joiners);
    this.#tenJoiners = new Set(ten_joiners);
  }

  /** Every word a number phrase can begin with, but for the articles. */
  words(): ReadonlySet<string> {
    return new Set([...this.#words].flatMap(([word, { kind }]) => (kind === "article" ? [] : [word.split(" ")[0] ?? word])));
  }

  read(text: string, pieces: readonly Piece[], at: number): NumberPhrase | undefined {
    const piece = pieces[at];
    if (piece === undefined) return undefined;
    const lower = (index: number): string => {
      const each = pieces[index];
      return each === undefined || each.wall ? "" : each.spelling.lower || text.slice(each.start, each.end).toLowerCase();
    };
    if (piece.number !== undefined) {
      if (pieces[at + 1]?.glued && this.#suffixes.has(lower(at + 1)) && (piece.number < 1000 || /^\p{L}/u.test(lower(at + 1))))
        return { value: piece.number, ordinal: true, end: at + 2 };
      if (pieces[at + 1]?.glued && pieces[at + 2]?.glued && this.#suffixes.has(lower(at + 1) + lower(at + 2)))
        return { value: piece.number, ordinal: true, end: at + 3 };
      const scale = this.#words.get(lower(at + 1));
      if (scale?.kind === "multiplier" && scale.value >= 1000) return { value: piece.number * scale.value, ordinal: false, end: at + 2 };
      const fraction = fractionAt(pieces, lower, at + 1);
      return { value: piece.number + (fraction?.value ?? 0), ordinal: false, end: fraction?.end ?? at + 1 };
    }
    const word = this.#words.get(piece.spelling.lower);
    if (word?.kind === "article" && this.#words.get(pieces[at + 1]?.spelling.lower ?? "")?.kind !== "multiplier") return undefined;
    return this.#inWords(lower, at);
  }

  #inWords(lower: (index: number) => string, start: number): NumberPhrase | undefined {
    let total = 0;
    let current = 0;
    let end = start;
    let at = start;
    let last: "none" | "unit" | "ten" | "multiplier" = "none";
    // What is added next must be smaller: two hundred, then fifty, then six.
    let room = Number.POSITIVE_INFINITY;
    while (at - start < longest) {
      const { word, pieces } = this.#word(lower, at);
      if (word === undefined) {
        if (end === start || end !== at) break;
        const joins = last === "ten" && this.#tenJoiners.has(lower(at));
        if (!joins && (!this.#joiners.has(lower(at)) || (lower(at) !== "-" && last !== "multiplier"))) break;
        at++;
        continue;
      }
      if (word.kind === "article") {
        if (at !== start) break;
        at++;
        continue;
      }
      if (word.kind === "ordinal") {
        if (word.value >= room) break;
        return { value: total + current + word.value, ordinal: true, end: at + pieces };
      }
      if (word.kind === "multiplier") {
        if (word.value === 100) current = Math.max(1, current) * 100;
        else {
          total += Math.max(1, current) * word.value;
          current = 0;
        }
        room = Number.POSITIVE_INFINITY;
      } else {
        if (word.value >= room) break;
        current += word.value;
        room = word.kind === "unit" ? 0 : 10 ** (String(word.value).length - 1);
      }
      last = word.kind;
      at += pieces;
      end = at;
    }
    return end === start ? undefined : { value: total + current, ordinal: false, end };
  }

  /** The longest number word that begins here: "quatre-vingts" is one of several pieces. */
  #word(lower: (index: number) => string, at: number): { readonly word?: NumberWord; readonly pieces: number } {
    for (let pieces = this.#mostPieces; pieces > 1; pieces--) {
      const spelled = Array.from({ length: pieces }, (_, index) => lower(at + index)).join(" ");
      const word = this.#words.get(spelled);
      if (word !== undefined) return { word, pieces };
    }
    const word = this.#words.get(lower(at));
    return word === undefined ? { pieces: 1 } : { word, pieces: 1 };
  }
}
