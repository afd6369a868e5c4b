import type { Passage } from "../model/decision.ts";
import type { Source, Span } from "../model/source.ts";

/** Characters kept on either side of a passage. */
const CONTEXT = 40;

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
 * Undefined where the words are gone, or where two places agree equally well.
 */
export function findPassage(text: string, { quote, before, after }: Passage): Span | undefined {
  if (quote === "") return undefined;
  let best: { readonly start: number; readonly score: number } | undefined;
  let tied = false;
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    const score = alikeBefore(text, start, before) + alikeAfter(text, start + quote.length, after);
    if (best !== undefined && score < best.score) continue;
    tied = score === best?.score;
    best = { start, score };
  }
  return best === undefined || tied ? undefined : { start: best.start, end: best.start + quote.length };
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
