import { groupBy } from "../../base/collections.ts";
import type { ForceCell, Party } from "../../model/state.ts";
import type { DayRange } from "../../model/time.ts";
import { type Archive, entityOfParty, isForce, isPeople, keyOf, remembering } from "../archive.ts";
import type { Standing } from "../grades.ts";
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
  readonly standings: readonly Standing[];
  readonly statements: readonly Statement[];
  readonly date: DayRange;
  readonly marks: { readonly forceOf: ForceOf; readonly ownerOf: OwnerOf };
}): readonly ForceCell[] {
  const told = new Map<string, { readonly force: Party; readonly all: Standing[] }>();
  for (const standing of standings) {
    const force = forceOf(standing.spell);
    if (force === undefined) continue;
    const known = told.get(keyOf(force));
    if (known === undefined) told.set(keyOf(force), { force, all: [standing] });
    else known.all.push(standing);
  }
  const stated = groupBy<string, Statement>(
    statements.filter((one) => one.force !== undefined && !(one.when.earliest > date.latest)),
    (one) => one.force ?? "",
  );
  return [...told.entries()].flatMap(([key, { force, all }]): readonly ForceCell[] => {
    const [first] = all;
    if (first === undefined) return [];
    const of = (state: Spell["state"], mode?: string) =>
      all.filter(({ spell }) => spell.state === state && (mode === undefined || spell.office?.mode === mode));
    const commanders = [...of("command"), ...of("office", "full"), ...of("office", "acting")];
    const shown = of("exists")[0] ?? commanders[0] ?? first;
    const deputy = of("office", "deputy")[0]?.spell.subject;
    const parent = of("part-of")[0]?.spell.object ?? ownerOf(first.spell);
    const size = strengthOf(all, stated.get(key) ?? [], date);
    const about = { ...(deputy === undefined ? {} : { deputy }), ...(parent === undefined ? {} : { parent }), ...size };
    const row = (standing: Standing | undefined): ForceCell => ({
      ...cellOf(shown),
      evidence: withWords(shown.spell.evidence, standing?.spell.evidence),
      force,
      ...(standing === undefined ? {} : { commander: standing.spell.subject }),
      ...about,
    });
    const people = new Map(commanders.map((standing) => [keyOf(standing.spell.subject), standing]));
    return people.size === 0 ? [row(undefined)] : [...people.values()].map(row);
  });
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
function strengthOf(all: readonly Standing[], told: readonly Statement[], date: DayRange): Pick<ForceCell, "strength" | "parts" | "units"> {
  const isPast = ({ lasts, when }: Statement) => lasts !== undefined && date.earliest - when.latest > lasts;
  const past = new Set(told.filter(isPast).map(({ quantity }) => quantity.quote));
  const stated = told.filter((one) => !isPast(one));
  const claimed = all.flatMap(({ spell: { state, object, start } }) =>
    state === "strength" && object !== undefined && !past.has(object.name) ? [{ text: object.name, day: start.latest }] : [],
  );
  if (claimed.length === 0 && stated.length === 0) return { units: [] };
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
