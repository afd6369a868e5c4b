/** What of a stretch of lines tells a heading from a short paragraph. */
export interface Candidate {
  readonly text: string;
  /** Blank lines, or an end of the text, before and after it. */
  readonly alone: boolean;
}

const longest = 90;
const mostWords = 14;
const longestSentenceCase = 12;
/** From here on the next paragraph is prose, whatever it ends with. */
const prose = 100;

const sentenceEnd = /[.!?…。！？;:,](?:["'”’)\]»]|\[\w+\])*$/;
const question = /[?]$/;
const inner = /\p{Ll}{2}\.\s+\p{Lu}|\t|\s{4}/u;
const begins = /^(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}(]|["“«]\p{Lu})/u;
const longWord = /\p{L}{4,}/gu;

export function isProse(text: string): boolean {
  return text.length >= prose || (text.length >= longest / 2 && sentenceEnd.test(text));
}

/** Whether a line may be a heading by its looks; only one that prose follows is. */
export function looksLikeHeading({ text, alone }: Candidate): boolean {
  if (text.length > longest || !begins.test(text) || inner.test(text)) return false;
  const words = text.split(/\s+/).length;
  if (words > mostWords || !/\p{L}|\p{Nd}{4}/u.test(text)) return false;
  if (sentenceEnd.test(text) && !(question.test(text) && alone)) return false;
  return isTitleCase(text) || (alone && words <= longestSentenceCase);
}

/** "Minister of War: Aziz Ali". */
export function isLabelled(text: string): boolean {
  return /^[^:.]{2,60}: \p{L}/u.test(text);
}

export function isAllCapitals(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
}

function isTitleCase(text: string): boolean {
  const words = text.match(longWord) ?? [];
  const capitalised = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length > 0 && capitalised >= words.length * 0.7;
}

/** The depth of "2.3" in "2.3 The siege", 0 for a heading without a number. */
export function numberDepth(text: string): number {
  const number = /^\d{1,3}((?:\.\d{1,3})*)\.?\s/.exec(text);
  return number === null ? 0 : (number[1] ?? "").split(".").length;
}
