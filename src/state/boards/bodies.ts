import { groupBy } from "../../base/collections.ts";
import type { BodyCell, ControlCell, OfficeCell, Party } from "../../model/state.ts";
import type { DayRange } from "../../model/time.ts";
import { type Archive, entityOfParty, isAlliance, isBody, isForce, isFront, isHalfNamed, isRank, keyOf, remembering } from "../archive.ts";
import type { Standings } from "../grades.ts";
import type { Key } from "../keys.ts";
import type { Marks } from "../marks.ts";
import { seatOf } from "../seats.ts";
import type { Spell } from "../spells.ts";
import { cellOf, isTelling, mergeRows } from "./cells.ts";

/** Which spells are of a polity or body with a name, or told to have begun; those who only joined hands are none. */
export function bodyFinder(archive: Archive): (spell: Spell) => boolean {
  return remembering(
    ({ subject, begun }: Spell) =>
      isBody(archive, subject) &&
      (subject.entity !== undefined || isHalfNamed(archive, subject.name) || (begun && !isAlliance(archive, subject.name))) &&
      !isForce(archive, subject.name) &&
      !isFront(archive, subject.name),
  );
}

/** Polities and bodies that were there; armed forces have a board of their own. */
export function bodiesOf({ of }: Standings, isShown: (spell: Spell) => boolean): readonly BodyCell[] {
  const names = new Map(of("named").map(({ spell }) => [keyOf(spell.subject), spell.object]));
  const wholes = new Map(of("part-of").map(({ spell }) => [keyOf(spell.subject), spell.object]));
  const parts = new Map(of("part-of").map(({ spell }) => [spell.object === undefined ? "" : keyOf(spell.object), spell.subject]));
  const rows = of("exists")
    .filter(({ spell }) => isShown(spell))
    .map((standing): BodyCell => {
      const key = keyOf(standing.spell.subject);
      const [called, successor, predecessor] = [names.get(key)?.name, wholes.get(key), parts.get(key)];
      return {
        ...cellOf(standing),
        body: standing.spell.subject,
        ...(called === undefined ? {} : { called }),
        ...(predecessor === undefined ? {} : { predecessor }),
        ...(successor === undefined ? {} : { successor }),
      };
    });
  return mergeRows(rows, (row) => keyOf(row.body));
}

/** Offices with who held them, and those that nobody held while what they are over was still there. */
export function officesOf(
  marks: Marks,
  { standings, posts, date }: { readonly standings: Standings; readonly posts: readonly Post[]; readonly date: DayRange },
): readonly OfficeCell[] {
  const held = standings.of("office").flatMap((standing): readonly OfficeCell[] => {
    const { spell } = standing;
    if (spell.office === undefined || !marks.isPerson(spell)) return [];
    return [{ ...cellOf(standing), ...officeText(spell, spell.office), holder: spell.subject }];
  });
  const rows = mergeRows(held, (row) =>
    [row.office.toLowerCase(), row.of?.toLowerCase(), row.mode, row.holder === undefined ? "" : keyOf(row.holder)].join("\u0000"),
  );
  return [...rows, ...vacancies(marks, { standings, posts, date })];
}

function officeText(spell: Spell, office: NonNullable<Spell["office"]>): Pick<OfficeCell, "office" | "of" | "mode"> {
  return {
    office: spell.title ?? office.quote,
    ...(spell.of === undefined ? {} : { of: spell.of.name }),
    mode: office.mode,
  };
}

/** An office that only one can hold, with a term of it that ended otherwise than by a successor. */
export interface Post {
  readonly seat: Key;
  readonly spell: Spell;
}

export function postsOf(marks: Marks, spells: readonly Spell[]): readonly Post[] {
  return spells.flatMap((spell) => {
    const seat = marks.postOf(spell);
    return seat === undefined || spell.of === undefined ? [] : [{ seat, spell }];
  });
}

/** The seat of an office that only one can hold, where a term of it ended otherwise than by a successor; undefined for all else. */
export function postOf(archive: Archive, spell: Spell): number | undefined {
  // who came into another office may have kept the one before: that it stood empty is too much said
  if (spell.state !== "office" || spell.ending?.by === "successor" || spell.ending?.by === "other-office" || !Number.isFinite(spell.end.latest))
    return undefined;
  return isRank(archive, spell.office) || !isToldNear(spell) ? undefined : seatOf(archive, spell);
}

/** Whether the term is told of within some years of its end: what was mentioned once, long before, may have gone with it. */
function isToldNear({ start, end }: Spell): boolean {
  const told = Math.max(end.earliest, Number.isFinite(start.latest) ? start.latest : end.earliest);
  return end.latest - told <= VACANT_DAYS / 2;
}

