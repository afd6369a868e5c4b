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
  const { firstFrom, firstTo, lastFrom, lastTo } = boundsOf(traces, opening, firmOnly);
  const all = { firstFrom, firstTo: Math.min(firstTo, lastTo), lastFrom: Math.max(lastFrom, firstFrom), lastTo };
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
  return { ...boundsOf([trace], opening, false), weight: WEIGHTS[trace.basis] * (trace.attests ? ATTESTED : 1) };
}

/** The narrowest of what traces say of the first and of the last day, each end by itself. */
function boundsOf(traces: readonly Trace[], opening: Trace | undefined, firmOnly: boolean): Extent {
  let firstFrom: number = NEVER_BEFORE;
  let firstTo: number = NEVER_AFTER;
  let lastFrom: number = NEVER_BEFORE;
  let lastTo: number = NEVER_AFTER;
  for (const trace of traces) {
    if (firmOnly && !isFirm(trace)) continue;
    const { when, until, change } = trace;
    if (isEnd(trace)) {
      if (when.earliest > lastFrom) lastFrom = when.earliest;
      if (when.latest < lastTo) lastTo = when.latest;
      continue;
    }
    if (when.latest < firstTo) firstTo = when.latest;
    const meets = opening !== undefined && when.earliest <= opening.when.latest && opening.when.earliest <= when.latest;
    if (change !== "holds" && (trace === opening || trace.once || meets)) {
      if (when.earliest > firstFrom) firstFrom = when.earliest;
      continue;
    }
    if (until.earliest > lastFrom) lastFrom = until.earliest;
    if (trace.attests || change !== "holds" || trace.basis !== "stated" || when.earliest === until.earliest) continue;
    if (Number.isFinite(when.earliest) && when.earliest > firstFrom) firstFrom = when.earliest;
    if (Number.isFinite(until.latest) && until.latest < lastTo) lastTo = until.latest;
  }
  return { firstFrom, firstTo, lastFrom, lastTo };
}

export function isEnd({ change }: Trace): boolean {
  return change === "ends";
}

/** Dated by its own words, or a title in use near a date of its paragraph. */
export function isFirm({ basis, change }: Trace): boolean {
  return basis === "stated" || (basis === "carried" && change === "holds");
}
