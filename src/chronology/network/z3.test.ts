import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Check } from "./check.ts";
import { boundsOf, check } from "./check.ts";
import type { Plan, PlannedEdge } from "./enumeration.oracle.ts";
import { build, edgesOn, plans } from "./enumeration.oracle.ts";

const CASES_PER_PROCESS = 20;
const LONGEST_MS = 60_000;
const SEED = 1949;

function isInstalled(): boolean {
  try {
    import.meta.resolve("z3-solver");
    return true;
  } catch {
    return false;
  }
}

/** Each point has a day and a moment within the day; order is told of both, everything else of days. */
function declarations(plan: Plan): string {
  const points = Array.from({ length: plan.points }, (_, index) => index + 1);
  return points.map((point) => `(declare-const d${point} Int)(declare-const m${point} Int)`).join("");
}

function numeral(number: number): string {
  return number < 0 ? `(- ${-number})` : `${number}`;
}

function formula(edge: PlannedEdge): string {
  const day = (point: number): string => (point === 0 ? "0" : `d${point}`);
  if (edge.order === undefined) return `(<= (- ${day(edge.to)} ${day(edge.from)}) ${numeral(edge.max)})`;
  const moments = `(${edge.order === "strict" ? "<" : "<="} m${edge.to} m${edge.from})`;
  return `(or (< d${edge.to} d${edge.from}) (and (= d${edge.to} d${edge.from}) ${moments}))`;
}

function claimFormula(edges: readonly PlannedEdge[]): string {
  return `(and true ${edges.map(formula).join(" ")})`;
}

function coreScript(plan: Plan): string {
  const named = plan.claims.map((claim, index) => `(assert (! ${claimFormula(claim.edges)} :named c${index}))`);
  return `(set-option :produce-unsat-cores true)${declarations(plan)}${named.join("")}(check-sat)(get-unsat-core)`;
}

function optimumScript(plan: Plan): string {
  const soft = plan.claims.map((claim) =>
    claim.cost === Infinity ? `(assert ${claimFormula(claim.edges)})` : `(assert-soft ${claimFormula(claim.edges)} :weight ${claim.cost} :id all)`,
  );
  return `${declarations(plan)}${soft.join("")}(check-sat)(get-objectives)`;
}

/** Questions that are each put with the given claims alone, and what Z3 must answer. */
function questions(plan: Plan, made: Check): readonly { readonly script: string; readonly answer: "sat" | "unsat" }[] {
  const asked: { script: string; answer: "sat" | "unsat" }[] = [];
  const isAxiom = (claim: number): boolean => plan.claims[claim]?.cost === Infinity;
  const ask = (on: (claim: number) => boolean, more: string, answer: "sat" | "unsat"): void => {
    asked.push({ script: `(push)(assert ${claimFormula(edgesOn(plan, on))})${more}(check-sat)(pop)`, answer });
  };
  for (const conflict of made.conflicts) {
    ask((claim) => conflict.claims.includes(claim) || isAxiom(claim), "", "unsat");
    for (const left of conflict.claims) ask((claim) => claim !== left && (conflict.claims.includes(claim) || isAxiom(claim)), "", "sat");
  }
  const settled = (claim: number): boolean => !made.off.includes(claim);
  for (let point = 1; point <= plan.points; point++) {
    const { earliest, latest } = boundsOf(made, point);
    const outside: string[] = [];
    if (earliest !== -Infinity) outside.push(`(< d${point} ${numeral(earliest)})`);
    if (latest !== Infinity) outside.push(`(> d${point} ${numeral(latest)})`);
    if (outside.length > 0) ask(settled, `(assert (or ${outside.join(" ")}))`, "unsat");
    if (earliest !== -Infinity) ask(settled, `(assert (= d${point} ${numeral(earliest)}))`, "sat");
    if (latest !== Infinity) ask(settled, `(assert (= d${point} ${numeral(latest)}))`, "sat");
  }
  return asked;
}

