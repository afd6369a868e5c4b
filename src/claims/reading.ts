import { at } from "../base/assert.ts";
import type { ClaimLanguage } from "../lang/claims.ts";
import type { Grammar, PronounKind } from "../lang/grammar.ts";
import type { Knowledge } from "../lang/predicates.ts";
import type { Document, Sentence, Token } from "../model/document.ts";
import type { Mention, NameMention, OfficeMention, QuantityMention, Timex } from "../model/mention.ts";
import { type Tree, treeOf } from "../text/syntax/tree.ts";
import { type Antecedents, antecedentsOf, type Naming } from "./antecedents.ts";
import type { Dateline } from "./datelines.ts";
import { type Asked, askedOf } from "./fillable.ts";
import { isVerbHere } from "./verb-words.ts";
import { type Cutting, isAuxiliary, isBase, isPaper, isVerbForm, opensAdverb } from "./wordforms.ts";

/** A mention that can take part in a claim. */
export type Participant = NameMention | OfficeMention | QuantityMention;

/** A noun phrase: its tokens, the mentions in it and what it is a possessor or pronoun of. */
export interface NounChunk {
  readonly kind: "noun";
  readonly first: number;
  readonly end: number;
  readonly mentions: readonly Participant[];
  /** Followed by the possessive marker. */
  readonly possessive: boolean;
  readonly pronoun?: PronounKind | "relative";
}

export interface OtherChunk {
  readonly kind: "preposition" | "verb" | "time" | "mark" | "conjunction" | "word";
  readonly first: number;
  readonly end: number;
  readonly timex?: Timex;
}

export type Chunk = NounChunk | OtherChunk;

/** One sentence cut into chunks, with what the claim reader asks of it. */
export interface SentenceReading {
  readonly document: Document;
  readonly sentence: Sentence;
  readonly language: ClaimLanguage;
  readonly knowledge: Knowledge;
  readonly chunks: readonly Chunk[];
  readonly asked: Asked;
  /** Chunk index by token, counted from the sentence's first token. */
  readonly chunkOf: readonly number[];
  /** Noun phrases by where they begin, and by where each mention in them does. */
  readonly phraseAt: ReadonlyMap<number, NounChunk>;
  readonly mentions: readonly Mention[];
  /** Words for peoples; absent where the language has none. */
  readonly peoples?: ReadonlyMap<string, unknown>;
  readonly timexes: readonly Timex[];
  /** Absent where nothing was learned of the language. */
  readonly tree?: Tree;
  readonly antecedents: Antecedents;
  /** Where it is part of a dispatch: from where that comes. */
  readonly dateline?: Dateline;
}

export function isComma({ document }: SentenceReading, chunk: Chunk | undefined): boolean {
  return chunk?.kind === "mark" && document.tokens[chunk.first]?.text === ",";
}

export function token(reading: SentenceReading, index: number): Token | undefined {
  return index >= reading.sentence.firstToken && index < reading.sentence.endToken ? reading.document.tokens[index] : undefined;
}

/** Cuts a sentence into noun phrases, prepositions, verbs, dates and marks. A shallow reading: no tree is built. */
export function readSentence(
  input: Naming & { readonly peoples?: ReadonlyMap<string, unknown>; readonly knowledge: Knowledge; readonly dateline?: Dateline },
): SentenceReading {
  const tree = treeOf(input.document);
  const chunks = cut({ ...input, ...(tree === undefined ? {} : { tree }) });
  const chunkOf: number[] = [];
  chunks.forEach((chunk, index) => {
    for (let i = chunk.first; i < chunk.end; i++) chunkOf[i - input.sentence.firstToken] = index;
  });
  const timexes = input.mentions.filter((mention) => mention.kind === "timex");
  const phraseAt = new Map<number, NounChunk>();
  for (const chunk of chunks) {
    if (chunk.kind !== "noun") continue;
    phraseAt.set(at(input.document.tokens, chunk.first).start, chunk);
    for (const mention of chunk.mentions) phraseAt.set(mention.start, chunk);
  }
  return {
    ...input,
    chunks,
    asked: askedOf(input),
    chunkOf,
    phraseAt,
    timexes,
    ...(tree === undefined ? {} : { tree }),
    antecedents: antecedentsOf(input),
  };
}

