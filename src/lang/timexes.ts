import { z } from "zod";
import type { DataFile } from "./data.ts";
import { compileTimexes, type TimexGrammar } from "./timex-grammar.ts";
import { loadYaml } from "./yaml.ts";

const wordList = z.array(z.string().min(1));
const value = z.union([z.string(), z.number()]);

const wordsSchema = z.strictObject({
  words: z.record(
    z.string(),
    z.strictObject({
      /** true: only where written with a capital; false: only without. */
      capital: z.boolean().optional(),
      /** Every word is written with one of these endings; "" is the word as it stands. */
      endings: z.array(z.string()).optional(),
      values: z.record(z.string(), wordList),
    }),
  ),
});

const numbersSchema = z.strictObject({
  units: z.record(z.string(), z.number()),
  tens: z.record(z.string(), z.number()),
  multipliers: z.record(z.string(), z.number()),
  ordinals: z.record(z.string(), z.number()),
  /** What makes an ordinal of a figure; a mark only after figures of up to three digits: "3.". */
  ordinal_suffixes: wordList,
  joiners: wordList,
  /** Those between a ten and a unit: "thirty and one". */
  ten_joiners: wordList.optional(),
  /** Words that stand for one before a multiplier: "a hundred". */
  articles: wordList.optional(),
  /** Every ordinal is written with one of these endings; absent where ordinals stand as they are. */
  ordinal_endings: z.array(z.string()).optional(),
  /** Number words are written together: "three-and-twenty" as one word, with the units as they are written in it. */
  compounds: z.strictObject({ joiner: z.string(), units: z.record(z.string(), z.number()) }).optional(),
  /** The mark before decimals and that between groups of three digits; "." and "," where absent. */
  decimal_sign: z.string().length(1).optional(),
  group_sign: z.string().length(1).optional(),
});

const patternSchema = z.strictObject({
  match: z.union([z.string(), z.array(z.string())]),
  /** Which slots are fixed by the words themselves. */
  with: z.record(z.string(), value).optional(),
  /** How the slots are read; absent for parts of other patterns. "none": what looks like a date and is none, such as the name of a street. */
  as: z.string().optional(),
  not_after: wordList.optional(),
  not_before: wordList.optional(),
  only_before: wordList.optional(),
  /** "" is the beginning of a block. */
  only_after: z.array(z.string()).optional(),
});

const patternsSchema = z.strictObject({
  /** The class that these patterns make; patterns of later files and classes can use it. */
  makes: z.string(),
  patterns: z.record(z.string(), patternSchema),
});

const examplesSchema = z.record(
  z.string(),
  z.strictObject({
    /** Texts with every mention marked as [[words|value]]; the pattern makes at least one of them. */
    hits: wordList.optional(),
    /** Texts in which the pattern finds nothing. */
    silences: wordList.optional(),
  }),
);

