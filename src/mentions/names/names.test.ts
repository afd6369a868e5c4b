import { describe, expect, it } from "vitest";
import { learnt } from "../../../test/support/learnt.ts";
import type { SourceId } from "../../model/source.ts";
import { readSource } from "../../source/index.ts";
import { segment } from "../../text/index.ts";
import { findNames } from "./index.ts";

const { languages, problems } = learnt();

function read(text: string, code = "en") {
  const language = languages.get(code);
  if (language === undefined) throw new Error(`no data for ${code}`);
  const source = readSource({ id: "test" as SourceId, given: text, format: "plain", metadata: { language: code } });
  const document = segment(source, language);
  return { source, names: findNames(document, language) };
}

/** Takes the marks out of "Odo met [Farida Kohl]{person}" and says which names they stand for. */
function unmark(marked: string): { readonly text: string; readonly wanted: readonly string[] } {
  const wanted = [...marked.matchAll(/\[([^\]]+)\]\{(\w+)\}/g)].map(([, name = "", kind = ""]) => `${name} {${kind}}`);
  return { text: marked.replace(/\[([^\]]+)\]\{\w+\}/g, "$1"), wanted };
}

function shown(text: string, code = "en"): readonly string[] {
  return read(text, code).names.map((name) => `${name.quote} {${name.kind}}`);
}

it("takes a small word with a capital inside a sentence for a part of the name behind it", () => {
  expect(shown("On 16 December 755 An Lushan rose. An Lushan took Luoyang.")).toEqual([
    "An Lushan {person}",
    "An Lushan {person}",
    "Luoyang {place}",
  ]);
  expect(shown("An Ottoman fleet left in 1538.").join()).not.toContain("An Ottoman");
});

it("has language data without problems", () => {
  expect(problems.filter((problem) => problem.includes("/names/"))).toEqual([]);
});

describe("the examples of the cues", () => {
  for (const [code, { names }] of languages) {
    for (const { cue, text: marked, counter } of names?.examples ?? []) {
      it(`${code} ${cue}${counter ? ", not" : ""}: ${marked}`, () => {
        const { text, wanted } = unmark(marked);
        expect(shown(text, code)).toEqual(wanted);
        if (counter) expect(read(text, code).names.map((name) => name.producer)).not.toContain(`names/${cue}`);
      });
    }
  }
});

describe("names of many times and places", () => {
  it.each([
    "In 1206 [Temür Khan]{person} crossed the [Kerulen River]{place} with the [Mongols]{group}.",
    "The [Treaty of Kanagawa]{document} was signed by the [Tokugawa Shogunate]{group} in 1854.",
    "Mansa [Musa]{person} of [Mali]{place} rode to [Cairo]{place}.",
    "[Shaka]{person} and Queen [Nzinga]{person} never met.",
    "At the [Battle of Adwa]{event} the [Italians]{group} lost to [Menelik II]{person}.",
    "[Túpac Amaru]{person} fled from [Cuzco]{place} into the forest.",
    "The [Society of Jesus]{group} sent [Matteo Ricci]{person} to [Beijing]{place}.",
    "[Simón Bolívar]{person} entered [Caracas]{place} in August 1813.",
    "The [Ministry of Trade and Industry]{group} closed the [Port of Odessa]{place}.",
    "The [Peace of Westphalia]{document} ended the [Thirty Years' War]{event}.",
    "The prince appointed [John Smith]{person} Minister of War.",
    "He won the [Bavaria state election]{event} in 1874, and the [Reichstag elections]{event} after it.",
    "The fleet left [New Orleans]{place} in April.",
    "[Rashid Khan]{person} of [Marena]{place} signed it.",
    "[Charles de Gaulle]{person} spoke from [London]{place}.",
    "The delegates of the [Indian National Congress]{group} met [Mohandas Gandhi]{person} in [Lahore]{place}.",
    "On the [Western Front]{place} nothing moved.",
    "[J. R. Marsh]{person} and [Ibn Khaldun]{person} are both cited.",
    "[Shuja-ul-Mulk]{person} never saw [Mers-el-Kébir]{place}.",
    "The [Ostrovistas]{group} left [Ciudad Real]{place}, and the Ostrovist troops came to [Puerto Alto]{place}.",
  ])("%s", (marked) => {
    const { text, wanted } = unmark(marked);
    expect(shown(text)).toEqual(wanted);
  });
});

describe("a title", () => {
  it.each([
    ["Then General Feng Daoren took the pass.", "General", "Feng Daoren"],
    ["They sent Colonel General Viktor Brandt north.", "Colonel General", "Viktor Brandt"],
    ["A letter from Interior Minister Rahim Kohl was found.", "Interior Minister", "Rahim Kohl"],
    ["It was the warlord Feng Daoren who came.", "warlord", "Feng Daoren"],
    ["In May King Louis XIV slept badly.", "King", "Louis XIV"],
  ])("stands outside the name: %s", (text, title, name) => {
    const { source, names } = read(text);
    const [first] = names;
    expect(first?.quote).toBe(name);
    expect(first?.title === undefined ? "" : source.text.slice(first.title.start, first.title.end)).toBe(title);
  });

  it("tells the gender", () => {
    expect(read("Then Queen Zarina of the hills replied.").names[0]?.gender).toBe("female");
  });

  it("is not taken from the name of a body", () => {
    expect(shown("The General Assembly met twice, and the King County line was closed.")).toContain("General Assembly {group}");
  });
});

describe("what is no name", () => {
  it.each([
    "Following the uprising, nobody was safe. Meanwhile the harvest failed.",
    "In August the rains came. On Monday they stopped.",
    "The President and the Minister of Internal Affairs resigned.",
    "He called on the Government to act.",
    "German weaponry and Soviet tanks were bought.",
    "Mhm. Alright. Nobody came.",
  ])("%s", (text) => {
    expect(shown(text)).toEqual([]);
  });
});

describe("headings in title case", () => {
  it("yield only names that the text itself uses", () => {
    const { names } = read(
      "The Decline of the Harvest Party\n\nFor years the Harvest Party had grown. Then it shrank, and nobody mourned the Harvest Party.\n\nGrowing Pressure and Final Defeat\n\nIn the end it was banned.",
    );
    expect(names.map((name) => name.quote)).toEqual(["Harvest Party", "Harvest Party", "Harvest Party"]);
  });
});

describe("the whole document", () => {
  it("tells the kind of a name that says nothing where it stands", () => {
    const { names } = read("The mayor was Ilse Brandt. Some loved Brandt. Brandt loved nobody.");
    expect(names.map((name) => name.kind)).toEqual(["person", "person", "person"]);
  });

  it("lets letters stand for the full name", () => {
    const { names } = read("The Free Harbour League ruled the coast. In time the FHL fell.");
    expect(names.map((name) => [name.quote, name.kind])).toEqual([
      ["Free Harbour League", "group"],
      ["FHL", "group"],
    ]);
  });

  it("keeps the ordinal of a state", () => {
    expect(shown("Under the second Tarnish Republic the roads were paved.")).toEqual(["second Tarnish Republic {group}"]);
  });
});

it("gives spans whose words are the quote, in order and without overlap", () => {
  const { source, names } = read(
    "On 3 May 1791 King Stanisław August Poniatowski of Poland swore to the Constitution; the Targowica Confederation, led by Szczęsny Potocki, called in Catherine the Great's army.",
  );
  expect(names.length).toBeGreaterThan(2);
  let end = 0;
  for (const name of names) {
    expect(source.text.slice(name.start, name.end)).toBe(name.quote);
    expect(name.start).toBeGreaterThanOrEqual(end);
    end = name.end;
  }
});
