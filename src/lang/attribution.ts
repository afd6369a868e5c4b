import { z } from "zod";
import { groupBy } from "../base/collections.ts";
import type { CueClass } from "../model/claim.ts";
import type { DataFile } from "./data.ts";
import type { Grammar } from "./grammar.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const words = z.array(z.string().min(1));
const cueClass = z.enum(["factive", "document", "neutral", "nonfactive", "denial", "distancing"]);
const schema = z.strictObject({
  verbs: z.strictObject({ factive: words, document: words, neutral: words, nonfactive: words, denial: words }),
  phrases: z.array(z.strictObject({ before: z.string(), class: cueClass })),
  impersonal: z.array(z.strictObject({ words: z.string(), class: cueClass })),
  tellers: words,
  denying: words,
  measures: words,
  as: words,
  "account-prepositions": words,
  accounts: words,
  tales: words,
  accusing: words,
  reckoning: words,
  "reckoning-at": words,
  counting: words,
  doubting: words,
  proving: words,
  adverbs: words,
  documents: words,
  vague: words,
  that: z.string(),
});

/** The cues by which a language lets others speak. */
export interface AttributionCues {
  /** Verb form (its words joined by blanks) to the class of its verb. */
  readonly verbs: ReadonlyMap<string, CueClass>;
  /** The first words of those. */
  readonly verbOpeners: ReadonlySet<string>;
  /** Words before the speaker, by the first of them: "according to". */
  readonly phrases: ReadonlyMap<string, readonly CuePhrase[]>;
  /** Words that report without a speaker, by the first of them: "it is said that". */
  readonly impersonal: ReadonlyMap<string, readonly CuePhrase[]>;
  /** Pronouns of those who are told, where nobody is named who tells: "we are told". */
  readonly tellers: ReadonlySet<string>;
  /** Forms of the verbs by which somebody says that it was not so, and does not only doubt it. */
  readonly denying: ReadonlySet<string>;
  /** Nouns for what something goes by, and that say nothing: "according to plan". */
  readonly measures: ReadonlySet<string>;
  /** What opens an aside of a speaker: "as the envoy said". */
  readonly as: ReadonlySet<string>;
  /** "by his own account": prepositions and nouns. */
  readonly accountPrepositions: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
  /** Nouns for what is told: "the story that …". */
  readonly tales: ReadonlySet<string>;
  /** Forms of verbs of accusing. */
  readonly accusing: ReadonlySet<string>;
  /** Forms of verbs of counting ("put their number at 150,000"), and what stands before the number. */
  readonly reckoning: ReadonlySet<string>;
  readonly reckoningAt: ReadonlySet<string>;
  /** Forms of verbs directly before a number: "spoke of fourteen thousand". */
  readonly counting: ReadonlySet<string>;
  /** By these what is told is doubted; by `proving` where they are denied ("has never been proved"). */
  readonly doubting: ReadonlySet<string>;
  readonly proving: ReadonlySet<string>;
  /** "reportedly": others say so. */
  readonly adverbs: ReadonlySet<string>;
  /** Head nouns of speakers that are papers. */
  readonly documents: ReadonlySet<string>;
  readonly vague: ReadonlySet<string>;
  readonly that: string;
}

export interface CuePhrase {
  readonly words: readonly string[];
  readonly class: CueClass;
}

function byFirstWord(phrases: readonly CuePhrase[]): ReadonlyMap<string, readonly CuePhrase[]> {
  return groupBy(phrases, ({ words: [first = ""] }) => first);
}

export function loadAttribution(files: readonly DataFile[], code: string, grammar: Grammar): Loaded<AttributionCues> {
  const path = `lang/${code}/attribution.yaml`;
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) return { problems: [`${path}: missing`] };
  const { value, problems } = loadYaml(file, schema);
  if (value === undefined) return { problems };
  const verbs = new Map<string, CueClass>();
  const formsOf = (list: readonly string[]) => new Set(list.flatMap((verb) => [...grammar.formsOf(verb).keys()]));
  for (const kind of ["neutral", "document", "nonfactive", "denial", "factive"] as const)
    for (const verb of value.verbs[kind]) for (const form of grammar.formsOf(verb).keys()) verbs.set(form, kind);
  return {
    value: {
      verbs,
      verbOpeners: new Set([...verbs.keys()].map((verb) => verb.split(" ")[0] ?? verb)),
      phrases: byFirstWord(value.phrases.map((row) => ({ words: row.before.split(" "), class: row.class }))),
      impersonal: byFirstWord(value.impersonal.map((row) => ({ words: row.words.split(" "), class: row.class }))),
      tellers: new Set(value.tellers),
      measures: new Set(value.measures),
      denying: formsOf(value.denying),
      as: new Set(value.as),
      accountPrepositions: new Set(value["account-prepositions"]),
      accounts: new Set(value.accounts),
      tales: new Set(value.tales),
      accusing: formsOf(value.accusing),
      reckoning: formsOf(value.reckoning),
      reckoningAt: new Set(value["reckoning-at"]),
      counting: formsOf(value.counting),
      doubting: formsOf(value.doubting),
      proving: formsOf(value.proving),
      adverbs: new Set(value.adverbs),
      documents: new Set(value.documents),
      vague: new Set(value.vague),
      that: value.that,
    },
    problems,
  };
}
