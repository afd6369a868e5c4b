import { at } from "../base/assert.ts";
import { groupByBoth } from "../base/collections.ts";
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
  return bySuccession(archive, byOtherLot(archive, byEnds(spells)));
}

/** The spell with its end moved before the given day, unless it is told to have held beyond it or something ends it before. */
export function closed(spell: Spell, when: DayRange, { by, cause }: { readonly by: EndReason; readonly cause: Spell }): Spell {
  if (!isClosed(spell, when)) return spell;
  const certain = spell.firm ?? (spell.inferred ? undefined : spell);
  const shut: { -readonly [Part in keyof Spell]: Spell[Part] } = { ...spell, end: { earliest: spell.end.earliest, latest: when.latest } };
  if (certain !== undefined) shut.firm = { start: certain.start, end: { earliest: certain.end.earliest, latest: when.latest } };
  shut.ending = { by, evidence: cause.ended.length > 0 ? cause.ended : cause.evidence };
  return shut;
}

function isClosed({ start, end }: Spell, { latest }: DayRange): boolean {
  return Number.isFinite(latest) && end.latest > latest && end.earliest <= latest && start.earliest <= latest;
}

/** By thing and scope, and by thing and source for scopes that say nothing of it. */
function endsOf(spells: readonly Spell[], state: Spell["state"]): (id: EntityId | undefined, spell: Spell) => Spell | undefined {
  const byThing = new Map<EntityId, Spell[]>();
  for (const spell of spells) {
    const thing = spell.subject.entity;
    if (spell.state !== state || thing === undefined || !Number.isFinite(spell.end.latest)) continue;
    const known = byThing.get(thing);
    if (known === undefined) byThing.set(thing, [spell]);
    else known.push(spell);
  }
  return (id, { scope, source }) => {
    const all = id === undefined ? undefined : byThing.get(id);
    return all === undefined ? undefined : (all.find((one) => one.scope === scope) ?? all.find((one) => one.source === source));
  };
}

const PERSONAL: ReadonlySet<Spell["state"]> = new Set(["office", "held", "located", "exiled", "command", "control"]);

