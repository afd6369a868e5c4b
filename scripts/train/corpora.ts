import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Segmentation } from "../../src/lang/segmentation.ts";
import { align, type Example } from "./align.ts";
import { readConllu, type TreebankSentence } from "./conllu.ts";

/** A treebank by name, cut into our tokens. */
export interface Treebank {
  readonly name: string;
  readonly sentences: readonly TreebankSentence[];
  readonly examples: readonly Example[];
}

export const TREEBANKS = {
  train: ["ud-ewt/train.conllu", "gum/train"],
  dev: ["ud-ewt/dev.conllu", "gum/dev"],
} as const;

/** Whether the treebanks that are trained on lie in a folder. */
export function hasTreebanks(folder: string): boolean {
  return [...TREEBANKS.train, ...TREEBANKS.dev].every((name) => existsSync(join(folder, name)));
}

/** Kinds of text that are not learned from, because their source allows no derivatives (see `weights/ATTRIBUTION.md`). */
const LEFT_OUT = /^GUM_conversation_/;

/** Reads a file of CoNLL-U or all those of a folder, ordered by name. */
export function readTreebank(folder: string, name: string, segmentation: Segmentation): Treebank {
  const path = join(folder, name);
  const files = name.endsWith(".conllu")
    ? [path]
    : readdirSync(path)
        .filter((file) => file.endsWith(".conllu") && !LEFT_OUT.test(file))
        .sort()
        .map((file) => join(path, file));
  const sentences = files.flatMap((file) => readConllu(readFileSync(file, "utf8")));
  return { name, sentences, examples: sentences.flatMap((sentence) => align(sentence, segmentation) ?? []) };
}
