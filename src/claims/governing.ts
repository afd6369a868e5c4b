import { at } from "../base/assert.ts";
import { orderedBy } from "./control.ts";
import { type Chunk, isComma, type NounChunk, type SentenceReading, token } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** "withdrew the bill", but not "capitulated five months later": an object stands right behind its verb, adverbs between allowed. */
export function followsDirectly(reading: SentenceReading, { end }: Trigger, { first }: NounChunk): boolean {
  let index = end;
  while (index < first && reading.chunks[reading.chunkOf[index - reading.sentence.firstToken] ?? -1]?.kind === "word") index++;
  return index === first;
}

/** "said: …", "…, he said": a quotation opens after the words, or closed before their subject. */
export function standsAtQuotation(reading: SentenceReading, { first, end }: Trigger): boolean {
  for (let index = end; index <= end + 3; index++) {
    const here = token(reading, index);
    if (here === undefined || (here.kind === "word" && index > end)) break;
    if (isQuoteMark(here.text)) return true;
  }
  for (let index = first - 1; index >= first - 6; index--) {
    const here = token(reading, index);
    if (here === undefined || (here.kind === "punctuation" && here.text !== "," && !isQuoteMark(here.text))) return false;
    if (isQuoteMark(here.text)) return true;
  }
  return false;
}

