import { describe, expect, test } from "vitest";
import { untrained } from "../../test/support/learnt.ts";
import { findMentions } from "../mentions/index.ts";
import type { SourceId } from "../model/source.ts";
import { readSource } from "../source/index.ts";
import { segment } from "../text/index.ts";
import { buildChronology } from "./index.ts";

const { languages } = untrained();

function misfits(given: string): readonly string[] {
  const language = languages.get("en");
  if (language === undefined) throw new Error("no English data");
  const source = readSource({ id: "account" as SourceId, given, format: "plain", metadata: { language: "en" } });
  const documents = [segment(source, language)];
  const mentions = documents.flatMap((document) => findMentions(document, language));
  const quote = (id: string | undefined) => mentions.find((mention) => mention.id === id)?.quote ?? "";
  return buildChronology({ documents, mentions, languages }).misfits.map((misfit) => `${quote(misfit.timex)} -> ${misfit.repairs[0]?.replacement}`);
}

const told = (year: string) =>
  `On 2 May 1849 the council met. On 9 May 1849 it voted. On 14 May ${year} the gates were shut. On 20 May 1849 the siege began. On 3 June 1849 the wells failed.`;

describe("dates out of line", () => {
  test.each([
    ["1840", "14 May 1840 -> 14 May 1849"],
    ["1894", "14 May 1894 -> 14 May 1849"],
    ["1749", "14 May 1749 -> 14 May 1849"],
  ])("a slip of the pen (%s) is found and mended", (year, wanted) => {
    expect(misfits(told(year))).toEqual([wanted]);
  });

  test("what is in line is left alone", () => {
    expect(misfits(told("1849"))).toEqual([]);
  });

  test("a date that no likely slip explains is left alone: the story may go elsewhere", () => {
    expect(misfits(told("1526"))).toEqual([]);
  });

  test("of two dates that accuse each other neither is blamed without a third", () => {
    expect(misfits("On 2 May 1849 the council met. On 9 May 1839 it voted.")).toEqual([]);
  });

  test("a date that fits neither neighbour is blamed, also where a neighbour stands out of line itself", () => {
    const text = (year: string) =>
      `On 2 May 1849 the council met. On 9 May 1849 it voted. On 14 May ${year} the mill burned. On 20 May 1849 the siege began. On 10 May 1849 the wells were dug. On 3 June 1849 they failed.`;
    expect(misfits(text("1839"))).toEqual(["14 May 1839 -> 14 May 1849"]);
    expect(misfits(text("1849"))).toEqual([]);
  });

  test("dates in brackets, in quotations and of deadlines are no part of the line", () => {
    expect(
      misfits("On 2 May 1849 the council met. On 9 May 1849 it voted (the last vote was on 14 May 1840). On 20 May 1849 the siege began."),
    ).toEqual([]);
    expect(misfits("On 2 May 1849 the council met. The gates had to be rebuilt by 14 May 1859. On 20 May 1849 the siege began.")).toEqual([]);
  });

  test("dates whose year came from the wrong one move with it and are not blamed", () => {
    const text =
      "On 2 May 1849 the council met. On 9 May 1849 it voted. On 14 May 1840 the gates were shut. On 16 May the bells fell silent. On 20 May 1849 the siege began. On 3 June 1849 the wells failed.";
    expect(misfits(text)).toEqual(["14 May 1840 -> 14 May 1849"]);
  });
});
