import type { Claim, RoleFiller } from "../model/claim.ts";
import type { QuantityMention } from "../model/mention.ts";
import type { Party } from "../model/state.ts";
import { type Archive, isForce, isPerson, partyOf } from "./archive.ts";

/** What a force without a name goes by, for there are many garrisons: the place or person that it is of, or whoever commands it: "garrison of Varala", "army (Haas)"; of those who are counted, what is counted. */
export function unnamedForce(archive: Archive, claim: Claim, filler: RoleFiller): Party | undefined {
  const counted = countedIn(archive, claim, filler)?.counted;
  const text = archive.documentOf.get(claim.source)?.source.text ?? "";
  if (counted !== undefined) {
    const name = text.slice(counted.start, counted.end);
    if (!isForce(archive, name)) return undefined;
    const own = name.includes(" ") ? undefined : commanderIn(archive, claim, filler);
    return own === undefined ? archive.partyCalled(name) : { name: `${name} (${own.name})` };
  }
  const noun = filler.quote.split(/\s+/u).at(-1) ?? "";
  if (!isBare(archive, claim, filler) || !isForce(archive, noun)) return undefined;
  const behind = nameBehind(archive, claim, filler);
  if (behind !== undefined) return archive.partyCalled(text.slice(filler.span.end - noun.length, behind));
  const commander = commanderIn(archive, claim, filler);
  return commander === undefined ? undefined : { name: `${noun} (${commander.name})` };
}

/** "2,000 volunteers": the number that the words are, or begin with. */
export function countedIn(archive: Archive, { source, sentence }: Claim, { span }: RoleFiller): QuantityMention | undefined {
  return archive.quantitiesIn(source, sentence).find(({ start, end, counted }) => {
    const own = start === span.start || (counted !== undefined && counted.start === span.start);
    return own && start < span.end && span.start < end;
  });
}

/** "A force", "his army": a noun with at most an article or the like. */
function isBare(archive: Archive, { source }: Claim, { quote, mention }: RoleFiller): boolean {
  const grammar = archive.languages.get(archive.documentOf.get(source)?.source.language ?? "")?.claiming?.grammar;
  const words = quote.toLowerCase().split(/\s+/u);
  const [first = ""] = words;
  return mention === undefined && (words.length === 1 || (words.length === 2 && grammar?.determiners.has(first) === true));
}

/** Where the name ends that stands behind "of": "the garrison of Varala". */
function nameBehind(archive: Archive, { source, sentence }: Claim, { span }: RoleFiller): number | undefined {
  const document = archive.documentOf.get(source);
  const grammar = archive.languages.get(document?.source.language ?? "")?.claiming?.grammar;
  return archive.namedIn(source, sentence).find(({ firstToken }) => {
    const joint = document?.tokens[firstToken - 1];
    return joint?.lower === grammar?.genitive && document?.tokens[firstToken - 2]?.end === span.end;
  })?.end;
}

/** Whoever the sentence says commands the force of these words. */
function commanderIn(archive: Archive, { source, sentence }: Claim, { span }: RoleFiller): Party | undefined {
  for (const claim of archive.claimsIn(source, sentence)) {
    const effect = archive.knowledge.predicates.get(claim.predicate)?.effects.find(({ state, change }) => state === "command" && change !== "ends");
    const own = (claim.roles[effect?.object ?? ""] ?? []).some((filler) => filler.span.start === span.start);
    const commander = own ? claim.roles[effect?.subject ?? ""]?.[0] : undefined;
    const party = commander === undefined ? undefined : partyOf(archive, commander);
    if (party !== undefined && isPerson(archive, party)) return party;
  }
  return undefined;
}