/** Whether no verb of a sentence is told as finite: one must then have been taken for a participle. */
export function isVerbless(tree: Tree, { firstToken, endToken }: Sentence): boolean {
  for (let word = firstToken; word < endToken; word++) if (tree.form(word) === "Fin") return false;
  return true;
}

function cut(input: {
  readonly document: Document;
  readonly sentence: Sentence;
  readonly mentions: readonly Mention[];
  readonly language: ClaimLanguage;
  readonly tree?: Tree;
}): Chunk[] {
  const participants = new Map<number, Participant>();
  const times = new Map<number, Timex>();
  for (const mention of input.mentions) {
    if (mention.kind === "timex") {
      const earlier = times.get(mention.firstToken);
      if (earlier === undefined || earlier.endToken < mention.endToken) times.set(mention.firstToken, mention);
    } else if (mention.kind !== "quotation") {
      const earlier = participants.get(mention.firstToken);
      if (earlier === undefined || earlier.endToken < mention.endToken) participants.set(mention.firstToken, mention);
    }
  }
  const cutting: Cutting = { ...input, participants, times, verbless: input.tree !== undefined && isVerbless(input.tree, input.sentence) };
  const chunks: Chunk[] = [];
  let index = input.sentence.firstToken;
  while (index < input.sentence.endToken) {
    const chunk = chunkAt(cutting, index, chunks.at(-1));
    chunks.push(chunk);
    index = chunk.end;
  }
  return chunks;
}

function chunkAt(cutting: Cutting, index: number, before: Chunk | undefined): Chunk {
  const { grammar } = cutting.language;
  const here = at(cutting.document.tokens, index);
  const phrase = cutting.language.attribution.phrases
    .get(here.lower)
    ?.find(({ words }) => words.every((word, step) => cutting.document.tokens[index + step]?.lower === word));
  if (phrase !== undefined) return { kind: "preposition", first: index, end: index + phrase.words.length };
  const timex = cutting.times.get(index);
  const shown = cutting.participants.get(index);
  // "former president Moreno"
  if (timex !== undefined && timex.type !== "duration" && !(shown !== undefined && shown.endToken > timex.endToken))
    return { kind: "time", first: index, end: Math.max(timeEnd(cutting, timex), index + 1), timex };
  if (shown !== undefined) return nounPhrase(cutting, index);
  if (here.kind === "punctuation") return { kind: "mark", first: index, end: index + 1 };
  if (index + 2 <= cutting.sentence.endToken && opensAdverb(cutting.document, grammar, index)) return { kind: "word", first: index, end: index + 2 };
  // "surrendered a second time"
  const threefold = index + 3 <= cutting.sentence.endToken && grammar.adverbOpeners.has(here.lower) && grammar.articles.has(here.lower);
  if (threefold && grammar.adverbs.has(`${here.lower} ${cutting.document.tokens[index + 1]?.lower} ${cutting.document.tokens[index + 2]?.lower}`))
    return { kind: "word", first: index, end: index + 3 };
  const pronoun = grammar.pronouns.get(here.lower);
  // "I Corps" is no speaker
  const numeral = pronoun === "speaker" && (cutting.tree?.pos(index) !== "PRON" || cutting.tree.pos(index + 1) === "PROPN");
  if (pronoun !== undefined && !numeral && !possesses(cutting, index))
    return { kind: "noun", first: index, end: index + 1, mentions: [], possessive: false, pronoun };
  if (grammar.prepositions.has(here.lower) && !grammar.determiners.has(here.lower)) return { kind: "preposition", first: index, end: index + 1 };
  if (grammar.relatives.has(here.lower) && !startsPhrase(cutting, index))
    return { kind: "noun", first: index, end: index + 1, mentions: [], possessive: false, pronoun: "relative" };
  if (grammar.conjunctions.has(here.lower)) return { kind: "conjunction", first: index, end: index + 1 };
  // "no longer held": a determiner before an adverb opens no phrase
  const qualifies = grammar.negations.has(here.lower) && cutting.tree?.pos(index) === "ADV" && cutting.tree.pos(index + 1) === "ADV";
  if ((grammar.determiners.has(here.lower) && !qualifies) || here.kind === "number") return nounPhrase(cutting, index);
  if (isAuxiliary(grammar, here.lower)) return { kind: "verb", first: index, end: index + 1 };
  if (grammar.isAdverb(here.lower) && !isAdjective(cutting, index)) return { kind: "word", first: index, end: index + 1 };
  if (cutting.tree !== undefined && here.kind === "word") {
    const pos = cutting.tree.pos(index);
    if (isVerbHere(cutting, cutting.tree, index)) return { kind: "verb", first: index, end: index + 1 };
    const named = index === cutting.sentence.firstToken && grammar.kindsOf(here.lower).length > 0;
    const particle = pos === "ADP" && cutting.tree.is(index, "compound:prt");
    if ((pos === "ADV" && !named) || particle || pos === "INTJ" || pos === "SCONJ") return { kind: "word", first: index, end: index + 1 };
  } else if (
    isVerbForm(cutting.language, here.lower) &&
    !(before?.kind === "preposition" && isBase(cutting.language, here.lower) && !afterInfinitiveMarker(cutting, index))
  )
    return { kind: "verb", first: index, end: index + 1 };
  return nounPhrase(cutting, index);
}

