import type { MentionId, Timex } from "../model/mention.ts";
import type { DayRange } from "../model/time.ts";
import { type Archive, authorScope, isBody } from "./archive.ts";
import type { Sentences } from "./sentences.ts";
import type { Trace } from "./trace.ts";

/** "The first Republic (1933-1934)": years in brackets after the name of a body are those in which it was there. */
export function spansInBrackets(archive: Archive, sentences: Sentences): readonly Trace[] {
  const timexes = new Map<MentionId, Timex>();
  for (const mention of archive.mentions) if (mention.kind === "timex") timexes.set(mention.id, mention);
  return archive.mentions.flatMap((first): readonly Trace[] => {
    const last = first.kind === "timex" && first.rangeEnd?.side === "first" ? timexes.get(first.rangeEnd.other) : undefined;
    const tokens = archive.documentOf.get(first.source)?.tokens;
    if (first.kind !== "timex" || last === undefined || tokens?.[first.firstToken - 1]?.text !== "(" || tokens[last.endToken]?.text !== ")")
      return [];
    const name = archive.namedIn(first.source, first.sentence).find(({ endToken }) => endToken === first.firstToken - 1);
    const entity = name === undefined ? undefined : archive.entityOf.get(name.id);
    const evidence = sentences.evidenceOf(first.source, first.sentence);
    const [from, to] = [stretchOfEnd(first), stretchOfEnd(last)];
    if (entity === undefined || evidence === undefined || from === undefined || to === undefined) return [];
    const subject = archive.partyOfEntity(entity);
    if (!isBody(archive, subject)) return [];
    const about = {
      evidence,
      scope: authorScope(first.source),
      state: "exists",
      subject,
      attests: false,
      once: false,
      key: archive.keys.alone.exists(subject),
    } as const;
    return [
      { ...about, basis: "stated", when: from, until: from, change: "begins" },
      { ...about, basis: "stated", when: to, until: to, change: "ends" },
    ];
  });
}

function stretchOfEnd({ rangeEnd }: Timex): DayRange | undefined {
  return rangeEnd === undefined ? undefined : { earliest: rangeEnd.interval.start.earliest, latest: rangeEnd.interval.end.latest };
}
