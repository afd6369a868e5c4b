import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lessonsFrom, together } from "../../scripts/train/name-lessons.ts";
import { nameSettings, timesOwn } from "../../scripts/train/name-settings.ts";
import { type Lessons, learn } from "../../scripts/train/perceptron.ts";
import { type Language, loadLanguages } from "../../src/lang/language.ts";
import { readNameModel } from "../../src/lang/name-model.ts";
import { packageRoot, readDataFiles } from "../../src/readers/data.ts";
import type { Corpus } from "./corpora.ts";
import type { GoldDocument } from "./gold.ts";
import { evaluate, type Measured } from "./measure.ts";
import { addTo, type Count, f1, newCount, percent, show } from "./score.ts";

interface Options {
  readonly corpora: readonly Corpus[];
  /** Prints the errors on this corpus, and measures no other. */
  readonly errors: string | undefined;
  readonly cache: string;
}

/** The four that the figure asked for is the mean of; our own corpus is told apart. */
const averaged = new Set(["gum", "crossner", "uner", "litbank"]);

/** Our own corpus is measured in so many parts, each with weights learnt from the other parts and corpora. */
const partsOfOwn = 5;

interface Part {
  readonly name: string;
  readonly documents: readonly GoldDocument[];
  readonly lessons: Lessons;
}

/** Every corpus by rules alone, and with weights learnt from all the others. */
export function leaveOneOut({ corpora, errors, cache }: Options): void {
  const english = loadLanguages(readDataFiles()).languages.get("en");
  if (english === undefined) throw new Error("no English data");
  const parts = corpora.flatMap(({ name, read }) => partsOf(name, read(), english));
  const report = errors === undefined ? undefined : console.log;
  const all: { readonly rules: Measured; readonly learnt: Measured }[] = [];
  for (const { name } of corpora) {
    if (errors !== undefined && errors !== name) continue;
    const rules: Measured[] = [];
    const learnt: Measured[] = [];
    for (const part of parts.filter((each) => each.name === name)) {
      const taught = parts.filter((each) => each !== part).flatMap(({ name: other, lessons }) => repeated(lessons, other));
      const nameModel = readNameModel(learntFrom(together(taught), cache));
      rules.push(evaluate(part.documents, english));
      learnt.push(evaluate(part.documents, nameModel === undefined ? english : { ...english, nameModel }, report));
    }
    const sums = { rules: sumOf(rules), learnt: sumOf(learnt) };
    row(name, "rules alone", sums.rules);
    row("", "with the others' weights", sums.learnt);
    if (averaged.has(name)) all.push(sums);
  }
  if (errors !== undefined) return;
  for (const which of ["rules", "learnt"] as const) {
    const mean = (pick: (measured: Measured) => Count) => percent(all.reduce((sum, each) => sum + f1(pick(each[which])), 0) / all.length);
    const [strict, spans, named] = [mean((each) => each.strict), mean((each) => each.spans), mean((each) => each.named)];
    console.log(`mean of ${all.length}  ${which.padEnd(25)} strict F ${strict}   spans F ${spans}   without other labels F ${named}`);
  }
}

function partsOf(name: string, documents: readonly GoldDocument[], language: Language): readonly Part[] {
  const count = name === "own" ? partsOfOwn : 1;
  return Array.from({ length: count }, (_, part) => {
    const some = documents.filter((_, index) => index % count === part);
    return { name, documents: some, lessons: lessonsFrom(some, language) };
  });
}

function repeated(lessons: Lessons, corpus: string): readonly Lessons[] {
  return Array.from({ length: corpus === "own" ? timesOwn : 1 }, () => lessons);
}

function sumOf(all: readonly Measured[]): Measured {
  const sum = { strict: newCount(), spans: newCount(), named: newCount() };
  for (const { strict, spans, named } of all) {
    addTo(sum.strict, strict);
    addTo(sum.spans, spans);
    addTo(sum.named, named);
  }
  return sum;
}

function row(name: string, how: string, { strict, spans, named }: Measured): void {
  console.log(`${name.padEnd(10)} ${how.padEnd(25)} strict ${show(strict)}   spans ${show(spans)}   without other labels F ${percent(f1(named))}`);
}

/** Weights by what they are learnt from and how; learnt once. */
function learntFrom(lessons: Lessons, cache: string): Uint8Array {
  const hash = createHash("sha256").update(JSON.stringify(nameSettings));
  for (const file of ["scripts/train/perceptron.ts", "src/lang/name-model.ts", "src/mentions/names/model/tag.ts"])
    hash.update(readFileSync(join(packageRoot(), file)));
  for (const part of [lessons.keys, lessons.starts, lessons.tags, lessons.stretches]) hash.update(part);
  const file = join(cache, `names-${hash.digest("hex").slice(0, 16)}.bin`);
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(file, learn(lessons, nameSettings));
  }
  return new Uint8Array(readFileSync(file));
}
