import { defineRule } from "../../src/findings/rule.ts";
import type { Document, Token } from "../../src/model/document.ts";

/** Seen this often in one text, a doubled word is how the thing is called. */
const TIMES_A_TERM = 3;

export default defineRule({
  id: "repeated-word",
  severity: "note",
  summary: "a word stands twice in a row",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const allowed = inquiry.language(document)?.rules?.mayRepeat;
      if (allowed === undefined) continue;
      const pairs = pairsOf(document).filter(([, second]) => !allowed.has(second.lower));
      const times = new Map<string, number>();
      for (const [, { lower }] of pairs) times.set(lower, (times.get(lower) ?? 0) + 1);
      for (const [first, second] of pairs) {
        if ((times.get(second.lower) ?? 0) >= TIMES_A_TERM) continue;
        yield {
          message: `"${first.text} ${second.text}": the word stands twice`,
          primary: inquiry.label(document, { start: first.start, end: second.end }, "twice"),
          suggestions: [
            {
              message: `write "${first.text}" once`,
              source: document.source.id,
              span: { start: first.start, end: second.end },
              replacement: first.text,
            },
          ],
        };
      }
    }
  },
});

/** Neighbours of one sentence that are the same word; "Pago Pago" and "Baden Baden" are names. */
function pairsOf(document: Document): readonly (readonly [Token, Token])[] {
  const pairs: [Token, Token][] = [];
  for (const sentence of document.sentences) {
    for (let index = sentence.firstToken + 1; index < sentence.endToken; index++) {
      const first = document.tokens[index - 1];
      const second = document.tokens[index];
      if (first === undefined || second === undefined || first.lower !== second.lower) continue;
      if (second.kind === "word" && second.text === second.lower) pairs.push([first, second]);
    }
  }
  return pairs;
}
