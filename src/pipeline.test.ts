import { describe, expect, test } from "vitest";
import { RULES } from "../rules/index.ts";
import { toMachineReading } from "./export/reading.ts";
import type { DataFile } from "./lang/data.ts";
import { loadLanguages } from "./lang/language.ts";
import type { Source, SourceFormat, SourceId, SourceMetadata } from "./model/source.ts";
import { analyse, type Learning } from "./pipeline.ts";
import { readDataFiles } from "./readers/data.ts";
import { readSource } from "./source/index.ts";

const files = readDataFiles();
const segmentation = `
abbreviations: { before_name: [], before_number: [], anywhere: [] }
numbered_nouns: []
starters: [lo, va, zun, keth, ore]
suffixes: []
number_endings: []
split_after: []
split_before: []
examples: { sentences: [], tokens: [] }
`;

/** A language of five words that only reads dates: the English patterns under another code, without names or claims. */
const made: readonly DataFile[] = [
  ...files,
  { path: "lang/qaa/segmentation.yaml", text: segmentation },
  ...files.filter(({ path }) => path.startsWith("lang/en/timexes/")).map(({ path, text }) => ({ path: path.replace("/en/", "/qaa/"), text })),
];

function learn(from: readonly DataFile[]): Learning {
  const { languages, knowledge, problems } = loadLanguages(from);
  if (knowledge === undefined || problems.length > 0) throw new Error(problems.join("\n"));
  return { languages, knowledge, rules: RULES };
}

function account(given: string, metadata: SourceMetadata = {}, format: SourceFormat = "plain"): Source {
  return readSource({ id: "account" as SourceId, given, format, metadata });
}

const learning = learn(made);

function datesIn(source: Source): readonly string[] {
  return analyse([source], learning).mentions.flatMap((mention) => (mention.kind === "timex" ? [mention.quote] : []));
}

describe("the language of an account", () => {
  const strange = "Lo keth va 3 May 1848 zun ore Velm. Lo Tisza keth ore lo bridge va 1849.";

  test("is told by its words where nobody states it", () => {
    const { documents, mentions } = analyse([account(strange)], learning);
    expect(documents[0]?.source.language).toBe("qaa");
    expect(mentions.map(({ kind, quote }) => [kind, quote])).toEqual([
      ["timex", "3 May 1848"],
      ["timex", "1849"],
    ]);
  });

  test("is the one stated, whatever its words are", () => {
    expect(analyse([account(strange, { language: "en" })], learning).documents[0]?.source.language).toBe("en");
    expect(
      analyse([account(`<html lang="qaa"><p>The bridge of the town fell in the night of 3 May 1848.</p>`, {}, "html")], learning).documents[0]?.source
        .language,
    ).toBe("qaa");
  });

  test("may be a region's: its dates are read with the data of the language", () => {
    expect(datesIn(account("The bridge fell on 3 May 1848.", { language: "en-GB" }))).toEqual(["3 May 1848"]);
  });

  test("that nothing is known of leaves an account unread, and nothing breaks", () => {
    expect(analyse([account(strange, { language: "tlh" })], learning)).toMatchObject({ mentions: [], claims: [], findings: [] });
  });
});

test("an account of which only dates can be read goes all the way, alone and beside another", () => {
  const strange = account("Lo keth va 3 May 1848 zun ore Velm. Lo Tisza keth ore lo 30 February 1849.");
  const english = { ...account("Gustav Lind was appointed governor of Velm on 4 May 1848."), id: "other" as SourceId };
  const both = analyse([strange, english], learning);
  expect(both.claims.map((claim) => claim.source)).toEqual(["other"]);
  expect(both.findings.map(({ rule }) => rule)).toContain("impossible-date");
  expect(both.state.changes().length).toBeGreaterThan(0);
  const [source] = both.documents.map((document) => document.source);
  if (source === undefined) throw new Error("no source");
  const reading = toMachineReading({ source, ...analyse([strange], learning) });
  expect(reading.source.language).toBe("qaa");
  expect(reading.timexes.map(({ value }) => value)).toEqual(["1848-05-03", "1849-02-30"]);
});

test("accounts in every language that there is data for are read together without harm", () => {
  const sources = [...learning.languages].map(
    ([
      code,
      {
        segmentation: { examples },
      },
    ]) => ({
      ...account(examples.sentences.join(" ").replaceAll(" | ", " "), { language: code }),
      id: code as SourceId,
    }),
  );
  expect(analyse(sources, learning).documents.map(({ source }) => source.language)).toEqual([...learning.languages.keys()]);
});