function askZ3(scripts: readonly string[]): Promise<readonly string[]> {
  const oracle = fileURLToPath(new URL("./z3.oracle.ts", import.meta.url));
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [oracle], { timeout: LONGEST_MS, killSignal: "SIGKILL", maxBuffer: 1 << 26 }, (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout));
      else reject(error);
    });
    child.stdin?.end(JSON.stringify(scripts));
  });
}

async function compare(batch: readonly Plan[]): Promise<{ readonly inconsistent: number; readonly conflicts: number }> {
  const checked = batch.map((plan) => ({ plan, made: check(build(plan)) }));
  const asked = checked.map(({ plan, made }) => questions(plan, made));
  const answers = await askZ3(
    checked.flatMap(({ plan }, index) => [
      coreScript(plan),
      optimumScript(plan),
      declarations(plan) + (asked[index] ?? []).map((question) => question.script).join(""),
    ]),
  );
  checked.forEach(({ plan, made }, index) => {
    const [core = "", optimum = "", singles = ""] = answers.slice(index * 3, index * 3 + 3);
    expect(core.startsWith("unsat")).toBe(!made.consistent);
    if (!made.consistent) {
      const claims = new Set([...core.matchAll(/c(\d+)/g)].map((match) => Number(match[1])));
      const cut = { points: plan.points, claims: plan.claims.map((claim, at) => (claims.has(at) ? claim : { ...claim, edges: [] })) };
      expect(check(build(cut)).consistent).toBe(false);
    }
    expect(costIn(optimum)).toBeCloseTo(made.cost, 6);
    expect(singles.trim().split(/\s+/).filter(Boolean)).toEqual((asked[index] ?? []).map((question) => question.answer));
  });
  return {
    inconsistent: checked.filter(({ made }) => !made.consistent).length,
    conflicts: checked.reduce((sum, { made }) => sum + made.conflicts.length, 0),
  };
}

/** "sat (objectives (all 12))", "(all (/ 53.0 10.0))": the summed weight of what does not hold. */
function costIn(answer: string): number {
  const fraction = /\(all \(\/ ([\d.]+) ([\d.]+)\)\)/.exec(answer);
  if (fraction !== null) return Number(fraction[1]) / Number(fraction[2]);
  return Number(/\(all ([\d.]+)\)/.exec(answer)?.[1]);
}

async function compareAll(cases: readonly Plan[]): Promise<{ inconsistent: number; conflicts: number }> {
  const total = { inconsistent: 0, conflicts: 0 };
  const batches = Array.from({ length: cases.length / CASES_PER_PROCESS }, (_, index) =>
    cases.slice(index * CASES_PER_PROCESS, (index + 1) * CASES_PER_PROCESS),
  );
  const worker = async (): Promise<void> => {
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
      const found = await compare(batch);
      total.inconsistent += found.inconsistent;
      total.conflicts += found.conflicts;
    }
  };
  await Promise.all([worker(), worker()]);
  return total;
}

describe.skipIf(!isInstalled())("against Z3 (skipped where z3-solver is not installed)", () => {
  test("agrees on what is possible, on every conflict, on the cheapest correction and on the days that remain, for 300 networks", async () => {
    const small = fc.sample(plans({ points: 5, claims: 9, axioms: true }), { numRuns: 160, seed: SEED });
    const larger = fc.sample(plans({ points: 8, claims: 13 }), { numRuns: 160, seed: SEED });
    const found = await compareAll([...small, ...larger].filter(isFair).slice(0, 300));
    expect(found.inconsistent).toBeGreaterThan(150);
    expect(found.conflicts).toBeGreaterThan(500);
  }, 240_000);
});

/** Something can be given up, and the axioms alone hold. */
function isFair(plan: Plan): boolean {
  const alone = plan.claims.map((claim) => (claim.cost === Infinity ? claim : { ...claim, edges: [] }));
  return plan.claims.some((claim) => claim.cost !== Infinity) && check(build({ points: plan.points, claims: alone })).consistent;
}
