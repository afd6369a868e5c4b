import { describe, expect, it } from "vitest";
import { readDataFiles } from "../readers/data.ts";
import { loadTimexes } from "./timexes.ts";

const english = readDataFiles().filter((file) => file.path.startsWith("lang/en/timexes/"));
const withPattern = (match: string) => [
  ...english,
  { path: "lang/en/timexes/patterns-9-more.yaml", text: `makes: timex\npatterns:\n  more: { match: "${match}", as: date }\n` },
];

describe("the date grammar of a language", () => {
  it("is absent where the language has none", () => {
    expect(loadTimexes(english, "xx")).toEqual({ problems: [] });
  });

  it("compiles the English data without a complaint", () => {
    const { value, problems } = loadTimexes(english, "en");
    expect(problems).toEqual([]);
    expect(value?.strata.at(-1)?.makes).toBe("timex");
  });

  it("takes every word with each of the endings of its class", () => {
    const words = { path: "lang/en/timexes/words-more.yaml", text: 'words:\n  fresh: { endings: ["", es], values: { "1": [fresh] } }\n' };
    const { value } = loadTimexes([...english, words], "en");
    expect(["fresh", "freshes", "freshe"].map((word) => value?.lexicon.has(word))).toEqual([true, true, false]);
  });

  it("names a class that no file makes", () => {
    expect(loadTimexes(withPattern("the {montth} of may"), "en").problems.join()).toContain("there is no class {montth}");
  });

  it("refuses marks of mentions where a part is made", () => {
    const file = { path: "lang/en/timexes/patterns-4-more.yaml", text: 'makes: base\npatterns:\n  more: { match: "at <yore>" }\n' };
    expect(loadTimexes([...english, file], "en").problems.join()).toContain('pattern "more": < > marks mentions');
  });

  it("names the file and line of a misspelt key", () => {
    const file = { path: "lang/en/timexes/patterns-9-more.yaml", text: 'makes: timex\npatterns:\n  more: { mtach: "yore", as: date }\n' };
    expect(loadTimexes([...english, file], "en").problems.join()).toMatch(/patterns-9-more\.yaml:3:\d+:.*mtach/);
  });

  it("complains of examples for a pattern that is not there", () => {
    const files = english.map((file) => (file.path.endsWith("examples.yaml") ? { ...file, text: `nowhere:\n  hits: ["x"]\n` } : file));
    expect(loadTimexes(files, "en").problems.join()).toContain('"nowhere"');
  });
});
