import type { Features } from "./scoring.ts";
import type { ParserState } from "./state.ts";
import { join } from "./words.ts";

/**
 * What speaks for the next action: templates after Zhang and Nivre (2011) and, for prepositions and for what stands between words, our own.
 * The number of a template stands in the upper eight bits, up to four tags, relations or counts in the lower twenty-four; a word's number is laid over both.
 * In names, s is the stack from its top and b what is to come; w is a word and t a tag.
 */
export function transitionFeatures(state: ParserState, features: Features): void {
  features.length = 0;
  wordsAndPairs(state, features);
  tagGroups(state, features);
  dependents(state, features);
  attachments(state, features);
  distances(state, features);
  whatStandsBetween(state, features);
}

function wordsAndPairs(state: ParserState, features: Features): void {
  const { word, tag } = state;
  const out = features.values;
  let count = features.length;
  const s0 = state.stacked(0);
  const s1 = state.stacked(1);
  const b0 = state.coming(0);
  const b1 = state.coming(1);
  const s0w = word[s0] as number;
  const s1w = word[s1] as number;
  const b0w = word[b0] as number;
  const b1w = word[b1] as number;
  const s0t = tag[s0] as number;
  const s1t = tag[s1] as number;
  const b0t = tag[b0] as number;
  const b1t = tag[b1] as number;
  const s0b0 = join(s0w, b0w);
  const s1s0 = join(s1w, s0w);
  out[count++] = 1 << 24;
  out[count++] = s0w ^ (2 << 24);
  out[count++] = s0w ^ ((3 << 24) | s0t);
  out[count++] = b0w ^ (4 << 24);
  out[count++] = b0w ^ ((5 << 24) | b0t);
  out[count++] = s1w ^ (6 << 24);
  out[count++] = s1w ^ ((7 << 24) | s1t);
  out[count++] = b1w ^ (8 << 24);
  out[count++] = b1w ^ ((9 << 24) | b1t);
  out[count++] = s0b0 ^ (10 << 24);
  out[count++] = s0w ^ ((11 << 24) | b0t);
  out[count++] = b0w ^ ((12 << 24) | s0t);
  out[count++] = s0w ^ ((13 << 24) | (s0t << 6) | b0t);
  out[count++] = b0w ^ ((14 << 24) | (s0t << 6) | b0t);
  out[count++] = s0b0 ^ ((15 << 24) | (s0t << 6) | b0t);
  out[count++] = s1w ^ ((16 << 24) | s0t);
  out[count++] = s0w ^ ((17 << 24) | s1t);
  out[count++] = s1s0 ^ (18 << 24);
  out[count++] = b0w ^ ((19 << 24) | b1t);
  out[count++] = join(b0w, b1w) ^ (20 << 24);
  out[count++] = s1w ^ ((21 << 24) | b0t);
  out[count++] = b0w ^ ((22 << 24) | s1t);
  out[count++] = join(s1w, b0w) ^ (23 << 24);
  out[count++] = s1w ^ ((24 << 24) | (s0t << 6) | b0t);
  out[count++] = s0w ^ ((25 << 24) | (s1t << 6) | b0t);
  out[count++] = b0w ^ ((26 << 24) | (s1t << 6) | s0t);
  out[count++] = (state.ending[s0] as number) ^ ((27 << 24) | (s0t << 6) | b0t);
  out[count++] = (state.ending[b0] as number) ^ ((28 << 24) | (s0t << 6) | b0t);
  features.length = count;
}

function tagGroups(state: ParserState, features: Features): void {
  const { tag } = state;
  const out = features.values;
  let count = features.length;
  const s0 = state.stacked(0);
  const b0 = state.coming(0);
  const s0t = tag[s0] as number;
  const s1t = tag[state.stacked(1)] as number;
  const s2t = tag[state.stacked(2)] as number;
  const b0t = tag[b0] as number;
  const b1t = tag[state.coming(1)] as number;
  const b2t = tag[state.coming(2)] as number;
  const beforeS0 = tag[s0 > 0 && s0 < state.length ? s0 - 1 : state.none] as number;
  const beforeB0 = tag[b0 > 0 && b0 < state.length ? b0 - 1 : state.none] as number;
  const top = (s0t << 6) | b0t;
  const two = (s1t << 6) | s0t;
  out[count++] = (40 << 24) | s0t;
  out[count++] = (41 << 24) | b0t;
  out[count++] = (42 << 24) | s1t;
  out[count++] = (43 << 24) | b1t;
  out[count++] = (44 << 24) | b2t;
  out[count++] = (45 << 24) | s2t;
  out[count++] = (46 << 24) | top;
  out[count++] = (47 << 24) | two;
  out[count++] = (48 << 24) | (b0t << 6) | b1t;
  out[count++] = (49 << 24) | (top << 6) | b1t;
  out[count++] = (50 << 24) | (two << 6) | b0t;
  out[count++] = (51 << 24) | (s2t << 12) | two;
  out[count++] = (52 << 24) | (b0t << 12) | (b1t << 6) | b2t;
  out[count++] = (53 << 24) | (two << 12) | (b0t << 6) | b1t;
  out[count++] = (54 << 24) | (s1t << 12) | (b0t << 6) | b1t;
  out[count++] = (55 << 24) | (s2t << 18) | (two << 6) | b0t;
  out[count++] = (56 << 24) | (top << 12) | (b1t << 6) | b2t;
  out[count++] = (57 << 24) | (beforeS0 << 12) | top;
  out[count++] = (58 << 24) | (beforeB0 << 12) | top;
  features.length = count;
}

