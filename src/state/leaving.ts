import { groupBy } from "../base/collections.ts";
import type { Party } from "../model/state.ts";
import { type Archive, isForce, keyOf } from "./archive.ts";
import type { Trace } from "./trace.ts";

/** Letters that two words for a people must have in common at the least. */
const LEAST = 4;

/** "German troops entered Athens. The Germans left it": whoever leaves a place is who was told to hold it, where a force and its people are the same. */
export function withHolders(archive: Archive, traces: readonly Trace[]): readonly Trace[] {
  const place = ({ scope, object }: Trace) => `${scope}\u0000${object === undefined ? "" : keyOf(object)}`;
  const isHeld = ({ state, object }: Trace) => state === "control" && object !== undefined;
  const leaving = traces.filter((trace) => isHeld(trace) && trace.change === "ends");
  if (leaving.length === 0) return traces;
  const places = new Set(leaving.map(place));
  const held = groupBy(
    traces.filter((trace) => isHeld(trace) && trace.change !== "ends" && places.has(place(trace))),
    place,
  );
  const meant = new Map<Trace, Trace>();
  for (const trace of leaving) {
    const holding = held.get(place(trace)) ?? [];
    if (holding.some(({ key }) => key === trace.key)) continue;
    const holder = holding.findLast((one) => one.when.earliest <= trace.when.latest && areAlike(archive, one.subject, trace.subject));
    if (holder !== undefined) meant.set(trace, { ...trace, subject: holder.subject, key: holder.key });
  }
  return meant.size === 0 ? traces : traces.map((trace) => meant.get(trace) ?? trace);
}

/** "German troops" and "Germans", "the Romanian army" and "Romanian troops": one is a force, and both begin with the word for one people. */
function areAlike(archive: Archive, one: Party, other: Party): boolean {
  if (!isForce(archive, one.name) && !isForce(archive, other.name)) return false;
  const [a, b] = [firstOf(one), firstOf(other)];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= LEAST && long.startsWith(short) && long.length - short.length <= 1;
}

function firstOf({ name }: Party): string {
  return name.toLowerCase().split(/\s+/u)[0] ?? "";
}
