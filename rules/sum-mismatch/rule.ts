import type { Inquiry } from "../../src/findings/inquiry.ts";
import { findPhrase, phraseAt, type TokenRange } from "../../src/findings/phrases.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import type { RuleWords } from "../../src/lang/rules.ts";
import type { Document, Sentence } from "../../src/model/document.ts";
import type { QuantityMention } from "../../src/model/mention.ts";
import { showNumber } from "../../src/time/words.ts";
import { amountsIn } from "./amounts.ts";
import { announcedSum, bracketedSum, fillsClause, kindSum, openedSum, type Setting, type Sum, wholeSum } from "./leading.ts";
import { mendings } from "./mending.ts";

/** Tokens; what is longer is a table or a text without stops. */
const LONGEST_SENTENCE = 500;
/** Words between a cue and its total, and between a total and its cue. */
const CUE_REACH = 4;
/** Words between two parts that are still one row: "120 on foot, many of them boys, and 300". */
const PART_REACH = 12;
/** Rows longer than this are not tried in every combination. */
const MOST_PARTS = 10;
/** A part in the sentence before is a figure no smaller than this: smaller numbers count too many other things. */
const SMALLEST_FAR_PART = 20;
/** From here on, figures that end in two zeros are taken to be rounded. */
const ROUNDED_FROM = 1000;
/** Marks behind a cue that looks back at its total. */
const CLOSING: ReadonlySet<string> = new Set([",", ";", ".", ")"]);
/** How far "about" may be off. */
const ABOUT = 0.2;

export default defineRule({
  id: "sum-mismatch",
  severity: "warning",
  summary: "a stated total is not the sum of its parts",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const words = inquiry.language(document)?.rules;
      if (words === undefined) continue;
      for (const sentence of document.sentences) {
        if (sentence.endToken - sentence.firstToken > LONGEST_SENTENCE) continue;
        const quantities = amountsIn(inquiry, document, sentence);
        if (quantities.length < 2) continue;
        const setting = { document, inquiry, words };
        const sums = [
          sumIn(sentence, quantities, setting) ?? sumWithSentenceBefore(sentence, quantities, setting),
          announcedSum(sentence, quantities, setting),
          wholeSum(sentence, quantities, setting),
          bracketedSum(sentence, quantities, setting),
          openedSum(sentence, quantities, setting),
          kindSum(sentence, quantities, setting),
        ];
        const report = firstReport(sums, document, inquiry);
        if (report !== undefined) yield report;
      }
    }
  },
});

function firstReport(sums: readonly (Sum | undefined)[], document: Document, inquiry: Inquiry): Report | undefined {
  for (const sum of sums) {
    const report = sum === undefined ? undefined : reportOf(sum, document, inquiry);
    if (report !== undefined) return report;
  }
  return undefined;
}

function sumIn(sentence: Sentence, quantities: readonly QuantityMention[], setting: Setting): Sum | undefined {
  const { document, words } = setting;
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const before = phraseAt(document, index, words.sums.beforeTotal);
    const after = phraseAt(document, index, words.sums.afterTotal);
    // "2,932 in all, in fourteen companies", "4,066 in all; 11,513 were ill": a mark closes what the cue ends.
    if (before > 0 && !(after > 0 && CLOSING.has(document.tokens[index + after]?.text ?? ""))) {
      const total = quantities.find((quantity) => quantity.firstToken >= index + before && quantity.firstToken <= index + before + CUE_REACH);
      const parts = total === undefined ? [] : rowBefore(index, quantities, document);
      if (total !== undefined && parts.length > 1)
        return closed({ total, parts }, { from: parts[0]?.firstToken ?? index, to: index }, document, words);
    }
    if (after > 0) {
      const total = quantities.findLast((quantity) => quantity.endToken <= index && quantity.endToken >= index - CUE_REACH);
      const parts = total === undefined ? [] : rowBefore(total.firstToken, quantities, document);
      if (total !== undefined && parts.length > 1)
        return closed({ total, parts }, { from: parts[0]?.firstToken ?? index, to: index }, document, words);
    }
    const follow = phraseAt(document, index, words.sums.partsFollow);
    if (follow > 0) {
      const total = quantities.findLast((quantity) => quantity.endToken <= index && quantity.endToken >= index - CUE_REACH - 2);
      const parts = rowAfter(index + follow, quantities, document);
      const whole =
        phraseAt(document, index, words.sums.partsInFull) > 0 && fillsClause({ from: index + follow, to: sentence.endToken }, parts, setting);
      if (total !== undefined && parts.length > 1) return { total, parts, open: !whole, overlapping: whole };
    }
  }
  return undefined;
}

/** "In January 12,000 came. In March 7,000 came, making a total of 19,000": one part in each sentence, of one kind. */
function sumWithSentenceBefore(
  sentence: Sentence,
  [part, total, ...others]: readonly QuantityMention[],
  { document, inquiry, words }: Setting,
): Sum | undefined {
  const before = document.sentences[sentence.index - 1];
  if (part === undefined || total === undefined || others.length > 0 || before?.paragraph !== sentence.paragraph) return undefined;
  const range = { from: part.endToken, to: total.firstToken };
  const cue = findPhrase(document, range, words.sums.beforeTotal);
  const [first, ...rest] = inquiry.quantities(document, before.index).filter((quantity) => quantity.low >= SMALLEST_FAR_PART);
  if (
    cue === undefined ||
    first === undefined ||
    rest.length > 0 ||
    total.firstToken - cue.to > CUE_REACH ||
    (first.unit ?? part.unit) !== (part.unit ?? first.unit)
  )
    return undefined;
  return closed({ total, parts: [first, part] }, { from: part.firstToken, to: total.endToken }, document, words);
}

