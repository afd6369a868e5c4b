// The boards of dossiers and texts against the cells that a careful reader expects: `node bench/state/eval.ts [DOSSIER…] [--errors [BOARD]]`.
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { groupBy } from "../../src/base/collections.ts";
import { BOARDS } from "../../src/export/state.ts";
import { packageRoot } from "../../src/readers/data.ts";
import { percent } from "../names/score.ts";
import { readAccounts } from "./accounts.ts";
import { readExpectation } from "./expected.ts";
import { type DateScores, type Fault, type Scores, scoreBoards } from "./score.ts";

const folder = join(packageRoot(), "bench", "state", "expected");
const words = process.argv[1]?.endsWith("state/eval.ts") === true ? process.argv.slice(2) : [];
const errors = words.indexOf("--errors");
const board = errors < 0 ? undefined : words[errors + 1];
/** Of the words behind a wrong row. */
const WORDS_SHOWN = 8;
const wanted = words.filter((word, index) => !word.startsWith("--") && (errors < 0 || index < errors));

function print(name: string, scores: Scores): void {
  console.log(`\n${name}${" ".repeat(Math.max(1, 16 - name.length))}asked missing   shown   wrong  (unasked, grade, detail)   why missing`);
  const all = { expected: 0, missing: 0, shown: 0, wrong: 0 };
  for (const one of BOARDS) {
    const { expected, shown, faults } = scores.get(one) ?? { expected: 0, shown: 0, faults: [] };
    const of = (kind: Fault["kind"]) => faults.filter((fault) => fault.kind === kind);
    const [missing, unasked, grade, detail] = [of("missing"), of("unasked").length, of("grade").length, of("detail").length];
    const wrong = unasked + grade + detail;
    const causes = groupBy(missing, (fault) => fault.cause);
    const why = [...causes].map(([cause, list]) => `${list.length} ${cause}`).join(", ");
    console.log(
      `  ${one.padEnd(14)}${String(expected).padStart(5)} ${share(missing.length, expected)}  ${String(shown).padStart(5)} ${share(wrong, shown)}  (${unasked}, ${grade}, ${detail})   ${why}`,
    );
    all.expected += expected;
    all.missing += missing.length;
    all.shown += shown;
    all.wrong += wrong;
  }
  console.log(
    `  ${"all".padEnd(14)}${String(all.expected).padStart(5)} ${share(all.missing, all.expected)}  ${String(all.shown).padStart(5)} ${share(all.wrong, all.shown)}`,
  );
}

/** All boards of each date, and the dates on which the most is missing or wrong. */
function printDates(scores: DateScores): void {
  const rows = [...scores].map(([date, { expected, missing, shown, wrong }]) => ({
    date,
    missing: rate(missing, expected),
    wrong: rate(wrong, shown),
    text: `  ${date.padEnd(14)}${String(expected).padStart(5)} ${share(missing, expected)}  ${String(shown).padStart(5)} ${share(wrong, shown)}`,
  }));
  for (const { text } of rows) console.log(text);
  const worst = (key: "missing" | "wrong") => rows.reduce((one, other) => (other[key] > one[key] ? other : one));
  if (rows.length === 0) return;
  const [missing, wrong] = [worst("missing"), worst("wrong")];
  console.log(`  worst: ${percent(missing.missing)} % missing on ${missing.date}, ${percent(wrong.wrong)} % wrong on ${wrong.date}`);
}

function rate(count: number, of: number): number {
  return of === 0 ? 0 : count / of;
}

function share(count: number, of: number): string {
  return `${String(count).padStart(4)} ${of === 0 ? "   –" : `${percent(count / of)} %`}`;
}

for (const file of readdirSync(folder).sort()) {
  const name = basename(file, ".yaml");
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const expectation = readExpectation(join(folder, file));
  const { sources } = expectation;
  if (!sources.every((path) => existsSync(path))) {
    console.log(`state of ${name}: skipped, the account is not on this machine`);
    continue;
  }
  const { analysis, learning } = readAccounts(sources);
  const { boards, dates } = scoreBoards(expectation, analysis, learning);
  print(name, boards);
  printDates(dates);
  if (errors < 0) continue;
  const faults = [...boards.values()].flatMap((one) => one.faults).filter((fault) => board === undefined || fault.board === board);
  for (const [what, same] of groupBy(faults, (fault) => `${fault.board} ${fault.kind}: ${fault.what}`)) {
    console.log(`${what}   [${[...new Set(same.map(({ cause }) => cause))].join("; ")}]   ${same.map(({ date }) => date).join(" ")}`);
    for (const words of [...new Set(same.flatMap((fault) => fault.words))].slice(0, WORDS_SHOWN)) console.log(`    “${words}”`);
  }
}
