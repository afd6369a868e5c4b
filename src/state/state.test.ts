import { describe, expect, test } from "vitest";
import { stateIn } from "../../test/support/state.ts";
import type { SourceId } from "../model/source.ts";
import { gregorianDay } from "../time/index.ts";
import type { Hearing, Semantics } from "./index.ts";

describe("offices", () => {
  const { on, texts } = stateIn(
    "On 3 May 1660 the Diet elected Piotr Zamoyski as Chancellor.\n\nOn 9 June 1665 Chancellor Piotr Zamoyski signed the Treaty of Brest.\n\nOn 1 March 1668 Piotr Zamoyski resigned as Chancellor.",
  );
  const holder = (year: number, month: number, day: number) =>
    on(year, month, day).offices.map((cell) => `${cell.office} ${cell.holder?.name} ${cell.status}`);

  test("are held from the election to the resignation, certainly between", () => {
    expect(holder(1660, 5, 2)).toEqual([]);
    expect(holder(1663, 1, 1)).toEqual(["Chancellor Piotr Zamoyski certain"]);
    expect(holder(1668, 3, 2)).toEqual([]);
  });

  test("lead to the words behind them", () => {
    const [cell] = on(1663, 1, 1).offices;
    expect(cell?.evidence.length).toBeGreaterThan(1);
    for (const evidence of cell?.evidence ?? [])
      expect(texts.get(evidence.source)?.slice(evidence.span.start, evidence.span.end)).toBe(evidence.quote);
  });
});

describe("places, papers and people", () => {
  const { on, index } = stateIn(
    "On 3 May 1821 General Ortega captured Lima. On 8 July 1821 General Ortega signed the Treaty of Callao. On 2 August 1824 General Ortega died in Quito.",
  );

  test("a captured town is presumed held until something ends it", () => {
    expect(on(1821, 5, 2).control).toEqual([]);
    expect(on(1822, 1, 1).control.map((cell) => `${cell.place.name} ${cell.holder.name} ${cell.status}`)).toEqual(["Lima Ortega presumed"]);
  });

  test("a treaty is signed from its day on", () => {
    expect(on(1821, 7, 7).agreements).toEqual([]);
    expect(on(1821, 7, 9).agreements.map((cell) => `${cell.agreement.name} ${cell.stage}`)).toEqual(["Treaty of Callao signed"]);
  });

  test("the dead are dead from the day after their death", () => {
    const condition = (year: number, month: number, day: number) => on(year, month, day).people.map((cell) => cell.condition);
    expect(condition(1824, 8, 1)).toEqual(["alive"]);
    expect(condition(1824, 8, 3)).toEqual(["dead"]);
  });

  test("the days on which something changes are known, in order", () => {
    const changes = index.changes();
    expect(changes).toContain(gregorianDay(1821, 5, 3));
    expect(changes).toEqual([...changes].sort((a, b) => a - b));
  });
});

test("a force that is named as another's is a part of it", () => {
  const { on } = stateIn(
    "On 3 May 1821 the Northern Army's Lancer Brigade captured Lima. On 9 May 1821 the Guard Division of the Northern Army captured Callao. On 10 May 1821 the Northern Army and the Southern Army met in Lima.",
  );
  const parts = on(1821, 5, 11).forces.map(({ force, parent }) => `${force.name} < ${parent?.name}`);
  expect(parts.sort()).toEqual([
    "Guard Division of the Northern Army < Northern Army",
    "Lancer Brigade < Northern Army",
    "Northern Army < undefined",
    "Southern Army < undefined",
  ]);
});

test("what is planned or denied changes nothing", () => {
  const { on } = stateIn("On 3 May 1821 General Ortega planned to capture Lima. On 4 May 1821 General Ortega did not capture Callao.");
  expect(on(1822, 1, 1).control).toEqual([]);
  expect(on(1822, 1, 1).plans.map((cell) => cell.by?.name)).toEqual(["Ortega"]);
});

test("whoever does something is alive then, whatever it is, and a body that does something is there", () => {
  const { on } = stateIn("On 3 May 1821 General Ortega climbed a hill. On 9 May 1821 the Congress of Cúcuta yawned at length.");
  expect(on(1821, 5, 3).people.map((cell) => `${cell.person.name} ${cell.condition} ${cell.status}`)).toEqual(["Ortega alive certain"]);
  expect(on(1821, 5, 9).bodies.map((cell) => cell.body.name)).toEqual(["Congress of Cúcuta"]);
});

