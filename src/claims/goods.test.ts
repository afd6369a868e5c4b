import { expect, test } from "vitest";
import { claimed } from "../../test/support/claimed.ts";

/** The claims of a predicate, each with the words of its roles. */
function read(given: string, predicate: string): readonly Readonly<Record<string, readonly string[]>>[] {
  const { claims } = claimed(given);
  return claims
    .filter((claim) => claim.predicate === predicate)
    .map(({ roles }) => Object.fromEntries(Object.entries(roles).map(([role, fillers]) => [role, fillers.map(({ quote }) => quote)])));
}

test.each([
  ["In 1834 Moreno left Lima by night and marched on Cuzco with 500 lancers.", "strength", { patient: ["Moreno"], quantity: ["500 lancers"] }],
  ["In 1834 Moreno was again in Lima with 500 lancers.", "strength", { patient: ["Moreno"], quantity: ["500 lancers"] }],
  ["In 1834 Moreno was killed with nearly all his 500 lancers.", "strength", { patient: ["his"], quantity: ["500 lancers"] }],
  ["In 1800 they raised an army of their own, which was to number 40,000 men.", "strength", { patient: ["an army"], quantity: ["40,000 men"] }],
  ["In 1834 they had, they claimed, 500 men.", "strength", { patient: ["they"], quantity: ["500 men"] }],
  ["In 1834 the frontier ran along the river, leaving Lima to Chile.", "cede", { patient: ["Lima"], recipient: ["Chile"] }],
  ["In 1834 Moreno was beaten by Haas, their ally, at Lima.", "ally", { agent: ["their"], party: ["Haas"] }],
])("%s", (text, predicate, roles) => {
  expect(read(text, predicate)).toMatchObject([roles]);
});

test("what one did another did at a date of his own", () => {
  expect(read("Chile recognised Peru in May 1834 and Haas in June.", "recognise")).toHaveLength(1);
  expect(read("Moreno signed the treaty in May 1834 and Haas in June.", "sign")).toMatchObject([{ agent: ["Moreno"] }, { agent: ["Haas"] }]);
});

test("two who are each joined by the preposition did one thing", () => {
  expect(read("In 1834 Lima was besieged by Moreno and by Haas.", "besiege")).toHaveLength(1);
});

test("an item that goes on with a preposition is a term, behind it", () => {
  expect(read("The treaty provided:\n\n1. for an exchange of prisoners;\n\n2. for a free port.", "provide").slice(-2)).toMatchObject([
    { theme: ["an exchange of prisoners"] },
    { theme: ["a free port"] },
  ]);
});
