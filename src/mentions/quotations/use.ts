import { at } from "../../base/assert.ts";
import type { NameData } from "../../lang/names.ts";
import type { QuotationData } from "../../lang/quotations.ts";
import type { Document } from "../../model/document.ts";
import type { NameMention, QuotationMention } from "../../model/mention.ts";
import { treeOf } from "../../text/syntax/tree.ts";
import type { MarkPair } from "./marks.ts";

export interface UseContext {
  readonly document: Document;
  readonly data: QuotationData;
  readonly names: NameData | undefined;
  /** The name that the marks enclose and nothing else. */
  readonly name: NameMention | undefined;
  /** A speaker or a verb of speech was found beside the marks. */
  readonly spoken: boolean;
  /** They were found behind the marks. */
  readonly behind: boolean;
}

/** Words from which on a quoted stretch is somebody's words and no single expression. */
const clauseWords = 4;
/** Words from which on it is so without a verb of speech beside it. */
const sentenceWords = 7;

/** What the marks do, in this order: a label asked for, the title of a work, a name, spoken words, distance. */
export function useOf(pair: MarkPair, context: UseContext): QuotationMention["use"] {
  const { document, data, name, spoken } = context;
  const words = document.tokens.slice(pair.open + 1, pair.close).filter((token) => token.kind !== "punctuation");
  const capitals = allCapitals(pair, context);
  if (titledBefore(document, pair.open, data) && words.length <= 12) return "title";
  if (
    (labelledBefore(document, pair.open, data) || namedBefore(document, pair.open, data)) &&
    words.length < clauseWords + 4 &&
    !(spoken && words.length >= sentenceWords)
  )
    return "label";
  if (context.behind && (endsSentence(document, pair.close) || breaksOff(document, pair.close))) return "quotation";
  if (name !== undefined) return name.kind === "document" || name.kind === "event" ? "title" : "name";
  if (capitals && words.length > 1 && words.length <= 10)
    return headIsWork(
      context,
      words.map((token) => token.lower),
    )
      ? "title"
      : "name";
  if (spoken && (words.length >= clauseWords || endsSentence(document, pair.close) || breaksOff(document, pair.close))) return "quotation";
  if (words.length >= sentenceWords) return "quotation";
  if (capitals) return "label";
  if (isTurnOfPhrase(pair, context) || (spoken && !isDescribed(pair, context))) return "quotation";
  return words.length >= clauseWords && endsSentence(document, pair.close) ? "quotation" : "distance";
}

/** «The only way,» wrote X: a comma within the marks, and a speaker behind them. */
function breaksOff(document: Document, close: number): boolean {
  return at(document.tokens, close - 1).text === ",";
}

/** "in a benevolent spirit", "traitorously and maliciously": several words that are no name for a thing are taken from somebody's mouth. */
function isTurnOfPhrase({ open, close }: MarkPair, { document, data, names }: UseContext): boolean {
  const words = document.tokens.slice(open + 1, close).filter((token) => token.kind === "word");
  const [first] = words;
  if (first === undefined || words.length < 2) return false;
  const tree = treeOf(document);
  const opensPhrase = names?.functionWords.has(first.lower) === true && !data.articles.has(first.lower);
  if (tree === undefined) return opensPhrase && words.length >= clauseWords;
  const last = at(words, words.length - 1);
  return (tree.pos(first.index) === "ADP" && words.length > 2) || tree.pos(last.index) === "ADV" || (opensPhrase && words.length >= clauseWords);
}

/** 'a "free state"', 'our "allies"' in what somebody says or does: the marks keep a word at a distance; after other words they quote. */
function isDescribed({ open }: MarkPair, { document, data }: UseContext): boolean {
  const before = document.tokens[open - 1];
  return before !== undefined && data.articles.has(before.lower) && !data.speech.has(document.tokens[open - 2]?.lower ?? "");
}

function headIsWork({ names }: UseContext, words: readonly string[]): boolean {
  return words.some((word) => {
    const kind = names?.lastHeads.get(word)?.kind;
    return kind === "document" || kind === "event";
  });
}

/** Every word that is not a small one has a capital. */
function allCapitals({ open, close }: MarkPair, { document, names }: UseContext): boolean {
  if (/^\p{Ll}/u.test(document.tokens[open + 1]?.text ?? "")) return false;
  let capital = 0;
  for (let index = open + 1; index < close; index++) {
    const token = at(document.tokens, index);
    if (token.kind !== "word") continue;
    if (/^\p{Lu}/u.test(token.text)) capital++;
    else if (names?.functionWords.has(token.lower) !== true && names?.possessive.has(token.lower) !== true) return false;
  }
  return capital > 0;
}

function endsSentence(document: Document, close: number): boolean {
  return /^[.!?…]$|^\.\.\.$/.test(at(document.tokens, close - 1).text);
}

function titledBefore(document: Document, open: number, data: QuotationData): boolean {
  const before = document.tokens[open - 1];
  const earlier = document.tokens[open - 2];
  if (before === undefined) return false;
  return data.titles.has(before.lower) || (before.text === "," && earlier !== undefined && data.titles.has(earlier.lower));
}

/** "call the country «…»": the verb stands at most four words before, with no mark between. */
function namedBefore(document: Document, open: number, data: QuotationData): boolean {
  for (let index = open - 1; index >= Math.max(0, open - 5); index--) {
    const token = at(document.tokens, index);
    if (token.kind === "punctuation") return false;
    if (data.naming.has(token.lower)) return true;
  }
  return false;
}

function labelledBefore(document: Document, open: number, data: QuotationData): boolean {
  return [open, open - 1].some(
    (end, back) =>
      (back === 0 || isArticle(document, open - 1)) &&
      data.labels.some(
        (phrase) => end >= phrase.length && phrase.every((word, offset) => at(document.tokens, end - phrase.length + offset).lower === word),
      ),
  );

  function isArticle(of: Document, index: number): boolean {
    const token = of.tokens[index];
    return token !== undefined && token.kind === "word" && token.text.length <= 3 && /^\p{Ll}+$/u.test(token.text);
  }
}
