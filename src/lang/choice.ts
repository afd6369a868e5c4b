import { z } from "zod";
import { nearest } from "../base/nearest.ts";
import type { Source } from "../model/source.ts";
import { undetermined } from "../model/source.ts";
import type { DataFile } from "./data.ts";
import type { Segmentation } from "./segmentation.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const schema = z.strictObject({
  default: z.string().min(2),
  characters: z.int().positive(),
  least_words: z.int().positive(),
  least_hits: z.number().positive(),
  least_share: z.number().positive().max(1),
  lead: z.number().min(1),
});

/** How the language of a text is told where nobody states it, and what it is read as where its words do not tell. */
export type Telling = z.infer<typeof schema>;

/** The language a text is read in. */
export interface LanguageChoice {
  readonly code: string;
  /** Whether its frequent words told it, or nothing did: too few words, or no language far enough ahead. */
  readonly by: "words" | "default";
}

/** What is known of each language by its code: as much as telling it needs. */
export type Tellable = ReadonlyMap<string, { readonly segmentation: Pick<Segmentation, "starters"> }>;

/** Reads `knowledge/languages.yaml`. */
export function loadTelling(files: readonly DataFile[]): Loaded<Telling> {
  const path = "knowledge/languages.yaml";
  const file = files.find((candidate) => candidate.path === path);
  return file === undefined ? { problems: [`${path}: missing`] } : loadYaml(file, schema);
}

/** The language whose frequent words make up enough of the text, and more than those of any other; else the default. */
export function chooseLanguage(text: string, languages: Tellable, telling: Telling): LanguageChoice {
  const undecided: LanguageChoice = { code: telling.default, by: "default" };
  const words =
    text
      .slice(0, telling.characters)
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < telling.least_words) return undecided;
  const [first, second] = [...scores(words, languages)].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  if (first === undefined) return undecided;
  const [code, score] = first;
  const least = Math.max(telling.least_hits, telling.least_share * words.length, telling.lead * (second?.[1] ?? 0));
  return score >= least ? { code, by: "words" } : undecided;
}

/** How many of the words are frequent in each language; a word that several list counts for each in part. */
function scores(words: readonly string[], languages: Tellable): ReadonlyMap<string, number> {
  const listing = new Map<string, string[]>();
  for (const [code, { segmentation }] of languages) {
    for (const word of segmentation.starters) listing.set(word, [...(listing.get(word) ?? []), code]);
  }
  const counted = new Map([...languages.keys()].map((code) => [code, 0]));
  for (const word of words) {
    const codes = listing.get(word) ?? [];
    for (const code of codes) counted.set(code, (counted.get(code) ?? 0) + 1 / codes.length);
  }
  return counted;
}

/** The source with a language: the one stated where one is, else what its words tell. */
export function inLanguage(source: Source, languages: Tellable, telling: Telling): Source {
  if (source.language !== undetermined) return source;
  return { ...source, language: chooseLanguage(source.text, languages, telling).code };
}

/** The code of the data that a language is read with: "de" for "de-AT" where that has none of its own. */
export function dataFor(language: string, codes: readonly string[]): string | undefined {
  return [language, language.split("-")[0]].find((candidate) => candidate !== undefined && codes.includes(candidate));
}

/** Says that nothing is known of a language, and of which ones something is. */
export function withoutData(language: string, codes: readonly string[]): string {
  const close = nearest(language, codes);
  return `there is no data for the language "${language}"; ${close === undefined ? `there is for ${codes.join(", ")}` : `did you mean ${close}?`}`;
}
