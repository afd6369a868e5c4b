import { at } from "../base/assert.ts";
import { groupBy } from "../base/collections.ts";
import type { EntityId } from "../model/entity.ts";
import type { EndReason } from "../model/state.ts";
import type { Day, DayRange } from "../model/time.ts";
import { type Archive, keyOf } from "./archive.ts";
import { isSharedOffice, seatOf } from "./seats.ts";
import type { Spell } from "./spells.ts";

/**
 * Ends that nothing says of a spell itself: whoever held the office died, was arrested or came into another, the body was dissolved, another
 * took the office or the place, or was seen elsewhere. None of them shortens what is told to have held for longer.
 */
export function closeSpells(archive: Archive, spells: readonly Spell[]): readonly Spell[] {
  const afterDeaths = byDeath(spells);
  const afterDissolutions = byDissolution(afterDeaths);
  return bySuccession(archive, byOtherOffice(archive, byArrest(afterDissolutions)));
}

/** The spell with its end moved before the given day, unless it is told to have held beyond it or something ends it before. */
function closed(spell: Spell, by: EndReason, cause: { readonly when: DayRange; readonly spell: Spell }): Spell {
  const { when } = cause;
  if (!Number.isFinite(when.latest) || spell.end.latest <= when.latest || spell.end.earliest > when.latest || spell.start.earliest > when.latest)
    return spell;
  const certain = spell.firm ?? (spell.inferred ? undefined : { start: spell.start, end: spell.end });
  return {
    ...spell,
    end: { earliest: spell.end.earliest, latest: when.latest },
    ...(certain === undefined ? {} : { firm: { start: certain.start, end: { earliest: certain.end.earliest, latest: when.latest } } }),
    ending: { by, evidence: cause.spell.ended.length > 0 ? cause.spell.ended : cause.spell.evidence },
  };
}

/** By thing and scope, and by thing and source for scopes that say nothing of it. */
function endsOf(spells: readonly Spell[], state: Spell["state"]): (id: EntityId | undefined, spell: Spell) => Spell | undefined {
  const ended = spells.filter((spell) => spell.state === state && Number.isFinite(spell.end.latest) && spell.subject.entity !== undefined);
  const byThing = groupBy(ended, (spell) => spell.subject.entity);
  return (id, spell) => {
    const all = id === undefined ? [] : (byThing.get(id) ?? []);
    return all.find((one) => one.scope === spell.scope) ?? all.find((one) => one.source === spell.source);
  };
}

const PERSONAL: ReadonlySet<Spell["state"]> = new Set(["office", "held", "located", "exiled", "command", "control"]);

function byDeath(spells: readonly Spell[]): readonly Spell[] {
  const deathOf = endsOf(spells, "alive");
  return spells.map((spell) => {
    const death = PERSONAL.has(spell.state) ? deathOf(spell.subject.entity, spell) : undefined;
    return death === undefined ? spell : closed(notBeyond(spell, death.end), "death", { when: death.end, spell: death });
  });
}

/** A title that is told of after its bearer's death tells of before: nobody has an office then. */
function notBeyond(spell: Spell, { latest }: DayRange): Spell {
  if (spell.end.earliest <= latest || spell.start.earliest > latest) return spell;
  const until = (range: Pick<Spell, "start" | "end">) => ({
    start: { earliest: range.start.earliest, latest: Math.min(range.start.latest, latest) as Day },
    end: { earliest: Math.min(range.end.earliest, latest) as Day, latest: range.end.latest },
  });
  return { ...spell, ...until(spell), ...(spell.firm === undefined ? {} : { firm: until(spell.firm) }) };
}

const BODILY: ReadonlySet<Spell["state"]> = new Set(["office", "command", "strength", "control", "part-of"]);

