import { at } from "../base/assert.ts";
import { idFrom } from "../base/hash.ts";
import type { Claim, ClaimId, ClaimTime, RoleFiller, Voice } from "../model/claim.ts";
import type { AddedClaim, ClaimChange, ClaimReference, Decision, Outcome, Passage } from "../model/decision.ts";
import type { Document } from "../model/document.ts";
import type { Mention, Timex } from "../model/mention.ts";
import type { SourceId, Span } from "../model/source.ts";
import { findPassage } from "./passages.ts";

/** What decisions on claims are placed on. */
export interface Ground {
  readonly documents: readonly Document[];
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
  readonly voices: readonly Voice[];
}

/** A claim that somebody accepted, rejected, corrected or added, with the decision that holds. */
export interface Reviewed {
  readonly claim: ClaimId;
  readonly by: Decision;
}

export interface DecidedClaims {
  /** Without those rejected, with those corrected and added. */
  readonly claims: readonly Claim[];
  readonly rejected: readonly Claim[];
  readonly reviewed: readonly Reviewed[];
  /** Claims that are followed where others tell their event otherwise. */
  readonly followed: readonly Reviewed[];
  readonly outcomes: readonly Outcome[];
}

/** Shared words of two quotes, of all words of either, from which one is taken for the other after an edit. */
const ALIKE = 0.8;

/** Rejects, corrects and adds claims as decided. */
export function decideClaims(ground: Ground, inForce: readonly Decision[]): DecidedClaims {
  const placing = new Placing(ground);
  const changes = new Map<ClaimId, Change>();
  const added: Claim[] = [];
  const reviewed: Reviewed[] = [];
  const followed: Reviewed[] = [];
  const outcomes: Outcome[] = [];
  for (const decision of inForce) {
    if (decision.act === "add") {
      const claim = placing.added(decision.claim, decision.id);
      if (claim !== undefined) {
        added.push(claim);
        reviewed.push({ claim: claim.id, by: decision });
      }
      outcomes.push({ decision: decision.id, became: claim === undefined ? "unplaced" : "placed" });
    } else if (decision.act === "accept" || decision.act === "reject" || decision.act === "correct" || decision.act === "follow") {
      const claim = placing.claim(decision.claim);
      const becomes = claim === undefined || decision.act !== "correct" ? claim : placing.changed(claim, decision.change, decision.id);
      if (claim !== undefined && decision.act === "follow") followed.push({ claim: claim.id, by: decision });
      else if (claim !== undefined && becomes !== undefined) changes.set(claim.id, { by: decision, becomes });
      outcomes.push({ decision: decision.id, became: becomes === undefined ? "unplaced" : becomes.id === decision.claim.id ? "placed" : "carried" });
    }
  }
  outcomes.push(...inForce.flatMap((decision) => remarked(decision, placing, added)));
  for (const [claim, { by }] of changes) reviewed.push({ claim, by });
  if (reviewed.length === 0) return { claims: ground.claims, rejected: [], reviewed, followed, outcomes };
  const rejected = ground.claims.filter(({ id }) => changes.get(id)?.by.act === "reject");
  const kept = ground.claims.flatMap((claim) => {
    const change = changes.get(claim.id);
    return change?.by.act === "reject" ? [] : [change?.becomes ?? claim];
  });
  return { claims: [...kept, ...added], rejected, reviewed, followed, outcomes };
}

/** What was decided of a claim, and what it is from then on. */
interface Change {
  readonly by: Decision;
  readonly becomes: Claim;
}

/** Whether the claim that a remark is on is still there. */
function remarked(decision: Decision, placing: Placing, added: readonly Claim[]): readonly Outcome[] {
  if (decision.act !== "note" || decision.claim === undefined) return [];
  const { id } = decision.claim;
  const claim = added.find((each) => each.id === id) ?? placing.claim(decision.claim);
  return [{ decision: decision.id, became: claim === undefined ? "unplaced" : claim.id === id ? "placed" : "carried" }];
}

class Placing {
  private readonly ground: Ground;
  private readonly byId: ReadonlyMap<ClaimId, Claim>;
  private readonly byDocument: ReadonlyMap<SourceId, Document>;

  constructor(ground: Ground) {
    this.ground = ground;
    this.byId = new Map(ground.claims.map((claim) => [claim.id, claim]));
    this.byDocument = new Map(ground.documents.map((document) => [document.source.id, document]));
  }

