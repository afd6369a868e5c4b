import { describe, expect, test } from "vitest";
import { learnt } from "../../test/support/learnt.ts";
import { loadGazetteer, type OwnPlace } from "../lang/gazetteer.ts";
import { loadOwnGazetteer } from "../lang/own-gazetteer.ts";
import type { Act, Decision, DecisionId } from "../model/decision.ts";
import type { SourceId } from "../model/source.ts";
import { analyse } from "../pipeline.ts";
import { readPlaces } from "../readers/data.ts";
import { readSource } from "../source/index.ts";
import { distance } from "./geography.ts";
import { placeTitle, placingReason } from "./reasons.ts";

const { languages, knowledge, problems } = learnt();
const { files, towns = "" } = readPlaces();

function gazetteer(own: readonly OwnPlace[] = []) {
  const { value, problems: faults } = loadGazetteer(files, { towns, own });
  if (value === undefined) throw new Error(faults.join("\n"));
  return value;
}

const whole = gazetteer();

/** Each place of a text: where it lies, or what it may be, and why. */
function placed(
  given: string,
  known = whole,
  acts: readonly Act[] = [],
): Readonly<Record<string, { readonly place?: string; readonly candidates: readonly string[]; readonly why: string }>> {
  if (knowledge === undefined) throw new Error(problems.join("\n"));
  const source = readSource({ id: "account" as SourceId, given, format: "plain", metadata: { language: "en" } });
  const { entities, mentions, places } = analyse([source], { languages, knowledge, rules: [], gazetteer: known }, decided(acts));
  const nameOf = new Map(entities.map(({ id, name }) => [id, name]));
  const words = {
    mention: (id: string) => mentions.find((mention) => mention.id === id)?.quote ?? "",
    entity: (id: string) => nameOf.get(id as (typeof entities)[number]["id"]) ?? "",
  };
  return Object.fromEntries(
    places.map((placing) => [
      words.entity(placing.entity),
      {
        ...(placing.place === undefined ? {} : { place: placing.place.id }),
        candidates: placing.candidates.map(({ name, country }) => `${name}, ${country}`),
        why: placingReason(placing, words),
      },
    ]),
  );
}

function decided(acts: readonly Act[]): readonly Decision[] {
  return acts.map((act, index) => ({ ...act, id: `d${index}` as DecisionId, at: "", by: "Ada", after: [] }));
}

const ISTANBUL = "geonames:745044";

describe("a place is found", () => {
  test("by the name that it had, in whichever spelling", () => {
    const read = placed("In 1453 the sultan took Constantinople. In 1939 troops entered Danzig, and in 1944 the rebels took Ghulja.");
    expect(read["Constantinople"]).toMatchObject({ place: ISTANBUL, why: "the only place of that name in the gazetteer" });
    expect(read["Danzig"]).toMatchObject({ place: "geonames:3099434" });
    expect(read["Ghulja"]).toMatchObject({ place: "geonames:1529013" });
  });

  test.each([
    ["Dihua", "Ürümqi"],
    ["Tihwa", "Ürümqi"],
    ["Kulja", "Yining"],
    ["Chuguchak", "Tacheng"],
    ["Nileke", "Nilka"],
    ["Verny", "Almaty"],
    ["Königsberg", "Kaliningrad"],
    ["Koenigsberg", "Kaliningrad"],
    ["Stalingrad", "Volgograd"],
    ["Saigon", "Ho Chi Minh City"],
    ["Karakorum", "Karakorum"],
    ["Léopoldville", "Kinshasa"],
  ])("%s is %s", (name, now) => {
    expect(
      whole
        .find([name])
        .get(name)
        ?.map((place) => place.name),
    ).toContain(now);
  });

  test("whatever its marks, capitals and hyphens", () => {
    const ids = (name: string) =>
      whole
        .find([name])
        .get(name)
        ?.map(({ id }) => id);
    expect(ids("GDANSK")).toEqual(ids("Gdańsk"));
    expect(ids("Alma Ata")).toEqual(ids("Alma-Ata"));
    expect(ids("Gdanskk")).toBeUndefined();
  });
});