/** "her brother": one word for a pronoun and a determiner. */
function possesses({ tree, language, document }: Cutting, index: number): boolean {
  if (tree === undefined || !language.grammar.possessives.has(at(document.tokens, index).lower)) return false;
  const head = tree.head(index);
  return head !== undefined && head > index && (tree.pos(head) === "NOUN" || tree.pos(head) === "PROPN");
}

/** "that" before a noun is a determiner, before a verb or name it opens a clause. */
function startsPhrase(cutting: Cutting, index: number): boolean {
  const { grammar } = cutting.language;
  if (!grammar.determiners.has(at(cutting.document.tokens, index).lower)) return false;
  const next = cutting.document.tokens[index + 1];
  if (next === undefined || next.kind !== "word" || cutting.participants.has(index + 1)) return false;
  // "demanded that independence be declared"
  if (cutting.tree?.pos(index) === "SCONJ" && !grammar.prepositions.has(next.lower)) return false;
  // "across that part of the country"
  if (cutting.tree?.pos(index) === "DET" && grammar.prepositions.has(cutting.document.tokens[index - 1]?.lower ?? "")) return true;
  return (
    !isAuxiliary(grammar, next.lower) &&
    !grammar.pronouns.has(next.lower) &&
    !grammar.determiners.has(next.lower) &&
    !grammar.negations.has(next.lower) &&
    !isVerbForm(cutting.language, next.lower)
  );
}

function nounPhrase(cutting: Cutting, first: number): NounChunk {
  const { grammar } = cutting.language;
  const mentions: Participant[] = [];
  const determined = grammar.determiners.has(at(cutting.document.tokens, first).lower);
  let index = first;
  while (index < cutting.sentence.endToken) {
    const mention = cutting.participants.get(index);
    if (mention !== undefined) {
      // "appointed Moreno governor", "paid Venice 3,000 ducats": an office after a person, or a number after a name, begins a phrase of its own
      if (mention.kind === "office" && mentions.some((earlier) => earlier.kind === "person")) break;
      if (mention.kind === "quantity" && (mentions.length > 0 || followsNoun(cutting, index, first))) break;
      if (index > first && isSubjectOfItsOwn(cutting, mention)) break;
      // "on the 21st Moreno left"
      if (index > first && mention.kind !== "quantity" && mentions.length === 0 && /^\d/u.test(at(cutting.document.tokens, index - 1).text)) break;
      mentions.push(mention);
      index = Math.max(mention.endToken, index + 1);
      if (isQuoteMark(cutting, mention.firstToken - 1) && mention.firstToken > first && isQuoteMark(cutting, index)) index++;
      continue;
    }
    // "his half-brother Orlov": one word in three pieces
    if (index > first && joinsWords(cutting, index)) {
      index++;
      continue;
    }
    // the marks around a title belong to its phrase: a "Final Plan"
    if (index > first && isQuoteMark(cutting, index) && cutting.participants.has(index + 1)) {
      index++;
      continue;
    }
    if (index > first && !continues(cutting, { index, first, determined, afterName: mentions.length > 0 })) break;
    index++;
  }
  const possessive = index < cutting.sentence.endToken && marksPossessor(cutting, index);
  return { kind: "noun", first, end: possessive ? index + 1 : index, mentions, possessive };
}

