import type { PairTable, RowTable } from "../../src/lang/weights.ts";
import { type Features, firstSlot, markOf, NO_SLOT, type Scorer } from "../../src/text/syntax/scoring.ts";
import { scramble } from "../../src/text/syntax/words.ts";

/** Room for how many classes a feature gets at first; doubled when it is full. */
const ROOM = 2;

/** How a learner's weights become a table. */
export interface TableShape {
  /** Slots of the table, a power of two. */
  readonly slots: number;
  /** Of all slots, in hundredths, how many may be taken: where more features were learned, those with the least weight are left out. */
  readonly fill: number;
  /** An average weight of 1 becomes this much. */
  readonly scale: number;
}

export interface RowTableShape extends TableShape {
  /** The most entries, below 2^20. */
  readonly entries: number;
  /** Scaled weights below this are left out. */
  readonly weight: number;
}

/**
 * An averaged perceptron (Freund and Schapire 1999; Collins 2002) over hashed features. Weights are integers; their averages are exact sums, divided once at the end.
 * A feature counts only when it has been part of `least` corrections (Goldberg and Elhadad 2011): that keeps chance out, and the table small.
 */
export class Learner implements Scorer {
  private readonly classes: number;
  private readonly least: number;
  private readonly mask: number;
  /** Open addressing in pairs: hash of a feature, and its row plus one; negative as long as the row does not count. */
  private readonly index: Int32Array;
  private rowCount = 0;
  private corrections = new Uint8Array(1 << 16);
  /** Of each row, where its cells begin, how many there are, and how many there is room for. */
  private rows = new Int32Array(3 << 16);
  private used = 0;
  /** A weight, times 64, plus the class it is for. */
  private cells = new Int32Array(1 << 18);
  /** Weight times the step at which it was added: what the average lacks. Whole numbers below 2^53, so exact. */
  private delays = new Float64Array(1 << 18);
  private step = 1;

  constructor(classes: number, { least, bits }: { readonly least: number; readonly bits: number }) {
    this.classes = classes;
    this.least = least;
    this.mask = 2 ** bits - 1;
    this.index = new Int32Array(2 ** (bits + 1));
  }

  score({ values, length }: Features, scores: Int32Array): void {
    scores.fill(0);
    const { cells, rows } = this;
    for (let feature = 0; feature < length; feature++) {
      const place = this.placeOf(scramble(values[feature] as number));
      const row = (this.index[place + 1] as number) - 1;
      if (row < 0) continue;
      const start = rows[row * 3] as number;
      const end = start + (rows[row * 3 + 1] as number);
      for (let at = start; at < end; at++) {
        const cell = cells[at] as number;
        const kind = cell & 63;
        scores[kind] = (scores[kind] as number) + (cell >> 6);
      }
    }
  }

  /** One decision has been made; averages run over decisions. */
  tick(): void {
    this.step++;
  }

  /** Raises the weights of the right class and lowers those of the one that was taken for it. */
  correct({ values, length }: Features, right: number, wrong: number): void {
    for (let feature = 0; feature < length; feature++) {
      const hash = scramble(values[feature] as number);
      const place = this.placeOf(hash);
      if (this.index[place + 1] === 0) this.make(hash, place);
      const row = Math.abs(this.index[place + 1] as number) - 1;
      if ((this.corrections[row] as number) < this.least) {
        const count = (this.corrections[row] as number) + 1;
        this.corrections[row] = count;
        if (count === this.least) this.index[place + 1] = row + 1;
      }
      this.add(row, right, 1);
      this.add(row, wrong, -1);
    }
  }

  /** Where a feature stands in the index, or where it would stand. */
  private placeOf(hash: number): number {
    const { index, mask } = this;
    let at = (hash >>> 8) & mask;
    while (index[at * 2 + 1] !== 0 && index[at * 2] !== hash) at = (at + 1) & mask;
    return at * 2;
  }

  private make(hash: number, place: number): void {
    if (this.rowCount * 10 > this.mask * 9) throw new Error("more features than the learner has room for: give it more bits");
    const row = this.rowCount++;
    this.index[place] = hash;
    this.index[place + 1] = -(row + 1);
    if (row >= this.corrections.length) {
      this.corrections = grown(this.corrections, new Uint8Array(row * 2));
      this.rows = grown(this.rows, new Int32Array(row * 6));
    }
    this.rows[row * 3] = this.take(ROOM);
    this.rows[row * 3 + 2] = ROOM;
  }

  private take(room: number): number {
    const start = this.used;
    this.used += room;
    if (this.used > this.cells.length) {
      this.cells = grown(this.cells, new Int32Array(this.used * 2));
      this.delays = grown(this.delays, new Float64Array(this.used * 2));
    }
    return start;
  }

