import { z } from "zod";
import type { DataFile } from "./data.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const phrases = z.record(z.string(), z.string());
const list = z.strictObject({ list: z.string(), by: z.string(), as: z.string().optional() });
const schema = z.strictObject({
  number: z.strictObject({ group: z.string(), decimal: z.string() }),
  slots: z.record(z.string(), z.union([list, phrases])),
  phrases,
  states: phrases,
  readings: phrases,
  dates: phrases,
  rules: z.record(z.string(), z.strictObject({ title: z.string().min(1), says: phrases })),
});

/** What Regest says, sentence by sentence in another language than English; the file explains its keys. */
export type Messages = z.infer<typeof schema>;

/** Reads `lang/<code>/messages.yaml`; undefined where a language has none. */
export function loadMessages(files: readonly DataFile[], code: string): Loaded<Messages> {
  const file = files.find(({ path }) => path === `lang/${code}/messages.yaml`);
  return file === undefined ? { problems: [] } : loadYaml(file, schema);
}
