import type { TagInfo } from "../../lang/weights.ts";
import type { Words } from "./words.ts";

/** Stand-ins where there is no word: of tags, of relations, of words. */
const NO_TAG = 63;
const ROOT_TAG = 62;
export const NO_RELATION = 63;
const NO_WORD = 0x2545f491;
const ROOT_WORD = 0x5bd1e995;

export const SHIFT = 0;
/** The topmost word gets the next one as its head. */
export const LEFT = 1;
/** The topmost word gets the one below it as its head. */
export const RIGHT = 2;
export type Action = typeof SHIFT | typeof LEFT | typeof RIGHT;

/**
 * A sentence half parsed, by the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a stack of words that still lack a head, and the words to come.
 * Row `length` stands for the root, which comes after the last word; row `none` for what is not there, so that nothing needs to be asked before it is looked up.
 */
export class ParserState {
  length = 0;
  none = 1;
  size = 0;
  next = 0;
  word = new Int32Array(66);
  ending = new Int32Array(66);
  tag = new Int32Array(66);
  head = new Int32Array(66);
  relation = new Int32Array(66);
  /** Outermost and second outermost dependents on either side. */
  left1 = new Int32Array(66);
  left2 = new Int32Array(66);
  right1 = new Int32Array(66);
  right2 = new Int32Array(66);
  lefts = new Int32Array(66);
  rights = new Int32Array(66);
  stack = new Int32Array(66);
  /** How many marks, verbs, conjunctions stand before a word. */
  marksBefore = new Int32Array(67);
  verbsBefore = new Int32Array(67);
  conjunctionsBefore = new Int32Array(67);
  readonly isMark: Uint8Array;
  private readonly isVerb: Uint8Array;
  private readonly isConjunction: Uint8Array;

  constructor(tags: readonly TagInfo[]) {
    const are = (...kinds: readonly string[]) => Uint8Array.from(tags, ({ pos }) => (kinds.includes(pos) ? 1 : 0));
    this.isMark = are("PUNCT");
    this.isVerb = are("VERB", "AUX");
    this.isConjunction = are("CCONJ");
  }

  begin(words: Words, tags: Uint8Array, at: number): void {
    const { length } = words;
    this.length = length;
    this.none = length + 1;
    this.size = 0;
    this.next = 0;
    if (length + 2 > this.word.length) this.grow((length + 2) * 2);
    for (let index = 0; index < length; index++) {
      const tag = tags[at + index] as number;
      this.word[index] = words.lower[index] as number;
      this.ending[index] = words.endings[2][index] as number;
      this.tag[index] = tag;
      this.marksBefore[index + 1] = (this.marksBefore[index] as number) + (this.isMark[tag] as number);
      this.verbsBefore[index + 1] = (this.verbsBefore[index] as number) + (this.isVerb[tag] as number);
      this.conjunctionsBefore[index + 1] = (this.conjunctionsBefore[index] as number) + (this.isConjunction[tag] as number);
    }
    for (const [row, word, tag] of [
      [length, ROOT_WORD, ROOT_TAG],
      [this.none, NO_WORD, NO_TAG],
    ] as const) {
      this.word[row] = word;
      this.ending[row] = word;
      this.tag[row] = tag;
    }
    for (const column of [this.left1, this.left2, this.right1, this.right2]) column.fill(this.none, 0, length + 2);
    this.lefts.fill(0, 0, length + 2);
    this.rights.fill(0, 0, length + 2);
    this.relation.fill(NO_RELATION, 0, length + 2);
  }

  private grow(size: number): void {
    this.word = new Int32Array(size);
    this.ending = new Int32Array(size);
    this.tag = new Int32Array(size);
    this.head = new Int32Array(size);
    this.relation = new Int32Array(size);
    this.left1 = new Int32Array(size);
    this.left2 = new Int32Array(size);
    this.right1 = new Int32Array(size);
    this.right2 = new Int32Array(size);
    this.lefts = new Int32Array(size);
    this.rights = new Int32Array(size);
    this.stack = new Int32Array(size);
    this.marksBefore = new Int32Array(size + 1);
    this.verbsBefore = new Int32Array(size + 1);
    this.conjunctionsBefore = new Int32Array(size + 1);
  }

  get done(): boolean {
    return this.size === 0 && this.next === this.length;
  }

  /** The word so far below the top of the stack, or to come so far after the next one; `none` where there is none. */
  stacked(depth: number): number {
    return this.size > depth ? (this.stack[this.size - 1 - depth] as number) : this.none;
  }

  coming(ahead: number): number {
    return this.next + ahead <= this.length ? this.next + ahead : this.none;
  }

  /** The action that must be taken, where there is no choice. */
  get forced(): Action | undefined {
    if (this.size === 0) return SHIFT;
    if (this.next < this.length) return undefined;
    return this.size >= 2 ? RIGHT : LEFT;
  }

  /** Whether an action can be taken; only the last word on the stack may become a dependent of the root, so that there is one. */
  allows(action: number): boolean {
    if (action === SHIFT) return this.next < this.length;
    if (action === RIGHT) return this.size >= 2;
    return this.size >= 1 && (this.next < this.length || this.size === 1);
  }

  shift(): void {
    this.stack[this.size++] = this.next++;
  }

  /** The head that an action would give to the topmost word. */
  headFor(action: number): number {
    return action === LEFT ? this.next : (this.stack[this.size - 2] as number);
  }

  /** Takes the topmost word off and gives it a head. A head gets its dependents from the inside out, so the last is the outermost. */
  attach(head: number, relation: number): void {
    const word = this.stack[--this.size] as number;
    this.head[word] = head;
    this.relation[word] = relation;
    const [outer, second, count] = word < head ? [this.left1, this.left2, this.lefts] : [this.right1, this.right2, this.rights];
    second[head] = outer[head] as number;
    outer[head] = word;
    count[head] = (count[head] as number) + 1;
  }
}
