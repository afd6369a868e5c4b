import type { Segmentation } from "../lang/segmentation.ts";
import type { Token, TokenKind } from "../model/document.ts";
import type { Span } from "../model/source.ts";

/** Letters of the scripts that put blanks between words, with their marks. */
const letter = "[[\\p{L}\\p{M}]--[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}]]";
/**
 * In this order the first that fits at a place is the token; every visible character fits the last.
 * Repetitions are bounded, so that no text can exhaust the matcher; what is longer becomes several tokens.
 */
const pattern = new RegExp(
  [
    // U.S.S.R., Ph.D., J.R.
    `\\p{Lu}\\p{Ll}?(?:\\.\\p{Lu}\\p{Ll}?){1,20}(?:\\.|(?!${letter}))(?!${letter})`,
    // e.g., a.m.
    `\\p{Ll}(?:\\.\\p{Ll}){1,20}\\.(?!${letter})`,
    // Shi'a, Anglo-French, Il-12P, AT&T
    `${letter}{1,80}(?:['&\\-]?(?:${letter}|\\p{Nd}){1,80}){0,20}`,
    // 1,200,000.5
    `\\p{Nd}{1,3}(?:,\\p{Nd}{3}){1,20}(?!\\p{Nd})(?:\\.\\p{Nd}{1,20}(?!\\.?\\p{Nd}))?`,
    // 1.200.000
    `\\p{Nd}{1,3}(?:\\.\\p{Nd}{3}){2,20}(?!\\.?\\p{Nd})`,
    // 3.5, but not in 24.8.1949
    `(?<!\\p{Nd}\\.)\\p{Nd}{1,20}\\.\\p{Nd}{1,20}(?!\\.?\\p{Nd})`,
    `\\p{Nd}{1,80}\\p{No}?`,
    // the ending in "(the Club)'s"
    `(?<=[\\p{Pe}\\p{Nd}"])'${letter}{1,2}(?!${letter})`,
    `[\\p{sc=Hira}\\p{sc=Kana}]{1,80}`,
    `\\.{2,80}|-{2,80}`,
    `\\S\\p{M}{0,20}`,
  ].join("|"),
  "vy",
);

/** Longer runs of letters are left to the pattern. */
const longestSimple = 80;

/** One past the word of plain letters that starts here and has a blank, comma, semicolon or bracket behind it: most words, about which nothing needs looking up. 0 where there is none. */
function simpleWord(text: string, start: number): number {
  let at = start;
  for (; at - start <= longestSimple; at++) {
    const code = text.charCodeAt(at) | 32;
    if (code < 97 || code > 122) break;
  }
  if (at === start || at - start > longestSimple) return 0;
  const next = text.charCodeAt(at);
  return next === 32 || next === 44 || next === 59 || next === 41 ? at : 0;
}

/** Each spelling once, so that what asks for the same word again asks with the same string: that is found faster, and kept once. */
export type Spellings = Map<string, Pick<Token, "text" | "lower">>;

function spellingOf(spellings: Spellings, text: string): Pick<Token, "text" | "lower"> {
  const known = spellings.get(text);
  if (known !== undefined) return known;
  const lower = text.toLowerCase();
  const spelling = { text, lower: lower === text ? text : (spellings.get(lower)?.text ?? lower) };
  spellings.set(text, spelling);
  return spelling;
}

const numberAt = /\p{N}/uy;
const wordAt = /[\p{L}\p{M}]|'\p{L}/uy;
const lettersAt = /[\p{L}\p{M}]{1,80}/uy;
const numberAfterStop = /\. ?(?:\p{Nd}|(?:[VX]|[IVXLC]{2,})(?!\p{L}))/uy;
const nameAfterInitial = /\.(?:[ -]?\p{Lu}|,)/uy;
const wordAfterStop = /\. (\p{Lu}\p{L}*)/uy;

/**
 * Appends the tokens of a span. A stop belongs to the token when it marks an abbreviation ("U.S.S.R.", "Gen.", "J.", "No." before a number).
 * Compounds with a hyphen are one token unless the language data parts them; dates and ranges in figures always come apart.
 */
