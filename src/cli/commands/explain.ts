import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { nearest } from "../../base/nearest.ts";
import { Problem } from "../../base/problem.ts";
import { packageRoot } from "../../readers/data.ts";
import { examples } from "../options.ts";
import type { Setting } from "../program.ts";

export function addExplain(program: Command, { shell, finish }: Setting): void {
  program
    .command("explain")
    .argument("[rule]", "the rule; without it, all rules are listed")
    .summary("say what a rule reports, what it leaves alone, and when it is wrong")
    .description("Says what a rule reports, what it leaves alone, and when it is wrong.")
    .addHelpText("after", examples("regest explain", "regest explain date-misfit"))
    .action((rule: string | undefined) => {
      shell.print(rule === undefined ? listOfRules() : documentOf(rule));
      finish(0);
    });
}

const folder = (): string => join(packageRoot(), "rules");

function ruleNames(): readonly string[] {
  if (!existsSync(folder())) return [];
  const entries = readdirSync(folder(), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map((entry) => entry.name).sort();
}

function documentOf(rule: string): string {
  const names = ruleNames();
  if (names.includes(rule)) return readFileSync(join(folder(), rule, "rule.md"), "utf8");
  const close = nearest(rule, names);
  const hint = close === undefined ? "`regest explain` lists the rules" : `did you mean ${close}?`;
  throw new Problem(`there is no rule "${rule}"; ${hint}`);
}

/** Each rule with the first sentence of its document. */
function listOfRules(): string {
  const names = ruleNames();
  const width = Math.max(0, ...names.map((name) => name.length));
  const lines = names.map((name) => {
    const [, summary = ""] = /^# .*\n+([^\n]+)/.exec(documentOf(name)) ?? [];
    return `${name.padEnd(width)}  ${summary}\n`;
  });
  return lines.join("");
}
