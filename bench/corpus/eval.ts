// Everything Regest reads, measured on the corpus: `node bench/corpus/eval.ts [DOCUMENT…] [--per-text] [--errors PART]`.
import { measureCorpus } from "./measure.ts";
import { asText, confusionTable, partsTable, textsTable } from "./tables.ts";

const wanted = process.argv.slice(2).filter((word, index, all) => !word.startsWith("--") && all[index - 1] !== "--errors");
const errors = process.argv.includes("--errors") ? process.argv[process.argv.indexOf("--errors") + 1] : undefined;
const measured = measureCorpus(wanted);
const { byText, total } = measured;
if (byText.size === 0) console.log("corpus: nothing annotated");
else {
  if (process.argv.includes("--per-text")) for (const [id, scores] of byText) console.log(`\n${id}\n${asText(partsTable(scores))}`);
  console.log(`\ncorpus, F by text\n${asText(textsTable(measured))}`);
  console.log(`\ncorpus, ${byText.size} documents\n${asText(partsTable(total))}`);
  console.log("  The name finder has learnt from these texts: `npm run eval -- names` tells by cross-validation how it does on others.");
  for (const part of ["claims by predicate", "names by kind", "times by kind"]) console.log(`\n${part}\n${asText(confusionTable(total, part))}`);
}
if (errors !== undefined) {
  console.log(`\nwhat goes wrong with ${errors}`);
  for (const [what, count] of [...total.confusions].filter(([key]) => key.startsWith(`${errors}:`)).sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(5)}  ${what}`);
}
