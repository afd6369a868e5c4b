import { expect, test } from "vitest";
import { readDataFiles } from "../readers/data.ts";
import { languageOf } from "./choice.ts";
import { loadLanguages } from "./language.ts";

const { languages } = loadLanguages(readDataFiles());

test.each([...languages])("the example sentences of %s are told by its frequent words", (code, { segmentation }) => {
  expect(languageOf(segmentation.examples.sentences.join(" "), languages)).toBe(code);
});

test("a text without words is taken for the language that most is known of", () => {
  expect(languageOf("1348", languages)).toBe("en");
  expect(languageOf("1348", new Map())).toBeUndefined();
});
