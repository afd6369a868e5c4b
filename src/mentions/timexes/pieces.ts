import type { TimexGrammar, WordUse } from "../../lang/timex-grammar.ts";
import type { Span } from "../../model/source.ts";

/** What is known of a spelling. */
interface Spelling {
  readonly uses: readonly WordUse[];
  readonly capital: boolean;
  readonly numeral: boolean;
  readonly starts: number;
  readonly alone: boolean;
}

/** A run of letters, a run of digits, or a mark. */
export class Piece implements Span {
  readonly start: number;
  readonly end: number;
  /** No blank before. */
  readonly glued: boolean;
  /** The figure's value; absent for words and marks. */
  readonly number: number | undefined;
  readonly #spelling: Spelling;

  constructor(span: Span, spelling: Spelling, glued: boolean, number?: number) {
    this.start = span.start;
    this.end = span.end;
    this.glued = glued;
    this.number = number;
    this.#spelling = spelling;
  }

  /** What it may stand for; nothing for words the grammar does not know. */
  get uses(): readonly WordUse[] {
    return this.#spelling.uses;
  }

  /** First letter is a capital. */
  get capital(): boolean {
    return this.#spelling.capital;
  }

  /** Can begin or be part of a number in words. */
  get numeral(): boolean {
    return this.#spelling.numeral;
  }

  /** Bit n is set where a pattern of stratum n can begin with it. */
  get starts(): number {
    return this.#spelling.starts;
  }

  /** Some pattern needs no word of the grammar behind it. */
  get alone(): boolean {
    return this.#spelling.alone;
  }

  /** A break between blocks: nothing is matched across it. */
  get wall(): boolean {
    return this.#spelling === blank;
  }
}

const none: readonly WordUse[] = [];
const blank: Spelling = { uses: none, capital: false, numeral: false, starts: 0, alone: false };

/** Spellings remembered; enough for every frequent word of a language. */
const cacheSize = 100_000;

/** Cuts texts into pieces for one grammar. Every character is looked at once. */
export class Scanner {
  readonly #grammar: TimexGrammar;
  readonly #spellings = new Map<string, Spelling>();
  readonly #numerals: ReadonlySet<string>;
  readonly #starts: ReadonlyMap<number, number>;
  readonly #alone: ReadonlySet<number>;
  readonly #beginnings = new Uint8Array(beginnings);

  /** `starts` gives for a symbol the strata whose patterns can begin with it. */
  constructor(grammar: TimexGrammar, numerals: ReadonlySet<string>, starts: ReadonlyMap<number, number>) {
    this.#alone = aloneSymbols(grammar);
    this.#grammar = grammar;
    this.#numerals = numerals;
    this.#starts = starts;
    for (const word of [...grammar.lexicon.keys(), ...numerals]) {
      for (const form of [word, word.toUpperCase()]) this.#beginnings[beginning(form, 0, form.length)] = 1;
    }
  }

  /** The pieces of the blocks, with a wall after each. */
  scan(text: string, blocks: readonly Span[]): readonly Piece[] {
    const pieces: Piece[] = [];
    for (const block of blocks) {
      this.#block(text, block, pieces);
      pieces.push(new Piece({ start: block.end, end: block.end }, blank, false));
    }
    return pieces;
  }