  private add(row: number, kind: number, change: number): void {
    const start = this.rows[row * 3] as number;
    const end = start + (this.rows[row * 3 + 1] as number);
    let at = start;
    while (at < end && ((this.cells[at] as number) & 63) !== kind) at++;
    if (at === end) {
      at = this.newCell(row);
      this.cells[at] = kind;
    }
    this.cells[at] = (this.cells[at] as number) + change * 64;
    this.delays[at] = (this.delays[at] as number) + change * this.step;
  }

  /** One more cell at the end of a row, which moves where it has no room left. */
  private newCell(row: number): number {
    const count = this.rows[row * 3 + 1] as number;
    const room = this.rows[row * 3 + 2] as number;
    if (count === room) {
      const from = this.rows[row * 3] as number;
      const to = this.take(room * 2);
      this.cells.copyWithin(to, from, from + count);
      this.delays.copyWithin(to, from, from + count);
      this.rows[row * 3] = to;
      this.rows[row * 3 + 2] = room * 2;
    }
    this.rows[row * 3 + 1] = count + 1;
    return (this.rows[row * 3] as number) + count;
  }

  /** Average weights of a row, times `scale`, rounded: one per class. */
  private averages(row: number, scale: number): readonly number[] {
    const found = new Array<number>(this.classes).fill(0);
    const start = this.rows[row * 3] as number;
    for (let at = start; at < start + (this.rows[row * 3 + 1] as number); at++) {
      const cell = this.cells[at] as number;
      const sum = (cell >> 6) * this.step - (this.delays[at] as number);
      found[cell & 63] = Math.floor((sum * scale) / this.step + 0.5);
    }
    return found;
  }

  /** Rows that count, with their hash and average weights, those with the most weight first. */
  private ranked(scale: number, widthOf: (weights: readonly number[]) => number): readonly Ranked[] {
    const ranked: Ranked[] = [];
    for (let place = 0; place < this.index.length; place += 2) {
      const row = (this.index[place + 1] as number) - 1;
      if (row < 0) continue;
      const weights = this.averages(row, scale);
      const width = widthOf(weights);
      if (width > 0) ranked.push({ hash: this.index[place] as number, weights, width });
    }
    return ranked.sort((a, b) => b.width - a.width || a.hash - b.hash);
  }

  /** For three classes. */
  toPairTable({ slots, fill, scale }: TableShape): PairTable {
    const table = new Int32Array(slots);
    const within = (value: number) => Math.max(-511, Math.min(511, value));
    const spread = ([first = 0, second = 0, third = 0]: readonly number[]) => Math.max(first, second, third) - Math.min(first, second, third);
    for (const { hash, weights } of this.ranked(scale, spread).slice(0, Math.floor((slots * fill) / 100))) {
      const [first = 0, second = 0, third = 0] = weights;
      insert(table, hash, (within(second - first) << 22) | ((within(third - first) & 0x3ff) << 12) | markOf(hash));
    }
    return table;
  }

  /** For up to 64 classes. */
  toRowTable({ slots, fill, scale, entries: most, weight: least }: RowTableShape): RowTable {
    const table = new Int32Array(slots);
    const entries: number[] = [0];
    const within = (value: number) => Math.max(-255, Math.min(255, value));
    const largest = (weights: readonly number[]) => weights.reduce((width, weight) => Math.max(width, Math.abs(weight)), 0);
    for (const { hash, weights } of this.ranked(scale, largest).slice(0, Math.floor((slots * fill) / 100))) {
      const kinds = weights.flatMap((weight, kind) => (Math.abs(weight) < least ? [] : [kind]));
      if (kinds.length === 0) break;
      if (entries.length + kinds.length > most) break;
      insert(table, hash, (entries.length << 12) | markOf(hash));
      kinds.forEach((kind, index) => {
        entries.push((kind << 10) | (index === kinds.length - 1 ? 512 : 0) | (within(weights[kind] ?? 0) & 511));
      });
    }
    return { slots: table, entries: Int16Array.from(entries) };
  }

  /** What was learned, in numbers, for the log. */
  get size(): string {
    return `${this.rowCount} features`;
  }
}

interface Ranked {
  readonly hash: number;
  readonly weights: readonly number[];
  readonly width: number;
}

function insert(table: Int32Array, hash: number, slot: number): void {
  let at = firstSlot(hash, table.length);
  while (table[at] !== NO_SLOT) at = (at + 1) & (table.length - 1);
  if (slot !== NO_SLOT) table[at] = slot;
}

function grown<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
