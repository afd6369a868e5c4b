import { z } from "zod";
import { nearest } from "../base/nearest.ts";
import type { GazetteerPlace } from "../model/place.ts";
import type { DataFile } from "./data.ts";
import type { OwnPlace } from "./gazetteer.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

/** The columns of a gazetteer in CSV; `name` must be there, and of `latitude` and `longitude` both or none. */
const COLUMNS = ["name", "also", "latitude", "longitude", "country", "id"] as const;
type Column = (typeof COLUMNS)[number];

/** A dossier's own gazetteer: CSV by its ending, else Linked Places in JSON. Every problem says file, line, what is wrong and what to do. */
export function loadOwnGazetteer(file: DataFile): Loaded<readonly OwnPlace[]> {
  return file.path.toLowerCase().endsWith(".csv") ? fromCsv(file) : fromLinkedPlaces(file);
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function fromCsv({ path, text }: DataFile): Loaded<readonly OwnPlace[]> {
  const { rows, problem } = rowsOf(text);
  if (problem !== undefined) return { problems: [`${path}:${problem}`] };
  const [head, ...body] = rows;
  if (head === undefined) return { problems: [`${path}:1: there is nothing in it; its first line names the columns: ${COLUMNS.join(",")}`] };
  const columns = head.cells.map((cell) => cell.trim().toLowerCase());
  const fault = faultOfColumns(columns);
  if (fault !== undefined) return { problems: [`${path}:${head.line}: ${fault}`] };
  const problems: string[] = [];
  const places = body.flatMap((row): OwnPlace[] => {
    const place = placeOf(row, columns as readonly Column[]);
    if (typeof place !== "string") return [place];
    problems.push(`${path}:${row.line}: ${place}`);
    return [];
  });
  return problems.length > 0 ? { problems } : { value: places, problems };
}

function faultOfColumns(columns: readonly string[]): string | undefined {
  const unknown = columns.find((column) => !COLUMNS.some((known) => known === column));
  if (unknown !== undefined) {
    const close = nearest(unknown, COLUMNS);
    return `there is no column "${unknown}"; ${close === undefined ? `the columns are ${COLUMNS.join(", ")}` : `did you mean ${close}?`}`;
  }
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) return `the column ${twice} stands twice`;
  if (!columns.includes("name")) return "there is no column name, which holds the name that the accounts use";
  return columns.includes("latitude") === columns.includes("longitude") ? undefined : "latitude and longitude go together: give both columns or none";
}

/** The place of a row, or what is wrong with it. */
function placeOf({ cells, line }: Row, columns: readonly Column[]): OwnPlace | string {
  if (cells.length !== columns.length)
    return `${cells.length} cells for ${columns.length} columns; a cell with a comma in it stands in double quotes`;
  const cell = (column: Column) => cells[columns.indexOf(column)]?.trim() ?? "";
  const name = cell("name");
  if (name === "") return "a place without a name";
  const country = cell("country");
  if (country !== "" && !/^[A-Z]{2}$/u.test(country)) return `"${country}" is no country: give its two letters of ISO 3166, such as PL`;
  const at = pointOf(cell("latitude"), cell("longitude"));
  if (typeof at === "string") return at;
  const also = cell("also")
    .split(";")
    .map((each) => each.trim());
  const id = cell("id") === "" ? `own:${line}` : `own:${cell("id")}`;
  return { place: ownPlace({ id, name, within: country === "" ? [] : [country], at }), names: [name, ...also.filter((each) => each !== "")] };
}

function ownPlace({ at, ...place }: Pick<GazetteerPlace, "id" | "name" | "within"> & { readonly at: GazetteerPlace["at"] }): GazetteerPlace {
  return { ...place, kind: "town", ...(at === undefined ? {} : { at }) };
}

/** A point in degrees; undefined where none is given, a sentence where it is none. */
function pointOf(north: string, east: string): GazetteerPlace["at"] | string {
  if (north === "" && east === "") return undefined;
  const degrees = (text: string, most: number) =>
    /^[-+]?\d{1,3}(?:\.\d+)?$/u.test(text) && Math.abs(Number(text)) <= most ? Number(text) : undefined;
  const [latitude, longitude] = [degrees(north, 90), degrees(east, 180)];
  if (latitude === undefined) return `"${north}" is no latitude: give degrees from -90 to 90 with a point, such as 54.35`;
  if (longitude === undefined) return `"${east}" is no longitude: give degrees from -180 to 180 with a point, such as 18.65`;
  return { latitude: Math.round(latitude * 100), longitude: Math.round(longitude * 100) };
}

