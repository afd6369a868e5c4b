import type { Claim } from "../../model/claim.ts";
import type { Evidence, FrontCell, Party } from "../../model/state.ts";
import type { Day, DayRange } from "../../model/time.ts";
import { type Archive, evidenceOf, isFront, keyOf, NEVER_AFTER, partyOf, saysSo } from "../archive.ts";
import type { Dating } from "../dating.ts";

/** A front goes on for as long as it is told of, and for a season more. */
export const FRONT_DAYS = 92;

/** One front, with all that is claimed of it. */
export interface FrontLine {
  readonly front: Party;
  readonly told: readonly { readonly evidence: Evidence; readonly when: DayRange }[];
}

/** The fronts that the accounts name, each with the dated claims of the sentences that name it. */
export function frontLines(archive: Archive, datingOf: (claim: Claim) => Dating | undefined): readonly FrontLine[] {
  const fronts = archive.entities.filter((entity) => isFront(archive, entity.name));
  const lines = new Map<string, FrontLine>();
  const add = (front: Party, claims: readonly Claim[]) => {
    const told = claims.flatMap((claim) => {
      const dating = datingOf(claim);
      return dating === undefined ? [] : [{ evidence: evidenceOf(claim), when: { earliest: dating.when.earliest, latest: dating.until.latest } }];
    });
    const before = lines.get(keyOf(front))?.told ?? [];
    lines.set(keyOf(front), {
      front,
      told: [...before, ...told.filter(({ evidence }) => !before.some((one) => one.evidence.claim === evidence.claim))],
    });
  };
  for (const entity of fronts) {
    for (const { mention } of entity.joins) {
      const named = archive.mentionById.get(mention);
      if (named !== undefined) add(archive.partyOfEntity(entity), archive.claimsIn(named.source, named.sentence).filter(saysSo));
    }
  }
  for (const { claim, filler } of archive.unnamed) if (isFront(archive, filler.quote) && saysSo(claim)) add(partyOf(archive, filler), [claim]);
  return [...lines.values()].filter((line) => line.told.length > 0);
}

export function frontsOn(lines: readonly FrontLine[], date: DayRange): readonly FrontCell[] {
  return lines.flatMap(({ front, told }): readonly FrontCell[] => {
    const days = told.flatMap(({ when }) => [when.earliest, when.latest]).filter((day) => Number.isFinite(day));
    const [first, last] = [Math.min(...days), Math.max(...days)];
    if (days.length === 0 || date.latest < first - FRONT_DAYS || date.earliest > last + FRONT_DAYS) return [];
    const during = first <= date.latest && date.earliest <= last;
    return [
      {
        status: during ? "possible" : "presumed",
        since: { earliest: Number.NEGATIVE_INFINITY as Day, latest: first as Day },
        until: { earliest: last as Day, latest: NEVER_AFTER },
        evidence: told.map(({ evidence }) => evidence),
        front,
        claims: told.filter(({ when }) => !(when.earliest > date.latest)).map(({ evidence }) => evidence.quote),
      },
    ];
  });
}
