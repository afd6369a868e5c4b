import type { ReviewedClaim } from "../../../api/wire.ts";
import type { Claim, ClaimId, Modality, PredicateId } from "../../../model/claim.ts";
import type { ClaimReference, Passage } from "../../../model/decision.ts";
import type { SourceId, Span } from "../../../model/source.ts";
import type { Library } from "../../data/library.ts";
import { type DoubtKind, doubtfulness, doubtsOf } from "./doubts.ts";

/** What the queue shows of the claims. */
export interface Wanted {
  readonly account: SourceId | undefined;
  readonly predicate: PredicateId | undefined;
  readonly modality: Modality | undefined;
  readonly state: "open" | "decided" | "all";
  /** What makes them doubtful: one reason, some, or none. */
  readonly doubt: DoubtKind | "some" | "none" | undefined;
  /** The most doubtful first; otherwise as they stand in the accounts. */
  readonly doubtfulFirst: boolean;
}

export const EVERYTHING: Wanted = {
  account: undefined,
  predicate: undefined,
  modality: undefined,
  state: "open",
  doubt: undefined,
  doubtfulFirst: false,
};

/** What somebody decided of a claim: "accept" and so on. */
export type Verdict = ReviewedClaim["act"];

/** A claim in the queue. */
export interface Item {
  readonly claim: Claim;
  readonly verdict: Verdict | undefined;
}

/** The claims that are wanted, in the order in which they are gone through. `verdicts` are those of this sitting, before the server has told of them. */
export function queueOf(library: Library, wanted: Wanted, verdicts: ReadonlyMap<ClaimId, Verdict | undefined>): readonly Item[] {
  const { reading } = library;
  const kept = new Map((reading.desk?.reviewed ?? []).map(({ claim, act }) => [claim, act]));
  const place = new Map(reading.accounts.map(({ id }, index) => [id, index]));
  const items = [...reading.claims, ...(reading.desk?.rejected ?? [])].map((claim) => ({
    claim,
    verdict: verdicts.has(claim.id) ? verdicts.get(claim.id) : kept.get(claim.id),
  }));
  const inOrder = (a: Item, b: Item) =>
    (place.get(a.claim.source) ?? 0) - (place.get(b.claim.source) ?? 0) ||
    a.claim.span.start - b.claim.span.start ||
    a.claim.trigger.start - b.claim.trigger.start;
  return items
    .filter(
      ({ claim, verdict }) =>
        (wanted.account === undefined || claim.source === wanted.account) &&
        (wanted.predicate === undefined || claim.predicate === wanted.predicate) &&
        (wanted.modality === undefined || claim.modality === wanted.modality) &&
        isDoubted(library, claim, wanted.doubt) &&
        (wanted.state === "all" || (wanted.state === "decided") === (verdict !== undefined)),
    )
    .sort((a, b) => (wanted.doubtfulFirst ? doubtfulness(library, b.claim) - doubtfulness(library, a.claim) : 0) || inOrder(a, b));
}

function isDoubted(library: Library, claim: Claim, wanted: Wanted["doubt"]): boolean {
  if (wanted === undefined) return true;
  const doubts = doubtsOf(library, claim);
  if (wanted === "some" || wanted === "none") return doubts.length > 0 === (wanted === "some");
  return doubts.some(({ kind }) => kind === wanted);
}

/** How many claims there are with each kind of doubt, with some, and with none. */
export function doubtsIn(library: Library): ReadonlyMap<DoubtKind | "some" | "none", number> {
  const counts = new Map<DoubtKind | "some" | "none", number>();
  for (const claim of library.reading.claims) {
    const kinds = new Set<DoubtKind | "some" | "none">(doubtsOf(library, claim).map(({ kind }) => kind));
    kinds.add(kinds.size > 0 ? "some" : "none");
    for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** How many claims there are of each predicate, the most frequent first. */
export function predicatesIn(claims: readonly Claim[]): readonly { readonly id: PredicateId; readonly count: number }[] {
  const counts = new Map<PredicateId, number>();
  for (const { predicate } of claims) counts.set(predicate, (counts.get(predicate) ?? 0) + 1);
  return [...counts].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

/** Characters kept on either side of a passage. */
const CONTEXT = 40;

/** A stretch of an account as words that are known again after edits elsewhere. */
export function passageIn(library: Library, source: SourceId, { start, end }: Span): Passage {
  const text = plain(library.account(source).text);
  return { source, quote: text.slice(start, end), before: text.slice(Math.max(0, start - CONTEXT), start), after: text.slice(end, end + CONTEXT) };
}

/** The normalised text again: what is shown has the quotation marks and apostrophes of the text as given. */
function plain(shown: string): string {
  return shown.replace(/[\u201c-\u201f]/g, '"').replace(/[\u2018-\u201b\u02bb\u02bc]/g, "'");
}

export function referenceTo(library: Library, { id, predicate, source, span }: Claim): ClaimReference {
  return { id, predicate, passage: passageIn(library, source, span) };
}

/** The paragraph around a claim, cut at its words. */
export function paragraphOf(
  library: Library,
  { source, span, trigger }: Claim,
): readonly { readonly words: string; readonly part: "around" | "claim" | "trigger" }[] {
  const { text, blocks } = library.account(source);
  const block = blocks.find(({ start, end }) => start <= span.start && span.start < end) ?? span;
  const end = Math.max(block.end, span.end);
  const inside = { start: Math.max(span.start, Math.min(trigger.start, span.end)), end: Math.min(span.end, Math.max(trigger.end, span.start)) };
  const cuts = [
    { words: text.slice(block.start, span.start), part: "around" },
    { words: text.slice(span.start, inside.start), part: "claim" },
    { words: text.slice(inside.start, inside.end), part: "trigger" },
    { words: text.slice(inside.end, span.end), part: "claim" },
    { words: text.slice(span.end, end), part: "around" },
  ] as const;
  return cuts.filter(({ words }) => words !== "");
}
