import { phraseAt } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import type { Document, Token } from "../../src/model/document.ts";

export default defineRule({
  id: "lost-reference",
  severity: "note",
  summary: "the reader is sent to a table, figure or chapter that is not there",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const cues = inquiry.language(document)?.rules?.cue("see-part") ?? [];
      for (const { index } of document.tokens) {
        const length = phraseAt(document, index, cues);
        const [noun, number] = [document.tokens[index + length - 1], document.tokens[index + length]];
        if (length === 0 || noun === undefined || number === undefined || !/^[\dIVXLC]/.test(number.text) || stands(noun, number, document)) continue;
        yield {
          message: `the text has no ${noun.lower} ${number.text}`,
          primary: inquiry.label(document, { start: noun.start, end: number.end }, "not here"),
          suggestions: [{ message: "the text may be part of a longer one, or something was lost when it was converted" }],
        };
      }
    }
  },
});

/** A heading or paragraph begins with these words. */
function stands(noun: Token, number: Token, document: Document): boolean {
  return document.paragraphs.some(({ firstSentence }) => {
    const first = document.sentences[firstSentence]?.firstToken;
    if (first === undefined || first === noun.index) return false;
    return document.tokens[first]?.lower === noun.lower && document.tokens[first + 1]?.text === number.text;
  });
}
