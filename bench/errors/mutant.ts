import type { Random } from "./random.ts";
import type { BaseText } from "./texts.ts";

/** One edit of a text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly after: string;
}

/** A way to plant one fault, and what the gold annotation alone says of it. */
export interface Site extends Edit {
  /** The fault follows from what stands in the text: arithmetic fails, or the dates around it exclude it. */
  readonly detectable: boolean;
  /** Where a finding may point, in the unchanged text, beside the words that were changed. */
  readonly also?: { readonly start: number; readonly end: number };
}

/** Plants one kind of fault wherever a text has room for it. `id` and `name` as in the catalogue of mutations. */
export interface Mutator {
  readonly id: string;
  readonly name: string;
  sites(base: BaseText, random: Random): readonly Site[];
}

export const UNITS = ["day", "week", "month", "year"] as const;
const SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const NUMBERS = [...SMALL, "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];
export const NUMBER_WORDS = NUMBERS.slice(2).join("|");

export function numberOf(words: string): number | undefined {
  const figure = Number(words.replace(/(?<=\d),(?=\d{3})/g, ""));
  if (Number.isFinite(figure)) return figure;
  const index = NUMBERS.indexOf(words.toLowerCase());
  return index < 0 ? undefined : index;
}

/** In the style of the words it replaces: "twelve", "Twelve", "12", "1,200". */
export function numberLike(value: number, model: string): string {
  if (/^\d/.test(model)) return model.includes(",") ? value.toLocaleString("en-US") : String(value);
  const word = NUMBERS[value] ?? String(value);
  return /^\p{Lu}/u.test(model) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
