import type { NameMention } from "../model/mention.ts";
import type { Party } from "../model/state.ts";
import { type Archive, authorScope, isForce } from "./archive.ts";
import type { Sentences } from "./sentences.ts";
import { keyFor, type Trace } from "./trace.ts";

/** "General Haas's 2nd Division", "the 2nd Division of General Haas": whose a numbered or named force is, commands it. */
export function commandsByOwner(archive: Archive, sentences: Sentences): readonly Trace[] {
  return archive.mentions.flatMap((mention): readonly Trace[] => {
    const force = mention.kind === "group" ? archive.partyNamed.get(mention.id) : undefined;
    const commander =
      force === undefined || !isForce(archive, force.name)
        ? undefined
        : (ownerBefore(archive, mention as NameMention) ?? ownerBehind(archive, mention as NameMention));
    const [dating, evidence] = [sentences.datingOf(mention.source, mention.sentence), sentences.evidenceOf(mention.source, mention.sentence)];
    if (force === undefined || commander === undefined || dating === undefined || evidence === undefined) return [];
    const about = { evidence, scope: authorScope(mention.source), change: "holds", attests: false, once: false } as const;
    const who = { state: "command", subject: commander, object: force } as const;
    return [{ ...about, ...dating, ...who, key: keyFor(archive, who) }];
  });
}

/** The person who is named right before a name, with the mark that says whose what follows is. */
function ownerBefore(archive: Archive, { source, sentence, firstToken }: NameMention): Party | undefined {
  const document = archive.documentOf.get(source);
  const marker = archive.languages.get(document?.source.language ?? "")?.claiming?.grammar.possessiveMarker;
  if (document?.tokens[firstToken - 1]?.lower !== marker) return undefined;
  const owner = archive.namedIn(source, sentence).find(({ kind, endToken }) => kind === "person" && endToken === firstToken - 1);
  return owner === undefined ? undefined : archive.partyNamed.get(owner.id);
}

/** The person behind "of", with a title or none. */
function ownerBehind(archive: Archive, { source, sentence, endToken }: NameMention): Party | undefined {
  const document = archive.documentOf.get(source);
  const [of, next] = [document?.tokens[endToken], document?.tokens[endToken + 1]];
  if (of === undefined || next === undefined || of.lower !== archive.languages.get(document?.source.language ?? "")?.claiming?.grammar.genitive)
    return undefined;
  const owner = archive.namedIn(source, sentence).find((name) => name.kind === "person" && (name.title?.start ?? name.start) === next.start);
  return owner === undefined ? undefined : archive.partyNamed.get(owner.id);
}
