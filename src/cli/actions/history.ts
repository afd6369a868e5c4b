import { edtfOf, rowMaker } from "../../export/state.ts";
import { differenceTables, historyTable, whenTable } from "../../export/tables.ts";
import { bare, type Spell, stretchesOf, titleOf } from "../../state/index.ts";
import { exactly } from "../../time/index.ts";
import type { StandingOptions } from "../options.ts";
import type { Shell } from "../shell.ts";
import { askStanding, dateText, daysOf, heardOnly, meaning, oneNamed, refuseUndated, type Standing, showTables } from "./standing.ts";

/** Tells the history of what goes by a name. */
export async function history(
  { name, files }: { readonly name: string; readonly files: readonly string[] },
  options: StandingOptions,
  shell: Shell,
): Promise<void> {
  await askStanding(files, { shell, options }, (standing) => showHistory(name, standing, shell));
}

async function showHistory(name: string, { told, dossier, question, options, records }: Standing, shell: Shell): Promise<void> {
  const named = await oneNamed(name, told);
  const lines = heardOnly(await told.history(named), question);
  if (options.format === "json") {
    shell.print(`${JSON.stringify({ name: named.name, kind: named.kind, lines: lines.map(rowMaker(records)) }, undefined, 2)}\n`);
    return;
  }
  const tables = lines.length === 0 ? [] : [historyTable(`${named.name} (${named.kind})`, lines, records)];
  showTables(
    { heading: `The history of ${named.name}`, tables, none: `of ${named.name} the accounts tell nothing that began, held or ended` },
    { options, shell, dossier },
  );
}

/** Tells what differs between two dates. */
export async function diff(
  { dates, files }: { readonly dates: readonly [string, string]; readonly files: readonly string[] },
  options: StandingOptions,
  shell: Shell,
): Promise<void> {
  for (const date of dates) refuseUndated(date, options);
  await askStanding(files, { shell, options }, (standing) => showDifferences(dates, standing, shell));
}

async function showDifferences([from, to]: readonly [string, string], standing: Standing, shell: Shell): Promise<void> {
  const { told, dossier, question, options, records } = standing;
  const [before, after] = [await daysOf(from, standing), await daysOf(to, standing)];
  const changes = await told.differences(before, after, question);
  if (options.format === "json") {
    const rowOf = rowMaker(records);
    const rows = changes.map(({ board, kind, before, after }) => ({
      board,
      kind,
      ...(before === undefined ? {} : { before: rowOf(before) }),
      ...(after === undefined ? {} : { after: rowOf(after) }),
    }));
    shell.print(`${JSON.stringify({ from, to, changes: rows }, undefined, 2)}\n`);
    return;
  }
  showTables(
    {
      heading: `What changed from ${dateText(from, before)} to ${dateText(to, after)}: + begun, - ended, ~ stands otherwise`,
      tables: differenceTables(changes, records),
      none: `nothing changed from ${from} to ${to}`,
    },
    { options, shell, dossier },
  );
}

/** Tells when something held: what has all of the words in it. */
export async function when(
  { words, files }: { readonly words: string; readonly files: readonly string[] },
  options: StandingOptions,
  shell: Shell,
): Promise<void> {
  await askStanding(files, { shell, options }, (standing) => showSpells(words, standing, shell));
}

async function showSpells(words: string, { told, dossier, question, options, records }: Standing, shell: Shell): Promise<void> {
  const spells = heardOnly(await told.spellsWith(words), question);
  if (options.format === "json") {
    const rowOf = rowMaker(records);
    const day = (bound: Spell["end"]["latest"]) => (Number.isFinite(bound) ? edtfOf(exactly(bound)) : undefined);
    const rows = spells.map((spell) => ({
      state: spell.state,
      subject: spell.subject.name,
      ...(spell.office === undefined ? {} : { office: titleOf(spell) }),
      ...(spell.object === undefined || spell.office !== undefined ? {} : { object: spell.object.name }),
      stretches: stretchesOf(spell).map(({ grade, from, to }) => ({ grade, from: day(from), to: day(to) })),
      evidence: rowOf({ status: "certain", since: spell.start, until: spell.end, evidence: spell.evidence }).evidence,
    }));
    shell.print(`${JSON.stringify({ words, spells: rows }, undefined, 2)}\n`);
    return;
  }
  const tables = spells.length === 0 ? [] : [whenTable(words, spells, records)];
  showTables(
    {
      heading: `When: ${words}`,
      tables,
      none: `nothing that the accounts tell has "${words}" in it${meaning(spells.length > 0 ? [] : await wordsLike(words, told))}`,
    },
    { options, shell, dossier },
  );
}

/** Of words that nothing has in it, those that would be names if they were written otherwise. */
async function wordsLike(words: string, told: Standing["told"]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const word of bare(words).split(" ")) for (const like of (await told.find(word)).suggestions) found.add(like);
  return [...found].slice(0, MOST_LIKE);
}

const MOST_LIKE = 3;
