import { at } from "../base/assert.ts";
import type { ClaimLanguage } from "../lang/claims.ts";
import type { Grammar } from "../lang/grammar.ts";
import type { Document, Sentence } from "../model/document.ts";
import type { Timex } from "../model/mention.ts";
import type { Tree } from "../text/syntax/tree.ts";
import type { Participant } from "./reading.ts";

/** A sentence that is being cut into phrases. */
export interface Cutting {
  readonly document: Document;
  readonly sentence: Sentence;
  readonly language: ClaimLanguage;
  readonly participants: ReadonlyMap<number, Participant>;
  readonly times: ReadonlyMap<number, Timex>;
  readonly tree?: Tree;
  /** No verb of the sentence is told as finite: one has been taken for a participle that describes. */
  readonly verbless: boolean;
}

export function isAuxiliary(grammar: Grammar, lower: string): boolean {
  return grammar.auxiliaries.has(lower);
}

/** "Official records from …", "records show": the noun for a paper, where what follows cannot be its clause. */
export function isPaper(cutting: Cutting, index: number): boolean {
  if (!cutting.language.attribution.documents.has(at(cutting.document.tokens, index).lower)) return false;
  const next = cutting.document.tokens[index + 1];
  return (
    next !== undefined &&
    (cutting.language.grammar.prepositions.has(next.lower) ||
      cutting.language.attribution.verbs.has(next.lower) ||
      isAuxiliary(cutting.language.grammar, next.lower))
  );
}

export function isVerbForm(language: ClaimLanguage, lower: string): boolean {
  return (
    language.claims.triggers.get(lower)?.some((entry) => entry.pattern.verbal) === true ||
    language.attribution.verbs.has(lower) ||
    language.grammar.infinitiveCues.has(lower) ||
    language.grammar.gerundCues.has(lower)
  );
}

/** Base forms double as nouns: "attack", "report", "plan". */
export function isBase(language: ClaimLanguage, lower: string): boolean {
  const entries = language.claims.triggers.get(lower)?.filter((entry) => entry.pattern.verbal) ?? [];
  if (entries.length > 0) return entries.some((entry) => entry.shapes.includes("base"));
  return !language.attribution.verbs.has(lower) || language.attribution.documents.has(lower);
}

/** "promised in writing": a word that is part of an adverb of two. */
export function closesAdverb(document: Document, grammar: Grammar, index: number): boolean {
  return opensAdverb(document, grammar, index - 1);
}

/** "at last", "in turn": whether an adverb of two words begins here. */
export function opensAdverb({ tokens }: Document, { adverbs, adverbOpeners }: Grammar, index: number): boolean {
  const lower = tokens[index]?.lower;
  return lower !== undefined && adverbOpeners.has(lower) && adverbs.has(`${lower} ${tokens[index + 1]?.lower}`);
}
