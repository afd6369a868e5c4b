import { describe, expect, it } from "vitest";
import { learnt } from "../../test/support/learnt.ts";
import { processorTime } from "../../test/support/processor-time.ts";
import { findNames } from "../mentions/names/index.ts";
import type { Entity } from "../model/entity.ts";
import type { SourceId } from "../model/source.ts";
import { readSource } from "../source/index.ts";
import { segment } from "../text/index.ts";
import { resolveEntities } from "./index.ts";

const { languages } = learnt();

function entitiesIn(...texts: readonly string[]): readonly Entity[] {
  const language = languages.get("en");
  if (language === undefined) throw new Error("no English data");
  const documents = texts.map((given, index) =>
    segment(readSource({ id: `text-${index}` as SourceId, given, format: "plain", metadata: { language: "en" } }), language),
  );
  return resolveEntities(
    documents,
    documents.flatMap((document) => findNames(document, language)),
    languages,
  );
}

/** The entity that is called so somewhere. */
function called(name: string, entities: readonly Entity[]): Entity {
  const found = entities.filter((entity) => entity.variants.some((variant) => variant.name === name));
  expect(
    found.map((entity) => entity.name),
    `entities called ${name}`,
  ).toHaveLength(1);
  const [only] = found;
  if (only === undefined) throw new Error(name);
  return only;
}

function names(entity: Entity): readonly string[] {
  return entity.variants.map((variant) => variant.name).sort();
}

describe("persons of like names", () => {
  it("keeps a man and a woman whose names differ in their endings apart", () => {
    const found = entitiesIn("Sancho received Castile. Their mother, Queen Sancha, kept the peace. Sancho beat Alfonso.");
    expect(names(called("Sancho", found))).toEqual(["Sancho"]);
    expect(names(called("Sancha", found))).toEqual(["Sancha"]);
  });

  it("does not take a ruler for the officer who has his first name", () => {
    const found = entitiesIn("Peter Lacy joined the army in 1700. The tsar Peter sent him to Riga. Peter praised Lacy.");
    expect(names(called("Peter Lacy", found))).toEqual(["Lacy", "Peter Lacy"]);
    expect(names(called("Peter", found))).toEqual(["Peter"]);
    const byname = entitiesIn("In 1710 Peter the Great took Riga. Peter Lacy commanded a regiment there. In May Peter wrote to Catherine.");
    expect(names(called("Peter Lacy", byname))).toEqual(["Peter Lacy"]);
  });

  it("still joins a first name to the only person who has it", () => {
    const found = entitiesIn("Captain Julia Haas came to Riga. Julia left in May.");
    expect(names(called("Julia Haas", found))).toEqual(["Julia", "Julia Haas"]);
  });
});

describe("the examples of the language data", () => {
  for (const { text, entities: wanted } of languages.get("en")?.joining?.examples ?? []) {
    it(text, () => {
      const found = entitiesIn(text);
      for (const group of wanted) expect(names(called(group[0] ?? "", found))).toEqual([...group].sort());
    });
  }
});

describe("a town", () => {
  it("that is called like its state is not the state", () => {
    const found = entitiesIn("They ruled in Mexico until 1821. Mexico City fell in September, and Mexico was free.");
    expect(names(called("Mexico City", found))).toEqual(["Mexico City"]);
  });
});

describe("a body", () => {
  it("that belongs to one league is not that of another by half of its name", () => {
    const found = entitiesIn("The Central Committee of the Baltic League met in Riga. The Hansa's Central Committee met in Visby.");
    expect(names(called("Central Committee", found))).toEqual(["Central Committee"]);
    const own = entitiesIn("The Baltic National Army entered Riga. The Baltic League's National Army entered Visby.");
    expect(names(called("National Army", own))).toEqual(["Baltic National Army", "National Army"]);
  });
});

