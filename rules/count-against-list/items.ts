import { phraseAt, type TokenRange } from "../../src/findings/phrases.ts";
import type { Grammar } from "../../src/lang/grammar.ts";
import type { RuleWords } from "../../src/lang/rules.ts";
import type { Document } from "../../src/model/document.ts";
import type { NameMention } from "../../src/model/mention.ts";

/** How many items a list may be read to have. */
export interface ItemCount {
  readonly low: number;
  readonly high: number;
  readonly range: TokenRange;
  /** Parted by semicolons or numbers, not by commas. */
  readonly sure: boolean;
}

/** Items longer than this are clauses, and their commas need not part items. */
const ITEM_TOKENS = 9;
/** A name in a row of names: "Hans von Weber" has an "of" too many. */
const NAME_TOKENS = 3;
const OPENING = new Set(["(", "[", "{"]);
const CLOSING = new Set([")", "]", "}"]);

interface Row {
  readonly range: TokenRange;
  /** The names of the sentence. */
  readonly names: readonly NameMention[];
  /** Words that may stand before the name of a body. */
  readonly articles?: ReadonlySet<string> | undefined;
}

/** A row of names with a last "and": "A, B and C". Each name is one item; the row ends where something else stands. */
export function namesFrom(
  row: Row,
  document: Document,
  { lists }: RuleWords,
): { readonly names: readonly NameMention[]; readonly end: number } | undefined {
  const { range } = row;
  const names: NameMention[] = [];
  let index = range.from;
  let joined = false;
  while (index < range.to) {
    const name = nameAt(index, row, document);
    if (name === undefined) break;
    names.push(name);
    index = name.endToken;
    const comma = document.tokens[index]?.text === "," ? 1 : 0;
    const and = phraseAt(document, index + comma, lists.and);
    if (comma + and === 0 || nameAt(index + comma + and, row, document) === undefined) break;
    if (and > 0) joined = true;
    index += comma + and;
  }
  return joined && names.length > 1 && !goesOn(index, document) ? { names, end: index } : undefined;
}

/** A comma and another capital: a name nobody knows may follow. */
function goesOn(index: number, document: Document): boolean {
  const next = document.tokens[index + 1];
  return document.tokens[index]?.text === "," && next !== undefined && next.text.slice(0, 1) !== next.lower.slice(0, 1);
}

/** Capitalised words in a row that fill the range, at most three to an item: names of which nothing is known. */
export function capitalsIn({ from, to }: TokenRange, document: Document, { lists }: RuleWords): number | undefined {
  let items = 0;
  let joined = false;
  let index = from;
  while (index < to) {
    const first = index;
    while (index < to && index - first < NAME_TOKENS && /^\p{Lu}\p{Ll}/u.test(document.tokens[index]?.text ?? "")) index++;
    if (index === first) return undefined;
    items++;
    if (index >= to) break;
    const comma = document.tokens[index]?.text === "," ? 1 : 0;
    const and = phraseAt(document, index + comma, lists.and);
    if (comma + and === 0 || joined) return undefined;
    joined = and > 0;
    index += comma + and;
  }
  return joined && items > 1 ? items : undefined;
}

/** The name that begins here, or whose title does, or, of a body, whose article does. */
function nameAt(index: number, { names, articles }: Row, document: Document): NameMention | undefined {
  const offset = document.tokens[index]?.start;
  const named = names.find((candidate) => candidate.firstToken === index || candidate.title?.start === offset);
  const article = articles?.has(document.tokens[index]?.lower ?? "") === true;
  return named ?? (article ? names.find(({ kind, firstToken }) => kind === "group" && firstToken === index + 1) : undefined);
}

