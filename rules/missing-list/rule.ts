import type { Inquiry } from "../../src/findings/inquiry.ts";
import { findPhrase, phraseAt, spanOf, type TokenRange } from "../../src/findings/phrases.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import type { RuleWords } from "../../src/lang/rules.ts";
import type { Document, Paragraph, Sentence } from "../../src/model/document.ts";
import type { QuantityMention } from "../../src/model/mention.ts";

/** Paragraphs no longer than this may be the items of a list that has lost its marks. */
const ITEM_TOKENS = 40;
/** So many paragraphs in a row that look like items are taken for a list, however many were announced. */
const ENOUGH_ITEMS = 3;
/** A greater number is no promise of a list. */
const MOST_ITEMS = 40;
/** "1.", "(a)", "IV)", "§ 3", "Article 5": a mark of an item at the start of a paragraph. */
const MARKER = /^(?:\(?(?:\d{1,3}|[a-z]|[ivxlc]+)[.)]|[•*–—-]|§)\s|^\p{L}+ (?:\d{1,3}|[IVXLC]+)[.:)\s]/iu;

export default defineRule({
  id: "missing-list",
  severity: "warning",
  summary: "a list is announced that is not there",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const words = inquiry.language(document)?.rules;
      if (words === undefined) continue;
      for (const paragraph of document.paragraphs) {
        const announced = announcementIn(paragraph, document, inquiry, words);
        const report = announced === undefined ? undefined : reportOf(announced, paragraph, document, inquiry);
        if (report !== undefined) yield report;
      }
    }
  },
});

interface Announcement {
  readonly sentence: Sentence;
  /** A list of several items; such a list or a quotation; or whatever follows. */
  readonly wants: "list" | "list-or-quotation" | "text";
  /** Only a verb and the colon announce something: "they agreed:". */
  readonly bare?: boolean;
  /** How many items are announced, where that is said. */
  readonly count?: number;
}

/** The last sentence of a paragraph, where it ends in a colon and says that something stands below. */
function announcementIn(paragraph: Paragraph, document: Document, inquiry: Inquiry, { lists, cue }: RuleWords): Announcement | undefined {
  const sentence = document.sentences[paragraph.endSentence - 1];
  if (sentence === undefined || paragraph.kind === "cell" || document.tokens[sentence.endToken - 1]?.text !== ":") return undefined;
  const range: TokenRange = { from: sentence.firstToken, to: sentence.endToken };
  const counted = inquiry.quantities(document, sentence.index).find(announcesItems);
  const announcement = { sentence, ...(counted === undefined ? {} : { count: counted.low }) };
  if (findPhrase(document, range, lists.announcesList) !== undefined) return { ...announcement, wants: "list" };
  const text = findPhrase(document, range, lists.announcesText);
  if (text !== undefined) return { ...announcement, wants: counted === undefined ? "text" : "list" };
  const promises = cue("before-colon").some((phrase) => phraseAt(document, sentence.endToken - 1 - phrase.length, [phrase]) > 0);
  return counted === undefined && !promises ? undefined : { ...announcement, wants: "list-or-quotation", bare: counted === undefined };
}

/** "its nine aims", and not "his 300 men". */
function announcesItems({ low, high, unit, comparison, head }: QuantityMention): boolean {
  return low === high && low >= 2 && low <= MOST_ITEMS && unit === undefined && comparison === "exactly" && head !== undefined;
}

function reportOf(
  { sentence, wants, count = 2, bare: unnamed = false }: Announcement,
  paragraph: Paragraph,
  document: Document,
  inquiry: Inquiry,
): Report | undefined {
  const below = document.paragraphs.slice(paragraph.index + 1, paragraph.index + 1 + ENOUGH_ITEMS);
  const [next] = below;
  const nothing = next === undefined || next.kind === "heading";
  // What follows may be the text that is announced, told without a mark.
  const bare = unnamed || (wants === "text" && !nothing);
  if (!nothing && (isList(below, Math.min(count, ENOUGH_ITEMS), document) || (wants !== "list" && isQuotation(next, document)))) return undefined;
  const span = spanOf(document, { from: sentence.firstToken, to: sentence.endToken });
  if (bare && (nothing || next.kind !== "paragraph" || paragraph.kind !== "paragraph" || !/^\p{Lu}/u.test(textOf(next, document)))) return undefined;
  const first = nothing ? undefined : document.sentences[next.firstSentence];
  return {
    severity: bare ? "note" : "warning",
    message: messageOf({ nothing, bare }),
    primary: inquiry.label(document, span, "announced here"),
    related: [
      ...(first === undefined ? [] : [inquiry.label(document, first, "what follows instead")]),
      ...(next?.kind === "heading" ? [inquiry.label(document, next, "the next heading")] : []),
    ],
    identity: [document.source.text.slice(span.start, span.end)],
    suggestions: [{ message: "look at the original: a list or table may have been lost when the text was converted" }],
  };
}

function messageOf({ nothing, bare }: { readonly nothing: boolean; readonly bare: boolean }): string {
  if (nothing) return "a list or text is announced, and nothing follows it";
  return bare ? "the paragraph ends in a colon, and neither a list nor a quotation follows" : "a list is announced, and no list follows it";
}

/** Items, cells, numbered paragraphs, one whose first sentence enumerates, or so many quotations or short paragraphs as are announced (three will do). */
function isList(below: readonly Paragraph[], count: number, document: Document): boolean {
  const [first] = below;
  if (first === undefined) return false;
  if (first.kind === "item" || first.kind === "cell") return true;
  const text = textOf(first, document);
  const opening = document.sentences[first.firstSentence];
  if (MARKER.test(text) || (opening !== undefined && document.source.text.slice(opening.start, opening.end).includes(";"))) return true;
  const items = below.slice(0, count);
  if (items.length < count || items.some((paragraph) => paragraph.kind === "heading")) return false;
  return items.every((paragraph) => isQuotation(paragraph, document)) || items.every((paragraph) => lengthOf(paragraph, document) <= ITEM_TOKENS);
}

function isQuotation(paragraph: Paragraph, document: Document): boolean {
  return textOf(paragraph, document).startsWith('"');
}

function textOf(paragraph: Paragraph, document: Document): string {
  return document.source.text.slice(paragraph.start, paragraph.end);
}

function lengthOf(paragraph: Paragraph, document: Document): number {
  const first = document.sentences[paragraph.firstSentence]?.firstToken ?? 0;
  return (document.sentences[paragraph.endSentence - 1]?.endToken ?? first) - first;
}
