import { expect, test } from "vitest";
import { claimed } from "../../test/support/claimed.ts";

function rolesOf(given: string, predicate: string): Readonly<Record<string, readonly string[]>> | undefined {
  const claim = claimed(given).claims.find((each) => each.predicate === predicate);
  return claim && Object.fromEntries(Object.entries(claim.roles).map(([role, fillers]) => [role, fillers.map(({ quote }) => quote)]));
}

test.each([
  ["In 1628 Moreno summoned Lima to open its gates.", "surrender", { agent: ["Lima"] }],
  ["In 1834 Haas called upon the rebels in the citadel to lay down their arms.", "surrender", { agent: ["the rebels"] }],
  ["In 1581 Moreno had commanded Carlos Haas, then at Lima, to march against Quito.", "attack", { agent: ["Carlos Haas"], patient: ["Quito"] }],
  ["In 1853 Moreno advised the Emperor to ratify the treaty.", "ratify", { agent: ["the Emperor"], document: ["the treaty"] }],
])("who is told to do it does it: %s", (text, predicate, roles) => {
  expect(rolesOf(text, predicate)).toEqual(roles);
});

test.each([
  ["In 1203 their envoy begged the Doge to send ships.", "demand", { theme: ["to send ships"], recipient: ["the Doge"], agent: ["Their envoy"] }],
  [
    "In 1809 Moreno instructed Marshal Haas to cross the Danube and attack Lima.",
    "demand",
    { theme: ["to cross the Danube and attack Lima"], recipient: ["Haas"], agent: ["Moreno"] },
  ],
  [
    "The first article bound both kings to restore all prisoners.",
    "provide",
    { theme: ["to restore all prisoners"], document: ["The first article"] },
  ],
  ["In 1391 the bishop urged the citizens to expel the Jews.", "propose", { recipient: ["the citizens"], agent: ["the bishop"] }],
])("and what they are told: %s", (text, predicate, roles) => {
  const found = rolesOf(text, predicate);
  const lower = (of: typeof found) => JSON.stringify(of).toLowerCase();
  expect(lower(found)).toBe(lower(roles));
});

test("what a speaker promises to do himself nobody else is told to do", () => {
  expect(rolesOf("In 1834 Moreno promised the garrison to withdraw from Lima.", "retreat")?.agent).toEqual(["Moreno"]);
});