describe("a place of which there are several", () => {
  test("stays open with all of them where nothing tells which", () => {
    const { Springfield } = placed("In 1839 the clerk moved to Springfield and opened an office.");
    expect(Springfield?.place).toBeUndefined();
    expect(Springfield?.candidates.length).toBeGreaterThan(3);
    expect(Springfield?.why).toBe(`${Springfield?.candidates.length} places of that name, and nothing in the account tells which`);
  });

  test("is never the largest for being the largest", () => {
    expect(placed("In 1848 the envoy left for Paris.")["Paris"]).toMatchObject({
      candidates: expect.arrayContaining(["Paris, France", "Paris, United States"]),
    });
    expect(placed("In 1848 the envoy left for Paris.")["Paris"]?.place).toBeUndefined();
  });

  test("is the one in what is named beside it", () => {
    const read = placed("In 1839 the clerk moved to Springfield, Illinois, and opened an office.");
    expect(read["Springfield"]).toMatchObject({
      candidates: ["Springfield, United States"],
      why: "of that name the only one in “Illinois”, named beside it",
    });
    expect(read["Springfield"]?.place).toBe("geonames:4250542");
  });

  test("is the one near the other places of the account", () => {
    const { Barcelona } = placed("In 1813 the army marched from Cumaná to Barcelona. It then took La Guaira and Puerto Cabello.");
    expect(Barcelona?.candidates).toEqual(["Barcelona, Venezuela"]);
    expect(Barcelona?.why).toMatch(/^of that name the only one near “/u);
  });

  test("is not a small one for a country that is named far away in the account", () => {
    const { London } = placed("In 1812 the United States went to war. The envoy wrote to London in June.");
    expect(London?.place).toBeUndefined();
    expect(London?.candidates).toContain("London, United Kingdom");
  });
});

test("what somebody chose is there, and tells of what lies near it; what was passed over can still be chosen, or none", () => {
  const told = "He rode from Columbus to Dayton, and from there to Springfield.";
  const columbus = { act: "place", name: "Columbus", place: "geonames:4509177" } as const;
  const dayton = { act: "place", name: "Dayton", place: "geonames:4509884" } as const;
  const [before, after, none] = [placed(told), placed(told, whole, [columbus, dayton]), placed(told, whole, [{ ...columbus, place: null }])];
  expect([before["Columbus"]?.place, before["Springfield"]?.place]).toEqual([undefined, undefined]);
  expect(after["Columbus"]).toMatchObject({ place: "geonames:4509177", why: "decided by hand" });
  expect(after["Springfield"]?.place).toBe("geonames:4525353");
  expect(none["Columbus"]).toMatchObject({ why: "decided by hand" });
  expect(none["Columbus"]?.place).toBeUndefined();
  const gone = placed(told, whole, [{ ...columbus, place: "geonames:1" }]);
  expect(gone["Columbus"]).toEqual(before["Columbus"]);
});

test("what the gazetteer does not know, or only knows far from all else, is left open", () => {
  expect(placed("In 1850 the rider reached Zzyxburg.")["Zzyxburg"]).toBeUndefined();
  const read = placed("The army held Kashgar, Khotan, Kumul, Turpan, Urumchi and Korla in 1933. A column went on to Xanten by night.");
  expect(read["Urumchi"]?.place).toBe("geonames:1529102");
  expect(read["Xanten"]?.place).toBeUndefined();
  expect(read["Xanten"]?.why).toBe("the only place of that name in the gazetteer is far from every other place of the account");
});

test("without a gazetteer no place is looked up", () => {
  if (knowledge === undefined) throw new Error(problems.join("\n"));
  const source = readSource({ id: "account" as SourceId, given: "In 1453 the sultan took Constantinople.", format: "plain", metadata: {} });
  expect(analyse([source], { languages, knowledge, rules: [] }).places).toEqual([]);
});

