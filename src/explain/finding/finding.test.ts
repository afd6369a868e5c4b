import { describe, expect, test } from "vitest";
import { RULES } from "../../../rules/index.ts";
import { learnt } from "../../../test/support/learnt.ts";
import { supposing } from "../../decisions/index.ts";
import type { Act, Decision, DecisionId } from "../../model/decision.ts";
import type { SourceId } from "../../model/source.ts";
import { analyse, type Learning } from "../../pipeline.ts";
import { ruleDocument } from "../../readers/rule-documents.ts";
import { readSource } from "../../source/index.ts";
import { explainFinding, renderFindingExplanation } from "./index.ts";

const { languages, knowledge, problems } = learnt();
if (knowledge === undefined) throw new Error(problems.join("\n"));
const learning: Learning = { languages, knowledge, rules: RULES };

/** The finding of a rule in an account, explained with every assumption tried out. */
function explained(given: string, rule: string, decisions: readonly Decision[] = []) {
  const source = readSource({ id: "account" as SourceId, given, format: "plain", metadata: { language: "en" } });
  const analysis = analyse([source], learning, decisions);
  const finding = analysis.findings.find((one) => one.rule === rule);
  if (finding === undefined) throw new Error(`no ${rule} in ${given}`);
  const recheck = (act: Act) => analyse([source], learning, supposing(act, decisions)).findings;
  const page = ruleDocument(rule);
  return explainFinding(finding, { analysis, rules: RULES, recheck, ...(page === undefined ? {} : { page }) });
}

const DIED_BEFORE =
  "In the spring of 1634 the army marched on the town. Gustav Lind died on 9 June. The envoy left in 1635. On 3 May 1636 Gustav Lind signed the truce of Riga.";
const MISPRINT =
  "In May 1849 the directors met in secret. On 3 June 1849 they sold the mill. On 9 June 1894 they sold the ships. On 20 June 1849 they told the workmen. In July 1849 the company was dissolved.";

describe("a finding in plain words", () => {
  test("says what clashes, and shows the passages in the order of reading with what each contributes", () => {
    const { clash, passages, rule, severity } = explained(DIED_BEFORE, "posthumous-act");
    expect(clash).toBe("Gustav Lind acts on 3 May 1636, but died on 9 June 1634.");
    expect(passages.map(({ quote, label, line }) => [line, label, quote])).toEqual([
      [1, "died on 9 June 1634", "Gustav Lind died on 9 June."],
      [1, "acts on 3 May 1636", "On 3 May 1636 Gustav Lind signed the truce of Riga."],
    ]);
    expect(rule).toMatchObject({ says: "Someone acts after their death.", page: "rules/posthumous-act/rule.md" });
    expect(rule.why).toMatch(/father and son/);
    expect(severity).toBe("warning");
  });

  test("each passage stands in its sentence, in the words as given", () => {
    for (const { sentence, within, quote } of explained(MISPRINT, "date-misfit").passages) expect(sentence.slice(...within)).toBe(quote);
  });

  test("a carried year is named with where it comes from, and without it the finding is gone", () => {
    const { assumed } = explained(DIED_BEFORE, "posthumous-act");
    expect(assumed).toEqual([
      {
        text: "The year of “9 June” (line 1) does not stand there: it is taken from “the spring of 1634” (line 1).",
        without: "If it is not taken from there, nothing clashes any more (the accounts were read again to see).",
        outcome: "gone",
        tried: true,
      },
    ]);
  });

  test("the joining of two names is named, and without it the finding is gone", () => {
    const { assumed } = explained("Ahmatjan Qasimi died on 27 August 1949. On 3 May 1951 Ahmedjan Kasimi signed the treaty.", "posthumous-act");
    expect(assumed.map(({ text, outcome }) => [text, outcome])).toEqual([
      ["“Ahmatjan Qasimi” and “Ahmedjan Kasimi” are taken to be one (two spellings; line 1).", "gone"],
    ]);
  });

  test("a pronoun is named with whom it is taken for", () => {
    const told = "Diego Lind was arrested in March 1783. He was killed on 19 July 1783. In 1785 Diego Lind signed a petition.";
    expect(explained(told, "posthumous-act").assumed).toMatchObject([
      { text: "“He” (line 1) is taken to be Diego Lind.", without: expect.stringMatching(/^If it is somebody else, nothing clashes any more/u) },
    ]);
  });

  test("what somebody decided stands while an assumption is tried out", () => {
    const two = "In 1634 the army marched. Gustav Lind died on 9 June. The envoy left in 1635. On 3 May 1636 Kurt Holm signed the truce of 4 April.";
    const decision: Decision = { act: "same", names: ["Gustav Lind", "Kurt Holm"], id: "d1" as DecisionId, at: "", by: "Ada", after: [] };
    const { clash, assumed } = explained(two, "posthumous-act", [decision]);
    expect(clash).toBe("Gustav Lind acts on 3 May 1636, but died on 9 June 1634.");
    expect(assumed.filter(({ tried }) => tried).map(({ text }) => text)).toEqual([
      "The year of “9 June” (line 1) does not stand there: it is taken from “1634” (line 1).",
    ]);
  });

  test("a year that is carried, but without which the finding stays, is no assumption of it", () => {
    const { assumed } = explained("In 1634 the town burned. The truce was signed on 31 April. The envoy left on 3 June.", "impossible-date");
    expect(assumed).toEqual([]);
  });

  test("what is told by the order of the story alone says what becomes of it", () => {
    const { assumed } = explained(MISPRINT, "date-misfit");
    expect(assumed).toHaveLength(2);
    expect(assumed.every(({ without, tried }) => !tried && without.startsWith("If the story goes back or ahead there"))).toBe(true);
  });

  test("the repair gives the words to change and the days they must fall into", () => {
    const [repair] = explained(MISPRINT, "date-misfit").repairs;
    expect(repair?.change).toMatchObject({ quote: "9 June 1894", replacement: "9 June 1849" });
    expect(repair?.windows).toEqual([{ of: "“9 June 1894”", words: "3 June 1849 to 20 June 1849", edtf: "1849-06-03/1849-06-20" }]);
    const [either] = explained(DIED_BEFORE, "posthumous-act").repairs;
    expect(either?.windows.map(({ of, edtf }) => [of, edtf])).toEqual([
      ["the death", "1636-05-03/.."],
      ["the act", "../1634-06-09"],
    ]);
  });

  test("reads well in eighty columns, and speaks of no graph, constraint or interval", () => {
    for (const [text, rule] of [
      [DIED_BEFORE, "posthumous-act"],
      [MISPRINT, "date-misfit"],
    ] as const) {
      const shown = renderFindingExplanation(explained(text, rule), { width: 80 });
      expect(shown.split("\n").filter((line) => line.length > 80)).toEqual([]);
      expect(shown).not.toMatch(/graph|constraint|interval|node|edge|axiom|solver/iu);
      expect(shown).toContain("What would mend it");
    }
  });
});
