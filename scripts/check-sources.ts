// Runs rules over sources held in memory, with the language data of this package.
import { makeInquiry, type Rule, runRules } from "../src/findings/index.ts";
import { loadLanguages } from "../src/lang/language.ts";
import type { Finding } from "../src/model/finding.ts";
import type { Source } from "../src/model/source.ts";
import { readDataFiles } from "../src/readers/data.ts";
import { segment } from "../src/text/index.ts";

const { languages } = loadLanguages(readDataFiles());

export function checkSources(sources: readonly Source[], rules: readonly Rule[]): readonly Finding[] {
  const documents = sources.map((source) => {
    const language = languages.get(source.language);
    if (language === undefined) throw new Error(`no language data for "${source.language}"`);
    return segment(source, language);
  });
  return runRules(rules, makeInquiry({ documents, languages, mentions: [], entities: [], claims: [], voices: [] }));
}
