import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { parse } from "yaml";
import { speak } from "../base/language.ts";
import { familyName, term } from "./terms.ts";

afterEach(() => speak("en"));

const knowledge = readFileSync(join(import.meta.dirname, "..", "..", "..", "knowledge", "predicates.yaml"), "utf8");
const { predicates } = parse(knowledge) as {
  readonly predicates: readonly {
    readonly id: string;
    readonly family: string;
    readonly roles: object;
    readonly effects?: readonly { readonly state: string }[];
  }[];
};

test("whatever can be said to have happened, and whoever took part, has a German word", () => {
  const ids = new Set(
    predicates.flatMap(({ id, family, roles, effects = [] }) => [id, family, ...Object.keys(roles), ...effects.map(({ state }) => state)]),
  );
  const english = new Map([...ids].map((id) => [id, term(id)]));
  speak("de");
  expect([...ids].filter((id) => term(id) === english.get(id))).toEqual([]);
  expect(term("hold-office")).toBe("ein Amt innehaben");
});

test("kinds of event are named, in German too, and not told", () => {
  expect(familyName("office-end")).toBe("end of office");
  speak("de");
  const families = [...new Set(predicates.map(({ family }) => family))];
  expect(families.filter((family) => !/^\p{Lu}/u.test(familyName(family)))).toEqual([]);
});
