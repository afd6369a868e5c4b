import { describe, expect, test } from "vitest";
import { RULES } from "../../../rules/index.ts";
import { learnt } from "../../../test/support/learnt.ts";
import type { Act, Decision, DecisionId } from "../../model/decision.ts";
import type { SourceId } from "../../model/source.ts";
import { analyse, type Learning } from "../../pipeline.ts";
import { readSource } from "../../source/index.ts";
import { remediesOf } from "./remedies.ts";

const { languages, knowledge, problems } = learnt();
if (knowledge === undefined) throw new Error(problems.join("\n"));
const learning: Learning = { languages, knowledge, rules: RULES };

function read(given: string, acts: readonly Act[] = []) {
  const source = readSource({ id: "account" as SourceId, given, format: "plain", metadata: { language: "en" } });
  const decisions = acts.map((act, index): Decision => ({ ...act, id: `d${index}` as DecisionId, at: "", by: "Ada", after: [] }));
  return analyse([source], learning, decisions);
}

function remedies(given: string, rule: string) {
  const analysis = read(given);
  const finding = analysis.findings.find((one) => one.rule === rule);
  if (finding === undefined) throw new Error(`no ${rule} in ${given}`);
  return { finding, ...remediesOf(finding, { ...analysis, languages }) };
}

const MISPRINT =
  "In May 1849 the directors met in secret. On 3 June 1849 they sold the mill. On 9 June 1894 they sold the ships. On 20 June 1849 they told the workmen. In July 1849 the company was dissolved.";
const WEEKDAY = "The council met on Monday, 14 July 1936, and the town was quiet.";
const REVERSED = "The dispute lasted from 1943 to 1934 and ruined both houses.";
const NAMESAKES = "Bishop Anselm died at Reading in March 1192. In May 1194 Bishop Anselm signed the Charter of Lenham.";

describe("what can be decided about a finding", () => {
  test.each([
    ["date-misfit", MISPRINT],
    ["weekday-mismatch", WEEKDAY],
    ["end-before-start", REVERSED],
  ])("%s: with any of its repairs decided, the finding is gone", (rule, given) => {
    const { repairs, finding } = remedies(given, rule);
    expect(repairs.length).toBeGreaterThan(0);
    for (const { acts } of repairs) expect(read(given, acts).findings.map(({ id }) => id)).not.toContain(finding.id);
  });

  test("a repair of a part of a date is the whole date, and one of two dates is two decisions", () => {
    const readings = (rule: string, given: string) =>
      remedies(given, rule).repairs.map(({ acts }) => acts.map((act) => (act.act === "date" ? [act.passage.quote, act.edtf] : [])));
    expect(readings("weekday-mismatch", WEEKDAY)).toContainEqual([["Monday, 14 July 1936", "1936-07-13"]]);
    expect(readings("end-before-start", REVERSED)).toEqual([
      [
        ["1943", "1934"],
        ["1934", "1943"],
      ],
      [["1934", "1944"]],
      [["1943", "1933"]],
    ]);
  });

  test("whoever is named there can be told apart, passage by passage", () => {
    const { names, dates, finding } = remedies(NAMESAKES, "posthumous-act");
    const anselm = names.find(({ name }) => name === "Anselm");
    expect(anselm).toMatchObject({ kind: "person", names: ["Anselm"] });
    expect(anselm?.here.map(({ passages }) => passages.length)).toEqual([1, 1]);
    const [first] = anselm?.here ?? [];
    const { entities, findings } = read(NAMESAKES, [{ act: "apart", passages: first?.passages ?? [] }]);
    expect(entities.filter(({ name }) => name === "Anselm")).toHaveLength(2);
    expect(findings.map(({ id }) => id)).not.toContain(finding.id);
    expect(dates.map(({ passage, edtf }) => [passage.quote, edtf])).toEqual([
      ["March 1192", "1192-03"],
      ["May 1194", "1194-05"],
    ]);
  });
});
