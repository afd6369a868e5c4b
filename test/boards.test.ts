import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readAccounts } from "../bench/state/accounts.ts";
import { readExpectation } from "../bench/state/expected.ts";
import { scoreBoards } from "../bench/state/score.ts";
import { root } from "./support/code.ts";

/** Of the cells that a careful reader expects on a date, and of those that are shown, so many may be missing or wrong. */
const ONE_IN = 10;

describe.each(["second-etr", "three-regions", "andes", "spain-1936", "mexico-1910"])(
  "the boards of %s, against what a careful reader expects",
  (name) => {
    const expectation = readExpectation(join(root, "bench", "state", "expected", `${name}.yaml`));
    const { sources } = expectation;
    const here = sources.every((path) => existsSync(path));
    if (!here) console.warn(`skipped: the account of ${name} stands outside the repository and is not here`);

    test.skipIf(!here)("lack no more than one cell in ten on any date, and show no more than one in ten others", { timeout: 240_000 }, () => {
      const { analysis, learning } = readAccounts(sources);
      const { boards, dates } = scoreBoards(expectation, analysis, learning);
      const faults = [...boards.values()].flatMap((board) => board.faults);
      const worse = [...dates].flatMap(([date, { expected, missing, shown, wrong }]) =>
        [
          { what: "missing", count: missing, of: expected },
          { what: "wrong", count: wrong, of: shown },
        ].flatMap(({ what, count, of }) => {
          if (count <= of / ONE_IN) return [];
          const own = faults.filter((fault) => fault.date === date && (fault.kind === "missing") === (what === "missing"));
          return [`${date}: ${count} of ${of} ${what}`, ...own.map((fault) => `  ${fault.board} ${fault.kind}: ${fault.what}`)];
        }),
      );
      expect(worse).toEqual([]);
    });
  },
);
