import { defineRule } from "../../src/findings/rule.ts";
import type { Document, Paragraph } from "../../src/model/document.ts";

/** A greater gap is a choice of articles and no loss. */
const LARGEST_GAP = 3;
const MARKER = /^\(?(?<number>\d{1,3})(?:[.)]|$)/u;

export default defineRule({
  id: "numbering-gap",
  severity: "warning",
  summary: "a numbered list leaves out a number or has one twice",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      for (const run of runsOf(document)) {
        for (const [index, here] of run.entries()) {
          const before = run[index - 1];
          // The numbers must have counted up from one until here: otherwise it is a choice.
          if (before === undefined || index < 2 || before.number !== index || here.number === index + 1) continue;
          const lost = here.number > before.number;
          if (here.number - before.number > LARGEST_GAP || here.number < before.number) break;
          yield {
            message: lost
              ? `item ${here.number} follows item ${before.number}: ${missing(before.number, here.number)}`
              : `item ${here.number} stands twice in one list`,
            primary: inquiry.label(document, firstSentence(document, here.paragraph), `number ${here.number}`),
            related: [inquiry.label(document, firstSentence(document, before.paragraph), `number ${before.number}`)],
            suggestions: [
              { message: lost ? "an item may have been lost in copying" : "one of the two has the wrong number, or an item came in later" },
            ],
          };
          break;
        }
      }
    }
  },
});

interface Item {
  readonly paragraph: Paragraph;
  readonly number: number;
}

/** Numbered items that follow one another on one level, each list from its 1 on. */
function runsOf(document: Document): readonly (readonly Item[])[] {
  const runs: Item[][] = [];
  let open: Item[] | undefined;
  for (const paragraph of document.paragraphs) {
    const number = numberOf(paragraph, document);
    const [first] = open ?? [];
    if (first !== undefined && paragraph.kind === "item" && paragraph.level > first.paragraph.level) continue;
    if (number === 1) {
      open = [{ paragraph, number }];
      runs.push(open);
    } else if (number !== undefined) open?.push({ paragraph, number });
    else open = undefined;
  }
  return runs;
}

function numberOf(paragraph: Paragraph, document: Document): number | undefined {
  if (paragraph.kind === "heading" || paragraph.kind === "cell") return undefined;
  const words = paragraph.marker ?? (paragraph.kind === "paragraph" ? document.source.text.slice(paragraph.start, paragraph.start + 5) : "");
  const number = MARKER.exec(words)?.groups?.["number"];
  return number === undefined ? undefined : Number(number);
}

function firstSentence(document: Document, { firstSentence: index, start, end }: Paragraph): { readonly start: number; readonly end: number } {
  return document.sentences[index] ?? { start, end };
}

function missing(before: number, here: number): string {
  const lost = Array.from({ length: here - before - 1 }, (_, step) => String(before + step + 1));
  return `${lost.join(" and ")} ${lost.length === 1 ? "is" : "are"} missing`;
}
