import { at } from "../../../base/assert.ts";
import { remembering } from "../../../base/remembering.ts";
import type { Sentence } from "../../../model/document.ts";
import type { NameKind } from "../../../model/mention.ts";
import type { Decided } from "../decide.ts";
import { gazetteerAt } from "../runs.ts";
import { bareOf, type Word, type Words } from "../words.ts";
import { type Company, companyOf } from "./company.ts";
import { hashText, mix } from "./hash.ts";

/** What a spelling says of itself, as numbers to be mixed into keys. */
export interface Spelling {
  readonly exact: number;
  readonly lower: number;
  readonly suffixes: readonly [number, number, number];
  readonly prefixes: readonly [number, number, number];
  readonly shape: number;
  /** Written with a capital, or a number. */
  readonly isNamelike: boolean;
  /** Small words and marks that may stand between two words of one name. */
  readonly isJoint: boolean;
  readonly casing: number;
  /** Which noun it is at the end or the beginning of a name. */
  readonly heads: number;
  /** In which lists it stands. */
  readonly lists: number;
  /** How frequent it is as a given name and as a family name. */
  readonly hints: number;
  /** How the document uses it: inside sentences, with a capital or without. */
  readonly usage: number;
  /** What the rules make of it over the whole document. */
  readonly votes: number;
}

/** All that the keys of a document's tokens are made of. */
export interface Clues {
  readonly words: Words;
  readonly spellings: readonly Spelling[];
  /** Which kind of listed name covers a token, and where in it the token stands; 0 for none. */
  readonly listed: Uint8Array;
  /** Whether it is in the name of a town: how large, and where in the name. */
  readonly towns: Uint8Array;
  /** What the rules say of a token: kind and place in the name; 0 for nothing. */
  readonly ruled: Uint8Array;
  /** By what they say it. */
  readonly producers: Int32Array;
  /** Where else in the document a word stands that is written with a capital, by the word in lower case. */
  readonly company: ReadonlyMap<string, Company>;
}

const kindCodes: Readonly<Record<NameKind, number>> = { person: 0, place: 1, group: 2, event: 3, document: 4 };

export function readClues(words: Words, ruled: readonly Decided[]): Clues {
  const count = words.words.length;
  const clues = {
    words,
    listed: listedNames(words),
    towns: townsIn(words),
    ruled: new Uint8Array(count),
    producers: new Int32Array(count),
  };
  const votes = new Map<string, number[]>();
  for (const { piece, kind, polity, producer } of ruled) {
    const code = kindCodes[kind];
    for (let index = piece.first; index < piece.end; index++) {
      clues.ruled[index] = 1 + code * 4 + placeIn(index, piece.first, piece.end);
      clues.producers[index] = hashText(producer) + (polity ? 1 : 0);
      const { lower } = at(words.words, index);
      const counted = votes.get(lower) ?? [0, 0, 0, 0, 0];
      counted[code] = (counted[code] ?? 0) + 1;
      votes.set(lower, counted);
    }
  }
  const spellings = spellingsOf(words, votes);
  return { ...clues, spellings, company: companyOf(words, spellings) };
}

/** 0 first of several, 1 inside, 2 last, 3 alone. */
function placeIn(index: number, first: number, end: number): number {
  if (end - first === 1) return 3;
  return index === first ? 0 : index === end - 1 ? 2 : 1;
}

function listedNames(words: Words): Uint8Array {
  const listed = new Uint8Array(words.words.length);
  for (const sentence of words.document.sentences) {
    for (let index = sentence.firstToken; index < sentence.endToken; index++) {
      if (at(words.words, index).gazetteer === undefined) continue;
      const match = gazetteerAt(words, index, sentence.endToken);
      if (match === undefined) continue;
      const code = 1 + kindCodes[match.entry.kind] * 2 + (match.entry.polity ? 1 : 0);
      for (let inner = index; inner < match.end; inner++) listed[inner] = code * 4 + placeIn(inner, index, match.end);
      index = match.end - 1;
    }
  }
  return listed;
}

function townsIn({ words, document, data }: Words): Uint8Array {
  const found = new Uint8Array(words.length);
  const { tokens } = document;
  for (let index = 0; index < tokens.length; index++) {
    if (at(words, index).casing === "lower") continue;
    const towns = data.hints.towns.get(at(tokens, index).text);
    const town = towns?.find(({ rest }) => rest.every((word, offset) => tokens[index + 1 + offset]?.text === word));
    if (town === undefined) continue;
    const end = index + 1 + town.rest.length;
    for (let inner = index; inner < end; inner++) found[inner] = town.level * 4 + placeIn(inner, index, end);
    index = end - 1;
  }
  return found;
}

function spellingsOf(words: Words, votes: ReadonlyMap<string, readonly number[]>): readonly Spelling[] {
  const known = new Map<Word, Spelling>();
  return words.words.map((word, index) => {
    let spelling = known.get(word);
    if (spelling === undefined) {
      spelling = spell(words, index, votes.get(word.lower));
      known.set(word, spelling);
    }
    return spelling;
  });
}

