import { best, type Features, type Scorer } from "./scoring.ts";
import { join, type Words } from "./words.ts";

/** Stands for the tag before the first word. */
const NO_TAG = 63;
const NO_WORD = 0x2545f491;

/** What speaks for the tag of a word: it, its neighbours, and the tags of the two words before. A template's number stands in the upper eight bits. */
export function tagFeatures(
  words: Words,
  index: number,
  into: { readonly features: Features; readonly before: number; readonly beforeThat: number },
): void {
  const { features, before, beforeThat } = into;
  const { lower, form, shape, endings } = words;
  const out = features.values;
  const end = words.length;
  const word = lower[index] as number;
  const previous = index > 0 ? (lower[index - 1] as number) : NO_WORD;
  const beforePrevious = index > 1 ? (lower[index - 2] as number) : NO_WORD;
  const next = index + 1 < end ? (lower[index + 1] as number) : NO_WORD;
  const afterNext = index + 2 < end ? (lower[index + 2] as number) : NO_WORD;
  const two = endings[1][index] as number;
  const three = endings[2][index] as number;
  const ownShape = shape[index] as number;
  const nextShape = index + 1 < end ? (shape[index + 1] as number) : NO_WORD;
  const previousShape = index > 0 ? (shape[index - 1] as number) : NO_WORD;
  const nextThree = index + 1 < end ? (endings[2][index + 1] as number) : NO_WORD;
  const previousThree = index > 0 ? (endings[2][index - 1] as number) : NO_WORD;
  let count = 0;
  out[count++] = 1 << 24;
  out[count++] = (form[index] as number) ^ (2 << 24);
  out[count++] = word ^ (3 << 24);
  out[count++] = (endings[0][index] as number) ^ (4 << 24);
  out[count++] = two ^ (5 << 24);
  out[count++] = three ^ (6 << 24);
  out[count++] = (endings[3][index] as number) ^ (7 << 24);
  out[count++] = (words.first[index] as number) ^ (8 << 24);
  out[count++] = (words.beginning[index] as number) ^ (9 << 24);
  out[count++] = ownShape ^ (10 << 24);
  out[count++] = (11 << 24) | before;
  out[count++] = (12 << 24) | (before << 6) | beforeThat;
  out[count++] = word ^ ((13 << 24) | before);
  out[count++] = previous ^ (14 << 24);
  out[count++] = previousThree ^ (15 << 24);
  out[count++] = beforePrevious ^ (16 << 24);
  out[count++] = next ^ (17 << 24);
  out[count++] = nextThree ^ (18 << 24);
  out[count++] = afterNext ^ (19 << 24);
  out[count++] = nextShape ^ (20 << 24);
  out[count++] = ownShape ^ ((21 << 24) | (index === 0 ? 1 : 0));
  out[count++] = join(previous, word) ^ (22 << 24);
  out[count++] = join(word, next) ^ (23 << 24);
  out[count++] = three ^ ((24 << 24) | before);
  out[count++] = next ^ ((25 << 24) | before);
  out[count++] = join(three, nextThree) ^ (26 << 24);
  out[count++] = word ^ ((27 << 24) | beforeThat);
  out[count++] = join(previousShape, ownShape) ^ (28 << 24);
  out[count++] = join(next, afterNext) ^ (29 << 24);
  out[count++] = join(two, ownShape) ^ ((30 << 24) | before);
  out[count++] = join(ownShape, nextShape) ^ (31 << 24);
  out[count++] = three ^ ((32 << 24) | (before << 6) | beforeThat);
  features.length = count;
}

/** Gives each word the tag that scores best, from left to right. */
export class Tagger {
  private readonly scorer: Scorer;
  private readonly scores: Int32Array;

  constructor(scorer: Scorer, tags: number) {
    this.scorer = scorer;
    this.scores = new Int32Array(tags);
  }

  /** Writes the tags of a sentence into `tags` from `at` on. */
  tag(words: Words, { tags, at, features }: { readonly tags: Uint8Array; readonly at: number; readonly features: Features }): void {
    let before = NO_TAG;
    let beforeThat = NO_TAG;
    for (let index = 0; index < words.length; index++) {
      tagFeatures(words, index, { features, before, beforeThat });
      this.scorer.score(features, this.scores);
      const tag = best(this.scores);
      tags[at + index] = tag;
      beforeThat = before;
      before = tag;
    }
  }
}
