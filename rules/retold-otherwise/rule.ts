import { defineRule } from "../../src/findings/rule.ts";
import { sayingsOf } from "../../src/findings/sayings.ts";

export default defineRule({
  id: "retold-otherwise",
  severity: "warning",
  summary: "one sentence stands twice, the second time with another figure",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      for (const { second, figures } of sayingsOf(document)) {
        const [changed, another] = figures;
        if (changed === undefined || another !== undefined) continue;
        yield {
          message: `told again with another figure: ${changed.second.text} here, ${changed.first.text} before`,
          primary: inquiry.label(document, changed.second, `here ${changed.second.text}`),
          related: [inquiry.label(document, changed.first, `before, in the same words: ${changed.first.text}`)],
          because: [{ text: `all the other ${second.endToken - second.firstToken - 1} words and marks are the same` }],
          suggestions: [
            {
              message: `"${changed.first.text}", as before`,
              source: document.source.id,
              span: { start: changed.second.start, end: changed.second.end },
              replacement: changed.first.text,
            },
          ],
        };
      }
    }
  },
});
