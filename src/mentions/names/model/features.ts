import { at } from "../../../base/assert.ts";
import { matchAfter, matchBefore } from "../score.ts";
import type { Clues, Spelling } from "./clues.ts";
import { sideOf } from "./company.ts";
import { hashText, mix } from "./hash.ts";

/** More than any token has. */
const mostFeatures = 160;

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

/** The keys of the features of one token; filled anew for each. */
export class Keys {
  readonly values = new Int32Array(mostFeatures);
  count = 0;

  /** One feature: a template, by its number, with what it says of the token. No key is 0. */
  add(template: number, value: number): void {
    const key = mix(template, value);
    this.values[this.count++] = key === 0 ? 1 : key;
  }

  addPair(template: number, left: number, right: number): void {
    this.add(template, mix(left, right));
  }
}

interface Seen {
  readonly clues: Clues;
  readonly index: number;
  readonly around: Surroundings;
  readonly keys: Keys;
}

/** Fills `keys` with all that is seen of a token and around it. */
export function featuresAt(clues: Clues, index: number, { around, keys }: { readonly around: Surroundings; readonly keys: Keys }): void {
  keys.count = 0;
  const seen: Seen = { clues, index, around, keys };
  addSpelling(seen);
  addNeighbours(seen);
  addLists(seen);
  addRules(seen);
  addKnown(seen);
  addRun(seen);
}

/** What is known of the word at a place, and of nothing where the sentence has no such place. */
function spellingAt({ clues, around }: Seen, place: number): Spelling {
  return place < around.sentenceFirst || place >= around.sentenceEnd ? edge : at(clues.spellings, place);
}

/** A number of the tokens beside it; 255 outside the sentence. */
function valueAt(values: Uint8Array, { around }: Seen, place: number): number {
  return place < around.sentenceFirst || place >= around.sentenceEnd ? 255 : at(values, place);
}

function addSpelling({ clues, index, keys }: Seen): void {
  const it = at(clues.spellings, index);
  const opens = clues.words.initial[index] === 1 ? 1 : 0;
  keys.add(1, 0);
  keys.add(2, it.exact);
  keys.add(3, it.lower);
  keys.add(4, it.suffixes[0]);
  keys.add(5, it.suffixes[1]);
  keys.add(6, it.suffixes[2]);
  keys.add(7, it.prefixes[0]);
  keys.add(8, it.prefixes[1]);
  keys.add(9, it.prefixes[2]);
  keys.addPair(10, it.shape, opens);
  keys.addPair(11, it.casing, opens);
  keys.addPair(12, mix(it.usage, it.casing), opens);
  keys.addPair(13, it.votes, it.casing);
}

function addNeighbours(seen: Seen): void {
  const { index, keys } = seen;
  const it = spellingAt(seen, index);
  const before = spellingAt(seen, index - 1);
  const before2 = spellingAt(seen, index - 2);
  const after = spellingAt(seen, index + 1);
  const after2 = spellingAt(seen, index + 2);
  keys.add(20, before.lower);
  keys.add(21, before2.lower);
  keys.add(22, after.lower);
  keys.add(23, after2.lower);
  keys.add(24, before.shape);
  keys.add(25, after.shape);
  keys.addPair(26, before.lower, it.lower);
  keys.addPair(27, it.lower, after.lower);
  keys.addPair(28, mix(before.shape, it.shape), after.shape);
  keys.addPair(29, it.shape, after.lower);
  keys.addPair(30, before.lower, it.shape);
  keys.add(31, before.suffixes[1]);
  keys.add(32, after.suffixes[1]);
  keys.addPair(33, before.lower, after.lower);
  keys.addPair(34, before2.lower, mix(before.lower, it.casing));
  keys.addPair(35, after.lower, mix(after2.lower, it.casing));
  keys.addPair(36, it.suffixes[1], before.casing);
  keys.addPair(37, it.suffixes[1], after.casing);
  keys.addPair(38, it.votes, mix(before.votes, after.votes));
}

