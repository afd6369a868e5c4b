import { at } from "../../../base/assert.ts";
import { modelKinds, type NameModel, tagCount, Weigher } from "../../../lang/name-model.ts";
import type { Sentence } from "../../../model/document.ts";
import { keyOf } from "../decide.ts";
import { type Clues, stretchesOf } from "./clues.ts";
import { featuresAt, Keys, type Surroundings } from "./features.ts";

/** A name as the model tells it. */
export interface Told {
  readonly first: number;
  readonly end: number;
  readonly kind: (typeof modelKinds)[number];
  readonly sentence: number;
}

/** Tags: 0 is no name; of a kind's four, in the order of `modelKinds`, the first opens a name, the second is inside, the third closes, the fourth is alone. */
function mayFollow(from: number, to: number): boolean {
  const inside = from > 0 && (from - 1) % 4 < 2;
  const starts = to === 0 || (to - 1) % 4 === 0 || (to - 1) % 4 === 3;
  return inside ? !starts && (from - 1) >> 2 === (to - 1) >> 2 : starts;
}

function mayOpen(tag: number): boolean {
  return mayFollow(0, tag);
}

function mayClose(tag: number): boolean {
  return mayFollow(tag, 0);
}

/** For each tag the tags that may stand before it. */
const predecessors: readonly (readonly number[])[] = Array.from({ length: tagCount }, (_, to) =>
  Array.from({ length: tagCount }, (_, from) => from).filter((from) => mayFollow(from, to)),
);
const impossible = -1_000_000_000;

/** The best sequence of tags for `scores` (a row of `tagCount` a token) under the transitions, written into `tags`. */
export function bestTags(scores: Int32Array, transitions: Int32Array, tags: Uint8Array): void {
  const length = tags.length;
  const total = new Int32Array(length * tagCount).fill(impossible);
  const back = new Uint8Array(length * tagCount);
  for (let tag = 0; tag < tagCount; tag++) if (mayOpen(tag)) total[tag] = at(scores, tag);
  for (let index = 1; index < length; index++) {
    const row = index * tagCount;
    for (let tag = 0; tag < tagCount; tag++) {
      let best = impossible;
      let from = 0;
      for (const before of predecessors[tag] as readonly number[]) {
        const score = (total[row - tagCount + before] as number) + (transitions[before * tagCount + tag] as number);
        if (score > best) {
          best = score;
          from = before;
        }
      }
      total[row + tag] = best === impossible ? impossible : best + (scores[row + tag] as number);
      back[row + tag] = from;
    }
  }
  let last = 0;
  const end = (length - 1) * tagCount;
  for (let tag = 1; tag < tagCount; tag++) if (mayClose(tag) && at(total, end + tag) > at(total, end + last)) last = tag;
  for (let index = length - 1; index >= 0; index--) {
    tags[index] = last;
    last = at(back, index * tagCount + last);
  }
}

/** A name with what speaks for each kind, in the order of `modelKinds`. */
interface Weighed extends Told {
  readonly scores: readonly number[];
}

/** The names of a document by the model, in the sentences that are asked for. */
export function tellNames(clues: Clues, model: NameModel, isAsked: (sentence: Sentence) => boolean): readonly Told[] {
  const told: Weighed[] = [];
  const keys = new Keys();
  const weigher = new Weigher(model, keys.values.length);
  for (const sentence of clues.words.document.sentences) {
    if (!isAsked(sentence)) continue;
    const bounds = stretchesOf(clues, sentence);
    for (let pair = 0; pair < bounds.length; pair += 2) {
      const first = at(bounds, pair);
      const end = at(bounds, pair + 1);
      const around = { sentenceFirst: sentence.firstToken, sentenceEnd: sentence.endToken, first, end };
      const tags = new Uint8Array(end - first);
      const scores = scoresOf(clues, weigher, { around, keys });
      bestTags(scores, model.transitions, tags);
      collect(tags, { scores, first, sentence: sentence.index, told });
    }
  }
  return agreed(clues, told);
}

/** The same words name the same thing throughout a document, mostly: each name is of the kind that most speaks for, at its own place and at the others. */
function agreed({ words }: Clues, told: readonly Weighed[]): readonly Told[] {
  const sums = new Map<string, { count: number; readonly scores: number[] }>();
  for (const name of told) {
    const key = keyOf(words, name);
    const sum = sums.get(key) ?? { count: 0, scores: modelKinds.map(() => 0) };
    sums.set(key, sum);
    sum.count++;
    name.scores.forEach((score, kind) => {
      sum.scores[kind] = (sum.scores[kind] as number) + score;
    });
  }
  return told.map((name) => {
    const sum = sums.get(keyOf(words, name));
    if (sum === undefined || sum.count < 2) return name;
    let best = modelKinds.indexOf(name.kind);
    const weight = (kind: number) => {
      const own = at(name.scores, kind);
      return own * (sum.count - 1) + at(sum.scores, kind) - own;
    };
    for (let kind = 0; kind < modelKinds.length; kind++) if (weight(kind) > weight(best)) best = kind;
    return { ...name, kind: at(modelKinds, best) };
  });
}

function scoresOf(clues: Clues, weigher: Weigher, { around, keys }: { readonly around: Surroundings; readonly keys: Keys }): Int32Array {
  const { first, end } = around;
  const scores = new Int32Array((end - first) * tagCount);
  for (let index = first; index < end; index++) {
    featuresAt(clues, index, { around, keys });
    weigher.add(keys, scores, (index - first) * tagCount);
  }
  return scores;
}

interface Collecting {
  readonly scores: Int32Array;
  readonly first: number;
  readonly sentence: number;
  readonly told: Weighed[];
}

function collect(tags: Uint8Array, { scores, first, sentence, told }: Collecting): void {
  let start = 0;
  for (let index = 0; index < tags.length; index++) {
    const tag = at(tags, index);
    if (tag === 0) continue;
    const place = (tag - 1) % 4;
    if (place === 0 || place === 3) start = index;
    if (place < 2) continue;
    const byKind = modelKinds.map((_, kind) => {
      let sum = 0;
      for (let inner = start; inner <= index; inner++) sum += at(scores, inner * tagCount + 1 + kind * 4 + ((at(tags, inner) - 1) % 4));
      return sum;
    });
    told.push({ first: first + start, end: first + index + 1, kind: at(modelKinds, (tag - 1) >> 2), sentence, scores: byKind });
  }
}
