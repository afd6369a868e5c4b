import type { TimexGrammar } from "../../lang/timex-grammar.ts";
import type { Document } from "../../model/document.ts";
import type { Span } from "../../model/source.ts";
import { listsOf } from "./lists.ts";
import type { Point } from "./point.ts";

interface Dated extends Span {
  readonly index: number;
  readonly point: Point;
  readonly sentence: number;
}

/** Sentences looked back over for the date of an event that is only named, and how far within a sentence its name may stand from the date. */
const sentencesBack = 60;
const reach = 90;

/**
 * Remembers which dates stand near which names, so that "five days after the fall of Girona" can be counted from the date
 * that the account gave when it told of Girona. A guess: the same name may have more than one event.
 */
export class Events {
  readonly #document: Document;
  readonly #dated: Dated[] = [];

  readonly #capitalNouns: boolean;
  readonly #places: ReadonlySet<string>;

  constructor(document: Document, grammar: TimexGrammar) {
    this.#document = document;
    this.#capitalNouns = grammar.cues.capital_nouns ?? false;
    this.#places = listsOf(grammar).tailPlaces;
  }

  remember(dated: Dated): void {
    this.#dated.push(dated);
  }

  /** The last date, as fine as asked for, that stands in one sentence with a name from the words of the event, these words themselves not counted. */
  dateOf(words: Span, before: number, fits: (point: Point) => boolean): { readonly index: number; readonly point: Point } | undefined {
    const { text } = this.#document.source;
    const names = this.#namesIn(text.slice(words.start, words.end));
    if (names.length === 0) return undefined;
    for (let at = this.#dated.length - 1; at >= 0; at--) {
      const dated = this.#dated[at];
      if (dated === undefined || before - dated.sentence > sentencesBack) return undefined;
      if (!fits(dated.point)) continue;
      const sentence = this.#document.sentences[dated.sentence];
      const from = Math.max(sentence?.start ?? 0, dated.start - reach);
      const limit = dated.sentence === before ? Math.max(words.start, dated.end) : (sentence?.end ?? text.length);
      const around = text.slice(from, Math.min(limit, dated.end + reach));
      if (names.some((name) => around.includes(name))) return { index: dated.index, point: dated.point };
    }
    return undefined;
  }

  /** Words with a capital; where all nouns have one, only those behind another or behind a word of place: "the Battle at Leipzig", "the Fall Vienna's". */
  #namesIn(words: string): readonly string[] {
    if (!this.#capitalNouns) return words.match(/\p{Lu}[\p{L}\p{M}]{3,}/gu) ?? [];
    const all = words.match(/[\p{L}\p{M}]+/gu) ?? [];
    return all.filter((word, at) => /^\p{Lu}.{3}/u.test(word) && (/^\p{Lu}/u.test(all[at - 1] ?? "") || this.#places.has(all[at - 1] ?? "")));
  }
}
