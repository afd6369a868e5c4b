import type { Entity } from "../../model/entity.ts";
import type { MentionId } from "../../model/mention.ts";
import type { Party } from "../../model/state.ts";
import { type Archive, entityOfParty, isForce, isPeople } from "../archive.ts";
import type { Spell } from "../spells.ts";
import type { ForceOf } from "./forces.ts";

/** The force that a spell's force is named as a part of; undefined where its names say nothing of one. */
export type OwnerOf = (spell: Spell) => Party | undefined;

/** Forces are told to be parts of others by how they are named: "the Northern Army's Lancer Brigade", "the Lancer Brigade of the Northern Army". */
export function ownerFinder(archive: Archive, forceOf: ForceOf): OwnerOf {
  let owners: ReadonlyMap<string, Party> | undefined;
  return (spell) => {
    const entity = entityOfParty(archive, forceOf(spell));
    if (entity === undefined) return undefined;
    owners ??= ownersIn(archive);
    return owners.get(entity.id);
  };
}

/** By force, the one that it is named as a part of. */
function ownersIn(archive: Archive): ReadonlyMap<string, Party> {
  const forces = archive.entities.filter((entity) => entity.kind === "group" && isForce(archive, entity.name) && !isPeople(archive, entity));
  const called = new Map(forces.flatMap((force) => force.variants.map(({ name }) => [name.toLowerCase(), force] as const)));
  const isNamed = new Set(forces.map(({ id }) => id));
  return new Map(
    forces.flatMap((force) => {
      const byName = wholesIn(archive, force.name).map((whole) => called.get(whole));
      const byMark = force.joins.map(({ mention }) => ownerBefore(archive, mention));
      const owner = [...byName, ...byMark].find((other) => other !== undefined && other !== force && isNamed.has(other.id));
      return owner === undefined ? [] : [[force.id, archive.partyOfEntity(owner)] as const];
    }),
  );
}

/** What stands behind the word for whose something is: "lancer brigade of the northern army". */
function wholesIn({ languages }: Archive, name: string): readonly string[] {
  const words = name.toLowerCase().split(/\s+/u);
  return [...languages.values()].flatMap(({ claiming }) => {
    const of = claiming === undefined ? -1 : words.indexOf(claiming.grammar.genitive);
    if (claiming === undefined || of < 1) return [];
    const [article = "", ...rest] = words.slice(of + 1);
    return [(claiming.grammar.articles.has(article) ? rest : [article, ...rest]).join(" ")];
  });
}

/** Whoever is named right before a name, with the mark that says whose what follows is. */
function ownerBefore({ documentOf, languages, mentionById, namedIn, entityOf }: Archive, id: MentionId): Entity | undefined {
  const mention = mentionById.get(id);
  const document = mention === undefined ? undefined : documentOf.get(mention.source);
  if (mention === undefined || document === undefined) return undefined;
  const marker = mention.firstToken - 1;
  if (document.tokens[marker]?.lower !== languages.get(document.source.language)?.claiming?.grammar.possessiveMarker) return undefined;
  const before = namedIn(mention.source, mention.sentence).find(({ endToken }) => endToken === marker);
  return before === undefined ? undefined : entityOf.get(before.id);
}