  /** The claim that is meant: by its id, else the only one of its kind in its words, else the only one in words much like them. */
  claim({ id, predicate, passage }: ClaimReference): Claim | undefined {
    const same = this.byId.get(id);
    if (same !== undefined) return same;
    const ofKind = this.ground.claims.filter((claim) => claim.source === passage.source && claim.predicate === predicate);
    const where = this.span(passage);
    const there = where === undefined ? [] : ofKind.filter(({ span }) => span.start === where.start && span.end === where.end);
    if (there.length === 1) return there[0];
    const alike = ofKind.filter((claim) => likeness(claim.quote, passage.quote) >= ALIKE);
    return alike.length === 1 ? alike[0] : undefined;
  }

  /** Undefined where any of the words that it is corrected with are gone: half of a correction says what nobody decided. */
  changed(claim: Claim, change: ClaimChange, decision: string): Claim | undefined {
    const roles = { ...claim.roles };
    for (const [role, passages] of Object.entries(change.roles ?? {})) {
      const fillers = passages.flatMap((passage) => this.filler(passage) ?? []);
      if (fillers.length < passages.length) return undefined;
      if (passages.length === 0) delete roles[role];
      else roles[role] = fillers;
    }
    const { when, ...undated } = claim;
    const dated = change.when === undefined ? when : change.when === null ? undefined : this.time(change.when);
    if (dated === undefined && change.when !== undefined && change.when !== null) return undefined;
    return {
      ...undated,
      predicate: change.predicate ?? claim.predicate,
      modality: change.modality ?? claim.modality,
      polarity: change.polarity ?? claim.polarity,
      roles,
      ...(dated === undefined ? {} : { when: dated }),
      producer: `decisions/${decision}`,
    };
  }

  added(claim: AddedClaim, decision: string): Claim | undefined {
    const { passage, predicate, modality, polarity } = claim;
    const document = this.byDocument.get(passage.source);
    const span = this.span(passage);
    const author = this.ground.voices.find((voice) => voice.source === passage.source && voice.parent === undefined);
    if (document === undefined || span === undefined || author === undefined) return undefined;
    const fillers = Object.entries(claim.roles).map(([role, passages]) => [role, passages.map((each) => this.filler(each))] as const);
    if (fillers.some(([, of]) => of.includes(undefined))) return undefined;
    const when = claim.when === undefined ? undefined : this.time(claim.when);
    if (when === undefined && claim.when !== undefined) return undefined;
    return {
      id: idFrom("claim", "added", decision) as ClaimId,
      source: passage.source,
      predicate,
      roles: Object.fromEntries(fillers.map(([role, of]) => [role, of.filter((each) => each !== undefined)])),
      ...(when === undefined ? {} : { when }),
      polarity,
      modality,
      attribution: { voice: author.id, stance: modality === "reported" ? "reports" : "asserts" },
      span,
      quote: passage.quote,
      trigger: span,
      sentence: sentenceAt(document, span.start),
      producer: `decisions/${decision}`,
    };
  }

  private span(passage: Passage): Span | undefined {
    const document = this.byDocument.get(passage.source);
    return document === undefined ? undefined : findPassage(document.source.text, passage);
  }

  private filler(passage: Passage): RoleFiller | undefined {
    const span = this.span(passage);
    if (span === undefined) return undefined;
    const mention = this.ground.mentions.find(
      ({ source, kind, start, end }) => source === passage.source && kind !== "timex" && start === span.start && end === span.end,
    );
    return { span, quote: passage.quote, ...(mention === undefined ? {} : { mention: mention.id }) };
  }

  private time(passage: Passage): ClaimTime | undefined {
    const span = this.span(passage);
    if (span === undefined) return undefined;
    const timex = this.ground.mentions.find(
      (mention): mention is Timex =>
        mention.kind === "timex" && mention.source === passage.source && mention.start < span.end && mention.end > span.start,
    );
    if (timex?.interval === undefined) return undefined;
    return { timex: timex.id, relation: timex.relation, interval: timex.interval, basis: "stated" };
  }
}

function likeness(a: string, b: string): number {
  const [first, second] = [a, b].map(
    (text) =>
      new Set(
        text
          .toLowerCase()
          .split(/[^\p{L}\p{N}]+/u)
          .filter((word) => word !== ""),
      ),
  );
  if (first === undefined || second === undefined) return 0;
  const all = new Set([...first, ...second]).size;
  return all === 0 ? 0 : [...first].filter((word) => second.has(word)).length / all;
}

function sentenceAt({ sentences }: Document, offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(sentences, middle).start <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
