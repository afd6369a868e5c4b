import { groupBy } from "../base/collections.ts";
import type { Language } from "../lang/language.ts";
import type { Chronology, Conflict } from "../model/chronology.ts";
import type { Document } from "../model/document.ts";
import type { Mention } from "../model/mention.ts";
import { misfitsOf } from "./misfits.ts";
import { occasionsOf } from "./occasions.ts";
import { type Story, storyOf } from "./story.ts";

/** What the dates, the distances between them and the order of telling entail in each source, and where they clash. */
export function buildChronology(input: {
  readonly documents: readonly Document[];
  readonly mentions: readonly Mention[];
  readonly languages: ReadonlyMap<string, Language>;
}): Chronology {
  const bySource = groupBy(input.mentions, (mention) => mention.source);
  const stories = input.documents.map((document) => {
    const mentions = [...(bySource.get(document.source.id) ?? [])].sort((a, b) => a.start - b.start || a.end - b.end);
    return { document, story: storyOf(occasionsOf(document, mentions, input.languages.get(document.source.language))) };
  });
  return {
    conflicts: stories.flatMap(({ document, story }) => conflictsOf(document, story)),
    misfits: stories.flatMap(({ story }) => misfitsOf(story)),
  };
}

function conflictsOf(document: Document, story: Story): readonly Conflict[] {
  return story.made.conflicts.map((conflict) => ({
    source: document.source.id,
    reasons: conflict.claims.flatMap((claim) => story.reasons[claim] ?? []),
    gapDays: conflict.gap,
  }));
}
