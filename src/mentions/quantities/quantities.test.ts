import { describe, expect, it } from "vitest";
import { learnt } from "../../../test/support/learnt.ts";
import type { SourceId } from "../../model/source.ts";
import { readSource } from "../../source/index.ts";
import { segment } from "../../text/index.ts";
import { findTimexes } from "../timexes/index.ts";
import { findQuantities } from "./index.ts";

const { languages } = learnt();

function quantitiesIn(text: string, code = "en") {
  const language = languages.get(code);
  if (language === undefined) throw new Error(`no data for ${code}`);
  const source = readSource({ id: "test" as SourceId, given: text, format: "plain", metadata: { language: code } });
  const document = segment(source, language);
  return findQuantities(document, language, findTimexes(document, language));
}

describe("the examples of the language data", () => {
  for (const [code, { quantities }] of languages) {
    for (const example of quantities?.examples ?? []) {
      it(`${code}: ${example.text}`, () => {
        const found = quantitiesIn(example.text, code).map(({ quote, low, high, comparison, unit, head }) => ({
          quote,
          low,
          high,
          comparison,
          unit,
          head,
        }));
        expect(found).toEqual(
          example.quantities.map((each) => ({ unit: undefined, head: undefined, ...each, high: each.high ?? Number.POSITIVE_INFINITY })),
        );
      });
    }
    for (const text of quantities?.counterexamples ?? []) {
      it(`${code}, none in: ${text}`, () => {
        expect(quantitiesIn(text, code)).toEqual([]);
      });
    }
  }
});

describe("what is no quantity", () => {
  it.each([
    "In 1812 the army crossed the river.",
    "On 14 July they met, and again at 8.30 p.m.",
    "Twelve days later the gates were opened.",
    "He was born in 1503 and died in 1566.",
    "Resolution No. 24 was the last.",
  ])("%s", (text) => {
    expect(quantitiesIn(text)).toEqual([]);
  });
});

describe("what is counted", () => {
  it.each([
    ["The khan sent 51 prominent Tatar and other Turkic nobles.", "51 prominent Tatar and other Turkic nobles", "noble", "people"],
    ["There were three gates in the wall.", "three gates", "gate", undefined],
    ["One independent company stayed behind.", "One independent company", "company", undefined],
    ["Some 20 other senior clerks lost their posts.", "Some 20 other senior clerks", "clerk", undefined],
    ["In all 14 people died in the fire.", "14 people", "people", "people"],
    ["Several thousand Serbs crossed the Sava.", "Several thousand Serbs", "serb", "people"],
  ])("%s", (text, quote, head, unit) => {
    const [first] = quantitiesIn(text);
    expect(first).toMatchObject({ quote, head, ...(unit === undefined ? {} : { unit }) });
  });
});
