import { at } from "../base/assert.ts";
import type { ClaimPattern } from "../lang/claims.ts";
import type { NameMention, OfficeMention } from "../model/mention.ts";
import type { Roles } from "./filling.ts";
import { type NounChunk, type SentenceReading, token } from "./reading.ts";
import { fillerFor, titlesOf } from "./titles.ts";

/** A participle that describes whoever is named behind it. */
export interface Described {
  readonly pattern: ClaimPattern;
  readonly word: number;
  readonly roles: Roles;
}

/** "the exiled king Otto", "Frederick, the exiled King of Bohemia": what was done to somebody before the sentence tells of him. */
export function describedBefore(reading: SentenceReading): readonly Described[] {
  return reading.chunks.flatMap((chunk) => (chunk.kind === "noun" && !chunk.possessive ? describedIn(reading, chunk) : []));
}

function describedIn(reading: SentenceReading, chunk: NounChunk): readonly Described[] {
  const named = chunk.mentions.find(
    (mention): mention is NameMention | OfficeMention => (mention.kind === "person" || mention.kind === "office") && mention.firstToken > chunk.first,
  );
  if (named === undefined || reading.tree === undefined) return [];
  for (let word = chunk.first; word < named.firstToken; word++) {
    const pattern = patternOf(reading, word);
    const role = pattern?.object;
    if (pattern !== undefined && role !== undefined && !isHedged(reading, word))
      return [{ pattern, word, roles: { [role]: whoIn(reading, named).map((each) => fillerFor(reading, each)) } }];
  }
  return [];
}

function patternOf({ language, document }: SentenceReading, word: number): ClaimPattern | undefined {
  const entries = language.claims.triggers.get(at(document.tokens, word).lower) ?? [];
  return entries.find(({ pattern, rest, shapes }) => pattern.attributive && rest.length === 0 && shapes.includes("participle"))?.pattern;
}

/** The name that an office is said of, or the office. */
function whoIn(reading: SentenceReading, named: NameMention | OfficeMention): readonly (NameMention | OfficeMention)[] {
  const people = named.kind === "person" ? [named] : (titlesOf(reading).find(({ office }) => office.id === named.id)?.people ?? []);
  return people.length > 0 ? people : [named];
}

/** "the allegedly murdered prince", "the never defeated Orlov": an adverb before the word. */
function isHedged(reading: SentenceReading, word: number): boolean {
  const { grammar } = reading.language;
  for (let index = word - 1; grammar.isAdverb(token(reading, index)?.lower ?? ""); index--) {
    const lower = token(reading, index)?.lower ?? "";
    if (grammar.hedges.has(lower) || grammar.negations.has(lower)) return true;
  }
  return false;
}
