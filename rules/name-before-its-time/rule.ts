import { defineRule } from "../../src/findings/rule.ts";
import { tooEarly } from "../../src/findings/since.ts";

export default defineRule({
  id: "name-before-its-time",
  severity: "warning",
  summary: "a body, state or town is called by a name that it had only later",

  *check(inquiry) {
    yield* tooEarly(
      inquiry,
      (language) => inquiry.languages.get(language)?.rules?.namedSince ?? [],
      "the year is wrong, or the later name is used for what came before",
    );
  },
});
