import type { Inquiry } from "../../src/findings/inquiry.ts";
import { findPhrase, phraseAt, spanOf, type TokenRange } from "../../src/findings/phrases.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import type { RuleWords } from "../../src/lang/rules.ts";
import type { Document, Sentence } from "../../src/model/document.ts";
import type { NameMention, QuantityMention } from "../../src/model/mention.ts";
import { showCount, showNumber } from "../../src/time/words.ts";
import { bareCounts, closeOf } from "./bare.ts";
import { itemsBelow } from "./below.ts";
import { capitalsIn, itemsIn, namesFrom } from "./items.ts";
import { namedCounts } from "./named.ts";

const MOST_ITEMS = 40;
/** Tokens; what is longer is a table or a text without stops, in which nothing announces anything. */
const LONGEST_SENTENCE = 500;
/** Words between what is counted and the colon or comma before the list: "three envoys from the south, …". */
const REACH = 6;
/** A list parted by commas only is held against a number that stands directly before its colon. */
const NEAR = 2;
/** Two may lead three armies together; with more names each has one. */
const FEWEST_LEADERS = 3;

export default defineRule({
  id: "count-against-list",
  severity: "warning",
  summary: "a list has more or fewer items than are announced",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const words = inquiry.language(document)?.rules;
      if (words === undefined) continue;
      for (const sentence of document.sentences) {
        if (sentence.endToken - sentence.firstToken > LONGEST_SENTENCE) continue;
        yield* bareCounts(sentence, { document, inquiry, words });
        yield* namedCounts(sentence, { document, inquiry, words });
        const counts = inquiry.quantities(document, sentence.index);
        for (const count of counts) {
          if (!announces(count, document) || isSomeOf(count, document, words)) continue;
          const announced = { count, counts, sentence, words };
          const list =
            listAfter(announced, document, inquiry) ?? underLeaders(announced, document, inquiry) ?? namesBefore(announced, document, inquiry);
          if (list !== undefined && !fits(list, counts)) yield reportOf(count, list, document, inquiry);
        }
      }
    }
  },
});

/** "five leaders" and "a delegation of five:" announce five; "some five leaders" and "five" by itself do not. */
function announces({ low, high, comparison, counted, endToken }: QuantityMention, document: Document): boolean {
  const names = counted !== undefined || document.tokens[endToken]?.text === ":";
  return low === high && comparison === "exactly" && Number.isInteger(low) && low >= 2 && low <= MOST_ITEMS && names;
}

/** "two of the three envoys": the list that follows names the two. */
function isSomeOf(count: QuantityMention, document: Document, { lists }: RuleWords): boolean {
  if (count.counted === undefined) return false;
  return lists.someOf.some((phrase) => phraseAt(document, count.firstToken - phrase.length, [phrase]) > 0);
}

interface Announced {
  readonly count: QuantityMention;
  readonly counts: readonly QuantityMention[];
  readonly sentence: Sentence;
  readonly words: RuleWords;
}

interface List {
  readonly low: number;
  readonly high: number;
  readonly range: TokenRange;
  readonly severity: "error" | "warning";
}

function listAfter(announced: Announced, document: Document, inquiry: Inquiry): List | undefined {
  const { count, counts, sentence, words } = announced;
  const colon = find(document, { from: count.endToken, to: sentence.endToken }, ":");
  const before = (end: number) => counts.some((other) => other.firstToken >= count.endToken && other.firstToken < end);
  if (
    (colon !== undefined && before(colon)) ||
    findPhrase(document, { from: sentence.firstToken, to: sentence.endToken }, words.lists.open) !== undefined
  )
    return undefined;
  if (colon !== undefined && colon === sentence.endToken - 1) return below(sentence, document, words);
  if (colon !== undefined) return inlineList(announced, colon, { document, inquiry });
  const list = apposition(announced, document, inquiry);
  return list === undefined || before(list.range.to) ? undefined : list;
}

