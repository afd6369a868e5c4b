import type { Decision, DecisionId, Outcome } from "../model/decision.ts";
import type { Document } from "../model/document.ts";
import type { Mention, MentionId, Timex } from "../model/mention.ts";
import { grainOf } from "../time/edtf/index.ts";
import { boundsOf, parseEdtf } from "../time/index.ts";
import { findPassage } from "./passages.ts";

type Dated = Extract<Decision, { act: "date" }>;

/** Gives the dates that somebody set their readings. Those that take a part from one of them are no longer sure. */
export function setDates(
  mentions: readonly Mention[],
  documents: readonly Document[],
  inForce: readonly Decision[],
): { readonly mentions: readonly Mention[]; readonly outcomes: readonly Outcome[] } {
  const set = new Map<MentionId, Dated>();
  const outcomes = inForce.flatMap((decision): readonly Outcome[] => {
    if (decision.act !== "date") return [];
    const timex = timexOf(decision, mentions, documents);
    if (timex === undefined) return [{ decision: decision.id, became: "unplaced" }];
    set.set(timex.id, decision);
    return [{ decision: decision.id, became: "placed" }];
  });
  if (set.size === 0) return { mentions, outcomes };
  const read = mentions.map((mention) => {
    if (mention.kind !== "timex") return mention;
    const decision = set.get(mention.id);
    return decision === undefined ? unsettled(mention, set) : withDate(mention, decision.edtf, decision.id);
  });
  return { mentions: read, outcomes };
}

function timexOf({ passage }: Dated, mentions: readonly Mention[], documents: readonly Document[]): Timex | undefined {
  const document = documents.find(({ source }) => source.id === passage.source);
  const span = document === undefined ? undefined : findPassage(document.source.text, passage);
  if (span === undefined) return undefined;
  const touching = mentions.filter(
    (mention): mention is Timex =>
      mention.kind === "timex" && mention.source === passage.source && mention.start < span.end && mention.end > span.start,
  );
  return touching.find(({ start, end }) => start === span.start && end === span.end) ?? touching[0];
}

function withDate(timex: Timex, edtf: string, decision: DecisionId): Timex {
  const { value: parsed } = parseEdtf(edtf);
  if (parsed === undefined) return timex;
  const { impossible: _, anchor: __, offset: ___, part: ____, approximate: _____, weekday: ______, equal: _______, days: ________, ...kept } = timex;
  const grain = grainOf(parsed);
  return {
    ...kept,
    type: "date",
    value: /^\d{4}(?:-\d{2}){0,2}$/.test(edtf) ? edtf : "",
    edtf,
    calendar: "gregorian",
    ...(grain === undefined ? {} : { grain }),
    interval: boundsOf(parsed),
    basis: { kind: "set", decision },
  };
}

function unsettled(timex: Timex, set: ReadonlyMap<MentionId, Dated>): Timex {
  const { basis } = timex;
  if ((basis.kind !== "carried" && basis.kind !== "counted") || !set.has(basis.from)) return timex;
  return { ...timex, basis: { ...basis, sure: false } };
}
