import type { Inquiry } from "../../src/findings/inquiry.ts";
import { findPhrase, phraseAt, type TokenRange } from "../../src/findings/phrases.ts";
import type { RuleWords } from "../../src/lang/rules.ts";
import type { Document, Sentence } from "../../src/model/document.ts";
import type { QuantityMention } from "../../src/model/mention.ts";
import { treeOf } from "../../src/text/syntax/tree.ts";

/** Words between a total and the colon before its parts: "In total 940 men fell: …". */
const COLON_REACH = 6;
/** Below this, a number before a colon counts heads of another list ("three armies: 40,000 …"). */
const SMALLEST_TOTAL = 10;
/** A sum further off than this is one of other things. */
const FARTHEST = 1.5;
/** Parts of a whole that go further beyond it than this are told of the same men twice: "900 were taken, 700 died". */
const FARTHEST_BEYOND = 1.35;

/** What stands in brackets behind a total may be some of it only: a sum that falls short by more says nothing. */
const NEAR = 1.2;

/** A share is none of the things of which other shares are parts. */
const PERCENT = "percent";

export interface Setting {
  readonly document: Document;
  readonly inquiry: Inquiry;
  readonly words: RuleWords;
}

export interface Sum {
  readonly total: QuantityMention;
  readonly parts: readonly QuantityMention[];
  /** The parts need not be all there are: only a sum above the total is amiss. */
  readonly open: boolean;
  /** One thing may well be counted in two parts, so that it is no error by itself. */
  readonly overlapping?: boolean;
}

/** "In total 940 men fell: 310 Saxons, 280 Bavarians and 250 Prussians": every item after the colon opens with its figure. */
export function announcedSum(sentence: Sentence, quantities: readonly QuantityMention[], { document, words, inquiry }: Setting): Sum | undefined {
  for (let colon = sentence.firstToken; colon < sentence.endToken; colon++) {
    if (document.tokens[colon]?.text !== ":") continue;
    const total = quantities.findLast((quantity) => quantity.endToken <= colon);
    if (total === undefined || colon - total.endToken > COLON_REACH || total.low < SMALLEST_TOTAL) continue;
    const range = { from: colon + 1, to: endOfClause(colon + 1, sentence, document) };
    const parts = leading(range, quantities, { document, words });
    if (parts.length < 2 || !fillsClause(range, parts, { document, words, inquiry }) || isFar(parts, total, FARTHEST)) continue;
    return { total, parts, open: findPhrase(document, { from: total.firstToken, to: range.to }, words.sums.open) !== undefined };
  }
  return undefined;
}

/** "He had 98,000 soldiers (65,000 foot, 23,000 horse)": parts in brackets that go beyond their total, or fall short of it by little. */
export function bracketedSum(sentence: Sentence, quantities: readonly QuantityMention[], { document, words }: Setting): Sum | undefined {
  for (const total of quantities) {
    const open = total.endToken;
    if (document.tokens[open]?.text !== "(" || total.low < SMALLEST_TOTAL) continue;
    const close = document.tokens.slice(open, sentence.endToken).find(({ text }) => text === ")")?.index;
    const range = { from: open + 1, to: close ?? open + 1 };
    const parts = leading(range, quantities, { document, words });
    if (parts.length < 2 || parts.length < segments(range, { document, words }).length || isFar(parts, total, NEAR)) continue;
    if (findPhrase(document, range, words.sums.again) !== undefined) continue;
    return { total, parts, open: findPhrase(document, range, words.sums.open) !== undefined, overlapping: true };
  }
  return undefined;
}

/** "In all 64 members voted, 40 for and 30 against": every item behind the comma opens with its figure. */
export function openedSum(sentence: Sentence, quantities: readonly QuantityMention[], { document, words }: Setting): Sum | undefined {
  const opener = phraseAt(document, sentence.firstToken, words.sums.afterTotal);
  const [total, ...others] = quantities;
  if (opener === 0 || total === undefined || total.firstToken !== sentence.firstToken + opener || total.low < SMALLEST_TOTAL) return undefined;
  const comma = document.tokens.slice(total.endToken, sentence.endToken).find(({ text }) => text === ",")?.index;
  if (comma === undefined || comma - total.endToken > COLON_REACH) return undefined;
  const range = { from: comma + 1, to: endOfClause(comma + 1, sentence, document) };
  const parts = leading(range, others, { document, words });
  if (parts.length < 2 || parts.length < segments(range, { document, words }).length || isFar(parts, total, NEAR)) return undefined;
  if (findPhrase(document, range, words.sums.again) !== undefined) return undefined;
  return { total, parts, open: findPhrase(document, range, words.sums.open) !== undefined, overlapping: true };
}

