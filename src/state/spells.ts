import { groupBy } from "../base/collections.ts";
import { greatest, least } from "../base/extremes.ts";
import type { Change, Effect, Knowledge, StateName } from "../lang/predicates.ts";
import type { Claim, RoleFiller, Voice, VoiceId } from "../model/claim.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Mention, MentionId, OfficeMention } from "../model/mention.ts";
import type { SourceId } from "../model/source.ts";
import type { Evidence, Party } from "../model/state.ts";
import type { Day, DayRange } from "../model/time.ts";

export const NEVER_BEFORE = Number.NEGATIVE_INFINITY as Day;
export const NEVER_AFTER = Number.POSITIVE_INFINITY as Day;

/** Who is heard as one: a source's author with all whom the author endorses, or another voice of the source. */
export type Scope = string;

/** One stretch during which something held, as one scope tells it: an office held, a body's existence, a town's control. */
export interface Spell {
  readonly state: StateName;
  /** Stage of an agreement; "holds" for all else. */
  readonly stage: Change;
  readonly key: string;
  readonly subject: Party;
  readonly object?: Party;
  readonly office?: OfficeMention;
  readonly scope: Scope;
  readonly source: SourceId;
  readonly start: DayRange;
  readonly end: DayRange;
  /** The first and last days on which the text has it without any inference; absent where nothing pins a day. */
  readonly attested?: { readonly first: Day; readonly last: Day };
  /** Dated only by the order of telling: presumed at best. */
  readonly inferred: boolean;
  readonly evidence: readonly Evidence[];
}

/** What the board makers need of an analysis. */
export interface StateInput {
  readonly claims: readonly Claim[];
  readonly voices: readonly Voice[];
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
  readonly knowledge: Knowledge;
}

/** A record with its look-ups made. */
export interface Archive extends StateInput {
  readonly mentionById: ReadonlyMap<MentionId, Mention>;
  readonly entityOf: ReadonlyMap<MentionId, Entity>;
  readonly scopeOf: (claim: Claim) => Scope;
}

export function openArchive(record: StateInput): Archive {
  const authors = new Map<VoiceId, Voice>(record.voices.map((voice) => [voice.id, voice]));
  return {
    ...record,
    mentionById: new Map(record.mentions.map((mention) => [mention.id, mention])),
    entityOf: new Map(record.entities.flatMap((entity) => entity.joins.map((join) => [join.mention, entity] as const))),
    scopeOf: (claim) => {
      const voice = authors.get(claim.attribution.voice);
      const endorsed = voice?.parent === undefined || claim.attribution.stance === "asserts";
      return endorsed ? `${claim.source} author` : `${claim.source} ${claim.attribution.voice}`;
    },
  };
}

/** A claim's effect on one subject, before the effects on it are joined to spells. */
interface Trace {
  readonly claim: Claim;
  readonly effect: Effect;
  readonly subject: Party;
  readonly object?: Party;
  readonly office?: OfficeMention;
  readonly key: string;
  readonly when: DayRange;
  readonly until: DayRange;
  readonly inferred: boolean;
}

/** Every spell that the claims entail, joined per subject, object and scope. Denied, planned and unrealised claims make none. */
export function spellsOf(archive: Archive): readonly Spell[] {
  const traces = archive.claims
    .filter((claim) => claim.polarity === "affirmed" && (claim.modality === "asserted" || claim.modality === "reported"))
    .flatMap((claim) => tracesOf(archive, claim));
  const spells: Spell[] = [];
  for (const group of groupBy(traces, (trace) => `${archive.scopeOf(trace.claim)}\u0000${trace.key}`).values()) spells.push(...join(archive, group));
  return spells;
}

function tracesOf(archive: Archive, claim: Claim): readonly Trace[] {
  const when = datesOf(claim);
  if (when === undefined) return [];
  const effects = archive.knowledge.predicates.get(claim.predicate)?.effects ?? [];
  return effects.flatMap((effect) =>
    fillers(claim, effect.subject).flatMap((subjectFiller) => {
      const subject = partyOf(archive, subjectFiller);
      const objects = effect.object === undefined ? [undefined] : fillers(claim, effect.object);
      const kept = objects.length === 0 && effect.change === "ends" ? [undefined] : objects;
      return kept.map((filler): Trace => {
        const office = filler?.mention === undefined ? undefined : archive.mentionById.get(filler.mention);
        const object = filler === undefined ? undefined : partyOf(archive, filler);
        return {
          claim,
          effect,
          subject,
          ...(object === undefined ? {} : { object }),
          ...(office?.kind === "office" ? { office } : {}),
          key: [
            effect.state,
            keyOf(subject),
            office?.kind === "office" ? office.office : object === undefined || effect.change === "ends" ? "" : keyOf(object),
          ].join("\u0000"),
          ...when,
        };
      });
    }),
  );
}

function fillers(claim: Claim, role: string): readonly RoleFiller[] {
  return claim.roles[role] ?? [];
}

