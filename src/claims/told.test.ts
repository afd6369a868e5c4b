import { expect, test } from "vitest";
import { claimed } from "../../test/support/claimed.ts";

/** What a text claims of one kind: "agent=… patient=… modality", a claim each. */
function told(given: string, predicate: string): readonly string[] {
  return claimed(given)
    .claims.filter((claim) => claim.predicate === predicate)
    .map(({ roles, modality }) => {
      const filled = Object.entries(roles).map(([role, fillers]) => `${role}=${fillers.map(({ quote }) => quote).join("&")}`);
      return [...filled.sort(), ...(modality === "asserted" ? [] : [modality])].join(" ");
    });
}

test("what is said or promised is read where an aside or a phrase stands before it", () => {
  expect(told("The powers undertook, in a treaty signed the following January, to leave Peru.", "promise")).toEqual([
    "agent=The powers theme=to leave Peru",
  ]);
  expect(told("Orlov demanded in an ultimatum of May that Spain withdraw from Peru.", "demand")).toEqual([
    "agent=Orlov theme=Spain withdraw from Peru",
  ]);
  expect(told("Orlov undertook a journey, slept in a barn, and left Peru.", "promise")).toEqual([]);
});

test("an auxiliary that repeats a verb says the same of another", () => {
  expect(told("Anton Haas was killed, and so was Captain Boris Orlov.", "kill")).toEqual(["patient=Anton Haas", "patient=Boris Orlov"]);
  expect(told("Anton Haas perished, as did Boris Orlov.", "die")).toEqual(["patient=Anton Haas", "patient=Boris Orlov"]);
  expect(told("Anton Haas was killed, and so the way was open.", "kill")).toEqual(["patient=Anton Haas"]);
});

test("whoever says something is no victim of the passive that the clause is joined to", () => {
  const [demand] = told("Haas was killed on the hill, and Orlov ordered that his heart be carried to Peru.", "demand");
  expect(demand).toContain("agent=Orlov");
});

test("whom somebody has seized or put to death is named behind a comma", () => {
  expect(told("The council had one of its own members, Heinrich Kellner, hanged.", "execute")).toEqual([
    "agent=The council patient=Heinrich Kellner",
  ]);
});

test("nouns that look like verbs are what acts", () => {
  expect(told("On the night of 28 June natives attacked the camp.", "attack")).toEqual(["agent=natives patient=the camp"]);
});

test("a story told in the present is read", () => {
  const story = "The general crosses the river, besieges Verona and takes it.";
  expect(told(story, "cross")).toEqual(["agent=The general patient=the river"]);
  expect(told(story, "besiege")).toEqual(["agent=The general patient=Verona"]);
  expect(told("His attacks the king survived.", "attack")).toEqual(["agent=His"]);
});

test("a participle before a name tells what was done before", () => {
  expect(told("In 1632 the king met Otto, the exiled King of Bohemia.", "exile")).toEqual(["patient=Otto"]);
  expect(told("In 1632 he praised the never defeated Marshal Haas.", "defeat")).toEqual([]);
});

test("what somebody is accused of is not the author's word", () => {
  expect(told("In 1632 Haas was charged with the murder of Orlov.", "kill")).toEqual(["patient=Orlov reported"]);
  expect(told("In 1632 Haas accused Orlov of the murder of the king and fled to Peru.", "flee")).toEqual(["agent=Haas destination=Peru"]);
  expect(told("They begged the Treasury for a loan of a million pounds.", "lend")).toEqual(["quantity=a million pounds planned"]);
});

test("a name that begins a sentence and looks like a verb is who acts", () => {
  expect(told("Daurises captured five towns. Khosrow answered with a war.", "capture")).toEqual(["agent=Daurises patient=five towns"]);
});
