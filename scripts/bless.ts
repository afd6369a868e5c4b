// npm run bless [RULE…]: writes the finding blocks of rule.md anew, and rules/index.ts, docs/rules.md and the tables of docs/settings.md. Read the result as a historian would before committing it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { analyseSources } from "./check-sources.ts";
import {
  blessed,
  documentPath,
  importRule,
  parseRuleDocument,
  profilesOf,
  RULES_FOLDER,
  RULES_PAGE,
  renderExample,
  ruleIds,
  rulesIndex,
  rulesOf,
  rulesPage,
  SETTINGS_PAGE,
  settingsPage,
} from "./rule-documents.ts";

const ids = ruleIds();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((id) => !ids.includes(id));
if (unknown.length > 0) {
  process.stderr.write(`no rule is called ${unknown.join(", ")}; there are ${ids.join(", ")}\n`);
  process.exit(2);
}

writeFileSync(join(RULES_FOLDER, "index.ts"), rulesIndex(ids));
const rules = new Map(await Promise.all(ids.map(async (id) => [id, await importRule(id)] as const)));
writeFileSync(RULES_PAGE, rulesPage([...rules.values()]));
writeFileSync(SETTINGS_PAGE, settingsPage(readFileSync(SETTINGS_PAGE, "utf8"), [...rules.values()], profilesOf([...rules.values()])));
for (const id of wanted.length > 0 ? wanted : ids) {
  const rule = rules.get(id);
  if (rule === undefined) continue;
  const before = readFileSync(documentPath(id), "utf8");
  const after = blessed(parseRuleDocument(id, before), before, (example) =>
    renderExample(example, analyseSources(example.sources, rulesOf(example, rule, rules)).findings),
  );
  if (after === before) continue;
  writeFileSync(documentPath(id), after);
  process.stdout.write(`rules/${id}/rule.md\n`);
}
