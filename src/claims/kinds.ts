import { at } from "../base/assert.ts";
import type { NounChunk, SentenceReading } from "./reading.ts";

/** What an unnamed thing is, by its noun. */
export function kindsOfPhrase(reading: SentenceReading, chunk: NounChunk): readonly string[] {
  const last = at(reading.document.tokens, Math.max(chunk.first, chunk.possessive ? chunk.end - 2 : chunk.end - 1));
  return reading.language.grammar.kindsOf(last.lower);
}

/** A person, body or office, named or not, or a pronoun that can stand for one. */
export function isSomeone(reading: SentenceReading, chunk: NounChunk): boolean {
  if (chunk.pronoun !== undefined) return chunk.pronoun !== "neuter";
  if (chunk.mentions.some(({ kind }) => kind === "person" || kind === "group" || kind === "office")) return true;
  return kindsOfPhrase(reading, chunk).some((kind) => kind === "person" || kind === "group");
}

/** A document, named or not. */
export function isPaper(reading: SentenceReading, chunk: NounChunk): boolean {
  return chunk.mentions.some(({ kind }) => kind === "document") || kindsOfPhrase(reading, chunk).includes("document");
}
