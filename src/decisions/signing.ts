import { idFrom } from "../base/hash.ts";
import type { Act, Decision, DecisionId } from "../model/decision.ts";
import { latestOn } from "./standing.ts";

/** Who decided, and why. */
export interface Signature {
  readonly by: string;
  readonly because?: string;
  /** The time by the caller's clock. */
  readonly at: Date;
}

/** Signs acts, each in view of the decisions before it. */
export function signedOn(acts: readonly Act[], before: readonly Decision[], signature: Signature): readonly Decision[] {
  const added: Decision[] = [];
  for (const act of acts) added.push(signed(act, [...before, ...added], signature));
  return added;
}

function signed(act: Act, before: readonly Decision[], { by, because, at }: Signature): Decision {
  const content = { ...act, at: at.toISOString(), by, ...(because === undefined ? {} : { because }), after: latestOn(act, before) };
  const count = String(before.filter((decision) => decision.at === content.at).length);
  return { id: idFrom("decision", JSON.stringify(content), count) as DecisionId, ...content };
}
