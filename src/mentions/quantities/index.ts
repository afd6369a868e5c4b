import { assert, at } from "../../base/assert.ts";
import type { Language } from "../../lang/language.ts";
import type { ComparisonPhrase, QuantityData } from "../../lang/quantities.ts";
import type { Document, Sentence, Token } from "../../model/document.ts";
import type { Comparison, Mention, MentionId, QuantityMention } from "../../model/mention.ts";
import { countedAfter } from "./counted.ts";
import { numberAt, type WrittenNumber } from "./numbers.ts";

/** Numbers with what they count. Tokens that `taken` mentions cover (dates, names) are no quantities. */
export function findQuantities(document: Document, language: Language, taken: readonly Mention[]): readonly QuantityMention[] {
  const data = language.quantities;
  if (data === undefined) return [];
  const covered = new Uint8Array(document.tokens.length);
  for (const mention of taken) covered.fill(1, mention.firstToken, mention.endToken);
  const reading: Reading = { document, language, data, covered };
  const found: QuantityMention[] = [];
  for (const sentence of document.sentences) {
    for (let index = sentence.firstToken; index < sentence.endToken; ) {
      const quantity = quantityAt(reading, index, sentence);
      if (quantity !== undefined) found.push(quantity);
      index = quantity === undefined ? index + 1 : Math.max(index + 1, quantity.endToken);
    }
  }
  return found;
}

interface Reading {
  readonly document: Document;
  readonly language: Language;
  readonly data: QuantityData;
  readonly covered: Uint8Array;
}

/** A number with everything that belongs to its value, as far as it has been read. */
interface Draft {
  first: number;
  end: number;
  low: number;
  high: number;
  comparison: Comparison;
  unit?: string;
  bare: boolean;
}

function quantityAt(reading: Reading, index: number, sentence: Sentence): QuantityMention | undefined {
  const { document, data, covered } = reading;
  const { tokens } = document;
  if (!mayBegin(at(tokens, index), data) || covered[index] === 1) return undefined;
  const money = data.currencies.get(at(tokens, index).lower);
  const start = money !== undefined && at(tokens, index).kind === "punctuation" ? index + 1 : index;
  if (start >= sentence.endToken || covered[start] === 1) return undefined;
  const number = rangeAt(reading, start, sentence) ?? simpleAt(reading, start, sentence);
  if (number === undefined || refused(reading, number, sentence)) return undefined;
  const draft: Draft = { first: index, end: number.end, low: number.low, high: number.high, comparison: "exactly", bare: true };
  if (start > index && money !== undefined) draft.unit = money;
  compareBefore(reading, draft, sentence);
  compareAfter(reading, draft, sentence);
  return finish(reading, draft, number, sentence);
}

function mayBegin(token: Token, data: QuantityData): boolean {
  if (token.kind === "number") return true;
  if (token.kind === "punctuation") return data.currencies.has(token.lower);
  const { lower } = token;
  const word = lower.includes("-") ? lower.slice(0, lower.indexOf("-")) : lower;
  return (
    data.units.has(word) ||
    data.tens.has(word) ||
    data.plurals.has(word) ||
    data.several.has(word) ||
    data.articles.has(word) ||
    data.half.has(word) ||
    data.between.has(word) ||
    data.from.has(word)
  );
}

function simpleAt({ document, data, covered }: Reading, first: number, sentence: Sentence): WrittenNumber | undefined {
  const number = numberAt(document.tokens, { first, limit: sentence.endToken }, data);
  return number === undefined || covered[number.end - 1] === 1 ? undefined : number;
}

/** "between 5 and 7 thousand", "from 5 to 7", "5 to 7", "two or three". */
function rangeAt(reading: Reading, index: number, sentence: Sentence): WrittenNumber | undefined {
  const { document, data } = reading;
  const opening = at(document.tokens, index).lower;
  const opened = data.between.has(opening) || data.from.has(opening);
  const first = opened ? index + 1 : index;
  if (first >= sentence.endToken) return undefined;
  const low = simpleAt(reading, first, sentence);
  if (low === undefined || low.vague || low.end + 1 >= sentence.endToken) return undefined;
  const joint = at(document.tokens, low.end).lower;
  if (!data.ranges.has(joint) || (data.and.has(joint) && !data.between.has(opening))) return undefined;
  const high = simpleAt(reading, low.end + 1, sentence);
  if (high === undefined || high.vague) return undefined;
  let from = low.low;
  for (let end = high.end; from < high.low && end > low.end + 2; end--) {
    const multiplier = data.multipliers.get(at(document.tokens, end - 1).lower);
    if (multiplier === undefined || from * multiplier >= high.low || data.multipliers.has(at(document.tokens, low.end - 1).lower)) break;
    from *= multiplier;
  }
  return from < high.low ? { first: index, end: high.end, low: from, high: high.high, vague: false } : undefined;
}

