import { describe, expect, it } from "vitest";
import { processorTime } from "../../test/support/processor-time.ts";
import type { Because, Finding, FindingId, Label, RuleId, Severity, Suggestion } from "../model/finding.ts";
import type { Source, SourceId } from "../model/source.ts";
import { readSource } from "../source/index.ts";
import { ansiPaint, displayWidth, renderFinding, toMachineFindings } from "./index.ts";

function sourceOf(given: string, title = "The siege of Ashworth"): Source {
  return readSource({ id: title as SourceId, given, format: "plain", metadata: { language: "en", title } });
}

function labelOf(source: Source, quote: string, text: string): Label {
  const start = source.text.indexOf(quote);
  expect(start).toBeGreaterThanOrEqual(0);
  return { source: source.id, span: { start, end: start + quote.length }, quote, text };
}

interface Parts {
  readonly primary: Label;
  readonly related?: readonly Label[];
  readonly because?: readonly Because[];
  readonly suggestions?: readonly Suggestion[];
  readonly severity?: Severity;
}

function findingOf({ primary, related = [], because = [], suggestions = [], severity = "warning" }: Parts): Finding {
  const message = "ten days after 1 May is 11 May, and the text says 20 May";
  return { id: "f" as FindingId, rule: "elapsed-time" as RuleId, severity, message, primary, related, because, suggestions };
}

describe("renderFinding", () => {
  it("shows two passages, the argument and what can be done", () => {
    const source = sourceOf("The gates were shut on 1 May 1650.\n\nTen days later, on 20 May, the town gave up.\n");
    const finding = findingOf({
      primary: labelOf(source, "on 20 May", "20 May 1650"),
      related: [labelOf(source, "1 May 1650", "counted from here")],
      because: [{ text: "no other date near it fits either", assumed: true }],
      suggestions: [{ message: 'write "11 May"' }],
    });
    expect(`\n${renderFinding(finding, [source])}`).toBe(`
warning[elapsed-time]: ten days after 1 May is 11 May, and the text says 20 May
 --> The siege of Ashworth:3:17
  |
3 | Ten days later, on 20 May, the town gave up.
  |                 ^^^^^^^^^ 20 May 1650
 --> The siege of Ashworth:1:24
  |
1 | The gates were shut on 1 May 1650.
  |                        ---------- counted from here
  = assuming: no other date near it fits either
  = help: write "11 May"`);
  });

  it("draws two passages of one line under that line", () => {
    const source = sourceOf("From 1 May they waited; ten days later, on 20 May, they left.");
    const finding = findingOf({ primary: labelOf(source, "20 May", "the date"), related: [labelOf(source, "1 May", "the start")] });
    expect(`\n${renderFinding(finding, [source])}`).toBe(`
warning[elapsed-time]: ten days after 1 May is 11 May, and the text says 20 May
 --> The siege of Ashworth:1:44
  |
1 | From 1 May they waited; ten days later, on 20 May, they left.
  |                                            ^^^^^^ the date
  |      ----- the start`);
  });

  it("cuts a line as long as a paragraph around the passage, between words", () => {
    const filler = "Rain fell on the fields and the roads were bad. ".repeat(40);
    const source = sourceOf(`${filler}They left on 20 May, tired. ${filler}`);
    const finding = findingOf({ primary: labelOf(source, "20 May", "the date") });
    expect(`\n${renderFinding(finding, [source], { width: 70 })}`).toBe(`
warning[elapsed-time]: ten days after 1 May is 11 May, and the text says 20 May
 --> The siege of Ashworth:1:1934
  |
1 | …were bad. They left on 20 May, tired. Rain fell on the…
  |                         ^^^^^^ the date`);
  });

  it("puts the marks under the words where characters are wide, combined, right to left or tabbed", () => {
    for (const before of ["道光二十一年、", "Пётр прибыл: ", "وصل الملك في ", "e\u0301te\u0301 ", "\tthen ", "👩‍🚒 "]) {
      const source = sourceOf(`${before}20 May came.`);
      const lines = renderFinding(findingOf({ primary: labelOf(source, "20 May", "") }), [source]).split("\n");
      const shown = lines.find((line) => line.includes("20 May came")) ?? "";
      const marks = lines.find((line) => line.includes("^")) ?? "";
      expect(marks.indexOf("^")).toBe(displayWidth(shown.slice(0, shown.indexOf("20 May"))));
      expect(marks.trim().endsWith("^^^^^^")).toBe(true);
    }
  });

  it("breaks a label that has no room beside its marks", () => {
    const source = sourceOf("It ended at last on the twentieth of May.");
    const text = "this would be nineteen days after the day named before it";
    const finding = findingOf({ primary: labelOf(source, "twentieth of May", text) });
    expect(renderFinding(finding, [source], { width: 50 }).split("\n").slice(4)).toEqual([
      "  |                         ^^^^^^^^^^^^^^^^",
      "  |      this would be nineteen days after the day",
      "  |      named before it",
    ]);
  });

  it("counts lines and columns in the text as given", () => {
    const source = sourceOf("\ufeffOne.\r\n\r\nThe  siege   ended on “20 May”.\r\n");
    const finding = findingOf({ primary: labelOf(source, "20 May", "") });
    expect(renderFinding(finding, [source]).split("\n")[1]).toBe(" --> The siege of Ashworth:3:24");
    const [machine] = toMachineFindings([finding], [source]);
    expect(machine?.primary).toMatchObject({ line: 3, column: 24, quote: "20 May", start: 31, end: 37 });
    expect(source.given.slice(31, 37)).toBe("20 May");
  });

  it("prints no control characters of the text", () => {
    const source = sourceOf("On 20 May \u001b[2J\u202ethey left.");
    const shown = renderFinding(findingOf({ primary: labelOf(source, "20 May", "") }), [source]);
    expect(shown).not.toContain("\u001b");
    expect(shown).not.toContain("\u202e");
  });

  it("colours without changing the text", () => {
    const source = sourceOf("They left on 20 May.");
    const finding = findingOf({ primary: labelOf(source, "20 May", "the date"), suggestions: [{ message: "look again" }], severity: "error" });
    const coloured = renderFinding(finding, [source], { paint: ansiPaint });
    expect(coloured).toContain("\u001b[1;31merror[elapsed-time]\u001b[0m");
    const codes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]+m`, "g");
    expect(coloured.replaceAll(codes, "")).toBe(renderFinding(finding, [source]));
  });

  it("shows a passage in a line of megabytes at once", () => {
    const source = sourceOf(`${"Rain fell on the fields. ".repeat(100_000)}They left on 20 May.`);
    const finding = findingOf({ primary: labelOf(source, "20 May", "") });
    expect(processorTime(() => expect(renderFinding(finding, [source])).toContain("They left on 20 May."))).toBeLessThan(1000);
  });
});

describe("displayWidth", () => {
  it.each([
    ["Ashworth", 8],
    ["北京", 4],
    ["ｱｲｳ", 3],
    ["한국", 4],
    ["שָׁלוֹם", 4],
    ["مُحَمَّد", 4],
    ["e\u0301", 1],
    ["👩‍🚒", 2],
    ["☎️", 2],
    ["", 0],
  ])("%s takes %i columns", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});