/** "to attack" is a verb, "of attack" a noun. */
function afterInfinitiveMarker(cutting: Cutting, index: number): boolean {
  return cutting.document.tokens[index - 1]?.lower === cutting.language.grammar.infinitiveMarker;
}

/** The words of an event counted from are read as words, not as part of the date. */
function timeEnd(cutting: Cutting, timex: Timex): number {
  const event = timex.offset?.event;
  if (event === undefined) return eventIn(cutting, timex) ?? clauseIn(cutting, timex) ?? timex.endToken;
  let end = timex.firstToken;
  while (end < timex.endToken && at(cutting.document.tokens, end).start < event.start) end++;
  return end;
}

/** "the third day of the siege": behind "of", where a noun that tells of an event ends the date. */
function eventIn({ document, language: { claims, grammar } }: Cutting, { firstToken, endToken }: Timex): number | undefined {
  const tells = claims.triggers.get(document.tokens[endToken - 1]?.lower ?? "")?.some(({ pattern }) => !pattern.verbal && !pattern.linking);
  if (tells !== true) return undefined;
  for (let word = firstToken + 1; word < endToken - 1; word++) if (at(document.tokens, word).lower === grammar.genitive) return word + 1;
  return undefined;
}

/** "a few weeks before he died": the word that opens a clause, where a date ends with one. */
function clauseIn({ tree }: Cutting, { firstToken, endToken }: Timex): number | undefined {
  if (tree === undefined || endToken - firstToken < SHORTEST_WITH_CLAUSE) return undefined;
  let opening: number | undefined;
  for (let word = firstToken + 1; word < endToken; word++) {
    if (tree.pos(word) === "SCONJ") opening ??= word;
    else if (opening !== undefined && tree.form(word) === "Fin") return opening;
  }
  return undefined;
}

/** "weeks before he died" */
const SHORTEST_WITH_CLAUSE = 4;

/** A hyphen with no blank on either side. */
function joinsWords({ document, sentence }: Cutting, index: number): boolean {
  const [before, here, next] = [document.tokens[index - 1], at(document.tokens, index), document.tokens[index + 1]];
  return here.text === "-" && index + 1 < sentence.endToken && before?.end === here.start && next?.start === here.end && next.kind === "word";
}

/** "the rebel's camp", "the rebels' camp", but not 'the "rebels"'. */
function marksPossessor({ document: { tokens }, sentence, language: { grammar } }: Cutting, index: number): boolean {
  const [before, marker, next] = [tokens[index - 1], at(tokens, index), tokens[index + 1]];
  if (marker.lower === grammar.possessiveMarker) return true;
  const joined = (one: Token) => one.text.replace("’", "'") === grammar.pluralPossessiveMarker && !one.spaceBefore;
  if (!joined(marker) || before?.kind !== "word" || next?.kind !== "word" || !next.spaceBefore) return false;
  return !tokens.slice(sentence.firstToken, index).some((one) => one.text === marker.text && !joined(one));
}

/** "cost the attackers 2,000 men": a number behind the noun of a phrase. */
function followsNoun({ tree, document }: Cutting, index: number, first: number): boolean {
  return index > first + 1 && tree?.pos(index - 1) === "NOUN" && (tree.pos(index) === "NUM" || /^\d/u.test(at(document.tokens, index).text));
}

/** "the then governor": an adverb between an article and the office that it tells the time of. */
function opensHolder(
  { participants, language, document, tree }: Cutting,
  { index, first }: { readonly index: number; readonly first: number },
): boolean {
  if (index !== first + 1 || tree?.pos(index) !== "ADV" || !language.grammar.adverbs.has(at(document.tokens, index).lower)) return false;
  return participants.get(index + 1)?.kind === "office";
}

function isQuoteMark(cutting: Cutting, index: number): boolean {
  return cutting.document.tokens[index]?.text === '"';
}

