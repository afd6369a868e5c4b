import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Source, SourceId } from "../model/source.ts";
import { readSource } from "./index.ts";

function read(given: string, format: Source["format"] = "plain"): Source {
  return readSource({ id: "test" as SourceId, given, format, metadata: {} });
}

describe("what normalising does to a text", () => {
  test.each([
    ["runs of blanks and no-break blanks", "in\u00a0May  of\u2009\t1849", "in May of 1849"],
    ["curly quotes and apostrophes", "the \u201cmad\u201d duke\u2019s \u201eend\u201f", 'the "mad" duke\'s "end"'],
    ["soft hyphens and zero-width characters", "Ha\u00adno\u200bver\u2060ian\ufeff king", "Hanoverian king"],
    ["a soft hyphen at a line end", "the Hano\u00ad\nverian king and all his men there", "the Hanoverian king and all his men there"],
    ["marks are composed", "Zu\u0308rich, A\u030angstro\u0308m, \u1100\u1161", "Zürich, Ångström, 가"],
    ["marks behind a character without width", "Zu\u00ad\u0308rich", "Zürich"],
    ["marks behind a blank, a character without width between them", "so \u0301\u00ad\u0323Orlov", "so \u0323\u0301Orlov"],
    ["ligatures", "the \ufb01rst o\ufb03ce", "the first office"],
    ["hyphens, but dashes stay what they are", "non\u2011stop 1849\u20131851 \u2014 so", "non-stop 1849\u20131851 \u2014 so"],
    ["a byte order mark", "\ufeffOne.", "One."],
    ["direction marks", "Ibn \u200fرشد\u200e wrote", "Ibn رشد wrote"],
  ])("%s", (_name, given, text) => expect(read(given).text).toBe(text));

  test("every single character comes out composed", () => {
    for (let block = 0; block < 0x110000; block += 0x800) {
      if (block === 0xd800) continue;
      const characters = Array.from({ length: 0x800 }, (_, i) => `a${String.fromCodePoint(block + i)}`);
      const { text } = read(characters.join(" x "));
      expect(text === text.normalize("NFC"), `block ${block.toString(16)}`).toBe(true);
    }
  });
});

const visible = fc.constantFrom("Orlov", "wrote", "1849", "ü", "Zürich", "’", "“", "ﬁ", "—", "漢", "e\u0301", "\u0301", "😀", ".", "-");
const invisible = fc.constantFrom(" ", "  ", "\u00a0", "\u00ad", "\u200b", "\ufeff", "\t", "\n", "\r\n", "\n\n", "\u2028", "\u200f");
const given = fc.array(fc.oneof(visible, invisible), { maxLength: 40 }).map((parts) => parts.join(""));
const simple = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replaceAll("’", "'")
    .replaceAll("“", '"')
    .replaceAll("ﬁ", "fi")
    .normalize("NFC");

describe("the way back to the text as given", () => {
  test("the slice of the given text holds what the slice of the normalised text says", () => {
    fc.assert(
      fc.property(given, fc.nat(), fc.nat(), (text, a, b) => {
        const source = read(text);
        const [start, end] = [a % (source.text.length + 1), b % (source.text.length + 1)].toSorted((x, y) => x - y) as [number, number];
        fc.pre(start < end);
        const back = source.offsets.toGiven({ start, end });
        const quote = simple(source.given.slice(back.start, back.end)).replace(/[\s-]+/g, "");
        const words = source.text.slice(start, end).replace(/[\s-]+/g, "");
        expect(quote.normalize("NFD")).toContain(words.normalize("NFD"));
        const again = source.offsets.toNormalised(back);
        expect(again.start).toBeLessThanOrEqual(start);
        expect(again.end).toBeGreaterThanOrEqual(end);
      }),
      { numRuns: 2000 },
    );
  });

  test("a word is given back exactly, whatever blanks and invisible characters stand around it", () => {
    fc.assert(
      fc.property(fc.array(invisible, { maxLength: 6 }), fc.array(invisible, { maxLength: 6 }), (before, after) => {
        const source = read(`Then${before.join("")} Orlov ${after.join("")}went.`);
        const start = source.text.indexOf("Orlov");
        const back = source.offsets.toGiven({ start, end: start + 5 });
        expect(source.given.slice(back.start, back.end)).toBe("Orlov");
        expect(source.offsets.toNormalised(back)).toEqual({ start, end: start + 5 });
      }),
    );
  });

  test("it never turns round, and reaches neither before the beginning nor beyond the end", () => {
    fc.assert(
      fc.property(given, (text) => {
        const source = read(text);
        let last = 0;
        for (let at = 0; at < source.text.length; at++) {
          const back = source.offsets.toGiven({ start: at, end: at + 1 });
          expect(back.start).toBeGreaterThanOrEqual(Math.min(last, source.given.length));
          expect(back.end).toBeGreaterThan(back.start);
          expect(back.end).toBeLessThanOrEqual(source.given.length);
          last = back.start;
        }
      }),
    );
  });

  test("a line normalised twice is the same line", () => {
    fc.assert(
      fc.property(given, (parts) => {
        const text = parts.replace(/[\r\n\u2028]/g, " ");
        expect(read(read(text).text).text).toBe(read(text).text);
      }),
    );
  });
});

test("a line end parts blocks and stands inside none, blocks do not overlap", () => {
  fc.assert(
    fc.property(given, (text) => {
      const source = read(text);
      let last = -1;
      for (const block of source.blocks) {
        expect(block.start).toBeGreaterThan(last);
        expect(block.end).toBeGreaterThan(block.start);
        expect(source.text.slice(block.start, block.end)).toMatch(/^\S(?:[^\n]*\S)?$/u);
        last = block.end;
      }
    }),
  );
});
