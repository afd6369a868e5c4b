// npm run dates CODE TEXT…: prints the dates that the data of a language finds, in each text or file, with value, pattern and reason.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadLanguages } from "../src/lang/language.ts";
import { findTimexes } from "../src/mentions/timexes/index.ts";
import type { Timex } from "../src/model/mention.ts";
import type { SourceId } from "../src/model/source.ts";
import { readDataFiles } from "../src/readers/data.ts";
import { readSource } from "../src/source/index.ts";
import { segment } from "../src/text/index.ts";

const [code = "", ...texts] = process.argv.slice(2);
const { languages, problems } = loadLanguages(readDataFiles(process.env["REGEST_ROOT"] ?? join(import.meta.dirname, "..")));
const language = languages.get(code);
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0 || language === undefined || texts.length === 0) {
  process.stderr.write(`usage: npm run dates CODE TEXT…, where CODE is one of ${[...languages.keys()].join(", ")} and TEXT a sentence or a file\n`);
  process.exit(2);
}

function reasonOf({ basis, relation }: Timex, timexes: readonly Timex[]): string {
  const from = "from" in basis ? timexes.find((other) => other.id === basis.from) : undefined;
  const counted = from === undefined ? basis.kind : `${basis.kind} from "${from.quote}"`;
  return relation === "in" ? counted : `${counted}, ${relation}`;
}

for (const text of texts) {
  const given = existsSync(text) ? readFileSync(text, "utf8") : text;
  const source = readSource({ id: "text" as SourceId, given, format: "plain", metadata: { language: code } });
  const timexes = findTimexes(segment(source, language), language);
  for (const timex of timexes) {
    process.stdout.write(
      `[[${timex.quote}|${timex.value}]]  ${timex.producer.replace("timexes/", "")}  ${timex.type}, ${reasonOf(timex, timexes)}\n`,
    );
  }
  if (timexes.length === 0) process.stdout.write("no dates\n");
}