/** An office that nobody has held for longer is no longer looked on as one to be filled. */
export const VACANT_DAYS = 731;

function vacancies(
  marks: Marks,
  { standings, posts, date }: { readonly standings: Standings; readonly posts: readonly Post[]; readonly date: DayRange },
): readonly OfficeCell[] {
  const recent = posts.filter(({ spell }) => spell.end.latest < date.earliest && date.earliest - spell.end.latest <= VACANT_DAYS);
  if (recent.length === 0) return [];
  const held = standings.of("office");
  const standing = new Set(held.map(({ spell }) => marks.seatOf(spell)));
  const titles = new Set(held.filter(({ spell }) => spell.of === undefined).map(({ spell }) => titleOf(spell)));
  const bodies = new Set(standings.of("exists").map(({ spell }) => keyOf(spell.subject)));
  const empty = new Map<Key, Spell>();
  for (const { seat, spell } of recent) {
    if (standing.has(seat) || titles.has(titleOf(spell)) || spell.of === undefined || !bodies.has(keyOf(spell.of))) continue;
    const before = empty.get(seat);
    if (before === undefined || before.end.latest < spell.end.latest) empty.set(seat, spell);
  }
  return [...empty.values()].flatMap((spell): readonly OfficeCell[] => {
    if (spell.office === undefined) return [];
    const since = { earliest: spell.end.earliest, latest: spell.end.latest };
    const { ending, ...cell } = cellOf({ spell, grade: "presumed" });
    const evidence = ending === undefined ? cell.evidence : [...ending.evidence, ...cell.evidence];
    return [{ ...cell, ...officeText(spell, spell.office), since, until: { earliest: date.earliest, latest: NEVER }, evidence }];
  });
}

function titleOf({ source, office }: Spell): string | undefined {
  return office === undefined ? undefined : [source, office.mode, office.office].join("\u0000");
}

const NEVER = Number.POSITIVE_INFINITY as DayRange["latest"];

/** Places by who held them. */
export function controlOf(marks: Marks, standings: Standings): readonly ControlCell[] {
  const held = standings.of("control").filter(({ spell }) => marks.isControl(spell));
  const rows: ControlCell[] = [];
  for (const standing of held) {
    const { subject, object } = standing.spell;
    if (object !== undefined) rows.push({ ...cellOf(standing), place: object, holder: subject });
  }
  const merged = mergeRows(rows, (row) => `${keyOf(row.place)}\u0000${keyOf(row.holder)}`);
  const byPlace = groupBy(held, ({ spell }) => (spell.object === undefined ? "" : keyOf(spell.object)));
  const rivals = (row: ControlCell) =>
    (byPlace.get(keyOf(row.place)) ?? []).some(
      ({ spell }) => keyOf(spell.subject) !== keyOf(row.holder) && !row.evidence.some((words) => words.source === spell.source),
    );
  return merged.map((row) => (rivals(row) && row.status !== "contested" ? { ...row, status: "contested" } : row));
}

/** Whether it tells who held a place. */
export function isControl(archive: Archive, { state, subject, object }: Spell): boolean {
  return state === "control" && isPlace(archive, object) && isHolder(archive, subject);
}

/** Someone or something by name, by words for a force, or by words that say more than a pronoun. */
function isHolder(archive: Archive, party: Party): boolean {
  const entity = entityOfParty(archive, party);
  if (entity?.kind === "place" && entity.polity !== true) return false;
  return entity !== undefined || isForce(archive, party.name) || isTelling(archive, party.name);
}

/** "The province": no name, but there is one that the account is about. */
function isRealm(archive: Archive, name: string): boolean {
  return [...archive.languages.values()].some(({ state }) => state?.realms.has(name) === true);
}

function isPlace(archive: Archive, party: Party | undefined): boolean {
  const entity = entityOfParty(archive, party);
  if (entity === undefined) return isPlacelike(archive, party?.name ?? "") || isRealm(archive, party?.name ?? "");
  return entity.kind === "place" || entity.polity === true;
}

/** "Fort Selim", "Velm county", but not "Prussian guns": words with a capital, unless they end with a noun for something else. */
function isPlacelike(archive: Archive, name: string): boolean {
  const last = name.split(/\s+/u).at(-1) ?? "";
  if (!/^\p{Lu}/u.test(name)) return false;
  if (last === name || /^\p{Lu}/u.test(last)) return true;
  return [...archive.languages.values()].every(({ claiming }) => {
    const kinds = claiming?.grammar.kindsOf(last) ?? [];
    return kinds.length === 0 || kinds.includes("place");
  });
}
