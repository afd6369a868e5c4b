import { z } from "zod";
import type { DataFile } from "./data.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const words = z.array(z.string().min(1));
const schema = z.strictObject({
  speech: words,
  according: words,
  labels: words,
  naming: words,
  titles: words,
  relatives: words,
  male: words,
  female: words,
  that: words,
  adverbs: words,
  articles: words,
  passive: words,
  reported: words,
  to: z.string(),
  as: words,
  putting: words,
  examples: z.array(
    z.strictObject({ text: z.string(), uses: z.array(z.enum(["quotation", "title", "name", "label", "distance"])), speakers: words }),
  ),
  counterexamples: words,
});

/** What stands around words in quotation marks and says what the marks do. All words are lower case. */
export interface QuotationData {
  /** Forms of verbs of speech. */
  readonly speech: ReadonlySet<string>;
  /** Phrases before a speaker: "according to". */
  readonly according: readonly (readonly string[])[];
  readonly labels: readonly (readonly string[])[];
  /** Verbs that give a thing the name in marks, the thing standing between. */
  readonly naming: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly relatives: ReadonlySet<string>;
  readonly male: ReadonlySet<string>;
  readonly female: ReadonlySet<string>;
  readonly that: ReadonlySet<string>;
  /** What may stand between a speaker and the verb, or the verb and the words. */
  readonly adverbs: ReadonlySet<string>;
  /** What stands before a thing: articles and possessives. */
  readonly articles: ReadonlySet<string>;
  /** Auxiliaries of the passive: the subject of "was told" hears. */
  readonly passive: ReadonlySet<string>;
  /** "is reported to have told": participles before an infinitive, which `to` marks. */
  readonly reported: ReadonlySet<string>;
  readonly to: string;
  /** "as he put it" */
  readonly as: readonly string[];
  readonly putting: ReadonlySet<string>;
  readonly examples: z.infer<typeof schema>["examples"];
  readonly counterexamples: readonly string[];
}

/** Compiles `lang/<code>/quotations/quotations.yaml`. */
export function loadQuotations(files: readonly DataFile[], code: string): Loaded<QuotationData> {
  const path = `lang/${code}/quotations/quotations.yaml`;
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) return { problems: [] };
  const { value, problems } = loadYaml(file, schema);
  if (value === undefined) return { problems };
  const phrases = (list: readonly string[]) => list.map((phrase) => phrase.split(" "));
  return {
    problems,
    value: {
      speech: new Set(value.speech),
      according: phrases(value.according),
      labels: phrases(value.labels),
      naming: new Set(value.naming),
      titles: new Set(value.titles),
      relatives: new Set(value.relatives),
      male: new Set(value.male),
      female: new Set(value.female),
      that: new Set(value.that),
      adverbs: new Set(value.adverbs),
      articles: new Set(value.articles),
      passive: new Set(value.passive),
      reported: new Set(value.reported),
      to: value.to,
      as: value.as,
      putting: new Set(value.putting),
      examples: value.examples,
      counterexamples: value.counterexamples,
    },
  };
}
