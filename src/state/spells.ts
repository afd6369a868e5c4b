import { at } from "../base/assert.ts";
import { groupBy, groupByBoth } from "../base/collections.ts";
import type { Change, StateName } from "../lang/predicates.ts";
import type { OfficeMention } from "../model/mention.ts";
import type { SourceId } from "../model/source.ts";
import type { EndReason, Evidence, Party } from "../model/state.ts";
import type { Day, DayRange } from "../model/time.ts";
import { type Archive, isForce, keyOf, type Scope } from "./archive.ts";
import { isEnd, isFirm, settleTraces } from "./bounds.ts";
import type { Key } from "./keys.ts";
import { isSharedOffice } from "./seats.ts";
import type { Extent, Settled } from "./settle.ts";
import type { Trace } from "./trace.ts";

/** One stretch during which something held, as one scope tells it: an office held, a body's existence, a town's control. */
export interface Spell {
  readonly state: StateName;
  /** Stage of an agreement; "holds" for all else. */
  readonly stage: Change;
  /** Of what is one thing, by whomever it is told: its words, or within one index a number for them. */
  readonly key: Key;
  readonly subject: Party;
  readonly object?: Party | undefined;
  readonly office?: OfficeMention | undefined;
  /** How the office is called, where it is not by its words: "minister" for "ministers", "president" for "presidency". */
  readonly title?: string | undefined;
  /** What the office is over. */
  readonly of?: Party | undefined;
  /** It is over what the account is about, which is left out. */
  readonly sole?: true | undefined;
  readonly scope: Scope;
  readonly source: SourceId;
  readonly start: DayRange;
  readonly end: DayRange;
  /** The bounds by what is dated without any inference, where they differ from those of all. */
  readonly firm?: { readonly start: DayRange; readonly end: DayRange } | undefined;
  /** The first day on which it may have been as told, where its beginning is open. */
  readonly toldFrom?: number | undefined;
  /** Dated only by the order of telling: presumed at best. */
  readonly inferred: boolean;
  /** Days for which it is presumed to go on where nothing ends it. */
  readonly presumedFor?: number | undefined;
  /** What claims that clash in one scope come to otherwise. */
  readonly disputed?: { readonly robust: Extent; readonly readings: readonly Extent[]; readonly givenUp: readonly Evidence[] } | undefined;
  /** The words that say it ended. */
  readonly ended: readonly Evidence[];
  /** What ends it, where that is not said of it itself. */
  readonly ending?: { readonly by: EndReason; readonly evidence: readonly Evidence[] } | undefined;
  /** Told only by what is done to a town as well: "captured". */
  readonly seized?: true | undefined;
  /** Its beginning is told of, and not only that it was. */
  readonly begun: boolean;
  readonly evidence: readonly Evidence[];
}

const DAYS_A_YEAR = 365.2425;
/** Of an office that is only mentioned in passing, and of one that is given and taken away, a quarter of the time that a realm keeps a crowned head is presumed. */
const SHORTER_TERM = 4;
/** Years for which an agreement is told of that has lapsed. */
const AFTER_ITS_END = 10;
/** Years for which what is told of a moment is presumed to go on. */
const AFTER_A_MOMENT = 1;

/** Every spell that the traces entail, joined per thing and scope. */
export function spellsOf(archive: Archive, traces: readonly Trace[]): readonly Spell[] {
  const groups = groupByBoth(traces, scopeOf, keyOfTrace);
  endOffices(archive, groups, traces);
  const spells: Spell[] = [];
  for (const group of groups) {
    if (group.length === 1) addSpells(archive, group, spells);
    else for (const seat of seatsOf(group)) addSpells(archive, seat, spells);
  }
  return spells;
}

const scopeOf = ({ scope }: Trace): Scope => scope;
const keyOfTrace = ({ key }: Trace): number => key;

/** Whoever is removed without a word of what from leaves every office but those given up for another before. */
function endOffices(archive: Archive, groups: readonly Trace[][], traces: readonly Trace[]): void {
  const ends = traces.filter((trace) => trace.state === "office" && trace.object === undefined && trace.change === "ends");
  if (ends.length === 0) return;
  const holder = ({ scope, subject }: Trace) => `${scope}\u0000${keyOf(subject)}`;
  const held = groupBy(
    groups.filter(([first]) => first?.state === "office" && first.office !== undefined),
    ([first]) => (first === undefined ? "" : holder(first)),
  );
  for (const end of ends) {
    const own = held.get(holder(end)) ?? [];
    const kept = own.filter((group) => !own.some((other) => takesPlaceOf(archive, { other, group, end })));
    for (const group of kept) group.push(end);
  }
}

