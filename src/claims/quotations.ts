import { at } from "../base/assert.ts";
import type { Document, Sentence } from "../model/document.ts";
import type { Mention, QuotationMention } from "../model/mention.ts";

/** For each sentence the quotations that reach into it, in their order. */
export function quotationsBySentence(document: Document, mentions: readonly Mention[]): ReadonlyMap<number, readonly QuotationMention[]> {
  const found = new Map<number, QuotationMention[]>();
  const add = (quotation: QuotationMention, { index, start, end }: Sentence) => {
    if (quotation.start >= end || quotation.end <= start) return;
    const own = found.get(index);
    if (own === undefined) found.set(index, [quotation]);
    else own.push(quotation);
  };
  for (const mention of mentions) {
    if (mention.kind !== "quotation") continue;
    let first = mention.sentence;
    while (first > 0 && at(document.sentences, first - 1).end > mention.start) first--;
    for (let index = first; index < document.sentences.length && at(document.sentences, index).start < mention.end; index++)
      add(mention, at(document.sentences, index));
  }
  return found;
}
