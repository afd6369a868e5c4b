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

/** The claims of a predicate, each with the words of its roles. */
function read(given: string, predicate: string): readonly Readonly<Record<string, readonly string[]>>[] {
  const language = languages.get("en");
  if (language === undefined || knowledge === undefined) throw new Error("no English data");
  const source = readSource({ id: "account" as SourceId, given, format: "plain", metadata: { language: "en" } });
  const document = withSyntax(segment(source, language), language);
  const { claims } = extractClaims({ documents: [document], mentions: findMentions(document, language), languages, knowledge });
  return claims
    .filter((claim) => claim.predicate === predicate)
    .map(({ roles }) => Object.fromEntries(Object.entries(roles).map(([role, fillers]) => [role, fillers.map(({ quote }) => quote)])));
}

test.each([
  ["At a conference on the 21st Moreno advised Haas against a sortie.", "aid", { agent: ["Moreno"], recipient: ["Haas"] }],
  [
    "The battle hung in the balance after they had taken the pass of Lima, whose defender, General Moreno, poisoned himself.",
    "die",
    { patient: ["Moreno"] },
  ],
  ["After the town had fallen Moreno and Haas were pardoned.", "release", { patient: ["Moreno", "Haas"] }],
  [
    "The Baltic League, founded at Odessa in 1814 by Moreno, owed its success to a trick.",
    "found",
    { patient: ["Baltic League"], agent: ["Moreno"] },
  ],
  ["By an agreement signed in Warsaw in 1920 Poland recognised Latvia.", "sign", { document: ["an agreement"] }],
  ["Elected president of Peru, with Haas as his deputy, Moreno crossed the Andes.", "elect", { patient: ["Moreno"], office: ["president of Peru"] }],
  ["We refuse the terms.", "refuse", { agent: ["We"], document: ["the terms"] }],
])("%s", (text, predicate, roles) => {
  expect(read(text, predicate)).toMatchObject([roles]);
});

test("the number of a body is no speaker", () => {
  expect(read("In May the enemy attacked I Corps.", "attack").flatMap(({ patient }) => patient ?? [])).not.toContain("I");
});

test("escaping by boat is no passive", () => {
  expect(read("In May the president fled by train and joined Haas.", "flee")).toMatchObject([{ agent: ["the president"] }]);
});
