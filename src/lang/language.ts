import type { DataFile } from "./data.ts";
import { loadNames, type NameData } from "./names.ts";
import { loadOffices, type OfficeData } from "./offices.ts";
import { loadRuleWords, type RuleWords } from "./rules.ts";
import { loadSegmentation, type Segmentation } from "./segmentation.ts";

/** Everything Regest knows of one language, compiled from `lang/<code>/`. Each part has its own loader beside this file. */
export interface Language {
  readonly code: string;
  readonly name: string;
  readonly segmentation: Segmentation;
  /** Absent where the language has no `names/`. */
  readonly names?: NameData;
  /** Absent where the language has no `offices/`. */
  readonly offices?: OfficeData;
  /** What rules listen for; absent where the language has no `rules.yaml`. */
  readonly rules?: RuleWords;
}

/** Compiles every language found in `files` (paths `lang/<code>/…`). Problems name the file, line and column. */
export function loadLanguages(files: readonly DataFile[]): {
  readonly languages: ReadonlyMap<string, Language>;
  readonly problems: readonly string[];
} {
  const codes = new Set(files.flatMap((file) => /^lang\/([a-z]{2,3})\//.exec(file.path)?.[1] ?? []));
  const languages = new Map<string, Language>();
  const problems: string[] = [];
  for (const code of codes) {
    const segmentation = loadSegmentation(files, code);
    const offices = loadOffices(files, code);
    const names = loadNames(files, code, offices.value?.names ?? []);
    const rules = loadRuleWords(files, code);
    problems.push(...segmentation.problems, ...offices.problems, ...names.problems, ...rules.problems);
    languages.set(code, {
      code,
      name: code,
      segmentation: segmentation.value,
      ...(names.value === undefined ? {} : { names: names.value }),
      ...(offices.value === undefined ? {} : { offices: offices.value }),
      ...(rules.value === undefined ? {} : { rules: rules.value }),
    });
  }
  return { languages, problems };
}
