import type { Claim, ClaimId, RoleFiller } from "../../../model/claim.ts";
import type { Join, JoinReason } from "../../../model/entity.ts";
import type { FindingId } from "../../../model/finding.ts";
import type { MentionId } from "../../../model/mention.ts";
import type { Library } from "../../data/library.ts";

/** Why a claim may have been read wrongly, or may not hold. */
export type Doubt =
  /** A finding that is no mere note speaks of its words. */
  | { readonly kind: "finding"; readonly finding: FindingId }
  /** Nobody and nothing was read as taking part. */
  | { readonly kind: "nobody" }
  /** Who a pronoun or description stands for was worked out; without a name nobody was found. */
  | { readonly kind: "who"; readonly words: string; readonly name?: string }
  /** A name was taken for another by likeness. */
  | { readonly kind: "name"; readonly words: string; readonly name: string; readonly reason: JoinReason }
  /** Of several places of the name none was chosen. */
  | { readonly kind: "place"; readonly name: string }
  /** Its date can be counted or completed otherwise. */
  | { readonly kind: "date"; readonly words: string }
  /** Its date is where the story stood. */
  | { readonly kind: "carried"; readonly words: string };

export type DoubtKind = Doubt["kind"];

/** How much each doubt counts when the most doubtful claims are gone through first: what may be wrong altogether more than what may be wrong in part. */
const WEIGHTS: Readonly<Record<DoubtKind, number>> = { finding: 4, nobody: 3, who: 2, name: 2, place: 2, date: 2, carried: 1 };

/** From the gravest on. */
export const DOUBTS = Object.keys(WEIGHTS) as readonly DoubtKind[];

const made = new WeakMap<Library, ReadonlyMap<ClaimId, readonly Doubt[]>>();

/** What makes a claim doubtful, the gravest first. Worked out once for all of a library. */
export function doubtsOf(library: Library, { id }: Claim): readonly Doubt[] {
  const known = made.get(library) ?? allDoubts(library);
  made.set(library, known);
  return known.get(id) ?? [];
}

/** How doubtful a claim is, for an order and nothing else. */
export function doubtfulness(library: Library, claim: Claim): number {
  return doubtsOf(library, claim).reduce((sum, { kind }) => sum + WEIGHTS[kind], 0);
}

function allDoubts(library: Library): ReadonlyMap<ClaimId, readonly Doubt[]> {
  const { reading } = library;
  const joins = new Map(reading.entities.flatMap(({ joins: all }) => all.map((join) => [join.mention, join] as const)));
  return new Map([...reading.claims, ...(reading.desk?.rejected ?? [])].map((claim) => [claim.id, doubts(library, claim, joins)]));
}

function doubts(library: Library, claim: Claim, joins: ReadonlyMap<MentionId, Join>): readonly Doubt[] {
  const fillers = [...Object.values(claim.roles).flat(), ...(claim.where === undefined ? [] : [claim.where])];
  const nobody: readonly Doubt[] = fillers.length === 0 ? [{ kind: "nobody" }] : [];
  const all = [...findingsOn(library, claim), ...nobody, ...fillers.flatMap((filler) => onFiller(library, filler, joins)), ...onDate(library, claim)];
  return all.sort((a, b) => WEIGHTS[b.kind] - WEIGHTS[a.kind]);
}

/** Errors and warnings whose passages are the words that name the event, or lie within the claim. */
function findingsOn({ findingMarksOf }: Library, { source, span, trigger }: Claim): readonly Doubt[] {
  const on = findingMarksOf(source).filter(
    ({ severity, start, end }) =>
      severity !== "note" && ((span.start <= start && end <= span.end) || (start <= trigger.start && trigger.end <= end && end - start < LONG)),
  );
  return [...new Set(on.map(({ finding }) => finding))].map((finding) => ({ kind: "finding", finding }));
}

/** A passage of so many characters is that of a whole paragraph, and says nothing of the single claim in it. */
const LONG = 400;

function onFiller(library: Library, { quote, mention, inferred }: RoleFiller, joins: ReadonlyMap<MentionId, Join>): readonly Doubt[] {
  const entity = mention === undefined ? undefined : library.entityOf.get(mention);
  const placing = entity === undefined ? undefined : library.placingOf.get(entity.id);
  const join = mention === undefined ? undefined : joins.get(mention);
  const found: Doubt[] = [];
  if (inferred === true) found.push({ kind: "who", words: quote, ...(entity === undefined ? {} : { name: entity.name }) });
  else if (join?.inferred === true && entity !== undefined && quote !== entity.name)
    found.push({ kind: "name", words: quote, name: entity.name, reason: join.reason });
  if (entity !== undefined && placing?.place === undefined && (placing?.candidates.length ?? 0) > 1) found.push({ kind: "place", name: entity.name });
  return found;
}

function onDate({ mentions }: Library, { when }: Claim): readonly Doubt[] {
  const timex = when === undefined ? undefined : mentions.get(when.timex);
  if (when === undefined || timex?.kind !== "timex") return [];
  if (when.basis === "carried") return [{ kind: "carried", words: timex.quote }];
  return "sure" in timex.basis && !timex.basis.sure ? [{ kind: "date", words: timex.quote }] : [];
}
