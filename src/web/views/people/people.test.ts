import { expect, test } from "vitest";
import { claimsOfBoth, letters, records, townBook, velmEntity } from "../../../../test/browser/fixture.ts";
import { readingOf } from "../../../api/wire.ts";
import { libraryOf } from "../../data/library.ts";
import { claimsOf, listOf, namesOf, partakersOf, relationsOf } from "./people.ts";

const entities = [...records.entities, velmEntity];
const library = libraryOf(readingOf("The siege", { ...records, entities, claims: claimsOfBoth }));

test("names are found by a part of them, in any case and without their marks", () => {
  const [first] = listOf(library, "person", "");
  if (first === undefined) throw new Error("somebody is needed");
  expect(listOf(library, "person", "  TISZÁ ").map(({ entity }) => entity.id)).toEqual([first.entity.id]);
  expect(listOf(library, "person", "nobody of that name")).toEqual([]);
  expect(listOf(library, "place", "tisza")).toEqual([]);
});

test("each way of writing a name says how often it stands", () => {
  for (const entity of entities) {
    const counted = namesOf(entity).reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(entity.variants.reduce((sum, { mentions }) => sum + mentions.length, 0));
  }
});

test("what is told of two stands on both their pages, and on nobody's twice", () => {
  for (const entity of entities) {
    const own = claimsOf(library, entity.id).flatMap(({ claims }) => claims);
    expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
    expect(own).toHaveLength(claimsOfBoth.filter((claim) => partakersOf(library, claim).some(({ id }) => id === entity.id)).length);
    for (const { other, claims } of relationsOf(library, entity.id)) {
      const back = relationsOf(library, other.id).find((relation) => relation.other.id === entity.id);
      expect(back?.claims.map(({ id }) => id)).toEqual(claims.map(({ id }) => id));
    }
  }
});

test("two that are always told together are each other's first", () => {
  const [first] = relationsOf(library, velmEntity.id);
  expect(first?.other.name).toContain("Tisza");
  expect(first?.claims).toHaveLength(claimsOfBoth.length);
});

test("claims stand account by account", () => {
  const order = [townBook.id, letters.id];
  for (const entity of entities) {
    const accounts = claimsOf(library, entity.id).map(({ account }) => order.indexOf(account));
    expect(accounts).toEqual([...accounts].sort((a, b) => a - b));
  }
});