const casings = { lower: 0, capital: 1, acronym: 2, initial: 3 } as const;
const peopleCodes = { adjective: 1, noun: 2, either: 3 } as const;

function spell({ words, data, document }: Words, index: number, votes: readonly number[] | undefined): Spelling {
  const word = at(words, index);
  const token = at(document.tokens, index);
  const { lower, usage } = word;
  const head = word.head === undefined ? 0 : 1 + kindCodes[word.head.kind] * 4 + (word.head.weak ? 1 : 0) + (word.head.polity ? 2 : 0);
  const firstHead = word.firstHead === undefined ? 0 : 1 + kindCodes[word.firstHead.kind];
  return {
    ...lettersOf(token.text),
    isNamelike: (word.casing !== "lower" && !(word.isFunction && word.casing === "initial")) || token.kind === "number",
    isJoint:
      data.particles.has(lower) ||
      data.joining.has(lower) ||
      data.joiningBodies.has(lower) ||
      data.articles.has(lower) ||
      data.and.has(lower) ||
      data.ampersand.has(token.text) ||
      data.possessive.has(token.text) ||
      token.text === "." ||
      token.text === "-" ||
      token.text === "–",
    casing: casings[word.casing],
    heads: head * 8 + firstHead,
    lists:
      (word.isCommon ? 1 : 0) +
      (word.isGiven ? 2 : 0) +
      (word.isSurname ? 4 : 0) +
      (word.isTitle ? 8 : 0) +
      (word.isFunction ? 16 : 0) +
      (word.isCalendar ? 32 : 0) +
      (word.people === undefined ? 0 : peopleCodes[word.people] * 64) +
      (word.isNumber || token.kind === "number" ? 256 : 0) +
      (data.modifiers.has(lower) ? 512 : 0),
    hints: word.hints,
    usage: Math.min(usage.lower, 2) * 4 + Math.min(usage.capital, 3),
    votes: votes === undefined ? 0 : votesOf(votes),
  };
}

/** What the letters of a word are, wherever it stands. */
const lettersOf = remembering((text: string): Pick<Spelling, "exact" | "lower" | "suffixes" | "prefixes" | "shape"> => {
  const lower = bareOf(text).toLowerCase();
  return {
    exact: hashText(text),
    lower: hashText(lower),
    suffixes: [hashText(lower.slice(-2)), hashText(lower.slice(-3)), hashText(lower.slice(-4))],
    prefixes: [hashText(lower.slice(0, 2)), hashText(lower.slice(0, 3)), hashText(lower.slice(0, 4))],
    shape: shapeOf(text),
  };
});

/** The kind most often given, how often, and whether others are given too. */
function votesOf(votes: readonly number[]): number {
  let sum = 0;
  let best = 0;
  votes.forEach((count, kind) => {
    sum += count;
    if (count > (votes[best] ?? 0)) best = kind;
  });
  const most = votes[best] ?? 0;
  return 1 + best * 12 + Math.min(most, 4) * 2 + (most * 4 < sum * 3 ? 1 : 0);
}

/** Kinds of letters in their order, each written once: "McCoy" is XxXx. */
function shapeOf(text: string): number {
  let hash = 0;
  let before = -1;
  for (const sign of text) {
    const kind = /\p{Lu}/u.test(sign) ? 1 : /\p{L}/u.test(sign) ? 2 : /\p{Nd}/u.test(sign) ? 3 : sign.charCodeAt(0);
    if (kind !== before) hash = mix(hash, kind);
    before = kind;
  }
  return text.length < 4 ? mix(hash, text.length) : hash;
}

/** The stretches of a sentence that may hold names, as pairs of first token and one past the last. */
export function stretchesOf({ words, spellings }: Clues, { firstToken, endToken }: Pick<Sentence, "firstToken" | "endToken">): readonly number[] {
  const bounds: number[] = [];
  let first = -1;
  let last = -1;
  for (let index = firstToken; index < endToken; index++) {
    const spelling = at(spellings, index);
    const opens = spelling.isNamelike || (first < 0 && opensName(words, index, endToken));
    if (opens) {
      if (first < 0) first = index;
      last = index;
    } else if (first >= 0 && (!spelling.isJoint || index - last > longestJoint)) {
      bounds.push(first, last + 1);
      first = -1;
    }
  }
  if (first >= 0) bounds.push(first, last + 1);
  return bounds;
}

const longestJoint = 3;

/** "de Gaulle", "second Republic", before a word with a capital. */
function opensName({ words, data }: Words, index: number, end: number): boolean {
  const { lower } = at(words, index);
  return index + 1 < end && (data.opening.has(lower) || data.ordinals.has(lower)) && at(words, index + 1).casing !== "lower";
}
