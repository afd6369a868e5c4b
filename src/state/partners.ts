import type { Claim } from "../model/claim.ts";
import type { Party } from "../model/state.ts";
import { type Tree, treeOf } from "../text/syntax/tree.ts";
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
  const language = archive.languages.get(document.source.language);
  const [words, grammar] = [language?.state, language?.claiming?.grammar];
  const from = Math.min(...papers.map(({ span }) => span.end), claim.trigger.end);
  const names = archive.namedIn(claim.source, claim.sentence);
  const dates = new Set(
    archive
      .timexesIn(claim.source, claim.sentence)
      // "three days before it was signed by A": the signing is part of the date
      .filter(({ start, end }) => claim.trigger.start < start || end < claim.trigger.end)
      .flatMap(({ firstToken, endToken }) => Array.from({ length: endToken - firstToken }, (_, step) => firstToken + step)),
  );
  const found: Party[] = [];
  for (let token = sentence.firstToken; token < sentence.endToken; token++) {
    const opening = document.tokens[token];
    if (opening === undefined || opening.start < from) continue;
    // what is told behind another verb is no longer told of the paper
    if (opening.start >= claim.trigger.end && isFiniteVerb(tree, token)) break;
    const company = `${document.tokens[token - 1]?.lower ?? ""} ${opening.lower}`;
    if (words?.partners.has(opening.lower) !== true || grammar?.company.has(company) === true) continue;
    for (let next = token + 1; next < Math.min(sentence.endToken, token + REACH); next++) {
      // the subject of what is told next is no party
      if (dates.has(next) || isFiniteVerb(tree, next) || tree.is(next, "nsubj", "nsubj:pass")) break;
      const name = names.find((one) => one.firstToken === next);
      const entity = name === undefined ? undefined : archive.entityOf.get(name.id);
      const party = entity === undefined ? undefined : archive.partyOfEntity(entity);
      if (party !== undefined && (isPerson(archive, party) || isBody(archive, party))) found.push(party);
    }
    if (found.length > 0) break;
  }
  return found;
}

function isFiniteVerb(tree: Tree, token: number): boolean {
  return (tree.pos(token) === "VERB" || tree.pos(token) === "AUX") && tree.form(token) === "Fin";
}
