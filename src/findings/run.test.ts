import { describe, expect, it } from "vitest";
import { learnt } from "../../test/support/learnt.ts";
import type { Severity } from "../model/finding.ts";
import type { Source, SourceId } from "../model/source.ts";
import { analyse } from "../pipeline.ts";
import { readSource } from "../source/index.ts";
import { defineRule, type Rule } from "./index.ts";

const { languages, knowledge } = learnt();

function sourceOf(given: string, id = "account"): Source {
  return readSource({ id: id as SourceId, given, format: "plain", metadata: { language: "en" } });
}

function run(rules: readonly Rule[], ...sources: readonly Source[]) {
  if (knowledge === undefined) throw new Error("no knowledge");
  return analyse(sources, { languages, knowledge, rules }).findings;
}

/** Reports every word that is `word`. */
function ruleFor(word: string, severity: Severity = "warning", id = "found-word"): Rule {
  return defineRule({
    id,
    severity,
    summary: `the word ${word} stands here`,
    *check(inquiry) {
      for (const document of inquiry.documents)
        for (const token of document.tokens) if (token.lower === word) yield { message: word, primary: inquiry.label(document, token, "here") };
    },
  });
}

describe("runRules", () => {
  it("keeps the id of a finding when the text around it is edited", () => {
    const [before] = run([ruleFor("gate")], sourceOf("The gate was shut."));
    const [after] = run([ruleFor("gate")], sourceOf("It rained for nine days.\n\nThat night the old gate was shut for good."));
    expect(after?.id).toBe(before?.id);
  });

  it("gives the same words in another source, or another rule, another id", () => {
    const ids = [
      ...run([ruleFor("gate")], sourceOf("The gate was shut.")),
      ...run([ruleFor("gate")], sourceOf("The gate was shut.", "letter")),
      ...run([ruleFor("gate", "note", "other-rule")], sourceOf("The gate was shut.")),
    ].map((finding) => finding.id);
    expect(new Set(ids).size).toBe(3);
  });

  it("tells findings on the same words apart, and drops only what is on the same passage", () => {
    const twice: Rule = { ...ruleFor("gate"), check: (inquiry) => [...ruleFor("gate").check(inquiry), ...ruleFor("gate").check(inquiry)] };
    const findings = run([twice], sourceOf("The gate was shut. The gate was barred."));
    expect(findings).toHaveLength(2);
    expect(new Set(findings.map((finding) => finding.id)).size).toBe(2);
  });

  it("puts errors first, then goes by source and place, whatever the order of rules and sources", () => {
    const rules = [ruleFor("rain", "note", "rain-word"), ruleFor("gate", "error", "gate-word"), ruleFor("town", "warning", "town-word")];
    const [a, b] = [sourceOf("Rain fell on the town and the gate.", "a"), sourceOf("The gate fell.", "b")];
    const shown = run(rules, a, b).map((finding) => `${finding.severity} ${finding.primary.source} ${finding.primary.quote}`);
    expect(shown).toEqual(["error a gate", "error b gate", "warning a town", "note a Rain"]);
    expect(run([...rules].reverse(), b, a)).toEqual(run(rules, a, b));
  });

  it("shows more than a dozen warnings of one rule in a short text as one, and loses none", () => {
    const text = "The gate fell. ".repeat(13);
    const [summary, ...rest] = run([ruleFor("gate")], sourceOf(text));
    expect(rest).toEqual([]);
    expect(summary?.message).toBe("13 passages where the word gate stands here; the first: gate");
    expect(summary?.related).toHaveLength(12);
    expect(run([ruleFor("gate")], sourceOf("The gate fell. ".repeat(12)))).toHaveLength(12);
  });

  it("lets a long text have more warnings, and never hides errors", () => {
    const long = `${"Rain fell on the fields and on the roads all day. ".repeat(1500)}${"The gate fell. ".repeat(13)}`;
    expect(run([ruleFor("gate")], sourceOf(long))).toHaveLength(13);
    expect(run([ruleFor("gate", "error")], sourceOf("The gate fell. ".repeat(40)))).toHaveLength(40);
  });
});

describe("defineRule", () => {
  it("refuses a name that is not kebab-case", () => {
    expect(() => defineRule({ id: "Posthumous_Act", severity: "note", summary: "", check: () => [] })).toThrow("kebab-case");
  });
});
