import { describe, expect, test } from "vitest";
import { stateIn } from "../../test/support/state.ts";

describe("a force", () => {
  const { on } = stateIn(
    "The Army of the North was founded under the command of General Karl Wessen on 10 April 1848. It comprised 12,000 men in three brigades. At its height in July 1848 the Army of the North had 30,000 men. On 3 September 1848 General Wessen was relieved of the command of the Army of the North. It was reduced to 8,000 men in December 1848.",
  );
  const force = (year: number, month: number, day: number) =>
    on(year, month, day).forces.map((cell) => [cell.force.name, cell.commander?.name, cell.strength]);

  test("has whoever it was founded under for a commander, until the command is lost", () => {
    expect(force(1848, 5, 1)).toEqual([["Army of the North", "Karl Wessen", "12,000 men"]]);
    expect(force(1848, 10, 1)).toEqual([["Army of the North", undefined, "12,000 men"]]);
  });

  test("is as strong as it was last said to be, what was most then aside", () => {
    expect(force(1848, 7, 15).map(([, , strength]) => strength)).toEqual(["30,000 men"]);
    expect(force(1849, 1, 1).map(([, , strength]) => strength)).toEqual(["8,000 men"]);
  });
});

test("a place is still held by whoever withdrew no more than a part of the force", () => {
  const held = (words: string) =>
    stateIn(`On 14 June 1848 the Army of the North captured Kassen. On 1 October 1848 it withdrew ${words} from Kassen.`).on(1848, 11, 1).control
      .length;
  expect(held("most of its forces")).toBe(1);
  expect(held("its forces")).toBe(0);
});

test("places are held, and no guns that were captured", () => {
  const { on } = stateIn(
    "In 1848 the National Army of Kassen was armed with mostly British weaponry, along with some Russian weaponry, and Prussian weaponry captured from the Republic of Tanza. On 3 July 1848 General Ortega captured Fort Selim.",
  );
  expect(on(1848, 8, 1).control.map(({ place, holder }) => [place.name, holder.name])).toEqual([["Fort Selim", "Ortega"]]);
});

test("an agreement in force has the parties that signed it, and not whoever denounced it", () => {
  const { on } = stateIn(
    "On 3 May 1965 the Geneva Accord was signed between the Lake Federation and the Republic of Tanza. The Geneva Accord entered into force on 1 June 1965. The Geneva Accord was denounced by General Lemba on 30 September 1967.",
  );
  const parties = (year: number) => on(year, 12, 1).agreements.map(({ stage, parties }) => [stage, parties.map(({ name }) => name)]);
  expect(parties(1965)).toEqual([["in-force", ["Lake Federation", "Republic of Tanza"]]]);
  expect(parties(1967)).toEqual([["ended", ["Lake Federation", "Republic of Tanza"]]]);
});

test("the numbered list that a sentence announces is what its agreement or plan provides", () => {
  const { on } = stateIn(
    "On 1 May 1846 the consuls proposed a “Final Plan” that would:\n\n1. reform the National Army of Kassen;\n2. disband the police of the three towns.\n\nNothing came of it.\n\n- Kassen had a fair.",
  );
  expect(on(1846, 6, 1).agreements.map(({ agreement, stage, terms }) => [agreement.name, stage, terms])).toEqual([
    ["Final Plan", "proposed", ["reform the National Army of Kassen;", "disband the police of the three towns."]],
  ]);
});

test("whoever died some day of a year may be alive or dead in it", () => {
  const { on } = stateIn("On 3 May 1821 General Ortega captured Lima. General Ortega died in 1824.");
  expect(on(1824, 6, 1).people.map(({ condition, status }) => `${condition} ${status}`)).toEqual(["alive possible", "dead possible"]);
});

test("who is recalled has the office no longer, and has it before by words that look back", () => {
  const { on } = stateIn(
    "For ten years Governor Moreno had filled the prisons of Lima. In 1821 the harvest failed. In September 1824 King Otto recalled Moreno, and General Ortega took over the province.",
  );
  const holders = (year: number) => on(year, 6, 1).offices.flatMap(({ office, holder }) => (office === "Governor" ? [holder?.name] : []));
  expect([holders(1822), holders(1825)]).toEqual([["Moreno"], []]);
  expect(on(1825, 1, 1).control.map(({ place, holder }) => [place.name, holder.name])).toEqual([["province", "Ortega"]]);
});

test("a force that came to be called otherwise goes on under that name, with its commander", () => {
  const { on } = stateIn(
    "The Federal Guard was founded under the command of Major Lemba in March 1961. In 1963 the Federal Guard was renamed the Federal Army. In June 1964 the Federal Army crossed the border.",
  );
  const force = (year: number) => on(year, 8, 1).forces.map((cell) => [cell.force.name, cell.commander?.name]);
  expect(force(1962)).toEqual([["Federal Guard", "Lemba"]]);
  expect(force(1964)).toEqual([["Federal Army", "Lemba"]]);
});

test("a word for all of those named is not for those of a list where two others have been named since", () => {
  const dead = (text: string) =>
    stateIn(text)
      .on(1783, 1, 1)
      .people.filter(({ condition }) => condition === "dead")
      .map(({ person }) => person.name);
  const signed = "On 3 May 1780 Karl Haas and Odo Vance signed the Treaty of Kassen.";
  expect(dead(`${signed} Both were executed on 4 June 1782.`)).toEqual(["Karl Haas", "Odo Vance"]);
  expect(dead(`${signed} On 6 February 1782 Otto Brandt was deposed by General Wilhelm Orlov. Both were executed on 4 June 1782.`)).toEqual([]);
});

test("an armistice that expires is the one that was signed, and no other", () => {
  const { on } = stateIn("An armistice was signed at Lima on 1 May 1846. The armistice expired on 1 August 1846.");
  const papers = (month: number) => on(1846, month, 9).agreements.map(({ agreement, stage }) => `${agreement.name} ${stage}`);
  expect(papers(6)).toEqual(["armistice (1 May 1846) signed"]);
  expect(papers(9)).toEqual(["armistice (1 May 1846) ended"]);
});
