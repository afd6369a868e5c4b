import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyseSources } from "../scripts/check-sources.ts";
import {
  importRule,
  parseRuleDocument,
  problemsOf,
  profilesOf,
  RULES_FOLDER,
  RULES_PAGE,
  readRuleDocument,
  ruleIds,
  rulesIndex,
  rulesPage,
  SETTINGS_PAGE,
  settingsPage,
} from "../scripts/rule-documents.ts";
import { defineRule, type Rule } from "../src/findings/index.ts";
import { ruleDocument } from "../src/readers/rule-documents.ts";

const ids = ruleIds();
const rules = new Map<string, Rule>(await Promise.all(ids.map(async (id) => [id, await importRule(id)] as const)));

describe("rules", () => {
  it.each(ids)("%s does what its document says", (id) => {
    expect(problemsOf(readRuleDocument(id), rules, analyseSources)).toEqual([]);
  });

  it("are all in rules/index.ts", () => {
    expect(readFileSync(join(RULES_FOLDER, "index.ts"), "utf8")).toBe(rulesIndex(ids));
  });

  it("have a page that can be asked for by name, and by nothing else", () => {
    for (const id of ids) expect(ruleDocument(id)).toMatch(new RegExp(`^# ${id}\\n`));
    expect(ruleDocument("no-such-rule")).toBeUndefined();
    expect(ruleDocument("../rules/repeated-word")).toBeUndefined();
  });

  it("are all in docs/rules.md", () => {
    expect(readFileSync(RULES_PAGE, "utf8")).toBe(rulesPage([...rules.values()]));
  });

  it("have their thresholds, and the profiles that set them, in docs/settings.md", () => {
    const page = readFileSync(SETTINGS_PAGE, "utf8");
    expect(page).toBe(settingsPage(page, [...rules.values()], profilesOf([...rules.values()])));
  });
});

const PAGE = `# lost-king

A king is lost.

## Why it matters
It is a pity.

## Reports
\`\`\`text
The king was lost.
~ lost-king "king"
\`\`\`

## Does not report
\`\`\`text
The queen was found.
\`\`\`

## When it is wrong
Never.
`;

function lostKing(word: string, summary = "a king is lost"): ReadonlyMap<string, Rule> {
  const rule = defineRule({
    id: "lost-king",
    severity: "note",
    summary,
    *check(inquiry) {
      for (const document of inquiry.documents)
        for (const token of document.tokens) if (token.lower === word) yield { message: "lost", primary: inquiry.label(document, token, "here") };
    },
  });
  return new Map([["lost-king", rule]]);
}

describe("a rule document is refused", () => {
  const problems = (page: string, of: ReadonlyMap<string, Rule>) => problemsOf(parseRuleDocument("lost-king", page), of, analyseSources).join("\n");

  it("when its rule misses what is expected", () => {
    expect(problems(PAGE, lostKing("emperor"))).toBe('rule.md:9: missing: lost-king "king" on line 1 of "text 1"');
  });

  it("when its rule reports what is not expected", () => {
    expect(problems(PAGE, lostKing("queen"))).toContain('noisy: lost-king "queen"');
  });

  it("when its first sentence is not the summary", () => {
    expect(problems(PAGE, lostKing("king", "a king is gone"))).toContain('the first sentence is "A king is lost."');
  });

  it("when a heading is missing", () => {
    expect(problems(PAGE.replace("## When it is wrong", ""), lostKing("king"))).toContain('"## When it is wrong" is missing');
  });

  it("when nothing in it triggers the rule, or nothing is silent", () => {
    expect(problems(PAGE.replace('~ lost-king "king"\n', ""), lostKing("king"))).toContain("no example triggers this rule");
    expect(problems(PAGE.replace("The queen was found.\n", 'The king was lost.\n~ lost-king "king"\n'), lostKing("king"))).toContain(
      "no example shows where this rule stays silent",
    );
  });

  it("when it depends on what someone is called", () => {
    const page = PAGE.replace("The king was lost.", "Bishop Anselm was lost.").replaceAll('"king"', '"Anselm"');
    expect(problems(page, lostKing("anselm"))).toContain("with other names the findings are others");
  });

  it("when the finding has not been blessed or looks different", () => {
    expect(problems(PAGE, lostKing("king"))).toContain("has not been blessed");
    const blessed = PAGE.replace('"king"\n```\n', '"king"\n```\n\n```finding\nsomething else\n```\n');
    expect(problems(blessed, lostKing("king"))).toContain("not shown as it was blessed");
  });
});
