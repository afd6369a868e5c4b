import { defineRule } from "../../src/findings/rule.ts";
import type { Phrase } from "../../src/lang/rules.ts";
import type { Document, Sentence } from "../../src/model/document.ts";

/** Words before the ordinal: "The third". */
const LEAD = 2;

export default defineRule({
  id: "enumeration-gap",
  severity: "warning",
  summary: "sentences count the first, the second and so on, and one is left out",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const ordinals = inquiry.language(document)?.rules?.cue("ordinals") ?? [];
      for (const paragraph of document.paragraphs) {
        let before: { readonly sentence: Sentence; readonly number: number } | undefined;
        for (const sentence of document.sentences.slice(paragraph.firstSentence, paragraph.endSentence)) {
          const number = ordinalOf(sentence, document, ordinals);
          if (number === undefined) continue;
          // Only what counted from the first on, and in one paragraph, is taken for a list.
          const counts = before !== undefined && before.number >= 2;
          if (before !== undefined && counts && number > before.number + 1 && number <= before.number + 3) {
            yield {
              message: `item ${number} of the enumeration follows item ${before.number}`,
              primary: inquiry.label(document, sentence, `number ${number}`),
              related: [inquiry.label(document, before.sentence, `number ${before.number}`)],
              because: [{ text: "the sentences of the paragraph count one after another from the first on" }],
              suggestions: [{ message: "an item may have been lost, or the last one is miscounted" }],
            };
          }
          before = number === 1 || (before !== undefined && number === before.number + 1) ? { sentence, number } : undefined;
        }
      }
    }
  },
});

/** "The third …", "Third, …": the ordinal at the head of a sentence, before anything that it could number by itself. */
function ordinalOf({ firstToken, endToken }: Sentence, { tokens }: Document, ordinals: readonly Phrase[]): number | undefined {
  for (let index = firstToken; index < Math.min(endToken, firstToken + LEAD); index++) {
    const token = tokens[index];
    const place = ordinals.findIndex((phrase) => phrase[0] === token?.lower);
    const next = tokens[index + 1];
    if (place >= 0) return index > firstToken || next?.text === "," ? place + 1 : undefined;
  }
  return undefined;
}