describe("a dossier's own gazetteer", () => {
  const own = (text: string, path = "gazetteer.csv") => loadOwnGazetteer({ path, text });
  const header = "name,also,latitude,longitude,country,id\n";

  test("wins over ours, and places what ours does not know", () => {
    const { value = [] } = own(`${header}Springfield,Old Springfield,10.5,-20.25,GB,spring\r\n"Zzyxburg, Upper",,1,2,,\n\nZzyxburg,,,,,\n`);
    const read = placed("In 1839 the clerk moved from Zzyxburg to Springfield, Illinois.", gazetteer(value));
    expect(read["Springfield"]).toEqual({
      place: "own:spring",
      candidates: ["Springfield, United Kingdom"],
      why: "the dossier's own gazetteer has it",
    });
    expect(gazetteer(value).find(["old springfield", "Zzyxburg, Upper"]).size).toBe(2);
    expect(placeTitle(gazetteer(value).find(["Springfield"]).get("Springfield")?.[0] ?? expect.fail())).toBe(
      "Springfield, United Kingdom (10.50° N, 20.25° W)",
    );
  });

  test("with two places of a name leaves that name open between them", () => {
    const { value = [] } = own(`${header}Springfield,,10,20,,a\nSpringfield,,30,40,,b\n`);
    const { Springfield } = placed("In 1839 the clerk moved to Springfield.", gazetteer(value));
    expect([Springfield?.place, Springfield?.candidates.length]).toEqual([undefined, 2]);
  });

  test("may be Linked Places", () => {
    const place = {
      type: "Feature",
      "@id": "x:1",
      properties: { title: "Zzyxburg", ccodes: ["PL"] },
      names: [{ toponym: "Zzyx" }],
      when: { timespans: [] },
    };
    const text = JSON.stringify({
      type: "FeatureCollection",
      "@context": "x",
      features: [{ ...place, geometry: { type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [18.5, 54] }] } }],
    });
    const { value = [], problems: faults } = own(text, "gazetteer.json");
    expect(faults).toEqual([]);
    expect(gazetteer(value).find(["ZZYX"]).get("ZZYX")).toEqual([
      { id: "own:x:1", name: "Zzyxburg", kind: "town", within: ["PL"], country: "Poland", at: { latitude: 5400, longitude: 1850 } },
    ]);
  });

  test.each([
    ["an empty file", "", "gazetteer.csv:1: there is nothing in it; its first line names the columns: name,also,latitude,longitude,country,id"],
    ["a misspelt column", "name,latitud,longitude\n", 'gazetteer.csv:1: there is no column "latitud"; did you mean latitude?'],
    ["no names", "also\nA\n", "gazetteer.csv:1: there is no column name, which holds the name that the accounts use"],
    ["half a point", "name,latitude\n", "gazetteer.csv:1: latitude and longitude go together: give both columns or none"],
    [
      "a latitude that is none",
      "name,latitude,longitude\nA,95,1\n",
      'gazetteer.csv:2: "95" is no latitude: give degrees from -90 to 90 with a point, such as 54.35',
    ],
    [
      "a decimal comma",
      'name,latitude,longitude\nA,"54,5",1\n',
      'gazetteer.csv:2: "54,5" is no latitude: give degrees from -90 to 90 with a point, such as 54.35',
    ],
    ["too many cells", "name\nA\nB, C\n", "gazetteer.csv:3: 2 cells for 1 columns; a cell with a comma in it stands in double quotes"],
    ["an open quote", 'name,also\nA,"B\nC,D\n', "gazetteer.csv:2: a double quote is opened here and never closed"],
    ["words after a quote", 'name,also\nA,"B"C\n', 'gazetteer.csv:2: after a closing double quote stands "C" and no comma'],
    ["a country in words", "name,country\nA,Poland\n", 'gazetteer.csv:2: "Poland" is no country: give its two letters of ISO 3166, such as PL'],
    ["a place without a name", "name,also\n,B\n", "gazetteer.csv:2: a place without a name"],
  ])("is refused with %s", (_, text, problem) => {
    expect(own(text)).toEqual({ problems: [problem] });
  });

  test("is refused as Linked Places that are none, with line and column", () => {
    const broken = own('{ "type": "FeatureCollection",\n  "features": [ { "type": "Feature", "properties": {} } ] }', "gazetteer.geojson");
    expect(broken.value).toBeUndefined();
    expect(broken.problems[0]).toMatch(
      /^gazetteer\.geojson:2:\d+: features\.0\.properties.*; a gazetteer is a FeatureCollection of Linked Places, or a \.csv$/u,
    );
    expect(own('{ "type": "FeatureCollection", "features": [], }', "gazetteer.json").value).toBeUndefined();
    expect(own('{ "type": ', "gazetteer.json").problems[0]).toMatch(/^gazetteer\.json:1:/u);
  });
});

describe("what is written by hand", () => {
  test("names towns of GeoNames by their number and their name there", () => {
    const renamed = [
      ...(files.find(({ path }) => path.endsWith("historical.yaml"))?.text ?? "").matchAll(/geonames: (\d+), now: "?(.+?)"?, names: \[(.+)\]/gu),
    ];
    expect(renamed.length).toBeGreaterThan(300);
    const first = (names: string) => names.split(", ")[0]?.replaceAll('"', "") ?? "";
    const found = whole.find(renamed.map(([, , , names = ""]) => first(names)));
    const wrong = renamed.filter(
      ([, number, now, names = ""]) => found.get(first(names))?.some(({ id, name }) => id === `geonames:${number}` && name === now) !== true,
    );
    expect(wrong.map(([row]) => row)).toEqual([]);
  });

  test("has sites in the country that it says: near some town of that country", () => {
    const sites = ["Karakorum", "Isandlwana", "Vijayanagara", "Dien Bien Phu", "Fashoda", "Great Zimbabwe"];
    for (const name of sites) {
      const site = whole
        .find([name])
        .get(name)
        ?.find(({ id }) => id.startsWith("regest:"));
      const [country = ""] = site?.within ?? [];
      const near = towns.split("\n").some((line) => {
        const [, , iso, , latitude, longitude] = line.split("\t");
        const town = { id: "", name: "", kind: "town" as const, within: [], at: { latitude: Number(latitude), longitude: Number(longitude) } };
        return iso === country && site !== undefined && (distance(site, town) ?? 9999) < 250;
      });
      expect([name, near]).toEqual([name, true]);
    }
  });
});

test("distances are those of the globe", () => {
  const at = (latitude: number, longitude: number) => ({ id: "", name: "", kind: "town" as const, within: [], at: { latitude, longitude } });
  expect(distance(at(5235, 1340), at(4886, 235))).toBeGreaterThan(830);
  expect(distance(at(5235, 1340), at(4886, 235))).toBeLessThan(930);
  expect(distance(at(0, 17_950), at(0, -17_950))).toBe(111);
});
