import { describe, expect, it } from "vitest";
import { loadTimexes } from "../../lang/timexes.ts";
import { readDataFiles } from "../../readers/data.ts";
import { Matcher } from "./match.ts";

/** The English grammar, which has no such number words, with those given here. */
function durationsIn(text: string, numbers: string): readonly (number | string | undefined)[] {
  const files = readDataFiles()
    .filter(({ path }) => path.startsWith("lang/en/timexes/"))
    .map((file) => (file.path.endsWith("/numbers.yaml") ? { ...file, text: numbers } : file));
  const { value, problems } = loadTimexes(files, "en");
  if (value === undefined) throw new Error(problems.join());
  return new Matcher(value).find(text, [{ start: 0, end: text.length }]).matches.map(({ slots }) => slots["count"]?.value);
}

const numbers = `
units: { two: 2, five: 5, fourtwenties: 80, four-twenties: 80, four-twenty: 80, sixty-ten: 70, sixty and eleven: 71, four: 4, ten: 10 }
tens: { twenty: 20, sixty: 60 }
multipliers: { hundred: 100 }
ordinals: {}
ordinal_suffixes: []
joiners: ["-"]
`;

describe("numbers in words", () => {
  it("can be words of several pieces", () => {
    const text = "It took four-twenties days, then sixty-ten days, sixty and eleven days, and sixty-five days.";
    expect(durationsIn(text, numbers)).toEqual([80, 70, 71, 65]);
  });

  it("are joined between ten and unit by the words for it, and by no others", () => {
    const text = "It took sixty and five days, and two and five days.";
    expect(durationsIn(text, `${numbers}ten_joiners: [and]\n`)).toEqual([65, 5]);
    expect(durationsIn(text, numbers)).toEqual([5, 5]);
  });
});