describe("one person", () => {
  it("is known by the surname alone", () => {
    const found = entitiesIn("Ilse Brandt opened the school. In winter Brandt fell ill, and the school closed.");
    expect(names(called("Brandt", found))).toEqual(["Brandt", "Ilse Brandt"]);
    expect(called("Brandt", found).joins.map((join) => [join.reason, join.inferred])).toContainEqual(["surname", false]);
  });

  it("is not the father whose name is the same the other way round, and is called by the first name", () => {
    const found = entitiesIn("Yusuf ibn Hakam took Silves. In 1041 he was succeeded by his son Hakam ibn Yusuf. Hakam sold it.");
    expect(names(called("Yusuf ibn Hakam", found))).toEqual(["Yusuf ibn Hakam"]);
    expect(names(called("Hakam", found))).toEqual(["Hakam", "Hakam ibn Yusuf"]);
  });

  it("is known by the surname with its accents and without", () => {
    const found = entitiesIn("Inés Báez took the town. In May Baez left it. Sofía Báez came in June. Later Báez burnt it.");
    expect(names(called("Inés Báez", found))).toEqual(["Baez", "Inés Báez"]);
    expect(names(called("Sofía Báez", found))).toEqual(["Báez", "Sofía Báez"]);
  });

  it("is nobody by whom the person is described", () => {
    const found = entitiesIn("Otto I. Brandt ruled from 1911. Karl Brandt, brother of President Brandt, saved him.");
    expect(names(called("Karl Brandt", found))).toEqual(["Karl Brandt"]);
    expect(names(called("Otto I. Brandt", found))).toEqual(["Brandt", "Otto I. Brandt"]);
  });

  it("is known by the surname after the state and the office", () => {
    const found = entitiesIn(
      "Woodrow Wilson was elected. Pressed by the papers, US President Wilson sent ten thousand men on an unsuccessful pursuit.",
    );
    expect(names(called("Wilson", found))).toEqual(["Wilson", "Woodrow Wilson"]);
  });

  it("is known by a surname that stands first", () => {
    const found = entitiesIn("General Feng Daoren took the pass in April. By June Feng held the valley, and the valley feared Feng.");
    expect(names(called("Feng", found))).toEqual(["Feng", "Feng Daoren"]);
  });

  it("is known by initials", () => {
    const found = entitiesIn("The plan was drawn by Amalia Corvin. It was signed by A. Corvin and sealed in May.");
    expect(names(called("A. Corvin", found))).toEqual(["A. Corvin", "Amalia Corvin"]);
  });

  it("is known by the name in brackets", () => {
    const found = entitiesIn("The raid was led by Timur Aslanbek (Timur Batyr). Timur Batyr rode at night.");
    expect(names(called("Timur Batyr", found))).toEqual(["Timur Aslanbek", "Timur Batyr"]);
  });

  it("may be spelled in several ways, which is marked and inferred", () => {
    const found = entitiesIn("Abdulkerim Rashidov studied law. As minister, Abdukerim Rashidov opened forty schools. Rashidov died poor.");
    const entity = called("Abdukerim Rashidov", found);
    expect(names(entity)).toEqual(["Abdukerim Rashidov", "Abdulkerim Rashidov", "Rashidov"]);
    expect(entity.variants.filter((variant) => variant.spelling)).toHaveLength(1);
    expect(entity.joins.find((join) => join.reason === "spelling")?.inferred).toBe(true);
  });

  it("is one over several documents", () => {
    const found = entitiesIn("Ilse Brandt opened the school.", "The teachers obeyed Ilse Brandt to the last.");
    expect(called("Ilse Brandt", found).joins).toHaveLength(2);
  });
});

describe("two persons", () => {
  it.each([
    ["Masud Kerimi wrote to Rahim Kerim about the bridge.", "Masud Kerimi", "Rahim Kerim"],
    ["Gheni Batur rode north and Osman Batur rode south.", "Gheni Batur", "Osman Batur"],
    ["Gao Geng met Guo Peng in the capital.", "Gao Geng", "Guo Peng"],
    ["Maria Keller taught in the north, and Mario Keller sailed.", "Maria Keller", "Mario Keller"],
    ["King Louis XV was followed by King Louis XVI in that year.", "Louis XV", "Louis XVI"],
  ])("%s", (text, one, other) => {
    const found = entitiesIn(text);
    expect(called(one, found)).not.toBe(called(other, found));
  });

  it("go on being meant by the surname alone that always meant them", () => {
    const found = entitiesIn(
      "Odo Vance sold the mill. Vance was ill. Vance went home. In May the ferry was bought by Berengar Vance. Vance wrote letters, and Vance died in his bed.",
    );
    const mentions = (name: string) => called(name, found).joins.length;
    expect([mentions("Odo Vance"), mentions("Berengar Vance")]).toEqual([5, 1]);
  });

  it("who have no surname are called by their first name", () => {
    const found = entitiesIn("They elected Alexander of Battenberg. General Alexander Kaulbars came to Sofia in July. In August Alexander returned.");
    expect(called("Alexander of Battenberg", found).joins).toHaveLength(2);
  });

  it("of one surname share it by who was named last", () => {
    const found = entitiesIn("Karl Weber built the mill. Weber slept there. Years later Anna Weber burned it down. Weber was never caught.");
    const karl = called("Karl Weber", found);
    const anna = called("Anna Weber", found);
    expect(karl).not.toBe(anna);
    expect(karl.joins).toHaveLength(2);
    expect(anna.joins).toHaveLength(2);
    expect(anna.joins.some((join) => join.inferred)).toBe(true);
  });
});