/** Those who died and the bodies that were dissolved take with them what they had. */
function byEnds(spells: readonly Spell[]): readonly Spell[] {
  const [deathOf, endOf] = [endsOf(spells, "alive"), endsOf(spells, "exists")];
  return spells.map((spell) => {
    const death = PERSONAL.has(spell.state) ? deathOf(spell.subject.entity, spell) : undefined;
    const mortal = death === undefined ? spell : closed(notBeyond(spell, death.end), death.end, { by: "death", cause: death });
    const end = BODILY.has(spell.state) ? endOf(bodyBehind(spell), spell) : undefined;
    return end === undefined ? mortal : closed(mortal, end.end, { by: "dissolution", cause: end });
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

function bodyBehind({ state, subject, object, of }: Spell): EntityId | undefined {
  return state === "office" ? of?.entity : state === "command" ? object?.entity : subject.entity;
}

/**
 * Whoever is held or driven out no longer has the office, unless it is told of later; whoever is taken by an enemy may be king all the same.
 * Whoever comes into another office is not presumed to keep the one before, unless it is told of later, and whoever comes into one is free.
 */
function byOtherLot(archive: Archive, spells: readonly Spell[]): readonly Spell[] {
  const replaced = new Map<Spell, Spell>();
  const lots = groupByBoth(
    spells,
    ({ scope }) => scope,
    (spell) => (LOT.has(spell.state) ? keyOf(spell.subject) : undefined),
  );
  for (const lot of lots) {
    if (lot.length === 1 || !lot.some(({ state }) => state === "office")) continue;
    const arrests = lot.filter((spell) => !spell.inferred && Number.isFinite(spell.start.latest) && isOut(spell));
    const offices = lot.filter(({ state, office }) => state === "office" && office !== undefined && office.mode !== "honorary");
    if (arrests.length === 0 && offices.length < 2) continue;
    for (const spell of lot) {
      if (spell.state !== "office") {
        const free = officeAfter(spell, offices);
        if (free !== undefined) replaced.set(spell, closed(spell, free.start, { by: "other-office", cause: free }));
        continue;
      }
      const arrest = arrests.find((one) => one.start.latest >= spell.end.earliest);
      const free = arrest === undefined ? spell : closed(spell, arrest.start, { by: "arrest", cause: arrest });
      const next = nextOffice(archive, spell, offices);
      const shut = next === undefined ? free : closed(free, next.start, { by: "other-office", cause: next });
      if (shut !== spell) replaced.set(spell, shut);
    }
  }
  return replaced.size === 0 ? spells : spells.map((spell) => replaced.get(spell) ?? spell);
}

const LOT: ReadonlySet<Spell["state"]> = new Set(["office", "held", "exiled"]);

/** Whoever is taken by an enemy may have the office all the same. */
function isOut({ state, seized }: Spell): boolean {
  return state === "exiled" || (state === "held" && seized !== true);
}

/** The first office that someone comes into after being held or driven out, where nothing tells of the end of that. */
function officeAfter({ start, end }: Spell, offices: readonly Spell[]): Spell | undefined {
  if (Number.isFinite(end.latest)) return undefined;
  const since = Math.max(start.latest, end.earliest);
  const later = offices.filter((office) => office.begun && !office.inferred && office.start.earliest > since);
  return later.sort((a, b) => a.start.latest - b.start.latest)[0];
}

/** The first of somebody's offices that they come into after all that is told of this one. */
function nextOffice(archive: Archive, spell: Spell, offices: readonly Spell[]): Spell | undefined {
  if (spell.office === undefined || isSharedOffice(archive, spell.office)) return undefined;
  const lastTold = Number.isFinite(spell.end.earliest) ? spell.end.earliest : spell.start.latest;
  return offices.find((other) => other.key !== spell.key && other.begun && !other.inferred && other.start.earliest > lastTold);
}

/** Of those who have one thing after another, each ends where the next begins. */
function bySuccession(archive: Archive, spells: readonly Spell[]): readonly Spell[] {
  const replaced = new Map<Spell, Spell>();
  const rows = groupByBoth(
    spells,
    ({ scope }) => scope,
    (spell) => seatOf(archive, spell),
  );
  for (const row of rows) {
    if (row.length === 1) continue;
    const ordered = [...row].sort((a, b) => beginning(a) - beginning(b) || Number(isOpen(b)) - Number(isOpen(a)) || a.end.earliest - b.end.earliest);
    ordered.forEach((spell, index) => {
      const next = nextHolder(ordered, index);
      if (next === undefined) return;
      // who only is told to have it on a day had it before that day
      const latest = next.begun || Number.isFinite(next.start.earliest) ? next.start.latest : ((next.start.latest - 1) as Day);
      const shut = closed(
        spell,
        { earliest: next.start.earliest, latest },
        { by: spell.state === "located" ? "elsewhere" : "successor", cause: next },
      );
      if (shut !== spell) replaced.set(spell, shut);
    });
  }
  return replaced.size === 0 ? spells : spells.map((spell) => replaced.get(spell) ?? spell);
}

/** Whoever is told of after a spell in the order of beginning, has it from a later day, and is another. */
function nextHolder(ordered: readonly Spell[], index: number): Spell | undefined {
  const spell = at(ordered, index);
  for (let place = index + 1; place < ordered.length; place++) {
    const other = at(ordered, place);
    const later = beginning(other) > beginning(spell) || (beginning(other) === beginning(spell) && isOpen(spell) && !isOpen(other));
    if (later && holderOf(other) !== holderOf(spell)) return other;
  }
  return undefined;
}

function beginning(spell: Spell): number {
  if (!isOpen(spell)) return spell.start.earliest;
  // whoever was succeeded some day of March had it before anyone who came into it then
  const ended = Number.isFinite(spell.end.latest) && Number.isFinite(spell.end.earliest) ? spell.end.earliest : spell.start.latest;
  return Math.min(spell.start.latest, spell.toldFrom ?? spell.start.latest, ended);
}

/** Its beginning is not told: on the days of which it is told, it comes before what begins then. */
function isOpen({ start }: Spell): boolean {
  return !Number.isFinite(start.earliest);
}

function holderOf(spell: Spell): string {
  return spell.state === "located" ? keyOf(spell.object ?? spell.subject) : keyOf(spell.subject);
}
