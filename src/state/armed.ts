import type { EntityId } from "../model/entity.ts";
import type { Party } from "../model/state.ts";
import { type Archive, entityOfParty, isForce, isPeople, isRank, onDemand, partyOf, remembering, saysSo } from "./archive.ts";
import { fillers } from "./trace.ts";

/** Who comes under arms: a force, a people or party ("the Bulgars entered Varna"), or someone with a rank, a command or men, or who took towns. */
export function armed(archive: Archive): (party: Party) => boolean {
  const commanders = onDemand(() => commandersIn(archive));
  return remembering((party: Party) => {
    if (isForce(archive, party.name)) return true;
    const entity = entityOfParty(archive, party);
    if (entity === undefined) return false;
    if (entity.kind === "person") return commanders().has(entity.id);
    return entity.kind === "group" && (isPeople(archive, entity) || isPlural(archive, entity.name));
  });
}

/** "The Reds", who are many, unlike a body. */
function isPlural({ languages }: Archive, name: string): boolean {
  return !name.includes(" ") && [...languages.values()].some(({ claiming }) => claiming?.grammar.isPlural(name.toLowerCase()) === true);
}

function commandersIn(archive: Archive): ReadonlySet<EntityId> {
  const found = new Set<EntityId>();
  for (const claim of archive.claims) {
    if (!saysSo(claim)) continue;
    const { effects = [], arrival = false } = archive.knowledge.predicates.get(claim.predicate) ?? {};
    const ranks = fillers(claim, "office").some(({ mention }) => {
      const office = mention === undefined ? undefined : archive.mentionById.get(mention);
      return office?.kind === "office" && isRank(archive, office);
    });
    for (const { state, change, subject } of effects) {
      const takes = state === "control" && change === "begins" && subject === "agent" && !arrival;
      if (state !== "command" && state !== "strength" && !takes && !(state === "office" && ranks)) continue;
      for (const { entity } of fillers(claim, subject).map((filler) => partyOf(archive, filler))) if (entity !== undefined) found.add(entity);
    }
  }
  return found;
}
