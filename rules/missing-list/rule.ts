import type { Inquiry } from "../../src/findings/inquiry.ts";
import { findPhrase, spanOf, type TokenRange } from "../../src/findings/phrases.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import type { RuleWords } from "../../src/lang/rules.ts";
import type { Document, Paragraph, Sentence } from "../../src/model/document.ts";

/** Paragraphs no longer than this may be the items of a list that has lost its marks. */
const ITEM_TOKENS = 40;
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
  /** A list of several items, or whatever follows. */
  readonly wants: "list" | "text";
}

/** The last sentence of a paragraph, where it ends in a colon and says that something stands below. */
function announcementIn(paragraph: Paragraph, document: Document, inquiry: Inquiry, { lists }: RuleWords): Announcement | undefined {
  const sentence = document.sentences[paragraph.endSentence - 1];
  if (sentence === undefined || paragraph.kind === "cell" || document.tokens[sentence.endToken - 1]?.text !== ":") return undefined;
  const range: TokenRange = { from: sentence.firstToken, to: sentence.endToken };
  if (findPhrase(document, range, lists.announcesList) !== undefined) return { sentence, wants: "list" };
  const text = findPhrase(document, range, lists.announcesText);
  const counted = inquiry
    .quantities(document, sentence.index)
    .some((quantity) => quantity.low >= 2 && quantity.unit === undefined && quantity.comparison === "exactly" && quantity.head !== undefined);
  if (text !== undefined) return { sentence, wants: counted ? "list" : "text" };
  return undefined;
}

function reportOf({ sentence, wants }: Announcement, paragraph: Paragraph, document: Document, inquiry: Inquiry): Report | undefined {
  const below = document.paragraphs.slice(paragraph.index + 1, paragraph.index + 4);
  const [next] = below;
  const nothing = next === undefined || next.kind === "heading";
  if (!nothing && (wants === "text" || isList(below, document))) return undefined;
  const span = spanOf(document, { from: sentence.firstToken, to: sentence.endToken });
  const first = nothing ? undefined : document.sentences[next.firstSentence];
  return {
    message: nothing ? "a list or text is announced, and nothing follows it" : "a list is announced, and no list follows it",
    primary: inquiry.label(document, span, "announced here"),
    related: [
      ...(first === undefined ? [] : [inquiry.label(document, first, "what follows instead")]),
      ...(next?.kind === "heading" ? [inquiry.label(document, next, "the next heading")] : []),
    ],
    identity: [document.source.text.slice(span.start, span.end)],
    suggestions: [{ message: "look at the original: a list or table may have been lost when the text was converted" }],
  };
}

/** Items, cells, numbered paragraphs, several quotations, several short paragraphs, or one that enumerates. */
function isList(below: readonly Paragraph[], document: Document): boolean {
  const [first, second] = below;
  if (first === undefined) return false;
  if (first.kind === "item" || first.kind === "cell") return true;
  const text = textOf(first, document);
  if (MARKER.test(text) || text.includes(";")) return true;
  if (second === undefined || second.kind === "heading") return false;
  const quoted = [first, second].every((paragraph) => textOf(paragraph, document).startsWith('"'));
  return quoted || [first, second].every((paragraph) => lengthOf(paragraph, document) <= ITEM_TOKENS);
}

function textOf(paragraph: Paragraph, document: Document): string {
  return document.source.text.slice(paragraph.start, paragraph.end);
}

function lengthOf(paragraph: Paragraph, document: Document): number {
  const first = document.sentences[paragraph.firstSentence]?.firstToken ?? 0;
  return (document.sentences[paragraph.endSentence - 1]?.endToken ?? first) - first;
}
