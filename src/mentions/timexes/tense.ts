import type { TimexGrammar } from "../../lang/timex-grammar.ts";
import type { Document } from "../../model/document.ts";
import { type Lists, listsOf } from "./lists.ts";

/** What the verbs of a sentence say about when it speaks of. */
export interface Tense {
  readonly past: boolean;
  readonly present: boolean;
  readonly future: boolean;
  /** The author or a speaker talks of himself. */
  readonly firstPerson: boolean;
}

/** "US" is no "us". */
function isCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

/** Reads the tense of sentences from their words, each sentence once. */
export class Tenses {
  readonly #document: Document;
  readonly #lists: Lists;
  readonly #endings: readonly string[];
  readonly #known = new Map<number, Tense>();

  constructor(document: Document, grammar: TimexGrammar) {
    this.#document = document;
    this.#lists = listsOf(grammar);
    this.#endings = grammar.cues.past_endings;
  }

  of(sentence: number): Tense {
    const known = this.#known.get(sentence);
    if (known !== undefined) return known;
    const made = this.#read(sentence);
    this.#known.set(sentence, made);
    return made;
  }

  /** "Is held", "can be reached": a participle behind a verb of the present. */
  #passive(at: number): boolean {
    return [1, 2].some((back) => this.#lists.present.has(this.#document.tokens[at - back]?.lower ?? ""));
  }

  #read(sentence: number): Tense {
    const { firstToken = 0, endToken = 0 } = this.#document.sentences[sentence] ?? {};
    const tense = { past: false, present: false, future: false, firstPerson: false };
    for (let at = firstToken; at < endToken; at++) {
      const token = this.#document.tokens[at];
      if (token === undefined || token.kind !== "word") continue;
      const { lower } = token;
      if (this.#lists.firstPerson.has(lower) && !isCapitals(token.text)) tense.firstPerson = true;
      if (lower !== token.text && at !== firstToken) continue;
      const past = this.#lists.past.has(lower) || (lower.length > 4 && this.#endings.some((ending) => lower.endsWith(ending)));
      if (past && !this.#passive(at)) tense.past = true;
      if (this.#lists.present.has(lower)) tense.present = true;
      if (
        this.#lists.future.has(lower) ||
        (this.#lists.futureEnds.has(lower) && this.#lists.future.has(`${this.#document.tokens[at - 1]?.lower ?? ""} ${lower}`))
      )
        tense.future = true;
    }
    return tense;
  }
}
