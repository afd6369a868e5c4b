import type { Passage } from "../model/decision.ts";
import type { Source, Span } from "../model/source.ts";

/** Characters kept on either side of a passage. */
const CONTEXT = 40;
/** Characters on one side that are as they were: fewer stand beside the same words by chance. */
const KNOWN_BY = 12;
/** Characters of a quote that is known again whatever stands beside it. */
const LONG = 40;

/** A stretch of a source as words that are known again after edits elsewhere. */
export function passageOf({ id, text }: Source, { start, end }: Span): Passage {
  return {
    source: id,
    quote: text.slice(start, end),
    before: text.slice(Math.max(0, start - CONTEXT), start),
    after: text.slice(end, end + CONTEXT),
  };
}

/**
 * Where a passage stands in a text today: of all places with its words the one whose surroundings agree on the most characters.
 * Undefined where the words are gone, where two places agree equally well, and where short words stand in other surroundings: those are the same words,
 * but another passage.
 */
export function findPassage(text: string, passage: Passage): Span | undefined {
  const { quote, before, after } = passage;
  if (quote === "") return undefined;
  let best: { readonly start: number; readonly score: number } | undefined;
  let tied = false;
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    const score = alikeBefore(text, start, before) + alikeAfter(text, start + quote.length, after);
    if (best !== undefined && score < best.score) continue;
    tied = score === best?.score;
    best = { start, score };
  }
  return best === undefined || tied || !isKnownAgain(text, best.start, passage) ? undefined : { start: best.start, end: best.start + quote.length };
}

function isKnownAgain(text: string, start: number, { quote, before, after }: Passage): boolean {
  if (quote.length >= LONG || (before === "" && after === "")) return true;
  const end = start + quote.length;
  const [left, right] = [alikeBefore(text, start, before), alikeAfter(text, end, after)];
  // what stood at the beginning or the end of the text is known by standing there
  const atBeginning = left === before.length && start === left;
  const atEnd = right === after.length && end + right === text.length;
  return left >= KNOWN_BY || right >= KNOWN_BY || atBeginning || atEnd;
}

function alikeBefore(text: string, start: number, before: string): number {
  let count = 0;
  while (count < before.length && text[start - 1 - count] === before[before.length - 1 - count]) count++;
  return count;
}

function alikeAfter(text: string, end: number, after: string): number {
  let count = 0;
  while (count < after.length && text[end + count] === after[count]) count++;
  return count;
}
