// How hard the corpus is to read, beside the texts on wars that dates are measured on: `node bench/corpus/profile.ts`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bareLanguage, loadLanguages } from "../../src/lang/language.ts";
import { findTimexes } from "../../src/mentions/timexes/index.ts";
import type { SourceId } from "../../src/model/source.ts";
import { packageRoot, readDataFiles, readWeights } from "../../src/readers/data.ts";
import { readSource } from "../../src/source/index.ts";
import { segment } from "../../src/text/index.ts";
import { treeOf, withSyntax } from "../../src/text/syntax/index.ts";
import { percent } from "../names/score.ts";
import { corpusDocuments } from "./documents.ts";

const english = loadLanguages(readDataFiles(), readWeights()).languages.get("en") ?? bareLanguage("en");
const wars = join(packageRoot(), "..", "shared", "gold", "timex", "wikiwars");

/** Words and finite verbs a sentence, and the share of sentences without a date, as Regest reads them. */
function profile(name: string, texts: readonly string[]): void {
  const lengths: number[] = [];
  let clauses = 0;
  let undated = 0;
  for (const given of texts) {
    const document = withSyntax(
      segment(readSource({ id: name as SourceId, given, format: "plain", metadata: { language: "en" } }), english),
      english,
    );
    const tree = treeOf(document);
    const dated = new Set(
      findTimexes(document, english)
        .filter(({ type }) => type === "date" || type === "time")
        .map(({ sentence }) => sentence),
    );
    for (const sentence of document.sentences) {
      if (document.paragraphs[sentence.paragraph]?.kind === "heading") continue;
      const words = document.tokens.slice(sentence.firstToken, sentence.endToken).filter(({ kind }) => kind !== "punctuation");
      lengths.push(words.length);
      clauses += words.filter(({ index }) => tree?.form(index) === "Fin" && !tree.is(index, "aux")).length;
      if (!dated.has(sentence.index)) undated++;
    }
  }
  lengths.sort((a, b) => a - b);
  const at = (share: number) => String(lengths[Math.floor(share * (lengths.length - 1))] ?? 0).padStart(4);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  console.log(
    `${name.padEnd(10)} ${String(lengths.length).padStart(5)} sentences, words a sentence: mean ${mean.toFixed(1)}, ${[0.1, 0.25, 0.5, 0.75, 0.9].map((share) => `${100 * share} % ${at(share)}`).join(", ")}; finite verbs a sentence ${(clauses / Math.max(1, lengths.length)).toFixed(2)}; without a date ${percent(undated / Math.max(1, lengths.length))} %`,
  );
}

profile(
  "corpus",
  corpusDocuments().map(({ text }) => text),
);
if (existsSync(wars))
  profile(
    "WikiWars",
    readdirSync(wars).map((file) => (JSON.parse(readFileSync(join(wars, file), "utf8")) as { readonly text: string }).text),
  );
