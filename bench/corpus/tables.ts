// What was measured, as tables: for a terminal and for a page.
import { type Count, f1, percent } from "../names/score.ts";
import type { Measured } from "./measure.ts";
import type { BCubedSums, CorpusScores } from "./scores.ts";
import type { Tally } from "./tallies.ts";

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What is counted, in the order in which it is shown, with the short name that heads its column. */
const PARTS: readonly (readonly [part: string, short: string])[] = [
  ["names", "names"],
  ["name spans", ""],
  ["time spans", "times"],
  ["times, overlapping", ""],
  ["time values", "values"],
  ["offices", "offices"],
  ["quantities", "quant."],
  ["quotations", "quot."],
  ["speakers", ""],
  ["claims", "claims"],
  ["claims, any predicate", "any pred."],
  ["roles of claims found", "roles"],
  ["roles, end to end", ""],
  ["dates of claims", "dates"],
  ["voice", "voice"],
  ["modality", "modality"],
  ["polarity", "polarity"],
  ["voice, modality and polarity", ""],
];
const ENTITIES = [
  ["entities, B3 on gold names", "entitiesOnGold", ""],
  ["entities, B3 end to end", "entitiesEndToEnd", "entities"],
] as const;

/** Every part with precision, recall and F. */
export function partsTable(scores: CorpusScores): Table {
  const counted = PARTS.flatMap(([part]) => {
    const count = scores.counts.get(part);
    return count === undefined ? [] : [[part, String(count.right + count.missed), ...threeOf(count)]];
  });
  const joined = ENTITIES.map(([part, key]) => [part, String(scores[key].gold), ...bCubed(scores[key])]);
  return { head: ["part", "annotated", "P", "R", "F"], rows: [...counted, ...joined] };
}

/** A row for each text, with the F of the parts that matter most. */
export function textsTable({ byText, total }: Measured): Table {
  const shown = PARTS.filter(([, short]) => short !== "");
  const row = (name: string, scores: CorpusScores) => [
    name,
    ...shown.map(([part]) => {
      const count = scores.counts.get(part);
      return count === undefined || count.right + count.missed === 0 ? "–" : percent(f1(count));
    }),
    bCubed(scores.entitiesEndToEnd)[2] ?? "",
  ];
  return {
    head: ["text", ...shown.map(([, short]) => short), "entities"],
    rows: [...[...byText].map(([id, scores]) => row(id, scores)), row("total", total)],
  };
}

/** What became of each kind of a part, those with most errors first: what a developer can set about. */
export function confusionTable({ tallies }: CorpusScores, part: string): Table {
  const errors = ({ missed, spurious, as }: Tally) => missed + spurious + sum(as);
  const kinds = [...(tallies.get(part) ?? [])].sort(([a, one], [b, other]) => errors(other) - errors(one) || (a < b ? -1 : 1));
  const rows = kinds.map(([kind, tally]) => {
    const taken = [...tally.as].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([other, times]) => `${other} ${times}`);
    return [
      kind,
      String(tally.right + tally.missed + sum(tally.as)),
      String(tally.right),
      String(tally.missed),
      String(tally.spurious),
      taken.join(", "),
    ];
  });
  return { head: ["kind", "annotated", "right", "missed", "spurious", "taken for"], rows };
}

function sum(as: Tally["as"]): number {
  return [...as.values()].reduce((all, times) => all + times, 0);
}

function threeOf(count: Count): readonly string[] {
  const { right, wrong, missed } = count;
  return [right / Math.max(1, right + wrong), right / Math.max(1, right + missed), f1(count)].map(percent);
}

function bCubed({ precision, found, recall, gold }: BCubedSums): readonly string[] {
  const [p, r] = [precision / Math.max(1, found), recall / Math.max(1, gold)];
  return [p, r, (2 * p * r) / Math.max(1e-9, p + r)].map(percent);
}

/** In columns, words to the left and figures to the right. */
export function asText({ head, rows }: Table): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  const figures = head.map((_, column) => rows.every((row) => /^(?:[\d.]+|–)$/u.test(row[column] ?? "")));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (figures[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join("  ");
  return all.map((row) => line(row).trimEnd()).join("\n");
}

export function asMarkdown({ head, rows }: Table): string {
  const figures = head.map((_, column) => rows.every((row) => /^(?:[\d.]+|–)$/u.test(row[column] ?? "")));
  const line = (row: readonly string[]) => `| ${row.join(" | ")} |`;
  return [line(head), `|${figures.map((figure) => (figure ? "---:" : "---")).join("|")}|`, ...rows.map(line)].join("\n");
}
