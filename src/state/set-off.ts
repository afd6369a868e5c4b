import { at } from "../base/assert.ts";
import type { Claim, RoleFiller } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { NameMention } from "../model/mention.ts";
import type { Archive } from "./archive.ts";

/** Words between the comma and the name: "the ailing Geshu Han", "General Haas". */
const BETWEEN = 3;

type Known = Pick<Archive, "claims" | "languages" | "documentOf" | "entityOf" | "namedIn">;

/** "Their successor, the ailing Geshu Han, held the pass": by words that fill a role, the person whose name is set off behind them. */
export function setOffBehind(known: Known): ReadonlyMap<RoleFiller, Entity> {
  const meant = new Map<RoleFiller, Entity>();
  for (const claim of known.claims)
    for (const role in claim.roles)
      for (const filler of claim.roles[role] ?? []) {
        const entity = filler.mention === undefined ? personBehind(known, claim, filler) : undefined;
        if (entity !== undefined) meant.set(filler, entity);
      }
  return meant;
}

function personBehind(
  { languages, documentOf, entityOf, namedIn }: Known,
  { source, sentence }: Claim,
  { quote, span }: RoleFiller,
): Entity | undefined {
  const document = documentOf.get(source);
  const grammar = languages.get(document?.source.language ?? "")?.claiming?.grammar;
  const noun = quote.toLowerCase().slice(quote.lastIndexOf(" ") + 1);
  if (document === undefined || grammar === undefined || grammar.isPlural(noun) || !grammar.kindsOf(noun).includes("person")) return undefined;
  const name = namedIn(source, sentence).find((mention): mention is NameMention => mention.start > span.end);
  if (name?.kind !== "person" || document.tokens[name.endToken]?.kind !== "punctuation") return undefined;
  let first = name.firstToken - 1;
  while (name.firstToken - first <= BETWEEN && at(document.tokens, first).kind !== "punctuation") first--;
  const comma = at(document.tokens, first);
  const words = document.tokens.slice(first + 1, name.firstToken);
  if (comma.text !== "," || document.tokens[first - 1]?.end !== span.end) return undefined;
  return words.some(({ lower }) => grammar.prepositions.has(lower) || grammar.conjunctions.has(lower) || grammar.pronouns.has(lower))
    ? undefined
    : entityOf.get(name.id);
}
