import { z } from "zod";
import type { DataFile } from "./data.ts";
import { loadYaml } from "./yaml.ts";

const words = z.array(z.string().min(1));

const schema = z.strictObject({
  abbreviations: z.strictObject({ before_name: words, before_number: words, anywhere: words }),
  starters: words,
  suffixes: words,
  split_after: words,
  split_before: words,
});

/** What cutting a text into sentences and words must know of a language. All words in lower case. */
export interface Segmentation {
  /** Written with a stop and followed by a name or more words: such a stop never ends a sentence. Without their last stop. */
  readonly beforeName: ReadonlySet<string>;
  /** Written with a stop only before a number. Without their last stop. */
  readonly beforeNumber: ReadonlySet<string>;
  /** Written with a stop that may also be the last of the sentence. Without their last stop. */
  readonly anywhere: ReadonlySet<string>;
  /** Words that begin a sentence far more often than they stand capitalised inside one. */
  readonly starters: ReadonlySet<string>;
  /** Endings that are a token of their own. */
  readonly suffixes: readonly string[];
  /** Words that come apart from what a hyphen joins to them. */
  readonly splitAfter: ReadonlySet<string>;
  /** Words that come apart from what a hyphen joins them to. */
  readonly splitBefore: ReadonlySet<string>;
}

/** What a text in an unknown language is cut by: no abbreviations, no endings. */
export const noSegmentation: Segmentation = {
  beforeName: new Set(),
  beforeNumber: new Set(),
  anywhere: new Set(),
  starters: new Set(),
  suffixes: [],
  splitAfter: new Set(),
  splitBefore: new Set(),
};

/** Reads `lang/<code>/segmentation.yaml`. */
export function loadSegmentation(files: readonly DataFile[], code: string): { readonly value: Segmentation; readonly problems: readonly string[] } {
  const file = files.find((each) => each.path === `lang/${code}/segmentation.yaml`);
  if (file === undefined) return { value: noSegmentation, problems: [] };
  const { value, problems } = loadYaml(file, schema);
  if (value === undefined) return { value: noSegmentation, problems };
  return {
    value: {
      beforeName: new Set(value.abbreviations.before_name),
      beforeNumber: new Set(value.abbreviations.before_number),
      anywhere: new Set(value.abbreviations.anywhere),
      starters: new Set(value.starters),
      suffixes: value.suffixes,
      splitAfter: new Set(value.split_after),
      splitBefore: new Set(value.split_before),
    },
    problems,
  };
}
