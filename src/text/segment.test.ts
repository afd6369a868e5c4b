import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { untrained } from "../../test/support/learnt.ts";
import { processorTime } from "../../test/support/processor-time.ts";
import type { Document } from "../model/document.ts";
import type { SourceFormat, SourceId } from "../model/source.ts";
import { readSource } from "../source/index.ts";
import { segment } from "./index.ts";

const english = untrained().languages.get("en");
if (english === undefined) throw new Error("no English");
const language = english;

function cut(given: string, format: SourceFormat = "plain"): Document {
  return segment(readSource({ id: "test" as SourceId, given, format, metadata: {} }), language);
}

function sentences(given: string): readonly string[] {
  const { source, sentences } = cut(given);
  return sentences.map(({ start, end }) => source.text.slice(start, end));
}

/** " | " stands where one sentence ends and the next begins. */
describe("sentences of many kinds of account", () => {
  test.each([
    ["a chronicle", "In the year 1241 the Khan's riders came to Brody. | They burnt it. | Few lived."],
    ["titles and initials", "Rev. Dr. T. K. Adeyemi, Hon. Sec. of the Mission, wrote to Sir J.-P. Blanc. | Col. Sgt. Webb replied."],
    ["a cited resolution", "By Decree No. 7 of Jan. 12, 1903, see art. 4, the dues fell. | Nobody paid them."],
    ["a reign", "Casimir IV. died in June. | His son followed."],
    ["a reign that ends a sentence", "The town was held by Charles V. | From 1547 an agent of King Charles V. Habsburg governed it for J. V. Haas."],
    ["a world war", "He fell in World War I. | Germany was far away. | World War II. came later."],
    ["figures", "Prices rose 3.5% to £1.20. | In 1848 some 12,000 left. | 400 came back."],
    ["times", "They met at 5 p.m. on the quay. | It was 6 a.m. when they parted."],
    ["countries", "The U.K. and the U.S. signed. | The U.S.S.R. did not. | A U.S. Senator wept."],
    ["antiquity", "The wall was built c. 220 B.C. | It stood until A.D. 410, or so Livy (fl. 20 B.C.) says."],
    ["speech", '"Hold the gate!" he cried. | "For how long?" | "Until dawn." | She wrote: "We held." | It was true.'],
    ["speech with a blank before the mark", 'He said: " We shall stay. " | Then they left.'],
    ["brackets", "They left (some say by night). | (Others doubt it.) | The gate stood open."],
    ["ellipses", "He began: I, the undersigned ... | Then the page is torn… | The rest is lost."],
    ["notes", "The fleet sailed.[3] | It never returned.[4][5] | The admiral, it is said, slept.7 | He woke late."],
    ["a web address", "See www.Archive.Example.org for the scans. | They are poor."],
    ["a dash of speech", "He was silent. | — Speak, said the judge."],
    ["an inline list", "He asked for: 1. bread. | 2. coal. | Neither came."],
    ["an aircraft", "The Il-12P, tail no. 8, crashed near Kabansk. | The An-2 did not."],
    ["a page reference", "On p. 14, vol. iii, Grote disagrees (cf. pp. 20-22, n. 3). | So does Bury."],
    ["saints and mounts", "From St. Gallen the road climbs to Mt. Speer. | Ft. Dearborn lay far off."],
    ["firms", "Lund & Co. bought it from Berg Bros. in 1911. | Berg Inc. was dissolved."],
    ["Russian", "Он уехал в Киев. | Там была война."],
    ["Spanish", "¿Quién vive? | ¡Nadie! | El general calló."],
    ["Arabic", "وصل الجيش إلى المدينة. | هل سقطت؟ | لا أحد يعلم."],
  ])("%s", (_name, example) => {
    const given = example.replaceAll(" | ", " ");
    const expected =
      example === "They took the town at dawn.The ship left at noon."
        ? ["They took the town at dawn.", "The ship left at noon."]
        : example.split(" | ");
    expect(sentences(given)).toEqual(expected);
  });

  test("Chinese has no blanks between sentences", () => {
    expect(sentences("军队进入城市。居民逃走了！谁留下？")).toEqual(["军队进入城市。", "居民逃走了！", "谁留下？"]);
  });

  test("a heading is one sentence, and none crosses a paragraph", () => {
    expect(sentences(`Gen. Lind! The Siege\n====\n\n${"It was cold. ".repeat(9)}\n\nand so on`)).toEqual([
      "Gen. Lind! The Siege",
      ...Array.from({ length: 9 }, () => "It was cold."),
      "and so on",
    ]);
  });
});

