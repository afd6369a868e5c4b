import { groupBy } from "../base/collections.ts";
import { idFrom } from "../base/hash.ts";
import type { Language } from "../lang/language.ts";
import type { Document } from "../model/document.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Mention, NameMention } from "../model/mention.ts";

/** Mentions of the same words and kind are one entity. */
export function resolveEntities(
  _documents: readonly Document[],
  mentions: readonly Mention[],
  _languages: ReadonlyMap<string, Language>,
): readonly Entity[] {
  const names = mentions.filter(
    (mention): mention is NameMention =>
      mention.kind === "person" || mention.kind === "group" || mention.kind === "place" || mention.kind === "event" || mention.kind === "document",
  );
  return [...groupBy(names, (mention) => `${mention.kind} ${mention.quote.toLowerCase()}`)].map(([key, members]) => ({
    id: idFrom("entity", key) as EntityId,
    kind: members[0]?.kind ?? "person",
    name: members[0]?.quote ?? "",
    variants: [{ name: members[0]?.quote ?? "", mentions: members.map((mention) => mention.id), spelling: false }],
    joins: members.map((mention) => ({ mention: mention.id, reason: "same-name", inferred: false }) as const),
  }));
}
