import type { Inquiry } from "../../src/findings/inquiry.ts";
import { findPhrase, spanOf, type TokenRange } from "../../src/findings/phrases.ts";
import type { Report } from "../../src/findings/rule.ts";
import type { RuleWords } from "../../src/lang/rules.ts";
import { numberAt } from "../../src/mentions/quantities/numbers.ts";
import type { Document, Sentence } from "../../src/model/document.ts";
import type { NameMention } from "../../src/model/mention.ts";
import { treeOf } from "../../src/text/syntax/tree.ts";
import { showCount, showNumber } from "../../src/time/words.ts";
import { itemsBelow } from "./below.ts";
import { itemsIn } from "./items.ts";

const MOST_ITEMS = 40;
/** A name that is told of opens its sentence. */
const OPENING = 2;

interface Setting {
  readonly document: Document;
  readonly inquiry: Inquiry;
  readonly words: RuleWords;
}

/** "The Four Articles of Teplá demanded: …": the number is part of the name of what holds the list. */
export function* namedCounts(sentence: Sentence, setting: Setting): Iterable<Report> {
  const { document, inquiry, words } = setting;
  const [name] = inquiry.names(document, sentence.index);
  const colon = document.tokens.slice(sentence.firstToken, sentence.endToken).find(({ text }) => text === ":")?.index;
  if (name?.kind !== "document" || name.firstToken - sentence.firstToken > OPENING || colon === undefined || colon < name.endToken) return;
  const count = countIn(name, setting);
  const counted = inquiry.quantities(document, sentence.index).some(({ firstToken }) => firstToken >= name.endToken && firstToken < colon);
  if (
    count === undefined ||
    counted ||
    !tellsOf(name, colon, document) ||
    findPhrase(document, { from: sentence.firstToken, to: sentence.endToken }, words.lists.open) !== undefined
  )
    return;
  const list = colon === sentence.endToken - 1 ? itemsBelow(sentence, document, words) : inline({ from: colon + 1, to: sentence.endToken }, setting);
  if (list === undefined || list.count === count) return;
  yield {
    message: `"${name.quote}" announces ${showNumber(count)}, and the list has ${showNumber(list.count)}`,
    severity: "warning",
    primary: inquiry.label(document, name, `announces ${showNumber(count)}`),
    related: [inquiry.label(document, spanOf(document, list.range), `has ${showNumber(list.count)}`)],
    suggestions: [
      {
        message:
          list.count < count
            ? `an item may have been lost, or it should be ${showCount(list.count, "item")}`
            : `an item may have been added, or two may be one, or it should be ${showCount(list.count, "item")}`,
      },
    ],
  };
}

/** The name stands before the colon, or is the subject of the verb that does. */
function tellsOf({ firstToken, endToken }: NameMention, colon: number, document: Document): boolean {
  const subject = treeOf(document)?.dependent(colon - 1, "nsubj");
  return endToken === colon || (subject !== undefined && subject >= firstToken && subject < endToken);
}

/** The number that a name opens with, before what it counts. */
function countIn({ firstToken, endToken }: NameMention, { document, inquiry }: Setting): number | undefined {
  const data = inquiry.language(document)?.quantities;
  const number = data === undefined ? undefined : numberAt(document.tokens, { first: firstToken, limit: endToken }, data);
  if (number === undefined || number.end >= endToken || number.low !== number.high) return undefined;
  return number.low >= 2 && number.low <= MOST_ITEMS ? number.low : undefined;
}

function inline(range: TokenRange, { document, inquiry, words }: Setting): { readonly count: number; readonly range: TokenRange } | undefined {
  const items = itemsIn(range, document, { words, grammar: inquiry.language(document)?.claiming?.grammar });
  return items === undefined || !items.sure || items.low !== items.high ? undefined : { count: items.low, range };
}
