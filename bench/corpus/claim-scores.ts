// Claims counted against their annotation: found or not, roles, dates, and who says so.
import type { Claim, RoleFiller } from "../../src/model/claim.ts";
import type { Span } from "../../src/model/source.ts";
import type { Interval } from "../../src/model/time.ts";
import { boundsOf, parseEdtf } from "../../src/time/index.ts";
import type { GoldClaim, Words } from "./annotation.ts";
import { confuse, counting, overlaps, type Scoring, same } from "./scores.ts";
import { count as tally } from "./tallies.ts";

const PART = "claims by predicate";

interface PlacedClaim {
  readonly gold: GoldClaim;
  readonly trigger: readonly Span[];
  readonly roles: readonly { readonly role: string; readonly span: Span; readonly quote: string }[];
}

export function scoreClaims(scoring: Scoring): void {
  const { annotation, analysis, scores } = scoring;
  const gold: PlacedClaim[] = annotation.claims.map((claim) => ({
    gold: claim,
    trigger: claim.trigger.map((words) => scoring.place(words)),
    roles: [...claim.roles, ["place", claim.where ?? []] as const].flatMap(([role, words]) =>
      words.map((each: Words) => ({ role, span: scoring.place(each), quote: each.quote })),
    ),
  }));
  const free = new Set(analysis.claims);
  const typed = counting(scores, "claims");
  const untyped = counting(scores, "claims, any predicate");
  const pairs: { readonly gold: PlacedClaim; readonly found: Claim }[] = [];
  const rest: PlacedClaim[] = [];
  for (const item of gold) {
    const found = best(
      item,
      [...free].filter((claim) => (claim.predicate as string) === item.gold.predicate),
    );
    if (found === undefined) rest.push(item);
    else {
      free.delete(found);
      pairs.push({ gold: item, found });
    }
  }
  for (const { gold: item } of pairs) tally(scores.tallies, [PART, item.gold.predicate], "right");
  typed.right += pairs.length;
  untyped.right += pairs.length;
  for (const item of rest) {
    const other = best(item, [...free]);
    tally(scores.tallies, [PART, item.gold.predicate], other === undefined ? "missed" : { as: other.predicate });
    typed.missed++;
    if (other === undefined) untyped.missed++;
    else {
      free.delete(other);
      untyped.right++;
      typed.wrong++;
    }
    confuse(
      scoring,
      "claim",
      `${item.gold.predicate} "${item.gold.trigger.map((words) => words.quote).join(" … ")}" ${other === undefined ? "missed" : `as ${other.predicate}`}`,
    );
    counting(scores, "roles, end to end").missed += item.roles.length;
  }
  for (const claim of free) {
    typed.wrong++;
    untyped.wrong++;
    tally(scores.tallies, [PART, claim.predicate], "spurious");
    confuse(scoring, "claim", `spurious ${claim.predicate} "${claim.quote.slice(0, 60)}"`);
    counting(scores, "roles, end to end").wrong += fillersOf(claim).length;
  }
  for (const { gold: item, found } of pairs) {
    scoreRoles(scoring, item, found);
    scoreSaying(scoring, item.gold, found);
    scoreDate(scoring, item.gold, found);
  }
}

/** The claim whose naming words overlap those of the gold one, the one with most roles in common first. */
function best(item: PlacedClaim, claims: readonly Claim[]): Claim | undefined {
  const near = claims.filter((claim) => item.trigger.some((span) => overlaps(span, claim.trigger)));
  const alike = (claim: Claim) =>
    fillersOf(claim).filter((filler) => item.roles.some((gold) => gold.role === filler.role && overlaps(gold.span, filler.span))).length;
  return near.sort((a, b) => alike(b) - alike(a))[0];
}

function fillersOf(claim: Claim): readonly { readonly role: string; readonly span: Span; readonly quote: string }[] {
  const all: [string, RoleFiller][] = Object.entries(claim.roles).flatMap(([role, fillers]) =>
    fillers.map((filler): [string, RoleFiller] => [role, filler]),
  );
  if (claim.where !== undefined && !all.some(([, filler]) => same(filler.span, claim.where?.span ?? filler.span))) all.push(["place", claim.where]);
  return all.map(([role, filler]) => ({ role, span: filler.span, quote: filler.quote }));
}

