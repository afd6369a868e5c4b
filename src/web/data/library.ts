import type { Account, Reading } from "../../api/wire.ts";
import { assert } from "../../base/assert.ts";
import type { Claim, ClaimId, Voice, VoiceId } from "../../model/claim.ts";
import type { Entity, EntityId } from "../../model/entity.ts";
import type { Finding, FindingId, Severity } from "../../model/finding.ts";
import type { Mention, MentionId } from "../../model/mention.ts";
import type { Placing } from "../../model/place.ts";
import type { SourceId, Span } from "../../model/source.ts";
import type { MarkKind } from "./kinds.ts";

/** A stretch of an account that stands for a mention or claim. */
export interface Mark extends Span {
  readonly kind: MarkKind;
  readonly of: Mention | Claim;
}

/** A passage that a finding rests on. */
export interface FindingMark extends Span {
  readonly severity: Severity;
  readonly finding: FindingId;
}

/** A reading with its records found by id and by place. */
export interface Library {
  readonly reading: Reading;
  readonly mentions: ReadonlyMap<MentionId, Mention>;
  readonly claims: ReadonlyMap<ClaimId, Claim>;
  readonly voices: ReadonlyMap<VoiceId, Voice>;
  readonly entityOf: ReadonlyMap<MentionId, Entity>;
  readonly placingOf: ReadonlyMap<EntityId, Placing>;
  readonly findings: ReadonlyMap<FindingId, Finding>;
  /** Ordered by start. */
  readonly marksOf: (source: SourceId) => readonly Mark[];
  /** Ordered by start. */
  readonly findingMarksOf: (source: SourceId) => readonly FindingMark[];
  /** Throws where no account of this reading has the id. */
  readonly account: (source: SourceId) => Account;
  /** The words of an account as they stand there, with its own quotation marks. */
  readonly wordsOf: (passage: { readonly source: SourceId; readonly span: Span }) => string;
}

export function libraryOf(told: Reading): Library {
  const reading = withTitlesApart(told);
  const marks = grouped([...reading.mentions.map(markOfMention), ...reading.claims.map(markOfClaim)], (mark) => mark.of.source);
  const passages = grouped(reading.findings.flatMap(passagesOf), (passage) => passage.source);
  const accounts = new Map(reading.accounts.map((account) => [account.id, account]));
  const account = (source: SourceId) => {
    const found = accounts.get(source);
    assert(found !== undefined, `no account ${source}`);
    return found;
  };
  return {
    reading,
    mentions: new Map(reading.mentions.map((mention) => [mention.id, mention])),
    claims: new Map(reading.claims.map((claim) => [claim.id, claim])),
    voices: new Map(reading.voices.map((voice) => [voice.id, voice])),
    entityOf: new Map(reading.entities.flatMap((entity) => entity.joins.map((join) => [join.mention, entity] as const))),
    placingOf: new Map(reading.places.map((placing) => [placing.entity, placing])),
    findings: new Map(reading.findings.map((finding) => [finding.id, finding])),
    marksOf: (source) => marks.get(source) ?? [],
    findingMarksOf: (source) => passages.get(source) ?? [],
    account,
    wordsOf: ({ source, span }) => account(source).text.slice(span.start, span.end),
  };
}

/** Accounts that go by one title are told apart by their files. */
function withTitlesApart(reading: Reading): Reading {
  const counts = new Map<string, number>();
  for (const { title } of reading.accounts) counts.set(title, (counts.get(title) ?? 0) + 1);
  if (counts.size === reading.accounts.length) return reading;
  const accounts = reading.accounts.map((account) =>
    counts.get(account.title) === 1 ? account : { ...account, title: `${account.title} (${account.id})` },
  );
  return { ...reading, accounts };
}

function markOfMention(mention: Mention): Mark {
  const { start, end, kind } = mention;
  return { start, end, kind: kind === "timex" ? "date" : kind, of: mention };
}

function markOfClaim(claim: Claim): Mark {
  return { start: claim.trigger.start, end: claim.trigger.end, kind: "claim", of: claim };
}

function passagesOf(finding: Finding): readonly (FindingMark & { readonly source: SourceId })[] {
  return [finding.primary, ...finding.related].map(({ source, span }) => ({
    source,
    start: span.start,
    end: span.end,
    severity: finding.severity,
    finding: finding.id,
  }));
}

function grouped<T extends Span>(items: readonly T[], sourceOf: (item: T) => SourceId): ReadonlyMap<SourceId, readonly T[]> {
  const groups = new Map<SourceId, T[]>();
  for (const item of items) {
    const group = groups.get(sourceOf(item));
    if (group === undefined) groups.set(sourceOf(item), [item]);
    else group.push(item);
  }
  for (const group of groups.values()) group.sort((a, b) => a.start - b.start || b.end - a.end);
  return groups;
}

/** How many marks of each kind an account has. */
export function countKinds(marks: readonly Mark[]): ReadonlyMap<MarkKind, number> {
  const counts = new Map<MarkKind, number>();
  for (const { kind } of marks) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
