import { at } from "../base/assert.ts";
import type { Similarity } from "../lang/similarity.ts";

/** A name cut up for comparing. */
export interface Spelled {
  /** Lower case, without diacritics, apostrophes and dots. */
  readonly words: readonly string[];
  readonly skeletons: readonly string[];
  /** Which letters the skeletons have, one bit each. */
  readonly letters: number;
}

/** Letters without their diacritics, and the few Latin letters that have no plain base. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}|['’ʿʾʻ`.]/gu, "")
    .replaceAll("ı", "i")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")
    .replaceAll("đ", "d")
    .replaceAll("ß", "ss")
    .replaceAll("æ", "ae")
    .replaceAll("œ", "oe");
}

export function spelled(name: string, similarity: Similarity): Spelled {
  const words = plain(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const skeletons = words.map((word) => skeleton(word, similarity));
  return { words, skeletons, letters: lettersOf(skeletons) };
}

function lettersOf(skeletons: readonly string[]): number {
  let letters = 0;
  for (const skeleton of skeletons) for (let index = 0; index < skeleton.length; index++) letters |= 1 << (skeleton.charCodeAt(index) & 31);
  return letters;
}

/** In how many letters the skeletons of two names differ: a quick look before they are compared in earnest. */
export function lettersApart(a: Spelled, b: Spelled): number {
  let apart = 0;
  for (let rest = a.letters ^ b.letters; rest !== 0; rest &= rest - 1) apart++;
  return apart;
}

/** The consonant classes of a word: what is left of a name when it has passed through several scripts. */
export function skeleton(word: string, { endings, finalVowel, classes, vowels }: Similarity): string {
  const ending = endings.find((each) => word.length > each.length + 2 && word.endsWith(each));
  let stem = ending === undefined ? word : word.slice(0, word.length - ending.length);
  if (stem.length > 3 && stem.endsWith(finalVowel)) stem = stem.slice(0, -1);
  let result = "";
  for (let index = 0; index < stem.length; ) {
    const found = classes.find(([spelling]) => stem.startsWith(spelling, index));
    const letter = found?.[1] ?? (vowels.has(stem.charAt(index)) ? "" : stem.charAt(index));
    if (letter !== "" && !result.endsWith(letter)) result += letter;
    index += found?.[0].length ?? 1;
  }
  return result === "" ? word.slice(0, 1) : result;
}

/** Levenshtein distance with cheap exchanges, in hundredths of a letter. */
export function distance(a: string, b: string, similarity: Similarity): number {
  let last = new Int32Array(b.length + 1);
  let row = new Int32Array(b.length + 1);
  for (let j = 1; j <= b.length; j++) last[j] = at(last, j - 1) + similarity.insertion(b.charAt(j - 1), b.charAt(j - 2));
  for (let i = 1; i <= a.length; i++) {
    const x = a.charAt(i - 1);
    row[0] = at(last, 0) + similarity.insertion(x, a.charAt(i - 2));
    for (let j = 1; j <= b.length; j++) {
      const y = b.charAt(j - 1);
      const exchanged = at(last, j - 1) + similarity.substitution(x, y);
      const left = at(last, j) + similarity.insertion(x, a.charAt(i - 2));
      const put = at(row, j - 1) + similarity.insertion(y, b.charAt(j - 2));
      row[j] = Math.min(exchanged, left, put);
    }
    [last, row] = [row, last];
  }
  return at(last, b.length);
}

/** Likeness of two words in hundredths, by their letters. */
export function wordLikeness(a: string, b: string, similarity: Similarity): number {
  if (a === b) return 100;
  const longest = Math.max(weight(a, similarity), weight(b, similarity));
  return Math.max(0, 100 - Math.ceil((100 * distance(a, b, similarity)) / longest));
}

interface Part {
  readonly word: string;
  readonly skeleton: string;
}

function partsOf({ words, skeletons }: Spelled): readonly Part[] {
  return words.map((word, index) => ({ word, skeleton: at(skeletons, index) }));
}

/** Likeness by letters, half way nearer where the skeletons are the same and long enough to say something. */
function likenessOf(one: Part, other: Part, similarity: Similarity): number {
  const letters = wordLikeness(one.word, other.word, similarity);
  return one.skeleton.length > 1 && one.skeleton === other.skeleton ? Math.ceil((100 + letters) / 2) : letters;
}

function weight(word: string, { insertion }: Similarity): number {
  let sum = 0;
  for (const letter of word) sum += insertion(letter, undefined);
  return Math.max(sum, 1);
}

/** Likeness of two names in hundredths, their words paired best with best whatever their order; and that of the least alike pair. */
export function nameLikeness(a: Spelled, b: Spelled, similarity: Similarity): { readonly whole: number; readonly least: number } {
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const pairs: { readonly i: number; readonly j: number; readonly score: number }[] = [];
  const others = partsOf(long);
  for (const [i, one] of partsOf(short).entries()) {
    for (const [j, other] of others.entries()) pairs.push({ i, j, score: likenessOf(one, other, similarity) });
  }
  pairs.sort((p, q) => q.score - p.score || p.i - q.i || p.j - q.j);
  const left = new Set<number>();
  const right = new Set<number>();
  let sum = 0;
  let total = 0;
  let least = 100;
  for (const { i, j, score } of pairs) {
    if (left.has(i) || right.has(j)) continue;
    left.add(i);
    right.add(j);
    const share = (wordWeight(at(short.words, i), similarity) + wordWeight(at(long.words, j), similarity)) / 2;
    sum += share * score;
    total += share;
    least = Math.min(least, score);
  }
  long.words.forEach((word, j) => {
    if (!right.has(j)) total += (wordWeight(word, similarity) * similarity.missing) / 100;
  });
  const joined = short.words.length === long.words.length ? 0 : wordLikeness(short.words.join(""), long.words.join(""), similarity) - 2;
  const whole = Math.floor(sum / Math.max(total, 1));
  return joined > whole ? { whole: joined, least: joined } : { whole, least };
}

/** Long words weigh more than short ones, words of honour little. In hundredths. */
function wordWeight(word: string, { light, lightWeight }: Similarity): number {
  return light.has(word) ? lightWeight : Math.min(100, 25 * word.length);
}