function addLists(seen: Seen): void {
  const { clues, index, keys } = seen;
  const it = spellingAt(seen, index);
  const before = spellingAt(seen, index - 1);
  const after = spellingAt(seen, index + 1);
  const casings = mix(before.casing, after.casing);
  keys.add(40, it.heads);
  keys.add(41, before.heads);
  keys.add(42, after.heads);
  keys.addPair(43, it.lists, it.casing);
  keys.addPair(44, before.lists, it.casing);
  keys.addPair(45, after.lists, it.casing);
  keys.addPair(46, it.heads, mix(after.heads, after.casing));
  keys.addPair(47, it.lists, mix(before.lists, after.lists));
  const list = at(clues.listed, index);
  keys.add(48, list);
  keys.addPair(49, list, valueAt(clues.listed, seen, index - 1));
  keys.addPair(50, list, valueAt(clues.listed, seen, index + 1));
  keys.addPair(51, list, it.lists);
  keys.addPair(52, list, before.lower);
  keys.addPair(53, list, casings);
  const town = at(clues.towns, index);
  keys.add(54, town);
  keys.addPair(55, town, it.hints);
  keys.addPair(56, it.hints, it.lists);
  keys.addPair(57, it.hints, mix(before.hints, after.hints));
  keys.addPair(58, it.hints, casings);
  keys.addPair(59, town, casings);
  keys.addPair(60, town, before.lower);
}

function addRules(seen: Seen): void {
  const { clues, index, keys } = seen;
  const it = spellingAt(seen, index);
  const rule = at(clues.ruled, index);
  keys.add(70, rule);
  keys.addPair(71, rule, at(clues.producers, index));
  keys.addPair(72, rule, it.lower);
  keys.addPair(73, rule, mix(valueAt(clues.ruled, seen, index - 1), valueAt(clues.ruled, seen, index + 1)));
  keys.addPair(74, rule, spellingAt(seen, index - 1).lower);
  keys.addPair(75, rule, spellingAt(seen, index + 1).lower);
  keys.addPair(76, rule, mix(it.shape, clues.words.initial[index] === 1 ? 1 : 0));
  keys.addPair(77, rule, mix(it.lists, it.casing));
  keys.addPair(78, rule, it.usage);
  keys.addPair(79, rule, at(clues.listed, index));
  keys.addPair(80, rule, it.suffixes[1]);
  keys.addPair(81, rule, at(clues.towns, index));
  keys.addPair(82, rule, it.hints);
}

/** All that the lists know of a word at once: above all that they know nothing of it, though it has a capital inside a sentence. */
function addKnown(seen: Seen): void {
  const { clues, index, keys } = seen;
  const it = spellingAt(seen, index);
  const written = mix(it.casing, clues.words.initial[index] === 1 ? 1 : 0);
  keys.addPair(140, mix(it.lists, written), mix(mix(it.hints, it.heads), at(clues.listed, index)));
}

/** What is seen of the words with a capital around the token, and of what stands before and after them. */
function addRun(seen: Seen): void {
  const { clues, index, around, keys } = seen;
  let first = index;
  let last = index;
  while (first > around.first && spellingAt(seen, first - 1).isNamelike) first--;
  while (last + 1 < around.end && spellingAt(seen, last + 1).isNamelike) last++;
  const it = spellingAt(seen, index);
  const opening = spellingAt(seen, first);
  const closing = spellingAt(seen, last);
  const outBefore = spellingAt(seen, first - 1);
  const outAfter = spellingAt(seen, last + 1);
  const fromStart = Math.min(index - first, 4);
  const toEnd = Math.min(last - index, 4);
  const place = mix(fromStart, toEnd);
  keys.add(90, closing.lower);
  keys.addPair(91, toEnd, closing.heads);
  keys.add(92, outBefore.lower);
  keys.add(93, outAfter.lower);
  keys.add(94, place);
  keys.addPair(95, opening.lower, toEnd + fromStart);
  keys.addPair(96, outBefore.lower, outAfter.lower);
  keys.addPair(97, opening.lists, mix(closing.heads, place));
  keys.addPair(98, opening.lists, mix(closing.lists, place));
  keys.addPair(99, opening.heads, fromStart);
  keys.addPair(100, closing.suffixes[1], place);
  keys.addPair(101, opening.hints, place);
  keys.addPair(102, closing.hints, place);
  keys.addPair(103, opening.hints, mix(closing.hints, place));
  keys.addPair(104, outBefore.lower, mix(it.casing, spellingAt(seen, first - 2).lower));
  keys.addPair(105, outAfter.lower, mix(it.casing, spellingAt(seen, last + 2).lower));
  const sinceFirst = index - around.first;
  const beforeEnd = around.end - 1 - index;
  keys.addPair(110, spellingAt(seen, around.first - 1).lower, Math.min(sinceFirst, 3));
  keys.addPair(111, spellingAt(seen, around.end).lower, Math.min(beforeEnd, 3));
  keys.addPair(112, spellingAt(seen, around.end - 1).heads, mix(Math.min(beforeEnd, 4), it.casing));
  keys.addPair(113, Math.min(around.end - around.first, 8), it.casing);
  keys.addPair(114, spellingAt(seen, around.first).heads, mix(Math.min(sinceFirst, 4), it.casing));
  keys.addPair(115, at(clues.ruled, around.first), mix(at(clues.ruled, around.end - 1), place));
  addCompany(seen, { first, last });
  addBeside(seen, { first, last });
}