/** The items of a run of words after a colon; absent where it cannot be told what parts them. */
export function itemsIn(
  range: TokenRange,
  document: Document,
  { words, grammar }: { readonly words: RuleWords; readonly grammar: Grammar | undefined },
): ItemCount | undefined {
  const numbered = numberedIn(range, document);
  if (numbered > 1) return { low: numbered, high: numbered, range, sure: true };
  if (grammar === undefined) return undefined;
  const alike = alikeIn(range, document, words);
  if (alike > 1) return { low: alike, high: alike, range, sure: true };
  const pieces = piecesOf(range, document, { words, grammar });
  const most = pieces.lengths.length;
  // What semicolons part may itself hold several items: "for A; for B and C".
  const semicolons = countAtTop(range, document, (index) => document.tokens[index]?.text === ";");
  if (semicolons > 0) return { low: semicolons + 1, high: Math.max(semicolons + 1, most), range, sure: true };
  // One "and", before the last item, is how a list ends; more of them join words inside items.
  if (isClause(range, document, grammar) || pieces.ands !== 1 || most < 2) return undefined;
  if (pieces.lengths.some((length) => length === 0 || length > ITEM_TOKENS)) return undefined;
  const least = most - pieces.asides - pieces.trailing - (pieces.oxford ? 0 : 1);
  return { low: Math.max(1, least), high: most, range, sure: false };
}

/** "bread, wine and candles had become dear": a sentence of its own, whose commas part no items. */
function isClause({ from, to }: TokenRange, document: Document, grammar: Grammar): boolean {
  return document.tokens
    .slice(from, to)
    .some(({ lower }) => [grammar.be, grammar.have, grammar.do, grammar.plannedModals, grammar.possibleModals].some((verbs) => verbs.has(lower)));
}

interface Pieces {
  /** Tokens of each piece. */
  readonly lengths: readonly number[];
  readonly ands: number;
  /** A comma stands before the "and". */
  readonly oxford: boolean;
  /** Pieces that begin with an article beside others that do not: "Siwa, an oasis" is one item. */
  readonly asides: number;
  /** Pieces after the one that "and" opens. */
  readonly trailing: number;
}

/** The pieces between commas, semicolons and "and", outside brackets. */
function piecesOf(
  { from, to }: TokenRange,
  document: Document,
  { words: { lists }, grammar: { determiners } }: { readonly words: RuleWords; readonly grammar: Grammar },
): Pieces {
  const lengths: number[] = [];
  let current = 0;
  let ands = 0;
  let depth = 0;
  let oxford = false;
  let led = 0;
  let trailing = 0;
  for (let index = from; index < to; index++) {
    const text = document.tokens[index]?.text ?? "";
    if (OPENING.has(text)) depth++;
    if (CLOSING.has(text)) depth--;
    if (depth > 0 || CLOSING.has(text) || text === ".") continue;
    const comma = text === "," || text === ";" ? 1 : 0;
    const and = phraseAt(document, index + comma, lists.and);
    if (comma + and === 0) {
      if (current === 0 && determiners.has(document.tokens[index]?.lower ?? "")) led++;
      current++;
      continue;
    }
    lengths.push(current);
    current = 0;
    if (and > 0) ands++;
    if (and > 0 && comma > 0) oxford = true;
    trailing = and > 0 ? 0 : trailing + 1;
    index += comma + and - 1;
  }
  return { lengths: [...lengths, current], ands, oxford, asides: led === lengths.length + 1 ? 0 : led, trailing };
}

function countAtTop({ from, to }: TokenRange, document: Document, counts: (index: number) => boolean): number {
  let depth = 0;
  let count = 0;
  for (let index = from; index < to; index++) {
    const text = document.tokens[index]?.text ?? "";
    if (OPENING.has(text)) depth++;
    else if (CLOSING.has(text)) depth--;
    else if (depth === 0 && counts(index)) count++;
  }
  return count;
}

/** "one for A and B, one for C, and one for D": how many items begin as the first does; 0 where the first word is no such mark. */
function alikeIn({ from, to }: TokenRange, document: Document, { lists }: RuleWords): number {
  const first = document.tokens[from]?.lower ?? "";
  if (!lists.itemOpeners.has(first)) return 0;
  const begins = (index: number) => {
    const before = document.tokens[index - 1]?.text ?? "";
    const mark = before === "," || before === ";" || before === ":";
    return mark || lists.and.some((phrase) => phraseAt(document, index - phrase.length, [phrase]) > 0);
  };
  return countAtTop({ from, to }, document, (index) => document.tokens[index]?.lower === first && begins(index));
}

/** "(1) … (2) …" and "1) … 2) …": how far the numbers run on from one. */
function numberedIn({ from, to }: TokenRange, document: Document): number {
  let next = 1;
  for (let index = from; index + 1 < to; index++) {
    if (document.tokens[index]?.text === String(next) && document.tokens[index + 1]?.text === ")") next++;
  }
  return next - 1;
}
