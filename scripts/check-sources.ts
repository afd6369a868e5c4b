// Runs rules over sources held in memory, with the data of this package.
import type { Rule } from "../src/findings/index.ts";
import { loadLanguages } from "../src/lang/language.ts";
import type { Source } from "../src/model/source.ts";
import { type Analysis, analyse } from "../src/pipeline.ts";
import { readDataFiles, readWeights } from "../src/readers/data.ts";

const { languages, knowledge, problems } = loadLanguages(readDataFiles(), readWeights());

export function analyseSources(sources: readonly Source[], rules: readonly Rule[]): Analysis {
  if (knowledge === undefined) throw new Error(problems.join("\n"));
  return analyse(sources, { languages, knowledge, rules });
}
