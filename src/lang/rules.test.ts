import { describe, expect, it } from "vitest";
import { readDataFiles } from "../readers/data.ts";
import { loadRuleWords } from "./rules.ts";

const files = readDataFiles();

describe("loadRuleWords", () => {
  it("reads the English words, longer phrases before their beginnings", () => {
    const { value, problems } = loadRuleWords(files, "en");
    expect(problems).toEqual([]);
    expect(value?.weekdays[4]?.[0]).toBe("thursday");
    const cues = value?.sums.beforeTotal.map((phrase) => phrase.join(" ")) ?? [];
    expect(cues.indexOf("making a total of")).toBeLessThan(cues.indexOf("making"));
  });

  it("keeps every phrase in small letters, because texts are compared in small letters", () => {
    const file = files.find((candidate) => candidate.path === "lang/en/rules.yaml");
    const words = file?.text.replace(/#.*/g, "") ?? "";
    expect(words).toBe(words.toLowerCase());
  });

  it("says where a misspelt key stands", () => {
    const text = "weekdays: []\nmay-repaet: [had]\n";
    const { value, problems } = loadRuleWords([{ path: "lang/xx/rules.yaml", text }], "xx");
    expect(value).toBeUndefined();
    expect(problems).toContain('lang/xx/rules.yaml:2:1: unknown key "may-repaet"; did you mean "may-repeat"?');
  });

  it("leaves a language without the file alone", () => {
    expect(loadRuleWords(files, "xx")).toEqual({ problems: [] });
  });
});
