import { edtfOf, rowMaker } from "../../export/state.ts";
import { differenceTables, historyTable, whenTable } from "../../export/tables.ts";
import { bare, type Spell, stretchesOf, titleOf } from "../../state/index.ts";
import { exactly } from "../../time/index.ts";
import type { StandingOptions } from "../options.ts";
import type { Shell } from "../shell.ts";
import { daysOf, oneNamed, readStanding, refuseUndated, type Standing, showTables } from "./standing.ts";

/** Tells the history of what goes by a name. */
export function history({ name, files }: { readonly name: string; readonly files: readonly string[] }, options: StandingOptions, shell: Shell): void {
  const { analysis, dossier } = readStanding(files, options, shell);
  const records = { sources: dossier.sources, voices: analysis.voices };
  const named = oneNamed(name, analysis);
  const lines = analysis.state.history(named);
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
export function diff(
  { dates: [from, to], files }: { readonly dates: readonly [string, string]; readonly files: readonly string[] },
  options: StandingOptions,
  shell: Shell,
): void {
  for (const date of [from, to]) refuseUndated(date);
  const standing = readStanding(files, options, shell);
  const { analysis, dossier, question } = standing;
  const records = { sources: dossier.sources, voices: analysis.voices };
  const changes = analysis.state.differences(daysOf(from, standing), daysOf(to, standing), question);
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
      heading: `What changed from ${from} to ${to}: + begun, - ended, ~ stands otherwise`,
      tables: differenceTables(changes, records),
      none: `nothing changed from ${from} to ${to}`,
    },
    { options, shell, dossier },
  );
}

/** Tells when something held: what has all of the words in it. */
export function when({ words, files }: { readonly words: string; readonly files: readonly string[] }, options: StandingOptions, shell: Shell): void {
  const standing = readStanding(files, options, shell);
  const { analysis, dossier } = standing;
  const records = { sources: dossier.sources, voices: analysis.voices };
  const spells = spellsWith(words, standing);
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
  showTables({ heading: `When: ${words}`, tables, none: `nothing that the accounts tell has "${words}" in it` }, { options, shell, dossier });
}

function spellsWith(words: string, { analysis }: Standing): readonly Spell[] {
  const entities = new Map(analysis.entities.map((entity) => [entity.id, entity]));
  const namesOf = (party: Spell["subject"] | undefined) => {
    const entity = party?.entity === undefined ? undefined : entities.get(party.entity);
    return [party?.name ?? "", ...(entity?.variants.map((variant) => variant.name) ?? [])];
  };
  const wanted = bare(words).split(" ");
  return analysis.state.spells.filter((spell) => {
    const office = spell.office === undefined ? [] : [titleOf(spell)];
    const text = ` ${bare([spell.state, spell.stage, ...office, ...namesOf(spell.subject), ...namesOf(spell.object), ...namesOf(spell.of)].join(" "))} `;
    return wanted.every((word) => text.includes(` ${word} `));
  });
}
