import { groupBy } from "../base/collections.ts";
import type { Claim, RoleFiller } from "../model/claim.ts";
import type { Party } from "../model/state.ts";
import { type Archive, entityOfParty, isWordFor, partyOf, saysSo } from "./archive.ts";

/** The paper that a claim's words mean. */
export function paperMeant(archive: Archive, claim: Claim, filler: RoleFiller): Party {
  if (isMaking(archive, claim)) return paperMade(archive, claim, filler);
  return apart(archive, claim, filler) ?? madeBefore(archive, claim, filler) ?? partyOf(archive, filler);
}

/** "The armistice": the last of that noun that was told to be made. */
function madeBefore(archive: Archive, claim: Claim, filler: RoleFiller): Party | undefined {
  const { name } = partyOf(archive, filler);
  const [first = ""] = filler.quote.toLowerCase().split(/\s/u);
  const isDefinite = [...archive.languages.values()].some(({ state }) => state?.definite.has(first) === true);
  if (!isDefinite || !isBareNoun(archive, { name })) return undefined;
  const made = archive.papersMade().get(`${claim.source} ${name}`) ?? [];
  return made.findLast(({ before }) => before <= filler.span.start)?.party;
}

/** By source and bare noun, the papers told to be made, in the order of telling. */
export function papersMade(archive: Archive): ReadonlyMap<string, readonly PaperMade[]> {
  const made = archive.unnamed.flatMap(({ claim, role, filler }) => {
    const party = role === "document" && saysSo(claim) && isMaking(archive, claim) ? partyOf(archive, filler) : undefined;
    if (party === undefined || !isBareNoun(archive, party)) return [];
    return [{ key: `${claim.source} ${party.name}`, before: filler.span.end, party: paperMade(archive, claim, filler) }];
  });
  return groupBy(
    made.sort((a, b) => a.before - b.before),
    ({ key }) => key,
  );
}

export interface PaperMade {
  readonly party: Party;
  /** Where the words for it end. */
  readonly before: number;
}

/** That of a claim that tells how it came about: a bare noun goes by its date, for there are many treaties: "convention (3 May 1872)". */
export function paperMade(archive: Archive, claim: Claim, filler: RoleFiller): Party {
  const party = partyOf(archive, filler);
  const date = claim.when?.basis === "stated" ? archive.mentionById.get(claim.when.timex)?.quote : undefined;
  const dated = date === undefined || !isBareNoun(archive, party) ? party : { name: `${party.name} (${date})` };
  return apart(archive, claim, filler) ?? dated;
}

/** By the words behind a bare noun: "treaty of Varala". */
function apart(archive: Archive, claim: Claim, filler: RoleFiller): Party | undefined {
  const behind = isBareNoun(archive, partyOf(archive, filler)) ? ofBehind(archive, claim, filler) : undefined;
  if (behind === undefined) return undefined;
  const whole = archive.partyCalled(behind.whole);
  // "an agreement of eleven articles", which goes by "the Eleven Articles"
  const alone = whole.entity === undefined ? archive.partyCalled(behind.after) : undefined;
  return entityOfParty(archive, alone)?.kind === "document" ? alone : whole;
}

function isBareNoun(archive: Archive, { entity, name }: Party): boolean {
  return entity === undefined && !name.includes(" ") && isWordFor(archive, name, "document");
}

/** Whether the claim tells how the paper came about, so that its date is that of the paper. */
export function isMaking({ knowledge }: Archive, { predicate }: Claim): boolean {
  return knowledge.predicates.get(predicate)?.effects.some(({ change }) => ["signed", "in-force", "begins"].includes(change)) === true;
}

/** "The treaty of Varala", "an agreement of eleven articles", "the treaty of 3 May": the words with what stands behind them. */
function ofBehind(
  archive: Archive,
  { source, sentence }: Claim,
  { span }: RoleFiller,
): { readonly whole: string; readonly after: string } | undefined {
  const document = archive.documentOf.get(source);
  const grammar = archive.languages.get(document?.source.language ?? "")?.claiming?.grammar;
  const places = archive.namedIn(source, sentence).filter(({ kind }) => kind === "place");
  const behind = [...places, ...archive.quantitiesIn(source, sentence), ...archive.timexesIn(source, sentence)].find(({ firstToken }) => {
    const joint = document?.tokens[firstToken - 1];
    return joint?.lower === grammar?.genitive && document?.tokens[firstToken - 2]?.end === span.end;
  });
  if (document === undefined || behind === undefined) return undefined;
  const noun = span.end - (document.source.text.slice(span.start, span.end).split(/\s+/u).at(-1)?.length ?? 0);
  return { whole: document.source.text.slice(noun, behind.end), after: behind.quote };
}

/** The noun that such a name begins or ends with. */
export function nounOf({ languages }: Archive, name: string): string {
  const words = name.toLowerCase().split(/\s+/u);
  const isBehind = (word: string) => word.startsWith("(") || [...languages.values()].some(({ claiming }) => claiming?.grammar.genitive === word);
  const behind = words.findIndex(isBehind);
  return words.at(behind < 0 ? -1 : behind - 1) ?? "";
}
