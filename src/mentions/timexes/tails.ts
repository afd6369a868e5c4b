import type { TimexGrammar } from "../../lang/timex-grammar.ts";
import type { Piece } from "./pieces.ts";

/** Event phrases are short; a longer run has lost its way. */
const longest = 24;

export interface TailKind {
  readonly symbol: number;
  readonly stops: ReadonlySet<string>;
  /** A clause goes on over its verb. */
  readonly clause: boolean;
}

/** Finds where the words that name an event end: at punctuation or at a word that begins something else. */
export class Tails {
  readonly kinds: readonly TailKind[];
  /** The symbols of the classes of unknown words without and with a capital, and of the class of dates. */
  readonly word: number;
  readonly name: number;
  readonly date: number;
  readonly #verbEndings: readonly string[];
  readonly #determiners: ReadonlySet<string>;
  readonly #noStart: ReadonlySet<string>;
  readonly #linkers: ReadonlySet<string>;
  readonly #functionWords: ReadonlySet<string>;
  readonly #and: ReadonlySet<string>;
  readonly #pronouns: ReadonlySet<string>;
  readonly #past: ReadonlySet<string>;
  readonly #places: ReadonlySet<string>;
  readonly #stopEndings: readonly string[];
  readonly #capitalNouns: boolean;
  readonly #verbLast: boolean;
  readonly #freeCapitals: boolean;

  constructor(grammar: TimexGrammar) {
    const symbol = (name: string) => grammar.symbols.get(name) ?? -1;
    const { tail_stops, clause_stops, past_endings, tail_linkers, tail_and, tail_places, tail_stop_endings, determiners, pronouns, past } =
      grammar.cues;
    this.kinds = [
      { symbol: symbol("tail"), stops: new Set(tail_stops), clause: false },
      { symbol: symbol("clause"), stops: new Set(clause_stops), clause: true },
    ];
    this.word = symbol("word");
    this.name = symbol("name");
    this.date = symbol("date");
    this.#verbEndings = past_endings;
    this.#determiners = new Set(determiners);
    this.#noStart = new Set(tail_stops);
    this.#linkers = new Set(tail_linkers);
    this.#functionWords = new Set(grammar.cues.function_words);
    this.#and = new Set(tail_and);
    this.#pronouns = new Set(pronouns);
    this.#past = new Set(past);
    this.#places = new Set(tail_places);
    this.#stopEndings = tail_stop_endings;
    this.#capitalNouns = grammar.cues.capital_nouns ?? false;
    this.#verbLast = grammar.cues.verb_last ?? false;
    this.#freeCapitals = this.#capitalNouns || (grammar.cues.names_in_cases ?? false);
  }

  /** One past the last piece of the phrase that begins at `first`; `first` itself if there is none. */
  end({ text, pieces }: { text: string; pieces: readonly Piece[] }, first: number, { stops, clause }: TailKind): number {
    let at = first;
    let before = "";
    let quotes = 0;
    let verb = false;
    let plainWord = false;
    for (; at - first < longest; at++) {
      const piece = pieces[at];
      if (piece === undefined || piece.wall) break;
      const word = text.slice(piece.start, piece.end);
      const lower = word.toLowerCase();
      if (
        at === first &&
        !(clause && this.#verbLast) &&
        (this.#linkers.has(lower) || (this.#noStart.has(lower) && !(clause && this.#pronouns.has(lower))))
      )
        break;
      if (stops.has(lower) && !(at > first && piece.glued)) {
        const joins = this.#and.has(lower) ? lastNoun(pieces[at + 1], pieces[at + 2]) : this.#places.has(lower) && isName(pieces[at + 1]);
        if (at === first || !joins) break;
        at++;
        continue;
      }
      if (at > first && this.#capitalNouns && !clause && this.#leavesNoun(piece, lower, pieces[at - 1])) break;
      if (at > first && !this.#freeCapitals && piece.capital && plainWord && !this.#linkers.has(before) && !this.#determiners.has(before)) break;
      if (at > first && !(clause && verb) && piece.number !== undefined && !piece.glued && plainWord && !this.#linkers.has(before)) break;
      plainWord = !piece.capital && (piece.uses.length === 0 || !this.#functionWords.has(lower)) && /^\p{L}/u.test(word);
      if (word === '"') quotes++;
      if (/^[^\p{L}\p{M}\d]$/u.test(word)) {
        if (!inner(word, piece, pieces[at + 1], at > first)) break;
      } else if (at > first && !clause && this.#newPhrase(lower, before)) break;
      if (clause && at > first && !verb && !this.#verbLast && this.#newSubject(lower, before)) break;
      verb ||= this.#past.has(lower) || this.#verb(lower);
      before = lower;
    }
    while (at > first) {
      const mark = text[pieces[at - 1]?.start ?? 0] ?? "";
      if (mark === '"' && quotes % 2 === 1) quotes--;
      else if (mark !== "-" && mark !== ".") break;
      at--;
    }
    return at;
  }

  /** Where nouns have capitals: a plain word behind one that no genitive or place goes on with. */
  #leavesNoun(piece: Piece, word: string, before: Piece | undefined): boolean {
    return before?.capital === true && !piece.capital && /^\p{L}/u.test(word) && !this.#linkers.has(word) && !this.#places.has(word);
  }

  /** A verb, or an article that no "of" leads to. */
  #newPhrase(word: string, before: string): boolean {
    if (this.#determiners.has(word)) return !this.#linkers.has(before);
    if (word.length > 4 && this.#stopEndings.some((ending) => word.endsWith(ending))) return true;
    return (this.#verb(word) || this.#past.has(word)) && !this.#determiners.has(before);
  }

  /** Another subject before the clause had its verb: the words so far were a noun phrase, and the sentence begins. */
  #newSubject(word: string, before: string): boolean {
    return (this.#determiners.has(word) || this.#pronouns.has(word)) && !this.#linkers.has(before) && !this.#noStart.has(before);
  }

  #verb(word: string): boolean {
    return word.length > 4 && this.#verbEndings.some((ending) => word.endsWith(ending));
  }
}

/** A word in lower case with a mark or a break behind it: the "stalemate" of "weeks of manoeuvre and stalemate". */
function lastNoun(word: Piece | undefined, after: Piece | undefined): boolean {
  if (word === undefined || word.wall || word.capital || word.uses.length > 0 || word.number !== undefined) return false;
  return after === undefined || after.wall || after.end - after.start === 1;
}

/** A capital, and no date. */
function isName(piece: Piece | undefined): boolean {
  return piece?.capital === true && piece.uses.length === 0;
}

/** An apostrophe, hyphen or stop inside a word: "KPA's", "38th-parallel". */
function inner(mark: string, piece: Piece, next: Piece | undefined, begun: boolean): boolean {
  if (mark === '"') return true;
  if (mark === "'" || mark === "’") return begun && piece.glued;
  return begun && piece.glued && next?.glued === true && (mark === "-" || mark === "." || mark === "&");
}