describe("bodies and places", () => {
  it("are known by their initials", () => {
    const found = entitiesIn("The Free Harbour League met in May. The FHL chose a new doge, and the FHL paid him.");
    expect(names(called("FHL", found))).toEqual(["FHL", "Free Harbour League"]);
  });

  it("of one name are told apart by their ordinals", () => {
    const found = entitiesIn(
      "The first Tarnish Republic fell in 1803. The second Tarnish Republic rose in 1848. The second Tarnish Republic had a fleet. The Tarnish Republic sold it.",
    );
    expect(called("first Tarnish Republic", found)).not.toBe(called("second Tarnish Republic", found));
    expect(names(called("Tarnish Republic", found))).toContain("second Tarnish Republic");
  });

  it("listed side by side are two", () => {
    const found = entitiesIn("Trade grew with Iran and Iraq. Iraq sold dates; Iran sold rugs.");
    expect(called("Iran", found)).not.toBe(called("Iraq", found));
  });

  it("do not become one because one belongs to the other", () => {
    const found = entitiesIn("The plane fell near Kabansk (Buryatia). In Buryatia nobody saw it, and in Kabansk nobody asked.");
    expect(called("Kabansk", found)).not.toBe(called("Buryatia", found));
  });
});

describe("many names", () => {
  it("are joined without comparing each with each", () => {
    const given = ["Anna", "Karl", "Ilse", "Odo", "Maria", "Josef", "Peter", "Hanna", "Ruth", "Paul"];
    const line = (index: number) =>
      `${given[index % 10]} ${"bcdfgklmnprst"[index % 13]}a${"lmnrst"[index % 6]}o${"bdgkt"[index % 5]}${index % 97 === 0 ? "i" : "e"}n${index}`.replace(
        /\d/g,
        (digit) => "aeioumnrst"[Number(digit)] ?? "",
      );
    const text = Array.from(
      { length: 3000 },
      (_, index) => `In that year ${line(index).replace(/ (.)/, (_match, letter: string) => ` ${letter.toUpperCase()}`)} bought a field.`,
    ).join(" ");
    const language = languages.get("en");
    if (language === undefined) throw new Error("no English data");
    const document = segment(readSource({ id: "many" as SourceId, given: text, format: "plain", metadata: { language: "en" } }), language);
    const found = findNames(document, language);
    expect(found.length).toBeGreaterThan(2500);
    expect(processorTime(() => resolveEntities([document], found, languages))).toBeLessThan(10_000);
  });
});

describe("a family's name alone", () => {
  const called = (text: string, name: string) =>
    entitiesIn(text)
      .filter((entity) => entity.joins.length > 1 || entity.name === name)
      .map((entity) => entity.variants.map((variant) => variant.name).join(" = "));

  it("is not that of whoever was only named as somebody's father or brother", () => {
    expect(called("Otto Varga became governor after the death of his father, Emil Varga. Varga was killed in May.", "Emil Varga")).toEqual([
      "Otto Varga = Varga",
      "Emil Varga",
    ]);
    expect(called("Otto Varga met Emil Varga, his younger brother, at the gate. Varga was killed in May.", "Emil Varga")).toEqual([
      "Otto Varga = Varga",
      "Emil Varga",
    ]);
    expect(called("Otto Varga left. Emil Varga became governor. Varga was killed in May.", "Otto Varga")).toEqual([
      "Otto Varga",
      "Emil Varga = Varga",
    ]);
  });

  it("is one with a full name sooner than with another that looks like it, and two ranks are two men", () => {
    expect(called("Colonel Vasco Barrios entered Lima. Admiral Barroso sailed. General Barrios fled.", "Barroso")).toEqual([
      "Vasco Barrios = Barrios",
      "Barroso",
    ]);
  });
});
