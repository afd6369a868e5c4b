import type { Claim } from "../model/claim.ts";
import type { Decision, Listed, Outcome } from "../model/decision.ts";
import type { Document } from "../model/document.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Finding } from "../model/finding.ts";
import type { Mention } from "../model/mention.ts";
import type { Placing } from "../model/place.ts";
import { decideClaims, type Ground, type Reviewed } from "./claims.ts";
import { setDates } from "./dates.ts";
import { decideEntities, type Named } from "./entities.ts";
import { type Dismissed, decideFindings } from "./findings.ts";
import { decidePlaces } from "./places.ts";
import { listed, standingOf } from "./standing.ts";

/** What people's decisions did to what was read. */
export interface Decided {
  /** Findings that somebody set aside. */
  readonly dismissed: readonly Dismissed[];
  /** Claims that somebody found not to be in the words. */
  readonly rejected: readonly Claim[];
  /** Claims that somebody has looked at, the rejected among them. */
  readonly reviewed: readonly Reviewed[];
  /** Claims that somebody follows where others tell their event otherwise. */
  readonly followed: readonly Reviewed[];
  /** What became of each decision that stands. */
  readonly outcomes: readonly Outcome[];
  /** All decisions in the order in which they are told, those taken back included. */
  readonly log: readonly Listed[];
}

/** Replays decisions over what is derived, stage by stage: each stage hands over what it read and takes back what holds. */
export class Replay {
  private readonly inForce: readonly Decision[];
  private readonly outcomes: Outcome[];
  private readonly log: readonly Listed[];
  private named: Named = { documents: [], mentions: [] };
  private records: ReadonlySet<string> = new Set();
  private dismissed: readonly Dismissed[] = [];
  private rejected: readonly Claim[] = [];
  private reviewed: readonly Reviewed[] = [];
  private followed: readonly Reviewed[] = [];

  constructor(decisions: readonly Decision[]) {
    const { inForce, contested } = standingOf(decisions);
    this.inForce = inForce;
    this.log = listed(decisions);
    this.outcomes = contested.flat().map(({ id }) => ({ decision: id, became: "contested" }));
  }

  mentions(read: readonly Mention[], documents: readonly Document[]): readonly Mention[] {
    const { mentions, outcomes } = setDates(read, documents, this.inForce);
    this.outcomes.push(...outcomes);
    this.named = { documents, mentions };
    return mentions;
  }

  claims(ground: Ground): readonly Claim[] {
    const { claims, rejected, reviewed, followed, outcomes } = decideClaims(ground, this.inForce);
    this.records = new Set([...ground.documents.map(({ source }) => source.id), ...claims.map(({ id }) => id), ...rejected.map(({ id }) => id)]);
    this.rejected = rejected;
    this.reviewed = reviewed;
    this.followed = followed;
    this.outcomes.push(...outcomes);
    return claims;
  }

  entities(found: readonly Entity[]): readonly Entity[] {
    const { entities, outcomes } = decideEntities(found, this.inForce, this.named);
    this.outcomes.push(...outcomes);
    return entities;
  }

  /** `telling` tells which place each is, with those that were chosen. */
  places(entities: readonly Entity[], telling: (decided: ReadonlyMap<EntityId, string | null>) => readonly Placing[]): readonly Placing[] {
    const { placings, outcomes } = decidePlaces(entities, this.inForce, telling);
    this.outcomes.push(...outcomes);
    return placings;
  }

  findings(found: readonly Finding[]): readonly Finding[] {
    const { findings, dismissed, outcomes } = decideFindings(found, this.inForce, this.records);
    this.dismissed = dismissed;
    this.outcomes.push(...outcomes);
    return findings;
  }

  get decided(): Decided {
    const { dismissed, rejected, reviewed, followed, outcomes } = this;
    const moved = new Map(outcomes.flatMap(({ decision, became }) => (became === "placed" || became === "contested" ? [] : [[decision, became]])));
    const log = this.log.map((each): Listed => {
      const became = moved.get(each.decision.id);
      return became === undefined ? each : { ...each, became };
    });
    return { dismissed, rejected, reviewed, followed, outcomes, log };
  }
}
