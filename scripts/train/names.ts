// Learns the weights of the name finder from annotated texts: `node scripts/train/names.ts [DATA]` writes weights/en/names.bin.
// DATA is the folder with the corpora (default: ../shared/data beside the repository). The same texts, lists and code give the same bytes.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { corporaIn } from "../../bench/names/corpora.ts";
import { loadLanguages } from "../../src/lang/language.ts";
import { packageRoot, readDataFiles } from "../../src/readers/data.ts";
import { lessonsFrom, together } from "./name-lessons.ts";
import { nameSettings, timesOwn } from "./name-settings.ts";
import { learn } from "./perceptron.ts";

const root = packageRoot();
const data = process.argv[2] ?? join(dirname(root), "shared", "data");
const corpora = corporaIn(data, join(root, "corpus"));
const english = loadLanguages(readDataFiles()).languages.get("en");
if (!existsSync(data) || corpora.length === 0 || english === undefined) {
  console.error(`names: nothing to learn from in ${data}`);
  process.exit(1);
}
const lessons = corpora.flatMap(({ name, read }) => {
  const from = lessonsFrom(read(), english);
  console.log(`${name.padEnd(10)} ${from.tags.length} tokens that may be of names`);
  return Array.from({ length: name === "own" ? timesOwn : 1 }, () => from);
});
const bytes = learn(together(lessons), nameSettings);
mkdirSync(join(root, "weights"), { recursive: true });
writeFileSync(join(root, "weights", "en", "names.bin"), bytes);
console.log(`weights/en/names.bin: ${bytes.length} bytes`);
