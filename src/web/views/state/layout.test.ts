import { expect, test } from "vitest";
import type { StateRow } from "../../../api/wire.ts";
import { ALWAYS, gregorianDay, NEVER } from "../../../time/days.ts";
import { type Branch, groupsOf, lifeOf, pairsOf } from "./layout.ts";

const open = { earliest: ALWAYS, latest: NEVER };

function row(subject: string, told: Partial<StateRow> = {}): StateRow {
  return { subject, status: "certain", since: open, until: open, evidence: [], ...told };
}

test("the life of a row says no more than is known", () => {
  const day = gregorianDay(1849, 4, 14);
  expect(lifeOf({ since: open, until: open })).toBeUndefined();
  expect(lifeOf({ since: { earliest: day, latest: day }, until: { earliest: day, latest: NEVER } })).toBe("from 14 April 1849, end unknown");
});

test("offices stand by body, and forces as a tree of command", () => {
  const shape = (branches: readonly Branch[]): unknown[] =>
    branches.map(({ row: { subject }, parts }) => (parts.length === 0 ? subject : [subject, shape(parts)]));
  const offices = groupsOf({ id: "offices", rows: [row("chairman", { under: "Council" }), row("mayor"), row("secretary", { under: "Council" })] });
  expect(offices.map(({ under, branches }) => [under, shape(branches)])).toEqual([
    ["Council", ["chairman", "secretary"]],
    [undefined, ["mayor"]],
  ]);
  const forces = groupsOf({
    id: "forces",
    rows: [row("2nd battalion", { under: "1st regiment" }), row("1st regiment", { under: "army" }), row("army")],
  });
  expect(forces.map(({ branches }) => shape(branches))).toEqual([[["army", [["1st regiment", ["2nd battalion"]]]]]]);
});

test("two forces that are each told to be a part of the other are both shown", () => {
  const forces = groupsOf({ id: "forces", rows: [row("a", { under: "b" }), row("b", { under: "a" })] });
  expect(forces.flatMap(({ branches }) => branches.map((branch) => branch.row.subject))).toEqual(["a", "b"]);
});

test("an office that changes hands is one row with both holders", () => {
  const before = row("chairman", { value: "Tora" });
  const after = row("chairman", { value: "Kasimi" });
  const gone = row("army");
  expect(
    pairsOf([
      { kind: "ended", before },
      { kind: "ended", before: gone },
      { kind: "begun", after },
    ]),
  ).toEqual([
    { kind: "other", before, after },
    { kind: "ended", before: gone },
  ]);
});
