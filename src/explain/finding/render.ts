import { visible } from "../../findings/excerpt.ts";
import { type Paint, type PaintRole, plainPaint } from "../../findings/index.ts";
import { wrap } from "../../findings/widths.ts";
import type { ExplainedAssumption, ExplainedPassage, ExplainedRepair, ExplainedWindow, FindingExplanation } from "./explanation.ts";

export interface FindingExplanationOptions {
  /** Columns of the terminal; 100 where not given. */
  readonly width?: number;
  readonly paint?: Paint;
  /** What an account is called where a passage is pointed to. */
  readonly nameOf?: (source: string) => string;
  /** Lines for the end: what can be typed now. */
  readonly next?: readonly string[];
}

interface Sheet {
  readonly width: number;
  readonly paint: Paint;
  readonly nameOf: (source: string) => string;
}

/** Characters of a passage or its surroundings that are shown. */
const LONGEST = 320;

/** An explanation as text for people: what was found, the passages as they are read, why, what is taken for granted, what would mend it. */
export function renderFindingExplanation(explanation: FindingExplanation, options: FindingExplanationOptions = {}): string {
  const sheet: Sheet = { width: Math.max(40, options.width ?? 100), paint: options.paint ?? plainPaint, nameOf: options.nameOf ?? ((name) => name) };
  const { rule, severity, grounds, assumed, repairs, passages } = explanation;
  const blocks = [
    [
      sheet.paint(`${severity}[${rule.id}] ${explanation.id}`, severity as PaintRole),
      ...lines(explanation.clash, sheet),
      ...lines(explanation.level, sheet),
    ],
    section(
      "The passages, in the order of reading",
      passages.flatMap((passage, index) => passageLines(passage, index + 1, sheet)),
      sheet,
    ),
    section("Why they were put side by side", [...grounds.flatMap((text) => item(text, sheet)), ...ruleLines(explanation, sheet)], sheet),
    section(
      "What is taken for granted",
      assumed.length === 0 ? item("Nothing beyond what the rule itself says.", sheet) : assumed.flatMap((each) => assumptionLines(each, sheet)),
      sheet,
    ),
    section("What would mend it", repairLines(repairs, sheet), sheet),
    section("What you can do now", options.next ?? [], sheet),
  ];
  return `${blocks.flatMap((block) => (block.length === 0 ? [] : [block.join("\n")])).join("\n\n")}\n`;
}

function section(title: string, body: readonly string[], { paint }: Sheet): readonly string[] {
  return body.length === 0 ? [] : [paint(title, "message"), ...body];
}

function lines(text: string, { width }: Sheet, indent = 0): readonly string[] {
  return wrap(visible(text), width - indent).map((line) => `${" ".repeat(indent)}${line}`);
}

function item(text: string, sheet: Sheet): readonly string[] {
  const [first = "", ...rest] = lines(text, sheet, 4);
  return [`  - ${first.trimStart()}`, ...rest];
}

function passageLines({ source, line, quote, label, sentence, within }: ExplainedPassage, number: number, sheet: Sheet): readonly string[] {
  const [start, end] = within;
  const [before, after] = [sentence.slice(0, start), sentence.slice(end)];
  const whole = before.trim() === "" && /^[\s.!?”"’]*$/u.test(after);
  const shown = whole ? shortened(sentence.trim()) : inSentence({ before, quote, after });
  return [
    ...lines(`${number}. ${sheet.nameOf(source)}, line ${line}: ${label}`, sheet, 2),
    ...lines(`“${shown}”`, sheet, 5).map((text) => sheet.paint(text, "related")),
  ];
}

/** The sentence with the passage set off by brackets, and as much around it as there is room for. */
function inSentence({ before, quote, after }: { readonly before: string; readonly quote: string; readonly after: string }): string {
  const room = Math.max(40, Math.floor((LONGEST - quote.length) / 2));
  const head = before.length <= room ? before : `…${before.slice(-room).replace(/^\S*\s/u, "")}`;
  const tail = after.length <= room ? after : `${after.slice(0, room).replace(/\s\S*$/u, "")}…`;
  return `${head}[${shortened(quote)}]${tail}`.trim();
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s\S*$/u, "")} …`;
}

function ruleLines({ rule }: FindingExplanation, sheet: Sheet): readonly string[] {
  return [
    ...item(`The rule: ${rule.says}`, sheet),
    ...(rule.why === undefined ? [] : lines(rule.why, sheet, 4)),
    ...lines(`Its page: ${rule.page} (or \`regest explain ${rule.id}\`)`, sheet, 4),
  ];
}

function assumptionLines({ text, without }: ExplainedAssumption, sheet: Sheet): readonly string[] {
  return [...item(text, sheet), ...lines(without, sheet, 4)];
}

function repairLines(repairs: readonly ExplainedRepair[], sheet: Sheet): readonly string[] {
  const windows = new Set(repairs.flatMap((repair) => (repair.windows.length === 0 ? [] : [windowsText(repair.windows)])));
  return [...repairs.flatMap(({ message }) => item(message, sheet)), ...[...windows].flatMap((text) => item(text, sheet))];
}

/** Of several windows one is enough: either the one date falls into its own, or the other does. */
function windowsText(windows: readonly ExplainedWindow[]): string {
  const all = windows.map(({ of, words }) => `${of} must fall into this time: ${words}`);
  return `As everything else is told, ${all.length > 1 ? "either " : ""}${all.join("; or ")}.`;
}
