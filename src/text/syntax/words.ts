import type { Token } from "../../model/document.ts";

const PRIME = 0x01000193;
const START = 0x811c9dc5;
const ZERO = 48;
const NINE = 57;
const SHAPE_LENGTH = 8;
const SHAPE_RUN = 3;

/** A number made of another so that every bit of it depends on every bit of that one, and no two give the same. */
export function scramble(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}

/** One number for two, in their order. */
export function join(first: number, second: number): number {
  return scramble((Math.imul(first, 0x2c1b3c6d) + second) | 0);
}

/** What the tagger and the parser see of the words of one sentence: numbers made of their letters, figures all being alike. One object serves sentence after sentence. */
export class Words {
  length = 0;
  form = new Int32Array(64);
  lower = new Int32Array(64);
  /** Of the last one to four letters. */
  readonly endings: [Int32Array, Int32Array, Int32Array, Int32Array] = [
    new Int32Array(64),
    new Int32Array(64),
    new Int32Array(64),
    new Int32Array(64),
  ];
  first = new Int32Array(64);
  beginning = new Int32Array(64);
  /** Capitals, small letters and figures: "Xxx", "dddd", "X.X." */
  shape = new Int32Array(64);

  read(tokens: readonly Token[], from: number, end: number): void {
    this.length = end - from;
    if (this.length > this.form.length) this.grow(this.length * 2);
    for (let index = 0; index < this.length; index++) {
      const token = tokens[from + index];
      if (token !== undefined) this.readWord(index, token);
    }
  }

  private grow(size: number): void {
    this.form = new Int32Array(size);
    this.lower = new Int32Array(size);
    for (let index = 0; index < this.endings.length; index++) this.endings[index] = new Int32Array(size);
    this.first = new Int32Array(size);
    this.beginning = new Int32Array(size);
    this.shape = new Int32Array(size);
  }

  private readWord(index: number, { text, lower }: Token): void {
    let form = START;
    for (let at = 0; at < text.length; at++) form = Math.imul(form ^ figureless(text.charCodeAt(at)), PRIME);
    let small = START;
    for (let at = 0; at < lower.length; at++) {
      small = Math.imul(small ^ figureless(lower.charCodeAt(at)), PRIME);
      if (at === 0) this.first[index] = scramble(small);
      if (at <= 2) this.beginning[index] = scramble(small);
    }
    this.form[index] = scramble(form);
    this.lower[index] = scramble(small);
    let ending = START;
    for (let count = 0; count < this.endings.length; count++) {
      const at = lower.length - 1 - count;
      ending = Math.imul(ending ^ (at < 0 ? 0 : figureless(lower.charCodeAt(at))), PRIME);
      (this.endings[count] as Int32Array)[index] = scramble(ending);
    }
    this.shape[index] = scramble(shapeOf(text, lower));
  }
}

function figureless(code: number): number {
  return code >= ZERO && code <= NINE ? ZERO : code;
}

function shapeOf(text: string, lower: string): number {
  let hash = START;
  let last = 0;
  let length = 0;
  for (let at = 0; at < text.length && length <= SHAPE_LENGTH; at++) {
    const kind = kindOf(text.charCodeAt(at), text.length === lower.length ? lower.charCodeAt(at) : 0);
    if (kind === last && length >= SHAPE_RUN) continue;
    hash = Math.imul(hash ^ kind, PRIME);
    last = kind;
    length++;
  }
  return hash;
}

/** A capital, a small letter (or one of a script without capitals), a figure, or the mark itself. */
function kindOf(code: number, lower: number): number {
  if (code >= ZERO && code <= NINE) return ZERO;
  if (code !== lower) return 65;
  return code >= 128 || (code >= 97 && code <= 122) ? 97 : code;
}