test("where a figure with a stop is an ordinal, only a starter begins a sentence behind it", () => {
  const ordinals = { ...language, segmentation: { ...language.segmentation, ordinalStop: true } };
  const source = readSource({
    id: "test" as SourceId,
    given: "Franz II. King, came on 3. May. He left on 5. The war of 1813. Bells rang.",
    format: "plain",
    metadata: {},
  });
  expect(segment(source, ordinals).sentences.map(({ start, end }) => source.text.slice(start, end))).toEqual([
    "Franz II. King, came on 3. May.",
    "He left on 5.",
    "The war of 1813.",
    "Bells rang.",
  ]);
});

describe("sections", () => {
  test("stand under their headings by level", () => {
    const { sections, paragraphs } = cut("Before.\n\n# One\n\nText.\n\n## One and a half\n\nText.\n\n# Two\n\nText.", "markdown");
    expect(sections).toEqual([
      { index: 0, level: 0 },
      { index: 1, heading: 1, level: 1, parent: 0 },
      { index: 2, heading: 3, level: 2, parent: 1 },
      { index: 3, heading: 5, level: 1, parent: 0 },
    ]);
    expect(paragraphs.map((paragraph) => paragraph.section)).toEqual([0, 1, 1, 2, 2, 3, 3]);
  });
});

const part = fc.constantFrom(
  "Orlov",
  "U.S.",
  "St.",
  "24th",
  "1,200",
  "mid-August",
  "’s",
  "“",
  "”",
  ".",
  "?",
  "...",
  "…",
  "漢",
  "Il-12P",
  "-",
  "\n\n",
  "a",
  "No.",
  "🏰",
  "e\u0301",
  "[3]",
  ")",
  "\u0000",
);
const account = fc.array(fc.tuple(part, fc.constantFrom("", " ", "  ")), { maxLength: 30 }).map((parts) => parts.flat().join(""));

test("tokens hold every visible character once, in order, and tile the sentences, and these the paragraphs", () => {
  fc.assert(
    fc.property(account, (given) => {
      const { source, tokens, sentences, paragraphs } = cut(given);
      const starts = new Set(paragraphs.map((paragraph) => paragraph.start));
      for (const [index, token] of tokens.entries()) {
        expect(token).toMatchObject({ index, text: source.text.slice(token.start, token.end), lower: token.text.toLowerCase() });
        expect(token.spaceBefore).toBe(source.text.charAt(token.start - 1) === " " && !starts.has(token.start));
      }
      for (const paragraph of paragraphs) {
        const own = sentences.slice(paragraph.firstSentence, paragraph.endSentence);
        expect(own.length).toBeGreaterThan(0);
        expect(own[0]?.start).toBe(paragraph.start);
        expect(own.at(-1)?.end).toBe(paragraph.end);
        for (const sentence of own) {
          const inside = tokens.slice(sentence.firstToken, sentence.endToken);
          expect(inside.map((token) => token.text).join("")).toBe(source.text.slice(sentence.start, sentence.end).replaceAll(" ", ""));
        }
      }
      expect(sentences.at(-1)?.endToken ?? 0).toBe(tokens.length);
    }),
    { numRuns: 500 },
  );
});

test("ten times the text takes at most about ten times the time", () => {
  const page = "In May 1849 Gen. Orlov, with 12,000 men of the U.S.S.R.'s 3rd Army, wrote: “We hold.” Nobody answered him.\n\n";
  const time = (given: string) => processorTime(() => cut(given));
  time(page.repeat(500));
  expect(time(page.repeat(20_000))).toBeLessThan(time(page.repeat(2_000)) * 30 + 500);
});

test.each([
  ["stops", ". ".repeat(300_000)],
  ["stops without blanks", ".".repeat(1_000_000)],
  ["quotation marks", '" '.repeat(300_000)],
  ["one word", "a".repeat(2_000_000)],
  ["one number", "1".repeat(2_000_000)],
  ["initials", "A.".repeat(500_000)],
  ["hyphens", "mid-".repeat(300_000)],
  ["marks", `a${"\u0301".repeat(500_000)}`],
  ["brackets", "x.[".repeat(200_000)],
  ["line ends", "\n\u00ad".repeat(500_000)],
])("a text of nothing but %s is read in seconds", (_name, given) => {
  expect(processorTime(() => cut(given))).toBeLessThan(15_000);
});
