import type { KnownWords, TagInfo } from "../../lang/weights.ts";
import { best, type Features, type Scorer } from "./scoring.ts";
import { join, type Words } from "./words.ts";

/** Stands for the tag before the first word. */
const NO_TAG = 63;
const NO_WORD = 0x2545f491;

/** What has been tagged so far. */
export interface Tagged {
  readonly before: number;
  readonly beforeThat: number;
  /** The tag of the last verb: after an auxiliary a participle is likely, after a finite verb another one less so. */
  readonly lastVerb: number;
}

/** What speaks for the tag of a word: it, its neighbours, and the tags before it. A template's number stands in the upper eight bits. */
export function tagFeatures(words: Words, index: number, { features, tagged }: { readonly features: Features; readonly tagged: Tagged }): void {
  const { before, beforeThat, lastVerb } = tagged;
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
  out[count++] = three ^ ((33 << 24) | (lastVerb << 6) | before);
  out[count++] = word ^ ((34 << 24) | lastVerb);
  out[count++] = next ^ ((35 << 24) | (lastVerb << 6) | before);
  features.length = count;
}

/** Follows the tags of a sentence from left to right. */
export class TagTrail implements Tagged {
  before = NO_TAG;
  beforeThat = NO_TAG;
  lastVerb = NO_TAG;
  private readonly isVerb: readonly boolean[];

  constructor(tags: readonly TagInfo[]) {
    this.isVerb = tags.map(({ pos }) => pos === "VERB" || pos === "AUX");
  }

  begin(): void {
    this.before = NO_TAG;
    this.beforeThat = NO_TAG;
    this.lastVerb = NO_TAG;
  }

  add(tag: number): void {
    this.beforeThat = this.before;
    this.before = tag;
    if (this.isVerb[tag] === true) this.lastVerb = tag;
  }
}

/** The only tag of a word, or -1 where it is not known to have one. */
export function knownTag(known: KnownWords, form: number): number {
  const last = known.length / 2 - 1;
  for (let at = form & last; last >= 0; at = (at + 1) & last) {
    const tag = (known[at * 2 + 1] as number) - 1;
    if (tag < 0 || known[at * 2] === form) return tag;
  }
  return -1;
}

/** Gives each word the only tag it has, or else the one that scores best, from left to right. */
export class Tagger {
  private readonly known: KnownWords;
  private readonly scorer: Scorer;
  private readonly scores: Int32Array;
  private readonly trail: TagTrail;

  constructor(tags: readonly TagInfo[], { known, scorer }: { readonly known: KnownWords; readonly scorer: Scorer }) {
    this.known = known;
    this.scorer = scorer;
    this.scores = new Int32Array(tags.length);
    this.trail = new TagTrail(tags);
  }

  /** Writes the tags of a sentence into `tags` from `at` on; those of words that are settled stay as given. */
  tag(words: Words, { tags, at, features, settled }: Tagging): void {
    const { trail } = this;
    trail.begin();
    for (let index = 0; index < words.length; index++) {
      let tag = settled?.get(index) ?? knownTag(this.known, words.form[index] as number);
      if (tag < 0) {
        tagFeatures(words, index, { features, tagged: trail });
        this.scorer.score(features, this.scores);
        tag = best(this.scores);
      }
      tags[at + index] = tag;
      trail.add(tag);
    }
  }

  /** The tag among `allowed` that scores best for one word, the tags before it being given. */
  bestAmong(allowed: readonly number[], words: Words, { index, tags, at, features }: OneWord): number {
    const { trail, scores } = this;
    trail.begin();
    for (let before = 0; before < index; before++) trail.add(tags[at + before] as number);
    tagFeatures(words, index, { features, tagged: trail });
    this.scorer.score(features, scores);
    return allowed.reduce((found, tag) => ((scores[tag] as number) > (scores[found] as number) ? tag : found), allowed[0] ?? 0);
  }
}

interface Tagging {
  readonly tags: Uint8Array;
  readonly at: number;
  readonly features: Features;
  /** Words of the sentence whose tag is given. */
  readonly settled?: ReadonlyMap<number, number>;
}

interface OneWord {
  readonly index: number;
  readonly tags: Uint8Array;
  readonly at: number;
  readonly features: Features;
}
