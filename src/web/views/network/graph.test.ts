import fc from "fast-check";
import { expect, test } from "vitest";
import { records, velmEntity } from "../../../../test/browser/fixture.ts";
import { readingOf } from "../../../api/wire.ts";
import type { Claim, ClaimId } from "../../../model/claim.ts";
import type { Entity, EntityId } from "../../../model/entity.ts";
import type { MentionId, NameMention } from "../../../model/mention.ts";
import type { Day } from "../../../model/time.ts";
import { libraryOf } from "../../data/library.ts";
import { networkOf } from "./graph.ts";
import { layoutOf } from "./layout.ts";

const pattern = records.claims[0] as Claim;
const name = records.mentions.find((mention): mention is NameMention => mention.kind === "person") as NameMention;

/** A reading in which the people of each row take part in one claim. */
function reading(rows: readonly (readonly number[])[], change: (index: number) => Partial<Claim> = () => ({})) {
  const people = [...new Set(rows.flat())];
  const mentions = people.map((person) => ({ ...name, id: `m${person}` as MentionId }));
  const entities: Entity[] = people.map((person) => ({
    id: `e${String(person).padStart(3, "0")}` as EntityId,
    kind: "person",
    name: `Person ${person}`,
    variants: [],
    joins: [{ mention: `m${person}` as MentionId, reason: "same-name", inferred: false }],
  }));
  const claims = rows.map((row, index) => ({
    ...pattern,
    id: `c${index}` as ClaimId,
    roles: { agent: row.map((person) => ({ span: name, quote: name.quote, mention: `m${person}` as MentionId })) },
    ...change(index),
  }));
  return libraryOf(readingOf("people", { ...records, mentions, entities: [...entities, velmEntity], claims }));
}

test("two are tied by as many claims as both take part in, counted by hand", () => {
  const rows = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }), { maxLength: 12 });
  fc.assert(
    fc.property(rows, (all) => {
      const { ties } = networkOf(reading(all), { day: undefined, most: 100 });
      for (let a = 0; a <= 6; a++) {
        for (let b = a + 1; b <= 6; b++) {
          const tie = ties.find((one) => one.a === `e00${a}` && one.b === `e00${b}`);
          expect(tie?.claims.length ?? 0).toBe(all.filter((row) => row.includes(a) && row.includes(b)).length);
        }
      }
    }),
  );
});

test("what was denied or never came about ties nobody, nor what is dated far from the day", () => {
  const library = reading(
    [
      [1, 2],
      [1, 3],
      [1, 4],
      [1, 5],
    ],
    (index) => [{ polarity: "denied" } as const, { modality: "unrealised" } as const, {}, { when: undefined }][index] ?? {},
  );
  const tied = (day: Day | undefined) => networkOf(library, { day, most: 100 }).ties.map(({ b }) => b);
  expect(tied(undefined).sort()).toEqual(["e004", "e005"]);
  const dated = pattern.when?.interval.start.earliest as Day;
  expect(tied(dated)).toEqual(["e004"]);
  expect(tied((dated + 4000) as Day)).toEqual([]);
});

test("of many the most tied are kept, and it is said how many there are", () => {
  const library = reading(Array.from({ length: 20 }, (_, index) => [0, index + 1]));
  const { nodes, ties, all } = networkOf(library, { day: undefined, most: 5 });
  expect(nodes).toHaveLength(5);
  expect(nodes[0]?.entity.name).toBe("Person 0");
  expect(ties).toHaveLength(4);
  expect(all).toBe(21);
});

test("a network settles, always the same way, with nobody on top of another", () => {
  const network = networkOf(reading(Array.from({ length: 60 }, (_, index) => [index % 20, (index * 7) % 40])), { day: undefined, most: 100 });
  const settled = () => {
    const layout = layoutOf(network);
    for (let count = 0; count < 1000 && layout.settle(50); count++);
    return layout.placed.map(({ x, y }) => ({ x: x ?? Number.NaN, y: y ?? Number.NaN }));
  };
  const first = settled();
  expect(settled()).toEqual(first);
  first.forEach((one, index) => {
    for (const other of first.slice(index + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(5);
  });
});

test("around one, only those that it has to do with are there, however many others there are", () => {
  const rows = [[0, 1], [1, 2], [2, 3], [0, 4], ...Array.from({ length: 50 }, (_, index) => [10 + index, 100 + index])];
  const network = networkOf(reading(rows), { day: undefined, most: 100, around: "e000" as EntityId });
  expect(network.nodes.map(({ entity }) => entity.id).sort()).toEqual(["e000", "e001", "e004"]);
  expect(network.ties.map(({ a, b }) => `${a} ${b}`).sort()).toEqual(["e000 e001", "e000 e004"]);
  expect(network.all).toBe(3);
});
