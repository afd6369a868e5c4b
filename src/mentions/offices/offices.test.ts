import { describe, expect, it } from "vitest";
import { learnt } from "../../../test/support/learnt.ts";
import type { SourceId } from "../../model/source.ts";
import { readSource } from "../../source/index.ts";
import { segment } from "../../text/index.ts";
import { findNames } from "../names/index.ts";
import { findOffices } from "./index.ts";

const { languages } = learnt();

function officesIn(text: string, code = "en") {
  const language = languages.get(code);
  if (language === undefined) throw new Error(`no data for ${code}`);
  const source = readSource({ id: "test" as SourceId, given: text, format: "plain", metadata: { language: code } });
  const document = segment(source, language);
  return findOffices(document, language, findNames(document, language)).map(({ quote, office, of, mode }) => ({
    quote,
    office,
    mode,
    of: of === undefined ? undefined : source.text.slice(of.start, of.end),
  }));
}

describe("the examples of the language data", () => {
  for (const [code, { offices }] of languages) {
    for (const { text, offices: wanted } of offices?.examples ?? []) {
      it(`${code}: ${text}`, () => {
        expect(officesIn(text, code)).toEqual(wanted.map((each) => ({ of: undefined, ...each })));
      });
    }
    for (const text of offices?.counterexamples ?? []) {
      it(`${code}, none in: ${text}`, () => {
        expect(officesIn(text, code)).toEqual([]);
      });
    }
  }
});

describe("offices", () => {
  it("keeps a chain of owners together", () => {
    expect(officesIn("Odo Vance, the Secretary of the Peasant Party's Central Committee, spoke first.")).toEqual([
      { quote: "Secretary of the Peasant Party's Central Committee", office: "secretary", mode: "full", of: "Peasant Party's Central Committee" },
    ]);
  });

  it("reads what an office is over after the name of its holder", () => {
    expect(officesIn("President Farida Kohl of the Tarn Republic was ill.")).toEqual([
      { quote: "President", office: "president", mode: "full", of: "Tarn Republic" },
    ]);
  });

  it("does not take a chief reason for a chief", () => {
    expect(officesIn("The chief reason was hunger, and a head of cabbage cost a florin.").map((office) => office.quote)).not.toContain("chief");
  });
});
