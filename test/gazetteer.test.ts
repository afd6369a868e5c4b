import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { HEADER, trim } from "../scripts/gazetteer/trim.ts";
import { root } from "./support/code.ts";

const towns = readFileSync(join(root, "knowledge", "places", "towns.tsv"), "utf8");

/** A row as GeoNames has it. */
function row(id: number, name: string, rest: { readonly names?: string; readonly feature?: string; readonly people?: number }): string {
  const { names = "", feature = "PPL", people = 0 } = rest;
  return [id, name, name, names, "54.35227", "-18.64912", "P", feature, "PL", "", "82", "", "", "", people, "", "", "", ""].join("\t");
}

test("towns are kept for their people, their rank, their many names, or because a name of the past is theirs", () => {
  const given = [
    row(40, "Gdańsk", { names: "Danzig,GDN,gdnsq,Гданск,Dànzica,Gdansk,ge dan si ke", people: 461_865 }),
    row(30, "Hamlet", { people: 600 }),
    row(20, "Small Seat", { feature: "PPLA" }),
    row(10, "Wanted", { names: "Wanted" }),
    row(50, "Manynames", { names: "Aaa,Bbb,Ccc,Ddd,Eee,Fff" }),
    row(60, "Quarter", { feature: "PPLX", people: 90_000 }),
  ];
  expect(trim(`${given.join("\n")}\n`, new Set(["10"])).split("\n")).toEqual([
    ...HEADER,
    "10\t\tPL\t82\t5435\t-1865\t0\twanted",
    "20\t\tPL\t82\t5435\t-1865\t0\tsmall seat",
    "40\tGdańsk\tPL\t82\t5435\t-1865\t461865\tgdansk|danzig|danzica",
    "50\t\tPL\t82\t5435\t-1865\t0\tmanynames|aaa|bbb|ccc|ddd|eee|fff",
    "",
  ]);
});

test("the towns that are there were made by the script that is there, and a browser tab can bear them", () => {
  const lines = towns.trimEnd().split("\n");
  expect(lines.slice(0, HEADER.length)).toEqual(HEADER);
  const rows = lines.slice(HEADER.length).map((line) => line.split("\t"));
  expect(rows.filter((cells) => cells.length !== 8)).toEqual([]);
  const numbers = rows.map(([number]) => Number(number));
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  expect(Buffer.byteLength(towns)).toBeLessThan(3_000_000);
});
