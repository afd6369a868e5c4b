import { defineRule } from "../../src/findings/rule.ts";
import type { Document, Paragraph } from "../../src/model/document.ts";

/** Paragraphs after which a quotation may still be closed. */
const REACH = 4;
const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]" };
const ENDS: ReadonlySet<string> = new Set(Object.values(CLOSING));

export default defineRule({
  id: "unclosed-mark",
  severity: "note",
  summary: "a quotation or bracket is opened and never closed",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      let closing = -1;
      for (const paragraph of document.paragraphs) {
        const open = paragraph.kind === "paragraph" && paragraph.index !== closing ? openIn(paragraph, document) : undefined;
        if (open === undefined) continue;
        // What one paragraph opens, one of the next may close.
        const others = document.paragraphs.slice(paragraph.index + 1, paragraph.index + 1 + REACH);
        const closer = document.source.text.charAt(open) === '"' ? others.find((other) => openIn(other, document) !== undefined) : undefined;
        closing = closer?.index ?? closing;
        if (closer !== undefined) continue;
        const mark = document.source.text.charAt(open);
        yield {
          message:
            mark === '"'
              ? "a quotation is opened, and the paragraph ends without closing it"
              : "a bracket is opened, and the paragraph ends without closing it",
          primary: inquiry.label(document, { start: open, end: open + 1 }, "opened here"),
          suggestions: [{ message: "where does it end? Words of another may pass for the author's, or words may have been lost" }],
        };
      }
    }
  },
});

/** Where the mark stands that is still open at the end; a quotation that the next paragraph takes up again is not. */
function openIn({ start, end, index }: Paragraph, document: Document): number | undefined {
  const { text } = document.source;
  const brackets: number[] = [];
  let quotation: number | undefined;
  for (let at = start; at < end; at++) {
    const mark = text.charAt(at);
    if (mark === '"' && (quotation !== undefined || !/\d/.test(text.charAt(at - 1)))) quotation = quotation === undefined ? at : undefined;
    if (CLOSING[mark] !== undefined) brackets.push(at);
    else if (ENDS.has(mark)) {
      const last = brackets.at(-1);
      if (last !== undefined && CLOSING[text.charAt(last)] === mark) brackets.pop();
    }
  }
  const next = document.paragraphs[index + 1];
  const goesOn = next !== undefined && (next.kind !== "paragraph" || text.charAt(next.start) === '"' || text.charAt(end - 1) === ":");
  return brackets[0] ?? (goesOn ? undefined : quotation);
}