/** One office was come into after all that is told of another, and before the end. */
function takesPlaceOf(
  archive: Archive,
  { other, group, end }: { readonly other: readonly Trace[]; readonly group: readonly Trace[]; readonly end: Trace },
): boolean {
  const office = group[0]?.office;
  if (other === group || office === undefined || isSharedOffice(archive, office)) return false;
  const told = Math.max(...group.filter((trace) => trace.office !== undefined).map(({ when }) => when.latest));
  return other.some(({ change, when }) => change === "begins" && when.earliest > told && when.earliest <= end.when.earliest);
}

/** One office over several things is as many offices; where what it is over is left out, the nearest in time is meant. */
function seatsOf(group: readonly Trace[]): readonly (readonly Trace[])[] {
  if (group[0]?.state !== "office") return [group];
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

function addSpells(archive: Archive, traces: readonly Trace[], spells: Spell[]): void {
  const [first] = traces;
  if (first === undefined) return;
  if (first.state === "agreement" || first.state === "document") {
    spells.push(...stagesOf(archive, traces));
    return;
  }
  let before: Spell | undefined;
  for (const part of first.state === "alive" || first.state === "held" ? [traces] : split(traces)) {
    const spell = spellOf(archive, part);
    if (spell === undefined) continue;
    spells.push(before === undefined ? spell : inTurn(spell, before));
    before = spell;
  }
}

/** What holds again holds from no day before it had ended. */
function inTurn(spell: Spell, { end: before }: Spell): Spell {
  if (spell.state !== "office" || Number.isFinite(spell.start.earliest) || !Number.isFinite(before.earliest)) return spell;
  const from = ({ start, end }: Pick<Spell, "start" | "end">) => ({ start: { earliest: before.earliest, latest: start.latest }, end });
  return { ...spell, ...from(spell), ...(spell.firm === undefined ? {} : { firm: from(spell.firm) }) };
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
  const settled = settleTraces(traces);
  const { start, end } = rangesOf(settled.best, first.when);
  if (start.earliest > end.latest) return undefined;
  const { shown = first, office, of, begun, firm, ends } = gist(traces);
  const presumedFor = daysPresumed(archive, { traces, begun, shown, told: { start, end } });
  const told = settled.givenUp.length === 0 ? traces : traces.filter((_, index) => !settled.givenUp.includes(index));
  // all have the same parts in the same order, for there are many
  return {
    state: first.state,
    stage: first.state === "agreement" || first.state === "document" ? first.change : "holds",
    key: first.key,
    subject: shown.subject,
    object: shown.object,
    office,
    title: office === undefined ? undefined : archive.titleApart(office),
    of,
    sole: undefined,
    scope: first.scope,
    source: first.evidence.source,
    start,
    end,
    firm: firm > 0 && firm < traces.length ? rangesOf(settleTraces(traces, true).best) : undefined,
    toldFrom: toldFrom(told),
    inferred: firm === 0,
    presumedFor: Number.isFinite(presumedFor) ? presumedFor : undefined,
    disputed: told === traces ? undefined : disputeOf(settled, traces),
    ended: ends === 0 ? NOTHING : traces.filter(isEnd).map((trace) => trace.evidence),
    ending: undefined,
    seized: first.seized === true && traces.every((trace) => trace.seized === true) ? true : undefined,
    begun,
    evidence: unrepeated(traces),
  };
}

function disputeOf({ robust, readings, givenUp }: Settled, traces: readonly Trace[]): Spell["disputed"] {
  return { robust, readings, givenUp: givenUp.flatMap((index) => traces[index]?.evidence ?? []) };
}

/** The first of the traces that tells what it is of, its office and what that is over; whether any tells of its beginning, how many are firmly dated, and how many tell of an end. */
function gist(traces: readonly Trace[]): {
  readonly shown: Trace | undefined;
  readonly office: OfficeMention | undefined;
  readonly of: Party | undefined;
  readonly begun: boolean;
  readonly firm: number;
  readonly ends: number;
} {
  let begun = false;
  let firm = 0;
  let ends = 0;
  let shown: Trace | undefined;
  let office: OfficeMention | undefined;
  let of: Party | undefined;
  for (const trace of traces) {
    if (trace.object !== undefined) shown ??= trace;
    office ??= trace.office;
    of ??= trace.of;
    if (isEnd(trace)) ends++;
    else if (trace.change !== "holds") begun = true;
    if (isFirm(trace)) firm++;
  }
  return { shown, office, of, begun, firm, ends };
}

const NOTHING: readonly never[] = [];

/** Days for which it is presumed to go on where nothing ends it. */
function daysPresumed(
  archive: Archive,
  {
    traces,
    begun,
    shown,
    told,
  }: { readonly traces: readonly Trace[]; readonly begun: boolean; readonly shown: Trace; readonly told: Pick<Spell, "start" | "end"> },
): number {
  const { state, subject, object, change } = shown;
  if (change === "ended") return Math.round(AFTER_ITS_END * DAYS_A_YEAR);
  if (state === "office" && !begun && traces.every(({ momentary }) => momentary === true)) {
    const moment = told.start.latest - told.end.earliest;
    return Math.round(AFTER_A_MOMENT * DAYS_A_YEAR) + (Number.isFinite(moment) ? Math.max(0, moment) : 0);
  }
  // a force is presumed to be there for no longer than whoever commands it
  const lasting = state === "exists" && isForce(archive, subject.name) ? "command" : state;
  const known = archive.knowledge.presumed.get(lasting) ?? Number.POSITIVE_INFINITY;
  const nameless = subject.entity === undefined || ((state === "command" || state === "control") && object?.entity === undefined);
  const most = COLLECTIVE.has(state) && nameless ? archive.knowledge.presumedUnnamed : Number.POSITIVE_INFINITY;
  return Math.round(
    Math.min(most, known / (state === "office" && !(isCrown(archive, shown) && (begun || isToldOften(traces))) ? SHORTER_TERM : 1)) * DAYS_A_YEAR,
  );
}

/** Whoever is told to have a crown in one year and in another is more than mentioned in passing. */
function isToldOften(traces: readonly Trace[]): boolean {
  const days = traces.map(({ when }) => when.latest).filter(Number.isFinite);
  return days.length > 1 && Math.max(...days) - Math.min(...days) > DAYS_A_YEAR;
}

function isCrown(archive: Archive, { office }: Trace): boolean {
  const language = archive.languages.get(archive.documentOf.get(office?.source ?? ("" as SourceId))?.source.language ?? "");
  return office !== undefined && language?.state?.crowns.has(office.office) === true;
}

/** What those without a name may be the subject of. */
const COLLECTIVE: ReadonlySet<StateName> = new Set(["exists", "control", "command", "strength"]);

/** The first day for which a claim tells that it was so, where its beginning is open. */
function toldFrom(traces: readonly Trace[]): number | undefined {
  let first = Number.POSITIVE_INFINITY;
  for (const { change, when, until } of traces) {
    if (change !== "holds" || !Number.isFinite(when.latest)) continue;
    const day = Number.isFinite(when.earliest) ? when.earliest : Math.min(when.latest, until.earliest);
    if (Number.isFinite(day)) first = Math.min(first, day);
  }
  return Number.isFinite(first) ? first : undefined;
}

/** What says it itself before what only attests it. */
function unrepeated(traces: readonly Trace[]): readonly Evidence[] {
  const [only] = traces;
  if (only !== undefined && traces.length === 1) return [only.evidence];
  const isMixed = traces.some(({ attests }) => attests !== only?.attests);
  const all = isMixed ? [...traces.filter((trace) => !trace.attests), ...traces.filter((trace) => trace.attests)] : traces;
  const words = all.map(({ evidence }) => evidence);
  return areInOrder(traces) || isUnrepeated(words) ? words : [...new Map(words.map((one) => [wordsOf(one), one])).values()];
}

/** Told one behind the other, as mostly: then none is told twice. */
function areInOrder(traces: readonly Trace[]): boolean {
  for (let nth = 1; nth < traces.length; nth++) {
    const [before, here] = [at(traces, nth - 1).evidence, at(traces, nth).evidence];
    if (before.source !== here.source || before.span.start >= here.span.start || before.claim === undefined || here.claim === undefined) return false;
  }
  return true;
}

/** A few are compared faster than looked up, and there are as many as things that are told of. */
const FEW = 6;

function isUnrepeated(words: readonly Evidence[]): boolean {
  if (words.length > FEW) return new Set(words.map(wordsOf)).size === words.length;
  for (let nth = 0; nth < words.length; nth++) {
    const claim = words[nth]?.claim;
    if (claim === undefined) return false;
    for (let before = 0; before < nth; before++) if (words[before]?.claim === claim) return false;
  }
  return true;
}

function wordsOf({ claim, source, span }: Evidence): string {
  return claim ?? `${source} ${span.start}`;
}

/** First and last day; where one of them is on days that are written down already, those are taken, for there are many spells. */
function rangesOf({ firstFrom, firstTo, lastFrom, lastTo }: Extent, known?: DayRange): { readonly start: DayRange; readonly end: DayRange } {
  const rangeOf = (earliest: number, latest: number) =>
    known?.earliest === earliest && known.latest === latest ? known : { earliest: earliest as Day, latest: latest as Day };
  return { start: rangeOf(firstFrom, firstTo), end: rangeOf(lastFrom, lastTo) };
}
