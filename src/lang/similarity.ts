import { z } from "zod";
import type { DataFile } from "./data.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const words = z.array(z.string().min(1));
const hundredths = z.number().int().nonnegative();
const schema = z.strictObject({
  substitutions: z.array(z.strictObject({ letters: z.string().min(2), cost: hundredths })),
  insertions: z.strictObject({
    vowels: z.string(),
    vowel: hundredths,
    weak: z.string(),
    weakCost: hundredths,
    doubled: hundredths,
    other: hundredths,
  }),
  endings: words,
  finalVowel: z.string(),
  classes: z.record(z.string().length(1), words),
  light: words,
  lightWeight: hundredths,
  missing: hundredths,
  thresholds: z.strictObject({ name: hundredths, single: hundredths, short: hundredths, word: hundredths }),
  examples: z.strictObject({ same: z.array(z.tuple([z.string(), z.string()])), different: z.array(z.tuple([z.string(), z.string()])) }),
});

/** How names change between scripts and languages. Costs and weights are whole hundredths. */
export interface Similarity {
  /** Cost of taking one letter for another; 100 where the letters have nothing to do with each other. */
  readonly substitution: (a: string, b: string) => number;
  /** Cost of a letter put in or left out after `before`. */
  readonly insertion: (letter: string, before: string | undefined) => number;
  readonly vowels: ReadonlySet<string>;
  readonly endings: readonly string[];
  readonly finalVowel: string;
  /** Spellings, longest first, with the class they fall into. */
  readonly classes: readonly (readonly [string, string])[];
  readonly light: ReadonlySet<string>;
  readonly lightWeight: number;
  readonly missing: number;
  readonly thresholds: { readonly name: number; readonly single: number; readonly short: number; readonly word: number };
  readonly examples: z.infer<typeof schema>["examples"];
}

/** Compiles `knowledge/transliteration.yaml`. */
export function loadSimilarity(files: readonly DataFile[]): Loaded<Similarity> {
  const file = files.find((candidate) => candidate.path === "knowledge/transliteration.yaml");
  if (file === undefined) return { problems: [] };
  const { value, problems } = loadYaml(file, schema);
  if (value === undefined) return { problems };
  const { vowel, vowels, weak, weakCost, doubled, other } = value.insertions;
  const costs = new Map<string, number>();
  for (const { letters, cost } of value.substitutions) {
    for (const a of letters) for (const b of letters) if (a !== b) costs.set(a + b, Math.min(cost, costs.get(a + b) ?? cost));
  }
  return {
    problems,
    value: {
      substitution: (a, b) => (a === b ? 0 : (costs.get(a + b) ?? 100)),
      insertion: (letter, before) => (letter === before ? doubled : vowels.includes(letter) ? vowel : weak.includes(letter) ? weakCost : other),
      vowels: new Set(vowels),
      endings: value.endings,
      finalVowel: value.finalVowel,
      classes: Object.entries(value.classes)
        .flatMap(([name, spellings]) => spellings.map((spelling) => [spelling, name] as const))
        .sort((a, b) => b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1)),
      light: new Set(value.light),
      lightWeight: value.lightWeight,
      missing: value.missing,
      thresholds: value.thresholds,
      examples: value.examples,
    },
  };
}
