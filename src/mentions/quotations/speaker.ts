import { at } from "../../base/assert.ts";
import type { QuotationData } from "../../lang/quotations.ts";
import type { Document, Sentence, Token } from "../../model/document.ts";
import type { NameMention } from "../../model/mention.ts";
import { treeOf } from "../../text/syntax/tree.ts";
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
  /** It stands behind the marks. */
  readonly behind?: boolean;
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
  if (after !== undefined) return { ...after, behind: true };
  return speechBefore(speech, pair) ?? speechInSentenceBefore(speech, pair) ?? { spoken: false };
}

/** "X answered the envoys. «…»": marks that begin a sentence after one whose verb is of speech, and without a word of their own. */
function speechInSentenceBefore(speech: Speech, { open, close }: MarkPair): Spoken | undefined {
  const { document, data } = speech;
  const tree = treeOf(document);
  const sentence = sentenceAt(document, open);
  const before = document.sentences[sentence.index - 1];
  if (tree === undefined || before === undefined || sentence.firstToken !== open || close < sentence.endToken - 1) return undefined;
  const root = tree.root(before);
  if (root === undefined || !isSpeech(data, document.tokens[root]) || tree.dependent(root, "aux:pass") !== undefined) return undefined;
  const speaker = boundSubject(speech, root);
  return speaker === undefined ? undefined : { spoken: true, speaker };
}

/** «…», said X · «…», X said · «…», he said · «…», as he put it. */
function speechAfter(speech: Speech, { close }: MarkPair): Spoken | undefined {
  const { document, data } = speech;
  const put = putSo(speech, close + 1);
  if (put !== undefined) return put;
  const last = at(document.tokens, close - 1).text;
  const limit = Math.min(document.tokens.length, close + 1 + reach);
  let index = close + 1;
  if (index < limit && at(document.tokens, index).text === ",") index++;
  else if (!/^[,!?]$/.test(last)) return undefined;
  if (index >= limit) return undefined;
  if (isSpeech(data, document.tokens[index])) {
    const name = nameFrom(speech, index + 1);
    return name === undefined ? { spoken: true } : { spoken: true, speaker: speakerOf(name) };
  }
  const name = nameFrom(speech, index);
  const pronoun = name === undefined && isPronoun(data, at(document.tokens, index));
  if (name === undefined && !pronoun) return describedAfter(speech, index, limit);
  const verb = verbAfter(speech, name?.endToken ?? index + 1, limit);
  if (verb === undefined) return name === undefined ? undefined : namedAfter(speech, name.endToken, limit);
  if (verb.passive) return { spoken: true };
  return { spoken: true, speaker: name === undefined ? resolved(speech, index) : speakerOf(name) };
}

/** The verb of speech that a subject ending here has: "said", "then replied", "is reported to have told". In the passive its subject hears. */
function verbAfter({ document, data }: Speech, first: number, limit: number): { readonly passive: boolean } | undefined {
  let passive = false;
  let index = first;
  for (; index < limit; index++) {
    const { lower } = at(document.tokens, index);
    const reported = data.reported.has(lower) && document.tokens[index + 1]?.lower === data.to;
    if (reported) passive = false;
    else if (isSpeech(data, document.tokens[index])) return { passive: passive && !/ing$/.test(lower) };
    else if (data.passive.has(lower)) passive = true;
    else if (!data.adverbs.has(lower)) return undefined;
  }
  return undefined;
}

/** «…», the consul wrote: somebody without a name. */
function describedAfter(speech: Speech, index: number, limit: number): Spoken | undefined {
  const { document, data } = speech;
  if (!data.articles.has(at(document.tokens, index).lower)) return undefined;
  for (let noun = index + 1; noun < Math.min(limit, index + 4); noun++) {
    const verb = verbAfter(speech, noun + 1, Math.min(limit, noun + 6));
    if (verb !== undefined && at(document.tokens, noun).kind === "word")
      return verb.passive ? { spoken: true } : { spoken: true, speaker: { first: index, end: noun + 1 } };
  }
  return namedAfter(speech, index + 1, limit);
}

