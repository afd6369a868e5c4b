import { describe, expect, test } from "vitest";
import { align } from "../scripts/train/align.ts";
import { readConllu, type TreebankSentence } from "../scripts/train/conllu.ts";
import { scoreSyntax } from "../scripts/train/score.ts";
import { SETTINGS } from "../scripts/train/settings.ts";
import { numbering, relationsOf, tagsOf } from "../scripts/train/tagset.ts";
import { type Settings, trainSyntax } from "../scripts/train/train.ts";
import { packSyntaxWeights } from "../src/lang/weights.ts";
import { untrained } from "./support/learnt.ts";

const segmentation = untrained().languages.get("en")?.segmentation;
if (segmentation === undefined) throw new Error("no English");
const { value: english } = { value: segmentation };

/** A sentence written as "word/TAG/head/relation", heads counted from 1; "_" before a word joins it to the one before. */
function sentence(written: string): TreebankSentence {
  const rows = written.split(" ").map((word, index) => {
    const [form = "", tag = "", head = "", relation = ""] = word.split("/");
    return { id: index + 1, form: form.replace(/^_/, ""), joined: form.startsWith("_"), tag, head, relation };
  });
  const lines = rows.map(({ id, form, tag, head, relation }, index) => {
    const pos = tag.startsWith("V") ? "VERB" : tag.startsWith("N") ? "NOUN" : tag === "." || tag === "HYPH" ? "PUNCT" : "DET";
    return [id, form, form, pos, tag, "_", head, relation, "_", rows[index + 1]?.joined === true ? "SpaceAfter=No" : "_"].join("\t");
  });
  const [read] = readConllu(`# text = …\n${lines.join("\n")}\n\n`);
  if (read === undefined) throw new Error("no sentence");
  return read;
}

const sentences = [
  ...["king", "khan", "bishop", "general"].flatMap((who) =>
    ["town", "fort"].map((what) => sentence(`The/DT/2/det ${who}/NN/3/nsubj took/VBD/0/root the/DT/5/det ${what}/NN/3/obj _././3/punct`)),
  ),
  ...["king", "khan"].map((who) => sentence(`The/DT/2/det ${who}/NN/3/nsubj fled/VBD/0/root _././3/punct`)),
];

function train(seed: number): ArrayBuffer {
  const settings: Settings = {
    ...SETTINGS,
    seed,
    tagger: { ...SETTINGS.tagger, least: 1, bits: 14, table: { ...SETTINGS.tagger.table, slots: 1 << 13 } },
    parser: { ...SETTINGS.parser, least: 1, bits: 15, table: { ...SETTINGS.parser.table, slots: 1 << 14 } },
    labels: { ...SETTINGS.labels, least: 1, bits: 14, table: { ...SETTINGS.labels.table, slots: 1 << 13 } },
  };
  return packSyntaxWeights(trained(settings));
}

function trained(settings: Settings) {
  const examples = sentences.flatMap((each) => align(each, english) ?? []);
  const names = { tags: tagsOf(sentences), relations: relationsOf(examples) };
  const tagNumber = numbering(names.tags.map(({ name }) => name));
  const relationNumber = numbering(names.relations);
  const samples = examples.map(({ tokens, tags, heads, relations }) => ({
    tokens,
    tags: Uint8Array.from(tags, tagNumber),
    heads: Int32Array.from(heads),
    relations: Uint8Array.from(relations, relationNumber),
  }));
  const weights = trainSyntax(samples, names, { settings, log: () => undefined });
  expect(scoreSyntax(examples, weights)).toMatchObject({ tokens: 56, tags: 56, heads: 56, labelled: 56 });
  return weights;
}

describe("training", () => {
  test("the same sentences give the same bytes, and what was shown is known", () => {
    const first = new Uint8Array(train(1));
    expect(Buffer.compare(first, new Uint8Array(train(1)))).toBe(0);
    expect(Buffer.compare(first, new Uint8Array(train(2)))).not.toBe(0);
  });
});

describe("a treebank's words become our tokens", () => {
  test("parts of a compound become one token, under what they hang on together", () => {
    const { tokens, tags, heads, relations } = align(sentence("al/NNP/3/compound _-/HYPH/1/punct _Sadr/NNP/4/nsubj fled/VBD/0/root"), english) ?? {
      tokens: [],
      tags: [],
      heads: [],
      relations: [],
    };
    expect(tokens.map(({ text }) => text)).toEqual(["al-Sadr", "fled"]);
    expect(tags).toEqual(["NNP", "VBD"]);
    expect(heads).toEqual([1, 2]);
    expect(relations).toEqual(["nsubj", "root"]);
  });

  test("of a date in figures the first part stands for it", () => {
    const { tokens, heads, relations } = align(sentence("fled/VBD/0/root 24/8/1949/CD/1/obl".replace("24/8/1949", "24.8.1949")), english) ?? {
      tokens: [],
      heads: [],
      relations: [],
    };
    expect(tokens.map(({ text }) => text)).toEqual(["fled", "24", ".", "8", ".", "1949"]);
    expect(heads).toEqual([6, 0, 1, 1, 1, 1]);
    expect(relations).toEqual(["root", "obl", "punct", "flat", "punct", "flat"]);
  });
});
