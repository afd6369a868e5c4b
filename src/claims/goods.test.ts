import { expect, test } from "vitest";
import { rolesRead } from "../../test/support/claimed.ts";

test.each([
  ["In 1834 Moreno left Lima by night and marched on Cuzco with 500 lancers.", "strength", { patient: ["Moreno"], quantity: ["500 lancers"] }],
  ["In 1834 Moreno was again in Lima with 500 lancers.", "strength", { patient: ["Moreno"], quantity: ["500 lancers"] }],
  ["In 1834 Moreno was killed with nearly all his 500 lancers.", "strength", { patient: ["his"], quantity: ["500 lancers"] }],
  ["In 1800 they raised an army of their own, which was to number 40,000 men.", "strength", { patient: ["an army"], quantity: ["40,000 men"] }],
  ["In 1834 they had, they claimed, 500 men.", "strength", { patient: ["they"], quantity: ["500 men"] }],
  ["In 1834 the frontier ran along the river, leaving Lima to Chile.", "cede", { patient: ["Lima"], recipient: ["Chile"] }],
  ["In 1834 Moreno was beaten by Haas, their ally, at Lima.", "ally", { agent: ["their"], party: ["Haas"] }],
])("%s", (text, predicate, roles) => {
  expect(rolesRead(text, predicate)).toMatchObject([roles]);
});

test("what one did another did at a date of his own", () => {
  expect(rolesRead("Chile recognised Peru in May 1834 and Haas in June.", "recognise")).toHaveLength(1);
  expect(rolesRead("Moreno signed the treaty in May 1834 and Haas in June.", "sign")).toMatchObject([{ agent: ["Moreno"] }, { agent: ["Haas"] }]);
});

test("two who are each joined by the preposition did one thing", () => {
  expect(rolesRead("In 1834 Lima was besieged by Moreno and by Haas.", "besiege")).toHaveLength(1);
});

test("an item that goes on with a preposition is a term, behind it", () => {
  expect(rolesRead("The treaty provided:\n\n1. for an exchange of prisoners;\n\n2. for a free port.", "provide").slice(-2)).toMatchObject([
    { theme: ["an exchange of prisoners"] },
    { theme: ["a free port"] },
  ]);
});
