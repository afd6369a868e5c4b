import { describe, expect, test } from "vitest";
import { stateIn } from "../../test/support/state.ts";

function boards(text: string) {
  const { on } = stateIn(text);
  return {
    offices: (...day: readonly [number, number, number]) => on(...day).offices.map((cell) => `${cell.office} ${cell.holder?.name}`),
    forces: (...day: readonly [number, number, number]) =>
      on(...day).forces.map((cell) => [cell.force.name, cell.commander?.name, cell.strength].filter((part) => part !== undefined).join(" | ")),
    papers: (...day: readonly [number, number, number]) => on(...day).agreements.map((cell) => `${cell.agreement.name} ${cell.stage}`),
    control: (...day: readonly [number, number, number]) => on(...day).control.map((cell) => `${cell.place.name} ${cell.holder.name}`),
    people: (...day: readonly [number, number, number]) => on(...day).people.map((cell) => `${cell.person.name} ${cell.condition}`),
  };
}

describe("an office", () => {
  test("is told by its post as well as by its holder", () => {
    const { offices } = boards("On 3 May 1850 Odo Vance assumed the presidency.\n\nOn 9 June 1853 Odo Vance resigned the presidency.");
    expect(offices(1851, 1, 1)).toEqual(["president Odo Vance"]);
    expect(offices(1854, 1, 1)).toEqual([]);
  });

  test("goes to whoever is elected in another's place, or gives way to", () => {
    const { offices } = boards(
      "On 3 May 1850 Odo Vance was elected president. He resigned on 4 June 1852, and Otto Brandt was elected in his place. On 9 July 1853 Otto Brandt gave way to Horst Lunde.",
    );
    expect(offices(1851, 1, 1)).toEqual(["president Odo Vance"]);
    expect(offices(1853, 1, 1)).toEqual(["president Otto Brandt"]);
    expect(offices(1854, 1, 1)).toEqual(["president Horst Lunde"]);
  });

  test("of a crowned head goes on while it is told of him by it alone, where there is but one", () => {
    const one = boards("In May 1162 the emperor Frederick burnt the mill. In June 1175 the emperor raised the siege.");
    expect(one.offices(1184, 1, 1)).toEqual(["emperor Frederick"]);
    const two = boards("In May 1162 the emperor Frederick burnt the mill, and the emperor Manuel fled. In June 1175 the emperor raised the siege.");
    expect(two.offices(1184, 1, 1)).toEqual([]);
  });

  test("is not said to be vacant where whoever had it only came into another", () => {
    const { offices } = boards(
      "On 3 May 1886 the Assembly met, and Odo Vance was elected president of the Assembly. On 1 September 1887 Odo Vance became prime minister. On 3 September 1887 the Assembly voted.",
    );
    expect(offices(1888, 1, 1)).toEqual(["prime minister Odo Vance"]);
  });
});

describe("a force without a name", () => {
  test("goes by whoever commands it, with its strength", () => {
    const { forces } = boards("In May 1874 a force of 3,600 men under Otto Brandt invaded Varala.");
    expect(forces(1874, 7, 1)).toEqual(["force (Otto Brandt) | Otto Brandt | 3,600 men"]);
  });

  test("goes by the town that it is of", () => {
    const { forces } = boards("On 18 September 1885 the garrison of Plovdiv, led by Major Otto Brandt, burnt the gates.");
    expect(forces(1885, 10, 1)).toEqual(["garrison of Plovdiv | Otto Brandt"]);
  });

  test("is whoever a commander has with him", () => {
    const { forces } = boards("On 3 May 1865 General Otto Brandt, with 5,000 men, marched on Lima.");
    expect(forces(1865, 6, 1)).toEqual(["5,000 men | Otto Brandt | 5,000 men"]);
    expect(boards("On 3 May 1865 General Otto Brandt, with 5,000 florins, marched on Lima.").forces(1865, 6, 1)).toEqual([]);
  });
});

test("a force with a name is under the one whose it is", () => {
  const { forces } = boards("On 3 May 1919 Lima was taken by General Otto Brandt's 3rd Division.");
  expect(forces(1919, 6, 1)).toEqual(["3rd Division | Otto Brandt"]);
});

describe("a paper without a name", () => {
  test("goes by its date, or by where it was made", () => {
    const { papers } = boards(
      "A convention was signed on 3 May 1872. By the armistice of Lima, concluded on 3 July 1919, they were to leave. By a treaty of 19 May 1868 he had ceded it.",
    );
    expect(papers(1873, 1, 1).sort()).toEqual(["convention (3 May 1872) signed", "treaty of 19 May 1868 signed"]);
    expect(papers(1920, 1, 1)).toContain("armistice of Lima signed");
  });

  test("that was only spoken of is none", () => {
    expect(boards("On 3 May 1872 they spoke of a convention. On 4 May 1872 no treaty was signed.").papers(1873, 1, 1)).toEqual([]);
  });
});

describe("whoever comes under arms", () => {
  test("holds the town that is entered: a people, a commander, but no envoy", () => {
    const { control } = boards(
      "On 3 May 1885 the Bulgarians entered Pirot. On 4 May 1885 General Otto Brandt entered Lima. On 5 May 1885 the envoy Odo Vance entered Quito.",
    );
    expect(control(1885, 6, 1).sort()).toEqual(["Lima Otto Brandt", "Pirot Bulgarians"]);
  });
});

describe("captives", () => {
  test("are held, and keep their offices", () => {
    const { people, offices } = boards("On 3 May 1850 Odo Vance became king of Varala. On 9 June 1852 Odo Vance was captured by the rebels.");
    expect(people(1852, 7, 1)).toEqual(["Odo Vance held"]);
    expect(offices(1852, 7, 1)).toEqual(["king of Varala Odo Vance"]);
  });

  test("who were seized together are those who were then put to death", () => {
    const { people } = boards(
      "On 4 December 1809 Odo Vance, Otto Brandt and Horst Lunde were seized, and on 2 August 1810 they were put to the sword by their guards.",
    );
    expect(people(1811, 1, 1).sort()).toEqual(["Horst Lunde dead", "Odo Vance dead", "Otto Brandt dead"]);
  });
});
