import { type Arguments, argumentsOf } from "./arguments.ts";
import type { Clause } from "./clauses.ts";
import { argumentsNearby } from "./nearby.ts";
import type { SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** What stands around some words, by their order and by the dependencies. */
interface Surroundings {
  readonly near: Arguments;
  readonly bound?: Arguments;
}

const known = new WeakMap<SentenceReading, Map<string, Surroundings>>();

/** The same words are often read by several patterns, and what stands around them is the same for each. */
export function surroundingsOf(reading: SentenceReading, clauses: readonly Clause[], trigger: Trigger): Surroundings {
  const key = `${trigger.first} ${trigger.end} ${trigger.groupFirst} ${trigger.form}`;
  let own = known.get(reading);
  if (own === undefined) {
    own = new Map();
    known.set(reading, own);
  }
  const before = own.get(key);
  if (before !== undefined) return before;
  const near = argumentsNearby(reading, clauses, trigger);
  const made = { near, ...(reading.tree === undefined ? {} : { bound: argumentsOf(reading, reading.tree, trigger) }) };
  own.set(key, made);
  return made;
}