/** What the words before and after the run mean: nouns for places, bodies and offices, and phrases that tell a kind. */
function addBeside(seen: Seen, { first, last }: { readonly first: number; readonly last: number }): void {
  const { clues, around, keys, index } = seen;
  const { words } = clues;
  const isArticle = (place: number) => place >= around.sentenceFirst && words.data.articles.has(at(words.words, place).lower);
  let before = first - 1;
  const article = isArticle(before) ? 1 : 0;
  if (article === 1) before--;
  const link = spellingAt(seen, before);
  const noun = spellingAt(seen, before - 1);
  const end = Math.min(last - index, 2);
  keys.addPair(130, mix(article, link.lower), mix(noun.heads, noun.lists));
  keys.addPair(131, mix(article, link.lower), noun.lower);
  keys.addPair(132, mix(article, link.heads), mix(link.lists, end));
  const after = spellingAt(seen, last + 1);
  keys.addPair(133, after.heads, mix(after.lists, end));
  keys.add(134, after.suffixes[1]);
  keys.addPair(135, article, apposed(seen, last + 1));
  const sentence = { firstToken: around.sentenceFirst, endToken: around.sentenceEnd };
  const cue = before < around.sentenceFirst ? undefined : matchBefore(words, before, sentence);
  if (cue !== undefined) keys.addPair(136, hashText(cue.id), article);
  const next = last + 1 >= around.sentenceEnd ? undefined : matchAfter(words, last + 1, sentence);
  if (next !== undefined) keys.addPair(137, hashText(next.id), article);
}

/** "X, the northern island": which noun tells what X is; 0 where none does. */
function apposed(seen: Seen, comma: number): number {
  const { words } = seen.clues;
  if (comma + 1 >= seen.around.sentenceEnd || at(words.document.tokens, comma).text !== ",") return 0;
  for (let place = comma + 1; place < Math.min(seen.around.sentenceEnd, comma + 6); place++) {
    const { casing, heads } = spellingAt(seen, place);
    if (at(words.document.tokens, place).text === ",") return 1;
    if (casing === 0 && (heads !== 0 || at(words.words, place).isTitle)) return mix(heads, at(words.words, place).isTitle ? 1 : 0);
  }
  return 2;
}

/** What the word stands beside elsewhere in the document. */
function addCompany(seen: Seen, { first, last }: { readonly first: number; readonly last: number }): void {
  const { clues, index, keys } = seen;
  if (!spellingAt(seen, index).isNamelike) return;
  const company = clues.company.get(at(clues.words.words, index).lower);
  if (company === undefined) return;
  const here = (place: number) => (place < seen.around.sentenceFirst || place >= seen.around.sentenceEnd ? 1 : spellingAt(seen, place).lower);
  addElsewhere(keys, 120, { counts: company.before, here: here(first - 1) });
  addElsewhere(keys, 121, { counts: company.after, here: here(last + 1) });
  addElsewhere(keys, 122, { counts: company.left, here: index > first ? sideOf(spellingAt(seen, index - 1)) : undefined });
  addElsewhere(keys, 123, { counts: company.right, here: index < last ? sideOf(spellingAt(seen, index + 1)) : undefined });
}

function addElsewhere(
  keys: Keys,
  template: number,
  { counts, here }: { readonly counts: ReadonlyMap<number, number>; readonly here: number | undefined },
): void {
  for (const [key, count] of counts) if (count > 1 || key !== here) keys.add(template, key);
}
