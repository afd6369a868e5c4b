import { expect, test } from "vitest";
import { loadLanguages } from "../lang/language.ts";
import { findMentions } from "../mentions/index.ts";
import type { SourceId } from "../model/source.ts";
import { readDataFiles, readWeights } from "../readers/data.ts";
import { readSource } from "../source/index.ts";
import { segment } from "../text/index.ts";
import { withSyntax } from "../text/syntax/index.ts";
import { extractClaims } from "./index.ts";

const { languages, knowledge } = loadLanguages(readDataFiles(), readWeights());

/** Whom or what a role of the last claim of a kind stands for, by the name that was given before. */
function meant(given: string, predicate: string, role: string): string | undefined {
  const language = languages.get("en");
  if (language === undefined || knowledge === undefined) throw new Error("no English data");
  const document = withSyntax(
    segment(readSource({ id: "account" as SourceId, given, format: "plain", metadata: { language: "en" } }), language),
    language,
  );
  const mentions = findMentions(document, language);
  const claim = extractClaims({ documents: [document], mentions, languages, knowledge }).claims.findLast((one) => one.predicate === predicate);
  const [filler] = claim?.roles[role] ?? [];
  expect(filler).toBeDefined();
  return mentions.find(({ id }) => id === filler?.mention)?.quote;
}

test("a paper named before is meant by its noun alone, unless another such has been spoken of", () => {
  const signed = "On 3 May 1720 Orlov and Haas signed the Treaty of Verona.";
  expect(meant(`${signed} The treaty was ratified on 9 June 1720.`, "ratify", "document")).toBe("Treaty of Verona");
  expect(meant(`${signed} A treaty with Spain was drafted. The treaty was ratified on 9 June 1720.`, "ratify", "document")).toBeUndefined();
  expect(meant(`${signed} They rejected the Treaty of Padua. The treaty was ratified on 9 June 1720.`, "ratify", "document")).toBeUndefined();
  expect(meant(`${signed} The treaty of the year before was ratified on 9 June 1720.`, "ratify", "document")).toBeUndefined();
});

test("a title that stays with one person means that person, that of an office does not", () => {
  expect(meant("In 1900 General William Manning left Aden. The general died in 1903.", "die", "patient")).toBe("William Manning");
  expect(meant("In 1900 General Manning and General Evans left Aden. The general died in 1903.", "die", "patient")).toBeUndefined();
  expect(meant("In 1900 King William left Aden. The king died in 1903.", "die", "patient")).toBeUndefined();
});