function find(document: Document, { from, to }: TokenRange, text: string): number | undefined {
  for (let index = from; index < to; index++) if (document.tokens[index]?.text === text) return index;
  return undefined;
}

function below(sentence: Sentence, document: Document, words: RuleWords): List | undefined {
  const items = itemsBelow(sentence, document, words);
  return items === undefined ? undefined : { low: items.count, high: items.count, range: items.range, severity: "error" };
}

function inlineList(
  { count, sentence, words }: Announced,
  colon: number,
  { document, inquiry }: { readonly document: Document; readonly inquiry: Inquiry },
): List | undefined {
  if (colon - count.endToken > 2 * REACH) return undefined;
  const range = { from: colon + 1, to: sentence.endToken };
  const row = namesFrom({ range, names: inquiry.names(document, sentence.index) }, document, words);
  const end = row === undefined ? undefined : document.tokens[row.end];
  if (row !== undefined && (end === undefined || end.index === sentence.endToken - 1)) {
    return { low: row.names.length, high: row.names.length, range: { from: range.from, to: row.end }, severity: "error" };
  }
  const unknown = countsPersons(count, document, words)
    ? capitalsIn({ from: range.from, to: closeOf(sentence, document) }, document, words)
    : undefined;
  if (unknown !== undefined) return { low: unknown, high: unknown, range, severity: "warning" };
  const near = colon - count.endToken <= NEAR;
  const items = itemsIn(range, document, { words, grammar: inquiry.language(document)?.claiming?.grammar });
  return items === undefined || (!near && !items.sure) ? undefined : { ...items, severity: "warning" };
}

/** "five leaders": a list of persons may follow. */
function countsPersons(count: QuantityMention, document: Document, { lists }: RuleWords): boolean {
  return count.unit === "people" || lists.countsPersons(nounOf(count, document));
}

/** The last word of what is counted. */
function nounOf({ counted }: QuantityMention, document: Document): string {
  const words = counted === undefined ? "" : document.source.text.slice(counted.start, counted.end).toLowerCase();
  return words.split(/[^\p{L}]+/u).at(-1) ?? "";
}

/** "three envoys, A, B and C, …": only names of the kind that was counted. */
function apposition({ count, sentence, words }: Announced, document: Document, inquiry: Inquiry): List | undefined {
  for (let index = count.endToken; index < Math.min(sentence.endToken, count.endToken + REACH); index++) {
    const token = document.tokens[index];
    if (token === undefined || token.kind !== "punctuation") continue;
    if (token.text !== "," && token.text !== "(" && !words.ranges.marks.has(token.text)) return undefined;
    const named = phraseAt(document, index + 1, words.cue("list-openers"));
    const range = { from: index + 1 + named, to: sentence.endToken };
    const articles = inquiry.language(document)?.claiming?.grammar.articles;
    const row = namesFrom({ range, names: inquiry.names(document, sentence.index), articles }, document, words);
    const next = row === undefined ? undefined : document.tokens[row.end];
    if (row === undefined || (next !== undefined && next.kind !== "punctuation" && next.index < sentence.endToken)) return undefined;
    const bodies = row.names.every(({ kind }) => kind === "group") && countsGroups(count, document, inquiry);
    if (!bodies && named === 0 && !answers(count, row.names, document, words)) return undefined;
    const first = named > 0 ? undefined : firstBefore(index, row.names, { count, names: inquiry.names(document, sentence.index), document });
    return {
      low: row.names.length,
      high: row.names.length + (first === undefined ? 0 : 1),
      range: { from: first ?? range.from, to: row.end },
      severity: "warning",
    };
  }
  return undefined;
}

