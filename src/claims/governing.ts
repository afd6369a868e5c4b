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

/** "wrote that …", "offered to …": words that open a clause directly after, or a clause that depends on them. */
export function governsClause(reading: SentenceReading, { first, end }: Trigger): boolean {
  const { grammar } = reading.language;
  let next = end;
  while (grammar.isAdverb(token(reading, next)?.lower ?? "")) next++;
  const lower = token(reading, next)?.lower ?? "";
  return lower === grammar.infinitiveMarker || grammar.clauseOpeners.has(lower) || reading.tree?.dependent(first, "ccomp", "xcomp") !== undefined;
}
