import { z } from "zod";
import type { DataFile } from "./data.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const schema = z.strictObject({ back: z.array(z.string().min(1)), ahead: z.array(z.string().min(1)), away: z.array(z.string().min(1)).default([]) });

/** Words that take a sentence out of the order in which an account is told, each phrase as its words in lower case. */
export interface NarrativeCues {
  /** What follows happened before the point the story has reached. */
  readonly back: readonly (readonly string[])[];
  /** It happened after that point. */
  readonly ahead: readonly (readonly string[])[];
  /** It happened long before or after that point: the words leave no doubt. */
  readonly away: readonly (readonly string[])[];
}

/** The cues of a language: absent where it has no `narrative.yaml`. */
export function loadNarrative(files: readonly DataFile[], code: string): Loaded<NarrativeCues> {
  const file = files.find((candidate) => candidate.path === `lang/${code}/narrative.yaml`);
  if (file === undefined) return { problems: [] };
  const { value, problems } = loadYaml(file, schema);
  if (value === undefined) return { problems };
  const split = (phrases: readonly string[]) => phrases.map((phrase) => phrase.split(" "));
  return { value: { back: split(value.back), ahead: split(value.ahead), away: split(value.away) }, problems };
}
