import { packNameModel, tagCount } from "../../src/lang/name-model.ts";
import { bestTags } from "../../src/mentions/names/model/tag.ts";

/** Stretches of tokens to learn from: keys of the features of each token, and its right tag. */
export interface Lessons {
  /** Keys of all tokens, one after another. */
  readonly keys: Int32Array;
  /** Where the keys of each token begin; one more at the end. */
  readonly starts: Int32Array;
  readonly tags: Uint8Array;
  /** First tokens of the stretches; one more at the end. */
  readonly stretches: Int32Array;
}

export interface Settings {
  readonly rounds: number;
  /** So many learners go through the lessons in different orders; their weights are added up. */
  readonly seeds: readonly number[];
  /** A wrong tag is made this much more attractive while learning, so that the right one must win by a margin. */
  readonly margin: number;
  /** Features seen less often are left out. */
  readonly leastSeen: number;
  /** Of 256 features so many are not looked at, others each time: what is learnt must not hang on single words. */
  readonly dropped: number;
  /** Of a feature no weight is kept that is smaller, in steps of the packed model. */
  readonly leastWeight: number;
}

/**
 * Learns an averaged structured perceptron (Collins 2002) and packs it. All sums are of whole numbers below 2^53, so the bytes are the same on
 * every machine.
 */
export function learn(lessons: Lessons, settings: Settings): Uint8Array {
  const features = numbered(lessons, settings.leastSeen);
  const weights = new Float64Array(features.count * tagCount);
  const transitions = new Float64Array(tagCount * tagCount);
  for (const seed of settings.seeds) {
    const state = goThrough(lessons, features, { ...settings, seeds: [seed] });
    addAverages(weights, state.weights, { sums: state.sums, step: state.step });
    addAverages(transitions, state.transitions, { sums: state.transitionSums, step: state.step });
  }
  return packed(features.keys, { weights, transitions }, settings.leastWeight);
}

function goThrough(lessons: Lessons, features: Numbered, settings: Settings): State {
  const state: State = {
    weights: new Int32Array(features.count * tagCount),
    sums: new Float64Array(features.count * tagCount),
    transitions: new Int32Array(tagCount * tagCount),
    transitionSums: new Float64Array(tagCount * tagCount),
    step: 1,
  };
  const order = Int32Array.from({ length: lessons.stretches.length - 1 }, (_, index) => index);
  let seed = settings.seeds[0] ?? 0;
  const salt = seed;
  for (let round = 0; round < settings.rounds; round++) {
    seed = shuffle(order, seed);
    for (const stretch of order) learnOne(lessons, { stretch, ids: features.ids, state, settings, salt });
  }
  return state;
}

/** Adds the mean of a weight over all steps, times the number of steps. */
function addAverages(total: Float64Array, weights: Int32Array, { sums, step }: { readonly sums: Float64Array; readonly step: number }): void {
  for (let index = 0; index < total.length; index++)
    total[index] = (total[index] as number) + (weights[index] as number) * step - (sums[index] as number);
}

interface State {
  readonly weights: Int32Array;
  readonly sums: Float64Array;
  readonly transitions: Int32Array;
  readonly transitionSums: Float64Array;
  step: number;
}

interface Numbered {
  readonly count: number;
  /** For each place in `Lessons.keys` the number of its feature, or -1. */
  readonly ids: Int32Array;
  readonly keys: Int32Array;
}

/** Numbers the features that are seen often enough, in the order in which they are first seen. */
function numbered({ keys }: Lessons, least: number): Numbered {
  let size = 1 << 20;
  while (size < keys.length / 2) size *= 2;
  const mask = size - 1;
  const table = new Int32Array(size);
  const seen = new Int32Array(size);
  const places = new Int32Array(keys.length);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as number;
    let place = (key ^ (key >>> 15)) & mask;
    while (table[place] !== 0 && table[place] !== key) place = (place + 1) & mask;
    table[place] = key;
    seen[place] = (seen[place] as number) + 1;
    places[index] = place;
  }
  const number = new Int32Array(size).fill(-1);
  const kept: number[] = [];
  const ids = new Int32Array(keys.length);
  for (let index = 0; index < keys.length; index++) {
    const place = places[index] as number;
    if (number[place] === -1 && (seen[place] as number) >= least) {
      number[place] = kept.length;
      kept.push(keys[index] as number);
    }
    ids[index] = number[place] as number;
  }
  return { count: kept.length, ids, keys: Int32Array.from(kept) };
}