/** "Of the 450 prisoners, 210 were officers, 190 soldiers and 120 civilians": more of the parts than of the whole, or a remainder that is none. */
export function wholeSum(sentence: Sentence, quantities: readonly QuantityMention[], { document, words }: Setting): Sum | undefined {
  const opener = phraseAt(document, sentence.firstToken, words.sums.wholeOf);
  const [total, ...others] = quantities;
  if (opener === 0 || total === undefined || total.firstToken - sentence.firstToken > opener + 1 || total.low < SMALLEST_TOTAL) return undefined;
  if (total.unit === PERCENT) return undefined;
  const semicolon = document.tokens.slice(total.endToken, sentence.endToken).find(({ text }) => text === ";")?.index;
  const range = { from: total.endToken, to: Math.min(semicolon ?? sentence.endToken, endOfClause(total.endToken, sentence, document)) };
  const parts = leading(range, others, { document, words });
  const last = parts.at(-1);
  if (last === undefined || parts.length < 2 || isFar(parts, total, FARTHEST_BEYOND) || isNested(parts)) return undefined;
  if (findPhrase(document, range, words.sums.again) !== undefined) return undefined;
  const rest = words.sums.remaining.some((phrase) => phraseAt(document, last.firstToken - phrase.length, [phrase]) > 0);
  if (!rest && parts.length < 3 && !sameVerb(parts, document)) return undefined;
  return { total, parts, open: !rest, overlapping: !rest };
}

/** "Five children, two sons and three daughters", "forty-three of them, eleven officers and thirty-two men": the parts behind a comma are of the kinds that make up the whole. */
export function kindSum(sentence: Sentence, quantities: readonly QuantityMention[], setting: Setting): Sum | undefined {
  const { document, words } = setting;
  for (const [index, total] of quantities.entries()) {
    const them = phraseAt(document, total.endToken, words.cue("of-them"));
    const comma = document.tokens[total.endToken + them];
    const kinds = words.sums.kinds.find(({ whole }) => whole.has(total.head ?? ""));
    if (comma?.text !== "," || (them === 0 && kinds === undefined)) continue;
    const range = { from: comma.index + 1, to: endOfClause(comma.index + 1, sentence, document) };
    const parts = leading(range, quantities.slice(index + 1), setting);
    const fitting = them > 0 || parts.every((part) => kinds?.parts.has(part.head ?? "") === true);
    if (parts.length < 2 || !fitting || !fillsClause(range, parts, setting) || isFar(parts, total, FARTHEST)) continue;
    return { total, parts, open: findPhrase(document, range, words.sums.open) !== undefined, overlapping: true };
  }
  return undefined;
}

/** Whether every item opens with its figure, or only goes on about the item before: "70,000 in the First Army, which was to hold the pass". */
export function fillsClause(range: TokenRange, parts: readonly QuantityMention[], { document, words, inquiry }: Setting): boolean {
  const tree = treeOf(document);
  const relatives = inquiry.language(document)?.claiming?.grammar.relatives;
  return segments(range, { document, words }).every((start) => {
    if (parts.some((part) => part.firstToken >= start && part.firstToken - start <= 2)) return true;
    const word = document.tokens[start];
    return (
      word !== undefined && (relatives?.has(word.lower) === true || (tree?.pos(start) === "VERB" && tree.dependent(start, "nsubj") === undefined))
    );
  });
}

/** Up to the next colon or bracket, or the end. */
function endOfClause(from: number, { endToken }: Sentence, document: Document): number {
  for (let index = from; index < endToken; index++) if (document.tokens[index]?.text === ":" || document.tokens[index]?.text === "(") return index;
  return endToken;
}

type Words = Pick<Setting, "document" | "words">;

/** Where items begin: at the start and behind each comma, semicolon or "and". */
function segments({ from, to }: TokenRange, { document, words }: Words): readonly number[] {
  const starts = [from];
  for (let index = from; index < to; index++) {
    const text = document.tokens[index]?.text;
    const mark = text === "," || text === ";" ? 1 : 0;
    const and = phraseAt(document, index + mark, words.lists.and);
    if (mark + and === 0) continue;
    starts.push(index + mark + and);
    index += mark + and - 1;
  }
  return starts;
}

/** The quantities that open an item, with at most "the remaining" before them. */
function leading(range: TokenRange, quantities: readonly QuantityMention[], words: Words): readonly QuantityMention[] {
  return segments(range, words).flatMap((start) => {
    const remaining = phraseAt(words.document, start, words.words.sums.remaining);
    return quantities.find(({ firstToken, endToken }) => endToken <= range.to && (firstToken === start || firstToken === start + remaining)) ?? [];
  });
}

function isFar(parts: readonly QuantityMention[], total: QuantityMention, times: number): boolean {
  const sum = parts.reduce((all, part) => all + part.low, 0);
  return sum > total.low * times || sum * times < total.low;
}

/** One figure is the sum of two others: "900 were taken; 700 died and 200 came home". */
function isNested(parts: readonly QuantityMention[]): boolean {
  return parts.some((whole) => parts.some((one) => parts.some((other) => one !== other && one.low + other.low === whole.low)));
}

/** "700 were …, 600 were …", or the auxiliary left out the second time: "700 were killed and 600 taken". */
function sameVerb(parts: readonly QuantityMention[], document: Document): boolean {
  const tree = treeOf(document);
  const [first = 0, ...rest] = parts.map((part) => part.endToken);
  const shared = tree?.pos(first) === "AUX" && tree.pos(first + 1) === "VERB";
  return rest.every((verb) => document.tokens[verb]?.lower === document.tokens[first]?.lower || (shared && tree.pos(verb) === "VERB"));
}
