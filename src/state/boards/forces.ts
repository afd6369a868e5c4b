import { groupBy } from "../../base/collections.ts";
import type { ForceCell, Party } from "../../model/state.ts";
import type { DayRange } from "../../model/time.ts";
import { type Archive, entityOfParty, isForce, isPeople, keyOf, remembering } from "../archive.ts";
import type { Standing, Standings } from "../grades.ts";
import type { Spell } from "../spells.ts";
import { cellOf, isTelling, withWords } from "./cells.ts";
import type { Statement } from "./figures.ts";
import type { OwnerOf } from "./owners.ts";

/** Armed forces that were there: who commanded them, what they were a part of, and how strong they were last said to be. */
export function forcesOf({
  standings,
  statements,
  date,
  marks: { forceOf, ownerOf },
}: {
  readonly standings: Standings;
  readonly statements: readonly Statement[];
  readonly date: DayRange;
  readonly marks: { readonly forceOf: ForceOf; readonly ownerOf: OwnerOf };
}): readonly ForceCell[] {
  const stated = groupBy<string, Statement>(
    statements.filter((one) => one.force !== undefined && !(one.when.earliest > date.latest)),
    (one) => one.force ?? "",
  );
  const rows: ForceCell[] = [];
  for (const [key, own] of forcesIn(standings, forceOf)) {
    const { force, first, there, deputy, sizes } = own;
    const commanders = [...own.commanding, ...own.full, ...own.acting];
    const shown = there ?? commanders[0] ?? first;
    const parent = own.parent ?? ownerOf(first.spell);
    const size = strengthOf(sizes, stated.get(key) ?? NONE, date);
    const about = { ...(deputy === undefined ? {} : { deputy }), ...(parent === undefined ? {} : { parent }), ...size };
    const row = (standing: Standing | undefined): ForceCell => ({
      ...cellOf(shown),
      evidence: withWords(shown.spell.evidence, standing?.spell.evidence),
      force,
      ...(standing === undefined ? {} : { commander: standing.spell.subject }),
      ...about,
    });
    if (commanders.length < 2) rows.push(row(commanders[0]));
    else for (const standing of new Map(commanders.map((one) => [keyOf(one.spell.subject), one])).values()) rows.push(row(standing));
  }
  return rows;
}

const NONE: readonly never[] = [];

/** What stands of one force. */
interface Own {
  readonly force: Party;
  readonly first: Standing;
  there: Standing | undefined;
  readonly commanding: Standing[];
  readonly full: Standing[];
  readonly acting: Standing[];
  deputy: Party | undefined;
  parent: Party | undefined;
  readonly sizes: Standing[];
}

function forcesIn({ all }: Standings, forceOf: ForceOf): ReadonlyMap<string, Own> {
  const forces = new Map<string, Own>();
  for (const standing of all) {
    const force = forceOf(standing.spell);
    if (force === undefined) continue;
    const known = forces.get(keyOf(force));
    const own = known ?? {
      force,
      first: standing,
      there: undefined,
      commanding: [],
      full: [],
      acting: [],
      deputy: undefined,
      parent: undefined,
      sizes: [],
    };
    if (known === undefined) forces.set(keyOf(force), own);
    addTo(own, standing);
  }
  return forces;
}

function addTo(own: Own, standing: Standing): void {
  const { state, office, subject, object } = standing.spell;
  if (state === "exists") own.there ??= standing;
  else if (state === "command") own.commanding.push(standing);
  else if (state === "strength") own.sizes.push(standing);
  else if (state === "part-of") own.parent ??= object;
  else if (office?.mode === "full") own.full.push(standing);
  else if (office?.mode === "acting") own.acting.push(standing);
  else if (office?.mode === "deputy") own.deputy ??= subject;
}

/** The armed force that a spell is about; undefined for a spell of anything else. */
export type ForceOf = (spell: Spell) => Party | undefined;

export function forceFinder(archive: Archive): ForceOf {
  const found = remembering((spell: Spell) => forceOf(archive, spell));
  return (spell) => (MILITARY.has(spell.state) ? found(spell) : undefined);
}

const MILITARY: ReadonlySet<Spell["state"]> = new Set(["command", "office", "exists", "strength", "part-of"]);

/** The armed force that a spell is about: one with a name for such, or words that end with one. */
function forceOf(archive: Archive, spell: Spell): Party | undefined {
  const party = spell.state === "command" ? spell.object : spell.state === "office" ? spell.of : spell.subject;
  if (party !== undefined && isCompany(archive, party)) return spell.state === "command" || spell.state === "strength" ? party : undefined;
  if (party === undefined || !isForce(archive, party.name) || /\d/u.test(party.entity === undefined ? party.name : "")) return undefined;
  const entity = entityOfParty(archive, party);
  const bare = entity === undefined && spell.state === "office" && !isTelling(archive, party.name);
  // "commander of the army": there are many, and this is his
  if (bare) return entityOfParty(archive, spell.subject)?.kind === "person" ? { name: `${party.name} (${spell.subject.name})` } : undefined;
  if (entity === undefined) return isTelling(archive, party.name) && spell.state !== "exists" ? party : undefined;
  return entity.kind === "group" && !isPeople(archive, entity) ? party : undefined;
}

/** "900 men": those whom somebody has with him. */
function isCompany({ languages }: Archive, { name, entity }: Party): boolean {
  const last = name.toLowerCase().split(/\s+/u).at(-1) ?? "";
  return (
    entity === undefined &&
    name.includes(" ") &&
    [...languages.values()].some(({ state, quantities }) => state?.serving.has(quantities?.singularOf(last) ?? "") === true)
  );
}

/** How strong it was last said to be; what else of it is counted are its parts and what it has. */
function strengthOf(sizes: readonly Standing[], told: readonly Statement[], date: DayRange): Pick<ForceCell, "strength" | "parts" | "units"> {
  if (sizes.length === 0 && told.length === 0) return { units: NONE };
  const isPast = ({ lasts, when }: Statement) => lasts !== undefined && date.earliest - when.latest > lasts;
  const past = new Set(told.filter(isPast).map(({ quantity }) => quantity.quote));
  const stated = told.filter((one) => !isPast(one));
  const claimed = sizes.flatMap(({ spell: { object, start } }) =>
    object !== undefined && !past.has(object.name) ? [{ text: object.name, day: start.latest }] : [],
  );
  if (claimed.length === 0 && stated.length === 0) return { units: NONE };
  const people = stated.filter((one) => one.serves);
  const days = [...people.map((one) => one.when.earliest), ...claimed.map(({ day }) => day)].filter(Number.isFinite);
  const last = Math.max(...days);
  const texts = [
    ...claimed.filter(({ day }) => day >= last || days.length === 0).map(({ text }) => text),
    ...people.filter(({ when }) => when.earliest === last).map(({ quantity }) => quantity.quote),
  ];
  const [strength, ...parts] = new Set(texts.filter((text) => !texts.some((longer) => longer !== text && longer.includes(text))));
  const units = stated.filter((one) => !people.includes(one)).map(({ quantity }) => quantity.quote);
  return {
    units: [...new Set(units)].filter((text) => !texts.includes(text)),
    ...(strength === undefined ? {} : { strength }),
    ...(parts.length === 0 ? {} : { parts }),
  };
}
