import { at } from "../../base/assert.ts";
import type { QuotationData } from "../../lang/quotations.ts";
import type { Document, Token } from "../../model/document.ts";
import type { NameMention } from "../../model/mention.ts";
import { itemsBetween, sentenceAt } from "../lookup.ts";
import type { MarkPair } from "./marks.ts";

/** Who speaks: the words that say so, and the name they are, where that is safe. */
export interface Speaker {
  readonly first: number;
  readonly end: number;
  readonly name?: NameMention;
}

export interface Spoken {
  readonly speaker?: Speaker;
  /** A verb of speech or "according to" stands beside the marks. */
  readonly spoken: boolean;
}

export interface Speech {
  readonly document: Document;
  readonly data: QuotationData;
  /** By the token they begin at, and by the one they end before. */
  readonly byFirst: ReadonlyMap<number, NameMention>;
  readonly byEnd: ReadonlyMap<number, NameMention>;
  readonly names: readonly NameMention[];
}

/** How far after the marks a verb of speech is looked for. */
const reach = 9;
/** How far before them, in one sentence: "announced that the leaders had «…»". */
const farReach = 24;
/** How far after its verb "that" may stand. */
const thatReach = 8;

export function speechBeside(speech: Speech, pair: MarkPair): Spoken {
  const after = speechAfter(speech, pair);
  if (after !== undefined) return after;
  const before = speechBefore(speech, pair);
  return before ?? { spoken: false };
}

/** «…», said X · «…», X said · «…», he said. */
function speechAfter(speech: Speech, { close }: MarkPair): Spoken | undefined {
  const { document, data } = speech;
  const last = at(document.tokens, close - 1).text;
  const limit = Math.min(document.tokens.length, close + 1 + reach);
  let index = close + 1;
  if (index < limit && at(document.tokens, index).text === ",") index++;
  else if (!/^[,!?]$/.test(last)) return undefined;
  if (index >= limit) return undefined;
  if (data.speech.has(at(document.tokens, index).lower)) {
    const name = nameFrom(speech, index + 1);
    return name === undefined ? { spoken: true } : { spoken: true, speaker: speakerOf(name) };
  }
  const name = nameFrom(speech, index);
  const pronoun = name === undefined && isPronoun(data, at(document.tokens, index));
  const verb = skipAdverbs(speech, name?.endToken ?? index + 1, limit);
  if ((name === undefined && !pronoun) || verb >= limit || !data.speech.has(at(document.tokens, verb).lower)) return undefined;
  return { spoken: true, speaker: name === undefined ? resolved(speech, index) : speakerOf(name) };
}

function nameFrom(speech: Speech, index: number): NameMention | undefined {
  for (let first = index; first < index + 4; first++) {
    const name = speech.byFirst.get(first);
    if (name !== undefined) return first === index || name.title !== undefined || isSmall(speech, index, first) ? name : undefined;
  }
  return undefined;
}

function isSmall({ document }: Speech, from: number, to: number): boolean {
  return to - from === 1 && at(document.tokens, from).text.length <= 3;
}

/** X said, «…» · according to X, «…» · he said that «…». */
function speechBefore(speech: Speech, { open }: MarkPair): Spoken | undefined {
  const { document, data } = speech;
  const start = sentenceStart(document, open);
  const from = Math.max(start, open - farReach);
  for (let index = open - 1; index >= from; index--) {
    const token = at(document.tokens, index);
    if (token.text === ";" || (token.text === '"' && index < open - 1)) break;
    const phrase = data.according.find(
      (each) =>
        index - each.length + 1 >= start && each.every((word, offset) => at(document.tokens, index - each.length + 1 + offset).lower === word),
    );
    if (phrase !== undefined) {
      const name = nameFrom(speech, index + 1);
      return name === undefined ? { spoken: true } : { spoken: true, speaker: speakerOf(name) };
    }
    if (token.kind !== "word" || !data.speech.has(token.lower) || !(nearMarks(speech, index, open) || thatFollows(speech, index, open))) continue;
    const speaker = subjectBefore(speech, index, start) ?? subjectAfter(speech, index, open);
    return speaker === undefined ? { spoken: true } : { spoken: true, speaker };
  }
  return undefined;
}