/** "six armies under A, B, C, D and E": a leader each. */
function underLeaders({ count, sentence, words }: Announced, document: Document, inquiry: Inquiry): List | undefined {
  const under = count.counted === undefined ? 0 : phraseAt(document, count.endToken, words.cue("under-leaders"));
  if (under === 0 || !countsGroups(count, document, inquiry)) return undefined;
  const range = { from: count.endToken + under, to: sentence.endToken };
  const row = namesFrom({ range, names: inquiry.names(document, sentence.index) }, document, words);
  const next = row === undefined ? undefined : document.tokens[row.end];
  if (row === undefined || row.names.length < FEWEST_LEADERS || (next !== undefined && next.kind !== "punctuation")) return undefined;
  if (!row.names.every(({ kind }) => kind === "person")) return undefined;
  return { low: row.names.length, high: row.names.length, range: { from: range.from, to: row.end }, severity: "warning" };
}

/** "two councils": bodies of any kind. */
function countsGroups(count: QuantityMention, document: Document, inquiry: Inquiry): boolean {
  const kinds = inquiry.language(document)?.claiming?.grammar.kindsOf(nounOf(count, document));
  return kinds?.includes("group") === true;
}

interface Setting {
  readonly count: QuantityMention;
  /** The names of the sentence. */
  readonly names: readonly NameMention[];
  readonly document: Document;
}

/** Where the list begins before the comma: "three regions of A, B and C". A name of another kind is no item: "three sailors from A, B and C". */
function firstBefore(comma: number, row: readonly NameMention[], { count, names, document }: Setting): number | undefined {
  const last = document.tokens[comma - 1];
  if (last === undefined || comma - 1 < count.endToken || last.text.slice(0, 1) === last.lower.slice(0, 1)) return undefined;
  const name = names.find((candidate) => candidate.endToken === comma);
  if (name === undefined) return comma - 1;
  return row.some((other) => other.kind === name.kind) ? name.firstToken : undefined;
}

/** "A, B and C, three delegates in all". */
function namesBefore({ count, sentence, words }: Announced, document: Document, inquiry: Inquiry): List | undefined {
  if (phraseAt(document, count.endToken, words.sums.afterTotal) === 0) return undefined;
  const comma = count.firstToken - 1;
  if (document.tokens[comma]?.text !== ",") return undefined;
  const names = inquiry.names(document, sentence.index).filter((name) => name.endToken <= comma);
  for (const name of names) {
    const range = { from: name.firstToken, to: count.firstToken };
    const row = namesFrom({ range, names }, document, words);
    if (row?.end === comma && answers(count, row.names, document, words)) {
      return { low: row.names.length, high: row.names.length, range: { from: range.from, to: comma }, severity: "warning" };
    }
  }
  return undefined;
}

function answers(count: QuantityMention, names: readonly NameMention[], document: Document, { lists }: RuleWords): boolean {
  const counted = count.counted === undefined ? "" : document.source.text.slice(count.counted.start, count.counted.end).toLowerCase();
  const words = counted.split(/[^\p{L}]+/u);
  if (names.every((name) => name.kind === "person")) return count.unit === "people" || lists.countsPersons(words.at(-1) ?? "");
  if (names.every((name) => name.kind === "place" || name.polity === true)) return lists.places.has(words.at(-1) ?? "");
  return false;
}

/** "two of the three envoys": any number of the sentence that the list answers to will do. */
function fits({ low, high }: List, counts: readonly QuantityMention[]): boolean {
  return counts.some((count) => count.low <= high && count.high >= low);
}

function reportOf(count: QuantityMention, list: List, document: Document, inquiry: Inquiry): Report {
  const items = list.low === list.high ? showNumber(list.low) : `${list.low} ${list.high - list.low === 1 ? "or" : "to"} ${list.high}`;
  return {
    message: `"${count.quote}" announces ${showNumber(count.low)}, and the list has ${items}`,
    severity: list.severity,
    primary: inquiry.label(document, count, `announces ${showNumber(count.low)}`),
    related: [inquiry.label(document, spanOf(document, list.range), `has ${items}`)],
    suggestions: [
      {
        message:
          list.high < count.low
            ? `an item may have been lost, or it should be ${showCount(list.high, "item")}`
            : `an item may have been added, or two may be one, or it should be ${showCount(list.low, "item")}`,
      },
    ],
  };
}
