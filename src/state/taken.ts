import { groupBy } from "../base/collections.ts";
import type { Effect } from "../lang/predicates.ts";
import type { Claim } from "../model/claim.ts";
import type { Party } from "../model/state.ts";
import { type Archive, entityOfParty, keyOf, partyOf, saysSo } from "./archive.ts";
import { fillers, keyFor, type Making, type Reading, type Told, type Trace, traceOf } from "./trace.ts";

/** How many sentences before it may be told who was advancing. */
const REACH = 2;

/** "Lima was occupied on 3 May": a place that passes to somebody, and nobody says to whom. */
export function takings(reading: Reading, told: Told, effect: Effect): readonly Making[] {
  if (effect.state !== "control" || effect.change !== "begins" || effect.object === undefined) return [];
  const places = fillers(told.claim, effect.object)
    .map((filler) => reading.meaning.place(told.claim, filler))
    .filter((place) => entityOfParty(reading.archive, place)?.kind === "place");
  if (places.length === 0) return [];
  const taker = takerBefore(reading, told.claim);
  return places.map((object) => {
    const trace = traceOf(told, taker === undefined ? LOST : effect, taker ?? object);
    trace.object = object;
    trace.key = keyFor(reading.archive, { state: "control", subject: taker ?? NOBODY, object });
    return trace;
  });
}

const LOST = { state: "control", change: "ends" } as const;
const NOBODY: Party = { name: "" };

/** The one under arms that is told to advance, fight or take something in the sentence or in those before it in its paragraph, if it has a name and is the only one. */
function takerBefore({ archive, isArmed }: Reading, { source, sentence, trigger }: Claim): Party | undefined {
  const document = archive.documentOf.get(source);
  const paragraph = document?.sentences[sentence]?.paragraph;
  const found = new Map<string, Party>();
  for (let index = sentence; sentence - index <= REACH && document?.sentences[index]?.paragraph === paragraph; index--) {
    for (const claim of archive.claimsIn(source, index)) {
      if (claim.trigger.start >= trigger.start || !saysSo(claim) || archive.knowledge.predicates.get(claim.predicate)?.offensive !== true) continue;
      for (const filler of fillers(claim, "agent")) {
        const party = partyOf(archive, filler);
        if (isArmed(party)) found.set(keyOf(party), party);
      }
    }
  }
  const [taker, another] = found.values();
  return another === undefined && taker?.entity !== undefined ? taker : undefined;
}

/** The traces, with the end of what was held by whoever is told to have held such a place before. */
export function withLosses(archive: Archive, traces: readonly Trace[]): readonly Trace[] {
  const isLoss = ({ state, change, subject, object }: Trace) =>
    state === "control" && change === "ends" && object !== undefined && subject === object;
  const losses = traces.filter(isLoss);
  if (losses.length === 0) return traces;
  const place = ({ scope, object }: Trace) => `${scope}\u0000${object === undefined ? "" : archive.keys.alone.control(object)}`;
  const places = new Set(losses.map(place));
  const held = groupBy(
    traces.filter((trace) => trace.state === "control" && trace.change !== "ends" && trace.object !== undefined && places.has(place(trace))),
    place,
  );
  const ends = losses.flatMap((loss) => {
    const holders = (held.get(place(loss)) ?? []).filter((trace) => trace.when.latest < loss.when.earliest);
    return [...new Map(holders.map((holder) => [holder.key, holder])).values()].map(({ subject, object, key }) => ({
      ...loss,
      subject,
      object,
      key,
    }));
  });
  return [...traces.filter((trace) => !isLoss(trace)), ...ends];
}
