import type { Document } from "../model/document.ts";
import type { Inquiry } from "./inquiry.ts";

/** The number that an ordinal says: "third", "twenty-fifth", "25th". */
export function ordinalAt(inquiry: Inquiry, document: Document, index: number): number | undefined {
  const numbers = inquiry.language(document)?.timexes?.numbers;
  const word = document.tokens[index]?.lower;
  if (numbers === undefined || word === undefined) return undefined;
  const [, figure, suffix = ""] = /^(\d+)(\p{L}+)$/u.exec(word) ?? [];
  if (figure !== undefined) return numbers.ordinal_suffixes.includes(suffix) ? Number(figure) : undefined;
  const [ten = "", one = "", more] = word.split("-");
  const [tens, last] = [numbers.tens[ten], numbers.ordinals[one]];
  if (more === undefined && tens !== undefined && last !== undefined && last < 10) return tens + last;
  return numbers.ordinals[word];
}
