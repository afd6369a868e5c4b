import { expect, test } from "vitest";
import { learnt } from "../../test/support/learnt.ts";
import type { SourceId } from "../model/source.ts";
import { analyse } from "../pipeline.ts";
import { readSource } from "../source/index.ts";
import { compareAccounts } from "./table.ts";

const { languages, knowledge } = learnt();

function compare(...texts: readonly string[]): readonly string[] {
  if (knowledge === undefined) throw new Error("no knowledge");
  const sources = texts.map((given, index) => readSource({ id: `${index + 1}` as SourceId, given, format: "plain", metadata: { language: "en" } }));
  const analysis = analyse(sources, { languages, knowledge, rules: [] });
  return compareAccounts({ ...analysis, knowledge }).map(({ family, verdict, cells, discrepancies }) => {
    const said = discrepancies.map(({ aspect, values, days, styles }) =>
      [aspect, values.map(({ words }) => words).join(" / "), days, styles === true ? "styles" : undefined]
        .filter((part) => part !== undefined)
        .join(" "),
    );
    return [family, verdict, cells.map(({ source }) => source).join("+"), ...said].join("; ");
  });
}

test("accounts of one event agree, differ or are silent", () => {
  expect(compare("General Ortega died in Quito on 3 May 1822.", "On 3 May 1822 General Ortega died.")).toEqual(["death; agreement; 1+2"]);
  expect(compare("General Ortega died on 3 May 1822.", "On 4 June 1823 General Ortega died.")).toEqual([
    "death; difference; 1+2; when 3 May 1822 / 4 June 1823 397",
  ]);
  expect(compare("General Ortega died on 3 May 1822.", "On 4 June 1823 Count Orlov was born.")).toEqual(["death; silence; 1", "birth; silence; 2"]);
});

test("tellings of one kind and day are one event unless they name others", () => {
  const signed = "On 2 January 1946 the eleven articles were signed.";
  expect(compare(signed, "On 2 January 1946 the peace was signed.")).toHaveLength(1);
  expect(compare("General Ortega died on 3 May 1822.", "Count Orlov died on 3 May 1822.")).toHaveLength(2);
});

test("a gap of the two calendars is said to be one", () => {
  const [row] = compare("The Treaty of Velm was signed on 1 May 1823.", "The Treaty of Velm was signed on 13 May 1823.");
  expect(row).toContain("when 1 May 1823 / 13 May 1823 12 styles");
});

test("where and how many are told otherwise is a difference, what only one account says is none", () => {
  const [where] = compare("General Ortega died in Quito in 1822.", "General Ortega died in Lima in 1822.");
  expect(where).toContain("Quito / Lima");
  expect(compare("General Ortega died in Quito in 1822.", "General Ortega died in 1822.")).toEqual(["death; agreement; 1+2"]);
});
