import type { BodyCell, ControlCell, OfficeCell, Party } from "../../model/state.ts";
import type { DayRange } from "../../model/time.ts";
import { type Archive, entityOfParty, isBody, isForce, isFront, keyOf } from "../archive.ts";
import type { Standing } from "../grades.ts";
import { seatOf } from "../seats.ts";
import type { Spell } from "../spells.ts";
import { cellOf, mergeRows } from "./cells.ts";

/** Polities and bodies that were there; armed forces have a board of their own. */
export function bodiesOf(archive: Archive, standings: readonly Standing[]): readonly BodyCell[] {
  const of = (state: Spell["state"]) => standings.filter(({ spell }) => spell.state === state);
  const names = of("named");
  const unions = of("part-of");
  const rows = of("exists")
    .filter(({ spell }) => isBody(archive, spell.subject) && !isForce(archive, spell.subject.name) && !isFront(archive, spell.subject.name))
    .map((standing): BodyCell => {
      const key = keyOf(standing.spell.subject);
      const called = names.find(({ spell }) => keyOf(spell.subject) === key)?.spell.object?.name;
      const successor = unions.find(({ spell }) => keyOf(spell.subject) === key)?.spell.object;
      const predecessor = unions.find(({ spell }) => spell.object !== undefined && keyOf(spell.object) === key)?.spell.subject;
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
  archive: Archive,
  { standings, spells, date }: { readonly standings: readonly Standing[]; readonly spells: readonly Spell[]; readonly date: DayRange },
): readonly OfficeCell[] {
  const held = standings.flatMap((standing): readonly OfficeCell[] => {
    const { spell } = standing;
    if (spell.state !== "office" || spell.office === undefined || entityOfParty(archive, spell.subject)?.kind !== "person") return [];
    return [{ ...cellOf(standing), ...officeText(spell, spell.office), holder: spell.subject }];
  });
  const rows = mergeRows(held, (row) =>
    [row.office.toLowerCase(), row.of?.toLowerCase(), row.mode, row.holder === undefined ? "" : keyOf(row.holder)].join("\u0000"),
  );
  return [...rows, ...vacancies(archive, { standings, spells, date })];
}

function officeText(spell: Spell, office: NonNullable<Spell["office"]>): Pick<OfficeCell, "office" | "of" | "mode"> {
  return { office: office.quote, ...(spell.of === undefined ? {} : { of: spell.of.name }), mode: office.mode };
}

function vacancies(
  archive: Archive,
  { standings, spells, date }: { readonly standings: readonly Standing[]; readonly spells: readonly Spell[]; readonly date: DayRange },
): readonly OfficeCell[] {
  const standing = new Set(standings.map(({ spell }) => seatOf(archive, spell)));
  const titles = new Set(standings.filter(({ spell }) => spell.of === undefined).map(({ spell }) => titleOf(spell)));
  const bodies = new Map(standings.filter(({ spell }) => spell.state === "exists").map((one) => [keyOf(one.spell.subject), one]));
  const empty = new Map<string, Spell>();
  for (const spell of spells) {
    const seat = spell.state === "office" ? seatOf(archive, spell) : undefined;
    if (seat === undefined || standing.has(seat) || titles.has(titleOf(spell)) || spell.of === undefined || !bodies.has(keyOf(spell.of))) continue;
    const left = spell.end.latest < date.earliest && (spell.ending === undefined || spell.ending.by !== "successor");
    const before = empty.get(seat);
    if (left && (before === undefined || before.end.latest < spell.end.latest)) empty.set(seat, spell);
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
export function controlOf(archive: Archive, standings: readonly Standing[]): readonly ControlCell[] {
  const held = standings.filter(({ spell }) => spell.state === "control" && isPlace(archive, spell.object));
  const rows = held.flatMap((standing): readonly ControlCell[] => {
    const { subject, object } = standing.spell;
    return object === undefined ? [] : [{ ...cellOf(standing), place: object, holder: subject }];
  });
  const merged = mergeRows(rows, (row) => `${keyOf(row.place)}\u0000${keyOf(row.holder)}`);
  const rivals = (row: ControlCell) =>
    held.some(({ spell }) => {
      const same = spell.object !== undefined && keyOf(spell.object) === keyOf(row.place) && keyOf(spell.subject) !== keyOf(row.holder);
      return same && !row.evidence.some((words) => words.source === spell.source);
    });
  return merged.map((row) => (rivals(row) && row.status !== "contested" ? { ...row, status: "contested" } : row));
}

function isPlace(archive: Archive, party: Party | undefined): boolean {
  const entity = entityOfParty(archive, party);
  return entity !== undefined && (entity.kind === "place" || entity.polity === true);
}
