import { describe, expect, it } from "vitest";
import { learnt } from "../../../test/support/learnt.ts";
import type { SourceId } from "../../model/source.ts";
import { readSource } from "../../source/index.ts";
import { segment } from "../../text/index.ts";
import { findNames } from "../names/index.ts";
import { findQuotations } from "./index.ts";

const { languages } = learnt();

function quotationsIn(text: string, code = "en") {
  const language = languages.get(code);
  if (language === undefined) throw new Error(`no data for ${code}`);
  const source = readSource({ id: "test" as SourceId, given: text, format: "plain", metadata: { language: code } });
  const document = segment(source, language);
  const names = findNames(document, language);
  return findQuotations(document, language, names).map(({ use, inner, speaker, speakerQuote }) => ({
    use,
    inner: source.text.slice(inner.start, inner.end),
    speaker: names.find((name) => name.id === speaker)?.quote,
    words: speakerQuote === undefined ? undefined : source.text.slice(speakerQuote.start, speakerQuote.end),
  }));
}

describe("the examples of the language data", () => {
  for (const [code, { quotations }] of languages) {
    for (const { text, uses, speakers } of quotations?.examples ?? []) {
      it(`${code}: ${text}`, () => {
        const found = quotationsIn(text, code);
        expect(found.map((each) => each.use)).toEqual(uses);
        expect(found.flatMap((each) => each.words ?? [])).toEqual(speakers);
      });
    }
    for (const text of quotations?.counterexamples ?? []) {
      it(`${code}, none in: ${text}`, () => {
        expect(quotationsIn(text, code)).toEqual([]);
      });
    }
  }
});

describe("quotations", () => {
  it("takes a quotation of several paragraphs, each opened anew, as one", () => {
    const found = quotationsIn(
      'Odo Vance wrote:\n\n"The first winter was mild and nobody went hungry.\n\n"The second was not, and we buried forty people."',
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ use: "quotation", speaker: "Odo Vance" });
  });

  it("sees the inner of two nested quotations", () => {
    const found = quotationsIn("Farida Kohl said, “They told me ‘go home and wait’ and then shut the door.”");
    expect(found.map((each) => each.inner)).toEqual(["They told me 'go home and wait' and then shut the door.", "go home and wait"]);
  });

  it("resolves a pronoun only when one person can be meant", () => {
    const one = quotationsIn('Odo Vance came back alone. "There was nothing left to save," he said.');
    expect(one[0]).toMatchObject({ speaker: "Odo Vance", words: "he" });
    const two = quotationsIn('Odo Vance met Berengar Tull. "There was nothing left to save," he said.');
    expect(two[0]?.speaker).toBeUndefined();
    expect(two[0]?.words).toBe("he");
  });

  it("knows the marks of other languages by what closes them", () => {
    for (const text of [
      "„We came in the spring and found nothing.“",
      "»We came in the spring and found nothing.«",
      "« We came in the spring and found nothing. »",
      "”We came in the spring and found nothing.”",
    ]) {
      const found = quotationsIn(`Farida Kohl said, ${text} The town was silent.`);
      expect(found.map((each) => [each.use, each.inner, each.speaker])).toEqual([
        ["quotation", "We came in the spring and found nothing.", "Farida Kohl"],
      ]);
    }
  });

  it("leaves the speaker of a sentence to the one that goes on after it", () => {
    const found = quotationsIn('"We came in the spring," Farida Kohl said. "Nobody was left in the town."');
    expect(found.map((each) => each.speaker)).toEqual(["Farida Kohl", "Farida Kohl"]);
  });

  it("takes both halves of a broken sentence", () => {
    const found = quotationsIn('"We came in spring," said Farida Kohl, "and we left before the first snow fell."');
    expect(found.map((each) => [each.use, each.speaker])).toEqual([
      ["quotation", "Farida Kohl"],
      ["quotation", "Farida Kohl"],
    ]);
  });
});
