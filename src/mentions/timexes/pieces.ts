import { maskOf, type SymbolId, type TimexGrammar, type WordUse } from "../../lang/timex-grammar.ts";
import type { Span } from "../../model/source.ts";
import type { Beginnings } from "./beginnings.ts";

/** Words that say how a date behind them in the clause is meant, as bits. */
export const CUES = { comparison: 1, horizon: 2, glance: 4, plan: 8, denial: 16, relative: 32 } as const;

/** What is known of a spelling. */
export interface Spelling {
  /** As written; empty for words the grammar does not know, which are not told apart. */
  readonly raw: string;
  readonly lower: string;
  /** What it may stand for; nothing for words the grammar does not know. */
  readonly uses: readonly WordUse[];
  /** First letter is a capital. */
  readonly capital: boolean;
  /** Can begin or be part of a number in words. */
  readonly numeral: boolean;
  /** Bit n is set where a pattern of stratum n can begin with it. */
  readonly starts: number;
  /** Some pattern needs no word of the grammar behind it. */
  readonly alone: boolean;
  /** Known to the patterns, and no word that stands in every text. */
  readonly hot: boolean;
  /** One bit for each symbol it may stand for; symbols share bits. */
  readonly mask: number;
  /** Which of `CUES` it is. */
  readonly cues: number;
  /** A bracket, a quotation mark or, for a wall, anything but nothing; "" for all else. */
  readonly mark: string;
  /** The figure's value; absent for words and marks. */
  readonly number: number | undefined;
}

/** A run of letters, a run of digits, or a mark. */
export interface Piece extends Span {
  /** No blank before. */
  readonly glued: boolean;
  readonly spelling: Spelling;
  /** The figure's value; absent for words and marks. */
  readonly number: number | undefined;
  readonly uses: readonly WordUse[];
  readonly capital: boolean;
  /** A break between blocks: nothing is matched across it. */
  readonly wall: boolean;
}

class Cut implements Piece {
  start = 0;
  end = 0;
  glued = false;
  spelling: Spelling = blank;

  get number(): number | undefined {
    return this.spelling.number;
  }

  get uses(): readonly WordUse[] {
    return this.spelling.uses;
  }

  get capital(): boolean {
    return this.spelling.capital;
  }

  get wall(): boolean {
    return this.spelling === blank;
  }
}

const none: readonly WordUse[] = [];
const plain: Spelling = {
  raw: "",
  lower: "",
  uses: none,
  capital: false,
  numeral: false,
  starts: 0,
  alone: false,
  hot: false,
  mask: 0,
  cues: 0,
  mark: "",
  number: undefined,
};
const blank: Spelling = { ...plain, mark: "|" };
const unknownSmall: Spelling = { ...plain };
const unknownCapital: Spelling = { ...plain, capital: true };

/** Places for spellings, a power of two; three quarters of them are used at most, enough for every frequent word of a language. */
const tableSize = 1 << 15;

/** What the scanner of a grammar is made of. */
export interface ScannerParts {
  readonly grammar: TimexGrammar;
  /** Words that can be part of a number. */
  readonly numerals: ReadonlySet<string>;
  /** Words that stand for one before a number word, and else are no numbers. */
  readonly articles: ReadonlySet<string>;
  readonly beginnings: Beginnings;
}

/** Pieces kept for the next text, enough for most texts: making them anew costs as much as cutting the text. */
const mostKept = 1 << 14;

/** Cuts texts into pieces for one grammar. Every character is looked at once. */
export class Scanner {
  readonly #parts: ScannerParts;
  readonly #alone: ReadonlySet<SymbolId>;
  /** By the hash of a word in small letters, with a capital, in capitals or as the data write it: whether any word of the grammar may have it. */
  readonly #known = new Uint8Array(files);
  readonly #cues = new Map<string, number>();
  /** Open addressing by a hash of the characters; 0 is free, n is the spelling n - 1. */
  readonly #table = new Int32Array(tableSize);
  readonly #spellings: Spelling[] = [];
  readonly #signs: FigureSigns;
  readonly #kept: Cut[] = [];
  /** Of the text being cut. */
  #count = 0;
  #more: Cut[] = [];

