import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Act, Decision, DecisionId } from "../model/decision.ts";
import type { FindingId, RuleId } from "../model/finding.ts";
import type { SourceId } from "../model/source.ts";
import { latestOn, standingOf, undoneAmong } from "./standing.ts";

let made = 0;

/** A decision made in view of `known`. */
function decide(act: Act, known: readonly Decision[]): Decision {
  made += 1;
  return { ...act, id: `d${made}` as DecisionId, at: "2026-01-01T00:00:00.000Z", by: "Ada", after: latestOn(act, known) };
}

const judge = (prefer: string): Act => ({ act: "judge", finding: "f" as FindingId, prefer: prefer as SourceId });
const undo = (decision: Decision | undefined): Act => ({ act: "undo", decision: decision?.id ?? ("none" as DecisionId) });
const standing = (decisions: readonly Decision[]) => standingOf(decisions).inForce.map((decision) => decision.id);

describe("which decisions stand", () => {
  test("the last on a thing takes the place of those before it, and comes back to them when it is undone", () => {
    const first = decide(judge("a"), []);
    const second = decide(judge("b"), [first]);
    expect(standing([first, second])).toEqual([second.id]);
    const back = decide(undo(second), [first, second]);
    expect(standing([first, second, back])).toEqual([first.id]);
    const again = decide(undo(back), [first, second, back]);
    expect(standing([first, second, back, again])).toEqual([second.id]);
  });

  test("two people who decide otherwise without seeing each other: neither takes effect, until somebody decides in view of both", () => {
    const base = decide(judge("a"), []);
    const here = decide(judge("b"), [base]);
    const there = decide(judge("c"), [base]);
    const merged = [base, here, there];
    expect(standingOf(merged)).toEqual({ inForce: [], contested: [[here, there]] });
    const settled = decide(judge("b"), merged);
    expect(standing([...merged, settled])).toEqual([settled.id]);
  });

  test("two people who decide the same without seeing each other agree", () => {
    const here = decide(judge("b"), []);
    const there = decide(judge("b"), []);
    expect(standing([here, there])).toEqual([here.id]);
  });

  test("two people who say the same in another order, or of words around which the other has changed something, agree", () => {
    const claim = (before: string) =>
      ({ id: "c", predicate: "arrest", passage: { source: "a.txt", quote: "he was arrested", before, after: "" } }) as never;
    const pairs: readonly (readonly [Act, Act])[] = [
      [
        { act: "same", names: ["Gustav Lind", "Gustaf Lindh"] },
        { act: "same", names: ["Gustaf Lindh", "Gustav Lind"] },
      ],
      [
        { act: "accept", claim: claim("Then ") },
        { act: "accept", claim: claim("There ") },
      ],
    ];
    for (const pair of pairs) {
      const made = pair.map((act) => decide(act, []));
      expect(standingOf(made).contested).toEqual([]);
      expect(standing(made)).toEqual([made[0]?.id]);
    }
    const otherwise = [decide({ act: "same", names: ["a", "b"] }, []), decide({ act: "distinct", names: ["b", "a"] }, [])];
    expect(standingOf(otherwise).contested).toHaveLength(1);
  });

  test("notes stand beside each other", () => {
    const one = decide({ act: "note", about: "x" }, []);
    const two = decide({ act: "note", about: "x" }, [one]);
    expect(standing([one, two])).toEqual([one.id, two.id]);
  });

  test("lines in another order, as a merge may leave them, stand the same", () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (decisions, numbers) => {
        const shuffled = [...decisions].map((decision) => ({ decision, at: numbers.next().value ?? 0 })).sort((a, b) => a.at - b.at);
        expect(new Set(standing(shuffled.map(({ decision }) => decision)))).toEqual(new Set(standing(decisions)));
      }),
    );
  });

  test("one person's history: what stands is what a slow reading of it from the start gives", () => {
    fc.assert(
      fc.property(history, (decisions) => {
        expect(standing(decisions)).toEqual(slowly(decisions));
        for (const { id } of decisions) expect(undoneAmong(decisions).has(id)).toBe(isUndone(id, decisions));
      }),
      { numRuns: 1000 },
    );
  });
});

const subjects = ["f", "g", "h"];
const step = fc.record({
  kind: fc.constantFrom("judge", "dismiss", "undo"),
  subject: fc.constantFrom(...subjects),
  which: fc.nat(),
  prefer: fc.nat(2),
});

/** Decisions of one person, who always sees all before. */
const history = fc.array(step, { maxLength: 14 }).map((steps) => {
  const decisions: Decision[] = [];
  for (const { kind, subject, which, prefer } of steps) {
    const target = decisions[which % Math.max(1, decisions.length)];
    if (kind === "undo" && target === undefined) continue;
    const finding = subject as FindingId;
    const act: Act =
      kind === "undo"
        ? undo(target)
        : kind === "judge"
          ? { act: "judge", finding, prefer: String(prefer) as SourceId }
          : { act: "dismiss", finding, rule: "r" as RuleId, message: "m" };
    decisions.push(decide(act, decisions));
  }
  return decisions;
});

function isUndone(id: DecisionId, decisions: readonly Decision[]): boolean {
  return decisions.some((decision) => decision.act === "undo" && decision.decision === id && !isUndone(decision.id, decisions));
}

/** Of each sort of act on each subject the last that is not undone: with all made in sight of each other, that one replaced the others. */
function slowly(decisions: readonly Decision[]): readonly DecisionId[] {
  const last = new Map<string, DecisionId>();
  for (const decision of decisions) {
    if ((decision.act !== "judge" && decision.act !== "dismiss") || isUndone(decision.id, decisions)) continue;
    last.delete(`${decision.act} ${decision.finding}`);
    last.set(`${decision.act} ${decision.finding}`, decision.id);
  }
  const kept = new Set(last.values());
  return decisions.map(({ id }) => id).filter((id) => kept.has(id));
}
