import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as dates from "../src/bundled-dates.ts";
import { root } from "./support/code.ts";
import { agrees, parseScenario, runScenario } from "./support/transcript.ts";

const page = readFileSync(join(root, "docs", "dates.md"), "utf8");
const blocks = [...page.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);

/** The code with every `expression; // => value` made into a call of `same`; a value can go on over lines of comment. */
function checking(code: string): string {
  return code
    .replace(/^import (\{.*\}) from "regest\/dates";$/m, "const $1 = dates;")
    .replace(/^(\S.*);(?: |\n)\/\/ => (.*(?:\n\/\/ .*)*)$/gm, (_, expression: string, value: string) => {
      return `same(${expression}, (${value.replace(/^\/\/ ?/gm, "")}), ${JSON.stringify(expression)});`;
    });
}

test.each(blocks.map((code, index) => [index + 1, code] as const))("example %i of docs/dates.md does what it says", (_, code) => {
  let compared = 0;
  const same = (found: unknown, value: unknown, expression: string) => {
    compared += 1;
    expect({ [expression]: found }).toEqual({ [expression]: value });
  };
  new Function("dates", "same", checking(code))(dates, same);
  expect(compared).toBe(code.split("// =>").length - 1);
  expect(compared).toBeGreaterThan(0);
});

test("every example imports what it uses from the module, as a reader would", () => {
  expect(blocks.length).toBeGreaterThan(5);
  for (const code of blocks) expect(code).toMatch(/^import \{.*\} from "regest\/dates";\n/);
});

test("what the page shows of the command line is what it answers", () => {
  const scenario = parseScenario(page);
  const answers = runScenario(scenario, process.env["REGEST_ENTRY"] ?? join(root, "src", "cli", "main.ts"));
  expect(scenario.steps.length).toBeGreaterThan(0);
  for (const [index, { output }] of scenario.steps.entries()) if (!agrees(output, answers[index] ?? [])) expect(answers[index]).toEqual(output);
});

test("every field of a date is explained", () => {
  const fields = readFileSync(join(root, "src", "dates", "reading.ts"), "utf8").split("export interface DateReading")[1] ?? "";
  const names = [...fields.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !page.includes(`\`${name}\``) && !page.includes(`${name}:`))).toEqual([]);
});
