import type { DataFile } from "./data.ts";
import { loadRuleWords, type RuleWords } from "./rules.ts";
import { loadSegmentation, type Segmentation } from "./segmentation.ts";

/** Everything Regest knows of one language, compiled from `lang/<code>/`. Each part has its own loader beside this file. */
export interface Language {
  readonly code: string;
  readonly name: string;
  readonly segmentation: Segmentation;
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
    const rules = loadRuleWords(files, code);
    problems.push(...segmentation.problems, ...rules.problems);
    languages.set(code, { code, name: code, segmentation: segmentation.value, ...(rules.value === undefined ? {} : { rules: rules.value }) });
  }
  return { languages, problems };
}
