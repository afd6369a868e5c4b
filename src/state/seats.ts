import { groupBy } from "../base/collections.ts";
import type { OfficeMention } from "../model/mention.ts";
import { type Archive, keyOf } from "./archive.ts";
import type { Spell } from "./spells.ts";

/** What only one can have at a time: an office over one thing, a place; and where only one place can have someone. */
export function seatOf(archive: Archive, spell: Spell): number | undefined {
  const { state, object, office, of } = spell;
  if (state === "control") return object === undefined ? undefined : archive.keys.alone.control(object);
  if (state === "located") return archive.keys.alone.located(spell.subject);
  if (state !== "office" || office === undefined || office.mode === "former" || office.mode === "honorary") return undefined;
  if (of === undefined) return spell.sole === true ? archive.keys.words(`office\u0000${office.mode}\u0000${office.office}`) : undefined;
  const words = archive.languages.get(archive.documentOf.get(office.source)?.source.language ?? "")?.state;
  if (isSharedOffice(archive, office) || (office.mode === "deputy" && words !== undefined)) return undefined;
  const over = of.entity ?? words?.seats.get(of.name.toLowerCase()) ?? of.name.toLowerCase();
  return archive.keys.words(`office\u0000${office.mode}\u0000${office.office}\u0000${over}`);
}

/**
 * Offices of which it is left out what they are over, where the account has but one such office, and mostly says so: they are over the
 * same, unless two would have held it at once.
 */
export function seated(archive: Archive, spells: readonly Spell[]): readonly Spell[] {
  const posts = groupBy(
    spells.filter((spell) => spell.state === "office" && spell.office !== undefined),
    (spell) => `${spell.source}\u0000${spell.office?.office}\u0000${spell.office?.mode}`,
  );
  const completed = new Map<Spell, Spell>();
  for (const post of posts.values()) {
    const known = post.filter((spell) => spell.of?.entity !== undefined);
    for (const spell of solesIn(archive, post)) completed.set(spell, { ...spell, sole: true });
    const [over, another] = new Set(known.map((spell) => spell.of?.entity));
    const of = known.find((spell) => spell.of?.entity === over)?.of;
    const holders = new Set(known.map((spell) => keyOf(spell.subject)));
    const usual = known.length * 2 >= post.length || post.some((spell) => spell.of === undefined && holders.has(keyOf(spell.subject)));
    if (of === undefined || another !== undefined || !usual || isShared(archive, post)) continue;
    for (const spell of post) {
      const overlaps = known.some((other) => keyOf(other.subject) !== keyOf(spell.subject) && overlap(spell, other));
      if (spell.of === undefined && !overlaps) completed.set(spell, { ...spell, of });
    }
  }
  return spells.map((spell) => completed.get(spell) ?? spell);
}

/** Those without what they are over, where a realm has but one such office and no two would have held it at once. */
function solesIn(archive: Archive, post: readonly Spell[]): readonly Spell[] {
  const bare = post.filter(({ of }) => of === undefined);
  const [first] = bare;
  if (first?.office === undefined) return [];
  const language = archive.documentOf.get(first.office.source)?.source.language ?? "";
  const isSole = archive.languages.get(language)?.state?.soles.has(first.office.office) === true;
  const clash = bare.some((spell) => bare.some((other) => keyOf(other.subject) !== keyOf(spell.subject) && overlap(spell, other)));
  return isSole && !clash ? bare : [];
}

function isShared(archive: Archive, post: readonly Spell[]): boolean {
  const [first] = post;
  return first?.office !== undefined && isSharedOffice(archive, first.office);
}

/** Many have such an office over one thing at once. */
export function isSharedOffice(archive: Archive, { office, source }: OfficeMention): boolean {
  const language = archive.documentOf.get(source)?.source.language ?? "";
  return archive.languages.get(language)?.state?.shared.has(office) === true;
}

/** Whether both are told to have held on one day, that of a handover aside. */
function overlap(a: Spell, b: Spell): boolean {
  return Math.max(a.start.latest, b.start.latest) < Math.min(a.end.earliest, b.end.earliest);
}
