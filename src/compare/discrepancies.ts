import type { Claim, Role, RoleFiller } from "../model/claim.ts";
import type { Discrepancy } from "../model/compare.ts";
import type { EntityId } from "../model/entity.ts";
import type { Mention, MentionId } from "../model/mention.ts";
import type { Day } from "../model/time.ts";
import { gregorianDate, julianDay } from "../time/days.ts";

/** A claim that tells of an event, and what finding who is meant in it takes. */
export interface Telling {
  readonly claim: Claim;
  readonly family: string;
  readonly entityOf: ReadonlyMap<MentionId, EntityId>;
  readonly mentionOf: ReadonlyMap<MentionId, Mention>;
}

/** A way in which two tellings can say something that cannot be the same. */
type Differing = (a: Telling, b: Telling) => Omit<Discrepancy, "values"> | undefined;

interface Aspect {
  readonly differ: Differing;
  /** The words of a telling that say it; undefined where it says nothing of that. */
  readonly words: (telling: Telling) => string | undefined;
}

/** In what tellings of different accounts differ. What only one of them says is no difference. */
export function discrepanciesOf(tellings: readonly Telling[]): readonly Discrepancy[] {
  const roles = [...new Set(tellings.flatMap(({ claim }) => Object.keys(claim.roles)))];
  const aspects = [
    { differ: differInTime, words: dateWords },
    ...roles.map((role): Aspect => ({ differ: differIn(role), words: (telling) => roleWords(telling, role) })),
    { differ: differInPlace, words: ({ claim }: Telling) => claim.where?.quote },
    { differ: differInKind, words: ({ claim }: Telling) => claim.predicate.replaceAll("-", " ") },
  ];
  return aspects.flatMap(({ differ, words }) => {
    const found = firstDifference(tellings, differ);
    if (found === undefined) return [];
    const values = tellings.flatMap((telling) => {
      const said = words(telling);
      return said === undefined ? [] : [{ source: telling.claim.source, claim: telling.claim.id, words: said }];
    });
    return [{ ...found, values: oncePerAccount(values) }];
  });
}

function firstDifference(tellings: readonly Telling[], differ: Differing): Omit<Discrepancy, "values"> | undefined {
  for (const [index, a] of tellings.entries()) {
    for (const b of tellings.slice(index + 1)) {
      const found = a.claim.source === b.claim.source ? undefined : differ(a, b);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function oncePerAccount(values: Discrepancy["values"]): Discrepancy["values"] {
  return [...new Map(values.map((value) => [`${value.source} ${value.words}`, value])).values()];
}

/** Dates stated for the event itself of which no two readings meet. */
function differInTime(a: Telling, b: Telling): Omit<Discrepancy, "values"> | undefined {
  const [x, y] = [a.claim.when, b.claim.when];
  if (x?.basis !== "stated" || y?.basis !== "stated") return undefined;
  const [early, late] = x.interval.start.earliest <= y.interval.start.earliest ? [x, y] : [y, x];
  const days = late.interval.start.earliest - early.interval.end.latest;
  if (!Number.isFinite(days) || days <= 0) return undefined;
  return { aspect: "when", days, ...(isOfStyles(early.interval.end.latest, late.interval.start.earliest) ? { styles: true } : {}) };
}

/** Whether the later day is the earlier one by the Gregorian calendar, if that was written by the Julian. */
function isOfStyles(early: Day, late: Day): boolean {
  const { year, month, day } = gregorianDate(early);
  return julianDay(year, month, day) === late;
}

function differIn(role: Role): Differing {
  return (a, b) => {
    const [mine, theirs] = [a.claim.roles[role] ?? [], b.claim.roles[role] ?? []];
    const [x, y] = [rangeOf(a, mine), rangeOf(b, theirs)];
    if (x !== undefined && y !== undefined) return x.high < y.low || y.high < x.low ? { aspect: "number", role } : undefined;
    if (!areOthers(entitiesOf(a, mine), entitiesOf(b, theirs))) return undefined;
    return { aspect: arePlaces(a, mine) && arePlaces(b, theirs) ? "where" : "who", role };
  };
}

function differInPlace(a: Telling, b: Telling): Omit<Discrepancy, "values"> | undefined {
  const of = (telling: Telling) => entitiesOf(telling, telling.claim.where === undefined ? [] : [telling.claim.where]);
  return areOthers(of(a), of(b)) ? { aspect: "where" } : undefined;
}

function differInKind(a: Telling, b: Telling): Omit<Discrepancy, "values"> | undefined {
  return a.claim.predicate === b.claim.predicate ? undefined : { aspect: "kind" };
}

/** Both name somebody, and nobody in common. */
export function areOthers(mine: ReadonlySet<EntityId>, theirs: ReadonlySet<EntityId>): boolean {
  return mine.size > 0 && theirs.size > 0 && [...mine].every((entity) => !theirs.has(entity));
}

function arePlaces({ mentionOf }: Telling, fillers: readonly RoleFiller[]): boolean {
  return fillers.some(({ mention }) => mention !== undefined && mentionOf.get(mention)?.kind === "place");
}

function entitiesOf({ entityOf }: Telling, fillers: readonly RoleFiller[]): ReadonlySet<EntityId> {
  return new Set(fillers.flatMap((filler) => (filler.mention === undefined || filler.inferred === true ? [] : (entityOf.get(filler.mention) ?? []))));
}

function rangeOf({ mentionOf }: Telling, fillers: readonly RoleFiller[]): { readonly low: number; readonly high: number } | undefined {
  for (const { mention: id } of fillers) {
    const mention = id === undefined ? undefined : mentionOf.get(id);
    if (mention?.kind === "quantity") return { low: mention.low, high: mention.high };
  }
  return undefined;
}

function dateWords({ claim, mentionOf }: Telling): string | undefined {
  return claim.when?.basis === "stated" ? mentionOf.get(claim.when.timex)?.quote : undefined;
}

function roleWords({ claim }: Telling, role: Role): string | undefined {
  const words = (claim.roles[role] ?? []).map((filler) => filler.quote).join(", ");
  return words === "" ? undefined : words;
}
