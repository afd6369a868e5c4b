import { describe, expect, test } from "vitest";
import { untrained } from "../../test/support/learnt.ts";
import type { SourceId } from "../model/source.ts";
import { readSource } from "../source/index.ts";
import { segment } from "./index.ts";

const { languages } = untrained();

for (const [code, language] of languages) {
  const cut = (text: string) => segment(readSource({ id: "test" as SourceId, given: text, format: "plain", metadata: {} }), language);

  describe(`the segmentation examples of ${code}`, () => {
    test.each(language.segmentation.examples.sentences)("%s", (example) => {
      const { source, sentences } = cut(example.replaceAll(" | ", " "));
      expect(sentences.map(({ start, end }) => source.text.slice(start, end)).join(" | ")).toBe(example);
    });

    test.each(language.segmentation.examples.tokens)("%s", (example) => {
      const { tokens } = cut(example.replaceAll("|", ""));
      expect(tokens.map((token) => token.text)).toEqual(example.split(/[ |]/));
    });
  });
}
