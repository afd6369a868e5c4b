import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadLanguages } from "../../src/lang/language.ts";
import { findTimexes } from "../../src/mentions/timexes/index.ts";
import type { SourceId } from "../../src/model/source.ts";
import { readDataFiles } from "../../src/readers/data.ts";
import { readSource } from "../../src/source/index.ts";
import { segment } from "../../src/text/index.ts";
import { sharedFolder } from "../shared.ts";
import { categoriesOf } from "./categories.ts";
import { add, f1, type Marked, type Scores, scoresOf } from "./score.ts";
import { timexOfTei } from "./tei.ts";

interface GoldText {
  readonly id: string;
  readonly dct?: string;
  readonly text: string;
  readonly timexes: readonly { readonly start: number; readonly end: number; readonly text: string; readonly val: string | null }[];
}

const folder = join(sharedFolder(), "gold", "timex");
const columns = ["strict", "relaxed", "value", "anchored"] as const;
const { languages } = loadLanguages(readDataFiles());
const language = languages.get("en");

function read(text: GoldText): readonly Marked[] {
  if (language === undefined) throw new Error("the English language data is missing");
  const metadata = { language: "en", ...(text.dct === undefined ? {} : { written: text.dct.slice(0, 10) }) };
  const source = readSource({ id: text.id as SourceId, given: text.text, format: "plain", metadata });
  return findTimexes(segment(source, language), language).map((timex) => ({ ...source.offsets.toGiven(timex), value: timex.value }));
}

function row(name: string, scores: Scores): string {
  return `${name.padEnd(28)} ${String(scores.strict.gold).padStart(5)} ${String(scores.strict.system).padStart(5)}  ${columns.map((column) => f1(scores[column]).toFixed(1).padStart(8)).join("  ")}`;
}

/** Runs the Python scorers on the same output, to show that both count alike. */
function compare(corpus: string, output: ReadonlyMap<string, readonly Marked[]>): void {
  const scratch = mkdtempSync(join(tmpdir(), "regest-eval-"));
  try {
    for (const [id, mentions] of output) writeFileSync(join(scratch, `${id}.json`), JSON.stringify(mentions));
    for (const script of ["score.py", "score_anchored.py"]) {
      console.log(
        execFileSync("python3", [join(folder, script), join(folder, corpus), scratch], {
          encoding: "utf8",
          env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
        }),
      );
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

interface Corpus {
  readonly name: string;
  readonly perText: boolean;
  /** Brings the gold values into TIMEX3, where they are written otherwise; the total is then given for both. */
  readonly inTimex?: (value: string) => string;
}

function evaluate({ name: corpus, perText, inTimex }: Corpus): void {
  const output = new Map<string, readonly Marked[]>();
  const categories = new Map<string, number>();
  let asWritten: Scores | undefined;
  let total: Scores | undefined;
  console.log(`\n${corpus.padEnd(28)}  gold   sys  ${columns.map((column) => column.padStart(8)).join("  ")}`);
  for (const name of readdirSync(join(folder, corpus)).sort()) {
    const text = JSON.parse(readFileSync(join(folder, corpus, name), "utf8")) as GoldText;
    const written = text.timexes.map(({ start, end, val }) => ({ start, end, value: val ?? "" }));
    const gold = inTimex === undefined ? written : written.map((mention) => ({ ...mention, value: inTimex(mention.value) }));
    const system = read(text);
    output.set(text.id, system);
    const scores = scoresOf(gold, system);
    if (perText) console.log(row(text.id, scores));
    for (const [category, count] of categoriesOf(text.text, gold, system)) categories.set(category, (categories.get(category) ?? 0) + count);
    total = total === undefined ? scores : add(total, scores);
    asWritten = asWritten === undefined ? scoresOf(written, system) : add(asWritten, scoresOf(written, system));
  }
  if (asWritten !== undefined) console.log(row(inTimex === undefined ? "total" : "total, gold as written", asWritten));
  if (total !== undefined && inTimex !== undefined) console.log(row("total, gold in TIMEX3", total));
  console.log("\nerrors by kind");
  for (const [category, count] of [...categories].sort()) console.log(`${String(count).padStart(5)}  ${category}`);
  if (process.argv.includes("--check")) compare(corpus, output);
}

if (!existsSync(folder)) console.log(`dates: nothing to score, ${folder} is not there`);
else {
  evaluate({ name: "wikiwars", perText: true });
  evaluate({ name: "gum", perText: process.argv.includes("--all"), inTimex: timexOfTei });
}
