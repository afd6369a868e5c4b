import { z } from "zod";
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
  documents: words,
  vague: words,
  that: z.string(),
});

/** The cues by which a language lets others speak. */
export interface AttributionCues {
  /** Verb form (its words joined by blanks) to the class of its verb. */
  readonly verbs: ReadonlyMap<string, CueClass>;
  /** Words before the speaker: "according to". */
  readonly phrases: readonly { readonly words: readonly string[]; readonly class: CueClass }[];
  /** Words that report without a speaker: "it is said that". */
  readonly impersonal: readonly { readonly words: readonly string[]; readonly class: CueClass }[];
  /** Head nouns of speakers that are papers. */
  readonly documents: ReadonlySet<string>;
  readonly vague: ReadonlySet<string>;
  readonly that: string;
}

export function loadAttribution(files: readonly DataFile[], code: string, grammar: Grammar): Loaded<AttributionCues> {
  const path = `lang/${code}/attribution.yaml`;
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) return { problems: [`${path}: missing`] };
  const { value, problems } = loadYaml(file, schema);
  if (value === undefined) return { problems };
  const verbs = new Map<string, CueClass>();
  for (const kind of ["neutral", "document", "nonfactive", "denial", "factive"] as const)
    for (const verb of value.verbs[kind]) for (const form of grammar.formsOf(verb).keys()) verbs.set(form, kind);
  return {
    value: {
      verbs,
      phrases: value.phrases.map((row) => ({ words: row.before.split(" "), class: row.class })),
      impersonal: value.impersonal.map((row) => ({ words: row.words.split(" "), class: row.class })),
      documents: new Set(value.documents),
      vague: new Set(value.vague),
      that: value.that,
    },
    problems,
  };
}
