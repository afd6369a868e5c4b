import { groupBy } from "../base/collections.ts";
import type { Change, StateName } from "../lang/predicates.ts";
import type { OfficeMention } from "../model/mention.ts";
import type { SourceId } from "../model/source.ts";
import type { EndReason, Evidence, Party } from "../model/state.ts";
import type { Day, DayRange } from "../model/time.ts";
import { type Archive, isForce, keyOf, NEVER_AFTER, NEVER_BEFORE, type Scope } from "./archive.ts";
import { type Bound, type Extent, settle } from "./settle.ts";
import type { Trace } from "./traces.ts";

/** One stretch during which something held, as one scope tells it: an office held, a body's existence, a town's control. */
export interface Spell {
  readonly state: StateName;
  /** Stage of an agreement; "holds" for all else. */
  readonly stage: Change;
  readonly key: string;
  readonly subject: Party;
  readonly object?: Party;
  readonly office?: OfficeMention;
  /** What the office is over. */
  readonly of?: Party;
  /** It is over what the account is about, which is left out. */
  readonly sole?: true;
  readonly scope: Scope;
  readonly source: SourceId;
  readonly start: DayRange;
  readonly end: DayRange;
  /** The bounds by what is dated without any inference, where they differ from those of all. */
  readonly firm?: { readonly start: DayRange; readonly end: DayRange };
  /** The first day on which it may have been as told, where its beginning is open. */
  readonly toldFrom?: number;
  /** Dated only by the order of telling: presumed at best. */
  readonly inferred: boolean;
  /** Days for which it is presumed to go on where nothing ends it. */
  readonly presumedFor?: number;
  /** What claims that clash in one scope come to otherwise. */
  readonly disputed?: { readonly robust: Extent; readonly readings: readonly Extent[]; readonly givenUp: readonly Evidence[] };
  /** The words that say it ended. */
  readonly ended: readonly Evidence[];
  /** What ends it, where that is not said of it itself. */
  readonly ending?: { readonly by: EndReason; readonly evidence: readonly Evidence[] };
  /** Its beginning is told of, and not only that it was. */
  readonly begun: boolean;
  readonly evidence: readonly Evidence[];
}

const DAYS_A_YEAR = 365.2425;
/** An office that is only mentioned in passing is presumed to go on for a third of the time. */
const ONLY_TOLD_OF = 3;

/** Every spell that the traces entail, joined per thing and scope. */
export function spellsOf(archive: Archive, traces: readonly Trace[]): readonly Spell[] {
  const groups = byThing(traces);
  endOffices(groups, traces);
  const spells: Spell[] = [];
  for (const group of groups) for (const seat of seatsOf(group)) for (const spell of spellsOfOne(archive, seat)) spells.push(spell);
  return spells;
}

/** What each scope tells of each thing, in the order in which it is first told of. */
function byThing(traces: readonly Trace[]): readonly Trace[][] {
  const groups: Trace[][] = [];
  const known = new Map<Scope, Map<string, Trace[]>>();
  for (const trace of traces) {
    let own = known.get(trace.scope);
    if (own === undefined) {
      own = new Map();
      known.set(trace.scope, own);
    }
    const group = own.get(trace.key);
    if (group === undefined) {
      const made = [trace];
      own.set(trace.key, made);
      groups.push(made);
    } else group.push(trace);
  }
  return groups;
}

/** Whoever is removed without a word of what from leaves every office. */
function endOffices(groups: readonly Trace[][], traces: readonly Trace[]): void {
  const ends = traces.filter((trace) => trace.state === "office" && trace.object === undefined && trace.change === "ends");
  if (ends.length === 0) return;
  const holder = ({ scope, subject }: Trace) => `${scope}\u0000${keyOf(subject)}`;
  const held = groupBy(
    groups.filter(([first]) => first?.state === "office" && first.office !== undefined),
    ([first]) => (first === undefined ? "" : holder(first)),
  );
  for (const end of ends) for (const group of held.get(holder(end)) ?? []) group.push(end);
}

/** One office over several things is as many offices; where what it is over is left out, the nearest in time is meant. */
function seatsOf(group: readonly Trace[]): readonly (readonly Trace[])[] {
  if (group.length === 1) return [group];
  const known = groupBy(
    group.filter((trace) => trace.of !== undefined),
    (trace) => (trace.of === undefined ? "" : keyOf(trace.of)),
  );
  if (known.size < 2) return [group];
  const distance = (one: Trace, other: Trace) => Math.abs(one.when.latest - other.when.latest);
  for (const trace of group) {
    if (trace.of !== undefined) continue;
    const nearest = [...known.values()].sort(
      (a, b) => Math.min(...a.map((x) => distance(trace, x))) - Math.min(...b.map((x) => distance(trace, x))),
    )[0];
    nearest?.push(trace);
  }
  return [...known.values()];
}