/** Where the sentence begins that leads to the marks: the one before, if it ends in a colon. */
function sentenceStart(document: Document, open: number): number {
  const sentence = sentenceAt(document, open);
  const before = document.sentences[sentence.index - 1];
  const leads = before !== undefined && sentence.firstToken === open && at(document.tokens, before.endToken - 1).text === ":";
  return leads ? before.firstToken : sentence.firstToken;
}

/** Between verb and marks only small words, a comma or a colon, or whom it was said to. */
function nearMarks({ document, data, byFirst }: Speech, verb: number, open: number): boolean {
  const joint = at(document.tokens, open - 1);
  if (joint.text === "," || joint.text === ":" || data.that.has(joint.lower) || open - 1 === verb) return true;
  for (let index = verb + 1; index < open; index++) {
    const token = at(document.tokens, index);
    if (!data.adverbs.has(token.lower) && !data.that.has(token.lower) && byFirst.get(index) === undefined && index > verb + 2) return false;
  }
  return true;
}

/** "announced in May that the leaders had «…»" */
function thatFollows({ document, data }: Speech, verb: number, open: number): boolean {
  for (let index = verb + 1; index < Math.min(open, verb + thatReach); index++) if (data.that.has(at(document.tokens, index).lower)) return true;
  return false;
}

function skipAdverbs({ document, data }: Speech, first: number, limit: number): number {
  let index = first;
  while (index < limit && data.adverbs.has(at(document.tokens, index).lower)) index++;
  return index;
}

/** The name or pronoun before a verb, with small words between. */
function subjectBefore(speech: Speech, verb: number, start: number): Speaker | undefined {
  const { document, data, byEnd } = speech;
  let end = verb;
  while (end > start && (data.adverbs.has(at(document.tokens, end - 1).lower) || /ly$/.test(at(document.tokens, end - 1).lower))) end--;
  if (end > start && data.relatives.has(at(document.tokens, end - 1).lower)) {
    end--;
    if (end > start && at(document.tokens, end - 1).text === ",") end--;
  }
  const name = byEnd.get(end);
  if (name !== undefined && end > start) return speakerOf(name);
  return end > start && isPronoun(data, at(document.tokens, end - 1)) ? resolved(speech, end - 1) : undefined;
}

/** «…», said X, «…» */
function subjectAfter(speech: Speech, verb: number, open: number): Speaker | undefined {
  const name = nameFrom(speech, verb + 1);
  return name !== undefined && name.endToken === open - 1 ? speakerOf(name) : undefined;
}

function speakerOf(name: NameMention): Speaker {
  return { first: name.firstToken, end: name.endToken, name };
}

function isPronoun({ male, female }: QuotationData, token: Token): boolean {
  return male.has(token.lower) || female.has(token.lower);
}

/** A pronoun is resolved only where one person alone is named in its sentence before it, or else in the sentence before. */
function resolved({ document, data, names }: Speech, pronoun: number): Speaker {
  const own = { first: pronoun, end: pronoun + 1 };
  const sentence = sentenceAt(document, pronoun);
  const gender = data.male.has(at(document.tokens, pronoun).lower) ? "male" : "female";
  for (const [first, end] of [
    [sentence.firstToken, pronoun],
    [document.sentences[sentence.index - 1]?.firstToken ?? pronoun, sentence.firstToken],
  ] as const) {
    const persons = itemsBetween(names, first, end).filter(
      (name) => name.kind === "person" && name.endToken <= end && (name.gender ?? gender) === gender,
    );
    const distinct = new Set(persons.map((name) => name.quote));
    const name = persons[persons.length - 1];
    if (distinct.size === 1 && name !== undefined) return { ...own, name };
    if (distinct.size > 1) return own;
  }
  return own;
}
