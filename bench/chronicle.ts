import type { Network } from "../src/chronology/network/index.ts";
import { createNetwork } from "../src/chronology/network/index.ts";

/** An invented body of accounts: what its claims are, and which dates were given a wrong year. */
export interface Chronicle {
  readonly network: Network;
  /** Date claims with the point and day each states. */
  readonly dates: readonly DateClaim[];
  readonly misprints: readonly number[];
}

export interface DateClaim {
  readonly claim: number;
  readonly point: number;
  readonly day: number;
  readonly slack: number;
}

export interface ChronicleSize {
  readonly sources: number;
  readonly eventsPerSource: number;
  /** Persons who occur in several sources and so join them into one part. */
  readonly sharedPersons: number;
  /** Share of dates with a wrong year. */
  readonly misprintRate: number;
}

/** Deterministic numbers from 0 to 1 (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Person {
  readonly birth: number;
  readonly death: number;
}

const FIRST_DAY = 2_390_000;
const PERSONS_PER_SOURCE = 12;

/** Writes the chronicle: events in order of telling, with dates, order, duration, and two persons each. */
export function chronicle(size: ChronicleSize): Chronicle {
  const writer = new Writer(size);
  for (let source = 0; source < size.sources; source++) writer.source();
  return { network: writer.network, dates: writer.dates, misprints: writer.misprints };
}

class Writer {
  readonly network = createNetwork();
  readonly dates: DateClaim[] = [];
  readonly misprints: number[] = [];
  readonly #size: ChronicleSize;
  readonly #random = numbers(20);
  readonly #shared: readonly Person[];

  constructor(size: ChronicleSize) {
    this.#size = size;
    this.#shared = Array.from({ length: size.sharedPersons }, () => this.#person());
  }

  source(): void {
    const random = this.#random;
    const persons = Array.from({ length: PERSONS_PER_SOURCE }, () => this.#person());
    let day = FIRST_DAY + Math.floor(random() * 20_000);
    let before = -1;
    for (let event = 0; event < this.#size.eventsPerSource; event++) {
      day += Math.floor(random() * 40);
      const duration = random() < 0.8 ? 0 : Math.floor(random() * 200);
      const start = this.network.addPoint();
      const end = this.network.addPoint();
      this.network.addDistance(start, end, { least: 0, most: Infinity, claim: this.network.addClaim(Infinity) });
      if (random() < 0.6) this.#date(start, end, { day, duration });
      if (before >= 0 && random() < 0.8) this.network.addOrder(before, start, { strict: random() < 0.1, claim: this.network.addClaim(1.4) });
      for (let count = 0; count < 2; count++) this.#participation(start, end, this.#anyone(persons));
      before = start;
    }
  }

  #person(): Person {
    const birth = this.network.addPoint();
    const death = this.network.addPoint();
    this.network.addDistance(birth, death, { least: 0, most: 120 * 366, claim: this.network.addClaim(Infinity) });
    return { birth, death };
  }

  #anyone(persons: readonly Person[]): Person {
    const random = this.#random;
    const pool = this.#shared.length > 0 && random() < 0.3 ? this.#shared : persons;
    return pool[Math.floor(random() * pool.length)] as Person;
  }

  #participation(start: number, end: number, person: Person): void {
    const claim = this.network.addClaim(3.5);
    this.network.addDistance(person.birth, start, { least: 0, most: Infinity, claim });
    this.network.addDistance(end, person.death, { least: 0, most: Infinity, claim });
  }

  #date(start: number, end: number, told: { readonly day: number; readonly duration: number }): void {
    const random = this.#random;
    const claim = this.network.addClaim(5.3);
    let { day } = told;
    if (random() < this.#size.misprintRate) {
      day += 365 * (1 + Math.floor(random() * 8)) * (random() < 0.5 ? -1 : 1);
      this.misprints.push(claim);
    }
    const fine = random();
    const slack = fine < 0.5 ? 0 : fine < 0.8 ? 15 : 180;
    this.network.addBounds(start, { earliest: day - slack, latest: day + slack }, claim);
    if (told.duration === 0) this.network.addBounds(end, { earliest: day - slack, latest: day + slack }, claim);
    this.dates.push({ claim, point: start, day, slack });
  }
}
