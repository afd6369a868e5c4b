import { describe, expect, it } from "vitest";
import { readAnnotation } from "../bench/corpus/annotation.ts";
import { corpusDocuments, faultsOf } from "../bench/corpus/documents.ts";
import { untrained } from "./support/learnt.ts";

const { knowledge } = untrained();
if (knowledge === undefined) throw new Error("no knowledge");

describe("the corpus", () => {
  const readings = corpusDocuments().flatMap((document) =>
    [...document.readings].map(([reading, annotation]) => ({ document, reading, annotation })),
  );
  it.each(readings.map((each) => [`${each.document.id}, ${each.reading}`, each] as const))(
    "%s: is the text, and refers to what is there",
    (_, { document, annotation }) => {
      expect(faultsOf(document, annotation, knowledge)).toEqual([]);
    },
  );
});

describe("an annotation file", () => {
  const read = readAnnotation(
    [
      "H The [Regency | group regency]",
      "",
      "S On [3 May | time 1611-05-03] [Anna | person anna] wrote to [Karl | person karl], and [he | ref karl] came.",
      "  > write | trigger=wrote | agent=Anna | recipient=Karl | when=3 May | date=1611-05-03",
      "S He said he came.",
      "  > travel | trigger=came | agent=he | voice=karl | modality=reported",
      "==",
      "entity anna | person | Anna | Anna",
      'finding date-misfit | warning | "3 May" | out of line',
    ].join("\n"),
  );
  it("gives the bare text and where its marks stand", () => {
    expect(read.faults).toEqual([]);
    expect(read.text).toBe("The Regency\n\nOn 3 May Anna wrote to Karl, and he came. He said he came.");
    expect(read.marks.map((mark) => [mark.kind, mark.value, read.text.slice(mark.start, mark.end)])).toContainEqual(["ref", "karl", "he"]);
  });
  it("finds the words of a claim in its sentence, as whole words", () => {
    const [, second] = read.claims;
    expect(second?.roles.get("agent")?.map((words) => words.start)).toEqual([read.text.lastIndexOf("he came.")]);
    expect(read.claims.map((claim) => [claim.predicate, claim.modality, claim.date])).toEqual([
      ["write", "asserted", "1611-05-03"],
      ["travel", "reported", undefined],
    ]);
  });
  it("says where the format is broken", () => {
    expect(readAnnotation("S A [b | person x c.\nno\n  > die | trigger=fell").faults).toEqual([
      "1: a bar or bracket too many",
      '2: a line begins with S, H, L, > or ==: "no"',
      '3: "fell" does not stand in its sentence',
      "3: die has no trigger",
    ]);
  });
});
