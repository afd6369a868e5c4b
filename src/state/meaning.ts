import { groupBy } from "../base/collections.ts";
import type { Claim, RoleFiller } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Entity } from "../model/entity.ts";
import type { NameMention } from "../model/mention.ts";
import type { Party } from "../model/state.ts";
import { type Archive, isForce, onDemand, partyOf } from "./archive.ts";
import { doersOf } from "./doers.ts";
import { unnamedForce } from "./unnamed-forces.ts";

/** What is meant by words that are no name of their own: "the city of Lima", "the naval base at Callao", "the town", "it". */
export interface Meaning {
  /** The place that a claim's words mean; by their own name where nothing tells which. */
  readonly place: (claim: Claim, filler: RoleFiller) => Party;
  /** Who holds or does something, and what is commanded: a force where a pronoun or "this army" stands for the one told of before, or its name beside the words. */
  readonly force: (claim: Claim, filler: RoleFiller) => Party;
}

/** Tokens between a noun for a place and its name: "the port of", "the base at the". */
const BETWEEN = 2;
/** How many sentences before a pronoun or "the town" its name stands at the most. */
const REACH = 3;

export function meaningOf(archive: Archive): Meaning {
  const forces = onDemand(() => forcesTold(archive));
  const doers = doersOf(archive);
  return {
    place: (claim, filler) => {
      const party = partyOf(archive, filler);
      const document = archive.documentOf.get(claim.source);
      if (party.entity !== undefined || document === undefined) return party;
      const meant = placeInside(archive, document, { claim, filler }) ?? placeBefore(archive, document, { claim, filler });
      return meant === undefined ? party : archive.partyOfEntity(meant);
    },
    force: (claim, filler) => {
      const party = partyOf(archive, filler);
      const document = archive.documentOf.get(claim.source);
      if (party.entity !== undefined || document === undefined) return party;
      const beside = groupBeside(archive, document, { claim, filler });
      if (beside !== undefined) return archive.partyOfEntity(beside);
      const unnamed = pointsBack(archive, document, filler) ? undefined : unnamedForce(archive, claim, filler);
      if (unnamed !== undefined) return unnamed;
      const kind = pronounKind(archive, document, filler);
      if (kind !== "neuter" && kind !== "plural" && !pointsBack(archive, document, filler)) return party;
      const doing = kind === "plural" ? doers(claim, filler) : undefined;
      if (doing !== undefined) return doing;
      const others = doneToBy(archive, claim, filler);
      const near = (forces().get(claim.source) ?? []).findLast(
        (one) => one.end <= filler.span.start && !others.has(one.end) && sameStory(document, { sentence: claim.sentence, before: one.sentence }),
      );
      return near?.party ?? party;
    },
  };
}

/** "They defeated a column, and they held Lima": where those are named in the sentence to whom the same pronoun does something. */
function doneToBy(archive: Archive, { source, sentence }: Claim, { quote }: RoleFiller): ReadonlySet<number> {
  const own = archive
    .claimsIn(source, sentence)
    .filter(({ roles }) => roles["agent"]?.some((agent) => agent.quote.toLowerCase() === quote.toLowerCase()));
  return new Set(own.flatMap(({ roles }) => roles["patient"] ?? []).map(({ span }) => span.end));
}

function pronounKind(archive: Archive, document: Document, { quote }: RoleFiller): string | undefined {
  return archive.languages.get(document.source.language)?.claiming?.grammar.pronouns.get(quote.toLowerCase());
}

/** "This army": the one told of before. */
function pointsBack(archive: Archive, document: Document, { quote }: RoleFiller): boolean {
  const words = archive.languages.get(document.source.language)?.state;
  const [first = "", noun = "", more] = quote.toLowerCase().split(/\s+/u);
  return more === undefined && words?.demonstratives.has(first) === true && words.forces.has(noun);
}

function sameStory(document: Document, { sentence, before }: { readonly sentence: number; readonly before: number }): boolean {
  const paragraph = (index: number) => document.sentences[index]?.paragraph;
  return sentence - before <= REACH && paragraph(sentence) === paragraph(before);
}

function named(archive: Archive, claim: Claim, sentence: number): readonly (readonly [NameMention, Entity])[] {
  return archive.namedIn(claim.source, sentence).flatMap((mention) => {
    const entity = archive.entityOf.get(mention.id);
    const isPlace = entity !== undefined && entity.kind === "place" && mention.kind === "place";
    return isPlace ? [[mention, entity] as const] : [];
  });
}

interface Words {
  readonly claim: Claim;
  readonly filler: RoleFiller;
}