function dependents(state: ParserState, features: Features): void {
  const { word, tag, relation, left1, left2, right1, right2 } = state;
  const out = features.values;
  let count = features.length;
  const s0 = state.stacked(0);
  const s1 = state.stacked(1);
  const b0 = state.coming(0);
  const s0w = word[s0] as number;
  const s0t = tag[s0] as number;
  const s1t = tag[s1] as number;
  const b0t = tag[b0] as number;
  const top = (s0t << 6) | b0t;
  const two = (s1t << 6) | s0t;
  const s0l = left1[s0] as number;
  const s0l2 = left2[s0] as number;
  const s0r = right1[s0] as number;
  const s0r2 = right2[s0] as number;
  const s1l = left1[s1] as number;
  const s1r = right1[s1] as number;
  const b0l = left1[b0] as number;
  const b0l2 = left2[b0] as number;
  const s0lR = relation[s0l] as number;
  const s0rR = relation[s0r] as number;
  const b0lR = relation[b0l] as number;
  const s1rR = relation[s1r] as number;
  out[count++] = (70 << 24) | (top << 6) | (tag[s0l] as number);
  out[count++] = (71 << 24) | (top << 6) | (tag[s0r] as number);
  out[count++] = (72 << 24) | (top << 6) | (tag[b0l] as number);
  out[count++] = (73 << 24) | (s0t << 12) | ((tag[s0l] as number) << 6) | (tag[s0l2] as number);
  out[count++] = (74 << 24) | (s0t << 12) | ((tag[s0r] as number) << 6) | (tag[s0r2] as number);
  out[count++] = (75 << 24) | (b0t << 12) | ((tag[b0l] as number) << 6) | (tag[b0l2] as number);
  out[count++] = (76 << 24) | (two << 6) | (tag[s1r] as number);
  out[count++] = (77 << 24) | (two << 6) | (tag[s0l] as number);
  out[count++] = (78 << 24) | (two << 6) | (tag[s0r] as number);
  out[count++] = (word[s0l] as number) ^ ((79 << 24) | s0t);
  out[count++] = (word[s0r] as number) ^ ((80 << 24) | s0t);
  out[count++] = (word[b0l] as number) ^ ((81 << 24) | b0t);
  out[count++] = (82 << 24) | (s0t << 6) | s0lR;
  out[count++] = (83 << 24) | (s0t << 6) | s0rR;
  out[count++] = (84 << 24) | (b0t << 6) | b0lR;
  out[count++] = (85 << 24) | (s1t << 6) | s1rR;
  out[count++] = s0w ^ ((86 << 24) | s0lR);
  out[count++] = s0w ^ ((87 << 24) | s0rR);
  out[count++] = (88 << 24) | (top << 12) | (s0lR << 6) | s0rR;
  out[count++] = (89 << 24) | (two << 12) | (b0t << 6) | (relation[s1l] as number);
  out[count++] = (90 << 24) | (top << 12) | (s0lR << 6) | (relation[s0l2] as number);
  out[count++] = (91 << 24) | (s0t << 12) | ((relation[s1l] as number) << 6) | s1rR;
  out[count++] = (word[s1] as number) ^ ((92 << 24) | (s0t << 6) | s1rR);
  out[count++] = (93 << 24) | (top << 12) | (b0lR << 6) | (relation[b0l2] as number);
  out[count++] = (94 << 24) | (two << 12) | (s1rR << 6) | s0rR;
  features.length = count;
}

/** What the topmost word begins with decides where it goes: a preposition, a relative pronoun, a conjunction. */
function attachments(state: ParserState, features: Features): void {
  const { word, tag, left1 } = state;
  const out = features.values;
  let count = features.length;
  const s0 = state.stacked(0);
  const s1 = state.stacked(1);
  const s2 = state.stacked(2);
  const b0 = state.coming(0);
  const s0w = word[s0] as number;
  const s1w = word[s1] as number;
  const s0t = tag[s0] as number;
  const s1t = tag[s1] as number;
  const s2t = tag[s2] as number;
  const b0t = tag[b0] as number;
  const s0l = word[left1[s0] as number] as number;
  const b0l = word[left1[b0] as number] as number;
  out[count++] = join(s1w, s0l) ^ (110 << 24);
  out[count++] = s0l ^ ((111 << 24) | s1t);
  out[count++] = s0l ^ ((112 << 24) | (s2t << 6) | s1t);
  out[count++] = join(word[s2] as number, s0l) ^ (113 << 24);
  out[count++] = join(join(s1w, s0w), s0l) ^ (114 << 24);
  out[count++] = s0l ^ ((115 << 24) | (s1t << 6) | b0t);
  out[count++] = join(s1w, s0l) ^ ((116 << 24) | (s0t << 6) | b0t);
  out[count++] = join(s0w, b0l) ^ (117 << 24);
  out[count++] = b0l ^ ((118 << 24) | (s0t << 6) | b0t);
  out[count++] = s0l ^ ((119 << 24) | (s1t << 12) | (s0t << 6) | b0t);
  features.length = count;
}

