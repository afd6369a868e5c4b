import type { Decision, DecisionId, Outcome } from "../model/decision.ts";
import type { Document } from "../model/document.ts";
import type { Mention, MentionId, Timex } from "../model/mention.ts";
import { grainOf } from "../time/edtf/index.ts";
import { boundsOf, enclosingEdtf, FIRST_GREGORIAN_DAY, HISTORICAL_1, parseEdtf, printEdtf } from "../time/index.ts";
import { findPassage } from "./passages.ts";

type Dated = Extract<Decision, { act: "date" }>;

/** Gives the dates that somebody set their readings. Those that took their year from one of them follow it; what else rests on one is no longer sure. */
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
  const following = new Following(mentions, set);
  return { mentions: mentions.map((mention) => (mention.kind === "timex" ? following.read(mention) : mention)), outcomes };
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

function withDate(timex: Timex, written: string, decision: DecisionId): Timex {
  const read = readWritten(written);
  if (read === undefined) return timex;
  const { impossible: _, anchor: __, offset: ___, part: ____, approximate: _____, weekday: ______, equal: _______, days: ________, ...kept } = timex;
  const value = /^\d{4}(?:-\d{2}){0,2}$/.test(written) ? written : "";
  return { ...kept, type: "date", value, ...read, basis: { kind: "set", decision } };
}

/** A date as people write it: by the Julian calendar before 15 October 1582. The days of its EDTF are Gregorian. */
function readWritten(written: string): Pick<Timex, "edtf" | "calendar" | "grain" | "interval"> | undefined {
  const { value } = parseEdtf(written);
  if (value === undefined) return undefined;
  const interval = boundsOf(value, HISTORICAL_1);
  const isDay = interval.start.earliest === interval.end.latest;
  const grain = grainOf(value);
  return {
    edtf: isDay ? printEdtf(enclosingEdtf(interval)) : written,
    calendar: interval.end.latest < FIRST_GREGORIAN_DAY ? "julian" : "gregorian",
    ...(grain === undefined ? {} : { grain }),
    interval,
  };
}

/** Reads each date once, whatever it takes its year from before it. */
class Following {
  private readonly byId: ReadonlyMap<MentionId, Mention>;
  private readonly set: ReadonlyMap<MentionId, Dated>;
  private readonly known = new Map<MentionId, Timex>();

  constructor(mentions: readonly Mention[], set: ReadonlyMap<MentionId, Dated>) {
    this.byId = new Map(mentions.map((mention) => [mention.id, mention]));
    this.set = set;
  }

  read(timex: Timex): Timex {
    const before = this.known.get(timex.id);
    if (before !== undefined) return before;
    // two dates that are carried from each other stay as they were read
    this.known.set(timex.id, timex);
    const decision = this.set.get(timex.id);
    const read = decision === undefined ? this.carried(timex) : withDate(timex, decision.edtf, decision.id);
    this.known.set(timex.id, read);
    return read;
  }

  private carried(timex: Timex): Timex {
    const { basis } = timex;
    if (basis.kind !== "carried" && basis.kind !== "counted") return timex;
    const from = this.byId.get(basis.from);
    const now = from?.kind === "timex" ? this.read(from) : undefined;
    if (from?.kind !== "timex" || now === undefined || now === from) return timex;
    const [old, fresh] = [yearOf(from), yearOf(now)];
    if (basis.kind === "carried" && basis.part === "year" && old !== undefined && fresh !== undefined) {
      const moved = inAnotherYear(timex, fresh - old);
      if (moved !== undefined) return moved;
    }
    return { ...timex, basis: { ...basis, sure: false } };
  }
}

function yearOf({ value }: Timex): number | undefined {
  const [, year] = /^(\d{4})(?:-\d{2}){0,2}$/.exec(value) ?? [];
  return year === undefined ? undefined : Number(year);
}

/** The date so many years later; undefined where it is more than a plain date, or there is no such day. */
function inAnotherYear(timex: Timex, years: number): Timex | undefined {
  const year = yearOf(timex);
  const plain = readWritten(timex.value);
  if (year === undefined || timex.range === true || timex.part !== undefined || plain === undefined) return undefined;
  if (timex.edtf !== plain.edtf || timex.calendar !== plain.calendar) return undefined;
  const value = `${String(year + years).padStart(4, "0")}${timex.value.slice(4)}`;
  const read = readWritten(value);
  return read === undefined ? undefined : { ...timex, value, ...read };
}
