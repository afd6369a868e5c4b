import type { EntityId } from "../model/entity.ts";
import type { MentionId } from "../model/mention.ts";
import type { GazetteerPlace, Placing } from "../model/place.ts";

/** The words of what a reason refers to. */
export interface PlacingWords {
  readonly mention: (id: MentionId) => string;
  readonly entity: (id: EntityId) => string;
}

/** Why a place was taken for one of the gazetteer, or left open: a sentence without its full stop. */
export function placingReason({ reason, candidates }: Placing, words: PlacingWords): string {
  switch (reason.kind) {
    case "decided":
      return "decided by hand";
    case "own":
      return "the dossier's own gazetteer has it";
    case "only":
      return "the only place of that name in the gazetteer";
    case "within":
      return reason.beside
        ? `of that name the only one in “${words.mention(reason.of)}”, named beside it`
        : `of that name the only one in “${words.mention(reason.of)}”, which the account names`;
    case "near":
      return `of that name the only one near ${reason.to.map((entity) => `“${words.entity(entity)}”`).join(", ")}`;
    case "several":
      return candidates.length === 1
        ? "in the gazetteer only as one of many names, and nothing else of the account lies near"
        : `${candidates.length} places of that name, and nothing in the account tells which`;
    case "far":
      return "the only place of that name in the gazetteer is far from every other place of the account";
  }
}

/** "Gdańsk, Poland (54.35° N, 18.65° E)" */
export function placeTitle({ name, country, at }: GazetteerPlace): string {
  const where = country === undefined || country === name ? name : `${name}, ${country}`;
  return at === undefined ? where : `${where} (${degrees(at.latitude, "N", "S")}, ${degrees(at.longitude, "E", "W")})`;
}

function degrees(hundredths: number, positive: string, negative: string): string {
  return `${(Math.abs(hundredths) / 100).toFixed(2)}° ${hundredths < 0 ? negative : positive}`;
}