/** «…», the emir's son Bello wrote. */
function namedAfter(speech: Speech, from: number, limit: number): Spoken | undefined {
  const { document, byEnd } = speech;
  for (let end = from + 1; end < Math.min(limit, from + 7) && !/^[.,;:!?"()]$/.test(at(document.tokens, end - 1).text); end++) {
    const name = byEnd.get(end);
    const verb = name?.kind === "person" ? verbAfter(speech, end, Math.min(limit, end + 3)) : undefined;
    if (name !== undefined && verb !== undefined) return verb.passive ? { spoken: true } : { spoken: true, speaker: speakerOf(name) };
  }
  return undefined;
}

/** "as he put it", "as X called it", directly behind the marks or before them. */
function putSo(speech: Speech, from: number): Spoken | undefined {
  const { document, data } = speech;
  let index = from;
  if (document.tokens[index]?.text === ",") index++;
  const phrase = data.as.find((each) => each === document.tokens[index]?.lower);
  if (phrase === undefined) return undefined;
  const name = nameFrom(speech, index + 1);
  const subject = index + 1;
  const verb = name?.endToken ?? subject + 1;
  const limit = Math.min(document.tokens.length, verb + 4);
  const found = document.tokens.slice(verb, limit).some((token) => data.putting.has(token.lower));
  if (!found) return undefined;
  if (name !== undefined) return { spoken: true, speaker: speakerOf(name) };
  return document.tokens[subject] !== undefined && isPronoun(data, at(document.tokens, subject))
    ? { spoken: true, speaker: resolved(speech, subject) }
    : { spoken: true };
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
  const put = putBefore(speech, open, start);
  if (put !== undefined) return put;
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
    if (token.kind !== "word" || !isSpeech(data, token) || !(nearMarks(speech, index, open) || thatFollows(speech, index, open))) continue;
    const speaker = subjectBefore(speech, index, start) ?? subjectAfter(speech, index, open);
    return speaker === undefined ? { spoken: true } : { spoken: true, speaker };
  }
  return undefined;
}

/** "rather than endure, as he put it, «…»" */
function putBefore(speech: Speech, open: number, start: number): Spoken | undefined {
  for (let index = open - 2; index >= Math.max(start, open - 8); index--)
    if (speech.data.as.includes(at(speech.document.tokens, index).lower)) return putSo(speech, index);
  return undefined;
}

/** Where the sentence begins that leads to the marks: the one before, if it ends in a colon. */
function sentenceStart(document: Document, open: number): number {
  const sentence = sentenceAt(document, open);
  const before = document.sentences[sentence.index - 1];
  const leads = before !== undefined && sentence.firstToken === open && at(document.tokens, before.endToken - 1).text === ":";
  return leads ? before.firstToken : sentence.firstToken;
}

/** Between verb and marks only small words, a comma or a colon, whom it was said to, or the words that the quoted ones belong to. */
function nearMarks({ document, data, byFirst }: Speech, verb: number, open: number): boolean {
  const joint = at(document.tokens, open - 1);
  if (joint.text === "," || joint.text === ":" || data.that.has(joint.lower) || open - 1 === verb) return true;
  // "warned the envoys of Baden «Our …»"
  const whole = /^\p{Lu}/u.test(document.tokens[open + 1]?.text ?? "") && open - verb <= 8;
  for (let index = verb + 1; index < open; index++) {
    const token = at(document.tokens, index);
    if (/^[,;:]$/.test(token.text)) return false;
    if (whole) continue;
    if (!data.adverbs.has(token.lower) && !data.that.has(token.lower) && byFirst.get(index) === undefined && index > verb + 2) return false;
  }
  return true;
}

/** "announced in May that the leaders had «…»" */
function thatFollows({ document, data }: Speech, verb: number, open: number): boolean {
  for (let index = verb + 1; index < Math.min(open, verb + thatReach); index++) if (data.that.has(at(document.tokens, index).lower)) return true;
  return false;
}

/** The name or pronoun before a verb, with small words between; of a passive ("X was told") it is no speaker. */
function subjectBefore(speech: Speech, verb: number, start: number): Speaker | undefined {
  const { document, data, byEnd } = speech;
  let end = verb;
  let passive = false;
  while (end > start) {
    const { lower } = at(document.tokens, end - 1);
    // "is reported to have told": what is said of the speaker is no speech of theirs
    if (data.reported.has(lower) && document.tokens[end]?.lower === data.to) {
      end--;
      while (end > start && (data.passive.has(at(document.tokens, end - 1).lower) || data.adverbs.has(at(document.tokens, end - 1).lower))) end--;
      break;
    }
    if (!data.adverbs.has(lower) && !/ly$/.test(lower)) break;
    if (data.passive.has(lower)) passive = true;
    end--;
  }
  if (passive && !/ing$/.test(at(document.tokens, verb).lower)) return undefined;
  if (end > start && data.relatives.has(at(document.tokens, end - 1).lower)) end--;
  // "the Speaker, William Lenthall, replied"
  const set = end > start && at(document.tokens, end - 1).text === ",";
  const gerund = /ing$/.test(at(document.tokens, verb).lower);
  const bound = set ? boundSubject(speech, verb) : undefined;
  if (set && (gerund || bound?.name !== undefined)) return bound;
  const name = byEnd.get(end) ?? (set ? byEnd.get(end - 1) : undefined);
  if (name !== undefined && end > start) return speakerOf(name);
  if (end > start && isPronoun(data, at(document.tokens, end - 1))) return resolved(speech, end - 1);
  return boundSubject(speech, verb) ?? (set ? undefined : describedBefore(speech, end, start));
}