  #block(text: string, block: Span, pieces: Piece[]): void {
    let at = block.start;
    let glued = false;
    while (at < block.end) {
      const code = text.charCodeAt(at);
      if (isBlank(code)) {
        at++;
        glued = false;
        continue;
      }
      const start = at;
      if (isDigit(code)) {
        at = endOfFigure(text, at, block.end);
        pieces.push(this.#figure(text, { start, end: at }, glued));
      } else if (isLetter(code)) {
        do at++;
        while (at < block.end && isLetter(text.charCodeAt(at)));
        pieces.push(
          new Piece({ start, end: at }, this.#known(text, start, at) ? this.#spelling(text.slice(start, at)) : unknown(code, text, start), glued),
        );
      } else {
        at++;
        pieces.push(new Piece({ start, end: at }, this.#spelling(text[start] ?? ""), glued));
      }
      glued = true;
    }
  }

  /** Whether any word of the grammar has these first letters and this length; most words are done with here. */
  #known(text: string, start: number, end: number): boolean {
    return this.#beginnings[beginning(text, start, end - start)] === 1;
  }

  #spelling(raw: string): Spelling {
    const known = this.#spellings.get(raw);
    if (known !== undefined) return known;
    const lower = raw.toLowerCase();
    const uses = this.#grammar.lexicon.get(lower) ?? none;
    const made = { uses, capital: raw[0] !== lower[0], numeral: this.#numerals.has(lower), starts: this.#startsOf(uses), alone: this.#isAlone(uses) };
    if (this.#spellings.size < cacheSize) this.#spellings.set(raw, made);
    return made;
  }

  #isAlone(uses: readonly WordUse[]): boolean {
    return uses.some(({ symbol }) => this.#alone.has(symbol));
  }

  #startsOf(uses: readonly WordUse[]): number {
    return uses.reduce((mask, { symbol }) => mask | (this.#starts.get(symbol) ?? 0), 0);
  }

  #figure(text: string, span: Span, glued: boolean): Piece {
    const digits = text.slice(span.start, span.end);
    let spelling = this.#spellings.get(digits);
    if (spelling === undefined) {
      const uses = figureUses(digits, this.#grammar);
      spelling = { uses, capital: false, numeral: true, starts: this.#startsOf(uses), alone: true };
      if (this.#spellings.size < cacheSize) this.#spellings.set(digits, spelling);
    }
    return new Piece(span, spelling, glued, Number(digits.replace(/,/g, "")));
  }
}

/** Symbols that are a pattern by themselves, or that an unknown word may follow. */
function aloneSymbols(grammar: TimexGrammar): ReadonlySet<number> {
  const alone = new Set<number>();
  for (const { root } of grammar.strata) {
    for (const [symbol, edges] of root.edges) if (edges.some(({ node }) => node.accepts.length > 0 || node.open)) alone.add(symbol);
  }
  return alone;
}

const beginnings = 1 << 16;

/** A number from the length and the first two letters without their case, as far as ASCII goes; other letters by their codes. */
function beginning(text: string, start: number, length: number): number {
  const second = length > 1 ? fold(text.charCodeAt(start + 1)) : 0;
  return ((fold(text.charCodeAt(start)) * 31 + second) * 24 + length) & (beginnings - 1);
}

function fold(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

const unknownSmall: Spelling = { uses: none, capital: false, numeral: false, starts: 0, alone: false };
const unknownCapital: Spelling = { uses: none, capital: true, numeral: false, starts: 0, alone: false };

function unknown(code: number, text: string, start: number): Spelling {
  if (code < 128) return code <= 90 ? unknownCapital : unknownSmall;
  const first = text[start] ?? "";
  return first === first.toLowerCase() ? unknownSmall : unknownCapital;
}

/** Digits, with groups of three after commas and one decimal part: "98,000" and "3.5" are one figure, "8.5.1945" are three. */
function endOfFigure(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && isDigit(text.charCodeAt(at))) at++;
  if (at - start <= 3) {
    while (text[at] === "," && at + 3 < limit + 0 && threeDigits(text, at + 1, limit)) at += 4;
  }
  if (text[at] === "." && at + 1 < limit && isDigit(text.charCodeAt(at + 1))) {
    let end = at + 1;
    while (end < limit && isDigit(text.charCodeAt(end))) end++;
    const more = text[end] === "." && isDigit(text.charCodeAt(end + 1));
    const before = text[start - 1] === "." && isDigit(text.charCodeAt(start - 2));
    if (!more && !before) return end;
  }
  return at;
}

function threeDigits(text: string, at: number, limit: number): boolean {
  return (
    at + 3 <= limit &&
    isDigit(text.charCodeAt(at)) &&
    isDigit(text.charCodeAt(at + 1)) &&
    isDigit(text.charCodeAt(at + 2)) &&
    !isDigit(text.charCodeAt(at + 3))
  );
}

/** Which number classes a figure belongs to. */
function figureUses(digits: string, grammar: TimexGrammar): readonly WordUse[] {
  const uses: WordUse[] = [];
  const value = Number(digits.replace(/,/g, ""));
  const add = (name: string, yes: boolean): void => {
    const symbol = grammar.symbols.get(name);
    if (yes && symbol !== undefined) uses.push({ symbol, value });
  };
  if (/^\d+$/.test(digits)) {
    add("num", true);
    add("num-day", digits.length <= 2 && value >= 1 && value <= 31);
    add("num-month", digits.length <= 2 && value >= 1 && value <= 12);
    add("num-year", digits.length <= 5 && digits[0] !== "0" && value >= 1);
    add("num-year3", digits.length === 3 && digits[0] !== "0");
    add("num-year4", digits.length === 4 && value >= 1000 && value <= 2100);
    add("num-decade", (digits.length === 3 || digits.length === 4) && value % 10 === 0 && value >= 100 && value <= 2100);
    add("num-2", digits.length === 2);
    add("num-hour", digits.length <= 2 && value <= 24);
    add("num-clock", digits.length === 4 && value < 2400 && value % 100 < 60);
    add("num-minute", digits.length === 2 && value <= 59);
  }
  return uses;
}

function isBlank(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0x2009 || code === 0x202f;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Letters and combining marks of any script, told by range: exact enough to find where words end, and fast. */
function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return (
    code >= 0xc0 &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    !(code >= 0x2000 && code <= 0x2bff) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    !(code >= 0xff00 && code <= 0xff0f)
  );
}
