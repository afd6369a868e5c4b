import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { agrees, parseScenario, runScenario } from "../support/transcript.ts";

const folder = import.meta.dirname;
/** The built command where `npm test` has built it, otherwise the sources. */
const entry = process.env["REGEST_ENTRY"] ?? join(folder, "..", "..", "src", "cli", "main.ts");
const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
/** With REGEST_BLESS=1 what came out is written into the scenarios, to be read before it is committed. */
const blessing = process.env["REGEST_BLESS"] === "1";

describe.runIf(process.platform !== "win32")("what is typed is answered as written", () => {
  test.each(names)(
    "%s",
    (name) => {
      const markdown = readFileSync(join(folder, name), "utf8");
      const scenario = parseScenario(markdown);
      const answers = runScenario(scenario, entry);
      if (blessing) return writeFileSync(join(folder, name), withAnswers(markdown, answers));
      expect(scenario.steps.length).toBeGreaterThan(0);
      for (const [index, { command, output }] of scenario.steps.entries()) {
        const answer = answers[index] ?? [];
        if (!agrees(output, answer)) expect(`$ ${command}\n${answer.join("\n")}`).toBe(`$ ${command}\n${output.join("\n")}`);
      }
    },
    300_000,
  );
});

/** Puts the answers in, except where the expected lines, with their gaps, still agree. */
function withAnswers(markdown: string, answers: readonly (readonly string[])[]): string {
  const lines = markdown.split("\n");
  const { steps } = parseScenario(markdown);
  for (const [index, { output, place }] of [...steps.entries()].reverse()) {
    const answer = answers[index] ?? [];
    if (!agrees(output, answer)) lines.splice(place.start, place.end - place.start, ...answer);
  }
  return lines.join("\n");
}

test("a gap stands for any lines, and everything else must be there", () => {
  expect(agrees(["a", "…", "d"], ["a", "b", "c", "d"])).toBe(true);
  expect(agrees(["a", "…", "d"], ["a", "d"])).toBe(true);
  expect(agrees(["a", "…", "d"], ["a", "d", "e"])).toBe(false);
  expect(agrees(["a"], ["a", "b"])).toBe(false);
});