  constructor(parts: ScannerParts) {
    this.#parts = parts;
    this.#alone = aloneSymbols(parts.grammar);
    const { decimal_sign: decimal = ".", group_sign: group = "," } = parts.grammar.numbers;
    this.#signs = { decimal, group };
    for (const cue of ["comparison", "horizon", "glance", "plan", "denial", "relative"] as const)
      for (const word of parts.grammar.cues[cue] ?? []) this.#cues.set(word, (this.#cues.get(word) ?? 0) | CUES[cue]);
    for (const word of [...parts.grammar.lexicon.keys(), ...parts.numerals, ...parts.articles, ...this.#cues.keys()]) {
      const capital = word.slice(0, 1).toUpperCase() + word.slice(1);
      for (const form of [word, capital, word.toUpperCase()]) this.#known[filed(hashOf(form))] = 1;
    }
    for (const word of parts.grammar.mixed) this.#known[filed(hashOf(word))] = 1;
  }

  /** The pieces of the blocks, with a wall after each. They stand until the next text is cut. */
  scan(text: string, blocks: readonly Span[]): readonly Piece[] {
    this.#count = 0;
    this.#more = [];
    for (const block of blocks) {
      this.#block(text, block);
      this.#add(block.end, block.end, false).spelling = blank;
    }
    return this.#kept.slice(0, this.#count).concat(this.#more);
  }

  #add(start: number, end: number, glued: boolean): Cut {
    const kept = this.#kept[this.#count];
    const cut = kept ?? new Cut();
    if (kept !== undefined) this.#count++;
    else if (this.#count < mostKept) this.#count = this.#kept.push(cut);
    else this.#more.push(cut);
    cut.start = start;
    cut.end = end;
    cut.glued = glued;
    return cut;
  }

  #block(text: string, block: Span): void {
    const limit = block.end;
    let at = block.start;
    let glued = false;
    while (at < limit) {
      const code = text.charCodeAt(at);
      const kind = kinds[code];
      if (kind === BLANK) {
        at++;
        glued = false;
        continue;
      }
      const start = at++;
      let hash = code;
      if (kind === LETTER) {
        for (; at < limit; at++) {
          const next = text.charCodeAt(at);
          if (kinds[next] !== LETTER) break;
          hash = (Math.imul(hash, 31) + next) | 0;
        }
        this.#add(start, at, glued).spelling = this.#known[filed(hash)] === 1 ? this.#look(text, start, at, hash) : unknown(text, start);
      } else {
        if (kind === DIGIT) at = endOfFigure(text, { start, end: limit }, this.#signs);
        for (let next = start + 1; next < at; next++) hash = (Math.imul(hash, 31) + text.charCodeAt(next)) | 0;
        this.#add(start, at, glued).spelling = this.#look(text, start, at, hash);
      }
      glued = true;
    }
  }

  /** The spelling of what stands here, remembered by the hash of its characters. */
  #look(text: string, start: number, end: number, hash: number): Spelling {
    let place = (hash ^ (hash >>> 15)) & (tableSize - 1);
    for (;;) {
      const number = this.#table[place] ?? 0;
      const found = this.#spellings[number - 1];
      if (number === 0 || found === undefined) break;
      if (stands(found.raw, text, start, end)) return found;
      place = (place + 1) & (tableSize - 1);
    }
    const made = this.#spell(text.slice(start, end));
    if (this.#spellings.length < tableSize * 0.75) this.#table[place] = this.#spellings.push(made);
    return made;
  }

  #spell(raw: string): Spelling {
    const lower = raw.toLowerCase();
    const figure = isDigit(raw.charCodeAt(0));
    const number = figure ? figureValue(raw, this.#signs) : undefined;
    const uses = number !== undefined ? figureUses(raw, number, this.#parts.grammar) : (this.#parts.grammar.lexicon.get(lower) ?? none);
    return {
      raw,
      lower,
      uses,
      capital: raw[0] !== lower[0],
      numeral: figure || this.#parts.numerals.has(lower) || this.#parts.articles.has(lower),
      starts: uses.reduce((bits, { symbol }) => bits | this.#parts.beginnings.strata(symbol), 0),
      alone: figure || uses.some(({ symbol }) => this.#alone.has(symbol)),
      hot:
        figure ||
        this.#parts.numerals.has(lower) ||
        (uses.length > 0 && !(this.#parts.grammar.cold.has(lower) && !uses.some((use) => use.capital === true)) && /\p{L}/u.test(raw)),
      mask: uses.reduce((bits, { symbol }) => bits | maskOf(symbol), 0),
      cues: this.#cues.get(lower) ?? 0,
      mark: /^[()[\]"]$/.test(raw) ? raw : "",
      number,
    };
  }
}

/** Symbols that are a pattern by themselves, or that an unknown word may follow. */
function aloneSymbols(grammar: TimexGrammar): ReadonlySet<number> {
  const alone = new Set<number>();
  for (const { root } of grammar.strata) {
    for (const [symbol, edges] of root.edges) if (edges.some(({ node }) => node.free)) alone.add(symbol);
  }
  return alone;
}

const files = 1 << 16;

function filed(hash: number): number {
  return (hash ^ (hash >>> 16)) & (files - 1);
}

function hashOf(word: string): number {
  let hash = word.charCodeAt(0);
  for (let at = 1; at < word.length; at++) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0;
  return hash;
}

function unknown(text: string, start: number): Spelling {
  const code = text.charCodeAt(start);
  if (code < 128) return code <= 90 ? unknownCapital : unknownSmall;
  const first = text[start] ?? "";
  return first === first.toLowerCase() ? unknownSmall : unknownCapital;
}

/** The marks inside figures. */
interface FigureSigns {
  /** Before decimals. */
  readonly decimal: string;
  /** Between groups of three digits. */
  readonly group: string;
}

function figureValue(digits: string, { decimal, group }: FigureSigns): number {
  return Number(digits.replaceAll(group, "").replace(decimal, "."));
}

/** Digits, with groups of three and one decimal part: "98,000" and "3.5" are one figure, "8.5.1945" are three. */
function endOfFigure(text: string, { start, end: limit }: Span, { decimal, group }: FigureSigns): number {
  let at = start;
  while (at < limit && isDigit(text.charCodeAt(at))) at++;
  if (at - start <= 3) {
    while (text[at] === group && at + 3 < limit + 0 && threeDigits(text, at + 1, limit)) at += 4;
  }
  if (text[at] === decimal && at + 1 < limit && isDigit(text.charCodeAt(at + 1))) {
    let end = at + 1;
    while (end < limit && isDigit(text.charCodeAt(end))) end++;
    const more = text[end] === decimal && isDigit(text.charCodeAt(end + 1));
    const before = text[start - 1] === decimal && isDigit(text.charCodeAt(start - 2));
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
function figureUses(digits: string, value: number, grammar: TimexGrammar): readonly WordUse[] {
  const uses: WordUse[] = [];
  const add = (name: string, yes: boolean): void => {
    const symbol = grammar.symbols.get(name);
    if (yes && symbol !== undefined) uses.push({ symbol, value, capital: undefined });
  };
  if (/^\d+$/.test(digits)) {
    add("num", true);
    add("num-day", digits.length <= 2 && value >= 1 && value <= 31);
    add("num-month", digits.length <= 2 && value >= 1 && value <= 12);
    add("num-year", digits.length <= 5 && digits[0] !== "0" && value >= 1);
    add("num-year3", digits.length === 3 && digits[0] !== "0");
    add("num-year4", digits.length === 4 && value >= 1000 && value <= 2100);
    add("num-decade", (digits.length === 3 || digits.length === 4) && value % 10 === 0 && value >= 100 && value <= 2100);
    add("num-1", digits.length === 1 && value > 0);
    add("num-2", digits.length === 2);
    add("num-4", digits.length === 4);
    add("num-hour", digits.length <= 2 && value <= 24);
    add("num-clock", digits.length === 4 && value < 2400 && value % 100 < 60);
    add("num-minute", digits.length === 2 && value <= 59);
  }
  const clock = /^(\d{1,2})\.([0-5]\d)$/.exec(digits);
  if (clock !== null && Number(clock[1]) <= 24) {
    const symbol = grammar.symbols.get("num-point");
    if (symbol !== undefined) uses.push({ symbol, value: Number(clock[1]) * 100 + Number(clock[2]), capital: undefined });
  }
  return uses;
}

function stands(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

const MARK = 0;
const BLANK = 1;
const DIGIT = 2;
const LETTER = 3;

/** Blank, digit, letter (combining marks among them) or mark, by UTF-16 unit; told by range: exact enough to find where words end. */
const kinds = Uint8Array.from({ length: 1 << 16 }, (_, code) => {
  if (code <= 32 || code === 0xa0 || code === 0x2009 || code === 0x202f) return BLANK;
  if (isDigit(code)) return DIGIT;
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? LETTER : MARK;
  const mark =
    code < 0xc0 ||
    code === 0xd7 ||
    code === 0xf7 ||
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xff0f);
  return mark ? MARK : LETTER;
});

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