function isQuoteMark(text: string): boolean {
  return /^["“”«»„]$/u.test(text);
}

/** "announced from Jassy that …", "wrote to him on Sunday that …": a clause behind phrases with a preposition and dates. */
function opensBehindPhrase(reading: SentenceReading, from: number): boolean {
  const opening = reading.chunkOf[from - reading.sentence.firstToken] ?? -1;
  const behind = pastPhrases(reading, opening);
  const index = pastAside(reading, behind);
  const opener = reading.chunks[index];
  if (index === opening || opener === undefined) return false;
  const { lower } = at(reading.document.tokens, opener.first);
  if (index > behind && lower === reading.language.grammar.infinitiveMarker) return reading.chunks[index + 1]?.kind === "verb";
  return lower === reading.language.attribution.that && opensContent(reading, opener.first);
}

/** "It was agreed in May that …", "…, it was announced last night, …": a pronoun that stands for what is said, and is nothing that it is done to. */
export function isImpersonal(reading: SentenceReading, { form, groupFirst, first, end }: Trigger): boolean {
  if (form !== "passive") return false;
  const { chunks, chunkOf, sentence, language } = reading;
  const subject = (chunkOf[groupFirst - sentence.firstToken] ?? 0) - 1;
  const it = chunks[subject];
  if (it?.kind !== "noun" || it.pronoun !== "neuter" || it.possessive) return false;
  const behind = chunks[pastPhrases(reading, chunkOf[end - sentence.firstToken] ?? chunks.length)];
  if (behind !== undefined && lowerOf(reading, behind.first) === language.attribution.that) return true;
  return language.attribution.verbs.has(lowerOf(reading, first)) && isComma(reading, behind) && isComma(reading, chunks[subject - 1]);
}

/** Past phrases with a preposition, dates and adverbs. */
export function pastPhrases({ chunks }: SentenceReading, from: number): number {
  let index = from;
  for (;;) {
    const chunk = chunks[index];
    if (chunk?.kind === "time" || chunk?.kind === "word") index++;
    // "last night"
    else if (chunk?.kind === "noun" && chunks[index + 1]?.kind === "time" && chunk.mentions.length === 0) index += 2;
    else if (chunk?.kind === "preposition" && ["noun", "time"].includes(chunks[index + 1]?.kind ?? "")) index += 2;
    else return index;
  }
}

/** Phrases that an aside between commas may hold. */
const LONGEST_ASIDE = 10;

/** "undertook, in a treaty signed that January, to leave", "maintained, as others had before, that": past what is set off behind the verb. */
function pastAside(reading: SentenceReading, from: number): number {
  if (!isComma(reading, reading.chunks[from])) return from;
  for (let index = from + 1; index <= from + LONGEST_ASIDE && index < reading.chunks.length; index++) {
    const chunk = at(reading.chunks, index);
    if (isComma(reading, chunk)) return index > from + 1 && reading.chunks[from + 1]?.kind !== "conjunction" ? index + 1 : from;
    if (chunk.kind === "mark") return from;
  }
  return from;
}

/** "demanded in an ultimatum that Russia withdraw": a bare form behind the subject of the clause, which no relative has. */
function opensWanted({ chunks, language, document }: SentenceReading, that: number): boolean {
  const [subject, verb] = [chunks[that + 1], chunks[that + 2]];
  if (subject?.kind !== "noun" || verb?.kind !== "verb") return false;
  return language.claims.shapes.get(at(document.tokens, verb.first).lower)?.has("base") === true && !isPluralSubject({ document, language }, subject);
}

function isPluralSubject({ document, language }: Pick<SentenceReading, "document" | "language">, subject: NounChunk): boolean {
  return subject.pronoun === "plural" || language.grammar.isPlural(at(document.tokens, subject.end - 1).lower);
}

/** "as the knight deposed", "as I was told by a man of theirs", "so they answered": who says it stands in an aside, and what is said around it. */
export function bringsVoice(reading: SentenceReading, trigger: Trigger): boolean {
  const { attribution, grammar } = reading.language;
  if (trigger.form !== "active" && trigger.form !== "passive") return false;
  let index = (reading.chunkOf[trigger.groupFirst - reading.sentence.firstToken] ?? 0) - 1;
  while (reading.chunks[index]?.kind === "word") index--;
  while (lowerAt(reading, index - 1) === grammar.genitive && reading.chunks[index - 2]?.kind === "noun") index -= 2;
  // "as Moreno and Haas proposed"
  while (isNamed(reading.chunks[index]) && reading.chunks[index - 1]?.kind === "conjunction" && isNamed(reading.chunks[index - 2])) index -= 2;
  const speaker = reading.chunks[index];
  // "who as president opposed it": an office alone is nobody who says it
  if (speaker?.kind !== "noun") return false;
  if (speaker.pronoun === "speaker" && isSaidNow(reading, trigger)) return true;
  const { lower } = at(reading.document.tokens, speaker.first);
  const named = isNamed(speaker);
  const spoken = speaker.pronoun !== undefined || grammar.determiners.has(lower) || grammar.isPlural(lowerOf(reading, speaker.end - 1));
  if (!named && !spoken) return false;
  return attribution.as.has(lowerAt(reading, index - 1)) || isBetweenCommas(reading, trigger, index);
}

function isNamed(chunk: Chunk | undefined): boolean {
  return chunk?.kind === "noun" && chunk.mentions.some(({ kind }) => kind === "person" || kind === "group");
}

/** "I tell them", "we shall say": whoever tells all the rest. */
function isSaidNow(reading: SentenceReading, { first, groupFirst, pattern }: Trigger): boolean {
  const { language, document, knowledge } = reading;
  if (knowledge.predicates.get(pattern.predicate)?.addressee === undefined) return false;
  if (groupFirst === first) return isToldInPresent(reading, first);
  return language.grammar.plannedModals.has(at(document.tokens, groupFirst).lower);
}

/** ", Moreno writes in May,": told in the present, as accounts are, with nothing in marks beside it. */
function isBetweenCommas(reading: SentenceReading, trigger: Trigger, speaker: number): boolean {
  if (!isComma(reading, reading.chunks[speaker - 1]) || !isToldInPresent(reading, trigger.first)) return false;
  if (!reading.language.attribution.verbs.has(lowerOf(reading, trigger.first))) return false;
  const behind = pastPhrases(reading, reading.chunkOf[trigger.end - reading.sentence.firstToken] ?? reading.chunks.length);
  return isComma(reading, reading.chunks[behind]) && !standsAtQuotation(reading, trigger);
}

/** Told in the present, as accounts are. */
export function isToldInPresent({ tree, language }: SentenceReading, word: number): boolean {
  return language.grammar.presentTags.has(tree?.tag(word) ?? "");
}

function lowerAt(reading: SentenceReading, chunk: number): string {
  return lowerOf(reading, reading.chunks[chunk]?.first ?? -1);
}

function lowerOf(reading: SentenceReading, word: number): string {
  return token(reading, word)?.lower ?? "";
}

/** "wrote that …", "offered to …": words that open a clause directly after, or a clause that depends on them. */
export function governsClause(reading: SentenceReading, { first, end, form }: Trigger): boolean {
  const { grammar } = reading.language;
  let next = end;
  while (grammar.isAdverb(token(reading, next)?.lower ?? "")) next++;
  const lower = token(reading, next)?.lower ?? "";
  if (opensBehindPhrase(reading, next)) return true;
  if (lower === grammar.infinitiveMarker || grammar.contentOpeners.has(lower)) return true;
  // "an oath that he would never return"
  if (form === "noun" && lower === reading.language.attribution.that && reading.tree?.is(next, "mark") === true) return true;
  if (infinitiveBehind(reading, { first, end }) !== undefined) return true;
  // whoever was persuaded did it, and it is no plan any more
  const done = grammar.infinitiveCues.get(lowerOf(reading, first)) === "realised";
  return opensBelow(reading, { first, end }) || (!done && orderedBy(reading, { first, end }) !== undefined);
}

/** "a letter of 8 May", "the law of 1792": a noun with the date that tells it from others. */
export function isDated(reading: SentenceReading, { end }: Trigger): boolean {
  if (lowerOf(reading, end) !== reading.language.grammar.genitive) return false;
  return reading.timexes.some(({ firstToken, type }) => firstToken === end + 1 && type === "date");
}

/** "would not sign": where a modal is itself a word of the pattern, what was not done is the content of the refusal. */
export function isUnwilling({ language, document }: SentenceReading, { first, pattern }: Trigger): boolean {
  return pattern.verbal && language.grammar.futureInPast.has(at(document.tokens, first).lower);
}

/** "voted by 43 to 12 to depose him", "swore on the Gospels to say nothing", "undertook, in the fourth article, to help": the infinitive that such a verb has behind phrases. */
export function infinitiveBehind(
  reading: SentenceReading,
  { first, end }: Pick<Trigger, "first" | "end">,
): { readonly marker: number; readonly verb: number } | undefined {
  const { grammar } = reading.language;
  const says = grammar.infinitiveCues.get(lowerOf(reading, first));
  if (says !== "planned" && says !== "denied") return undefined;
  return clauseBehind(reading, end, grammar.infinitiveMarker);
}

/** "demanded of the Despot that he hand over the keys": the word that opens the clause behind phrases, and its verb. */
export function thatBehind(reading: SentenceReading, { end }: Pick<Trigger, "end">): { readonly marker: number; readonly verb: number } | undefined {
  const found = clauseBehind(reading, end, reading.language.attribution.that);
  // "wrote to the bishop that crowned him": whoever it is said to
  const isRelative = found !== undefined && reading.tree?.is(found.marker, "nsubj", "obj") === true && !opensContent(reading, found.marker);
  return isRelative ? undefined : found;
}

/** Whether a word opens what is said or wanted, and does not stand for whoever is before it. */
function opensContent(reading: SentenceReading, word: number): boolean {
  return reading.tree?.is(word, "mark") === true || opensWanted(reading, reading.chunkOf[word - reading.sentence.firstToken] ?? -1);
}

/** "swore that he had lied", but not "swore that he would come", "begged that he be spared": the clause tells of what was so already. */
export function tellsOfPast(reading: SentenceReading, { end, form }: Trigger): boolean {
  const verb = form === "noun" ? undefined : verbBehindThat(reading, end);
  const { tree, language } = reading;
  if (verb === undefined || tree === undefined) return false;
  const main = verb.end - 1;
  const words = reading.document.tokens.slice(verb.first, verb.end).map(({ lower }) => lower);
  const { futureInPast, plannedModals, requiredModals, have } = language.grammar;
  const has = (some: ReadonlySet<string>) => words.some((word) => some.has(word));
  if (has(futureInPast) || has(plannedModals)) return false;
  if (has(requiredModals)) return has(have);
  const isPast = (word: number) => language.grammar.pastTags.has(tree.tag(word) ?? "");
  for (let word = verb.first; word < main; word++) if (isPast(word)) return true;
  return isPast(main) && language.claims.shapes.get(lowerOf(reading, main))?.has("base") !== true;
}

/** "assured the manager that it had left": the first verb of the clause that opens behind the object and phrases. */
function verbBehindThat(reading: SentenceReading, end: number): Chunk | undefined {
  const { chunks, chunkOf, sentence, language, tree } = reading;
  let opened = false;
  for (let index = chunkOf[end - sentence.firstToken] ?? chunks.length; index < chunks.length; index++) {
    const chunk = at(chunks, index);
    if (chunk.kind === "verb") return opened ? chunk : undefined;
    if (chunk.kind === "mark") return undefined;
    if (lowerOf(reading, chunk.first) === language.attribution.that && tree?.is(chunk.first, "mark") === true) opened = true;
  }
  return undefined;
}

function clauseBehind(reading: SentenceReading, end: number, opener: string): { readonly marker: number; readonly verb: number } | undefined {
  const { chunks, chunkOf, sentence } = reading;
  const marker = pastAside(reading, pastPhrases(reading, chunkOf[end - sentence.firstToken] ?? chunks.length));
  const opening = chunks[marker];
  if (opening === undefined || lowerAt(reading, marker) !== opener) return undefined;
  const verb =
    opener === reading.language.grammar.infinitiveMarker ? chunks[marker + 1] : chunks.slice(marker + 1).find(({ kind }) => kind === "verb");
  return verb?.kind === "verb" ? { marker: opening.first, verb: verb.end - 1 } : undefined;
}

/** A clause that hangs on one of the words: "were told that …". */
function opensBelow({ tree }: SentenceReading, { first, end }: Pick<Trigger, "first" | "end">): boolean {
  for (let word = first; tree !== undefined && word < end; word++)
    if (tree.dependents(word, "ccomp", "xcomp").some((child) => child >= end)) return true;
  return false;
}
