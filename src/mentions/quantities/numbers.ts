import { at } from "../../base/assert.ts";
import type { QuantityData } from "../../lang/quantities.ts";
import type { Token } from "../../model/document.ts";

/** A number as written: its bounds, and the tokens it takes up. */
export interface WrittenNumber {
  readonly first: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  /** "hundreds of": the words that count stand after "of". */
  readonly vague: boolean;
  /** "two thirds": a part of something. */
  readonly part?: true;
}

export interface TokenLimits {
  readonly first: number;
  /** One past the last token that may be read. */
  readonly limit: number;
}

/** The number that begins at `first`: digits, words, "half a million", "several hundred", "tens of thousands". */
export function numberAt(tokens: readonly Token[], { first, limit }: TokenLimits, data: QuantityData): WrittenNumber | undefined {
  const token = at(tokens, first);
  if (token.kind === "number") return digitsAt(tokens, { first, limit }, data);
  return (
    vagueAt(tokens, { first, limit }, data) ??
    partAt(tokens, { first, limit }, data) ??
    severalAt(tokens, { first, limit }, data) ??
    wordsAt(tokens, { first, limit }, data)
  );
}

function digitsAt(tokens: readonly Token[], { first, limit }: TokenLimits, data: QuantityData): WrittenNumber | undefined {
  const { text } = at(tokens, first);
  if (!/^\p{Nd}+(?:,\p{Nd}{3})*(?:\.\p{Nd}+)?$/u.test(text) || !/^[0-9]/.test(text)) return undefined;
  const value = Number(text.replaceAll(",", ""));
  return multiplied(tokens, { first, end: first + 1, low: value, high: value, vague: false }, limit, data);
}

/** Applies the multipliers that follow: "3.5 million", "two hundred thousand". */
function multiplied(tokens: readonly Token[], number: WrittenNumber, limit: number, data: QuantityData): WrittenNumber {
  let { end, low, high } = number;
  while (end < limit) {
    const multiplier = data.multipliers.get(at(tokens, end).lower);
    if (multiplier === undefined) break;
    low = rounded(low * multiplier);
    high = rounded(high * multiplier);
    end++;
  }
  return { ...number, end, low, high };
}

/** 0.1 * 3 and the like, without the dust of binary fractions. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function vagueAt(tokens: readonly Token[], { first, limit }: TokenLimits, data: QuantityData): WrittenNumber | undefined {
  const multiplier = data.plurals.get(at(tokens, first).lower);
  if (multiplier === undefined) return undefined;
  let low = 2 * multiplier;
  let end = first + 1;
  while (end + 1 < limit && data.of.has(at(tokens, end).lower)) {
    const next = data.plurals.get(at(tokens, end + 1).lower);
    if (next === undefined) break;
    low *= next;
    end += 2;
  }
  return { first, end, low, high: Number.POSITIVE_INFINITY, vague: true };
}

/** "two thirds", "a quarter of the army", "half the revenue", "three-tenths". */
function partAt(tokens: readonly Token[], { first, limit }: TokenLimits, data: QuantityData): WrittenNumber | undefined {
  const [opening = "", joined] = at(tokens, first).lower.split("-");
  const half = data.half.has(opening) && joined === undefined;
  const [end, name] = half ? [first + 1, opening] : joined === undefined ? [first + 2, tokens[first + 1]?.lower ?? ""] : [first + 1, joined];
  const whole = data.parts.get(name);
  const share = half || data.articles.has(opening) ? 1 : data.units.get(opening);
  if (whole === undefined || share === undefined || share >= whole || end >= limit || (!half && share * 2 === whole)) return undefined;
  const next = at(tokens, end);
  // "a third army" is the next, "half a million" a number; "half-brother" is none
  const opens = data.of.has(next.lower) || (half && data.owning.has(next.lower));
  const before = tokens[first - 1]?.lower ?? "";
  const said = opens || (half ? data.before.some(({ words }) => words.length > 1 && words.at(-1) === before) : share > 1);
  return said ? { first, end, low: share / whole, high: share / whole, vague: false, part: true } : undefined;
}

function severalAt(tokens: readonly Token[], { first, limit }: TokenLimits, data: QuantityData): WrittenNumber | undefined {
  const start = data.articles.has(at(tokens, first).lower) && first + 1 < limit ? first + 1 : first;
  if (start + 1 >= limit || !data.several.has(at(tokens, start).lower)) return undefined;
  const multiplier = data.multipliers.get(at(tokens, start + 1).lower);
  if (multiplier === undefined) return undefined;
  const read = multiplied(tokens, { first, end: start + 1, low: 2, high: 10, vague: false }, limit, data);
  return { ...read, high: read.high - 1 };
}

function wordsAt(tokens: readonly Token[], { first, limit }: TokenLimits, data: QuantityData): WrittenNumber | undefined {
  let end = first;
  let start = first;
  let total = 0;
  let part = 0;
  let seen = false;
  let half = false;
  if (data.half.has(at(tokens, first).lower) && first + 2 < limit && data.articles.has(at(tokens, first + 1).lower)) {
    half = true;
    start = first + 1;
  }
  if (data.articles.has(at(tokens, start).lower)) {
    if (start + 1 >= limit || !data.multipliers.has(at(tokens, start + 1).lower)) return undefined;
    part = half ? 0.5 : 1;
    seen = true;
    start++;
  } else if (half) return undefined;
  for (end = start; end < limit; end++) {
    const { lower } = at(tokens, end);
    const value = numeralOf(lower, data);
    const multiplier = data.multipliers.get(lower);
    if (value !== undefined) {
      if (seen && part % 100 !== 0 && !(part % 10 === 0 && value < 10)) break;
      part += value;
      seen = true;
    } else if (multiplier !== undefined && seen) {
      if (multiplier === 100) part *= 100;
      else {
        total += part * multiplier;
        part = 0;
      }
    } else if (
      !(
        seen &&
        data.and.has(lower) &&
        end + 1 < limit &&
        data.multipliers.has(at(tokens, end - 1).lower) &&
        numeralOf(at(tokens, end + 1).lower, data) !== undefined
      )
    )
      break;
  }
  const value = rounded(total + part);
  return seen && end > first ? { first, end, low: value, high: value, vague: false } : undefined;
}

/** "seven", "forty", "forty-two". */
function numeralOf(word: string, data: QuantityData): number | undefined {
  const simple = data.units.get(word) ?? data.tens.get(word);
  if (simple !== undefined) return simple;
  const [tens = "", units = "", ...more] = word.split("-");
  const high = data.tens.get(tens);
  const low = data.units.get(units);
  return more.length === 0 && high !== undefined && low !== undefined && low < 10 ? high + low : undefined;
}
