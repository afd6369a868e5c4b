import type { Segmentation } from "../lang/segmentation.ts";
import type { Token, TokenKind } from "../model/document.ts";
import type { Span } from "../model/source.ts";

/** Scripts written without blanks, where every character is a token. */
const unspaced = "\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}";
const letter = `[[\\p{L}\\p{M}]--[${unspaced}]]`;
const pattern = new RegExp(
  [
    `(?:${letter}\\.){2,}(?!${letter})`,
    `${letter}+(?:['&\\-]?(?:${letter}|\\p{N})+)*`,
    `\\p{Nd}{1,3}(?:,\\p{Nd}{3})+(?!\\p{Nd})(?:\\.\\p{Nd}+(?!\\.?\\p{Nd}))?`,
    `(?<!\\p{Nd}\\.)\\p{Nd}+\\.\\p{Nd}+(?!\\.?\\p{Nd})`,
    `\\p{N}+${letter}*`,
    `\\.{2,}`,
    `[^\\s]`,
  ].join("|"),
  "gv",
);

export function tokenise(text: string, span: Span, segmentation: Segmentation, tokens: Token[]): void {
  pattern.lastIndex = span.start;
  let end = span.start;
  const push = (start: number, stop: number) => {
    const word = text.slice(start, stop);
    const kind: TokenKind = /^\p{N}/u.test(word) ? "number" : /^[\p{L}\p{M}']*\p{L}/u.test(word) ? "word" : "punctuation";
    tokens.push({ index: tokens.length, kind, text: word, lower: word.toLowerCase(), spaceBefore: start > end, start, end: stop });
    end = stop;
  };
  for (let match = pattern.exec(text); match !== null && match.index < span.end; match = pattern.exec(text)) {
    const start = match.index;
    const stop = Math.min(span.end, start + match[0].length);
    for (const [from, to] of parts(text.slice(start, stop), segmentation)) push(start + from, start + to);
    pattern.lastIndex = Math.max(end, start + 1);
  }
}

function parts(word: string, segmentation: Segmentation): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  const lower = word.toLowerCase();
  const suffix = segmentation.suffixes.find((each) => lower.length > each.length && lower.endsWith(each));
  const stem = suffix === undefined ? word.length : word.length - suffix.length;
  let from = 0;
  for (let hyphen = lower.indexOf("-"); hyphen > 0; hyphen = lower.indexOf("-", hyphen + 1)) {
    const next = lower.indexOf("-", hyphen + 1);
    const before = lower.slice(from, hyphen);
    const after = lower.slice(hyphen + 1, next < 0 ? stem : next);
    if (!segmentation.splitAfter.has(before) && !segmentation.splitBefore.has(after)) continue;
    found.push([from, hyphen], [hyphen, hyphen + 1]);
    from = hyphen + 1;
  }
  found.push([from, stem]);
  if (stem < word.length) found.push([stem, word.length]);
  return found;
}
