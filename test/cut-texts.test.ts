import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { RULES } from "../rules/index.ts";
import type { SourceId } from "../src/model/source.ts";
import { analyse } from "../src/pipeline.ts";
import { packageRoot } from "../src/readers/data.ts";
import { readSource } from "../src/source/index.ts";
import { learnt } from "./support/learnt.ts";

const { languages, knowledge } = learnt();
if (knowledge === undefined) throw new Error("no knowledge");
const learning = { languages, knowledge, rules: RULES };

/** Sentences of all lengths, some of each text. */
function sentencesOf(name: string, every: number): readonly string[] {
  const text = readFileSync(join(packageRoot(), "corpus", name, "text.txt"), "utf8");
  return text.split(/(?<=[.!?])\s+/).filter((_, nth) => nth % every === 0);
}

test.each(["awadh-1857", "king-trial", "mongol-khwarazm", "paris-commune"])(
  "%s is read wherever it is broken off, before any word and behind any",
  (name) => {
    const cut = sentencesOf(name, 9).flatMap((sentence) => {
      const words = sentence.split(/\s+/);
      return words.flatMap((_, place) => [words.slice(place).join(" "), words.slice(0, place + 1).join(" ")]);
    });
    expect(cut.length).toBeGreaterThan(100);
    for (const given of cut) {
      const source = readSource({ id: "a.txt" as SourceId, given, format: "plain", metadata: { language: "en" } });
      expect(() => analyse([source], learning, []), given).not.toThrow();
    }
  },
  60_000,
);

test.each([
  "and shot.",
  "(1933-1934) serves as a basis.",
  "cost of 178 ships.",
  "We",
  "The first",
  "Sudirman had not",
  "and with Egypt the capital lost",
])("“%s” is a text", (given) => {
  const source = readSource({ id: "a.txt" as SourceId, given, format: "plain", metadata: { language: "en" } });
  expect(analyse([source], learning, []).documents).toHaveLength(1);
});
