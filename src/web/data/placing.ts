import type { EntityId } from "../../model/entity.ts";
import type { MentionId } from "../../model/mention.ts";
import type { Placing } from "../../model/place.ts";
import { type PlacingWords, placingReason } from "../../places/reasons.ts";
import { catalogue } from "../base/language.ts";
import type { Library } from "./library.ts";

const say = catalogue({
  en: { reason: placingReason },
  de: { reason: germanReason },
});

/** Why a place was taken for one of the gazetteer, or left open. */
export function whyPlaced(placing: Placing, library: Library): string {
  return say().reason(placing, {
    mention: (id: MentionId) => library.mentions.get(id)?.quote ?? "",
    entity: (id: EntityId) => library.reading.entities.find((each) => each.id === id)?.name ?? "",
  });
}

function germanReason({ reason, candidates }: Placing, words: PlacingWords): string {
  switch (reason.kind) {
    case "decided":
      return "von Hand entschieden";
    case "own":
      return "aus dem eigenen Ortsverzeichnis des Dossiers";
    case "only":
      return "der einzige Ort dieses Namens im Verzeichnis";
    case "within":
      return `der einzige dieses Namens in „${words.mention(reason.of)}“, ${reason.beside ? "daneben genannt" : "das der Bericht nennt"}`;
    case "near":
      return `der einzige dieses Namens nahe bei ${reason.to.map((entity) => `„${words.entity(entity)}“`).join(", ")}`;
    case "several":
      return candidates.length === 1
        ? "im Verzeichnis nur als einer von vielen Namen, und nichts anderes im Bericht liegt in der Nähe"
        : `${candidates.length} Orte dieses Namens, und nichts im Bericht sagt, welcher`;
    case "far":
      return "der einzige Ort dieses Namens im Verzeichnis liegt weit von allen anderen des Berichts";
  }
}
