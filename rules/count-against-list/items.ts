import type { Inquiry } from "../../src/findings/inquiry.ts";
import { phraseAt, type TokenRange } from "../../src/findings/phrases.ts";
import type { RuleWords } from "../../src/lang/rules.ts";
import type { Document } from "../../src/model/document.ts";
import type { NameMention } from "../../src/model/mention.ts";

/** How many items a list may be read to have. */
export interface ItemCount {
  readonly low: number;
  readonly high: number;
  readonly range: TokenRange;
}

/** Items longer than this are clauses, and their commas need not part items. */
const ITEM_TOKENS = 9;
const OPENING = new Set(["(", "[", "{"]);
const CLOSING = new Set([")", "]", "}"]);

/** A row of names with a last "and": "A, B and C". Each name is one item; the row ends where something else stands. */
export function namesFrom(
  start: number,
  limit: number,
  document: Document,
  inquiry: Inquiry,
): { readonly names: readonly NameMention[]; readonly end: number } | undefined {
  const { tokens } = document;
  const words = inquiry.language(document)?.rules;
  const sentence = sentenceOf(start, document);
  if (words === undefined || sentence === undefined) return undefined;
  const all = inquiry.names(document, sentence);
  const names: NameMention[] = [];
  let index = start;
  let joined = false;
  while (index < limit) {
    const name = nameAt(index, all, document);
    if (name === undefined) break;
    names.push(name);
    index = name.endToken;
    const comma = tokens[index]?.text === "," ? 1 : 0;
    const and = phraseAt(document, index + comma, words.lists.and);
    if (comma + and === 0) break;
    if (and > 0 && nameAt(index + comma + and, all, document) !== undefined) joined = true;
    else if (nameAt(index + comma + and, all, document) === undefined) break;
    index += comma + and;
  }
  return joined && names.length > 1 ? { names, end: index } : undefined;
}

function sentenceOf(token: number, document: Document): number | undefined {
  return document.sentences.find((sentence) => sentence.firstToken <= token && token < sentence.endToken)?.index;
}

/** The name that begins here, its title or article before it. */
function nameAt(index: number, names: readonly NameMention[], document: Document): NameMention | undefined {
  const offset = document.tokens[index]?.start;
  if (offset === undefined) return undefined;
  const name = names.find(
    (candidate) =>
      candidate.firstToken >= index &&
      candidate.firstToken <= index + 3 &&
      (candidate.title === undefined ? candidate.firstToken <= index + 1 : candidate.title.start >= offset - 4),
  );
  if (name === undefined) return undefined;
  return document.tokens.slice(index, name.firstToken).every((token) => token.kind === "word") ? name : undefined;
}

/** The items of a run of words after a colon; absent where it cannot be told what parts them. */
export function itemsIn(range: TokenRange, document: Document, { lists }: RuleWords): ItemCount | undefined {
  const semicolons = countAtTop(range, document, (index) => document.tokens[index]?.text === ";");
  if (semicolons > 0) return { low: semicolons + 1, high: semicolons + 1, range };
  const numbered = numberedIn(range, document);
  if (numbered > 1) return { low: numbered, high: numbered, range };
  const lengths: number[] = [];
  let current = 0;
  let ands = 0;
  let last: "comma" | "and" | "word" = "word";
  let oxford = false;
  let depth = 0;
  for (let index = range.from; index < range.to; index++) {
    const text = document.tokens[index]?.text ?? "";
    if (OPENING.has(text)) depth++;
    if (CLOSING.has(text)) depth--;
    if (depth > 0 || CLOSING.has(text)) continue;
    const and = phraseAt(document, index, lists.and);
    if (text === ",") {
      if (last !== "comma") lengths.push(current);
      current = 0;
      last = "comma";
    } else if (and > 0) {
      ands++;
      if (last === "comma") oxford = true;
      else lengths.push(current);
      current = 0;
      index += and - 1;
      last = "and";
    } else if (text !== ".") {
      current++;
      last = "word";
    }
  }
  lengths.push(current);
  // One "and", before the last item, is how a list ends; more of them join words inside items.
  if (ands !== 1 || lengths.length < 2 || lengths.some((length) => length === 0 || length > ITEM_TOKENS)) return undefined;
  return { low: oxford ? lengths.length : lengths.length - 1, high: lengths.length, range };
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

/** "(1) … (2) …" and "1) … 2) …": how far the numbers run on from one. */
function numberedIn({ from, to }: TokenRange, document: Document): number {
  let next = 1;
  for (let index = from; index + 1 < to; index++) {
    if (document.tokens[index]?.text === String(next) && document.tokens[index + 1]?.text === ")") next++;
  }
  return next - 1;
}
