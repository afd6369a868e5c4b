import type { Features } from "./scoring.ts";
import { NO_RELATION, type ParserState } from "./state.ts";
import { join } from "./words.ts";

/** What speaks for the relation of the topmost word to the head it is about to get. Templates are numbered as in `transitions.ts`. */
export function labelFeatures(state: ParserState, head: number, features: Features): void {
  const { word, tag } = state;
  const out = features.values;
  const child = state.stacked(0);
  const side = head < child ? 1 : 0;
  const headWord = word[head] as number;
  const childWord = word[child] as number;
  const headTag = tag[head] as number;
  const childTag = tag[child] as number;
  const sided = (code: number) => (code << 24) | (side << 18);
  const both = (headTag << 6) | childTag;
  const pair = join(headWord, childWord);
  let count = 0;
  out[count++] = sided(1);
  out[count++] = childWord ^ sided(2);
  out[count++] = sided(3) | childTag;
  out[count++] = headWord ^ sided(4);
  out[count++] = sided(5) | headTag;
  out[count++] = sided(6) | both;
  out[count++] = headWord ^ (sided(7) | childTag);
  out[count++] = childWord ^ (sided(8) | headTag);
  out[count++] = pair ^ sided(9);
  out[count++] = (state.ending[child] as number) ^ (sided(10) | headTag);
  out[count++] = (state.ending[head] as number) ^ (sided(11) | childTag);
  out[count++] = sided(12) | (both << 3) | steps(head, child);
  out[count++] = childWord ^ (sided(13) | steps(head, child));
  features.length = count;
  ownDependents(state, { head, child, side }, features);
  siblings(state, { head, child, side }, features);
}

interface Arc {
  readonly head: number;
  readonly child: number;
  /** 1 where the head stands before. */
  readonly side: number;
}

function ownDependents(state: ParserState, { head, child, side }: Arc, features: Features): void {
  const { word, tag, relation, left1, left2, right1 } = state;
  const out = features.values;
  let count = features.length;
  const headWord = word[head] as number;
  const childWord = word[child] as number;
  const headTag = tag[head] as number;
  const childTag = tag[child] as number;
  const both = (headTag << 6) | childTag;
  const left = left1[child] as number;
  const second = left2[child] as number;
  const right = right1[child] as number;
  const leftWord = word[left] as number;
  const before = child > 0 ? child - 1 : state.none;
  const after = child + 1 < state.length ? child + 1 : state.none;
  const beforeHead = head > 0 && head < state.length ? head - 1 : state.none;
  const sided = (code: number) => (code << 24) | (side << 18);
  out[count++] = leftWord ^ (sided(20) | childTag);
  out[count++] = sided(21) | (both << 6) | (tag[left] as number);
  out[count++] = sided(22) | (both << 6) | (tag[right] as number);
  out[count++] = leftWord ^ (sided(23) | both);
  out[count++] = join(headWord, leftWord) ^ sided(24);
  out[count++] = join(childWord, leftWord) ^ sided(25);
  out[count++] = join(headWord, leftWord) ^ (sided(26) | childTag);
  out[count++] = (word[second] as number) ^ (sided(27) | (headTag << 6) | childTag);
  out[count++] = childWord ^ (sided(28) | ((tag[left] as number) << 6) | (tag[right] as number));
  out[count++] = join(both, (side << 12) | ((relation[left] as number) << 6) | (relation[right] as number)) ^ (29 << 24);
  out[count++] = sided(30) | (both << 6) | (tag[before] as number);
  out[count++] = sided(31) | (both << 6) | (tag[after] as number);
  out[count++] = sided(32) | (both << 6) | (tag[beforeHead] as number);
  out[count++] = sided(33) | (childTag << 12) | ((tag[before] as number) << 6) | (tag[after] as number);
  out[count++] = join(childWord, word[before] as number) ^ (34 << 24);
  out[count++] = join(childWord, word[after] as number) ^ (35 << 24);
  features.length = count;
}

/** What the head has already: a verb with an object takes no second one, one with a passive auxiliary a passive subject. */
function siblings(state: ParserState, { head, child, side }: Arc, features: Features): void {
  const { word, tag, relation, left1, left2, right1, lefts } = state;
  const out = features.values;
  let count = features.length;
  const headWord = word[head] as number;
  const headTag = tag[head] as number;
  const childTag = tag[child] as number;
  const both = (headTag << 6) | childTag;
  const sibling = side === 1 ? (right1[head] as number) : (left1[head] as number);
  const left = left1[head] as number;
  const siblingRelation = relation[sibling] as number;
  const leftRelation = relation[left] as number;
  const secondRelation = relation[left2[head] as number] as number;
  const sided = (code: number) => (code << 24) | (side << 18);
  out[count++] = sided(40) | (both << 6) | siblingRelation;
  out[count++] = sided(41) | (both << 6) | leftRelation;
  out[count++] = headWord ^ (sided(42) | (childTag << 6) | siblingRelation);
  out[count++] = join(both, (side << 12) | (leftRelation << 6) | secondRelation) ^ (43 << 24);
  out[count++] = headWord ^ (sided(44) | (childTag << 3) | Math.min(lefts[head] as number, 4));
  out[count++] = (word[left] as number) ^ (sided(45) | both);
  out[count++] = (word[sibling] as number) ^ (sided(46) | both);
  out[count++] = sided(47) | (both << 1) | (siblingRelation === NO_RELATION ? 0 : 1);
  features.length = count;
}

function steps(head: number, child: number): number {
  const far = Math.abs(head - child);
  return far <= 4 ? far : far <= 8 ? 5 : 6;
}