/** The rows of a CSV file (RFC 4180), with the lines they begin in; empty lines are no rows. */
function rowsOf(text: string): { readonly rows: readonly Row[]; readonly problem?: string } {
  const rows: Row[] = [];
  let line = 1;
  let index = 0;
  while (index < text.length) {
    const first = line;
    const cells: string[] = [];
    for (let open = true; open; ) {
      const quoted = text.charAt(index) === '"';
      const end = quoted ? closing(text, index) : unquotedEnd(text, index);
      if (end === undefined) return { rows: [], problem: `${first}: a double quote is opened here and never closed` };
      const cell = text.slice(index, end);
      line += cell.split(/\r\n|[\r\n]/u).length - 1;
      cells.push(quoted ? cell.slice(1, -1).replaceAll('""', '"') : cell);
      const next = text.charAt(end);
      if (quoted && next !== "" && !/[,\r\n]/u.test(next))
        return { rows: [], problem: `${line}: after a closing double quote stands "${next}" and no comma` };
      open = next === ",";
      index = end + (next === "\r" && text.charAt(end + 1) === "\n" ? 2 : 1);
    }
    line += 1;
    if (cells.length > 1 || cells[0]?.trim() !== "") rows.push({ line: first, cells });
  }
  return { rows };
}

function unquotedEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !/[,\r\n]/u.test(text.charAt(end))) end++;
  return end;
}

/** One past the double quote that closes the one at `start`. */
function closing(text: string, start: number): number | undefined {
  let index = start + 1;
  while (index < text.length) {
    if (text.charAt(index) !== '"') index += 1;
    else if (text.charAt(index + 1) === '"') index += 2;
    else return index + 1;
  }
  return undefined;
}

const degrees = (most: number) => z.number().min(-most).max(most);
const point = z.looseObject({ type: z.literal("Point"), coordinates: z.tuple([degrees(180), degrees(90)]).rest(z.number()) });
const shape = z.looseObject({ type: z.string(), geometries: z.array(z.looseObject({ type: z.string() })).optional() });
const feature = z.looseObject({
  type: z.literal("Feature"),
  "@id": z.string().optional(),
  properties: z.looseObject({ title: z.string().min(1), ccodes: z.array(z.string().regex(/^[A-Z]{2}$/u, "two letters of ISO 3166")).default([]) }),
  names: z.array(z.looseObject({ toponym: z.string().min(1) })).default([]),
  geometry: z.union([point, shape]).nullish(),
});
const linkedPlaces = z.looseObject({ type: z.literal("FeatureCollection"), features: z.array(feature) });

/** A file that is right is read fast; only one that is wrong is read again to say where. One larger than this is then not. */
const MOST_EXPLAINED = 1_000_000;

function linkedPlacesIn(file: DataFile): Loaded<z.infer<typeof linkedPlaces>> {
  const quick = linkedPlaces.safeParse(jsonOf(file.text));
  if (quick.success) return { value: quick.data, problems: [] };
  if (file.text.length > MOST_EXPLAINED) return { problems: [`${file.path}:1: it is no JSON in the form of Linked Places`] };
  const { problems } = loadYaml(file, linkedPlaces);
  return { problems: problems.length > 0 ? problems : [`${file.path}:1: it is no JSON`] };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Linked Places: a collection of features with their titles, names and points. Other shapes than points are passed over. */
function fromLinkedPlaces(file: DataFile): Loaded<readonly OwnPlace[]> {
  const { value, problems } = linkedPlacesIn(file);
  if (value === undefined)
    return { problems: problems.map((problem) => `${problem}; a gazetteer is a FeatureCollection of Linked Places, or a .csv`) };
  return {
    problems,
    value: value.features.map(({ "@id": id, properties: { title, ccodes }, names, geometry }, index) => {
      const found = [geometry, ...(geometry?.["geometries"] === undefined ? [] : (geometry["geometries"] as readonly unknown[]))];
      const at = found.map((each) => point.safeParse(each).data?.coordinates).find((each) => each !== undefined);
      return {
        place: ownPlace({
          id: `own:${id ?? index + 1}`,
          name: title,
          within: ccodes,
          at: at === undefined ? undefined : { latitude: Math.round(at[1] * 100), longitude: Math.round(at[0] * 100) },
        }),
        names: [title, ...names.map(({ toponym }) => toponym)],
      };
    }),
  };
}
