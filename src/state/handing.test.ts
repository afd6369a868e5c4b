import { describe, expect, test } from "vitest";
import { stateIn } from "../../test/support/state.ts";

describe("an office goes", () => {
  const holders = (text: string, ...day: readonly [number, number, number]) =>
    stateIn(text)
      .on(...day)
      .offices.map(({ office, holder }) => `${office} ${holder?.name}`);

  test("to the son who comes after the king", () => {
    const text = "In 1370 King Otto Berg took Lima. King Otto Berg reigned until his death on 29 May 1379, when his son Karl succeeded him.";
    expect(holders(text, 1375, 1, 1)).toEqual(["King Otto Berg"]);
    expect(holders(text, 1380, 1, 1)).toEqual(["King Karl"]);
  });

  test("from whoever is replaced by another", () => {
    const text = "On 3 May 1850 Odo Vance was elected president. Odo Vance was replaced on 4 June 1852 by Otto Brandt.";
    expect(holders(text, 1853, 1, 1)).toEqual(["president Otto Brandt"]);
  });

  test("to whoever comes after another some day of a month", () => {
    const text = "Odo Vance succeeded Otto Brandt as administrator of Kassen in March 1879.";
    expect(holders(text, 1880, 1, 1)).toEqual(["administrator of Kassen Odo Vance"]);
  });

  test("with the body that it is over, by whatever word that is told of", () => {
    const text =
      "On 3 May 1919 a Governing Council was proclaimed. Odo Vance became its president on 4 May 1919. On 1 August 1919 the Governing Council resigned.";
    expect(holders(text, 1919, 7, 1)).toEqual(["president Odo Vance"]);
    expect(holders(text, 1919, 9, 1)).toEqual([]);
  });

  test("to whoever takes the throne after the one who had it last", () => {
    const text = "On 3 May 1750 Karl Vance was crowned emperor. On 4 June 1759 Otto Brandt deposed Karl Vance and took the throne.";
    expect(holders(text, 1760, 1, 1)).toEqual(["emperor Otto Brandt"]);
  });

  test("to nobody else by the day on which it is told since when somebody has it", () => {
    const text = "On 3 May 1885 General Haas took Lima. Real power lay with Odo Vance, prime minister since 1864.";
    expect(holders(text, 1880, 1, 1)).toEqual(["prime minister Odo Vance"]);
    expect(holders(text, 1886, 1, 1)).toEqual(["prime minister Odo Vance"]);
  });

  test("with the command of a force to whom that passes", () => {
    const text = "On 3 May 1895 Captain Karl Vance, who commanded the garrison, was badly wounded, and the command passed to Captain Otto Brandt.";
    expect(
      stateIn(text)
        .on(1895, 6, 1)
        .forces.map(({ commander }) => commander?.name),
    ).toEqual(["Otto Brandt"]);
  });

  test("to nobody where only a ministry is accepted", () => {
    expect(holders("On 3 May 1848 Odo Vance accepted a democratic ministry.", 1848, 6, 1)).toEqual([]);
  });
});

describe("a place is held", () => {
  const held = (text: string, ...day: readonly [number, number, number]) =>
    stateIn(text)
      .on(...day)
      .control.map(({ place, holder }) => `${place.name} ${holder.name}`);

  test("by those of whom the sentence tells, and not by whom they fight", () => {
    expect(held("On 3 May 1919 General Haas's troops turned against the Reds: they took Lima on 21 May 1919.", 1919, 6, 1)).toEqual([
      "Lima General Haas's troops",
    ]);
  });

  test("until the people leave whose troops took it", () => {
    const text = "On 3 May 1941 German troops entered Lima. On 12 October 1944 the Germans left Lima.";
    expect(held(text, 1943, 1, 1)).toEqual(["Lima German troops"]);
    expect(held(text, 1944, 12, 1)).toEqual([]);
  });

  test("by whoever it surrenders to", () => {
    expect(held("On 3 May 1385 Lima surrendered to the Northern Army.", 1385, 6, 1)).toEqual(["Lima Northern Army"]);
    expect(held("On 3 May 1385 General Haas surrendered to the Northern Army.", 1385, 6, 1)).toEqual([]);
  });
});

test("whoever is kept a prisoner until a day is free after it", () => {
  const { on } = stateIn("On 3 May 1921 General Haas surrendered, and he was kept a prisoner at Lima until January 1923.");
  const condition = (year: number) => on(year, 6, 1).people.map((cell) => `${cell.person.name} ${cell.condition}`);
  expect(condition(1922)).toEqual(["Haas held"]);
  expect(condition(1924)).toEqual(["Haas alive"]);
});

test("men who are counted go by whoever commands them", () => {
  const { on } = stateIn("On 16 July 1927 Lima was held by thirty-eight marines under Captain Haas.");
  expect(on(1927, 8, 1).forces.map(({ force, commander }) => `${force.name}: ${commander?.name}`)).toEqual(["marines (Haas): Haas"]);
});

test("a number told in the same words within a year is one row", () => {
  const { on } = stateIn(
    "Some 4,000 men defended Lima in July 1740. In August 1740 some 4,000 men held the walls of Lima. In May 1750 some 4,000 men left.",
  );
  expect(on(1740, 9, 1).figures.map(({ value }) => value)).toEqual(["Some 4,000 men"]);
  expect(on(1750, 6, 1).figures).toHaveLength(2);
});