export function partyOf(archive: Archive, filler: RoleFiller): Party {
  const entity = filler.mention === undefined ? undefined : archive.entityOf.get(filler.mention);
  return entity === undefined ? { name: filler.quote } : { name: entity.name, entity: entity.id };
}

export function keyOf(party: Party): EntityId | string {
  return party.entity ?? party.name.toLowerCase();
}

/** When the claim's event began and ended; for a claim dated by the order of telling, within the stretch that it is told of. */
function datesOf({ when }: Claim): { readonly when: DayRange; readonly until: DayRange; readonly inferred: boolean } | undefined {
  return when === undefined ? undefined : { when: when.interval.start, until: when.interval.end, inferred: when.basis !== "stated" };
}

/** Joins what begins, holds and ends one thing in one scope: each beginning opens a spell, which the next ending closes. */
function join(archive: Archive, traces: readonly Trace[]): readonly Spell[] {
  const ordered = [...traces].sort(
    (a, b) => a.when.earliest - b.when.earliest || a.when.latest - b.when.latest || a.claim.span.start - b.claim.span.start,
  );
  const spells: Trace[][] = [];
  let open: Trace[] | undefined;
  for (const trace of ordered) {
    if (open === undefined) {
      open = [];
      spells.push(open);
    }
    open.push(trace);
    if (trace.effect.change === "ends" || trace.effect.change === "ended") open = undefined;
  }
  return spells.flatMap((group) => {
    const spell = spellOf(archive, group);
    return spell === undefined ? [] : [spell];
  });
}

function spellOf(archive: Archive, traces: readonly Trace[]): Spell | undefined {
  const [first] = traces;
  if (first === undefined) return undefined;
  const begins = traces.filter((trace) => trace.effect.change !== "holds" && trace.effect.change !== "ends" && trace.effect.change !== "ended");
  const holds = traces.filter((trace) => trace.effect.change === "holds");
  const ends = traces.filter((trace) => trace.effect.change === "ends" || trace.effect.change === "ended");
  const start = startOf(begins, holds);
  const end = endOf(ends, { begins, holds });
  if (start.earliest > end.latest) return undefined;
  const shown = traces.find((trace) => trace.object !== undefined) ?? first;
  const office = traces.find((trace) => trace.office !== undefined)?.office;
  const firm = traces.filter((trace) => !trace.inferred);
  const attested = attestedDays(firm);
  return {
    state: first.effect.state,
    stage: begins.at(-1)?.effect.change ?? ends.at(-1)?.effect.change ?? "holds",
    key: first.key,
    subject: shown.subject,
    ...(shown.object === undefined ? {} : { object: shown.object }),
    ...(office === undefined ? {} : { office }),
    scope: archive.scopeOf(first.claim),
    source: first.claim.source,
    start,
    end,
    ...(attested === undefined ? {} : { attested }),
    inferred: firm.length === 0,
    evidence: traces.map((trace) => evidenceOf(trace.claim)),
  };
}

function startOf(begins: readonly Trace[], holds: readonly Trace[]): DayRange {
  const [begin] = begins;
  const latestHold = least(holds.map((trace) => trace.when.latest)) as Day;
  if (begin !== undefined)
    return { earliest: begin.when.earliest, latest: Math.min(begin.when.latest, Math.max(latestHold, begin.when.earliest)) as Day };
  const pinned = holds.find((trace) => Number.isFinite(trace.when.earliest) && trace.when.earliest !== trace.until.earliest);
  return pinned === undefined ? { earliest: NEVER_BEFORE, latest: latestHold } : pinned.when;
}

function endOf(ends: readonly Trace[], seen: { readonly begins: readonly Trace[]; readonly holds: readonly Trace[] }): DayRange {
  const [end] = ends;
  const lastHold = greatest([...seen.holds.map((trace) => trace.until.earliest), ...seen.begins.map((trace) => trace.when.earliest)]) as Day;
  if (end !== undefined) return { earliest: Math.max(end.when.earliest, Math.min(lastHold, end.when.latest)) as Day, latest: end.when.latest };
  const pinned = seen.holds.find((trace) => Number.isFinite(trace.until.latest));
  return pinned === undefined ? { earliest: Number.isFinite(lastHold) ? lastHold : NEVER_BEFORE, latest: NEVER_AFTER } : pinned.until;
}

function attestedDays(firm: readonly Trace[]): Spell["attested"] {
  const days = firm
    .flatMap((trace) => [trace.when.earliest, trace.when.latest, trace.until.earliest, trace.until.latest])
    .filter((day) => Number.isFinite(day));
  return days.length === 0 ? undefined : { first: least(days) as Day, last: greatest(days) as Day };
}

export function evidenceOf(claim: Claim): Evidence {
  return { source: claim.source, span: claim.span, quote: claim.quote, claim: claim.id, voice: claim.attribution.voice };
}
