import { defineRule } from "../../src/findings/rule.ts";
import { sayingsOf } from "../../src/findings/sayings.ts";

export default defineRule({
  id: "repeated-sentence",
  severity: "note",
  summary: "a long sentence stands twice, word for word",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      for (const { first, second, figures } of sayingsOf(document)) {
        if (figures.length > 0) continue;
        yield {
          message: "the sentence stands twice, word for word",
          primary: inquiry.label(document, second, "the second time"),
          related: [inquiry.label(document, first, "the first time")],
          suggestions: [{ message: "leave it out once, or say which of two passages was copied into the other" }],
        };
      }
    }
  },
});