test("a body is there by its half of a name, and who is joined to a place by whoever is there", () => {
  const { on } = stateIn(
    "Coup leader Sanders was killed in a plane crash on 20 July 1936, leaving an effective command split between Moreno in the North and Ortega in the South. On 6 November 1936 the Republican government moved to Visby. In 1940 Emilio Moreno met Carlos Ortega.",
  );
  expect(on(1936, 7, 25).people.map((cell) => `${cell.person.name} ${cell.condition}`)).toEqual([
    "Sanders dead",
    "Emilio Moreno alive",
    "Carlos Ortega alive",
  ]);
  expect(on(1936, 11, 7).bodies.map((cell) => cell.body.name)).toEqual(["Republican government"]);
});

test("what has been so since an event began was so when that is first told of", () => {
  const { on } = stateIn(
    "On 21 July 1936, the fifth day of the rising, Visby fell. On 27 September 1936 the siege ended. A garrison under Colonel Lind had held the Alamo since the beginning of the rising.",
  );
  expect(on(1936, 8, 1).control.map((cell) => `${cell.place.name} ${cell.holder.name}`)).toEqual(["Alamo garrison (Lind)"]);
  expect(on(1936, 7, 1).control).toEqual([]);
});

test("several of the like office are no body", () => {
  const { on } = stateIn("On 9 May 1821 the Foreign Advisers yawned at length. On 9 May 1821 the Council of Advisers yawned at length.");
  expect(on(1821, 5, 9).bodies.map((cell) => cell.body.name)).toEqual(["Council of Advisers"]);
});

test("what happened to all of several who were named happened to each of them", () => {
  const { on } = stateIn(
    "On 3 May 1821 General Ortega, Colonel Lind and Pär Ekström boarded a ship in Callao. On 9 May 1821 all three were killed in a storm. On 4 June 1821 Carl Ekman and Gustav Berg sailed to Lima.",
  );
  const lives = on(1821, 6, 5).people.map((cell) => `${cell.person.name} ${cell.condition}`);
  expect(lives.sort()).toEqual(["Carl Ekman alive", "Gustav Berg alive", "Lind dead", "Ortega dead", "Pär Ekström dead"]);
});

test("the parties of an agreement are those whom the words around it name, and they were there", () => {
  const { on } = stateIn("The Treaty of Callao between Chile and the Republic of Peru was signed in Callao on 8 July 1821.");
  const [treaty] = on(1822, 1, 1).agreements;
  expect(treaty?.parties.map((party) => party.name).sort()).toEqual(["Chile", "Republic of Peru"]);
  expect(on(1821, 7, 8).bodies.map((cell) => cell.body.name)).toContain("Republic of Peru");
});

test("an office that is told of on a day had no other holder on that day, and a rank is never vacant", () => {
  const { on } = stateIn(
    "On 4 May 1650 Gustav Lind was appointed governor of Visby. On 10 April 1655 the governor of Visby, Carl Ekman, wrote a letter. On 4 May 1650 Pär Ekström was appointed general of the Northern Army. On 1 March 1655 Pär Ekström died.",
  );
  expect(on(1655, 4, 10).offices.map((cell) => `${cell.office} ${cell.holder?.name}`)).toEqual(["governor of Visby Carl Ekman"]);
});

test("a pledge is open for longer than a demand, and a force is not there for good", () => {
  const { on } = stateIn(
    "On 3 May 1821 General Ortega pledged to feed the poor. On 3 May 1821 Carl Ekman urged the bakers to feed the poor. On 3 May 1821 the Northern Army was founded.",
  );
  expect(on(1822, 5, 1).plans).toHaveLength(2);
  expect(on(1826, 5, 1).plans.map((cell) => cell.by?.name)).toEqual(["Ortega"]);
  expect(on(1826, 5, 1).forces).toHaveLength(1);
  expect(on(1846, 5, 1).forces).toEqual([]);
});

test("a figure is given by whoever says it", () => {
  const { index, voiceOf } = stateIn(
    "On 9 May 1821 the storm began. Official records show that the ship Callao sank on 10 May 1821, killing 14 people.",
  );
  const [cell] = index.on({ earliest: gregorianDay(1821, 6, 1), latest: gregorianDay(1821, 6, 1) }).figures;
  expect(cell?.value).toBe("14 people");
  expect(voiceOf(cell?.evidence[0]?.voice)).toBe("Official records");
});

