import type { Phrase } from "../lang/rules.ts";
import { numberAt } from "../mentions/quantities/numbers.ts";
import type { Document } from "../model/document.ts";
import type { Span } from "../model/source.ts";
import type { Inquiry } from "./inquiry.ts";
import { phraseAt, sentenceAt, spanOf } from "./phrases.ts";

/** One exact number as written; `end` is one past its last token. */
export interface Figure {
  readonly value: number;
  readonly first: number;
  readonly end: number;
  readonly span: Span;
  /** A date was read there. */
  readonly dated: boolean;
}

/** The exact number that begins at the token. */
export function figureAt(inquiry: Inquiry, document: Document, first: number): Figure | undefined {
  const data = inquiry.language(document)?.quantities;
  if (data === undefined || first >= document.tokens.length) return undefined;
  const number = numberAt(document.tokens, { first, limit: Math.min(first + 6, document.tokens.length) }, data);
  if (number === undefined || number.vague || number.low !== number.high) return undefined;
  const span = spanOf(document, { from: number.first, to: number.end });
  const dates = inquiry.timexes(document, sentenceAt(document, first)?.index);
  const dated = dates.some((timex) => timex.type === "date" && timex.start < span.end && span.start < timex.end);
  return { value: number.low, first: number.first, end: number.end, span, dated };
}

/** Two numbers of which one at least is no date, with one of the joints between them and at most `reach` words of what they count: "from 300 men to 500". */
export function pairAt(
  inquiry: Inquiry,
  document: Document,
  { first, joints, reach }: { readonly first: number; readonly joints: readonly Phrase[]; readonly reach: number },
): readonly [Figure, Figure] | undefined {
  const one = figureAt(inquiry, document, first);
  if (one === undefined) return undefined;
  for (let index = one.end; index <= one.end + reach && index < document.tokens.length; index++) {
    const joint = phraseAt(document, index, joints);
    const other = joint === 0 ? undefined : figureAt(inquiry, document, index + joint);
    if (other !== undefined) return one.dated && other.dated ? undefined : [one, other];
    if (document.tokens[index]?.kind !== "word" && document.tokens[index]?.text !== "%") return undefined;
  }
  return undefined;
}
