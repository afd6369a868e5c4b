// Learns the weights of the name finder from annotated texts and writes weights/en/names.bin, or checks that they give that file.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { corporaIn } from "../../bench/names/corpora.ts";
import { loadLanguages } from "../../src/lang/language.ts";
import { packageRoot, readDataFiles } from "../../src/readers/data.ts";
import { lessonsFrom, together } from "./name-lessons.ts";
import { nameSettings, timesOwn } from "./name-settings.ts";
import { learn } from "./perceptron.ts";

const root = packageRoot();
const options = process.argv.slice(2);
const data = options.find((option) => !option.startsWith("--")) ?? join(dirname(root), "shared", "data");
const target = join(root, "weights", "en", "names.bin");
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
if (options.includes("--check")) {
  const same = existsSync(target) && Buffer.compare(readFileSync(target), bytes) === 0;
  console.log(same ? "the same as weights/en/names.bin, byte for byte" : "NOT the same as weights/en/names.bin");
  if (!same) process.exitCode = 1;
} else {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bytes);
  console.log(`weights/en/names.bin: ${bytes.length} bytes`);
}