test("what was most then is told of no later day, and a few papers of none but theirs; a number by itself counts people", () => {
  const figures = (text: string) =>
    stateIn(text)
      .on(1822, 6, 1)
      .figures.map((cell) => cell.value);
  expect(figures("At its height in 1821 the Northern Army had 50,000 men.")).toEqual([]);
  expect(figures("In 1821 the Northern Army had 50,000 men.")).toEqual(["50,000 men"]);
  expect(figures("On 3 May 1821 General Ortega read three decrees to the people.")).toEqual([]);
  expect(figures("On 3 May 1821 the town was burnt, and only 28 lived.")).toEqual(["28"]);
});

test("years in brackets after the name of a state are those in which it was there", () => {
  const { on } = stateIn("The Free Republic of Visby (1650-1655) was the first of its kind. On 9 June 1700 a priest wrote of it.");
  const there = (year: number) => on(year, 6, 1).bodies.map((cell) => cell.body.name);
  expect(there(1652)).toEqual(["Free Republic of Visby"]);
  expect(there(1660)).toEqual([]);
});

test("whoever commands what was told of before commands it by its name", () => {
  const { on } = stateIn("On 3 May 1821 the Northern Army crossed the Rio Negro. In June 1821 General Ortega commanded it.");
  expect(on(1821, 6, 15).forces.map((cell) => `${cell.force.name} ${cell.commander?.name}`)).toEqual(["Northern Army Ortega"]);
});

test("whoever succeeds the holder of an office has that office", () => {
  const { on } = stateIn("On 4 May 1650 Gustav Lind was appointed governor of Visby. On 10 April 1655 Gustav Lind was succeeded by Carl Ekman.");
  expect(on(1656, 1, 1).offices.map((cell) => `${cell.office} ${cell.holder?.name}`)).toEqual(["governor of Visby Carl Ekman"]);
});

test("the dead hold no office, also where only another account tells of their death", () => {
  const { on } = stateIn("On 4 May 1650 Gustav Lind was appointed governor of Visby.", "Gustav Lind died on 1 March 1655.");
  expect(on(1654, 1, 1).offices).toHaveLength(1);
  expect(on(1656, 1, 1).offices).toEqual([]);
});

describe("plans", () => {
  const open = (text: string, year: number) => stateIn(text).on(year, 1, 1).plans.length;

  test("are what somebody intends or demands, and not what he only wishes", () => {
    expect(open("On 3 May 1821 General Ortega pledged to feed the poor.", 1822)).toBe(1);
    expect(open("On 3 May 1821 General Ortega urged the bakers to feed the poor.", 1822)).toBe(1);
    expect(open("On 3 May 1821 General Ortega wanted to feed the poor.", 1822)).toBe(0);
  });

  test("are made, and not only told of what they were made about", () => {
    expect(open("On 3 May 1821 the General promised the bakers their rights.", 1822)).toBe(1);
    expect(open("On 3 May 1821 the bakers rose to secure their rights guaranteed under the law.", 1822)).toBe(0);
  });

  test("end when they are carried out, when whoever made them is dead, and after a while", () => {
    const planned = "On 3 May 1821 General Ortega decided to capture Lima.";
    expect(open(planned, 1822)).toBe(1);
    expect(open(`${planned} On 9 June 1821 General Ortega captured Lima.`, 1822)).toBe(0);
    expect(open(`${planned} On 9 June 1821 General Ortega died in Quito.`, 1822)).toBe(0);
    expect(open(planned, 1831)).toBe(0);
  });

  test("end with the day on which they were to be done, and an order to kill with the season", () => {
    expect(open("In March 1820 the town was quiet. General Ortega decided to march on Lima in June 1820.", 1821)).toBe(0);
    const ordered = stateIn("On 3 May 1821 General Ortega ordered the execution of Carl Ekman.");
    expect(ordered.on(1821, 6, 1).plans).toHaveLength(1);
    expect(ordered.on(1821, 12, 1).plans).toEqual([]);
  });

  test("are none of who only lets others pass, asks by the way or is told of for what he promised", () => {
    expect(open("On 3 May 1821 General Ortega agreed to letting the bakers pass.", 1822)).toBe(0);
    expect(open("On 3 May 1821 General Ortega helped the bakers by lobbying for bread.", 1822)).toBe(0);
    expect(open("On 3 May 1821 General Ortega's promises of bread attracted the bakers.", 1822)).toBe(0);
    expect(open("On 3 May 1821 General Ortega invited the bakers to Lima.", 1822)).toBe(1);
  });
});

