// Names measured against annotated texts.
//   npm run eval                       the first part of the sample, with the weights as they are
//   npm run eval -- names              besides, every corpus with weights learnt from the others (kept in .regest/eval)
//   node bench/names/eval.ts --errors CORPUS   the errors on one corpus, or on "sample"
import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadLanguages } from "../../src/lang/language.ts";
import { packageRoot, readDataFiles, readWeights } from "../../src/readers/data.ts";
import { sharedFolder } from "../shared.ts";
import { corporaIn } from "./corpora.ts";
import { leaveOneOut } from "./folds.ts";
import { evaluateSample, withoutSampleEntries } from "./sample-eval.ts";

function main(): void {
  const root = packageRoot();
  const shared = sharedFolder();
  if (!existsSync(shared)) {
    console.log("names: skipped, the annotated corpora are not on this machine");
    return;
  }
  const errors = process.argv.includes("--errors") ? (process.argv[process.argv.indexOf("--errors") + 1] ?? "sample") : undefined;
  const files = readDataFiles();
  const corpora = corporaIn(join(shared, "data"), join(root, "corpus"));
  const { languages } = loadLanguages(files, readWeights());
  if (errors === undefined || errors === "sample") {
    evaluateSample({ languages, shared, label: "second-etr, part one", errors: errors !== undefined });
    const bare = loadLanguages(withoutSampleEntries(files, shared, corpora), readWeights()).languages;
    evaluateSample({ languages: bare, shared, label: "  without its entries", errors: false });
  }
  if (process.argv.includes("names") || (errors !== undefined && errors !== "sample"))
    leaveOneOut({ corpora, errors, cache: join(root, ".regest", "eval") });
  else console.log("names: `npm run eval -- names` measures on each corpus what is learnt from the others");
}

main();
