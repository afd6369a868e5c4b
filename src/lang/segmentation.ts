import { z } from "zod";
import type { DataFile } from "./data.ts";
import { loadYaml } from "./yaml.ts";

const words = z.array(z.string().min(1)).superRefine((list, context) => {
  const twice = list.find((word, index) => list.indexOf(word) !== index);
  if (twice !== undefined) context.addIssue({ code: "custom", message: `"${twice}" stands here twice` });
});

const schema = z.strictObject({
  abbreviations: z.strictObject({ before_name: words, before_number: words, anywhere: words }),
  numbered_nouns: words,
  starters: words,
  suffixes: words,
  prefixes: words.optional(),
  number_endings: words,
  split_after: words,
  split_before: words,
  ordinal_stop: z.boolean().optional(),
  examples: z.strictObject({ sentences: words, tokens: words }),
});

/** What cutting a text into sentences and words must know of a language. All words are in lower case, abbreviations without their last stop. */
export interface Segmentation {
  /** Written with a stop and followed by a name or by more words: such a stop never ends a sentence. */
  readonly beforeName: ReadonlySet<string>;
  /** Written with a stop only before a number. */
  readonly beforeNumber: ReadonlySet<string>;
  /** Written with a stop that may also be the last of the sentence. */
  readonly anywhere: ReadonlySet<string>;
  /** Nouns that a single letter numbers, so that the letter is not the initial of a name. */
  readonly numberedNouns: ReadonlySet<string>;
  /** Words that begin a sentence far more often than they stand capitalised inside one. */
  readonly starters: ReadonlySet<string>;
  /** Endings that are a token of their own. */
  readonly suffixes: readonly string[];
  /** Beginnings that are a token of their own. */
  readonly prefixes: readonly string[];
  /** Letters that belong to the number they are written on. */
  readonly numberEndings: ReadonlySet<string>;
  /** Words that come apart from what a hyphen joins to them. */
  readonly splitAfter: ReadonlySet<string>;
  /** Words that come apart from what a hyphen joins them to. */
  readonly splitBefore: ReadonlySet<string>;
  /** A figure or Roman numeral with a stop is an ordinal: such a stop ends a sentence only before a starter. */
  readonly ordinalStop: boolean;
  /** What a test holds the data to: texts with " | " between sentences, and texts with "|" between tokens that no blank parts. */
  readonly examples: { readonly sentences: readonly string[]; readonly tokens: readonly string[] };
}

/** What a text in an unknown language is cut by: no abbreviations, no endings. */
export const noSegmentation: Segmentation = {
  beforeName: new Set(),
  beforeNumber: new Set(),
  anywhere: new Set(),
  numberedNouns: new Set(),
  starters: new Set(),
  suffixes: [],
  prefixes: [],
  numberEndings: new Set(),
  splitAfter: new Set(),
  splitBefore: new Set(),
  ordinalStop: false,
  examples: { sentences: [], tokens: [] },
};

/** Reads `lang/<code>/segmentation.yaml`; a language without that file gets `noSegmentation`. */
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
      numberedNouns: new Set(value.numbered_nouns),
      starters: new Set(value.starters),
      suffixes: value.suffixes,
      prefixes: value.prefixes ?? [],
      numberEndings: new Set(value.number_endings),
      splitAfter: new Set(value.split_after),
      splitBefore: new Set(value.split_before),
      ordinalStop: value.ordinal_stop ?? false,
      examples: value.examples,
    },
    problems,
  };
}