function byDissolution(spells: readonly Spell[]): readonly Spell[] {
  const endOf = endsOf(spells, "exists");
  return spells.map((spell) => {
    if (!BODILY.has(spell.state)) return spell;
    const body = spell.state === "office" ? spell.of?.entity : spell.state === "command" ? spell.object?.entity : spell.subject.entity;
    const end = endOf(body, spell);
    return end === undefined ? spell : closed(spell, "dissolution", { when: end.end, spell: end });
  });
}

/** Whoever is held or driven out no longer has the office, unless it is told of later. */
function byArrest(spells: readonly Spell[]): readonly Spell[] {
  const arrests = groupBy(
    spells.filter((spell) => (spell.state === "held" || spell.state === "exiled") && !spell.inferred && Number.isFinite(spell.start.latest)),
    (spell) => `${spell.scope}\u0000${keyOf(spell.subject)}`,
  );
  return spells.map((spell) => {
    if (spell.state !== "office") return spell;
    const arrest = arrests.get(`${spell.scope}\u0000${keyOf(spell.subject)}`)?.find((one) => one.start.latest >= spell.end.earliest);
    return arrest === undefined ? spell : closed(spell, "arrest", { when: arrest.start, spell: arrest });
  });
}

/** Whoever comes into another office is not presumed to keep the one before, unless it is told of later. */
function byOtherOffice(archive: Archive, spells: readonly Spell[]): readonly Spell[] {
  const offices = groupBy(
    spells.filter(({ state, office }) => state === "office" && office !== undefined && office.mode !== "honorary"),
    (spell) => `${spell.scope}\u0000${keyOf(spell.subject)}`,
  );
  return spells.map((spell) => {
    if (spell.state !== "office" || spell.office === undefined || isSharedOffice(archive, spell.office)) return spell;
    const lastTold = Number.isFinite(spell.end.earliest) ? spell.end.earliest : spell.start.latest;
    const others = offices.get(`${spell.scope}\u0000${keyOf(spell.subject)}`) ?? [];
    const next = others.find((other) => other.key !== spell.key && other.begun && !other.inferred && other.start.earliest > lastTold);
    return next === undefined ? spell : closed(spell, "other-office", { when: next.start, spell: next });
  });
}

/** Of those who have one thing after another, each ends where the next begins. */
function bySuccession(archive: Archive, spells: readonly Spell[]): readonly Spell[] {
  const replaced = new Map<Spell, Spell>();
  const rows = new Map<string, Spell[]>();
  for (const spell of spells) {
    const seat = seatOf(archive, spell);
    if (seat === undefined) continue;
    const key = `${spell.scope}\u0000${seat}`;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, [spell]);
    else row.push(spell);
  }
  for (const row of rows.values()) {
    if (row.length === 1) continue;
    const ordered = [...row].sort((a, b) => beginning(a) - beginning(b) || a.end.earliest - b.end.earliest);
    ordered.forEach((spell, index) => {
      const next = nextHolder(ordered, index);
      if (next === undefined) return;
      // who only is told to have it on a day had it before that day
      const latest = next.begun || Number.isFinite(next.start.earliest) ? next.start.latest : ((next.start.latest - 1) as Day);
      const limit = { earliest: next.start.earliest, latest };
      replaced.set(spell, closed(spell, spell.state === "located" ? "elsewhere" : "successor", { when: limit, spell: next }));
    });
  }
  return spells.map((spell) => replaced.get(spell) ?? spell);
}

/** Whoever is told of after a spell in the order of beginning, has it from a later day, and is another. */
function nextHolder(ordered: readonly Spell[], index: number): Spell | undefined {
  const spell = at(ordered, index);
  for (let later = index + 1; later < ordered.length; later++) {
    const other = at(ordered, later);
    if (beginning(other) > beginning(spell) && holderOf(other) !== holderOf(spell)) return other;
  }
  return undefined;
}

function beginning(spell: Spell): number {
  return Number.isFinite(spell.start.earliest) ? spell.start.earliest : spell.start.latest;
}

function holderOf(spell: Spell): string {
  return spell.state === "located" ? keyOf(spell.object ?? spell.subject) : keyOf(spell.subject);
}
