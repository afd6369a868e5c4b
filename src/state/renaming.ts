import { groupBy } from "../base/collections.ts";
import type { EntityId } from "../model/entity.ts";
import type { Party } from "../model/state.ts";
import type { Archive } from "./archive.ts";
import { closed } from "./closing.ts";
import type { Key } from "./keys.ts";
import type { Spell } from "./spells.ts";
import { keyFor } from "./trace.ts";

/**
 * A force or body that came to be called otherwise goes on under the new name: what was so of it until then ends under the old one and is so
 * under the other from that day on, unless that is told already.
 */
export function renamed(archive: Archive, spells: readonly Spell[]): readonly Spell[] {
  const renamings = groupBy(
    spells.filter((spell) => isRenaming(archive, spell)),
    ({ subject }) => subject.entity,
  );
  if (renamings.size === 0) return spells;
  const known = new Set(spells.map(({ scope, key }) => `${scope}\u0000${key}`));
  return spells.flatMap((spell): readonly Spell[] => {
    const place = placeOf(spell);
    const old = place === undefined ? undefined : spell[place];
    const renaming = renamings.get(old?.entity)?.find(({ scope, start }) => scope === spell.scope && spell.start.latest <= start.earliest);
    const [from, to] = [old?.entity, renaming?.object];
    if (place === undefined || renaming === undefined || from === undefined || to?.entity === undefined) return [spell];
    const shut = closed(spell, renaming.start, { by: "renaming", cause: renaming });
    if (shut === spell) return [spell];
    const meant = (party: Party) => (party.entity === from ? to : party);
    const object = spell.object === undefined ? undefined : meant(spell.object);
    const key = place === "of" ? spell.key : keyFor(archive, { state: spell.state, subject: meant(spell.subject), object });
    return known.has(`${spell.scope}\u0000${key}`) ? [shut] : [shut, goingOn(spell, { renaming, place, to, key })];
  });
}

type Place = "subject" | "object" | "of";

/** Where in a spell the force or body stands that it is so of. */
function placeOf({ state }: Spell): Place | undefined {
  if (state === "exists" || state === "strength" || state === "control" || state === "part-of") return "subject";
  if (state === "command") return "object";
  return state === "office" ? "of" : undefined;
}

function isRenaming(archive: Archive, { state, subject, object, start, inferred }: Spell): boolean {
  const kindOf = (id: EntityId | undefined) => (id === undefined ? undefined : archive.entityById.get(id)?.kind);
  const isOther = subject.entity !== object?.entity && kindOf(subject.entity) === "group" && kindOf(object?.entity) === "group";
  return state === "named" && isOther && !inferred && Number.isFinite(start.earliest) && Number.isFinite(start.latest);
}

function goingOn(
  spell: Spell,
  { renaming, place, to, key }: { readonly renaming: Spell; readonly place: Place; readonly to: Party; readonly key: Key },
): Spell {
  const { start } = renaming;
  const end = { earliest: start.earliest, latest: spell.end.latest };
  return {
    ...spell,
    [place]: to,
    key,
    start,
    end,
    firm: undefined,
    toldFrom: undefined,
    begun: true,
    evidence: [...spell.evidence, ...renaming.evidence],
  };
}
