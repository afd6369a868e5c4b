import { at } from "../base/assert.ts";
import type { Tree } from "../text/syntax/tree.ts";
import { isOfficeOf } from "./kinds.ts";
import { type Chunk, type NounChunk, type SentenceReading, token } from "./reading.ts";

/** Of "was the mayor" the noun is the predicate, and the verb hangs on it. */
export function predicateOf(tree: Tree, verb: number): number {
  return tree.is(verb, "cop") ? (tree.head(verb) ?? verb) : verb;
}

/** The noun chunk that a token stands in. */
export function chunkOf(reading: SentenceReading, word: number): NounChunk | undefined {
  const chunk = reading.chunks[reading.chunkOf[word - reading.sentence.firstToken] ?? -1];
  return chunk?.kind === "noun" ? chunk : undefined;
}

/** The preposition directly before the phrase that a word stands in: the order of words is surer here than the dependencies. */
export function prepositionOf(reading: SentenceReading, word: number): { readonly token: number; readonly words: string } | undefined {
  let index = (reading.chunkOf[word - reading.sentence.firstToken] ?? -1) - 1;
  while (reading.chunks[index]?.kind === "word" || isPossessor(reading.chunks[index])) index--;
  const chunk = reading.chunks[index];
  return chunk?.kind === "preposition" ? { token: chunk.first, words: at(reading.document.tokens, chunk.first).lower } : undefined;
}

/** After a preposition that opens no clause: "before the army left" tells of the army. */
export function isGoverned(reading: SentenceReading, word: number): boolean {
  const preposition = prepositionOf(reading, word)?.words;
  return preposition !== undefined && !reading.language.grammar.clauseOpeners.has(preposition);
}

export function isPossessor(chunk: Chunk | undefined): boolean {
  return chunk?.kind === "noun" && chunk.possessive;
}

export function isVerbal(tree: Tree, word: number): boolean {
  return tree.pos(word) === "VERB" || tree.pos(word) === "AUX";
}

export function isNominal(tree: Tree, word: number): boolean {
  return ["NOUN", "PROPN", "PRON", "NUM"].includes(tree.pos(word));
}

export function isTime(reading: SentenceReading, word: number): boolean {
  return reading.chunks[reading.chunkOf[word - reading.sentence.firstToken] ?? -1]?.kind === "time";
}

export function isInfinitive(reading: SentenceReading, tree: Tree, verb: number): boolean {
  return tree.dependents(verb, "mark").some((child) => token(reading, child)?.lower === reading.language.grammar.infinitiveMarker);
}

export function withConjuncts(tree: Tree, word: number): readonly number[] {
  return [word, ...tree.conjuncts(word).filter((other) => isNominal(tree, other))];
}

export function phrases(reading: SentenceReading, words: readonly number[]): readonly NounChunk[] {
  const chunks = words.flatMap((word) => chunkOf(reading, word) ?? []);
  return chunks.filter((chunk, index) => chunks.indexOf(chunk) === index && !isOfficeOf(reading, chunks[index - 1], chunk));
}