export function tokenise(
  text: string,
  span: Span,
  { segmentation, tokens, spellings }: { readonly segmentation: Segmentation; readonly tokens: Token[]; readonly spellings: Spellings },
): void {
  let last = span.start;
  const first = tokens.length;
  const push = (kind: TokenKind, start: number, end: number) => {
    const { text: word, lower } = spellingOf(spellings, text.slice(start, end));
    tokens.push({ index: tokens.length, kind, text: word, lower, spaceBefore: start > last, start, end });
    last = end;
  };
  while (last < span.end) {
    const start = text.charCodeAt(last) === 32 ? last + 1 : last;
    const simple = simpleWord(text, start);
    if (simple > 0) {
      push("word", start, simple);
      continue;
    }
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null) {
      last = start + 1;
      continue;
    }
    const end = Math.min(span.end, start + match[0].length);
    const kind = kindAt(text, start);
    if (kind === "number") push(kind, start, withEnding(text, end, segmentation));
    else if (kind === "punctuation") push(kind, start, end);
    else {
      for (const part of partsOf(match[0], segmentation)) push(part.kind, start + part.start, start + part.end);
      const word = tokens[tokens.length - 1];
      if (
        word !== undefined &&
        text.charAt(end) === "." &&
        stopBelongs(text, word, tokens.length - 2 < first ? undefined : tokens[tokens.length - 2], segmentation)
      ) {
        tokens.pop();
        last = word.spaceBefore ? word.start - 1 : word.start;
        push("word", word.start, end + 1);
      }
    }
  }
}

function kindAt(text: string, start: number): TokenKind {
  if (matchesAt(wordAt, text, start)) return "word";
  return matchesAt(numberAt, text, start) ? "number" : "punctuation";
}

function matchesAt(sticky: RegExp, text: string, start: number): boolean {
  sticky.lastIndex = start;
  return sticky.test(text);
}

function withEnding(text: string, end: number, { numberEndings }: Segmentation): number {
  if (!matchesAt(lettersAt, text, end)) return end;
  return numberEndings.has(text.slice(end, lettersAt.lastIndex).toLowerCase()) ? lettersAt.lastIndex : end;
}

/** Whether the stop after `word` is part of an abbreviation. */
function stopBelongs(text: string, word: Token, before: Token | undefined, segmentation: Segmentation): boolean {
  const { end, lower } = word;
  if (text.charAt(end + 1) === ".") return false;
  if (isNumeral(word, before) && opensSentence(text, end, segmentation)) return false;
  if (segmentation.beforeName.has(lower) || segmentation.anywhere.has(lower)) return true;
  if (segmentation.beforeNumber.has(lower) && matchesAt(numberAfterStop, text, end)) return true;
  const initial = word.text.length === 1 && lower !== word.text && matchesAt(nameAfterInitial, text, end);
  return initial && !(before !== undefined && segmentation.numberedNouns.has(before.lower));
}

/** "Charles V": behind a name, a numeral. */
function isNumeral({ text }: Token, before: Token | undefined): boolean {
  return /^[IVX]$/u.test(text) && before?.kind === "word" && before.text.length > 1 && before.text.charAt(0) !== before.lower.charAt(0);
}

/** "By Charles V. From 1547": a word that sentences often begin with. */
function opensSentence(text: string, end: number, { starters }: Segmentation): boolean {
  wordAfterStop.lastIndex = end;
  const [, word = ""] = wordAfterStop.exec(text) ?? [];
  return starters.has(word.toLowerCase());
}

interface Part extends Span {
  readonly kind: TokenKind;
}

const year = /^\p{Nd}{4}$/u;

/** A word parted at the hyphens where the language data says so, before a year, before an ending such as "'s" and behind a beginning such as "l'". */
function partsOf(word: string, { suffixes, prefixes, splitAfter, splitBefore }: Segmentation): readonly Part[] {
  const lower = word.toLowerCase();
  const suffix = lower.includes("'") ? suffixes.find((each) => lower.length > each.length && lower.endsWith(each)) : undefined;
  const stem = word.length - (suffix?.length ?? 0);
  const parts: Part[] = [];
  let from = lower.includes("'") ? (prefixes.find((each) => lower.length > each.length && lower.startsWith(each))?.length ?? 0) : 0;
  if (from > 0) parts.push({ kind: "word", start: 0, end: from });
  for (let hyphen = lower.indexOf("-", from); hyphen > 0; hyphen = lower.indexOf("-", hyphen + 1)) {
    const next = lower.indexOf("-", hyphen + 1);
    const after = lower.slice(hyphen + 1, next < 0 ? stem : next);
    if (!splitAfter.has(lower.slice(from, hyphen)) && !splitBefore.has(after) && !year.test(after)) continue;
    parts.push({ kind: kindAt(word, from), start: from, end: hyphen }, { kind: "punctuation", start: hyphen, end: hyphen + 1 });
    from = hyphen + 1;
  }
  parts.push({ kind: kindAt(word, from), start: from, end: stem });
  if (suffix !== undefined) parts.push({ kind: "word", start: stem, end: word.length });
  return parts;
}
