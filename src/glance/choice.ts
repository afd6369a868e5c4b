import { diffArrays } from "diff";
import { at } from "../base/assert.ts";
import { firstEndingAfter } from "../base/collections.ts";
import type { Block, Source } from "../model/source.ts";
import { wordsOfMention } from "./moving.ts";
import { type PassageNumber, type PassageReading, type Remembered, type RememberedAccount, wordsOf } from "./remembered.ts";

/** What has changed in an account since it was remembered. */
export interface Changed {
  /** For each passage that was remembered the number of the block that it is now; absent where it is gone. */
  readonly nowOf: readonly (number | undefined)[];
  /** Numbers of the blocks that are new. */
  readonly fresh: readonly number[];
  /** How many passages are gone. */
  readonly gone: number;
  /** Where it changed: the number of the first passage behind each change. */
  readonly places: readonly number[];
}

/** Tokens around what has changed that are read with it. */
const AROUND = 800;
/** Tokens elsewhere that tell of the same names. */
const ELSEWHERE = 1800;
/** Tokens that have changed, of which more are not read at a glance. */
const MOST_CHANGED = 2000;
/** Places at which something has changed, and passages that are gone: with more nothing is read at a glance. */
const MOST_PLACES = 12;
const MOST_GONE = 200;
/** A token has no more characters than this, on average. */
const CHARACTERS = 6;

/** Which paragraphs of an account have changed. */
export function changedIn({ passages }: RememberedAccount, { text, blocks }: Source): Changed {
  const most = Math.min(passages.length, blocks.length);
  const same = (passage: number, block: number) => isSame(at(passages, passage), at(blocks, block), text);
  let first = 0;
  while (first < most && same(first, first)) first++;
  let last = 0;
  while (last < most - first && same(passages.length - 1 - last, blocks.length - 1 - last)) last++;
  const nowOf: (number | undefined)[] = [];
  const fresh: number[] = [];
  const places: number[] = [];
  for (let passage = 0; passage < first; passage++) nowOf.push(passage);
  let block = first;
  const between = diffArrays(
    passages.slice(first, passages.length - last).map((passage) => keyOf(passage, passage.text)),
    blocks.slice(first, blocks.length - last).map((each) => keyOf(each, text.slice(each.start, each.end))),
  );
  for (const { added, removed, count } of between) {
    if ((added || removed) && places.at(-1) !== nowOf.length) places.push(nowOf.length);
    for (let step = 0; step < count; step++) {
      if (removed) nowOf.push(undefined);
      else if (added) fresh.push(block++);
      else nowOf.push(block++);
    }
  }
  for (let behind = 0; behind < last; behind++) nowOf.push(block++);
  return { nowOf, fresh, gone: nowOf.filter((now) => now === undefined).length, places };
}

/** Whether more has changed than can be read at a glance. */
export function isMuch(changes: readonly Changed[], sources: readonly Source[]): boolean {
  const count = (of: (changed: Changed) => number) => changes.reduce((sum, changed) => sum + of(changed), 0);
  const characters = changes.flatMap(({ fresh }, account) => fresh.map((block) => at(at(sources, account).blocks, block)));
  const long = characters.reduce((sum, { start, end }) => sum + end - start, 0) > MOST_CHANGED * CHARACTERS;
  return long || count(({ gone }) => gone) > MOST_GONE || count(({ places }) => places.length) > MOST_PLACES;
}

function keyOf({ kind, level, marker }: Pick<Block, "kind" | "level" | "marker">, words: string): string {
  return `${kind} ${level} ${marker ?? ""}\n${words}`;
}

function isSame(passage: RememberedAccount["passages"][number], block: Block, text: string): boolean {
  return (
    passage.kind === block.kind &&
    passage.level === block.level &&
    passage.marker === block.marker &&
    passage.text.length === block.end - block.start &&
    passage.text === text.slice(block.start, block.end)
  );
}

/** What was read in each passage. */
export type Readings = (place: PassageNumber) => PassageReading;

interface Question {
  /** What has changed in each account. */
  readonly changes: readonly Changed[];
  /** The words that stand there now. */
  readonly words: string;
  /** What else bears on it. */
  readonly also: readonly PassageNumber[];
  readonly readings: Readings;
}

