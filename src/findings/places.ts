import { assert, at } from "../base/assert.ts";
import type { Label } from "../model/finding.ts";
import type { Source, SourceId, Span } from "../model/source.ts";

/** Where a passage stands in the text as given. */
export interface Place extends Span {
  readonly source: Source;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number;
  /** The page of the document on which it begins; absent where that tells none. */
  readonly page?: string;
  /** `Source.given.slice(start, end)`. */
  readonly quote: string;
}

/** Finds passages in the texts as given. */
export interface Places {
  of(label: Label): Place;
  /** The line of the given text, without its line end, and where it begins. */
  line(source: Source, line: number): { readonly start: number; readonly text: string };
  /** The line on which an offset of the given text stands, from 1. */
  lineAt(source: Source, offset: number): number;
}

export function makePlaces(sources: Iterable<Source>): Places {
  const byId = new Map<SourceId, Source>();
  for (const source of sources) byId.set(source.id, source);
  const starts = new Map<SourceId, readonly number[]>();
  const startsOf = (source: Source): readonly number[] => {
    const known = starts.get(source.id) ?? lineStarts(source.given);
    starts.set(source.id, known);
    return known;
  };
  const lineAt = (source: Source, offset: number): number => countUpTo(startsOf(source), offset);
  return {
    lineAt,
    of(label) {
      const source = byId.get(label.source);
      assert(source !== undefined, `a finding refers to source ${label.source}, which was not handed in`);
      const { start, end } = source.offsets.toGiven(label.span);
      const line = lineAt(source, start);
      const column = start - at(startsOf(source), line - 1) + 1;
      const page = pageAt(source, start);
      return { source, start, end, line, column, ...(page === undefined ? {} : { page }), quote: source.given.slice(start, end) };
    },
    line(source, line) {
      const start = at(startsOf(source), line - 1);
      let end = startsOf(source)[line] ?? source.given.length;
      while (end > start && isLineEnd(source.given.charCodeAt(end - 1))) end--;
      return { start, text: source.given.slice(start, end) };
    },
  };
}

/** The label of the page on which an offset of the given text stands. */
export function pageAt({ pages = [] }: Source, offset: number): string | undefined {
  return pages[
    countUpTo(
      pages.map(({ start }) => start),
      offset,
    ) - 1
  ]?.label;
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}

/** Lines end in LF, CR LF or CR. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 10 || (unit === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
  }
  return starts;
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(ascending, middle) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
