// The boards of dossiers and texts against the cells that a careful reader expects: `node bench/state/eval.ts [DOSSIER…] [--errors [BOARD]]`.
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { groupBy } from "../../src/base/collections.ts";
import { BOARDS } from "../../src/export/state.ts";
import { packageRoot } from "../../src/readers/data.ts";
import { percent } from "../names/score.ts";
import { readAccounts } from "./accounts.ts";
import { readExpectation } from "./expected.ts";
import { type Fault, type Scores, scoreBoards } from "./score.ts";

const folder = join(packageRoot(), "bench", "state", "expected");
const words = process.argv[1]?.endsWith("state/eval.ts") === true ? process.argv.slice(2) : [];
const errors = words.indexOf("--errors");
const board = errors < 0 ? undefined : words[errors + 1];
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

function share(count: number, of: number): string {
  return `${String(count).padStart(4)} ${of === 0 ? "   –" : `${percent(count / of)} %`}`;
}

for (const file of readdirSync(folder).sort()) {
  const name = basename(file, ".yaml");
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const expectation = readExpectation(join(folder, file));
  const paths = expectation.sources.map((path) => join(packageRoot(), path));
  if (!paths.every((path) => existsSync(path))) {
    console.log(`state of ${name}: skipped, the account is not on this machine`);
    continue;
  }
  const { analysis, learning } = readAccounts(paths);
  const scores = scoreBoards(expectation, analysis, learning);
  print(name, scores);
  if (errors < 0) continue;
  for (const fault of [...scores.values()].flatMap(({ faults }) => faults))
    if (board === undefined || fault.board === board) console.log(`${fault.board} ${fault.date} ${fault.kind}: ${fault.what}   [${fault.cause}]`);
}
