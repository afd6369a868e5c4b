import { at } from "../base/assert.ts";
import type { Claim, RoleFiller } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { NameMention } from "../model/mention.ts";
import type { Archive } from "./archive.ts";

/** Words between the comma and the name: "the ailing Geshu Han", "General Haas". */
const BETWEEN = 3;

type Known = Pick<Archive, "unnamed" | "languages" | "documentOf" | "entityOf" | "namedIn">;

/**
 * By words that fill a role, the person whose name is set off behind them, "their successor, the ailing Geshu Han, held the pass", or behind whose name
 * they are set off: "Robertson, the British agent, entered Lima".
 */
export function setOffBehind(known: Known): ReadonlyMap<RoleFiller, Entity> {
  const meant = new Map<RoleFiller, Entity>();
  for (const { claim, role, filler } of known.unnamed) {
    const entity = personBehind(known, claim, filler) ?? personBefore(known, claim.roles[role] ?? [], filler);
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

/** Whoever fills the role together with words behind a comma for one person. */
function personBefore({ entityOf }: Known, [name, words, ...others]: readonly RoleFiller[], filler: RoleFiller): Entity | undefined {
  const entity = name?.mention === undefined ? undefined : entityOf.get(name.mention);
  const isSetOff = name !== undefined && words === filler && others.length === 0 && words.span.start - name.span.end === COMMA;
  return isSetOff && entity?.kind === "person" ? entity : undefined;
}

/** Characters of a comma and the blank behind it. */
const COMMA = 2;
