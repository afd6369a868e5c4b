/** Gives numbers to words and to pairs of numbers: what is equal has one number, and no two have the same. Numbers are told apart and looked up faster than long words. */
export class Numbering {
  private given = 0;
  private readonly words = new Map<string, number>();
  private readonly pairs = new Map<number, Map<number, number>>();

  ofWords(words: string): number {
    return this.numbered(this.words, words);
  }

  /** Of two numbers in this order; rows of more are pairs of pairs. */
  ofPair(first: number, second: number): number {
    let own = this.pairs.get(first);
    if (own === undefined) {
      own = new Map();
      this.pairs.set(first, own);
    }
    return this.numbered(own, second);
  }

  private numbered<K>(known: Map<K, number>, key: K): number {
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, this.given);
    return this.given++;
  }
}
