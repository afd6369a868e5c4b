import { z } from "zod";
import type { DataFile } from "./data.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const schema = z.strictObject({ fronts: z.array(z.string().min(1)) });

/** Words by which a language names what the boards show. */
export interface StateWords {
  /** Last words of names for a part of the fighting line. */
  readonly fronts: ReadonlySet<string>;
}

/** Absent where the language has no `state.yaml`. */
export function loadStateWords(files: readonly DataFile[], code: string): Loaded<StateWords> {
  const file = files.find((candidate) => candidate.path === `lang/${code}/state.yaml`);
  if (file === undefined) return { problems: [] };
  const { value, problems } = loadYaml(file, schema);
  return value === undefined ? { problems } : { value: { fronts: new Set(value.fronts) }, problems };
}
