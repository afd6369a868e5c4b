import { at } from "../base/assert.ts";
import { groupBy } from "../base/collections.ts";
import type { Act, Decision, DecisionId, Passage } from "../model/decision.ts";
import type { FindingId } from "../model/finding.ts";
import { subjectOf } from "./standing.ts";

/** In which readings there are the names and the findings that decisions are about, by the accounts that were read. */
export interface Found {
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  readonly findings: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What an act can bear on: what is read of these accounts, readings in which all of the names are borne, or that make a finding. */
interface Reach {
  readonly accounts?: readonly string[];
  readonly names?: readonly string[];
  readonly finding?: FindingId;
}

const NOTHING: Reach = {};

function reachOf(act: Act): Reach {
  const within = (...passages: readonly Passage[]): Reach => ({ accounts: passages.map(({ source }) => source) });
  switch (act.act) {
    case "dismiss":
    case "judge":
      return { finding: act.finding };
    case "silence":
      return { accounts: [act.source] };
    case "follow":
    case "accept":
    case "reject":
    case "correct":
    case "add":
      return within(act.claim.passage);
    case "date":
      return within(act.passage);
    case "apart":
      return within(...act.passages);
    case "same":
    case "distinct":
      return { names: act.names };
    case "place":
      return { names: [act.name] };
    case "note":
    case "undo":
      return NOTHING;
  }
}

/** The names and findings that decisions are about. */
export function askedBy(decisions: readonly Decision[]): { readonly names: readonly string[]; readonly findings: readonly string[] } {
  const reaches = decisions.map(reachOf);
  return {
    names: [...new Set(reaches.flatMap(({ names }) => names ?? []))],
    findings: [...new Set(reaches.flatMap(({ finding }) => finding ?? []))],
  };
}

/**
 * The decisions that can change what is read of each account by itself, in the order of the file; under "" those that can change what is read of all
 * together. With a decision come all that take its place, undo it, or say otherwise of the same.
 */
export function bearingByAccount(decisions: readonly Decision[], found: Found): ReadonlyMap<string, readonly DecisionId[]> {
  const byAccount = new Map<string, number[]>();
  for (const group of relatedOf(decisions)) {
    const reaches = group.map((nth) => reachOf(at(decisions, nth))).filter((reach) => reach !== NOTHING);
    if (reaches.length === 0) continue;
    for (const account of new Set(["", ...reaches.flatMap((reach) => accountsOf(reach, found))])) {
      const known = byAccount.get(account);
      if (known === undefined) byAccount.set(account, [...group]);
      else known.push(...group);
    }
  }
  return new Map([...byAccount].map(([account, nths]) => [account, nths.sort((a, b) => a - b).map((nth) => at(decisions, nth).id)]));
}

function accountsOf({ accounts = [], names, finding }: Reach, found: Found): readonly string[] {
  const [first, ...others] = (names ?? []).map((name) => found.names.get(name) ?? new Set<string>());
  return [
    ...accounts,
    ...[...(first ?? [])].filter((account) => others.every((bearers) => bearers.has(account))),
    ...((finding === undefined ? undefined : found.findings.get(finding)) ?? []),
  ];
}

/** Decisions by their places, those together whose effects depend on each other. */
function relatedOf(decisions: readonly Decision[]): Iterable<readonly number[]> {
  const parent = decisions.map((_, nth) => nth);
  const rootOf = (nth: number): number => {
    let root = nth;
    while (at(parent, root) !== root) root = at(parent, root);
    for (let here = nth; here !== root; ) {
      const next = at(parent, here);
      parent[here] = root;
      here = next;
    }
    return root;
  };
  const firstWith = new Map<string, number>();
  for (const [nth, decision] of decisions.entries())
    for (const key of keysOf(decision)) {
      const other = firstWith.get(key);
      if (other === undefined) firstWith.set(key, nth);
      else parent[rootOf(nth)] = rootOf(other);
    }
  return groupBy(parent.keys(), rootOf).values();
}

function keysOf(decision: Decision): readonly string[] {
  const subject = subjectOf(decision);
  return [
    ...[decision.id, ...decision.after, ...(decision.act === "undo" ? [decision.decision] : [])].map((id) => `decision ${id}`),
    ...(subject === undefined ? [] : [`subject ${subject}`]),
  ];
}
