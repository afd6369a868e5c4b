import type { Claim, ClaimId } from "../model/claim.ts";
import type { ComparedEvent, Discrepancy } from "../model/compare.ts";
import type { SourceId } from "../model/source.ts";

/** What a table of accounts side by side is made of. */
export interface Comparison {
  readonly rows: readonly ComparedEvent[];
  readonly claims: ReadonlyMap<ClaimId, Claim>;
  /** The columns, in their order. */
  readonly accounts: readonly { readonly id: SourceId; readonly title: string }[];
  /** Where words stand, as a reader would look them up: "paragraph 3". */
  readonly placeOf: (claim: Claim) => string;
}

/** A Markdown table, an event a row and an account a column; each cell has a footnote with its words and where they stand. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { rows, accounts } = comparison;
  const notes: string[] = [];
  const note = (claim: Claim) => {
    const account = accounts.find(({ id }) => id === claim.source)?.title ?? claim.source;
    notes.push(`${cellText(account)}, ${comparison.placeOf(claim)}: “${cellText(claim.quote)}”`);
    return `[^${notes.length}]`;
  };
  const lines = rows.map((row) => {
    const cells = accounts.map(({ id }) =>
      claimsIn(comparison, row, id)
        .map((claim) => `${cellText(shortOf(claim))}${note(claim)}`)
        .join("; "),
    );
    return tableRow([row.family, verdictText(row), ...cells.map((cell) => cell || "—")]);
  });
  const head = ["event", "", ...accounts.map(({ title }) => cellText(title))];
  return `${[tableRow(head), tableRow(head.map(() => "---")), ...lines, "", ...notes.map((text, index) => `[^${index + 1}]: ${text}`)].join("\n")}\n`;
}

/** The same as comma-separated values, with the words themselves in the cells. A cell never begins as a formula does. */
export function comparisonCsv(comparison: Comparison): string {
  const { rows, accounts } = comparison;
  const lines = rows.map((row) => [
    row.family,
    row.verdict,
    row.discrepancies.map(discrepancyText).join("; "),
    ...accounts.map(({ id }) =>
      claimsIn(comparison, row, id)
        .map((claim) => `${oneLine(claim.quote)} (${comparison.placeOf(claim)})`)
        .join("; "),
    ),
  ]);
  return `${[["event", "verdict", "differs in", ...accounts.map(({ title }) => title)], ...lines].map((cells) => cells.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function claimsIn({ claims }: Comparison, row: ComparedEvent, source: SourceId): readonly Claim[] {
  return (row.cells.find((cell) => cell.source === source)?.claims ?? []).flatMap((id) => claims.get(id) ?? []);
}

function verdictText(row: ComparedEvent): string {
  return row.discrepancies.length === 0 ? row.verdict : `${row.verdict}: ${cellText(row.discrepancies.map(discrepancyText).join("; "))}`;
}

/** "when: 3 May 1822 / 4 June 1823". */
function discrepancyText({ aspect, role, values, styles }: Discrepancy): string {
  const said = `${role ?? aspect}: ${values.map(({ words }) => oneLine(words)).join(" / ")}`;
  return styles === true ? `${said} (Old and New Style?)` : said;
}

const LONGEST = 80;

function shortOf({ quote }: Claim): string {
  const line = oneLine(quote);
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/\s+\S*$/u, "")} …`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** Words that can stand in a cell of a Markdown table as they are. */
function cellText(text: string): string {
  return oneLine(text).replace(/[\\|[\]<>*_`]/gu, (sign) => `\\${sign}`);
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function csvCell(text: string): string {
  const safe = /^[=+\-@\t]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
