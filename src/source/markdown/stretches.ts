import type { Span } from "../../model/source.ts";

/** Stretches between blank lines longer than this are read as plain text: the parser's time grows with the square of a paragraph's length. */
const longestStretch = 8_000;
/** How much is parsed in one go: the parser's time grows faster than the length. */
const portion = 32_000;

/** A blank line, or the place before a line that begins a list item or a heading. */
const boundary = /(?:\r\n|\n|\r)(?:[\t ]*(?=[\r\n])|(?=(?:[-+*]|\d{1,9}[.)]|#{1,6})[\t ]))/g;
const lineEnds = /^[\r\n]+/;
const special = /[*_`[\]<>\\&#~|=]|(?:^|[\r\n])(?:\s|[-+]|\d{1,9}[.)])/;
/** HTML that does not end at a blank line. */
const enclosing = /<(?:!|\?|script|style|pre|textarea)|^(?:```|~~~)/im;

/** A stretch of a Markdown file: either to be parsed, or plain prose. */
export interface Stretch extends Span {
  readonly plain: boolean;
}

/**
 * Cuts a Markdown file at blank lines into stretches that take linear time together. Paragraphs without any markup need no parser;
 * they are left to it only inside HTML and code fences that may span blank lines.
 */
export function stretches(given: string): readonly Stretch[] {
  const whole = enclosing.test(given);
  const found: Stretch[] = [];
  let start = 0;
  let parsedFrom = 0;
  const parse = (end: number) => {
    if (end > parsedFrom) found.push({ start: parsedFrom, end, plain: false });
    parsedFrom = end;
  };
  const add = (end: number) => {
    const long = end - start > longestStretch;
    if (long || (!whole && !special.test(given.slice(start, end).replace(lineEnds, "")))) {
      parse(start);
      if (end > start) found.push({ start, end, plain: true });
      parsedFrom = end;
    } else if (end - parsedFrom > portion) parse(start);
    start = end;
  };
  for (const match of given.matchAll(boundary)) add(match.index + match[0].length);
  add(given.length);
  parse(given.length);
  return found;
}
