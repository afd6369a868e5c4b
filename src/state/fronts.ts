import type { Language } from "../lang/language.ts";
import type { Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Entity } from "../model/entity.ts";
import type { FrontCell } from "../model/state.ts";
import type { DayRange } from "../model/time.ts";
import { type Archive, evidenceOf, NEVER_AFTER } from "./spells.ts";

/** The fronts named up to the date, each with what is claimed in the sentences that name it. */
export function frontsOf(
  archive: Archive,
  input: { readonly documents: readonly Document[]; readonly languages: ReadonlyMap<string, Language>; readonly date: DayRange },
): readonly FrontCell[] {
  return archive.entities
    .filter((entity) => isFront(entity, input))
    .flatMap((entity) => {
      const claims = claimsNaming(archive, entity).filter((claim) => claim.when !== undefined && reaches(claim, input.date));
      const [first] = claims;
      if (first?.when === undefined) return [];
      const during = claims.some((claim) => claim.when !== undefined && claim.when.interval.end.latest >= input.date.earliest);
      return [
        {
          status: during ? "possible" : "presumed",
          since: first.when.interval.start,
          until: { earliest: first.when.interval.start.earliest, latest: NEVER_AFTER },
          evidence: claims.map((claim) => evidenceOf(claim)),
          front: { name: entity.name, entity: entity.id },
          claims: claims.map((claim) => claim.quote),
        } satisfies FrontCell,
      ];
    });
}

function isFront(entity: Entity, input: { readonly languages: ReadonlyMap<string, Language> }): boolean {
  const last = entity.name.toLowerCase().split(" ").at(-1) ?? "";
  return [...input.languages.values()].some((language) => language.state?.fronts.has(last) === true);
}

function claimsNaming(archive: Archive, entity: Entity): readonly Claim[] {
  const places = new Set(
    entity.joins.flatMap((join) => {
      const mention = archive.mentionById.get(join.mention);
      return mention === undefined ? [] : [`${mention.source} ${mention.sentence}`];
    }),
  );
  return archive.claims.filter(
    (claim) =>
      places.has(`${claim.source} ${claim.sentence}`) &&
      claim.polarity === "affirmed" &&
      (claim.modality === "asserted" || claim.modality === "reported"),
  );
}

function reaches(claim: Claim, date: DayRange): boolean {
  const start = claim.when?.interval.start;
  if (start === undefined) return false;
  return (Number.isFinite(start.earliest) ? start.earliest : start.latest) <= date.latest;
}
