import { loadCalendars } from "./calendars.ts";
import type { DataFile } from "./data.ts";
import type { Language } from "./language.ts";
import { loadSegmentation } from "./segmentation.ts";
import { loadTimexes } from "./timexes.ts";

/** As much of a language as reading dates needs. */
export type DatingLanguage = Pick<Language, "code" | "segmentation" | "timexes" | "reckoning">;

/** The codes of the languages that `files` (paths `lang/<code>/…`) hold, in alphabetical order. */
export function languageCodes(files: readonly DataFile[]): readonly string[] {
  const codes = new Set(files.flatMap((file) => /^lang\/([a-z]{2,3})\//.exec(file.path)?.[1] ?? []));
  return [...codes].sort((a, b) => (a < b ? -1 : 1));
}

/** Compiles what reading dates needs of a language, and nothing else of it. */
export function loadDating(files: readonly DataFile[], code: string): { readonly value: DatingLanguage; readonly problems: readonly string[] } {
  const segmentation = loadSegmentation(files, code);
  const timexes = loadTimexes(files, code);
  const reckoning = loadCalendars(files);
  return {
    value: {
      code,
      segmentation: segmentation.value,
      ...(timexes.value === undefined ? {} : { timexes: timexes.value }),
      reckoning: reckoning.value,
    },
    problems: [...segmentation.problems, ...timexes.problems, ...reckoning.problems],
  };
}
