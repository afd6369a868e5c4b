import type { Proof } from "./shared.ts";

/** What a part has found, and when. */
export interface Kept {
  readonly proof: Proof;
  readonly day: string;
}

export function lineOf({ what, rounds, counted, faults }: Proof): string {
  return `${faults.length === 0 ? "✓" : "✗"} ${what}: ${number(rounds)} rounds; ${numbersOf(counted)}; ${number(faults.length)} faults`;
}

/** docs/reliability.md. What the page said before stays of a part that was tried elsewhere; one that has not been tried in full is said to be so. */
export function pageOf(parts: readonly (readonly [name: string, kept: Kept | undefined])[], before = ""): string {
  const rows = parts.map(([name, kept]) => {
    if (kept === undefined) return rowIn(before, name) ?? `| \`${name}\` | not tried in full yet | | | | |`;
    const { proof, day } = kept;
    const { what, rounds, counted, faults } = proof;
    return `| \`${name}\` | ${what} | ${number(rounds)} | ${numbersOf(counted)} | ${number(faults.length)} | ${day} |`;
  });
  return `# How reliable it is

Made by \`npm run reliability\`; do not edit. \`npm run reliability -- PART\` tries one part again. CI runs a short form of every part (\`test/reliability.test.ts\`).

What is killed is killed with SIGKILL, at a random moment. A decision counts as acknowledged once whoever made it was told so. A fault is a decision that was acknowledged and is not there, one that was made without sight of the one before, an index that is not sound or holds a reading in part, work lost or done twice, an answer that is no answer, a request that ends in an error of ours, or one that is answered to somebody who may not ask.

| part | | rounds | | faults | tried on |
|---|---|---|---|---|---|
${rows.join("\n")}

- **Disks that fail** (\`disks\`) are simulated under \`decisions.jsonl\`: writes are cut short, the disk is full, and in a crash whatever was not synced is lost, torn or replaced by zeros, in any order. A real loss of power was not tried.
- **The crowd** works in one process on one PostgreSQL beside it, with forty connections.
${parts.map(([name, kept]) => (kept === undefined ? sectionIn(before, name) : sectionOf(name, kept.proof))).join("")}`;
}

function sectionOf(name: string, { what, table }: Proof): string {
  return table === undefined ? "" : `\n## ${what} (\`${name}\`)\n\n${table}\n`;
}

function rowIn(page: string, name: string): string | undefined {
  return page.split("\n").find((line) => line.startsWith(`| \`${name}\` |`));
}

function sectionIn(page: string, name: string): string {
  const [, ...sections] = page.split("\n## ");
  const own = sections.find((section) => section.split("\n", 1)[0]?.endsWith(`(\`${name}\`)`));
  return own === undefined ? "" : `\n## ${own.trimEnd()}\n`;
}

function numbersOf(counted: Proof["counted"]): string {
  return Object.entries(counted)
    .map(([name, count]) => `${number(count)} ${name}`)
    .join(", ");
}

function number(count: number): string {
  return count.toLocaleString("en");
}