function distances(state: ParserState, features: Features): void {
  const { word, tag, lefts, rights } = state;
  const out = features.values;
  let count = features.length;
  const s0 = state.stacked(0);
  const s1 = state.stacked(1);
  const b0 = state.coming(0);
  const s0w = word[s0] as number;
  const b0w = word[b0] as number;
  const s1w = word[s1] as number;
  const s0t = tag[s0] as number;
  const b0t = tag[b0] as number;
  const two = ((tag[s1] as number) << 6) | s0t;
  const top = (s0t << 6) | b0t;
  const far = reach(s0, b0, state);
  const farBelow = reach(s1, s0, state);
  const s0left = few(lefts[s0] as number);
  const s0right = few(rights[s0] as number);
  const b0left = few(lefts[b0] as number);
  const s1right = few(rights[s1] as number);
  out[count++] = s0w ^ ((130 << 24) | s0right);
  out[count++] = (131 << 24) | (s0t << 6) | s0right;
  out[count++] = s0w ^ ((132 << 24) | s0left);
  out[count++] = (133 << 24) | (s0t << 6) | s0left;
  out[count++] = b0w ^ ((134 << 24) | b0left);
  out[count++] = (135 << 24) | (b0t << 6) | b0left;
  out[count++] = s0w ^ ((136 << 24) | far);
  out[count++] = (137 << 24) | (s0t << 6) | far;
  out[count++] = (138 << 24) | (b0t << 6) | far;
  out[count++] = b0w ^ ((139 << 24) | far);
  out[count++] = (140 << 24) | (top << 6) | far;
  out[count++] = join(s0w, b0w) ^ ((141 << 24) | far);
  out[count++] = (142 << 24) | (two << 6) | farBelow;
  out[count++] = join(s1w, s0w) ^ ((143 << 24) | farBelow);
  out[count++] = (144 << 24) | (two << 6) | s1right;
  out[count++] = (145 << 24) | (two << 12) | (b0t << 6) | farBelow;
  features.length = count;
}

/** Marks, verbs and conjunctions between two words: a comma before a relative clause, a verb inside one. */
function whatStandsBetween(state: ParserState, features: Features): void {
  const { word, tag, left1, marksBefore, verbsBefore, conjunctionsBefore } = state;
  const out = features.values;
  let count = features.length;
  const s0 = state.stacked(0);
  const s1 = state.stacked(1);
  const b0 = state.coming(0);
  const two = ((tag[s1] as number) << 6) | (tag[s0] as number);
  const top = ((tag[s0] as number) << 6) | (tag[b0] as number);
  const marks = counted(marksBefore, { from: s1, to: s0, none: state.none });
  const verbs = counted(verbsBefore, { from: s1, to: s0, none: state.none });
  const conjunctions = counted(conjunctionsBefore, { from: s1, to: s0, none: state.none });
  const marksAhead = counted(marksBefore, { from: s0, to: b0, none: state.none });
  const verbsAhead = counted(verbsBefore, { from: s0, to: b0, none: state.none });
  const conjunctionsAhead = counted(conjunctionsBefore, { from: s0, to: b0, none: state.none });
  out[count++] = (160 << 24) | (two << 4) | (marks << 2) | verbs;
  out[count++] = (161 << 24) | (top << 4) | (marksAhead << 2) | verbsAhead;
  out[count++] = (162 << 24) | (two << 4) | (conjunctions << 2) | marks;
  out[count++] = (163 << 24) | (top << 4) | (conjunctionsAhead << 2) | marksAhead;
  out[count++] = (164 << 24) | (two << 10) | ((tag[b0] as number) << 4) | (marks << 2) | marksAhead;
  out[count++] = (word[left1[s0] as number] as number) ^ ((165 << 24) | (two << 4) | (marks << 2) | conjunctions);
  features.length = count;
}

/** Words from one to the other, in steps: 1 to 4, up to 6, up to 10, more; 0 where one of them is missing. */
function reach(from: number, to: number, { none }: ParserState): number {
  if (from === none || to === none) return 0;
  const far = to - from;
  if (far <= 4) return far;
  return far <= 6 ? 5 : far <= 10 ? 6 : 7;
}

function few(count: number): number {
  return count < 4 ? count : 4;
}

/** 0, 1 or more of a kind strictly between two words; 3 where one of them is missing. */
function counted(before: Int32Array, { from, to, none }: { readonly from: number; readonly to: number; readonly none: number }): number {
  if (from === none || to === none) return 3;
  const count = (before[to] as number) - (before[from + 1] as number);
  return count < 2 ? count : 2;
}
