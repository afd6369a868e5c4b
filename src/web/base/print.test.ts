import { expect, test } from "vitest";
import { printed, sentence, withoutLead } from "./print.ts";

test("straight quotation marks open and close, and an apostrophe is one", () => {
  expect(printed('"May 3, 1822" does not fit: "the the" ("so") stands in the Duke\'s letter')).toBe(
    "“May 3, 1822” does not fit: “the the” (“so”) stands in the Duke’s letter",
  );
  expect(printed('5\' 10" of "Rose"')).toBe("5’ 10” of “Rose”");
});

test("a sentence begins with a capital, unless it begins with a mark or a figure", () => {
  expect(sentence("a list is announced")).toBe("A list is announced");
  expect(sentence("örtlich")).toBe("Örtlich");
  expect(sentence("“the the” stands twice")).toBe("“the the” stands twice");
  expect(sentence("15,000 is no sum")).toBe("15,000 is no sum");
  expect(sentence("")).toBe("");
});

test("a clause does not begin with the marks of the one before", () => {
  expect(withoutLead("), the town was taken.")).toBe("the town was taken.");
  expect(withoutLead("” and went home")).toBe("and went home");
  expect(withoutLead("“We hold”, he wrote")).toBe("“We hold”, he wrote");
});
