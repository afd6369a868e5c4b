import { z } from "zod";
import { groupBy } from "../base/collections.ts";
import type { GazetteerPlace } from "../model/place.ts";
import type { DataFile } from "./data.ts";
import { placeKey, titled } from "./place-names.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const code = z.string().regex(/^[A-Z]{2}(?:\.[\dA-Z]{1,8})?$/u);
const names = z.array(z.string().min(1));
const countries = z.strictObject({ countries: z.record(z.string().regex(/^[A-Z]{2}$/u), names.min(1)) });
const regions = z.strictObject({ regions: z.array(z.strictObject({ name: z.string(), also: names.default([]), in: z.array(code).min(1) })) });
const historical = z.strictObject({
  towns: z.array(z.strictObject({ geonames: z.number().int().positive(), now: z.string(), names: names.min(1) })),
  sites: z.array(
    z.strictObject({
      name: z.string(),
      also: names.default([]),
      country: code,
      at: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]),
    }),
  ),
});

/** A place of a dossier's own gazetteer, with all its names. */
export interface OwnPlace {
  readonly place: GazetteerPlace;
  readonly names: readonly string[];
}

/** Places by their names. */
export interface Gazetteer {
  /** The places that bear each of the names, whatever their marks and capitals; a name that none bears is left out. */
  readonly find: (names: Iterable<string>) => ReadonlyMap<string, readonly GazetteerPlace[]>;
}

/** The gazetteer of `knowledge/places/`, with the towns of `towns.tsv` where they were handed in, and a dossier's own places before all others. */
export function loadGazetteer(
  files: readonly DataFile[],
  { towns, own = [] }: { readonly towns?: string; readonly own?: readonly OwnPlace[] },
): Loaded<Gazetteer> {
  const read = <T>(name: string, schema: z.ZodType<T>): Loaded<T> => {
    const file = files.find(({ path }) => path === `knowledge/places/${name}.yaml`);
    return file === undefined ? { problems: [`knowledge/places/${name}.yaml: missing`] } : loadYaml(file, schema);
  };
  const [nations, lands, past] = [read("countries", countries), read("regions", regions), read("historical", historical)];
  const problems = [...nations.problems, ...lands.problems, ...past.problems];
  if (nations.value === undefined || lands.value === undefined || past.value === undefined) return { problems };
  const called = new Map(Object.entries(nations.value.countries).map(([iso, [usual = iso]]) => [iso, usual]));
  const inCountry = (place: GazetteerPlace): GazetteerPlace => {
    const [iso, ...others] = new Set(place.within.map((each) => each.slice(0, 2)));
    const country = others.length > 0 ? undefined : called.get(iso ?? "");
    return country === undefined ? place : { ...place, country };
  };
  const written = writtenPlaces({ ...nations.value, ...lands.value, ...past.value });
  const renamed = new Map(past.value.towns.flatMap(({ geonames, names: all }) => all.map((name) => [placeKey(name), String(geonames)] as const)));
  const ours = byKey(written);
  const owned = byKey(own);
  return {
    problems,
    value: {
      find(asked) {
        const keys = new Map([...new Set(asked)].map((name) => [name, placeKey(name)]));
        const listed = towns === undefined ? new Map<string, GazetteerPlace[]>() : townsCalled(towns, new Set(keys.values()), renamed);
        return new Map(
          [...keys].flatMap(([name, key]): [string, readonly GazetteerPlace[]][] => {
            const found = owned.get(key) ?? [...(ours.get(key) ?? []), ...(listed.get(key) ?? [])];
            return found.length === 0 ? [] : [[name, withoutFarFetched(found).map(inCountry)]];
          }),
        );
      },
    },
  };
}

/** A place that bears the name only as one of many must have a tenth of the people of those whose name it is, and yields to a country or region. */
const SHARE = 10;

function withoutFarFetched(places: readonly GazetteerPlace[]): readonly GazetteerPlace[] {
  const named = places.filter(({ alias }) => alias !== true);
  if (named.length === 0) return places;
  const least = named.some(({ kind }) => kind !== "town")
    ? Number.POSITIVE_INFINITY
    : Math.max(...named.map(({ population = 0 }) => population)) / SHARE;
  return places.filter(({ alias, population = 0 }) => alias !== true || population >= least);
}

type Written = z.infer<typeof countries> & z.infer<typeof regions> & z.infer<typeof historical>;

function writtenPlaces({ countries: nations, regions: lands, sites }: Written): readonly OwnPlace[] {
  const place = (kind: GazetteerPlace["kind"], name: string, within: readonly string[]): GazetteerPlace => ({
    id: `regest:${placeKey(name).replaceAll(" ", "-")}`,
    name,
    kind,
    within,
  });
  return [
    ...Object.entries(nations).map(([iso, all]) => ({ place: place("country", all[0] ?? iso, [iso]), names: all })),
    ...lands.flatMap(({ name, also, in: within }) => ({ place: place("region", name, within), names: [name, ...also] })),
    ...sites.map(({ name, also, country, at: [north, east] }) => ({
      place: { ...place("town", name, [country]), at: { latitude: Math.round(north * 100), longitude: Math.round(east * 100) } },
      names: [name, ...also],
    })),
  ];
}

function byKey(places: readonly OwnPlace[]): ReadonlyMap<string, readonly GazetteerPlace[]> {
  const named = places.flatMap(({ place, names: all }) => [...new Set(all.map(placeKey))].map((key) => ({ key, place })));
  return new Map([...groupBy(named, ({ key }) => key)].map(([key, all]) => [key, all.map(({ place }) => place)]));
}

/** One pass over the lines of the towns: nothing is kept of those that nobody asks for. */
function townsCalled(text: string, wanted: ReadonlySet<string>, renamed: ReadonlyMap<string, string>): Map<string, GazetteerPlace[]> {
  const found = new Map<string, GazetteerPlace[]>();
  const numbers = new Map<string, string[]>();
  for (const key of wanted) {
    const number = renamed.get(key);
    if (number !== undefined) numbers.set(number, [...(numbers.get(number) ?? []), key]);
  }
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0; start = end + 1, end = text.indexOf("\n", start)) {
    const keys = text.slice(text.lastIndexOf("\t", end) + 1, end).split("|");
    const hits = keys.filter((key) => wanted.has(key));
    const also = numbers.get(text.slice(start, text.indexOf("\t", start)));
    if ((hits.length === 0 && also === undefined) || text.charAt(start) === "#") continue;
    const place = townIn(text.slice(start, end));
    for (const key of new Set([...hits, ...(also ?? [])])) {
      const alias = key !== keys[0] && also?.includes(key) !== true;
      found.set(key, [...(found.get(key) ?? []), alias ? { ...place, alias } : place]);
    }
  }
  return found;
}

function townIn(line: string): GazetteerPlace {
  const [number = "", name = "", country = "", division = "", latitude, longitude, people, keys = ""] = line.split("\t");
  return {
    id: `geonames:${number}`,
    name: name === "" ? titled(keys.split("|")[0] ?? "") : name,
    kind: "town",
    at: { latitude: Number(latitude), longitude: Number(longitude) },
    within: [division === "" ? country : `${country}.${division}`],
    ...(people === "0" ? {} : { population: Number(people) }),
  };
}
