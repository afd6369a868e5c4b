import { groupBy } from "../../base/collections.ts";
import { passageOf } from "../../decisions/index.ts";
import { compareText } from "../../findings/inquiry.ts";
import type { Claim, RoleFiller } from "../../model/claim.ts";
import type { Act } from "../../model/decision.ts";
import type { Document } from "../../model/document.ts";
import type { Entity } from "../../model/entity.ts";
import type { Assumed, Finding, Label } from "../../model/finding.ts";
import type { Mention, MentionId, Timex } from "../../model/mention.ts";
import type { Source, SourceId, Span } from "../../model/source.ts";

/** Something that was read into the passages of a finding, and the decision by which a reader would give it up. */
export interface Supposition {
  readonly about: Assumed;
  readonly text: string;
  readonly act?: Act;
  /** How a sentence on what becomes of the finding begins, where it is not as usual for its kind. */
  readonly unless?: string;
}

/** What was read, as far as it bears on a finding. */
export interface Reading {
  readonly documents: readonly Document[];
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
  readonly entities: readonly Entity[];
  /** "line 12", with the account where it is another than that of `beside`. */
  readonly where: (span: Span, source: SourceId) => string;
}

/** Whatever the dates and names in the passages of a finding owe to an inference: parts of dates taken from elsewhere, dates the story had reached, names joined by likeness, pronouns. */
export function suppositionsOf(finding: Finding, reading: Reading): readonly Supposition[] {
  const labels = [finding.primary, ...finding.related, ...finding.because.flatMap(({ label }) => label ?? [])];
  const all = [...labels.flatMap((label) => datesIn(label, reading)), ...namesIn(labels, reading)];
  return [...new Map(all.map((supposition) => [supposition.text, supposition])).values()];
}

function claimsAt({ source, span }: Label, { claims }: Reading): readonly Claim[] {
  return claims.filter((claim) => claim.source === source && claim.span.start === span.start && claim.span.end === span.end);
}

function datesIn(label: Label, reading: Reading): readonly Supposition[] {
  const byId = new Map(reading.mentions.map((mention) => [mention.id, mention]));
  const claims = claimsAt(label, reading);
  const within = reading.mentions.filter(
    ({ source, start, end, kind }) => kind === "timex" && source === label.source && label.span.start <= start && end <= label.span.end,
  );
  const dating = claims.flatMap(({ when }) => (when === undefined ? [] : (byId.get(when.timex) ?? [])));
  const timexes = [...new Set([...within, ...dating])].filter((mention): mention is Timex => mention.kind === "timex");
  return [
    ...timexes.flatMap((timex) => inferredDate(timex, byId, reading) ?? []),
    ...claims.flatMap((claim) => reachedDate(claim, byId, reading) ?? []),
  ];
}

/** "The year of “24 August” does not stand there: it is taken from “3 May 1849” (line 12)". */
function inferredDate(timex: Timex, byId: ReadonlyMap<MentionId, Mention>, reading: Reading): Supposition | undefined {
  const { basis, quote, source } = timex;
  if (basis.kind !== "carried" && basis.kind !== "counted") return undefined;
  const from = byId.get(basis.from);
  const origin = from === undefined ? "another date" : `“${from.quote}” (${reading.where(from, from.source)})`;
  const text =
    basis.kind === "carried"
      ? `the ${basis.part} of “${quote}” (${reading.where(timex, source)}) does not stand there: it is taken from ${origin}`
      : `“${quote}” (${reading.where(timex, source)}) is counted from ${origin}`;
  const edtf = basis.kind === "carried" ? withoutPart(timex.value, basis.part) : undefined;
  const text_ = sourceOf(source, reading);
  return {
    about: "date",
    text,
    ...(edtf === undefined || text_ === undefined ? {} : { act: { act: "date", passage: passageOf(text_, timex), edtf } }),
  };
}

/** The date in EDTF with nothing said of what does not stand in its words. */
function withoutPart(value: string, part: "year" | "month" | "day" | "century"): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(value) ?? [];
  if (year === undefined || part === "day") return undefined;
  if (part === "century") return `XX${value.slice(2)}`;
  const kept = [part === "year" ? month : month === undefined ? undefined : "XX", day].filter((each) => each !== undefined);
  return ["XXXX", ...kept].join("-");
}

