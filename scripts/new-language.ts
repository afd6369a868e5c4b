// npm run new-language CODE: makes lang/CODE/ with the files that reading dates takes, ready to be filled in.
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";

const root = process.env["REGEST_ROOT"] ?? join(import.meta.dirname, "..");
const code = process.argv[2] ?? "";
if (!/^[a-z]{2,3}$/.test(code)) {
  process.stderr.write("usage: npm run new-language CODE, where CODE is the language's ISO 639 code: es\n");
  process.exit(2);
}
const folder = join(root, "lang", code);
if (existsSync(folder)) {
  process.stderr.write(`lang/${code} is already there\n`);
  process.exit(2);
}
cpSync(join(import.meta.dirname, "language"), folder, { recursive: true });
process.stdout.write(
  `lang/${code}/: fill in segmentation.yaml, then timexes/words.yaml, numbers.yaml, cues.yaml; npm run dates ${code} "a sentence"\n`,
);
