import { at } from "../../base/assert.ts";
import { remembering } from "../../base/remembering.ts";
import type { GazetteerEntry, Head, NameData, PeopleForm } from "../../lang/names.ts";
import type { Document, Sentence } from "../../model/document.ts";

/** How a word is written: with no capital, one at its start, all capitals, or a single capital letter. */
export type Casing = "lower" | "capital" | "acronym" | "initial";

/** What is known of a word as written, and how the document uses it. */
export interface Word {
  readonly lower: string;
  readonly casing: Casing;
  readonly isFunction: boolean;
  /** Spelt like a small word, but part of a name. */
  readonly isNaming?: true;
  readonly isCalendar: boolean;
  readonly isNumber: boolean;
  readonly isCommon: boolean;
  readonly isGiven: boolean;
  readonly gender?: "female" | "male";
  readonly isSurname: boolean;
  /** How often it is a forename and a family name elsewhere, as one number. */
  readonly hints: number;
  readonly isTitle: boolean;
  readonly people?: PeopleForm;
  readonly gazetteer?: readonly GazetteerEntry[];
  readonly head?: Head;
  readonly firstHead?: Head;
  readonly usage: Usage;
}

/** How often a word stands inside sentences with and without a capital. */
export interface Usage {
  capital: number;
  lower: number;
}

/** The words of a document by token, each distinct spelling looked up once. */
export interface Words {
  readonly document: Document;
  readonly data: NameData;
  readonly words: readonly Word[];
  /** 1 where a capital says nothing, as at the start of a sentence. */
  readonly initial: Uint8Array;
}

const opening = new Set(['"', "(", "[", ":", "-", "–", "—", "*", "•", "'", "«", "“"]);

export function readWords(document: Document, data: NameData): Words {
  const known = new Map<string, Word>();
  const usages = new Map<string, Usage>();
  const words: Word[] = [];
  for (const token of document.tokens) {
    let word = known.get(token.text);
    if (word === undefined) {
      word = describe(token.text, data, usages);
      known.set(token.text, word);
    }
    words.push(word);
  }
  if (data.regnal.size > 0) markRegnal(document, words, { data, isTold: data.narrators.some((word) => known.has(word)) });
  const initial = new Uint8Array(words.length);
  for (const sentence of document.sentences) markInitial(document, sentence, initial);
  markNaming(document, words, { data, initial });
  for (const sentence of document.sentences) {
    if (at(document.paragraphs, sentence.paragraph).kind === "heading") continue;
    for (let index = sentence.firstToken; index < sentence.endToken; index++) {
      const { casing, usage } = at(words, index);
      if (casing === "lower") usage.lower++;
      else if (initial[index] === 0) usage.capital++;
    }
  }
  return { document, data, words, initial };
}

/** "King Ferdinand I of Portugal": a numeral, and not whoever tells it, who is left the rest where one does. */
function markRegnal(document: Document, words: Word[], { data, isTold }: { readonly data: NameData; readonly isTold: boolean }): void {
  for (let index = 1; index < words.length; index++) {
    const word = at(words, index);
    if (word.casing !== "initial" || !word.isFunction || !data.regnal.has(word.lower)) continue;
    const before = at(words, index - 1);
    const isRuler = before.isGiven || (!before.isCommon && words[index - 2]?.isTitle === true);
    const next = document.tokens[index + 1];
    const isBehind = next === undefined || next.kind === "punctuation" || data.joining.has(next.lower) || data.and.has(next.lower);
    if (before.casing === "capital" && isRuler && (!isTold || isBehind)) words[index] = { ...word, isFunction: false };
  }
}

/** "The rising of An Lushan": what is spelt like a small word, but with a capital inside a sentence, is part of a name, and so it is wherever that name stands. */
function markNaming(document: Document, words: Word[], { data, initial }: { readonly data: NameData; readonly initial: Uint8Array }): void {
  const isOne = (index: number) => {
    const [word, next] = [at(words, index), words[index + 1]];
    if (word.casing !== "capital" || !word.isFunction || word.isTitle || word.isCalendar || data.articles.has(word.lower)) return false;
    return next?.casing === "capital" && !next.isCommon && !next.isFunction && !next.isCalendar && !next.isTitle && next.gazetteer === undefined;
  };
  const pair = (index: number) => `${at(words, index).lower} ${words[index + 1]?.lower}`;
  const names = new Set<string>();
  for (const { paragraph, firstToken, endToken } of document.sentences) {
    if (at(document.paragraphs, paragraph).kind === "heading") continue;
    for (let index = firstToken; index < endToken; index++) if (initial[index] === 0 && isOne(index)) names.add(pair(index));
  }
  if (names.size === 0) return;
  for (let index = 0; index < words.length; index++)
    if (isOne(index) && names.has(pair(index))) words[index] = { ...at(words, index), isNaming: true };
}

function markInitial(document: Document, sentence: Sentence, initial: Uint8Array): void {
  let atStart = true;
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const token = at(document.tokens, index);
    const isWord = token.kind !== "punctuation";
    if (atStart || (isWord && index > 0 && opensAfter(at(document.tokens, index - 1).text))) initial[index] = 1;
    if (isWord) atStart = false;
  }
}

