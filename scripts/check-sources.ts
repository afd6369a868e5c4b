// Runs rules over sources held in memory, with the data of this package.
import type { Rule } from "../src/findings/index.ts";
import { loadGazetteer } from "../src/lang/gazetteer.ts";
import { loadLanguages } from "../src/lang/language.ts";
import type { Source } from "../src/model/source.ts";
import { type Analysis, analyse } from "../src/pipeline.ts";
import { readDataFiles, readPlaces, readWeights } from "../src/readers/data.ts";

const { languages, knowledge, problems } = loadLanguages(readDataFiles(), readWeights());
const { files, towns } = readPlaces();
const gazetteer = loadGazetteer(files, towns === undefined ? {} : { towns }).value;

export function analyseSources(sources: readonly Source[], rules: readonly Rule[]): Analysis {
  if (knowledge === undefined) throw new Error(problems.join("\n"));
  return analyse(sources, { languages, knowledge, rules, ...(gazetteer === undefined ? {} : { gazetteer }) });
}