/** A claim without a date of its own, which is presumed to lie where the story stood. */
function reachedDate(claim: Claim, byId: ReadonlyMap<MentionId, Mention>, reading: Reading): Supposition | undefined {
  const timex = claim.when?.basis === "carried" ? byId.get(claim.when.timex) : undefined;
  const source = sourceOf(claim.source, reading);
  if (timex === undefined || source === undefined) return undefined;
  const words = source.text.slice(claim.trigger.start, claim.trigger.end);
  const text = `“${words}” (${reading.where(claim.trigger, claim.source)}) has no date of its own: the story has reached “${timex.quote}” (${reading.where(timex, timex.source)})`;
  const act: Act = { act: "correct", claim: referenceTo(claim, source), change: { when: null } };
  return { about: "date", text, act };
}

function referenceTo(claim: Claim, source: Source): Extract<Act, { act: "correct" }>["claim"] {
  return { id: claim.id, predicate: claim.predicate, passage: passageOf(source, claim.span) };
}

/** A name or pronoun that fills a role of a claim in one of the passages. */
interface Named {
  readonly label: Label;
  readonly claim: Claim;
  readonly role: string;
  readonly filler: RoleFiller;
  readonly entity: Entity;
}

/** Those whom two passages have in common, where that rests on likeness or on a pronoun. */
function namesIn(labels: readonly Label[], reading: Reading): readonly Supposition[] {
  const entityOf = new Map<MentionId, Entity>(reading.entities.flatMap((entity) => entity.joins.map(({ mention }) => [mention, entity] as const)));
  const named = labels.flatMap((label) =>
    claimsAt(label, reading).flatMap((claim) =>
      Object.entries(claim.roles).flatMap(([role, fillers]) =>
        fillers.flatMap((filler): readonly Named[] => {
          const entity = filler.mention === undefined ? undefined : entityOf.get(filler.mention);
          return entity === undefined ? [] : [{ label, claim, role, filler, entity }];
        }),
      ),
    ),
  );
  const shared = [...groupBy(named, ({ entity }) => entity.id).values()].filter((group) => new Set(group.map(({ label }) => label)).size > 1);
  return shared.flatMap((group) => [...group.flatMap((one) => pronoun(one, reading) ?? []), ...likeness(group, reading)]);
}

function pronoun({ claim, role, filler, entity }: Named, reading: Reading): Supposition | undefined {
  const source = sourceOf(claim.source, reading);
  if (filler.inferred !== true || source === undefined) return undefined;
  const others = (claim.roles[role] ?? []).filter((each) => each !== filler).map((each) => passageOf(source, each.span));
  return {
    about: "names",
    text: `“${filler.quote}” (${reading.where(filler.span, claim.source)}) is taken to be ${entity.name}`,
    unless: "If it is somebody else",
    act: { act: "correct", claim: referenceTo(claim, source), change: { roles: { [role]: others } } },
  };
}

/** Two ways of writing a name that were joined by likeness. */
function likeness(group: readonly Named[], reading: Reading): readonly Supposition[] {
  const [first] = group;
  if (first === undefined) return [];
  const { entity } = first;
  const variantOf = ({ filler }: Named) =>
    entity.variants.find(({ mentions }) => filler.mention !== undefined && mentions.includes(filler.mention))?.name;
  const inferred = new Map(entity.joins.filter((join) => join.inferred && join.reason !== "pronoun").map((join) => [join.mention, join.reason]));
  return group.flatMap((one) => {
    const reason = one.filler.mention === undefined ? undefined : inferred.get(one.filler.mention);
    const name = variantOf(one);
    const other = group.find((each) => each.label !== one.label && variantOf(each) !== undefined && variantOf(each) !== name);
    const otherName = other === undefined ? entity.name : (variantOf(other) ?? entity.name);
    if (reason === undefined || name === undefined || otherName === name) return [];
    const names = [name, otherName].sort(compareText) as [string, string];
    return [
      {
        about: "names" as const,
        text: `“${names[0]}” and “${names[1]}” are taken to be one (${REASONS[reason] ?? "by likeness"}; ${reading.where(one.filler.span, one.claim.source)})`,
        act: { act: "distinct", names } as const,
      },
    ];
  });
}

const REASONS: Readonly<Record<string, string>> = {
  surname: "by the surname",
  "given-name": "by the given name",
  initials: "by the initials",
  acronym: "by the first letters",
  title: "by the title",
  epithet: "by the byname",
  spelling: "two spellings",
  "part-of-name": "one is part of the other",
};

function sourceOf(id: SourceId, { documents }: Reading): Source | undefined {
  return documents.find(({ source }) => source.id === id)?.source;
}
