import { defineRule } from "../../src/findings/rule.ts";
import { tooEarly } from "../../src/findings/since.ts";

export default defineRule({
  id: "before-its-time",
  severity: "warning",
  summary: "a thing is told of before there was any of its kind",

  *check(inquiry) {
    yield* tooEarly(
      inquiry,
      (language) => inquiry.languages.get(language)?.rules?.inventions ?? [],
      "the year is wrong, or the word is used of something older",
    );
  },
});
