// Everything Regest reads of the corpus, counted against its annotations.
import { loadLanguages } from "../../src/lang/language.ts";
import type { SourceId } from "../../src/model/source.ts";
import { analyse } from "../../src/pipeline.ts";
import { readDataFiles, readWeights } from "../../src/readers/data.ts";
import { readSource } from "../../src/source/index.ts";
import { corpusDocuments } from "./documents.ts";
import { addScores, type CorpusScores, newScores, scoreDocument } from "./scores.ts";

export interface Measured {
  readonly byText: ReadonlyMap<string, CorpusScores>;
  readonly total: CorpusScores;
}

/** Reads the texts of these names, or all, and scores them. */
export function measureCorpus(wanted: readonly string[] = []): Measured {
  const { languages, knowledge, problems } = loadLanguages(readDataFiles(), readWeights());
  if (knowledge === undefined) throw new Error(problems.join("\n"));
  const learning = { languages, knowledge, rules: [] };
  const documents = corpusDocuments();
  const named = wanted.filter((id) => documents.some((document) => document.id === id));
  const byText = new Map<string, CorpusScores>();
  const total = newScores();
  for (const { id, text, readings } of documents) {
    const annotation = readings.get("settled") ?? readings.get("first");
    if (annotation === undefined || (named.length > 0 && !named.includes(id))) continue;
    const source = readSource({ id: id as SourceId, given: text, format: "plain", metadata: { language: "en" } });
    const scores = scoreDocument(annotation, analyse([source], learning), learning);
    byText.set(id, scores);
    addScores(total, scores);
  }
  return { byText, total };
}