/** The subject of the verb by the dependencies: the name in its phrase, or the name that stands beside it. */
function boundSubject(speech: Speech, verb: number): Speaker | undefined {
  const { document, names, data } = speech;
  const tree = treeOf(document);
  let above: number | undefined = verb;
  for (let steps = 0; tree !== undefined && above !== undefined && steps < 4; steps++) {
    const subject = above === verb ? tree.dependent(above, "nsubj") : tree.dependent(above, "nsubj", "nsubj:pass");
    if (subject !== undefined) {
      const span = tree.phrase(subject);
      const beside = tree.dependent(subject, "appos", "nmod:desc", "flat");
      const named = (word: number | undefined) => names.find((one) => word !== undefined && one.firstToken <= word && word < one.endToken);
      const name = named(subject) ?? named(beside);
      if (name !== undefined) return speakerOf(name);
      if (isPronoun(data, at(document.tokens, subject))) return resolved(speech, subject);
      const short = span.end - span.first <= 6 && subject < verb;
      return short && !data.relatives.has(at(document.tokens, subject).lower) ? { first: span.first, end: span.end } : undefined;
    }
    above = tree.is(above, "conj", "xcomp", "aux") || (above === verb && tree.is(above, "advcl", "acl")) ? tree.head(above) : undefined;
  }
  return undefined;
}

/** "the ambassador then replied": an article at most three words before. */
function describedBefore({ document, data }: Speech, end: number, start: number): Speaker | undefined {
  for (let first = end - 2; first >= Math.max(start, end - 4); first--) {
    const here = at(document.tokens, first);
    if (here.kind !== "word") return undefined;
    if (data.articles.has(here.lower)) return { first, end };
  }
  return undefined;
}

/** «…», said X, «…» */
function subjectAfter(speech: Speech, verb: number, open: number): Speaker | undefined {
  const name = nameFrom(speech, verb + 1);
  return name !== undefined && name.endToken === open - 1 ? speakerOf(name) : undefined;
}

function speakerOf(name: NameMention): Speaker {
  return { first: name.firstToken, end: name.endToken, name };
}

/** "states" is a verb of speech, "States" is none. */
function isSpeech(data: QuotationData, token: Token | undefined): boolean {
  return token !== undefined && data.speech.has(token.lower) && /^\p{Ll}/u.test(token.text);
}

function isPronoun({ male, female }: QuotationData, token: Token): boolean {
  return male.has(token.lower) || female.has(token.lower);
}

/**
 * A pronoun is resolved only where one person alone is named in its sentence before it, or else in the nearest of the three sentences before it
 * that names any; of several, the one of whom that sentence tells.
 */
function resolved({ document, data, names }: Speech, pronoun: number): Speaker {
  const own = { first: pronoun, end: pronoun + 1 };
  const sentence = sentenceAt(document, pronoun);
  const gender = data.male.has(at(document.tokens, pronoun).lower) ? "male" : "female";
  for (let index = sentence.index; index >= Math.max(0, sentence.index - 3); index--) {
    const here = at(document.sentences, index);
    if (here.paragraph !== sentence.paragraph) return own;
    const end = index === sentence.index ? pronoun : here.endToken;
    const persons = itemsBetween(names, here.firstToken, end).filter(
      (name) => name.kind === "person" && name.endToken <= end && (name.gender ?? gender) === gender,
    );
    const distinct = new Set(persons.map((name) => name.quote));
    const name = distinct.size === 1 ? persons[persons.length - 1] : subjectAmong(document, here, persons);
    if (name !== undefined) return { ...own, name };
    if (distinct.size > 1) return own;
  }
  return own;
}

/** Of these names the subject of the sentence, or else the one person who is subject of any of its clauses. */
function subjectAmong(document: Document, sentence: Sentence, names: readonly NameMention[]): NameMention | undefined {
  const tree = treeOf(document);
  const root = tree?.root(sentence);
  if (tree === undefined || root === undefined) return undefined;
  const subject = tree.dependent(root, "nsubj", "nsubj:pass");
  const main = names.find((name) => subject !== undefined && firstWithTitle(document, name) <= subject && subject < name.endToken);
  if (main !== undefined) return main;
  const subjects = names.filter((name) => {
    for (let word = firstWithTitle(document, name); word < name.endToken; word++) if (tree.is(word, "nsubj", "nsubj:pass")) return true;
    return false;
  });
  return new Set(subjects.map(({ quote }) => quote)).size === 1 ? subjects[0] : undefined;
}

/** The first token of a name with the title before it. */
export function firstWithTitle(document: Document, name: NameMention): number {
  if (name.title === undefined) return name.firstToken;
  let first = name.firstToken;
  while (first > 0 && at(document.tokens, first - 1).start >= name.title.start) first--;
  return first;
}
