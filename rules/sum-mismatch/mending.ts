import type { Document } from "../../src/model/document.ts";
import type { Suggestion } from "../../src/model/finding.ts";
import type { QuantityMention } from "../../src/model/mention.ts";
import { showNumber } from "../../src/time/words.ts";

const SHOWN = 3;

/** What the total, or one of the parts, would be if all else is right; that which changes the fewest figures first. */
export function mendings(total: QuantityMention, parts: readonly QuantityMention[], document: Document): readonly Suggestion[] {
  const sum = parts.reduce((all, part) => all + part.low, 0);
  const changes = [{ amount: total, value: sum }, ...parts.map((part) => ({ amount: part, value: part.low + total.low - sum }))].filter(
    ({ value }) => value > 0,
  );
  const ranked = changes.map((change) => ({ ...change, figures: figuresChanged(change.amount.low, change.value) }));
  ranked.sort((a, b) => a.figures - b.figures);
  return ranked.slice(0, SHOWN).map(({ amount, value }) => {
    const replacement = likeIt(amount.quote, value);
    const message =
      amount === total
        ? `if the parts are right, the total is ${showNumber(value)}`
        : `if all else is right, "${amount.quote}" should be ${showNumber(value)}`;
    const span = { start: amount.start, end: amount.end };
    return replacement === undefined ? { message } : { message, source: document.source.id, span, replacement };
  });
}

/** How many figures differ; where one is longer, all do. */
function figuresChanged(from: number, to: number): number {
  const [a, b] = [String(from), String(to)];
  return a.length === b.length ? [...a].filter((figure, index) => figure !== b[index]).length : Math.max(a.length, b.length);
}

/** In the figures of the words it replaces: "1,200 men", "1200"; none where they are words. */
function likeIt(quote: string, value: number): string | undefined {
  const written = /\d[\d,]*\d|\d/.exec(quote);
  if (written === null) return undefined;
  const figures = written[0].includes(",") ? String(value).replace(/\B(?=(\d{3})+$)/g, ",") : String(value);
  return quote.slice(0, written.index) + figures + quote.slice(written.index + written[0].length);
}
