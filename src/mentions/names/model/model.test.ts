import { describe, expect, it } from "vitest";
import { loadLanguages } from "../../../lang/language.ts";
import { packNameModel, readNameModel, tagCount, Weigher } from "../../../lang/name-model.ts";
import type { SourceId } from "../../../model/source.ts";
import { readDataFiles, readWeights } from "../../../readers/data.ts";
import { readSource } from "../../../source/index.ts";
import { segment } from "../../../text/index.ts";
import { findNames } from "../index.ts";

const weights = readWeights();
const { languages, problems } = loadLanguages(readDataFiles(), weights);

function shown(text: string): readonly string[] {
  const language = languages.get("en");
  if (language === undefined) throw new Error("no English data");
  const document = segment(readSource({ id: "test" as SourceId, given: text, format: "plain", metadata: { language: "en" } }), language);
  return findNames(document, language).map((name) => `${name.quote} {${name.kind}}`);
}

describe("weights", () => {
  it("are there and can be read", () => {
    expect(problems).toEqual([]);
    expect(languages.get("en")?.nameModel).toBeDefined();
  });

  it("are small enough to be fetched by a page", () => {
    for (const { bytes } of weights.filter(({ path }) => path.endsWith("names.bin"))) expect(bytes.byteLength).toBeLessThan(5_000_000);
  });

  it("of another kind are refused, with the file's name", () => {
    const wrong = { path: "weights/en/names.bin", bytes: new ArrayBuffer(40) };
    const loaded = loadLanguages(readDataFiles(), [wrong]);
    expect(loaded.problems).toEqual(["weights/en/names.bin: not weights that this version reads"]);
    expect(loaded.languages.get("en")?.nameModel).toBeUndefined();
  });

  it("are read as they were written", () => {
    const row = (at: number, value: number) => Int8Array.from({ length: tagCount }, (_, tag) => (tag === at ? value : 0));
    const rows = [
      { key: -5, weights: row(3, -127) },
      { key: 1, weights: row(0, 127) },
      { key: 70000, weights: row(16, 1) },
    ];
    const transitions = Int32Array.from({ length: tagCount * tagCount }, (_, index) => index - 100);
    const model = readNameModel(packNameModel(rows, transitions));
    if (model === undefined) throw new Error("not read");
    expect([...model.transitions]).toEqual([...transitions]);
    const summed = (...keys: readonly number[]) => {
      const scores = new Int32Array(tagCount * 2);
      new Weigher(model, keys.length).add({ values: Int32Array.from(keys), count: keys.length }, scores, tagCount);
      expect([...scores.subarray(0, tagCount)]).toEqual([...row(0, 0)]);
      return [...scores.subarray(tagCount)];
    };
    for (const { key, weights } of rows) expect(summed(key)).toEqual([...weights]);
    expect(summed(2)).toEqual([...row(0, 0)]);
    expect(summed(2, 70000, -5, 70000)).toEqual([...row(3, -127)].map((value, tag) => value + (tag === 16 ? 2 : 0)));
  });
});

describe("names that rules alone miss or mistake", () => {
  it.each([
    [
      "Marlowe had met Hester Vane at Wexcombe, and wrote to Vane that same night.",
      ["Marlowe {person}", "Hester Vane {person}", "Wexcombe {place}", "Vane {person}"],
    ],
    ["In 1871 the Paris Commune held the Hôtel de Ville.", ["Paris Commune {group}", "Hôtel de Ville {place}"]],
    ["The Deputy Commander thanked nobody.", []],
    ["In October he married Agnes of Welbach, and the Duke of Lorne paid for the feast.", ["Agnes of Welbach {person}", "Duke of Lorne {person}"]],
    ["TARNHOLT, 4 May. The garrison has laid down its arms.", ["TARNHOLT {place}"]],
    ["They lay in Vantar Osk all winter.", ["Vantar Osk {place}"]],
    ["Usman dan Fodio met Ludovico il Moro.", ["Usman dan Fodio {person}", "Ludovico il Moro {person}"]],
    ["King Ivan the Terrible gave Foch the house.", ["Ivan the Terrible {person}", "Foch {person}"]],
    ["Zodwa kaNtombela ruled the upper valley.", ["Zodwa kaNtombela {person}"]],
  ])("%s", (text, names) => {
    expect(shown(text)).toEqual(names);
  });
});
