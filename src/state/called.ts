import { groupBy } from "../base/collections.ts";
import type { Entity } from "../model/entity.ts";
import type { Mention, MentionId } from "../model/mention.ts";
import { type Archive, onDemand, PEOPLE, remembering } from "./archive.ts";
import { bare } from "./names.ts";
import { nounOf } from "./papers.ts";

/** One account writes "the Eleven Articles", another "the eleven articles". A single word that is no people's may stand for any of its sort. */
export function entitiesByName(entities: readonly Entity[], mentionById: ReadonlyMap<MentionId, Mention>): ReadonlyMap<string, Entity> {
  const isOfPeople = remembering(({ joins }: Entity) => joins.every(({ mention }) => mentionById.get(mention)?.producer === PEOPLE));
  const named = entities
    .filter(({ kind }) => kind === "document" || kind === "group")
    .flatMap((entity) => entity.variants.map(({ name }) => ({ name: bare(name), entity })));
  const called = groupBy(
    named.filter(({ name, entity }) => name.includes(" ") || isOfPeople(entity)),
    ({ name }) => name,
  );
  return new Map(
    [...called].flatMap(([name, [first, ...others]]) =>
      first === undefined || others.some(({ entity }) => entity !== first.entity) ? [] : [[name, first.entity] as const],
    ),
  );
}

export function politiesByNoun(archive: Archive): ReadonlyMap<string, Entity> {
  const named = archive.entities
    .filter(({ kind, polity }) => kind === "group" && polity === true)
    .flatMap((entity) => [...new Set(entity.variants.map(({ name }) => nounOf(archive, name)))].map((noun) => ({ noun, entity })));
  const several = [...groupBy(named, ({ noun }) => noun)];
  return new Map(
    several.flatMap(([noun, [first, another]]) => (first === undefined || another !== undefined ? [] : [[noun, first.entity] as const])),
  );
}

/** Bodies by the word that their names end with. */
export function bodiesByPart(entities: readonly Entity[]): (words: string) => Entity | undefined {
  const byNoun = onDemand(() => {
    const named = entities
      .filter(({ kind }) => kind === "group")
      .flatMap((entity) => entity.variants.map(({ name }) => ({ words: bare(name).split(" "), entity })));
    return groupBy(named, ({ words }) => words.at(-1) ?? "");
  });
  return (name) => {
    const own = name.split(" ");
    if (own.length < 2) return undefined;
    const meant = new Set((byNoun().get(own.at(-1) ?? "") ?? []).filter(({ words }) => isPartOf(own, words)).map(({ entity }) => entity));
    const [only, another] = meant;
    return another === undefined ? only : undefined;
  };
}

/** Words that a name may have more than those it is told by. */
const LEFT_OUT = 2;

function isPartOf(words: readonly string[], name: readonly string[]): boolean {
  if (words.length > name.length || name.length - words.length > LEFT_OUT) return false;
  let found = 0;
  for (const word of name) if (word === words[found]) found++;
  return found === words.length;
}