function continues(
  cutting: Cutting,
  state: { readonly index: number; readonly first: number; readonly determined: boolean; readonly afterName: boolean },
): boolean {
  const { grammar } = cutting.language;
  const here = at(cutting.document.tokens, state.index);
  // "his fourteen-year-old son"
  if (isHyphen(cutting, state.index) || isHyphen(cutting, state.index - 1)) return !state.afterName;
  if (
    here.kind === "punctuation" ||
    state.afterName ||
    (cutting.times.has(state.index) && !describesNoun(cutting, state.index) && !isHyphen(cutting, state.index + 1))
  )
    return false;
  if (state.index - state.first >= LONGEST_PHRASE && wordsIn(cutting, state) >= LONGEST_PHRASE) return false;
  if (here.kind === "number") return state.index === state.first + 1;
  // "half the army", but not "in fact the army"
  if (grammar.determiners.has(here.lower))
    return state.index === state.first + 1 && !["NOUN", "ADJ", "PROPN"].includes(cutting.tree?.pos(state.first) ?? "");
  if (closed(grammar, here.lower) && !isAdjective(cutting, state.index)) return state.determined && opensHolder(cutting, state);
  if (cutting.tree !== undefined) return !isVerbHere(cutting, cutting.tree, state.index) || isPaper(cutting, state.index);
  if (!isVerbForm(cutting.language, here.lower) || isPaper(cutting, state.index)) return true;
  // "the captured town", "the attack": after its determiner a verb form is an adjective or a noun
  return state.determined && (state.index === state.first + 1 || isBase(cutting.language, here.lower));
}

/** Words that may stand before the noun of a phrase. */
const LONGEST_PHRASE = 6;

/** "the six-year-old" is two words. */
function wordsIn({ document }: Cutting, { first, index }: { readonly first: number; readonly index: number }): number {
  const hyphens = document.tokens.slice(first, index).filter(({ text, spaceBefore }) => text === "-" && !spaceBefore).length;
  return index - first - 2 * hyphens;
}

/** "At the head of his army Moreno entered Lima": a name right behind a phrase that it has nothing to do with, and no title. */
function isSubjectOfItsOwn({ tree, document, language }: Cutting, { firstToken, endToken }: Participant): boolean {
  const before = firstToken - 1;
  const above = tree?.head(before);
  if (tree === undefined || above === undefined || tree.pos(before) !== "NOUN" || (above >= firstToken && above < endToken)) return false;
  if (language.grammar.kindsOf(at(document.tokens, before).lower).includes("person")) return false;
  for (let word = firstToken; word < endToken; word++) {
    const head = tree.head(word);
    if (head !== undefined && head >= endToken && tree.is(word, "nsubj")) return tree.is(before, "obl", "nmod") && above !== word;
  }
  return false;
}

/** "a former prime minister", "the present governor": a time that describes the noun of its phrase. */
function describesNoun({ tree, times, document }: Cutting, index: number): boolean {
  const head = tree?.head(index);
  return times.get(index)?.endToken === index + 1 && at(document.tokens, index).kind === "word" && tree?.pos(index) === "ADJ" && (head ?? 0) > index;
}

/** A hyphen between two words, with no blanks around it. */
function isHyphen({ document }: Cutting, index: number): boolean {
  const [here, next] = [document.tokens[index], document.tokens[index + 1]];
  return here?.text === "-" && !here.spaceBefore && next?.kind === "word" && !next.spaceBefore;
}

/** "the first shot", "his early death": what is an adverb elsewhere describes the noun that follows. */
function isAdjective({ tree, document, language }: Cutting, index: number): boolean {
  if (tree === undefined || tree.pos(index) !== "ADJ" || !language.grammar.isAdverb(at(document.tokens, index).lower)) return false;
  return ["NOUN", "PROPN", "ADJ"].includes(tree.pos(index + 1));
}

function closed(grammar: Grammar, lower: string): boolean {
  return (
    grammar.prepositions.has(lower) ||
    grammar.conjunctions.has(lower) ||
    grammar.relatives.has(lower) ||
    grammar.pronouns.has(lower) ||
    grammar.isAdverb(lower) ||
    isAuxiliary(grammar, lower) ||
    lower === grammar.possessiveMarker
  );
}
