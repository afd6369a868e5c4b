import { z } from "zod";
import type { Comparison } from "../model/mention.ts";
import type { DataFile } from "./data.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const words = z.array(z.string().min(1));
const values = z.record(z.string(), z.number());
const comparison = z.enum(["exactly", "about", "at-least", "at-most", "more-than", "less-than"]);
const schema = z.strictObject({
  units: values,
  tens: values,
  multipliers: values,
  plurals: values,
  several: words,
  articles: words,
  half: words,
  parts: values.default({}),
  owning: words.default([]),
  and: words,
  of: words,
  pronounAfter: words,
  pronoun: words,
  comparisons: z.strictObject({ about: words, "at-least": words, "more-than": words, "at-most": words, "less-than": words }),
  after: z.strictObject({ "at-least": words, about: words, "at-most": words }),
  between: words,
  from: words,
  ranges: words,
  currencies: z.record(z.string(), words),
  measures: z.record(z.string(), words),
  people: words,
  peopleEndings: words,
  irregular: z.record(z.string(), z.string()),
  singular: z.array(z.tuple([z.string(), z.string()])),
  notPlural: words,
  adjectives: words,
  inside: words,
  labels: words,
  ages: words.default([]),
  examples: z.array(
    z.strictObject({
      text: z.string(),
      quantities: z.array(
        z.strictObject({
          quote: z.string(),
          low: z.number(),
          high: z.number().optional(),
          comparison,
          unit: z.string().optional(),
          head: z.string().optional(),
        }),
      ),
    }),
  ),
  counterexamples: words,
});

/** Words before or after a number that say how exact it is, longest first. */
export interface ComparisonPhrase {
  readonly words: readonly string[];
  readonly comparison: Comparison;
}

/** Everything the reader of quantities knows of a language. All words are lower case. */
export interface QuantityData {
  readonly units: ReadonlyMap<string, number>;
  readonly tens: ReadonlyMap<string, number>;
  readonly multipliers: ReadonlyMap<string, number>;
  readonly plurals: ReadonlyMap<string, number>;
  readonly several: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  readonly half: ReadonlySet<string>;
  /** What is a part of something: "third" is the third part. */
  readonly parts: ReadonlyMap<string, number>;
  /** Words after a half that open what it is the half of: "half the revenue". */
  readonly owning: ReadonlySet<string>;
  readonly and: ReadonlySet<string>;
  readonly of: ReadonlySet<string>;
  readonly pronoun: ReadonlySet<string>;
  readonly pronounAfter: ReadonlySet<string>;
  readonly before: readonly ComparisonPhrase[];
  readonly after: readonly ComparisonPhrase[];
  readonly between: ReadonlySet<string>;
  readonly from: ReadonlySet<string>;
  readonly ranges: ReadonlySet<string>;
  /** Signs and words for money to the unit's name. */
  readonly currencies: ReadonlyMap<string, string>;
  readonly measures: ReadonlyMap<string, string>;
  /** Whether a noun, singular, is one for people. */
  readonly isPeople: (noun: string) => boolean;
  /** The singular of a plural, undefined for a word that is none. */
  readonly singularOf: (word: string) => string | undefined;
  readonly isAdjective: (word: string) => boolean;
  readonly inside: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
  /** Before a number in words that counts nothing these say how old somebody is: "was seventeen". */
  readonly ages: ReadonlySet<string>;
  readonly examples: z.infer<typeof schema>["examples"];
  readonly counterexamples: readonly string[];
}

/** Compiles `lang/<code>/quantities/quantities.yaml`. */
export function loadQuantities(files: readonly DataFile[], code: string): Loaded<QuantityData> {
  const path = `lang/${code}/quantities/quantities.yaml`;
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) return { problems: [] };
  const { value, problems } = loadYaml(file, schema);
  if (value === undefined) return { problems };
  const map = (entries: Readonly<Record<string, number>>) => new Map(Object.entries(entries));
  return {
    problems,
    value: {
      units: map(value.units),
      tens: map(value.tens),
      multipliers: map(value.multipliers),
      plurals: map(value.plurals),
      several: new Set(value.several),
      articles: new Set(value.articles),
      half: new Set(value.half),
      parts: new Map(Object.entries(value.parts)),
      owning: new Set(value.owning),
      and: new Set(value.and),
      of: new Set(value.of),
      pronoun: new Set(value.pronoun),
      pronounAfter: new Set(value.pronounAfter),
      before: phrases(value.comparisons),
      after: phrases(value.after),
      between: new Set(value.between),
      from: new Set(value.from),
      ranges: new Set(value.ranges),
      currencies: byWord(value.currencies),
      measures: byWord(value.measures),
      isPeople: peopleNouns(value),
      singularOf: singulars(value),
      isAdjective: (word) => value.adjectives.some((ending) => word.length >= ending.length && word.endsWith(ending)),
      inside: new Set(value.inside),
      labels: new Set(value.labels),
      ages: new Set(value.ages),
      examples: value.examples,
      counterexamples: value.counterexamples,
    },
  };
}

function phrases(groups: Readonly<Record<string, readonly string[]>>): readonly ComparisonPhrase[] {
  return Object.entries(groups)
    .flatMap(([kind, list]) => list.map((phrase) => ({ words: phrase.split(" "), comparison: kind as Comparison })))
    .sort((a, b) => b.words.length - a.words.length);
}

function byWord(groups: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(groups).flatMap(([unit, list]) => list.map((word) => [word, unit] as const)));
}

function peopleNouns({ people, peopleEndings }: z.infer<typeof schema>): (noun: string) => boolean {
  const nouns = new Set(people);
  return (noun) => nouns.has(noun) || peopleEndings.some((ending) => noun.length > ending.length + 1 && noun.endsWith(ending));
}

function singulars({ irregular, singular, notPlural }: z.infer<typeof schema>): (word: string) => string | undefined {
  const exceptions = new Map(Object.entries(irregular));
  return (word) => {
    const exception = exceptions.get(word);
    if (exception !== undefined) return exception;
    if (word.length < 4 || notPlural.some((ending) => word.endsWith(ending))) return undefined;
    const rule = singular.find(([ending]) => word.endsWith(ending));
    return rule === undefined ? undefined : word.slice(0, word.length - rule[0].length) + rule[1];
  };
}