function isEnd(trace: Trace): boolean {
  return trace.change === "ends" || trace.change === "ended";
}

function spellsOfOne(archive: Archive, traces: readonly Trace[]): readonly Spell[] {
  const [first] = traces;
  if (first === undefined) return [];
  if (first.state === "agreement" || first.state === "document") return stagesOf(archive, traces);
  const parts = first.state === "alive" || first.state === "held" ? [traces] : split(traces);
  return inTurn(parts.flatMap((part) => spellOf(archive, part) ?? []));
}

/** What holds again holds from no day before it had ended. */
function inTurn(spells: readonly Spell[]): readonly Spell[] {
  return spells.map((spell, index) => {
    const before = index === 0 ? undefined : spells[index - 1]?.end;
    if (before === undefined || spell.state !== "office" || Number.isFinite(spell.start.earliest) || !Number.isFinite(before.earliest)) return spell;
    const from = ({ start, end }: Pick<Spell, "start" | "end">) => ({ start: { earliest: before.earliest, latest: start.latest }, end });
    return { ...spell, ...from(spell), ...(spell.firm === undefined ? {} : { firm: from(spell.firm) }) };
  });
}

/** What holds again after an end is another spell. */
function split(traces: readonly Trace[]): readonly (readonly Trace[])[] {
  if (traces.length === 1) return [traces];
  const ordered = [...traces].sort(
    (a, b) => a.when.latest - b.when.latest || Number(isEnd(a)) - Number(isEnd(b)) || a.evidence.span.start - b.evidence.span.start,
  );
  const parts: Trace[][] = [[]];
  let ended: Trace | undefined;
  for (const trace of ordered) {
    if (ended !== undefined && !isEnd(trace) && isBeyond(trace, ended)) {
      if (isFormer(trace)) continue;
      if (holdsAnew(trace)) {
        parts.push([]);
        ended = undefined;
      }
    }
    parts.at(-1)?.push(trace);
    if (isEnd(trace)) ended = trace;
  }
  return parts;
}

/** It begins after the end, or goes on for longer: then it has begun once more. */
function isBeyond({ when, until, state }: Trace, { when: end }: Trace): boolean {
  return when.earliest > end.latest || (state === "office" && until.earliest > end.latest);
}

/** A title that only the story puts after the end of the office is that of the time before. */
function isFormer({ state, change, basis }: Trace): boolean {
  return state === "office" && change === "holds" && basis !== "stated";
}

/** A body that only acts after its end does not begin anew. */
function holdsAnew({ state, change }: Trace): boolean {
  return state !== "exists" || change === "begins";
}

/** An agreement passes through stages: each lasts until the next. */
function stagesOf(archive: Archive, traces: readonly Trace[]): readonly Spell[] {
  const stages = [...groupBy(traces, (trace) => trace.change).values()].flatMap((group) => spellOf(archive, group) ?? []);
  const ordered = [...stages].sort((a, b) => a.start.latest - b.start.latest || a.start.earliest - b.start.earliest);
  return ordered.map((spell, index): Spell => {
    const next = ordered[index + 1];
    if (next === undefined) return spell;
    const day = (bound: Day) => (Number.isFinite(bound) ? ((bound - 1) as Day) : bound);
    const end = { earliest: day(next.start.earliest), latest: day(next.start.latest) };
    if (end.latest < spell.start.earliest) return { ...spell, end: spell.start };
    return { ...spell, end, ending: { by: "next-stage", evidence: next.evidence } };
  });
}

