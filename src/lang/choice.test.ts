import { expect, test } from "vitest";
import { untrained } from "../../test/support/learnt.ts";
import { readDataFiles } from "../readers/data.ts";
import { chooseLanguage, loadTelling, type Tellable } from "./choice.ts";

const { languages, knowledge } = untrained();
const telling = { default: "aa", characters: 1000, least_words: 4, least_hits: 2, least_share: 0.25, lead: 1.5 };

/** Languages with a few frequent words each. */
function listing(words: Readonly<Record<string, readonly string[]>>): Tellable {
  return new Map(Object.entries(words).map(([code, starters]) => [code, { segmentation: { starters: new Set(starters) } }]));
}

const three = listing({ aa: ["the", "of", "in"], bb: ["der", "und", "in"], cc: ["na", "i"] });

test.each([...languages])("the example sentences of %s are told by its frequent words", (code, { segmentation }) => {
  if (knowledge === undefined) throw new Error("no knowledge");
  expect(chooseLanguage(segmentation.examples.sentences.join(" "), languages, knowledge.telling)).toEqual({ code, by: "words" });
});

test("the language with most frequent words is told", () => {
  expect(chooseLanguage("Der Rat und der Vogt sassen 1348 in Velm", three, telling)).toEqual({ code: "bb", by: "words" });
  expect(chooseLanguage("The keys of the town", three, telling)).toEqual({ code: "aa", by: "words" });
});

test("a text with too few words, with too few frequent ones, or between two languages is read as the default says", () => {
  const read = (text: string) => chooseLanguage(text, three, telling);
  expect(read("1348")).toEqual({ code: "aa", by: "default" });
  expect(read("Der und der")).toEqual({ code: "aa", by: "default" });
  expect(read("Velm Tisza Koros Arad na")).toEqual({ code: "aa", by: "default" });
  expect(read("Der Vogt the reeve und of")).toEqual({ code: "aa", by: "default" });
});

test("a word that two languages share tells neither from the other", () => {
  expect(chooseLanguage("in Velm in Arad in Koros", three, telling).by).toBe("default");
});

test("only the start of a text is looked at, and letters with marks are one with those without a mark of their own", () => {
  expect(chooseLanguage(`${"der und ".repeat(200)}${"the of ".repeat(2000)}`, three, telling).code).toBe("bb");
  const accented = listing({ aa: ["\u00e9t\u00e9"], bb: [] });
  expect(chooseLanguage("E\u0301te\u0301 e\u0301te\u0301 e\u0301te\u0301 un", accented, { ...telling, default: "bb" }).code).toBe("aa");
});

test("thresholds come from the data, and a key misspelt is refused", () => {
  expect(knowledge?.telling).toEqual(loadTelling(readDataFiles()).value);
  expect(loadTelling([{ path: "knowledge/languages.yaml", text: "defualt: en" }]).problems.join()).toContain("did you mean");
});

test.each([...languages])("no example text of %s is told as one of another language", (code, { timexes }) => {
  if (knowledge === undefined) throw new Error("no knowledge");
  const texts = Object.values(timexes?.examples ?? {}).flatMap(({ hits = [], silences = [] }) => [...hits, ...silences]);
  const plain = texts.map((text) => text.replace(/\[\[([^|\]]*)\|[^\]]*\]\]/g, "$1"));
  const told = plain.map((text) => ({ text, ...chooseLanguage(text, languages, knowledge.telling) })).filter(({ by }) => by === "words");
  expect(told.filter((choice) => choice.code !== code).map(({ text }) => text)).toEqual([]);
  expect(told.length).toBeGreaterThan(20);
});
