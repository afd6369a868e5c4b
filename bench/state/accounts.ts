import { readFileSync } from "node:fs";
import { loadLanguages } from "../../src/lang/language.ts";
import type { SourceId } from "../../src/model/source.ts";
import { type Analysis, analyse, type Learning } from "../../src/pipeline.ts";
import { readAccountFile } from "../../src/readers/account.ts";
import { readDataFiles, readWeights } from "../../src/readers/data.ts";
import { readSource } from "../../src/source/index.ts";
import { type DossierFile, isDossier, readDossier } from "../../src/store/dossier.ts";

/** Reads files and dossier folders into one analysis, without rules. */
export function readAccounts(paths: readonly string[]): { readonly analysis: Analysis; readonly learning: Learning } {
  const { languages, knowledge } = loadLanguages(readDataFiles(), readWeights());
  if (knowledge === undefined) throw new Error("no knowledge");
  const learning = { languages, knowledge, rules: [] };
  const files = paths.flatMap((path): readonly DossierFile[] =>
    isDossier(path) ? readDossier(path).files : [{ name: path, path, metadata: { language: "en" } }],
  );
  const sources = files.map(({ name, path, metadata, encoding }) => {
    const account = path.endsWith(".json") ? { given: textOf(path), format: "plain" as const } : readAccountFile(path, encoding);
    return readSource({ id: name as SourceId, ...account, metadata });
  });
  return { analysis: analyse(sources, learning), learning };
}

/** The text of an annotated one, which stands in JSON beside its annotation. */
function textOf(path: string): string {
  return (JSON.parse(readFileSync(path, "utf8")) as { readonly text: string }).text;
}
