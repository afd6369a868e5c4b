import type { Claim, RoleFiller } from "../model/claim.ts";
import type { Party } from "../model/state.ts";
import { type Archive, isWordFor, partyOf } from "./archive.ts";

/** The paper that a claim's words mean. Where they are a bare noun, for there are many treaties, it goes by where or when it was made: "treaty of Varala", "convention (3 May 1872)". */
export function paperMeant(archive: Archive, claim: Claim, filler: RoleFiller): Party {
  const party = partyOf(archive, filler);
  if (party.entity !== undefined || party.name.includes(" ") || !isWordFor(archive, party.name, "document")) return party;
  const behind = ofBehind(archive, claim, filler);
  if (behind !== undefined) return archive.partyCalled(behind);
  const made =
    archive.knowledge.predicates.get(claim.predicate)?.effects.some(({ change }) => ["signed", "in-force", "begins"].includes(change)) === true;
  const date = made && claim.when?.basis === "stated" ? archive.mentionById.get(claim.when.timex)?.quote : undefined;
  return date === undefined ? party : { name: `${party.name} (${date})` };
}

/** "The treaty of Varala", "an agreement of eleven articles", "the treaty of 3 May": the words with what stands behind them. */
function ofBehind(archive: Archive, { source, sentence }: Claim, { span }: RoleFiller): string | undefined {
  const document = archive.documentOf.get(source);
  const grammar = archive.languages.get(document?.source.language ?? "")?.claiming?.grammar;
  const places = archive.namedIn(source, sentence).filter(({ kind }) => kind === "place");
  const behind = [...places, ...archive.quantitiesIn(source, sentence), ...archive.timexesIn(source, sentence)].find(({ firstToken }) => {
    const joint = document?.tokens[firstToken - 1];
    return joint?.lower === grammar?.genitive && document?.tokens[firstToken - 2]?.end === span.end;
  });
  if (document === undefined || behind === undefined) return undefined;
  const noun = span.end - (document.source.text.slice(span.start, span.end).split(/\s+/u).at(-1)?.length ?? 0);
  return document.source.text.slice(noun, behind.end);
}

/** The noun that such a name begins or ends with. */
export function nounOf({ languages }: Archive, name: string): string {
  const words = name.toLowerCase().split(/\s+/u);
  const isBehind = (word: string) => word.startsWith("(") || [...languages.values()].some(({ claiming }) => claiming?.grammar.genitive === word);
  const behind = words.findIndex(isBehind);
  return words.at(behind < 0 ? -1 : behind - 1) ?? "";
}