/** Numbers that are labels ("page 24"), parts of compounds ("four-gun"), pronouns ("one of them") or years. */
function refused(reading: Reading, { first, end, low, high, vague }: WrittenNumber, sentence: Sentence): boolean {
  const { document, data } = reading;
  const { tokens } = document;
  if (end === first + 1 && isDesignation(reading, first, sentence)) return true;
  const before = first > sentence.firstToken ? at(tokens, first - 1) : undefined;
  const next = end < sentence.endToken ? at(tokens, end) : undefined;
  if (next !== undefined && !next.spaceBefore && /^[-–/:]$/.test(next.text)) return true;
  if (before !== undefined && !at(tokens, first).spaceBefore && /^[-–/:#.]$/.test(before.text)) return true;
  const label = before?.text === "." && first - 2 >= sentence.firstToken ? at(tokens, first - 2).lower : before?.lower.replace(/\.$/, "");
  if (end === first + 1 && label !== undefined && data.labels.has(label) && !/,/.test(at(tokens, first).text)) return true;
  const only = end === first + 1 && low === high && data.pronoun.has(at(tokens, first).lower);
  if (only && (next === undefined || next.kind !== "word" || data.pronounAfter.has(next.lower) || before?.lower === "no")) return true;
  if (
    next !== undefined &&
    data.ranges.has(next.lower) &&
    !data.and.has(next.lower) &&
    isRatio(tokens, end + 1, { limit: sentence.endToken, data, low })
  )
    return true;
  return !vague && data.articles.has(at(tokens, first).lower) && end === first + 1;
}

/** "Heinkel He 51 biplanes": behind two words with capitals that are no name of their own a number belongs to what they call something. */
function isDesignation({ document, covered }: Reading, first: number, { firstToken }: Sentence): boolean {
  const isCapital = (index: number) => index > firstToken && covered[index] !== 1 && /^\p{Lu}/u.test(at(document.tokens, index).text);
  return /^\d+$/.test(at(document.tokens, first).text) && first - 2 > firstToken && isCapital(first - 1) && isCapital(first - 2);
}

/** "two to one". */
function isRatio(tokens: readonly Token[], index: number, { limit, data, low }: { limit: number; data: QuantityData; low: number }): boolean {
  const second = index < limit ? numberAt(tokens, { first: index, limit }, data) : undefined;
  return second !== undefined && second.high < low;
}

function compareBefore({ document, data, covered }: Reading, draft: Draft, sentence: Sentence): void {
  for (const phrase of data.before) {
    const first = draft.first - phrase.words.length;
    if (first < sentence.firstToken || covered[first] === 1 || !matches(document.tokens, first, phrase)) continue;
    draft.first = first;
    draft.bare = false;
    setComparison(draft, phrase.comparison);
    return;
  }
}

function compareAfter({ document, data }: Reading, draft: Draft, sentence: Sentence): void {
  for (const phrase of data.after) {
    if (draft.end + phrase.words.length > sentence.endToken || !matches(document.tokens, draft.end, phrase)) continue;
    draft.end += phrase.words.length;
    draft.bare = false;
    setComparison(draft, phrase.comparison);
    return;
  }
}

function matches(tokens: readonly Token[], first: number, { words }: ComparisonPhrase): boolean {
  return words.every((word, offset) => at(tokens, first + offset).lower === word);
}

function setComparison(draft: Draft, comparison: Comparison): void {
  if (draft.comparison !== "exactly" && comparison === "about") return;
  draft.comparison = comparison;
  if (comparison === "at-least" || comparison === "more-than") draft.high = Number.POSITIVE_INFINITY;
  if (comparison === "at-most" || comparison === "less-than") draft.low = 0;
}

function finish(reading: Reading, draft: Draft, number: WrittenNumber, sentence: Sentence): QuantityMention | undefined {
  const { document, data, language } = reading;
  const { tokens } = document;
  const measured = draft.unit === undefined ? unitAt(tokens, draft.end, sentence, data) : undefined;
  if (measured !== undefined) {
    draft.unit = measured.unit;
    draft.end = measured.end;
  }
  const ofNext = draft.end < sentence.endToken && data.of.has(at(tokens, draft.end).lower);
  const from = number.vague && ofNext ? draft.end + 1 : draft.end;
  const mayCount = draft.unit === undefined && number.part === undefined && !(number.vague && !ofNext);
  const counted = mayCount
    ? countedAfter({
        tokens,
        first: from,
        limit: countLimit(reading, from, sentence),
        singular: number.low === 1 && number.high === 1,
        data,
        names: language.names,
      })
    : undefined;
  if (counted === undefined && draft.unit === undefined && draft.bare && (loose(tokens, number, draft) || isAge(reading, number, sentence)))
    return undefined;
  if (counted !== undefined) draft.end = counted.end;
  const isPeople = counted !== undefined && (data.isPeople(counted.head) || language.names?.peoples.get(at(tokens, counted.end - 1).text) === "noun");
  const unit = draft.unit ?? (isPeople ? "people" : undefined);
  const start = at(tokens, draft.first).start;
  const end = at(tokens, draft.end - 1).end;
  assert(end > start && draft.low <= draft.high, "a quantity has an extent and bounds in order");
  return {
    id: `${document.source.id}#quantity:${start}-${end}` as MentionId,
    source: document.source.id,
    kind: "quantity",
    start,
    end,
    quote: document.source.text.slice(start, end),
    sentence: sentence.index,
    firstToken: draft.first,
    endToken: draft.end,
    producer: number.vague ? "quantities/vague" : "quantities/number",
    low: draft.low,
    high: draft.high,
    comparison: draft.comparison,
    ...(unit === undefined ? {} : { unit }),
    ...(counted === undefined
      ? {}
      : { counted: { start: at(tokens, counted.first).start, end: at(tokens, counted.end - 1).end }, head: counted.head }),
  };
}

/** What is counted ends before the next date or number; names may stand inside it. */
function countLimit({ document, data }: Reading, from: number, sentence: Sentence): number {
  for (let index = from; index < sentence.endToken; index++) {
    const token = at(document.tokens, index);
    if (token.kind === "number" || data.units.has(token.lower)) return index;
  }
  return sentence.endToken;
}

/** In words a smaller number says as often when, or how old. */
const FEW = 11;

/** A bare number without a noun is kept only where its form is a quantity's. */
function loose(tokens: readonly Token[], { first, end, vague, low, part }: WrittenNumber, { comparison }: Draft): boolean {
  if (part === true) return false;
  if (comparison !== "exactly" || end - first > 1) return false;
  const { text, kind } = at(tokens, first);
  if (vague) return true;
  if (kind !== "number") return low < FEW;
  return !text.includes(",") && (low < 10 || (low >= 1000 && low <= 2100));
}

/** "was seventeen", "a student of nineteen": how old somebody is, where a number in words counts nothing. */
function isAge({ document: { tokens }, data }: Reading, { first, end }: WrittenNumber, { firstToken }: Sentence): boolean {
  if (end - first > 1 || at(tokens, first).kind === "number" || first === firstToken) return false;
  const { lower } = at(tokens, first - 1);
  if (data.of.has(lower)) return first - 2 >= firstToken && data.isPeople(at(tokens, first - 2).lower);
  return data.ages.has(lower);
}

function unitAt(
  tokens: readonly Token[],
  index: number,
  sentence: Sentence,
  data: QuantityData,
): { readonly unit: string; readonly end: number } | undefined {
  if (index >= sentence.endToken) return undefined;
  const one = at(tokens, index).lower;
  if (index + 1 < sentence.endToken) {
    const two = `${one} ${at(tokens, index + 1).lower}`;
    const unit = data.measures.get(two) ?? data.currencies.get(two);
    if (unit !== undefined) return { unit, end: index + 2 };
  }
  const unit = data.measures.get(one) ?? data.currencies.get(one);
  return unit === undefined ? undefined : { unit, end: index + 1 };
}
