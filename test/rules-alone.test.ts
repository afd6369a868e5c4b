import { describe, expect, it } from "vitest";
import { analyseSources } from "../scripts/check-sources.ts";
import { importRule, readRuleDocument, ruleIds } from "../scripts/rule-documents.ts";
import type { Label } from "../src/model/finding.ts";

const ids = ruleIds();
const rules = await Promise.all(ids.map((id) => importRule(id)));

describe("every rule earns its place", () => {
  it.each(ids)("%s points at a passage that no other rule points at", (id) => {
    const examples = readRuleDocument(id).examples.filter(({ expected }) => expected.some(({ rule }) => rule === id));
    const alone = examples.some(({ sources }) => {
      const { findings } = analyseSources(sources, rules);
      const others = findings.filter(({ rule }) => rule !== id).map(({ primary }) => primary);
      return findings.some(({ rule, primary }) => rule === id && !others.some((other) => meets(primary, other)));
    });
    expect(alone).toBe(true);
  });
});

function meets(a: Label, b: Label): boolean {
  return a.source === b.source && a.span.start < b.span.end && b.span.start < a.span.end;
}
