import { expect, test } from "vitest";
import { stateIn } from "../../test/support/state.ts";

test("who has no name is presumed to hold a place for five years, and whoever has one for longer", () => {
  const { on } = stateIn("On 7 May 1820 Turkish rebels captured Lima.\n\nOn 9 May 1820 General Ortega captured Callao.");
  const holders = (year: number) => on(year, 5, 10).control.map(({ place, holder }) => `${place.name} ${holder.name}`);
  expect(holders(1824)).toEqual(["Lima Turkish rebels", "Callao Ortega"]);
  expect(holders(1826)).toEqual(["Callao Ortega"]);
});

test("an office that someone had at that time is not presumed for long after", () => {
  const { on } = stateIn("On 3 May 1820 General Ortega visited Luis Moreno, who was the governor of Quito at that time.");
  const governors = (year: number) => on(year, 5, 3).offices.filter(({ office }) => office.startsWith("governor")).length;
  expect(governors(1820)).toBe(1);
  expect(governors(1823)).toBe(0);
});

test("an office that is given is presumed for some years, and that of a king for a reign", () => {
  const { on } = stateIn("On 3 May 1820 Luis Moreno was appointed governor of Quito.\n\nOn 9 May 1820 Carlos Ortega was crowned king.");
  const holders = (year: number) => on(year, 6, 1).offices.map(({ holder }) => holder?.name);
  expect(holders(1825)).toEqual(["Luis Moreno", "Carlos Ortega"]);
  expect(holders(1835)).toEqual(["Carlos Ortega"]);
});

test("whoever flees is no longer held, and whoever flees without having been held is told of as free all along", () => {
  const { on } = stateIn(
    "On 3 May 1820 Luis Moreno was arrested. On 9 June 1820 Luis Moreno fled to Quito.\n\nOn 9 July 1820 Carlos Ortega fled to Lima.",
  );
  const conditions = (month: number) => on(1820, month, 1).people.map(({ person, condition }) => `${person.name} ${condition}`);
  expect(conditions(6)).toEqual(["Luis Moreno held"]);
  expect(conditions(8)).toEqual(["Luis Moreno alive", "Carlos Ortega alive"]);
});

test("what lasted until a day began when it was told, and not on that day", () => {
  const { on } = stateIn("On 3 May 1820 Luis Moreno was escorted to Lima. Moreno was put under house arrest in Quito until his death in 1840.");
  const [moreno] = on(1830, 1, 1).people;
  expect(moreno?.condition).toBe("held");
  expect(moreno?.whereabouts?.name).toBe("Quito");
});

test("whoever held a place when another took it held it before", () => {
  const { on } = stateIn("In January 1820 Lima belonged to the Spaniards, but the Republicans captured it in January 1820.");
  expect(on(1820, 1, 31).control.map(({ holder }) => holder.name)).toContain("Republicans");
  expect(on(1820, 6, 1).control.map(({ holder }) => holder.name)).toEqual(["Republicans"]);
});

test("former officers of a body do not say that it is still there", () => {
  const bodies = (text: string) =>
    stateIn(text)
      .on(1821, 5, 3)
      .bodies.map(({ body }) => body.name);
  expect(bodies("On 3 May 1821 some former Baltic League officers spoke of the war.")).toEqual([]);
  expect(bodies("On 3 May 1821 the Baltic League spoke of the war.")).toEqual(["Baltic League"]);
});
