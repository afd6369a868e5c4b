import type { Claim, RoleFiller } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Party } from "../model/state.ts";
import { treeOf } from "../text/syntax/tree.ts";
import { type Archive, entityOfParty, isForce, isPeople, partyOf } from "./archive.ts";
import { fillers } from "./trace.ts";

/** How many sentences before "they" it is told who does something. */
const REACH = 2;

/** Who "they" are that do something: whoever was told last to do something before, where those are many under arms. */
export function doersOf(archive: Archive): (claim: Claim, filler: RoleFiller) => Party | undefined {
  return (claim, filler) => {
    const document = archive.documentOf.get(claim.source);
    const pronouns = archive.languages.get(document?.source.language ?? "")?.claiming?.grammar.pronouns;
    if (document === undefined || pronouns === undefined) return undefined;
    const isThey = (words: string) => pronouns.get(words.toLowerCase()) === "plural";
    const paragraph = document.sentences[claim.sentence]?.paragraph;
    for (let sentence = claim.sentence; claim.sentence - sentence <= REACH && document.sentences[sentence]?.paragraph === paragraph; sentence--) {
      const before = agentsIn(archive, claim, sentence).filter(({ span }) => span.end <= filler.span.start);
      const named = before.findLast(({ quote }) => !isThey(quote));
      const subject = subjectIn(archive, document, { sentence, before: filler.span.start });
      // "they took Lima, and they held Callao": the same, whom the sentence before names
      if (named === undefined && subject === undefined) continue;
      const party = named === undefined ? undefined : partyOf(archive, named);
      return party !== undefined && areMany(archive, party) ? party : subject;
    }
    return undefined;
  };
}

/** Those whom the claims of a sentence have do something, in the order of the text. */
function agentsIn(archive: Archive, { source }: Claim, sentence: number): readonly RoleFiller[] {
  return archive
    .claimsIn(source, sentence)
    .flatMap((claim) => fillers(claim, "agent"))
    .sort((a, b) => a.span.end - b.span.end);
}

/** A force, or a people or party in arms: "the rebels", "Czechs". */
function areMany(archive: Archive, party: Party): boolean {
  if (isForce(archive, party.name)) return true;
  const entity = entityOfParty(archive, party);
  if (entity !== undefined) return entity.kind === "group" && isPeople(archive, entity);
  const noun = party.name.toLowerCase().split(/\s+/u).at(-1) ?? "";
  return [...archive.languages.values()].some(({ claiming }) => claiming?.grammar.isPlural(noun) === true);
}

/** "Haas's troops turned north: they took Lima": the force that the main clause is about. */
function subjectIn(
  archive: Archive,
  document: Document,
  { sentence, before }: { readonly sentence: number; readonly before: number },
): Party | undefined {
  const [tree, bounds] = [treeOf(document), document.sentences[sentence]];
  const root = bounds === undefined ? undefined : tree?.root(bounds);
  const subject = root === undefined ? undefined : tree?.dependent(root, "nsubj");
  const noun = subject === undefined ? undefined : document.tokens[subject];
  if (tree === undefined || subject === undefined || noun === undefined || noun.end > before || !isForce(archive, noun.lower)) return undefined;
  const { first: from, end: to } = tree.phrase(subject);
  const [first, last] = [document.tokens[from], document.tokens[to - 1]];
  return first === undefined || last === undefined ? undefined : archive.partyCalled(document.source.text.slice(first.start, last.end));
}
