// npm run rule RULE [-- --watch]: says whether a rule does what its document says; with --watch, again on every change in its folder.
import { spawnSync } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { nearest } from "../src/base/nearest.ts";
import { analyseSources } from "./check-sources.ts";
import { importRule, problemsOf, RULES_FOLDER, readRuleDocument, ruleIds } from "./rule-documents.ts";

const SETTLE_MILLISECONDS = 100;

const ids = ruleIds();
const [id = "", ...flags] = process.argv.slice(2);
if (!ids.includes(id)) {
  const close = nearest(id, ids);
  process.stderr.write(`no rule is called "${id}"; ${close === undefined ? `there are ${ids.join(", ")}` : `did you mean ${close}?`}\n`);
  process.exit(2);
}

if (flags.includes("--watch")) {
  let waiting: NodeJS.Timeout | undefined;
  const run = () => spawnSync(process.execPath, [import.meta.filename, id], { stdio: "inherit" });
  watch(join(RULES_FOLDER, id), () => {
    clearTimeout(waiting);
    waiting = setTimeout(run, SETTLE_MILLISECONDS);
  });
  run();
} else {
  const rules = new Map(await Promise.all(ids.map(async (other) => [other, await importRule(other)] as const)));
  const document = readRuleDocument(id);
  const problems = problemsOf(document, rules, analyseSources);
  process.stdout.write(
    problems.length === 0 ? `✓ ${id}: ${document.examples.length} examples\n` : `✗ ${id}\n${problems.map((problem) => `  ${problem}\n`).join("")}`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
