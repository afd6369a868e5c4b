import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readAccounts } from "../bench/state/accounts.ts";
import { readExpectation } from "../bench/state/expected.ts";
import { scoreBoards } from "../bench/state/score.ts";
import { root } from "./support/code.ts";

/** Shares of the cells a careful reader expects that may be missing, and of those shown that may be wrong; `npm run eval` says how many are. */
const BORNE = [
  { name: "second-etr", missing: 0.08, wrong: 0.13 },
  { name: "three-regions", missing: 0.05, wrong: 0.06 },
  { name: "andes", missing: 0.22, wrong: 0.14 },
  { name: "spain-1936", missing: 0.26, wrong: 0.16 },
  { name: "mexico-1910", missing: 0.19, wrong: 0.23 },
];

describe.each(BORNE)("the boards of $name, against what a careful reader expects", ({ name, missing, wrong }) => {
  const expectation = readExpectation(join(root, "bench", "state", "expected", `${name}.yaml`));
  const { sources } = expectation;
  const here = sources.every((path) => existsSync(path));
  if (!here) console.warn(`skipped: the account of ${name} stands outside the repository and is not here`);

  test.skipIf(!here)("have most of the cells, and few others", { timeout: 240_000 }, () => {
    const { analysis, learning } = readAccounts(sources);
    const boards = [...scoreBoards(expectation, analysis, learning).boards.values()];
    const faults = boards.flatMap((board) => board.faults);
    const sum = (of: "expected" | "shown") => boards.reduce((all, board) => all + board[of], 0);
    const lost = faults.filter((fault) => fault.kind === "missing");
    expect(lost.length / sum("expected"), lost.map((fault) => `${fault.date} ${fault.what}`).join("\n")).toBeLessThanOrEqual(missing);
    expect((faults.length - lost.length) / sum("shown")).toBeLessThanOrEqual(wrong);
  });
});
