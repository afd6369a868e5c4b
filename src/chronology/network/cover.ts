/** Sums of costs closer than this are the same. */
export const TOLERANCE = 1e-9;

const FREE = 0;
const CHOSEN = 1;
const BARRED = 2;

/** How far a search may go: `left` counts the sets it may still look at. */
export interface Budget {
  left: number;
}

/**
 * Branch and bound for the cheapest choice of members that meets every set.
 * Members are numbered 0 to `price.length − 1`; the state can be fixed from outside before a search.
 */
export class CoverSearch {
  readonly #sets: readonly Int32Array[];
  readonly #setsOf: readonly (readonly number[])[];
  readonly #price: Float64Array;
  readonly #state: Uint8Array;
  readonly #hits: Int32Array;
  readonly #budget: Budget;
  readonly #rest: Float64Array[] = [];
  #best: Uint8Array | undefined;
  #anyWillDo = false;
  #limit = Infinity;
  #chosenCost = 0;

  constructor(sets: readonly (readonly number[])[], price: Float64Array, budget: Budget) {
    this.#sets = [...sets].sort((a, b) => a.length - b.length).map((set) => Int32Array.from(set));
    this.#price = price;
    this.#budget = budget;
    this.#state = new Uint8Array(price.length);
    this.#hits = new Int32Array(sets.length);
    const setsOf: number[][] = Array.from(price, () => []);
    this.#sets.forEach((set, index) => {
      for (const member of set) setsOf[member]?.push(index);
    });
    this.#setsOf = setsOf;
  }

  /** Holds a member in every choice from now on. */
  hold(member: number): void {
    this.#take(member);
  }

  release(member: number): void {
    this.#giveBack(member);
  }

  /** Keeps a member out of every choice from now on. */
  bar(member: number): void {
    this.#state[member] = BARRED;
  }

  /** The cheapest choice that costs less than `limit`, as far as the budget goes; 1 for each member chosen. */
  cheapestBelow(limit: number): Uint8Array | undefined {
    this.#anyWillDo = false;
    return this.#search(limit);
  }

  /** Some choice that costs less than `limit`, as far as the budget goes. */
  anyBelow(limit: number): Uint8Array | undefined {
    this.#anyWillDo = true;
    return this.#search(limit);
  }

  #search(limit: number): Uint8Array | undefined {
    this.#best = undefined;
    this.#limit = limit;
    this.#branch(0);
    return this.#best;
  }

  #take(member: number): void {
    this.#state[member] = CHOSEN;
    this.#chosenCost += this.#price[member] as number;
    for (const set of this.#setsOf[member] as readonly number[]) this.#hits[set] = (this.#hits[set] as number) + 1;
  }

  #giveBack(member: number): void {
    this.#state[member] = FREE;
    this.#chosenCost -= this.#price[member] as number;
    for (const set of this.#setsOf[member] as readonly number[]) this.#hits[set] = (this.#hits[set] as number) - 1;
  }

  #branch(depth: number): void {
    this.#budget.left -= this.#sets.length;
    if (this.#budget.left <= 0) return;
    const rest = this.#restAt(depth);
    const look = this.#look(rest);
    if (look === undefined || this.#chosenCost + look.bound >= this.#limit - TOLERANCE) return;
    if (look.pick === undefined) {
      this.#best = this.#state.map((state) => (state === CHOSEN ? 1 : 0));
      this.#limit = this.#anyWillDo ? -Infinity : this.#chosenCost;
      return;
    }
    const options = [...look.pick].filter((member) => this.#state[member] === FREE);
    options.sort((a, b) => (rest[a] as number) - (rest[b] as number) || a - b);
    for (const member of options) {
      const within = this.#chosenCost + look.bound + (rest[member] as number) < this.#limit - TOLERANCE;
      if (within) {
        this.#take(member);
        this.#branch(depth + 1);
        this.#giveBack(member);
      }
      this.#state[member] = BARRED;
    }
    for (const member of options) this.#state[member] = FREE;
  }

  /**
   * A lower bound on what is still needed: each open set charges its cheapest member, and its members get that much cheaper
   * for the sets after it (a feasible dual solution). `rest` is left with what each member would cost beyond the bound.
   * Undefined if some set cannot be met; `pick` is the open set with the fewest free members.
   */
  #look(rest: Float64Array): { readonly bound: number; readonly pick?: Int32Array } | undefined {
    let bound = 0;
    let pick: Int32Array | undefined;
    let fewest = Infinity;
    for (let index = 0; index < this.#sets.length; index++) {
      if ((this.#hits[index] as number) > 0) continue;
      const set = this.#sets[index] as Int32Array;
      let free = 0;
      let least = Infinity;
      for (const member of set) {
        if (this.#state[member] !== FREE) continue;
        free++;
        if ((rest[member] as number) < least) least = rest[member] as number;
      }
      if (free === 0) return undefined;
      if (free < fewest) {
        fewest = free;
        pick = set;
      }
      if (least === 0) continue;
      bound += least;
      for (const member of set) rest[member] = (rest[member] as number) - least;
    }
    return pick === undefined ? { bound } : { bound, pick };
  }

  #restAt(depth: number): Float64Array {
    const known = this.#rest[depth];
    if (known === undefined) {
      const fresh = this.#price.slice();
      this.#rest.push(fresh);
      return fresh;
    }
    known.set(this.#price);
    return known;
  }
}