const cuesSchema = z.strictObject({
  /** Words before a date that say how it bounds what it dates. */
  signals: z.record(z.string(), wordList),
  /** Words in front of a four-digit number that make it a year, and those that make it a count. */
  year: z.strictObject({ before: wordList, weak_before: wordList, not_before: wordList, not_after: wordList, counted_endings: wordList }),
  /** Where an event's description ends. */
  /** What may stand between a date and the same date in other words. */
  apposition_joiners: wordList,
  /** What may stand between the two ends of a range or the members of a list. */
  joiners: wordList,
  /** Those of them that make two dates the ends of one stretch. */
  range_joiners: wordList,
  tail_stops: wordList,
  clause_stops: wordList,
  pronouns: wordList,
  /** Words that join two nouns of one phrase. */
  tail_and: wordList,
  /** Words that, before a name, say where the event was. */
  tail_places: wordList,
  /** Endings of words that belong to no name of an event. */
  tail_stop_endings: wordList,
  /** Words after which an article goes on with the phrase. */
  tail_linkers: wordList,
  determiners: wordList,
  /** Those of them that bring up something new. */
  indefinite: wordList.optional(),
  /** Verbs by tense; words longer than four letters with a past ending count as past. */
  past: wordList,
  past_endings: wordList,
  present: wordList,
  future: wordList,
  first_person: wordList,
  /** Words earlier in the clause that keep a date from moving the story on. */
  comparison: wordList,
  horizon: wordList,
  /** Those of them that before a name also say where somebody stands: "before Vienna in 1683". */
  facing: wordList.optional(),
  glance: wordList,
  plan: wordList,
  /** Words that deny what the clause says, and those behind them with which it is said after all: "not only". */
  denial: wordList.optional(),
  denial_undone: wordList.optional(),
  /** Words that begin a clause which only says more of someone or something: what it looks back to is over with it. */
  relative: wordList.optional(),
  /** Words that do not begin a noun which a date before them could describe. */
  function_words: wordList,
  /** Nouns are written with a capital: a number in front of one counts it, and a word in small letters after one begins something else. */
  capital_nouns: z.boolean().optional(),
  /** The verb ends the clause, so that all before it names the event. */
  verb_last: z.boolean().optional(),
  /** Cases say what belongs to what: a name follows its noun with no word between, and a date describes no noun behind it unless it ends in a bare figure. */
  names_in_cases: z.boolean().optional(),
  /** Names of places where the seasons are those of the southern half of the earth: a season told near one of them can be meant so. */
  southern_places: wordList.optional(),
});

export type TimexWords = z.infer<typeof wordsSchema>["words"];
export type TimexNumbers = z.infer<typeof numbersSchema>;
export type TimexExamples = z.infer<typeof examplesSchema>;
export type TimexPattern = z.infer<typeof patternSchema>;
export type TimexCues = z.infer<typeof cuesSchema>;

/** The data of one language as written in `lang/<code>/timexes/`. */
export interface TimexData {
  readonly words: TimexWords;
  readonly numbers: TimexNumbers;
  readonly cues: TimexCues;
  /** By pattern. */
  readonly examples: TimexExamples;
  /** In the order of the files, which is the order in which classes are made. */
  readonly patterns: readonly { readonly makes: string; readonly id: string; readonly pattern: TimexPattern }[];
}

/** Reads `lang/<code>/timexes/*.yaml` and compiles them into one grammar. Absent where the language has no such files. */
export function loadTimexes(files: readonly DataFile[], code: string): { readonly value?: TimexGrammar; readonly problems: readonly string[] } {
  const folder = `lang/${code}/timexes/`;
  const problems: string[] = [];
  const read = <T>(file: DataFile, schema: z.ZodType<T>): T | undefined => {
    const loaded = loadYaml(file, schema);
    problems.push(...loaded.problems);
    return loaded.value;
  };
  let words: TimexWords = {};
  let numbers: TimexNumbers | undefined;
  let cues: TimexCues | undefined;
  let examples: TimexExamples = {};
  const patterns: { makes: string; id: string; pattern: TimexPattern }[] = [];
  for (const file of files) {
    if (!file.path.startsWith(folder)) continue;
    const name = file.path.slice(folder.length);
    if (name === "numbers.yaml") numbers = read(file, numbersSchema);
    else if (name === "cues.yaml") cues = read(file, cuesSchema);
    else if (name.startsWith("examples")) examples = { ...examples, ...read(file, examplesSchema) };
    else if (name.startsWith("words")) words = { ...words, ...read(file, wordsSchema)?.words };
    else {
      const group = read(file, patternsSchema);
      if (group === undefined) continue;
      for (const [id, pattern] of Object.entries(group.patterns)) patterns.push({ makes: group.makes, id, pattern });
    }
  }
  if (numbers === undefined || cues === undefined) return { problems };
  const compiled = compileTimexes({ words, numbers, cues, examples, patterns });
  return { value: compiled.grammar, problems: [...problems, ...compiled.problems.map((problem) => `${folder}: ${problem}`)] };
}
