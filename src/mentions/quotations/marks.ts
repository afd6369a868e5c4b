import { at } from "../../base/assert.ts";
import type { Document, Paragraph, Token } from "../../model/document.ts";

/** The tokens of a pair of quotation marks; the words stand between them. */
export interface MarkPair {
  readonly open: number;
  readonly close: number;
}

type Direction = "open" | "close" | "either";

const openers = new Set(["“", "„", "«", "‹", "‘", "‚", "「", "『"]);
const closers = new Set(["”", "»", "›", "」", "』"]);
/** What closes each mark that can open, where its language's custom is another: „German“, »German«, ”Swedish”. */
const closedBy: ReadonlyMap<string, string> = new Map([
  ["„", "“”"],
  ["‟", "”"],
  ["»", "«"],
  ["”", "”"],
  ["‚", "‘’"],
  ["›", "‹"],
]);
const doubles = new Set(['"', "“", "”", "„", "«", "»", "「", "」"]);
const singles = new Set(["'", "‘", "’", "‚", "‹", "›", "『", "』"]);

/** Pairs of marks in reading order, the outer before the inner. A quotation that runs over paragraphs, each opened anew, is one pair. */
export function markPairs(document: Document): readonly MarkPair[] {
  const pairs: MarkPair[] = [];
  let carried: number | undefined;
  for (const paragraph of document.paragraphs) {
    const range = tokensOf(document, paragraph);
    if (range === undefined) continue;
    const opensAnew = doubles.has(at(document.tokens, range.first).text);
    if (carried !== undefined && !opensAnew) carried = undefined;
    const { found, unclosed } = pairsIn(document, range, carried);
    for (const pair of found) pairs.push(pair);
    carried = unclosed !== undefined && nextOpens(document, paragraph) ? unclosed : undefined;
  }
  return pairs.sort((a, b) => a.open - b.open || b.close - a.close);
}

interface TokenRange {
  readonly first: number;
  readonly end: number;
}

function tokensOf(document: Document, paragraph: Paragraph): TokenRange | undefined {
  if (paragraph.firstSentence >= paragraph.endSentence) return undefined;
  const first = at(document.sentences, paragraph.firstSentence).firstToken;
  const end = at(document.sentences, paragraph.endSentence - 1).endToken;
  return end > first ? { first, end } : undefined;
}

function nextOpens(document: Document, paragraph: Paragraph): boolean {
  const next = document.paragraphs[paragraph.index + 1];
  const range = next === undefined ? undefined : tokensOf(document, next);
  return range !== undefined && doubles.has(at(document.tokens, range.first).text);
}

function pairsIn(
  document: Document,
  { first, end }: TokenRange,
  carried: number | undefined,
): { readonly found: readonly MarkPair[]; readonly unclosed?: number } {
  const found: MarkPair[] = [];
  let double = carried;
  let single: number | undefined;
  for (let index = carried === undefined ? first : first + 1; index < end; index++) {
    const { text } = at(document.tokens, index);
    if (doubles.has(text)) {
      const direction = double === undefined ? directionOf(document, index, { first, end }) : closing(document, double, { index, first, end });
      if (double === undefined) {
        if (direction !== "close" || opensOddly(document, index, { first, end })) double = index;
      } else if (direction !== "open") {
        if (index > double + 1) found.push({ open: double, close: index });
        double = undefined;
        single = undefined;
      }
    } else if (singles.has(text)) {
      const direction = directionOf(document, index, { first, end });
      if (single === undefined && direction === "open") single = index;
      else if (single !== undefined && direction === "close" && !ownerBefore(document, index)) {
        if (index > single + 1) found.push({ open: single, close: index });
        single = undefined;
      }
    }
  }
  return double === undefined ? { found } : { found, unclosed: double };
}

/** The mark as it was given, before it was straightened. */
function givenMark(document: Document, index: number): string {
  const token = at(document.tokens, index);
  const given = document.source.offsets.toGiven({ start: token.start, end: token.end });
  return document.source.given.slice(given.start, given.end);
}

/** Which way a mark faces within a quotation: a mark that by its language closes what is open closes it. */
function closing(document: Document, open: number, { index, first, end }: TokenRange & { readonly index: number }): Direction {
  const pair = closedBy.get(givenMark(document, open));
  if (pair !== undefined && openedOddly(document, open)) return pair.includes(givenMark(document, index)) ? "close" : "open";
  return directionOf(document, index, { first, end });
}

/** „, and » or ” with a blank before it and none behind. */
function openedOddly(document: Document, open: number): boolean {
  const mark = givenMark(document, open);
  const next = document.tokens[open + 1];
  return openers.has(mark) || (next !== undefined && !next.spaceBefore);
}

/** A mark that mostly closes opens where a blank or the paragraph's begin stands before it, no blank behind it, and its own closing mark follows. */
function opensOddly(document: Document, index: number, { first, end }: TokenRange): boolean {
  const pair = closedBy.get(givenMark(document, index));
  const next = document.tokens[index + 1];
  if (pair === undefined || next === undefined || next.spaceBefore || !(index === first || at(document.tokens, index).spaceBefore)) return false;
  for (let later = index + 2; later < end; later++)
    if (doubles.has(at(document.tokens, later).text)) return pair.includes(givenMark(document, later));
  return false;
}

/** Which way a mark faces: by the text as given if that tells, else by the blanks around it. */
function directionOf(document: Document, index: number, { first, end }: TokenRange): Direction {
  const token = at(document.tokens, index);
  const mark = givenMark(document, index);
  if (openers.has(mark)) return "open";
  if (closers.has(mark)) return "close";
  const next: Token | undefined = index + 1 < end ? at(document.tokens, index + 1) : undefined;
  const before: Token | undefined = index > first ? at(document.tokens, index - 1) : undefined;
  const opens =
    next !== undefined &&
    !next.spaceBefore &&
    next.kind !== "punctuation" &&
    (token.spaceBefore || before === undefined || /^[([—–"']$/.test(before.text));
  const closes = before !== undefined && !token.spaceBefore && before.kind !== "number";
  if (opens === closes) return "either";
  return opens ? "open" : "close";
}

/** "the sailors' pay": a mark after a plural and before a word is an owner's. */
function ownerBefore(document: Document, index: number): boolean {
  const before = at(document.tokens, index - 1);
  const next = document.tokens[index + 1];
  return before.lower.endsWith("s") && next?.kind === "word" && next.spaceBefore && /^\p{Ll}/u.test(next.text) && laterSingle(document, index);
}

function laterSingle(document: Document, index: number): boolean {
  for (let later = index + 1; later < Math.min(document.tokens.length, index + 12); later++) {
    const token = at(document.tokens, later);
    if (singles.has(token.text) && !token.spaceBefore) return true;
  }
  return false;
}
