import { foldedWords } from "../../base/fold.ts";
import { toJson } from "../../base/json.ts";
import { type MachineClaim, toMachineReading } from "../../export/reading.ts";
import { toMachineFindings } from "../../findings/index.ts";
import type { Document } from "../../model/document.ts";
import type { Entity } from "../../model/entity.ts";
import type { MentionId } from "../../model/mention.ts";
import type { Source } from "../../model/source.ts";
import type { Analysis } from "../../pipeline.ts";
import { placingsOf } from "../../state/index.ts";
import { kept, nodeOf } from "./days.ts";
import { PLACES, type Rows } from "./port.ts";
import type { PassageTable } from "./tables.ts";

/** Which reading of which dossier rows are of: of all of it (scope ""), or of one account by itself. */
export interface Scope {
  readonly dossier: string;
  readonly scope: string;
}

/** Everything that a reading puts into the index. */
export interface ReadRows {
  readonly rows: readonly Rows[];
  readonly claims: number;
  readonly findings: number;
}

export function rowsOf(analysis: Analysis, { dossier, scope }: Scope): ReadRows {
  const { parts, entries, firstDays, changes } = analysis.state.written();
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
      columns: ["dossier", "scope", "nth", "bare", "word", "key", "kind", "name", "first_from", "first_to"],
      values: entries.flatMap(({ named, names }, nth) => {
        const first = firstDays.get(named.key);
        const days = [first?.from ?? null, first?.to ?? null];
        const words = [...new Set(names)].flatMap((bare) => [...new Set(bare.split(" "))].map((word) => [bare, word] as const));
        return words.map(([bare, word]) => [...key, nth, bare, word, named.key, named.kind, named.name, ...days]);
      }),
    },
    {
      table: "board_part",
      columns: ["dossier", "scope", "board", "heading", "nth", "leads", "from_day", "to_day"],
      values: placingsOf(parts).map(({ board, heading, part, leads }) => {
        const [, from, to] = daysOf(parts[part]?.days);
        return [...key, board, heading, part, leads ? 1 : 0, from, to];
      }),
    },
    { table: "change_day", columns: ["dossier", "scope", "day"], values: changes.map((day) => [...key, day]) },
    ...claims,
    findings,
  ];
  return { rows, claims: analysis.claims.length, findings: findings.values.length };
}

function daysOf(days: { readonly from: number; readonly to: number } | undefined): readonly [number | null, number | null, number | null] {
  if (days === undefined || days.from > days.to) return [null, null, null];
  const [from, to] = [kept(days.from), kept(days.to)];
  return [nodeOf(from, to), from, to];
}

/** Claims as other programs get them: in offsets of the text as given. */
function claimRows(analysis: Analysis, key: readonly [string, string]): readonly Rows[] {
  const entityOf = new Map(analysis.entities.flatMap((entity) => entity.joins.map(({ mention }) => [mention, entity] as const)));
  const claims = new Map(analysis.documents.flatMap(({ source }) => machineClaims(analysis, source, entityOf)));
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

function machineClaims(analysis: Analysis, source: Source, entityOf: ReadonlyMap<MentionId, Entity>): readonly (readonly [string, MachineClaim])[] {
  const mentions = analysis.mentions.filter((mention) => mention.source === source.id);
  const entities = new Set(mentions.flatMap(({ id }) => entityOf.get(id) ?? []));
  const claims = analysis.claims.filter((claim) => claim.source === source.id);
  const { claims: read } = toMachineReading({ source, mentions, claims, voices: analysis.voices, entities: [...entities] });
  return read.map((claim) => [claim.id, claim]);
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
    columns: ["dossier", "scope", "nth", "id", "rule", "severity", "source", "dismissed", "body"],
    values: all.map(({ finding: { id, rule, severity, primary }, by }, nth) => [
      ...key,
      nth,
      id,
      rule,
      severity,
      primary.source,
      by,
      toJson(machine[nth] ?? null),
    ]),
  };
}

/** The sentences of an account for searching, in offsets of the text as given. `number` is that of the account in the index. */
export function passagesOf(
  document: Pick<Document, "source" | "sentences">,
  { dossier, number }: { readonly dossier: string; readonly number: number },
): readonly Required<PassageTable>[] {
  const { source, sentences } = document;
  return sentences.map((sentence, nth) => {
    const { start, end } = source.offsets.toGiven(sentence);
    const quote = source.given.slice(start, end);
    return { dossier, place: number * PLACES + nth, source: source.id, start_at: start, end_at: end, quote, words: foldedWords(quote).join(" ") };
  });
}