describe("places that are spoken of otherwise than by their names", () => {
  const held = (text: string, year = 1822) =>
    stateIn(text)
      .on(year, 1, 1)
      .control.map((cell) => `${cell.place.name} ${cell.holder.name}`);

  test("are known by a name beside the words, or by the place named before", () => {
    expect(held("On 3 May 1821 General Ortega captured the city of Lima.")).toEqual(["Lima Ortega"]);
    expect(held("On 3 May 1821 General Ortega reached Lima. On 9 May 1821 General Ortega took the town.")).toEqual(["Lima Ortega"]);
  });

  test("pass to whom they are surrendered, and to an army that enters, but not to a guest", () => {
    expect(held("On 3 May 1821 General Lind surrendered Lima to General Ortega.")).toEqual(["Lima Ortega"]);
    expect(held("On 3 May 1821 the Chilean army entered Lima.")).toHaveLength(1);
    expect(held("On 3 May 1821 Carl Ekman entered Lima.")).toEqual([]);
  });
});

describe("terms of office", () => {
  test("end with the holder's death, and leave the office to the next", () => {
    const { on } = stateIn(
      "On 4 May 1650 Gustav Lind was appointed governor of Visby. Gustav Lind died on 1 March 1655. On 10 April 1655 Carl Ekman was appointed governor of Visby.",
    );
    const holders = (month: number) => on(1655, month, 20).offices.map((cell) => cell.holder?.name);
    expect(holders(2)).toEqual(["Gustav Lind"]);
    expect(holders(3)).toEqual([]);
    expect(holders(5)).toEqual(["Carl Ekman"]);
    expect(on(1655, 3, 20).people.map((cell) => `${cell.person.name} ${cell.condition}`)).toEqual(["Gustav Lind dead"]);
  });

  test("begin anew where the holder is told to have it for longer, and a title of the time before is none", () => {
    const { on } = stateIn(
      "Gustav Lind became president in 1650. He resigned in 1655 and was succeeded by Carl Ekman. Gustav Lind ruled until 1680. In 1690 a storm came. President Lind called it a sign.",
    );
    const held = (year: number) => on(year, 6, 1).offices.map((cell) => `${cell.holder?.name} ${cell.status}`);
    expect(held(1660)).toContain("Gustav Lind possible");
    expect(held(1691)).toEqual([]);
  });

  test("of what a realm has one of end where the next begins, though what they are over is left out", () => {
    const { on } = stateIn("Gustav Lind became president in 1650. Carl Ekman became president in 1655.");
    expect(on(1656, 6, 1).offices.map((cell) => cell.holder?.name)).toEqual(["Carl Ekman"]);
  });

  test("end where the holder comes into another office", () => {
    const { on } = stateIn("On 4 May 1650 Gustav Lind was appointed governor of Visby. On 10 April 1655 Gustav Lind was appointed minister of war.");
    expect(on(1656, 6, 1).offices.map((cell) => cell.office)).toEqual(["minister of war"]);
  });

  test("end where another is named, and a handover is no overlap", () => {
    const { index } = stateIn(
      "On 4 May 1650 Gustav Lind was appointed governor of Visby. On 10 April 1655 Carl Ekman was appointed governor of Visby.",
    );
    const [office] = index.find("governor of Visby").named.filter((one) => one.kind === "office");
    const lines = office === undefined ? [] : index.history(office);
    expect(lines.map((line) => `${line.subject} ${line.beside ?? "next"} ${line.ending?.by ?? "open"}`)).toEqual([
      "Gustav Lind next successor",
      "Carl Ekman next open",
    ]);
  });
});

describe("several accounts", () => {
  const { index } = stateIn(
    "On 3 May 1821 General Ortega captured Lima.",
    "On 3 May 1821 General Ortega captured Lima. On 5 June 1821 General Ortega lost Lima.",
  );
  const date = { earliest: gregorianDay(1821, 7, 1), latest: gregorianDay(1821, 7, 1) };
  const control = (hearing: Hearing) => index.on(date, { hearing }).control.map((cell) => cell.status);

  test("are all shown as contested where they differ, and answered each by itself", () => {
    expect(control({ kind: "all" })).toEqual(["contested"]);
    expect(control({ kind: "account", source: "account 0" as SourceId })).toEqual(["presumed"]);
    expect(control({ kind: "account", source: "account 1" as SourceId })).toEqual([]);
  });

  test("can be trusted in an order, or heard where most agree", () => {
    expect(control({ kind: "trust", order: ["account 1" as SourceId, "account 0" as SourceId] })).toEqual([]);
    expect(control({ kind: "trust", order: ["account 0" as SourceId, "account 1" as SourceId] })).toEqual(["presumed"]);
    expect(control({ kind: "consensus" })).toEqual(["contested"]);
    const one = new Map([
      ["account 0" as SourceId, "family"],
      ["account 1" as SourceId, "family"],
    ]);
    expect(control({ kind: "consensus", families: one })).toEqual(["presumed"]);
  });
});

