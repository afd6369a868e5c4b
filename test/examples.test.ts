import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDossierOf } from "../src/cli/inputs.ts";
import { analyse } from "../src/pipeline.ts";
import { root } from "./support/code.ts";

/** Slips that were put into the examples on purpose, and where their accounts truly disagree: severity, rule and the words that are pointed at. */
const EXPECTED = {
  "three-regions-1944-1949": [
    ["warning", "missing-list", "nine aims"],
    ["warning", "sum-mismatch", "36,000"],
    ["warning", "date-misfit", "August 24, 1943"],
    ["note", "competing-accounts", "25 August 1949"],
    ["note", "competing-accounts", "16 June 1946"],
    ["note", "repeated-word", "the the"],
  ],
  "andes-1780-1783": [
    ["error", "impossible-date", "31 November 1781"],
    ["warning", "posthumous-act", "In 1785 Diego Cristóbal signed a petition"],
    ["warning", "count-against-list", "three decrees"],
    ["warning", "date-misfit", "6 April 1718"],
    ["note", "competing-accounts", "26 January 1782"],
  ],
} as const;

describe("what a newcomer meets first", () => {
  test.each(Object.entries(EXPECTED))("in %s every slip is found, and nothing else is reported", (name, expected) => {
    const { dossier, learning } = readDossierOf([join(root, "examples", name)], {});
    const { findings } = analyse(dossier.sources, learning);
    const missing = expected.filter(
      ([severity, rule, words]) =>
        !findings.some((finding) => {
          const said = [finding.message, ...[finding.primary, ...finding.related].map(({ quote }) => quote)];
          return finding.severity === severity && finding.rule === rule && said.some((text) => text.includes(words));
        }),
    );
    expect(missing).toEqual([]);
    expect(findings).toHaveLength(expected.length);
  });
});