/** After these a capital may be that of a sentence. A bracket is not among them: what stands in brackets is seldom a sentence. */
function opensAfter(text: string): boolean {
  return text !== "(" && text !== "[" && text !== "-" && text !== "–" && opening.has(text);
}

/** What is known of each spelling, whatever text it stands in. */
const lookups = new WeakMap<NameData, (text: string) => Omit<Word, "usage">>();

function describe(text: string, data: NameData, usages: Map<string, Usage>): Word {
  let lookUp = lookups.get(data);
  if (lookUp === undefined) {
    lookUp = remembering((spelling) => lookedUp(spelling, data));
    lookups.set(data, lookUp);
  }
  const known = lookUp(text);
  let usage = usages.get(known.lower);
  if (usage === undefined) {
    usage = { capital: 0, lower: 0 };
    usages.set(known.lower, usage);
  }
  return { ...known, usage };
}

/** Without the point of what is shortened: "Gen.", but not an initial. */
export function bareOf(text: string): string {
  return text.endsWith(".") && text.length > 2 ? text.slice(0, -1) : text;
}

function lookedUp(text: string, data: NameData): Omit<Word, "usage"> {
  const casing = casingOf(text);
  const bare = bareOf(text);
  const lower = bare.toLowerCase();
  const female = data.female.has(lower);
  const male = data.male.has(lower);
  const people = data.peoples.get(bare) ?? peopleTwice(bare, data) ?? peopleByEnding(bare, casing, data);
  const gazetteer = casing === "lower" ? undefined : (data.gazetteer.get(text) ?? data.gazetteer.get(bare));
  const head = data.lastHeads.get(lower);
  const firstHead = data.firstHeads.get(lower);
  const exact = casing === "acronym" && gazetteer?.some((entry) => entry.name === text) === true;
  return {
    lower,
    casing,
    isFunction: data.functionWords.has(lower) && !exact,
    isCalendar: data.calendar.has(lower) && !exact,
    isNumber: data.numbers.has(lower),
    isCommon: casing !== "acronym" && isCommon(lower, data),
    isGiven: female || male || (bare.includes("-") && isJoined(bare, data)),
    ...(female === male ? {} : { gender: female ? "female" : "male" }),
    isSurname: data.surnames.has(lower),
    hints: (data.hints.forenames.get(lower) ?? 0) * 4 + (data.hints.familyNames.get(lower) ?? 0),
    isTitle: data.titleWords.has(lower) || (lower.includes("-") && data.titleWords.has(lower.slice(lower.lastIndexOf("-") + 1))),
    ...(people === undefined ? {} : { people }),
    ...(gazetteer === undefined ? {} : { gazetteer }),
    ...(head === undefined ? {} : { head }),
    ...(firstHead === undefined ? {} : { firstHead }),
  };
}

/** "Shuja-ul-Mulk": capitals on both sides of a word that joins the parts of a person's name. */
function isJoined(bare: string, { joints }: NameData): boolean {
  const parts = bare.split("-");
  const isCapital = (part: string | undefined) => part !== undefined && /^\p{Lu}\p{L}/u.test(part);
  return parts.some((part, index) => joints.has(part) && isCapital(parts[index - 1]) && isCapital(parts[index + 1]));
}

/** "Irish-American": two words for peoples in one, of which the last says what it is. */
function peopleTwice(bare: string, { peoples }: NameData): PeopleForm | undefined {
  const parts = bare.split("-");
  return parts.length === 2 && parts.every((part) => peoples.has(part)) ? peoples.get(parts[1] ?? "") : undefined;
}

/** A word for a people that no list has, known by its ending; not a given or ordinary word. */
function peopleByEnding(bare: string, casing: Casing, { peopleEndings, male, female, commonWords, gazetteer }: NameData): PeopleForm | undefined {
  const lower = bare.toLowerCase();
  if (casing !== "capital" || male.has(lower) || female.has(lower) || commonWords.has(lower) || gazetteer.has(bare)) return undefined;
  const ends = (endings: readonly string[]) => endings.some((ending) => lower.length > ending.length + 2 && lower.endsWith(ending));
  if (ends(peopleEndings.noun)) return "noun";
  return ends(peopleEndings.adjective) ? "adjective" : undefined;
}

/** An ordinary word, or several joined by hyphens. */
function isCommon(lower: string, { commonWords }: NameData): boolean {
  return commonWords.has(lower) || (lower.includes("-") && lower.split("-").every((part) => commonWords.has(part)));
}

function casingOf(text: string): Casing {
  if (/^\p{Lu}/u.test(text)) {
    if (/^\p{Lu}\.?$/u.test(text)) return "initial";
    return /^[\p{Lu}\p{N}.&'-]+$/u.test(text) ? "acronym" : "capital";
  }
  // "al-Bakri", "d'Alembert", "kaSenzangakhona"
  return /^(?:\p{Ll}{1,3}['-]\p{Lu}|\p{Ll}{2}\p{Lu}\p{Ll}{2})/u.test(text) ? "capital" : "lower";
}
