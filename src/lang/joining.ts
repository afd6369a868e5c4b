import { z } from "zod";
import type { DataFile } from "./data.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const words = z.array(z.string().min(1));
const schema = z.strictObject({
  aliases: words,
  renamings: words,
  placeNouns: words,
  generations: words,
  kin: words.default([]),
  feminines: z.array(z.tuple([z.string(), z.string().min(1)])).default([]),
  same: z.array(words),
  examples: z.array(z.strictObject({ text: z.string(), entities: z.array(words) })),
});

/** What makes two names one in a language, besides likeness. */
export interface JoiningData {
  /** Phrases between two names of one thing; with a comma first, only where one stands there. */
  readonly aliases: readonly (readonly string[])[];
  /** Phrases before a name that their subject takes: "took the name of". */
  readonly renamings: readonly (readonly string[])[];
  readonly placeNouns: ReadonlySet<string>;
  readonly generations: ReadonlySet<string>;
  /** What one person is to another: "father". */
  readonly kin: ReadonlySet<string>;
  /** How names of men end, and those of women made from them: "Sancho" and "Sancha" are two persons. */
  readonly feminines: readonly (readonly [string, string])[];
  /** Names, in lower case, to the first name of the thing. */
  readonly same: ReadonlyMap<string, string>;
  readonly examples: z.infer<typeof schema>["examples"];
}

/** Compiles `lang/<code>/names/entities.yaml`. */
export function loadJoining(files: readonly DataFile[], code: string): Loaded<JoiningData> {
  const file = files.find((candidate) => candidate.path === `lang/${code}/names/entities.yaml`);
  if (file === undefined) return { problems: [] };
  const { value, problems } = loadYaml(file, schema);
  if (value === undefined) return { problems };
  return {
    problems,
    value: {
      aliases: value.aliases.map((phrase) => phrase.split(" ")),
      renamings: value.renamings.map((phrase) => phrase.split(" ")),
      placeNouns: new Set(value.placeNouns),
      generations: new Set(value.generations),
      kin: new Set(value.kin),
      feminines: value.feminines,
      same: new Map(value.same.flatMap((names) => names.map((name) => [name.toLowerCase(), (names[0] ?? name).toLowerCase()] as const))),
      examples: value.examples,
    },
  };
}