/** "The city of Lima", "the naval base at Callao": a name in the words themselves, or right after them. */
function placeInside(archive: Archive, document: Document, { claim, filler }: Words): Entity | undefined {
  const grammar = archive.languages.get(document.source.language)?.claiming?.grammar;
  // "the eastern parts of Peru" are not Peru
  if (grammar === undefined || grammar.partitives.has(filler.quote.toLowerCase().split(/\s+/u).at(-1) ?? "")) return undefined;
  const names = named(archive, claim, claim.sentence);
  const inside = names.filter(([mention]) => filler.span.start <= mention.start && mention.end <= filler.span.end);
  const after = names.find(([mention]) => {
    const between = document.tokens
      .slice(Math.max(0, mention.firstToken - BETWEEN - 1), mention.firstToken)
      .filter((token) => token.start >= filler.span.end);
    const [first] = between;
    const joins = first !== undefined && (first.lower === grammar.genitive || grammar.placePrepositions.has(first.lower));
    return joins && mention.start > filler.span.end && (document.tokens[mention.firstToken - between.length - 1]?.end ?? 0) <= filler.span.end;
  });
  return (inside.at(-1) ?? after)?.[1];
}

/** "The "Nilka Guerrillas" group": a name in the words themselves, or right before them. */
function groupBeside(archive: Archive, document: Document, { claim, filler }: Words): Entity | undefined {
  for (const mention of archive.namedIn(claim.source, claim.sentence)) {
    const entity = archive.entityOf.get(mention.id);
    if (entity?.kind !== "group" || !isForce(archive, entity.name)) continue;
    const after = document.tokens[mention.endToken];
    const next = after?.kind === "punctuation" ? document.tokens[mention.endToken + 1] : after;
    const inside = filler.span.start <= mention.start && mention.end <= filler.span.end;
    if (inside || next?.start === filler.span.start) return entity;
  }
  return undefined;
}

/** "The town", "it": the place named last before. */
function placeBefore(archive: Archive, document: Document, { claim, filler }: Words): Entity | undefined {
  const words = filler.quote.toLowerCase().split(/\s+/u);
  const language = archive.languages.get(document.source.language);
  const known = words.length === 2 && language?.state?.definite.has(words[0] ?? "") === true && language.state.towns.has(words[1] ?? "");
  if (!known && pronounKind(archive, document, filler) !== "neuter") return undefined;
  for (let sentence = claim.sentence; sentence >= 0 && sameStory(document, { sentence: claim.sentence, before: sentence }); sentence--) {
    const names = named(archive, claim, sentence).filter(([mention]) => mention.end <= filler.span.start);
    const found = names.findLast(([mention]) => !isAside(document, mention)) ?? names.at(-1);
    if (found !== undefined) return found[1];
    const battle = battleground(archive, { claim, sentence, before: filler.span.start });
    if (battle !== undefined) return battle;
  }
  return undefined;
}

/** "The Battle of Teruel": the place that an event is named after. */
function battleground(
  archive: Archive,
  { claim, sentence, before }: { readonly claim: Claim; readonly sentence: number; readonly before: number },
): Entity | undefined {
  const events = archive.namedIn(claim.source, sentence).filter(({ kind, end }) => kind === "event" && end <= before);
  const genitives = [...archive.languages.values()].flatMap(({ claiming }) => (claiming === undefined ? [] : [` ${claiming.grammar.genitive} `]));
  for (const { quote } of [...events].reverse()) {
    const of = genitives.find((word) => quote.includes(word));
    const name = of === undefined ? "" : quote.slice(quote.lastIndexOf(of) + of.length);
    const known = archive.entities.find(({ kind, variants }) => kind === "place" && variants.some((variant) => variant.name === name));
    if (known !== undefined) return known;
  }
  return undefined;
}

function isAside(document: Document, { firstToken }: NameMention): boolean {
  return document.tokens[firstToken - 1]?.text === "(";
}

interface Told {
  readonly party: Party;
  readonly sentence: number;
  readonly end: number;
}

/** By source, the armed forces in the order in which they are told of, by name or by words for one. */
function forcesTold(archive: Archive): ReadonlyMap<string, readonly Told[]> {
  const told: (Told & { readonly source: string })[] = [];
  for (const mention of archive.mentions) {
    const entity = archive.entityOf.get(mention.id);
    if (entity?.kind === "group" && isForce(archive, entity.name))
      told.push({ source: mention.source, party: archive.partyOfEntity(entity), sentence: mention.sentence, end: mention.end });
  }
  for (const { claim, filler } of archive.unnamed)
    if (isForce(archive, filler.quote) && !/\d/u.test(filler.quote))
      told.push({ source: claim.source, party: partyOf(archive, filler), sentence: claim.sentence, end: filler.span.end });
  told.sort((a, b) => a.end - b.end);
  return groupBy(told, (one) => one.source);
}
