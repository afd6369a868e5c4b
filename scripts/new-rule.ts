// npm run new-rule RULE: makes rules/RULE/ with both files and adds it to rules/index.ts.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RULES_FOLDER, ruleIds, rulesIndex } from "./rule-documents.ts";

const id = process.argv[2] ?? "";
if (!/^[a-z]+(-[a-z]+)*$/.test(id)) {
  process.stderr.write("usage: npm run new-rule RULE, where RULE names the bad thing in small letters: posthumous-act\n");
  process.exit(2);
}
const folder = join(RULES_FOLDER, id);
if (existsSync(folder)) {
  process.stderr.write(`rules/${id} is already there\n`);
  process.exit(2);
}

const CODE = `import { defineRule } from "../../src/findings/rule.ts";

export default defineRule({
  id: "${id}",
  severity: "warning",
  summary: "say in one sentence what is amiss",
  *check(inquiry) {
    for (const document of inquiry.documents) {
      for (const timex of inquiry.timexes(document)) {
        if (timex.value !== "") continue;
        yield {
          message: \`"\${timex.quote}" has no value\`,
          primary: inquiry.label(document, timex, "no value"),
        };
      }
    }
  },
});
`;

const PAGE = `# ${id}

Say in one sentence what is amiss.

## Why it matters

## Reports

\`\`\`text
A sentence of your own that must be reported.
~ ${id} "must be reported"
\`\`\`

## Does not report

\`\`\`text
Its neighbour that must not.
\`\`\`

## When it is wrong
`;

mkdirSync(folder);
writeFileSync(join(folder, "rule.ts"), CODE);
writeFileSync(join(folder, "rule.md"), PAGE);
writeFileSync(join(RULES_FOLDER, "index.ts"), rulesIndex(ruleIds()));
process.stdout.write(`rules/${id}/rule.md: write it first, then rules/${id}/rule.ts; npm run rule ${id} -- --watch; npm run bless ${id}\n`);
