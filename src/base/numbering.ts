import { at } from "./assert.ts";

/** Stands for the first of a pair where a number is of words. */
const OF_WORDS = -1;

/** Gives numbers to words and to pairs of numbers: what is equal has one number, and no two have the same. Numbers are told apart and looked up faster than long words. */
export class Numbering {
  private readonly words = new Map<string, number>();
  private readonly pairs = new Map<number, Map<number, number>>();
  /** Of each number the pair that it is of, or the place of its words. */
  private readonly first: number[] = [];
  private readonly second: number[] = [];
  private readonly texts: string[] = [];

  ofWords(words: string): number {
    const before = this.words.get(words);
    if (before !== undefined) return before;
    this.words.set(words, this.first.length);
    return this.add(OF_WORDS, this.texts.push(words) - 1);
  }

  /** Of two numbers in this order; rows of more are pairs of pairs. */
  ofPair(first: number, second: number): number {
    let own = this.pairs.get(first);
    if (own === undefined) {
      own = new Map();
      this.pairs.set(first, own);
    }
    const before = own.get(second);
    if (before !== undefined) return before;
    own.set(second, this.first.length);
    return this.add(first, second);
  }

  /** The row of words that a number was given to. */
  wordsOf(number: number): readonly string[] {
    const [first, second] = [at(this.first, number), at(this.second, number)];
    return first === OF_WORDS ? [at(this.texts, second)] : [...this.wordsOf(first), ...this.wordsOf(second)];
  }

  private add(first: number, second: number): number {
    this.second.push(second);
    return this.first.push(first) - 1;
  }
}
