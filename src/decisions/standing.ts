import { groupBy } from "../base/collections.ts";
import type { Act, Decision, DecisionId, Listed } from "../model/decision.ts";

/** Which decisions stand once all have been told. */
export interface Standing {
  /** In the order in which they were made. */
  readonly inForce: readonly Decision[];
  /** Groups that contradict each other, made without sight of each other; none of them takes effect. */
  readonly contested: readonly (readonly Decision[])[];
}

/** The thing that an act is about: the latest decision on it stands. Undefined for those that stand beside each other. */
export function subjectOf(act: Act): string | undefined {
  switch (act.act) {
    case "dismiss":
      return `dismissed ${act.finding}`;
    case "judge":
      return `judged ${act.finding}`;
    case "follow":
      return `followed ${act.event}`;
    case "silence":
      return `silence ${act.rule} ${act.source}`;
    case "accept":
    case "reject":
    case "correct":
      return `claim ${act.claim.id}`;
    case "date":
      return `date ${JSON.stringify(act.passage)}`;
    case "same":
    case "distinct":
      return `names ${JSON.stringify([...act.names].sort())}`;
    case "apart":
      return `apart ${JSON.stringify(act.passages)}`;
    case "place":
      return `place ${act.name}`;
    case "add":
    case "note":
    case "undo":
      return undefined;
  }
}

/** Replays decisions. The order of the file matters only for how they are listed: which stand follows from what each was made in view of. */
export function standingOf(decisions: readonly Decision[]): Standing {
  const undone = undoneAmong(decisions);
  const made = decisions.filter((decision) => decision.act !== "undo" && !undone.has(decision.id));
  const replaced = replacedBy(made, decisions);
  const last = made.filter((decision) => !replaced.has(decision.id));
  const groups = groupBy(last, (decision) => subjectOf(decision) ?? decision.id);
  const contested = [...groups.values()].filter((group) => new Set(group.map(effectOf)).size > 1);
  const without = new Set(contested.flat());
  const inForce = [...groups.values()].flatMap(([first]) => (first === undefined || without.has(first) ? [] : [first]));
  return { inForce, contested };
}

/** Every decision in the order in which they are told, each with how it stands. */
export function listed(decisions: readonly Decision[]): readonly Listed[] {
  const { inForce, contested } = standingOf(decisions);
  const standing = new Set(inForce);
  const between = new Set(contested.flat());
  const undone = undoneAmong(decisions);
  return decisions.map((decision) => ({
    decision,
    standing: undone.has(decision.id)
      ? "undone"
      : between.has(decision)
        ? "contested"
        : decision.act === "undo" || standing.has(decision)
          ? "stands"
          : "replaced",
  }));
}

/** What the decisions were made in view of, and what that was: whoever replaces a decision replaces what it replaced, even when it is undone itself. */
function replacedBy(made: readonly Decision[], decisions: readonly Decision[]): ReadonlySet<DecisionId> {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const replaced = new Set<DecisionId>();
  const open = made.flatMap((decision) => decision.after);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (replaced.has(id)) continue;
    replaced.add(id);
    open.push(...(byId.get(id)?.after ?? []));
  }
  return replaced;
}

/** The last decisions on the same thing, those taken back included: a new one is made in view of all of them. */
export function latestOn(act: Act, decisions: readonly Decision[]): readonly DecisionId[] {
  const subject = subjectOf(act);
  if (subject === undefined) return [];
  const same = decisions.filter((decision) => subjectOf(decision) === subject);
  const seen = new Set(same.flatMap((decision) => decision.after));
  return same.map(({ id }) => id).filter((id) => !seen.has(id));
}

/** The decisions as they would be if somebody decided one thing more: for trying out what depends on it. */
export function supposing(act: Act, decisions: readonly Decision[]): readonly Decision[] {
  return [...decisions, { ...act, id: "supposed" as DecisionId, at: "", by: "", after: latestOn(act, decisions) }];
}

/** The decisions that are undone, where an undoing may itself be undone. */
export function undoneAmong(decisions: readonly Decision[]): ReadonlySet<DecisionId> {
  const against = new Map<DecisionId, DecisionId[]>();
  for (const decision of decisions) {
    if (decision.act !== "undo") continue;
    const before = against.get(decision.decision);
    if (before === undefined) against.set(decision.decision, [decision.id]);
    else before.push(decision.id);
  }
  const undone = new Set<DecisionId>();
  const told = new Set<DecisionId>();
  for (const { id } of decisions) {
    const path = [id];
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const open = (against.get(here) ?? []).filter((undo) => !told.has(undo) && !path.includes(undo));
      if (told.has(here) || open.length === 0) {
        if (!told.has(here) && (against.get(here) ?? []).some((undo) => !undone.has(undo))) undone.add(here);
        told.add(here);
        path.pop();
      } else path.push(...open);
    }
  }
  return undone;
}

/** What a decision does, whoever made it and when, and in whatever order it names things. */
function effectOf(decision: Decision): string {
  const { id: _, at: __, by: ___, because: ____, after: _____, ...effect } = decision;
  switch (effect.act) {
    case "dismiss":
    case "accept":
    case "reject":
    case "same":
    case "distinct":
      return effect.act;
    case "follow":
      return effect.claim.id;
    default:
      return JSON.stringify(effect);
  }
}
