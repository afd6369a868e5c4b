import { NEVER_AFTER, NEVER_BEFORE } from "./archive.ts";
import { type Bound, type Extent, holds, type Settled, settle, settled } from "./settle.ts";
import type { Trace } from "./trace.ts";

const WEIGHTS = { stated: 2, carried: 1, told: 0.5 } as const;
/** That someone acts says less of their life than that they died: it may be another of the name. */
const ATTESTED = 0.45;

/** What the traces of one thing come to; by the firmly dated alone, where that is asked. */
export function settleTraces(traces: readonly Trace[], firmOnly = false): Settled {
  const opening = openingOf(traces);
  // most agree: what is to be weighed is only written down where they do not
  const one = open();
  const all = open();
  for (const trace of traces) {
    if (firmOnly && !isFirm(trace)) continue;
    bound(one, trace, opening);
    if (one.firstFrom > all.firstFrom) all.firstFrom = one.firstFrom;
    if (one.firstTo < all.firstTo) all.firstTo = one.firstTo;
    if (one.lastFrom > all.lastFrom) all.lastFrom = one.lastFrom;
    if (one.lastTo < all.lastTo) all.lastTo = one.lastTo;
  }
  all.firstTo = Math.min(all.firstTo, all.lastTo);
  all.lastFrom = Math.max(all.lastFrom, all.firstFrom);
  return holds(all) ? settled(all) : settle(traces.filter((trace) => !firmOnly || isFirm(trace)).map((trace) => boundOf(trace, opening)));
}

/** The first beginning begins it; a later one, if it can be gone through more than once, only says that it held. */
function openingOf(traces: readonly Trace[]): Trace | undefined {
  let first: Trace | undefined;
  for (const trace of traces) {
    if (isEnd(trace) || trace.change === "holds") continue;
    if (first === undefined || (trace.when.latest - first.when.latest || trace.when.earliest - first.when.earliest) < 0) first = trace;
  }
  return first;
}

function boundOf(trace: Trace, opening: Trace | undefined): Bound {
  const extent = open();
  bound(extent, trace, opening);
  return { ...extent, weight: WEIGHTS[trace.basis] * (trace.attests ? ATTESTED : 1) };
}

type Open = { -readonly [Part in keyof Extent]: Extent[Part] };

function open(): Open {
  return { firstFrom: NEVER_BEFORE, firstTo: NEVER_AFTER, lastFrom: NEVER_BEFORE, lastTo: NEVER_AFTER };
}

/** Writes down what a trace says of the first and of the last day. */
function bound(extent: Open, trace: Trace, opening: Trace | undefined): void {
  const { when, until } = trace;
  extent.firstFrom = NEVER_BEFORE;
  extent.firstTo = NEVER_AFTER;
  extent.lastFrom = NEVER_BEFORE;
  extent.lastTo = NEVER_AFTER;
  if (isEnd(trace)) {
    extent.lastFrom = when.earliest;
    extent.lastTo = when.latest;
    return;
  }
  const meets = opening !== undefined && when.earliest <= opening.when.latest && opening.when.earliest <= when.latest;
  extent.firstTo = when.latest;
  if (trace.change !== "holds" && (trace === opening || trace.once || meets)) {
    extent.firstFrom = when.earliest;
    return;
  }
  extent.lastFrom = until.earliest;
  const pinned = !trace.attests && trace.change === "holds" && trace.basis === "stated" && when.earliest !== until.earliest;
  if (pinned && Number.isFinite(when.earliest)) extent.firstFrom = when.earliest;
  if (pinned && Number.isFinite(until.latest)) extent.lastTo = until.latest;
}

export function isEnd({ change }: Trace): boolean {
  return change === "ends";
}

/** Dated by its own words, or a title in use near a date of its paragraph. */
export function isFirm({ basis, change }: Trace): boolean {
  return basis === "stated" || (basis === "carried" && change === "holds");
}
