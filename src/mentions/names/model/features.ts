import { at } from "../../../base/assert.ts";
import { type Clues, mix, type Spelling } from "./clues.ts";

/** More than any token has. */
export const mostFeatures = 112;

const edge: Spelling = {
  exact: 7,
  lower: 7,
  suffixes: [7, 7, 7],
  prefixes: [7, 7, 7],
  shape: 7,
  isNamelike: false,
  isJoint: false,
  casing: 4,
  heads: 0,
  lists: 1024,
  hints: 16,
  usage: 0,
  votes: 0,
};

/** Where a token stands: its sentence, and the stretch of words that may be names. */
export interface Surroundings {
  readonly sentenceFirst: number;
  readonly sentenceEnd: number;
  readonly first: number;
  readonly end: number;
}

/** Writes the keys of all that is seen of a token and around it into `keys`, and says how many. No key is 0. */
export function featuresAt(clues: Clues, index: number, { around, keys }: { readonly around: Surroundings; readonly keys: Int32Array }): number {
  const { sentenceFirst, sentenceEnd } = around;
  const { spellings, listed, ruled, producers, words } = clues;
  const spelling = (place: number) => (place < sentenceFirst || place >= sentenceEnd ? edge : (spellings[place] as Spelling));
  const it = at(spellings, index);
  const before = spelling(index - 1);
  const before2 = spelling(index - 2);
  const after = spelling(index + 1);
  const after2 = spelling(index + 2);
  const opens = words.initial[index] === 1 ? 1 : 0;
  let count = 0;
  const add = (template: number, value: number) => {
    const key = mix(template, value);
    keys[count++] = key === 0 ? 1 : key;
  };
  const add2 = (template: number, left: number, right: number) => add(template, mix(left, right));
  add(1, 0);
  add(2, it.exact);
  add(3, it.lower);
  add(4, it.suffixes[0]);
  add(5, it.suffixes[1]);
  add(6, it.suffixes[2]);
  add(7, it.prefixes[0]);
  add(8, it.prefixes[1]);
  add(9, it.prefixes[2]);
  add2(10, it.shape, opens);
  add2(11, it.casing, opens);
  add(12, before.lower);
  add(13, before2.lower);
  add(14, after.lower);
  add(15, after2.lower);
  add(16, before.shape);
  add(17, after.shape);
  add2(18, before.lower, it.lower);
  add2(19, it.lower, after.lower);
  add2(20, mix(before.shape, it.shape), after.shape);
  add2(21, it.shape, after.lower);
  add2(22, before.lower, it.shape);
  add(23, before.suffixes[1]);
  add(24, after.suffixes[1]);
  add2(25, before.lower, after.lower);
  add2(26, before2.lower, mix(before.lower, it.casing));
  add2(27, after.lower, mix(after2.lower, it.casing));
  add2(28, it.suffixes[1], before.casing);
  add2(29, it.suffixes[1], after.casing);
  add(30, it.heads);
  add(31, before.heads);
  add(32, after.heads);
  add2(33, it.lists, it.casing);
  add2(34, before.lists, it.casing);
  add2(35, after.lists, it.casing);
  add2(36, it.heads, mix(after.heads, after.casing));
  add2(37, it.lists, mix(before.lists, after.lists));
  add2(38, mix(it.usage, it.casing), opens);
  add2(39, it.votes, it.casing);
  add2(40, it.votes, mix(before.votes, after.votes));
  const list = listed[index] as number;
  const listBefore = index > sentenceFirst ? (listed[index - 1] as number) : 255;
  const listAfter = index + 1 < sentenceEnd ? (listed[index + 1] as number) : 255;
  add(41, list);
  add2(42, list, listBefore);
  add2(43, list, listAfter);
  add2(44, list, it.lists);
  add2(45, list, before.lower);
  add2(46, list, mix(before.casing, after.casing));
  const rule = ruled[index] as number;
  const ruleBefore = index > sentenceFirst ? (ruled[index - 1] as number) : 255;
  const ruleAfter = index + 1 < sentenceEnd ? (ruled[index + 1] as number) : 255;
  const producer = producers[index] as number;
  add(50, rule);
  add2(51, rule, producer);
  add2(52, rule, it.lower);
  add2(53, rule, mix(ruleBefore, ruleAfter));
  add2(54, rule, before.lower);
  add2(55, rule, after.lower);
  add2(56, rule, mix(it.shape, opens));
  add2(57, rule, mix(it.lists, it.casing));
  add2(58, rule, it.usage);
  add2(59, rule, list);
  add2(60, rule, it.suffixes[1]);
  const town = clues.towns[index] as number;
  add(90, town);
  add2(91, town, it.hints);
  add2(92, it.hints, it.lists);
  add2(93, it.hints, mix(before.hints, after.hints));
  add2(94, it.hints, mix(before.casing, after.casing));
  add2(95, town, mix(before.casing, after.casing));
  add2(96, town, before.lower);
  add2(97, town, rule);
  add2(98, it.hints, rule);
  return addRun(clues, index, { around, keys, count, it, spelling });
}

interface Adding {
  readonly around: Surroundings;
  readonly keys: Int32Array;
  readonly count: number;
  readonly it: Spelling;
  readonly spelling: (place: number) => Spelling;
}

/** What is seen of the words with a capital around the token, and of what stands before and after them. */
function addRun(clues: Clues, index: number, { around, keys, count: from, it, spelling }: Adding): number {
  let count = from;
  const add = (template: number, value: number) => {
    const key = mix(template, value);
    keys[count++] = key === 0 ? 1 : key;
  };
  let first = index;
  let last = index;
  while (first > around.first && spelling(first - 1).isNamelike) first--;
  while (last + 1 < around.end && spelling(last + 1).isNamelike) last++;
  const { ruled } = clues;
  const opening = spelling(first);
  const closing = spelling(last);
  const outBefore = spelling(first - 1);
  const outAfter = spelling(last + 1);
  const fromStart = Math.min(index - first, 4);
  const toEnd = Math.min(last - index, 4);
  const place = mix(fromStart, toEnd);
  add(70, closing.lower);
  add(71, mix(toEnd, closing.heads));
  add(72, outBefore.lower);
  add(73, outAfter.lower);
  add(74, place);
  add(75, mix(opening.lower, toEnd + fromStart));
  add(76, mix(outBefore.lower, outAfter.lower));
  add(77, mix(opening.lists, mix(closing.heads, place)));
  add(78, mix(opening.lists, mix(closing.lists, place)));
  add(79, mix(opening.heads, fromStart));
  add(80, mix(closing.suffixes[1], place));
  const low = spelling(around.first - 1);
  const high = spelling(around.end);
  const width = Math.min(around.end - around.first, 8);
  add(81, mix(low.lower, Math.min(index - around.first, 3)));
  add(82, mix(high.lower, Math.min(around.end - 1 - index, 3)));
  add(83, mix(spelling(around.end - 1).heads, mix(Math.min(around.end - 1 - index, 4), it.casing)));
  add(84, mix(width, it.casing));
  add(85, mix(spelling(around.first).heads, mix(Math.min(index - around.first, 4), it.casing)));
  add(100, mix(opening.hints, place));
  add(101, mix(closing.hints, place));
  add(102, mix(opening.hints, mix(closing.hints, place)));
  add(86, mix(ruled[around.first] as number, mix(ruled[around.end - 1] as number, place)));
  add(87, mix(outBefore.lower, mix(it.casing, spelling(first - 2).lower)));
  add(88, mix(outAfter.lower, mix(it.casing, spelling(last + 2).lower)));
  return count;
}
