import type { Account } from "../../../api/wire.ts";
import { at } from "../../../base/assert.ts";
import type { Block, Span } from "../../../model/source.ts";

/** The block that holds an offset, or the last one that begins before it. */
export function blockAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(blocks, middle).start <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** What touches each block, for items ordered by start. An item that runs over several blocks is in each. */
export function perBlock<T extends Span>(blocks: readonly Block[], items: readonly T[]): readonly (readonly T[])[] {
  const groups: T[][] = blocks.map(() => []);
  for (const item of items) {
    for (let block = blockAt(blocks, item.start); block < blocks.length; block++) {
      const { start, end } = at(blocks, block);
      if (start >= item.end) break;
      if (end > item.start) groups[block]?.push(item);
    }
  }
  return groups;
}

/** The items that cover an offset, the shortest first: the one most meant by pointing there. */
export function covering<T extends Span>(items: readonly T[], offset: number): readonly T[] {
  return items.filter((item) => item.start <= offset && offset < item.end).sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** The number readers cite a block by: paragraphs, items and cells are counted from 1, headings are not. */
export function paragraphNumbers(blocks: readonly Block[]): readonly (number | undefined)[] {
  let count = 0;
  return blocks.map((block) => {
    if (block.kind === "heading") return undefined;
    count++;
    return count;
  });
}

/** Where a passage stands, as a reader would say it. */
export interface Place {
  /** The heading it stands under; absent before the first. */
  readonly heading?: string;
  /** Absent where the passage is itself in a heading. */
  readonly paragraph?: number;
}

export function placeOf(account: Account, offset: number): Place {
  const index = blockAt(account.blocks, offset);
  const paragraph = paragraphNumbers(account.blocks)[index];
  const heading = account.blocks.slice(0, index + 1).findLast((block) => block.kind === "heading");
  return {
    ...(heading === undefined ? {} : { heading: account.text.slice(heading.start, heading.end) }),
    ...(paragraph === undefined ? {} : { paragraph }),
  };
}

/** Passages of one block with the words around them. */
export interface Excerpt<T> {
  readonly runs: readonly Run<T>[];
  /** The block goes on before or after what is shown. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** From the first of the passages to the last, with at most `around` characters of their block on each side, cut between words. */
export function excerptOf<T extends Span>(account: Account, passages: readonly T[], around: number): Excerpt<T> {
  const first = Math.min(...passages.map(({ start }) => start));
  const last = Math.max(...passages.map(({ end }) => end));
  const block = account.blocks[blockAt(account.blocks, first)] ?? { start: 0, end: account.text.length };
  const cutBefore = first - around > block.start;
  const cutAfter = last + around < block.end;
  const start = cutBefore ? nextWord(account.text, first - around, first) : Math.min(block.start, first);
  const end = cutAfter ? wordBefore(account.text, last + around, last) : Math.max(block.end, last);
  return { runs: runsOf(account.text, { start, end }, passages), cutBefore, cutAfter };
}

/** Where a word begins after `from`, or `limit`. */
function nextWord(text: string, from: number, limit: number): number {
  const blank = text.slice(from, limit).search(/\s\S/);
  return blank < 0 ? limit : from + blank + 1;
}

/** Where a word ends before `from`, or `limit`. */
function wordBefore(text: string, from: number, limit: number): number {
  const [tail = ""] = /\s+\S*$/.exec(text.slice(limit, from)) ?? [];
  return tail === "" ? limit : from - tail.length;
}

/** A run of a block's text and the items that cover all of it; the runs of a block tile it. */
export interface Run<T> {
  readonly text: string;
  readonly items: readonly T[];
}

/** Cuts a span of `text` wherever an item begins or ends. */
export function runsOf<T extends Span>(text: string, span: Span, items: readonly T[]): readonly Run<T>[] {
  const cuts = new Set([span.start, span.end]);
  for (const item of items) {
    cuts.add(Math.max(span.start, item.start));
    cuts.add(Math.min(span.end, item.end));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(1).map((end, index) => {
    const start = at(edges, index);
    return { text: text.slice(start, end), items: items.filter((item) => item.start <= start && end <= item.end) };
  });
}

/** A heading as the table of contents lists it. */
export interface Heading {
  readonly block: number;
  readonly level: number;
  readonly text: string;
}

export function contentsOf(account: Account): readonly Heading[] {
  return account.blocks.flatMap((block, index) =>
    block.kind === "heading" ? [{ block: index, level: block.level, text: account.text.slice(block.start, block.end) }] : [],
  );
}