/** Numbers of the passages of each account that bear on what has changed, in order of reading. */
export function bearingOn(remembered: Remembered, { changes, words, also, readings }: Question): readonly (readonly number[])[] {
  const { accounts } = remembered;
  const chosen = accounts.map(() => new Set<number>());
  const choose = (place: PassageNumber) => {
    if (!isGone(changes, place)) at(chosen, place[0]).add(place[1]);
  };
  const many = changes.reduce((sum, { places }) => sum + places.length, 0);
  for (const [account, { places }] of changes.entries())
    for (const place of places) for (const passage of around(at(accounts, account), place, AROUND / many)) choose([account, passage]);
  for (const place of also) choose(place);
  let tokens = 0;
  for (const place of tellingOfNames(remembered, changes, words)) {
    if (isGone(changes, place) || chosen[place[0]]?.has(place[1]) === true) continue;
    tokens += at(at(accounts, place[0]).passages, place[1]).tokens;
    if (tokens > ELSEWHERE) break;
    choose(place);
  }
  const all = chosen.flatMap((passages, account) => [...passages].map((passage): PassageNumber => [account, passage]));
  for (const place of all) for (const other of referredTo(remembered, place, readings(place))) choose(other);
  return chosen.map((passages, account) => withHeadings(at(accounts, account), passages).filter((passage) => !isGone(changes, [account, passage])));
}

/** Whether a passage is one of those that are as they were no more. */
export function isGone(changes: readonly Changed[], [account, passage]: PassageNumber): boolean {
  return changes[account]?.nowOf[passage] === undefined;
}

/** Where that stands which the readings of a passage refer to: the date that a year was taken from, the words that a description stands for. */
function referredTo({ accounts }: Remembered, [account]: PassageNumber, { mentions, claims }: PassageReading): readonly PassageNumber[] {
  const ids = [
    ...mentions.flatMap((mention) => (mention.kind === "timex" ? [mention.anchor, "from" in mention.basis ? mention.basis.from : undefined] : [])),
    ...claims.map(({ when }) => when?.timex),
  ];
  const offsets = [
    ...ids.flatMap((id) => (id === undefined ? [] : (wordsOfMention(id)?.start ?? []))),
    ...claims.flatMap(({ roles }) => Object.values(roles).flatMap((fillers) => fillers.map(({ span }) => span.start))),
  ];
  return offsets.flatMap((offset) => passageAt(at(accounts, account), offset) ?? []).map((passage): PassageNumber => [account, passage]);
}

/** The number of the passage that an offset lies in. */
export function passageAt({ passages }: RememberedAccount, offset: number): number | undefined {
  const number = firstEndingAfter(passages, offset);
  const passage = passages[number];
  return passage !== undefined && passage.start <= offset ? number : undefined;
}

/** What stands before and behind, before it at least as far as the last date whose year is written out. */
function around({ passages }: RememberedAccount, place: number, most: number): readonly number[] {
  const near: number[] = [];
  let [tokens, dated] = [0, false];
  for (let passage = place - 1; passage >= 0 && (tokens < most / 2 || !dated) && tokens < most * 2; passage--) {
    tokens += at(passages, passage).tokens;
    dated ||= at(passages, passage).dated;
    near.push(passage);
  }
  tokens = 0;
  for (let passage = place; passage < passages.length && tokens < most / 2; passage++) {
    tokens += at(passages, passage).tokens;
    near.push(passage);
  }
  return near;
}

/** The passages that tell of what is named in some words: first those of names that are told of least. */
function tellingOfNames({ entities }: Remembered, changes: readonly Changed[], words: string): readonly PassageNumber[] {
  const there = new Set(wordsOf(words));
  const weights = new Map<string, { readonly place: PassageNumber; weight: number }>();
  for (const { names, passages } of entities) {
    if (!names.some((name) => name.length > 0 && name.every((word) => there.has(word)))) continue;
    for (const place of passages) {
      const key = place.join(" ");
      const known = weights.get(key) ?? { place, weight: 0 };
      known.weight += 1 / passages.length;
      weights.set(key, known);
    }
  }
  const distance = ([account, passage]: PassageNumber) =>
    Math.min(...(changes[account]?.places ?? []).map((place) => Math.abs(passage - place)), Number.MAX_SAFE_INTEGER);
  return [...weights.values()].sort((a, b) => b.weight - a.weight || distance(a.place) - distance(b.place)).map(({ place }) => place);
}

/** Passages in order, with the headings that they stand under. */
function withHeadings({ passages }: RememberedAccount, chosen: ReadonlySet<number>): readonly number[] {
  const all = new Set(chosen);
  for (const passage of chosen) {
    let level = Number.POSITIVE_INFINITY;
    for (let above = passage - 1; above >= 0 && level > 1; above--) {
      const { kind, level: own } = at(passages, above);
      if (kind !== "heading" || own >= level) continue;
      level = own;
      all.add(above);
    }
  }
  return [...all].sort((a, b) => a - b);
}
