import { type NounChunk, type SentenceReading, token } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** "withdrew the bill", but not "capitulated five months later": an object stands right behind its verb, adverbs between allowed. */
export function followsDirectly(reading: SentenceReading, { end }: Trigger, { first }: NounChunk): boolean {
  let index = end;
  while (index < first && reading.chunks[reading.chunkOf[index - reading.sentence.firstToken] ?? -1]?.kind === "word") index++;
  return index === first;
}

/** "said: …", "…, he said": a quotation opens after the words, or closed before their subject. */
export function standsAtQuotation(reading: SentenceReading, { first, end }: Trigger): boolean {
  for (let index = end; index <= end + 3; index++) {
    const here = token(reading, index);
    if (here === undefined || (here.kind === "word" && index > end)) break;
    if (isQuoteMark(here.text)) return true;
  }
  for (let index = first - 1; index >= first - 6; index--) {
    const here = token(reading, index);
    if (here === undefined || (here.kind === "punctuation" && here.text !== "," && !isQuoteMark(here.text))) return false;
    if (isQuoteMark(here.text)) return true;
  }
  return false;
}

function isQuoteMark(text: string): boolean {
  return /^["“”«»„]$/u.test(text);
}

/** "announced from Jassy that …", "wrote to him on Sunday that …": a clause behind phrases with a preposition and dates. */
function opensBehindPhrase(reading: SentenceReading, from: number): boolean {
  let index = reading.chunkOf[from - reading.sentence.firstToken] ?? -1;
  const opening = index;
  for (;;) {
    const chunk = reading.chunks[index];
    if (chunk?.kind === "time" || chunk?.kind === "word") index++;
    else if (chunk?.kind === "preposition" && ["noun", "time"].includes(reading.chunks[index + 1]?.kind ?? "")) index += 2;
    else break;
  }
  const that = reading.chunks[index]?.first ?? -1;
  return index > opening && token(reading, that)?.lower === reading.language.attribution.that && reading.tree?.is(that, "mark") === true;
}

/** "wrote that …", "offered to …": words that open a clause directly after, or a clause that depends on them. */
export function governsClause(reading: SentenceReading, { first, end }: Trigger): boolean {
  const { grammar } = reading.language;
  let next = end;
  while (grammar.isAdverb(token(reading, next)?.lower ?? "")) next++;
  const lower = token(reading, next)?.lower ?? "";
  if (opensBehindPhrase(reading, next)) return true;
  return lower === grammar.infinitiveMarker || grammar.contentOpeners.has(lower) || opensBelow(reading, { first, end });
}

/** A clause that hangs on one of the words: "were told that …". */
function opensBelow({ tree }: SentenceReading, { first, end }: Pick<Trigger, "first" | "end">): boolean {
  for (let word = first; tree !== undefined && word < end; word++)
    if (tree.dependents(word, "ccomp", "xcomp").some((child) => child >= end)) return true;
  return false;
}
