import { groupBy } from "../../base/collections.ts";
import { foldedWords } from "../../base/fold.ts";
import { sha256Hex } from "../../base/hash.ts";
import { toJson } from "../../base/json.ts";
import { toMachineReading } from "../../export/reading.ts";
import { toMachineFindings } from "../../findings/index.ts";
import type { Document } from "../../model/document.ts";
import type { Analysis } from "../../pipeline.ts";
import { bare, placingsOf } from "../../state/index.ts";
import { kept, nodeOf } from "./days.ts";
import type { Rows } from "./port.ts";
import type { PassageTable } from "./tables.ts";
import type { Remark } from "./told.ts";

/** Which reading of which dossier rows are of: of all of it (scope ""), or of one account by itself. */
export interface Scope {
  readonly dossier: string;
  readonly scope: string;
  readonly remarks?: readonly Remark[];
}

/** Everything that a reading puts into the index. */
export interface ReadRows {
  readonly rows: readonly Rows[];
  readonly claims: number;
  readonly findings: number;
}

export function rowsOf(analysis: Analysis, { dossier, scope, remarks = [] }: Scope): ReadRows {
  const { parts, entries, firstDays, changes, events } = analysis.state.written();
  const key = [dossier, scope] as const;
  const claims = claimRows(analysis, key);
  const findings = findingRows(analysis, key);
  const rows: readonly Rows[] = [
    {
      table: "part",
      columns: ["dossier", "scope", "nth", "kind", "node", "from_day", "to_day", "body"],
      values: parts.map(({ part, days }, nth) => [...key, nth, part.kind, ...daysOf(days), toJson(part)]),
    },
    {
      table: "part_key",
      columns: ["dossier", "scope", "key", "nth"],
      values: parts.flatMap(({ keys }, nth) => keys.map((one) => [...key, one, nth])),
    },
    {
      table: "name",
      columns: ["dossier", "scope", "nth", "key", "kind", "name", "first_from", "first_to"],
      values: entries.map(({ named: { key: of, kind, name } }, nth) => {
        const first = firstDays.get(of);
        return [...key, nth, of, kind, name, first?.from ?? null, first?.to ?? null];
      }),
    },
    {
      table: "name_word",
      columns: ["dossier", "scope", "word", "bare", "nth"],
      values: entries.flatMap(({ names }, nth) =>
        [...new Set(names)].flatMap((bare) => [...new Set(bare.split(" "))].map((word) => [...key, word, bare, nth])),
      ),
    },
    {
      table: "board_part",
      columns: ["dossier", "scope", "board", "heading", "nth", "leads", "node", "from_day", "to_day"],
      values: placingsOf(parts).map(({ board, heading, part, leads }) => [...key, board, heading, part, leads ? 1 : 0, ...daysOf(parts[part]?.days)]),
    },
    // all together are read again after every decision on names
    {
      table: "borne",
      columns: ["dossier", "scope", "name"],
      values: scope === "" ? [] : borneIn(analysis).map((name) => [...key, printOfName(name)]),
    },
    { table: "change_day", columns: ["dossier", "scope", "day"], values: changes.map((day) => [...key, day]) },
    {
      table: "event",
      columns: ["dossier", "scope", "nth", "from_day", "to_day", "told", "bare"],
      values: events.map(({ words, when }, nth) => [...key, nth, when.earliest, when.latest, words, ` ${bare(words)}`]),
    },
    {
      table: "voice",
      columns: ["dossier", "scope", "nth", "id", "source", "name", "parent"],
      values: analysis.voices.map(({ id, source, name, parent }, nth) => [...key, nth, id, source, name, parent ?? null]),
    },
    {
      table: "remark",
      columns: ["dossier", "scope", "nth", "kind", "source", "text"],
      values: remarks.map(({ kind, source, text }, nth) => [...key, nth, kind, source, text]),
    },
    ...claims,
    findings,
  ];
  return { rows, claims: analysis.claims.length, findings: findings.values.length };
}

/** Every name that is borne in a reading. */
export function borneIn({ entities }: Pick<Analysis, "entities">): readonly string[] {
  return [...new Set(entities.flatMap(({ variants }) => variants.map(({ name }) => name)))];
}

export function printOfName(name: string): string {
  return sha256Hex(name).slice(0, 32);
}

function daysOf(days: { readonly from: number; readonly to: number } | undefined): readonly [number | null, number | null, number | null] {
  if (days === undefined || days.from > days.to) return [null, null, null];
  const [from, to] = [kept(days.from), kept(days.to)];
  return [nodeOf(from, to), from, to];
}

/** Claims as other programs get them: in offsets of the text as given. */
function claimRows(analysis: Analysis, key: readonly [string, string]): readonly Rows[] {
  const entityOf = new Map(analysis.entities.flatMap((entity) => entity.joins.map(({ mention }) => [mention, entity] as const)));
  const [mentions, own] = [groupBy(analysis.mentions, ({ source }) => source), groupBy(analysis.claims, ({ source }) => source)];
  const claims = new Map(
    analysis.documents.flatMap(({ source }) => {
      const [named, told] = [mentions.get(source.id) ?? [], own.get(source.id) ?? []];
      const entities = new Set(named.flatMap(({ id }) => entityOf.get(id) ?? []));
      const { claims: read } = toMachineReading({ source, mentions: named, claims: told, voices: analysis.voices, entities: [...entities] });
      return read.map((claim) => [claim.id as string, claim] as const);
    }),
  );
  const entities = analysis.claims.flatMap(({ roles }, nth) => {
    const found = Object.values(roles)
      .flat()
      .flatMap(({ mention }) => (mention === undefined ? [] : (entityOf.get(mention)?.id ?? [])));
    return [...new Set(found)].map((entity) => [...key, entity, nth]);
  });
  return [
    {
      table: "claim",
      columns: ["dossier", "scope", "nth", "id", "source", "predicate", "body"],
      values: analysis.claims.map(({ id, source, predicate }, nth) => [...key, nth, id, source, predicate, toJson(claims.get(id) ?? null)]),
    },
    { table: "claim_entity", columns: ["dossier", "scope", "entity", "nth"], values: entities },
  ];
}

function findingRows(analysis: Analysis, key: readonly [string, string]): Rows {
  const sources = analysis.documents.map(({ source }) => source);
  const shown = analysis.findings.map((finding) => ({ finding, by: "" }));
  const aside = analysis.decided.dismissed.map(({ finding, by }) => ({ finding, by: by.id as string }));
  const all = [...shown, ...aside];
  const machine = toMachineFindings(
    all.map(({ finding }) => finding),
    sources,
  );
  return {
    table: "finding",
    columns: ["dossier", "scope", "nth", "id", "rule", "severity", "source", "dismissed", "body", "record"],
    values: all.map(({ finding, finding: { id, rule, severity, primary }, by }, nth) => [
      ...key,
      nth,
      id,
      rule,
      severity,
      primary.source,
      by,
      toJson(machine[nth] ?? null),
      toJson(finding),
    ]),
  };
}

/** The sentences of an account for searching, in offsets of the text as given; their places are numbered from 0. */
export function passagesOf({ source, sentences }: Pick<Document, "source" | "sentences">, dossier: string): readonly Required<PassageTable>[] {
  return sentences.map((sentence, place) => {
    const { start, end } = source.offsets.toGiven(sentence);
    const quote = source.given.slice(start, end);
    return { dossier, place, source: source.id, start_at: start, end_at: end, quote, words: foldedWords(quote).join(" ") };
  });
}