function closed(sum: Pick<Sum, "total" | "parts">, range: TokenRange, document: Document, words: RuleWords): Sum {
  return { ...sum, open: findPhrase(document, range, words.sums.open) !== undefined };
}

/** The quantities before a token, back to where the row of them breaks. */
function rowBefore(token: number, quantities: readonly QuantityMention[], document: Document): readonly QuantityMention[] {
  const row: QuantityMention[] = [];
  let next = token;
  for (const quantity of quantities.filter((candidate) => candidate.endToken <= token).reverse()) {
    if (next - quantity.endToken > PART_REACH || breaks(document, quantity.endToken, next)) break;
    row.unshift(quantity);
    next = quantity.firstToken;
  }
  return row;
}

function rowAfter(token: number, quantities: readonly QuantityMention[], document: Document): readonly QuantityMention[] {
  const row: QuantityMention[] = [];
  let last = token;
  for (const quantity of quantities.filter((candidate) => candidate.firstToken >= token)) {
    if (quantity.firstToken - last > PART_REACH || breaks(document, last, quantity.firstToken)) break;
    row.push(quantity);
    last = quantity.endToken;
  }
  return row;
}

function breaks(document: Document, from: number, to: number): boolean {
  return document.tokens.slice(from, to).some((token) => token.text === ":" || token.text === "(" || token.text === ")");
}

function reportOf({ total, parts, open, overlapping = false }: Sum, document: Document, inquiry: Inquiry): Report | undefined {
  if (parts.length > MOST_PARTS || !addUp(parts, total)) return undefined;
  const slack = slackOf(parts, total);
  if (choices(parts).some((some) => some.length > 1 && meets(some, total, slack))) return undefined;
  const low = sumOf(parts.map((part) => part.low));
  if (open && low <= total.high + slack) return undefined;
  const sum = showNumber(low);
  const exact = [...parts, total].every((quantity) => quantity.comparison === "exactly" && roundedTo(quantity) === 1) && tight(parts, document);
  const figures = parts.map((part) => showNumber(part.low)).join(" + ");
  return {
    message: `${figures} is ${sum}, and the total given is ${showNumber(total.low)}`,
    severity: exact && !overlapping ? "error" : "warning",
    primary: inquiry.label(document, total, `the total: ${showNumber(total.low)}`),
    related: parts.map((part) => inquiry.label(document, part, showNumber(part.low))),
    suggestions: mendings(total, parts, document),
  };
}

/** Things that can be added to each other and to the total: people to people, guilders to guilders; what is counted may have other names. */
function addUp(parts: readonly QuantityMention[], total: QuantityMention): boolean {
  const units = new Set(parts.flatMap((part) => part.unit ?? []));
  if (units.size > 1) return false;
  if (total.unit !== undefined) return units.size === 0 || units.has(total.unit);
  return total.head === undefined || units.size === 0;
}

/** Parts that stand close together, joined by marks or single words. */
function tight(parts: readonly QuantityMention[], document: Document): boolean {
  return parts.every((part, index) => {
    const next = parts[index + 1];
    return next === undefined || document.tokens.slice(part.endToken, next.firstToken).length <= 5;
  });
}

/** Every choice of parts: a row may hold figures that are no part of the sum. */
function choices(parts: readonly QuantityMention[]): readonly (readonly QuantityMention[])[] {
  const [first, ...rest] = parts;
  if (first === undefined) return [[]];
  const without = choices(rest);
  return [...without, ...without.map((some) => [first, ...some])];
}

function meets(parts: readonly QuantityMention[], total: QuantityMention, slack: number): boolean {
  return sumOf(parts.map((part) => part.low)) <= total.high + slack && sumOf(parts.map((part) => part.high)) >= total.low - slack;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** How far the sum and the total may lie apart: half a unit of the last figure that either gives, and what "about" leaves open. */
function slackOf(parts: readonly QuantityMention[], total: QuantityMention): number {
  const finest = Math.min(...parts.map(roundedTo), roundedTo(total));
  const unit = Math.max(finest, roundedTo(total) > Math.min(...parts.map(roundedTo)) ? roundedTo(total) : 0);
  // A total as coarse as every one of its parts was not rounded off from them, and one as fine as they are was added up from them, whatever "some" stands before.
  const asCoarse = parts.every((part) => part.comparison === "exactly" && roundedTo(part) >= roundedTo(total));
  const addedUp = total.comparison === "exactly" && parts.every((part) => roundedTo(part) === roundedTo(total) && roundedTo(part) > 1);
  const about = [...parts, total]
    .filter((quantity) => quantity.comparison === "about" && !addedUp && !(quantity === total && asCoarse))
    .map((quantity) => ABOUT * quantity.low);
  return Math.max(unit > 1 ? unit / 2 : 0, ...about);
}

/** 100 for 3,800 and 1000 for 16,000; 1 where nothing shows that the figure is rounded. */
function roundedTo({ low }: QuantityMention): number {
  if (low < ROUNDED_FROM || low % 100 !== 0 || !Number.isFinite(low)) return 1;
  let unit = 100;
  while (low % (unit * 10) === 0) unit *= 10;
  return unit;
}
