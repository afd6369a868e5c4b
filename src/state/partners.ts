import type { Claim } from "../model/claim.ts";
import type { Party } from "../model/state.ts";
import { treeOf } from "../text/syntax/tree.ts";
import { type Archive, isBody, isPerson } from "./archive.ts";

/** Tokens of names, titles and commas after the word that brings them in. */
const REACH = 30;

/**
 * Whom the words around an agreement name as its parties: "the treaty between A and B", "was signed by A and the envoys of B", "signed it
 * with C". Names up to the next verb or date.
 */
export function partnersOf(archive: Archive, claim: Claim): readonly Party[] {
  const document = archive.documentOf.get(claim.source);
  const tree = document === undefined ? undefined : treeOf(document);
  const sentence = document?.sentences[claim.sentence];
  const papers = claim.roles["document"] ?? [];
  if (document === undefined || tree === undefined || sentence === undefined || papers.length === 0) return [];
  const words = archive.languages.get(document.source.language)?.state;
  const from = Math.min(...papers.map(({ span }) => span.end), claim.trigger.end);
  const names = archive.namedIn(claim.source, claim.sentence);
  const dates = new Set(
    archive
      .timexesIn(claim.source, claim.sentence)
      .flatMap(({ firstToken, endToken }) => Array.from({ length: endToken - firstToken }, (_, step) => firstToken + step)),
  );
  const found: Party[] = [];
  for (let token = sentence.firstToken; token < sentence.endToken; token++) {
    const opening = document.tokens[token];
    if (opening === undefined || opening.start < from || words?.partners.has(opening.lower) !== true) continue;
    for (let next = token + 1; next < Math.min(sentence.endToken, token + REACH); next++) {
      if (dates.has(next) || (tree.pos(next) === "VERB" && tree.form(next) === "Fin")) break;
      const name = names.find((one) => one.firstToken === next);
      const entity = name === undefined ? undefined : archive.entityOf.get(name.id);
      const party = entity === undefined ? undefined : { name: entity.name, entity: entity.id };
      if (party !== undefined && (isPerson(archive, party) || isBody(archive, party))) found.push(party);
    }
    if (found.length > 0) break;
  }
  return found;
}