/** Fisher and Yates, with a linear congruential generator in 32 bits; returns the next seed. */
function shuffle(order: Int32Array, seed: number): number {
  let next = seed | 0;
  for (let index = order.length - 1; index > 0; index--) {
    next = (Math.imul(next, 1664525) + 1013904223) | 0;
    const other = (next >>> 8) % (index + 1);
    const value = order[index] as number;
    order[index] = order[other] as number;
    order[other] = value;
  }
  return next;
}

interface Lesson {
  readonly stretch: number;
  readonly ids: Int32Array;
  readonly state: State;
  readonly settings: Settings;
  readonly salt: number;
}

function learnOne(lessons: Lessons, { stretch, ids, state, settings, salt: own }: Lesson): void {
  const { margin, dropped } = settings;
  const salt = Math.imul(state.step + own, 0x9e3779b1);
  const isDropped = (id: number) => Math.imul(id ^ salt, 0x85ebca6b) >>> 24 < dropped;
  const { starts, tags, stretches } = lessons;
  const first = stretches[stretch] as number;
  const end = stretches[stretch + 1] as number;
  const length = end - first;
  const { weights, transitions } = state;
  const scores = new Int32Array(length * tagCount);
  for (let index = 0; index < length; index++) {
    const row = index * tagCount;
    const from = starts[first + index] as number;
    const to = starts[first + index + 1] as number;
    for (let feature = from; feature < to; feature++) {
      const id = ids[feature] as number;
      if (id < 0 || isDropped(id)) continue;
      const at = id * tagCount;
      for (let tag = 0; tag < tagCount; tag++) scores[row + tag] = (scores[row + tag] as number) + (weights[at + tag] as number);
    }
    const right = tags[first + index] as number;
    for (let tag = 0; tag < tagCount; tag++) if (tag !== right) scores[row + tag] = (scores[row + tag] as number) + margin;
  }
  const found = new Uint8Array(length);
  bestTags(scores, transitions, found);
  for (let index = 0; index < length; index++) {
    const right = tags[first + index] as number;
    const wrong = found[index] as number;
    if (right !== wrong) {
      const to = starts[first + index + 1] as number;
      for (let feature = starts[first + index] as number; feature < to; feature++) {
        const id = ids[feature] as number;
        if (id < 0 || isDropped(id)) continue;
        move(state, id * tagCount + right, 1);
        move(state, id * tagCount + wrong, -1);
      }
    }
    if (index === 0) continue;
    const rightPair = (tags[first + index - 1] as number) * tagCount + right;
    const wrongPair = (found[index - 1] as number) * tagCount + wrong;
    if (rightPair === wrongPair) continue;
    moveTransition(state, rightPair, 1);
    moveTransition(state, wrongPair, -1);
  }
  state.step++;
}

function move({ weights, sums, step }: State, place: number, by: number): void {
  weights[place] = (weights[place] as number) + by;
  sums[place] = (sums[place] as number) + by * step;
}

function moveTransition({ transitions, transitionSums, step }: State, place: number, by: number): void {
  transitions[place] = (transitions[place] as number) + by;
  transitionSums[place] = (transitionSums[place] as number) + by * step;
}

/** Of this share of the weights none is larger than the largest that a byte holds. */
const clipped = 0.0005;
const largest = 127;

function packed(
  keys: Int32Array,
  { weights, transitions }: { readonly weights: Float64Array; readonly transitions: Float64Array },
  least: number,
): Uint8Array {
  const sizes = weights.filter((value) => value !== 0).map(Math.abs);
  sizes.sort();
  const unit = Math.max(1, Math.ceil((sizes[Math.floor(sizes.length * (1 - clipped))] ?? 1) / largest));
  const rows: { key: number; weights: Int8Array }[] = [];
  for (let id = 0; id < keys.length; id++) {
    const row = new Int8Array(tagCount);
    let any = false;
    for (let tag = 0; tag < tagCount; tag++) {
      const value = Math.max(-largest, Math.min(largest, Math.round((weights[id * tagCount + tag] as number) / unit)));
      if (Math.abs(value) < least) continue;
      row[tag] = value;
      any ||= value !== 0;
    }
    if (any) rows.push({ key: keys[id] as number, weights: row });
  }
  const pairs = transitions.map((sum) => Math.max(-32000, Math.min(32000, Math.round(sum / unit))));
  return packNameModel(rows, pairs);
}
