import type { EntityId } from "../model/entity.ts";
import type { Mention } from "../model/mention.ts";
import type { GazetteerPlace } from "../model/place.ts";
import type { SourceId } from "../model/source.ts";

/** A place that is being told: its candidates, where it is named, and in which accounts. */
export interface Open {
  readonly entity: EntityId;
  readonly candidates: readonly GazetteerPlace[];
  readonly mentions: readonly Mention[];
  readonly sources: ReadonlySet<SourceId>;
}

/** A place that was told, and in which accounts it stands. */
export interface Anchor {
  readonly entity: EntityId;
  readonly place: GazetteerPlace;
  readonly sources: ReadonlySet<SourceId>;
}
