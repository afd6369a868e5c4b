import { describe, expect, it } from "vitest";
import { untrained } from "../../../test/support/learnt.ts";
import type { SourceId } from "../../model/source.ts";
import { readSource } from "../../source/index.ts";
import { segment } from "../../text/index.ts";
import { findTimexes } from "./index.ts";
import { outermost, unmark } from "./marks.oracle.ts";

const { languages } = untrained();

for (const language of languages.values()) {
  const { timexes } = language;
  if (timexes === undefined) continue;
  const find = (given: string) =>
    findTimexes(
      segment(readSource({ id: "example" as SourceId, given, format: "plain", metadata: { language: language.code } }), language),
      language,
    );

  describe(`the date patterns of ${language.code}`, () => {
    for (const [id, { hits = [], silences = [] }] of Object.entries(timexes.examples)) {
      it.each(hits)(`${id}: %s`, (marked) => {
        const { text, marks } = unmark(marked);
        const found = find(text);
        expect(outermost(found).map(({ quote, value }) => ({ quote, value }))).toEqual(marks);
        expect(found.map((timex) => timex.producer)).toContain(`timexes/${id}`);
      });
      if (silences.length > 0) {
        const none = timexes.patterns.some((pattern) => pattern.id === id && pattern.reading === "none");
        it.each(silences)(`${id} is silent: %s`, (text) => {
          const found = find(text).map((timex) => timex.producer);
          if (none) expect(found).toEqual([]);
          else expect(found).not.toContain(`timexes/${id}`);
        });
      }
    }

    it("has an example for every pattern that makes a mention", () => {
      const wrappers = new Set(["base", "date", "year", "foreign"]);
      const made = timexes.patterns.filter(
        (pattern) => ["foreign", "base", "unitref", "date", "timex"].includes(pattern.makes) && !wrappers.has(pattern.id),
      );
      const shown = ({ id, reading }: (typeof made)[number]) => timexes.examples[id]?.[reading === "none" ? "silences" : "hits"] !== undefined;
      expect(made.filter((pattern) => !shown(pattern)).map((pattern) => pattern.id)).toEqual([]);
    });

    it("shows its patterns in enough texts, and where they are silent", () => {
      const all = Object.values(timexes.examples);
      expect(all.flatMap(({ hits = [] }) => hits).length).toBeGreaterThanOrEqual(120);
      expect(all.flatMap(({ silences = [] }) => silences).length).toBeGreaterThanOrEqual(40);
    });

    it("uses no sentence twice, numbers and names of months apart", () => {
      const classes = new Set([...timexes.symbols].filter(([name]) => name.startsWith("month")).map(([, symbol]) => symbol));
      const months = new Set([...timexes.lexicon].filter(([, uses]) => uses.some(({ symbol }) => classes.has(symbol))).map(([word]) => word));
      expect(months.size).toBeGreaterThanOrEqual(12);
      const texts = Object.values(timexes.examples).flatMap(({ hits = [], silences = [] }) => [...hits, ...silences]);
      const masked = texts.map((text) =>
        unmark(text)
          .text.replace(/\d+/g, "0")
          .replace(/\p{L}+/gu, (word) => (months.has(word.toLowerCase()) ? "month" : word.toLowerCase())),
      );
      expect(masked.filter((text, index) => masked.indexOf(text) !== index)).toEqual([]);
    });
  });
}