function spellOf(archive: Archive, traces: readonly Trace[]): Spell | undefined {
  const [first] = traces;
  if (first === undefined || traces.every((trace) => isEnd(trace) && trace.state === "office" && trace.office === undefined)) return undefined;
  const bounds = boundsOf(traces);
  const settled = settle(bounds);
  const firmBounds = bounds.filter((_, index) => isFirm(traces[index]));
  const all = rangesOf(settled.best);
  const inferred = firmBounds.length === 0;
  if (all.start.earliest > all.end.latest) return undefined;
  const shown = traces.find((trace) => trace.object !== undefined) ?? first;
  const office = traces.find((trace) => trace.office !== undefined)?.office;
  const of = traces.find((trace) => trace.of !== undefined)?.of;
  const begun = traces.some((trace) => trace.change !== "holds" && !isEnd(trace));
  // a force is presumed to be there for no longer than whoever commands it
  const lasting = first.state === "exists" && isForce(archive, first.subject.name) ? "command" : first.state;
  const years = (archive.knowledge.presumed.get(lasting) ?? Number.POSITIVE_INFINITY) / (begun || first.state !== "office" ? 1 : ONLY_TOLD_OF);
  return {
    state: first.state,
    stage: first.state === "agreement" || first.state === "document" ? first.change : "holds",
    key: first.key,
    subject: shown.subject,
    ...(shown.object === undefined ? {} : { object: shown.object }),
    ...(office === undefined ? {} : { office }),
    ...(of === undefined ? {} : { of }),
    scope: first.scope,
    source: first.evidence.source,
    ...all,
    ...(inferred || firmBounds.length === bounds.length ? {} : { firm: rangesOf(settle(firmBounds).best) }),
    inferred,
    ...toldFrom(traces.filter((_, index) => !settled.givenUp.includes(index))),
    ...(years === Number.POSITIVE_INFINITY ? {} : { presumedFor: Math.round(years * DAYS_A_YEAR) }),
    ...(settled.givenUp.length === 0
      ? {}
      : {
          disputed: {
            robust: settled.robust,
            readings: settled.readings,
            givenUp: settled.givenUp.flatMap((index) => traces[index]?.evidence ?? []),
          },
        }),
    begun,
    ended: traces.filter(isEnd).map((trace) => trace.evidence),
    evidence: unrepeated(traces),
  };
}

/** The first day for which a claim tells that it was so, where its beginning is open. */
function toldFrom(traces: readonly Trace[]): Pick<Spell, "toldFrom"> {
  const days = traces
    .filter((trace) => trace.change === "holds" && Number.isFinite(trace.when.latest))
    .map(({ when, until }) => (Number.isFinite(when.earliest) ? when.earliest : Math.min(when.latest, until.earliest)))
    .filter(Number.isFinite);
  return days.length === 0 ? {} : { toldFrom: Math.min(...days) };
}

/** What says it itself before what only attests it. */
function unrepeated(traces: readonly Trace[]): readonly Evidence[] {
  const [only, another] = traces;
  if (only !== undefined && another === undefined) return [only.evidence];
  const sorted = [...traces.filter((trace) => !trace.attests), ...traces.filter((trace) => trace.attests)];
  return [...new Map(sorted.map(({ evidence }) => [evidence.claim ?? `${evidence.source} ${evidence.span.start}`, evidence])).values()];
}

/** Dated by its own words, or a title in use near a date of its paragraph. */
function isFirm(trace: Trace | undefined): boolean {
  return trace !== undefined && (trace.basis === "stated" || (trace.basis === "carried" && trace.change === "holds"));
}

function rangesOf({ firstFrom, firstTo, lastFrom, lastTo }: Extent): { readonly start: DayRange; readonly end: DayRange } {
  return { start: { earliest: firstFrom as Day, latest: firstTo as Day }, end: { earliest: lastFrom as Day, latest: lastTo as Day } };
}

const WEIGHTS = { stated: 2, carried: 1, told: 0.5 } as const;
/** That someone acts says less of their life than that they died: it may be another of the name. */
const ATTESTED = 0.45;

/** The first beginning begins it; a later one, if it can be gone through more than once, only says that it held. */
function boundsOf(traces: readonly Trace[]): readonly Bound[] {
  const begins = traces.filter((trace) => !isEnd(trace) && trace.change !== "holds");
  const first = begins.sort((a, b) => a.when.latest - b.when.latest || a.when.earliest - b.when.earliest)[0];
  return traces.map((trace): Bound => {
    const weight = WEIGHTS[trace.basis] * (trace.attests ? ATTESTED : 1);
    const open = { firstFrom: NEVER_BEFORE, firstTo: NEVER_AFTER, lastFrom: NEVER_BEFORE, lastTo: NEVER_AFTER, weight };
    if (isEnd(trace)) return { ...open, lastFrom: trace.when.earliest, lastTo: trace.when.latest };
    const meets = first !== undefined && trace.when.earliest <= first.when.latest && first.when.earliest <= trace.when.latest;
    if (trace.change !== "holds" && (trace === first || trace.once || meets))
      return { ...open, firstFrom: trace.when.earliest, firstTo: trace.when.latest };
    const pinned = !trace.attests && trace.change === "holds" && trace.basis === "stated" && trace.when.earliest !== trace.until.earliest;
    return {
      ...open,
      firstFrom: pinned && Number.isFinite(trace.when.earliest) ? trace.when.earliest : NEVER_BEFORE,
      firstTo: trace.when.latest,
      lastFrom: trace.until.earliest,
      lastTo: pinned && Number.isFinite(trace.until.latest) ? trace.until.latest : NEVER_AFTER,
    };
  });
}
