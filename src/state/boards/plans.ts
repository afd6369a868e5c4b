import { groupBy } from "../../base/collections.ts";
import type { Claim } from "../../model/claim.ts";
import type { Party, PlanCell } from "../../model/state.ts";
import type { DayRange } from "../../model/time.ts";
import { type Archive, evidenceOf, isBody, keyOf, NEVER_AFTER, partyOf } from "../archive.ts";
import type { Dating } from "../dating.ts";
import type { Spell } from "../spells.ts";
import { endsOfBodies } from "./figures.ts";

/** A plan, demand, promise or proposal, as one sentence states it. */
export interface Plan {
  readonly claims: readonly Claim[];
  readonly text: string;
  readonly by?: Party;
  readonly made: DayRange;
  readonly inferred: boolean;
  readonly done?: DayRange;
  readonly refused?: DayRange;
  /** After this day what it is for, or who made it, is no more. */
  readonly moot: number;
}

const PRESUMED_DAYS = 3652;
/** Words between the cue and what is planned: "urged them to go at once and take". */
const CUE_REACH = 10;

export function plansOf(
  archive: Archive,
  { datingOf, spells }: { readonly datingOf: (claim: Claim) => Dating | undefined; readonly spells: readonly Spell[] },
): readonly Plan[] {
  const ends = endsOfBodies(spells);
  const byPredicate = groupBy(archive.claims, (claim) => claim.predicate);
  return [...groupBy(archive.claims, (claim) => `${claim.source} ${claim.sentence}`).values()].flatMap((claims): readonly Plan[] => {
    const made = claims.filter((claim) => makesPlan(archive, claim) && claim.polarity === "affirmed" && claim.modality !== "unrealised");
    const planned = claims.filter((claim) => claim.modality === "planned" && claim.polarity === "affirmed");
    const kept = made.length > 0 ? [...made, ...planned] : planned.filter((claim) => isStated(archive, claim));
    const [first] = kept;
    const dated = kept.flatMap((claim) => datingOf(claim) ?? []).sort((a, b) => rank(a) - rank(b))[0];
    if (first === undefined || dated === undefined) return [];
    const teller = made[0] ?? claims.find((claim) => claim.modality !== "planned" && claim.trigger.start < first.trigger.start) ?? first;
    const by = (teller.roles["agent"] ?? teller.roles["patient"])?.[0];
    const parties = kept.flatMap((claim) => Object.values(claim.roles).flat()).map((filler) => partyOf(archive, filler));
    const mortal = parties.filter((party) => isBody(archive, party)).flatMap((party) => ends.get(keyOf(party)) ?? []);
    const done = planned
      .map((claim) => carriedOut(archive, claim, { datingOf, told: byPredicate.get(claim.predicate) ?? [] }))
      .find((one) => one !== undefined);
    return [
      {
        claims: kept,
        text: sentenceOf(archive, first),
        ...(by === undefined ? {} : { by: partyOf(archive, by) }),
        made: { earliest: dated.when.earliest, latest: dated.when.latest },
        inferred: dated.basis !== "stated",
        ...(done === undefined ? {} : { done }),
        moot: mortal.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...mortal),
      },
    ];
  });
}

function rank(dating: Dating): number {
  return ["stated", "carried", "told"].indexOf(dating.basis) + (Number.isFinite(dating.when.earliest) ? 0 : 3);
}

/** A demand, promise or proposal. */
function makesPlan(archive: Archive, claim: Claim): boolean {
  return archive.knowledge.predicates.get(claim.predicate)?.plans === true;
}

/** A word before it in its sentence says that it is a plan: "planned to", "offered to", "will". What is done "in order to" is none. */
function isStated(archive: Archive, claim: Claim): boolean {
  const document = archive.documentOf.get(claim.source);
  const grammar = archive.languages.get(document?.source.language ?? "")?.claiming?.grammar;
  const sentence = document?.sentences[claim.sentence];
  if (document === undefined || sentence === undefined || grammar === undefined) return false;
  const before = document.tokens.slice(sentence.firstToken, sentence.endToken).filter((token) => token.end <= claim.trigger.start);
  return before.slice(-CUE_REACH).some(({ lower }) => grammar.infinitiveCues.get(lower) === "planned" || grammar.plannedModals.has(lower));
}

function sentenceOf(archive: Archive, claim: Claim): string {
  const document = archive.documentOf.get(claim.source);
  const sentence = document?.sentences[claim.sentence];
  return document === undefined || sentence === undefined ? claim.quote : document.source.text.slice(sentence.start, sentence.end).trim();
}

/** The plans made by then that nothing has carried out, refused or made moot. */
export function plansOn(plans: readonly Plan[], date: DayRange): readonly PlanCell[] {
  return plans.flatMap((plan): readonly PlanCell[] => {
    const { made, done, by } = plan;
    const from = Number.isFinite(made.earliest) ? made.earliest : made.latest;
    if (!Number.isFinite(from) || from > date.latest || date.earliest - from > PRESUMED_DAYS || plan.moot < date.earliest) return [];
    if (done !== undefined && done.latest < date.earliest) return [];
    return [
      {
        status: made.latest >= date.earliest && !plan.inferred ? "possible" : "presumed",
        since: made,
        until: done ?? { earliest: made.earliest, latest: NEVER_AFTER },
        evidence: plan.claims.map(evidenceOf),
        ...(plan.inferred ? { inferred: true } : {}),
        plan: plan.text,
        ...(by === undefined ? {} : { by }),
        ...(done === undefined ? {} : { outcome: "carried-out" }),
      },
    ];
  });
}

/** When a later claim says that the same happened to the same. */
function carriedOut(
  archive: Archive,
  plan: Claim,
  { datingOf, told }: { readonly datingOf: (claim: Claim) => Dating | undefined; readonly told: readonly Claim[] },
): DayRange | undefined {
  const predicate = archive.knowledge.predicates.get(plan.predicate);
  const role = predicate?.once ?? predicate?.key;
  const subject = role === undefined ? undefined : plan.roles[role]?.[0];
  const before = datingOf(plan)?.when.earliest;
  if (subject === undefined || role === undefined || before === undefined) return undefined;
  const wanted = keyOf(partyOf(archive, subject));
  const done = told.find((claim) => {
    const other = claim.roles[role]?.[0];
    return (
      claim.modality === "asserted" &&
      claim.polarity === "affirmed" &&
      claim.when?.basis === "stated" &&
      other !== undefined &&
      claim.when.interval.start.earliest >= before &&
      keyOf(partyOf(archive, other)) === wanted
    );
  });
  return done?.when?.interval.start;
}
