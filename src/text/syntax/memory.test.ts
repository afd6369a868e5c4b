import fc from "fast-check";
import { expect, test } from "vitest";
import { learnt } from "../../../test/support/learnt.ts";
import type { Source, SourceId } from "../../model/source.ts";
import { readSource } from "../../source/index.ts";
import { segment } from "../index.ts";
import { withSyntax } from "./index.ts";
import { TextMemory } from "./memory.ts";

const { languages } = learnt();
const [english, french] = [languages.get("en"), languages.get("fr")];
if (english === undefined || french === undefined) throw new Error("no language data");

function sourceOf(given: string): Source {
  return readSource({ id: "account" as SourceId, given, format: "markdown", metadata: { language: "en" } });
}

const pieces = [
  "In May 1764 the Diet elected Stanislaw Poniatowski king.",
  "He left for Kashgar with Gen. Haas and 3,000 men.",
  "## The third partition",
  "King",
  "J. Haas took the town on 24.8.1949.",
  "- the term of a list",
  "No.",
  "7 was lost.",
  "| a | b |\n| - | - |\n| He | fled. |",
  '"They left", he said.',
  "",
];
const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat({ max: 2 }),
  insert: fc.array(fc.constantFrom(...pieces), { maxLength: 2 }),
  joint: fc.constantFrom("\n\n", "\n"),
});

test("a text read again after any edits is what it is when read for the first time", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), fc.array(edit, { maxLength: 6 }), (first, edits) => {
      const memory = new TextMemory();
      const parts = [...first];
      memory.read(sourceOf(parts.join("\n\n")), english);
      for (const { at, remove, insert, joint } of edits) {
        parts.splice(parts.length === 0 ? 0 : at % parts.length, remove, ...insert);
        const source = sourceOf(parts.join(joint));
        expect(memory.read(source, english)).toEqual(withSyntax(segment(source, english), english));
      }
    }),
    { numRuns: 150 },
  );
});

test("what was read in one language is not taken for another", () => {
  const memory = new TextMemory();
  const source = sourceOf("L'abbé M. Dupont partit.");
  memory.read(source, english);
  expect(memory.read(source, french)).toEqual(withSyntax(segment(source, french), french));
});

test("an unchanged beginning keeps its very tokens", () => {
  const memory = new TextMemory();
  const before = memory.read(sourceOf("He left in May.\n\nThey stayed."), english);
  const after = memory.read(sourceOf("He left in May.\n\nThey fled."), english);
  expect(after.tokens[0]).toBe(before.tokens[0]);
});