function scoreRoles(scoring: Scoring, item: PlacedClaim, claim: Claim): void {
  const counts = [counting(scoring.scores, "roles of claims found"), counting(scoring.scores, "roles, end to end")];
  const free = [...fillersOf(claim)];
  for (const gold of item.roles) {
    const at = free.findIndex((filler) => filler.role === gold.role && overlaps(filler.span, gold.span));
    if (at >= 0) free.splice(at, 1);
    for (const count of counts) {
      if (at >= 0) count.right++;
      else count.missed++;
    }
    if (at < 0) confuse(scoring, "role", `${item.gold.predicate} ${gold.role} "${gold.quote}" missed in "${claim.quote.slice(0, 100)}"`);
  }
  for (const filler of free) {
    for (const count of counts) count.wrong++;
    confuse(scoring, "role", `${item.gold.predicate} ${filler.role} "${filler.quote}" wrong in "${claim.quote.slice(0, 100)}"`);
  }
}

function scoreSaying(scoring: Scoring, gold: GoldClaim, claim: Claim): void {
  const voice = scoring.analysis.voices.find((each) => each.id === claim.attribution.voice);
  const parts: [string, string, string][] = [
    ["voice", gold.voice === undefined ? "author" : "another", voice?.parent === undefined ? "author" : "another"],
    ["modality", gold.modality, claim.modality],
    ["polarity", gold.polarity, claim.polarity],
  ];
  let all = true;
  for (const [part, wanted, found] of parts) {
    const count = counting(scoring.scores, part);
    if (wanted === found) count.right++;
    else {
      all = false;
      count.wrong++;
      count.missed++;
      confuse(scoring, part, `${wanted} as ${found}: "${claim.quote.slice(0, 90)}"`);
    }
  }
  const count = counting(scoring.scores, "voice, modality and polarity");
  if (all) count.right++;
  else {
    count.wrong++;
    count.missed++;
  }
}

/** A date is right where it is written the same (whatever calendar that is), also where the story is presumed to stand at it still, or lies within the stretch asked for. */
function scoreDate(scoring: Scoring, gold: GoldClaim, claim: Claim): void {
  const count = counting(scoring.scores, "dates of claims");
  if (gold.date === undefined) return;
  const parsed = parseEdtf(gold.date).value;
  if (parsed === undefined) return;
  const { start, end } = boundsOf(parsed);
  const found = claim.when?.interval;
  if (found === undefined) {
    count.missed++;
    confuse(scoring, "date", `${gold.date} missing: "${claim.quote.slice(0, 90)}"`);
    return;
  }
  const timex = scoring.analysis.mentions.find((mention) => mention.id === claim.when?.timex);
  const written =
    timex?.kind === "timex" && (claim.when?.basis === "stated" || spans(found, timex.interval)) ? [timex.edtf, asWritten(timex.value)] : [];
  if (
    written.some((value) => value === gold.date || value?.startsWith(`${gold.date}-`)) ||
    (found.start.earliest >= start.earliest && found.end.latest <= end.latest)
  )
    count.right++;
  else {
    count.wrong++;
    count.missed++;
    confuse(scoring, "date", `${gold.date} read otherwise (${claim.when?.basis}): "${claim.quote.slice(0, 90)}"`);
  }
}

/** A TIMEX3 value as EDTF writes the same day or season. */
function asWritten(value: string): string {
  return value.replace(/T.*$/, "").replace(/-(SP|SU|FA|WI)$/, (_, season: string) => `-${21 + ["SP", "SU", "FA", "WI"].indexOf(season)}`);
}

function spans(found: Interval, interval: Interval | undefined): boolean {
  return found.start.earliest === interval?.start.earliest && found.end.latest === interval.end.latest;
}