test("what one voice says against itself is answered by the likeliest, by what is undisputed, or by either", () => {
  const { index } = stateIn(
    "On 2 August 1824 General Ortega died in Quito. On 9 June 1826 General Ortega signed the Treaty of Callao. On 3 May 1821 General Ortega captured Lima.",
  );
  const alive = (semantics: Semantics) =>
    index
      .on({ earliest: gregorianDay(1825, 1, 1), latest: gregorianDay(1825, 1, 1) }, { semantics })
      .people.filter((cell) => cell.condition === "alive").length;
  expect(alive("best")).toBe(0);
  expect(alive("brave")).toBe(1);
});

test("the day before or after something is known by the words that tell of it", () => {
  const { index } = stateIn("On 3 May 1931 an airship crashed near Lund. On 9 June 1932 a balloon crashed near Visby.");
  const [balloon, ...others] = index.events("the balloon crashed");
  expect(others).toEqual([]);
  expect(balloon?.after.earliest).toBe(gregorianDay(1932, 6, 10));
  expect(index.events("crash").map(({ before }) => before.latest)).toEqual([gregorianDay(1931, 5, 2), gregorianDay(1932, 6, 8)]);
  expect(index.events("eclipse")).toEqual([]);
});

test("names are found by any variant and without diacritics, and what is like one is suggested", () => {
  const { index } = stateIn("On 4 May 1650 Pär Ekström was appointed governor of Visby.");
  expect(index.find("par ekstrom").named.map((one) => one.name)).toEqual(["Pär Ekström"]);
  expect(index.find("Ekstrom").named.map((one) => one.name)).toEqual(["Pär Ekström"]);
  expect(index.find("Pär Ekstrand").suggestions).toContain("Pär Ekström");
  expect(index.find("Ekstroem").suggestions).toContain("Pär Ekström");
});

test("as many words of a longer name as are asked for suggest it", () => {
  const { index } = stateIn("On 4 May 1650 Carl Ekman signed the Second Treaty of Friendship in Visby.");
  expect(index.find("Treaty of Frendship").suggestions).toContain("Second Treaty of Friendship");
});

test("the parties of a paper are those behind its signing, and not whoever is told of next", () => {
  const { on } = stateIn(
    "On 4 May 1820 the Treaty of Lima was signed by Carlos Ortega and the Baltic League, and the founding of the Peruvian Republic was celebrated.\n\nOn 6 June 1821, the day on which the Pact of Quito was signed, Luis Moreno, along with some of his followers, was arrested by the Baltic League.",
  );
  const parties = on(1821, 7, 1).agreements.map(({ agreement, parties: own }) => [agreement.name, ...own.map(({ name }) => name)]);
  expect(parties).toEqual([["Treaty of Lima", "Carlos Ortega", "Baltic League"], ["Pact of Quito"]]);
});

test("an office given up for another is not left only when all is", () => {
  const { on } = stateIn(
    "On 4 May 1820 Luis Moreno was appointed governor of Quito. On 6 June 1821 Luis Moreno was appointed minister of war. On 1 March 1823 Luis Moreno was deposed.",
  );
  const offices = (year: number) =>
    on(year, 12, 1)
      .offices.filter(({ holder }) => holder !== undefined)
      .map(({ office }) => office);
  expect(offices(1820)).toEqual(["governor of Quito"]);
  expect(offices(1821)).toEqual(["minister of war"]);
  expect(offices(1823)).toEqual([]);
});

test("prisoners and guns are no places that somebody held", () => {
  const { index } = stateIn("On 3 May 1821 General Ortega captured forty guns. On 9 May 1821 General Ortega captured Lima.");
  const [ortega] = index.find("Ortega").named;
  if (ortega === undefined) throw new Error("nobody is called so");
  expect(index.history(ortega).flatMap(({ state, object }) => (state === "control" ? [object] : []))).toEqual(["Lima"]);
});
