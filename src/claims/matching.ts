import { at } from "../base/assert.ts";
import { ANY, type ClaimPattern, type TriggerEntry } from "../lang/claims.ts";
import type { Tree } from "../text/syntax/tree.ts";
import { fillable } from "./fillable.ts";
import { type NounChunk, type Participant, type SentenceReading, token } from "./reading.ts";

/** Words of a sentence that are those of a pattern. */
export interface Match {
  readonly pattern: ClaimPattern;
  readonly end: number;
  /** How many words the pattern gives; one where others stand between them, which may be what it is about ("raised a new army"). */
  readonly length: number;
  readonly shapes: readonly string[];
  /** Whether a word between those of the pattern denies them: "won no victory over". */
  readonly denied: boolean;
  /** The pattern's own auxiliary is left out: "Educated at Leiden, he …". */
  readonly helperless: boolean;
  /** The noun among its words where that is the subject of the passive: "war was declared" for "declare war". */
  readonly noun?: number;
}

/** The patterns whose words begin at a token. */
export function matchesAt(reading: SentenceReading, index: number): Match[] {
  const { traits, begins } = reading.asked;
  const beginnings = begins[index - reading.sentence.firstToken];
  if (beginnings === undefined) return [];
  const matches: Match[] = [];
  for (const entry of fillable(traits, beginnings)) {
    // "puts the dead at 300": the dead are not said to be dead
    if ((entry.helperless && isDetermined(reading, index)) || !goesOn(reading, index, entry)) continue;
    const found = entry.apart
      ? restBeyond(reading, index, entry.rest)
      : (endOf(reading, index + 1, entry.rest) ?? turnedRound(reading, index, entry));
    if (found === undefined) continue;
    const { first: rest, end: words, loose, skipped } = found;
    const shut =
      entry.pattern.counted === undefined
        ? insideName(reading, index, entry.pattern)
        : quantityAt(reading, { first: index, end: words }) === undefined;
    if (
      shut ||
      leadsToDate(reading, words, entry.rest) ||
      leadsToNumber(reading, index, words) ||
      isCountedToo(reading, index, entry) ||
      (entry.rest.length === 0 && goesWithParticle(reading, words))
    )
      continue;
    const { notBefore } = entry.pattern;
    if (notBefore.size > 0 && notBefore.has(token(reading, words)?.lower ?? "") && !opensDate(reading, words)) continue;
    if (notBefore.size > 0 && entry.apart && notBefore.has(token(reading, index + 1)?.lower ?? "")) continue;
    const end = entry.apart && rest > index + 1 ? index + 1 : words;
    matches.push({
      pattern: entry.pattern,
      end,
      length: skipped ? 1 : entry.length,
      shapes: entry.shapes,
      helperless: entry.helperless,
      denied: (loose || skipped) && denies(reading, rest, words),
      ...(found.noun === undefined ? {} : { noun: found.noun }),
    });
  }
  return matches;
}

function isDetermined(reading: SentenceReading, index: number): boolean {
  return reading.language.grammar.determiners.has(token(reading, index - 1)?.lower ?? "");
}

/** Whether the second word of a trigger stands where it can, where no other can stand for it: of the triggers of a common word few go on. */
function goesOn(reading: SentenceReading, index: number, { apart, rest, needed, pattern }: TriggerEntry): boolean {
  const second = rest[0];
  if (second === undefined || second !== needed[0]) return true;
  // "war was declared"
  if (!apart && pattern.verbal && rest.length > 0) return true;
  const end = Math.min(reading.sentence.endToken, index + (apart ? LONGEST_OBJECT : 1) + SKIPPED + 1);
  for (let word = index + 1; word < end; word++) if (at(reading.document.tokens, word).lower === second) return true;
  return false;
}

/** Where the words of a trigger after its first stand. */
interface Rest {
  readonly first: number;
  readonly end: number;
  /** Whether words stand between them that the pattern leaves open. */
  readonly loose: boolean;
  /** Whether adverbs or adjectives do. */
  readonly skipped: boolean;
  readonly noun?: number;
}

/** "war was declared on", "a war that had never been declared": the noun of the words is the subject of the passive, and what comes after it stands behind the verb. */
function turnedRound(reading: SentenceReading, index: number, { rest, pattern, shapes }: TriggerEntry): Rest | undefined {
  const { tree } = reading;
  if (tree === undefined || rest.length === 0 || !pattern.verbal || !shapes.includes("participle")) return undefined;
  const noun = passiveSubject(reading, tree, index);
  // what opens its sentence is often taken for a name
  const common = noun !== undefined && (tree.pos(noun) === "NOUN" || noun === reading.sentence.firstToken);
  const place = common ? rest.indexOf(token(reading, noun)?.lower ?? "") : -1;
  if (noun === undefined || place < 0) return undefined;
  const { articles, possessives } = reading.language.grammar;
  // "lose his reason", "break ~ arm": what is the subject's own
  const undergoes = !pattern.bare && pattern.subject === "patient" && pattern.object === undefined;
  if (rest.some((word, at) => at < place && (possessives.has(word) || (word === ANY && undergoes)))) return undefined;
  const others = rest.filter((word, at) => at > place || (at < place && word !== ANY && !articles.has(word)));
  const found = endOf(reading, index + 1, others);
  return found === undefined ? undefined : { ...found, noun };
}

/** What undergoes a passive: its own subject, that of the verb it is joined to, or what its clause describes. */
function passiveSubject({ language, document }: SentenceReading, tree: Tree, verb: number): number | undefined {
  const own = tree.dependent(verb, "nsubj:pass");
  if (own !== undefined && !language.grammar.relatives.has(at(document.tokens, own).lower)) return own;
  const above = tree.head(verb);
  if (above === undefined) return undefined;
  if (own === undefined && tree.is(verb, "conj")) return tree.dependent(above, "nsubj:pass");
  return tree.is(verb, "acl") ? above : undefined;
}

/**
 * The words from a token on: "took an active part in" for "take a part in", "lost their lives" for "lose his life"; other words of the phrase may
 * stand before a noun that the pattern leaves open.
 */
function endOf(reading: SentenceReading, first: number, words: readonly string[]): Rest | undefined {
  let next = first;
  let skipped = false;
  for (let nth = 0; nth < words.length; nth++) {
    const open = words[nth] === ANY;
    if (open) nth++;
    const word = words[nth] ?? "";
    const found = open ? inPhrase(reading, next, word) : nextWord(reading, next, { word, inner: nth > 0 });
    if (found === undefined) return undefined;
    if (!open && found > next) skipped = true;
    next = found + 1;
  }
  return { first, end: next, loose: words.includes(ANY), skipped };
}

/** Adverbs or adjectives that may stand before a word of a trigger. */
const SKIPPED = 2;

/** A word at a token, or behind an adverb or two, within the words of a trigger also behind adjectives. */
function nextWord(reading: SentenceReading, from: number, { word, inner }: { readonly word: string; readonly inner: boolean }): number | undefined {
  for (let index = from; index <= from + SKIPPED; index++) {
    if (isWord(reading, index, word)) return index;
    if (!describes(reading, index, inner)) return undefined;
  }
  return undefined;
}

/** Any determiner stands for an article, and one possessive or reflexive pronoun for another. */
function isWord(reading: SentenceReading, index: number, word: string): boolean {
  const lower = token(reading, index)?.lower;
  const { articles, determiners, possessives, reflexives, negations } = reading.language.grammar;
  if (lower === undefined || lower === word) return lower === word;
  if (possessives.has(word)) return possessives.has(lower);
  if (reflexives.has(word)) return reflexives.has(lower);
  return articles.has(word) && determiners.has(lower) && !negations.has(lower);
}

/** An adverb, or within the words of a trigger an adjective. */
function describes(reading: SentenceReading, index: number, inner: boolean): boolean {
  const here = token(reading, index);
  if (here === undefined) return false;
  const pos = reading.tree?.pos(index);
  return pos === "ADV" || (pos === "ADJ" && inner) || reading.language.grammar.isAdverb(here.lower);
}

/** The first place of a word from `from` on within one noun phrase; undefined where another kind of phrase stands before it. */
function inPhrase(reading: SentenceReading, from: number, word: string): number | undefined {
  const chunkAt = (index: number) => reading.chunks[reading.chunkOf[index - reading.sentence.firstToken] ?? -1];
  for (let index = from; index < from + LONGEST_OBJECT; index++) {
    const here = token(reading, index);
    const chunk = chunkAt(index);
    if (here === undefined || chunk === undefined) return undefined;
    if (here.lower === word) return index;
    const possessor = chunk.kind === "noun" && chunk.possessive;
    if (chunk.kind !== "word" && chunk.kind !== "time" && !possessor && !(chunk.kind === "noun" && chunkAt(index + 1) === chunk)) return undefined;
  }
  return undefined;
}

function denies(reading: SentenceReading, first: number, end: number): boolean {
  for (let index = first; index < end; index++) if (reading.language.grammar.negations.has(token(reading, index)?.lower ?? "")) return true;
  return false;
}

/** "put the emir and his sons to death", "was put to death": where the words go on after an object that has no verb or mark in it, or directly. */
function restBeyond(reading: SentenceReading, index: number, words: readonly string[]): Rest | undefined {
  for (let at = index + 1; at <= index + LONGEST_OBJECT; at++) {
    const rest = endOf(reading, at, words);
    if (rest !== undefined) return rest;
    const between = reading.chunks[reading.chunkOf[at - reading.sentence.firstToken] ?? -1];
    if (between === undefined || between.kind === "verb") return undefined;
    if (between.kind === "mark" && (at === index + 1 || token(reading, between.first)?.text !== ",")) return undefined;
  }
  return undefined;
}

/** Words that an object between the words of a trigger may have. */
const LONGEST_OBJECT = 9;

/** "took it down": with the particle behind its pronoun it is another verb. */
function goesWithParticle({ language: { grammar }, document, tree, sentence }: SentenceReading, end: number): boolean {
  if (end + 1 >= sentence.endToken || tree?.is(end + 1, "compound:prt", "advmod") !== true) return false;
  return grammar.pronouns.has(at(document.tokens, end).lower) && grammar.particles.has(at(document.tokens, end + 1).lower);
}

/** "fell on 3 November": the preposition belongs to the date. */
function leadsToDate(reading: SentenceReading, end: number, rest: readonly string[]): boolean {
  const next = reading.chunks[reading.chunkOf[end - reading.sentence.firstToken] ?? -1];
  const last = rest.at(-1) ?? "";
  const { prepositions, particles } = reading.language.grammar;
  return next?.kind === "time" && prepositions.has(last) && !particles.has(last);
}

/** "was over 600": the word belongs to the number. */
function leadsToNumber(reading: SentenceReading, index: number, end: number): boolean {
  if (end <= index + 1 || !reading.language.grammar.be.has(token(reading, index)?.lower ?? "")) return false;
  const here = reading.chunks[reading.chunkOf[end - 1 - reading.sentence.firstToken] ?? -1];
  return here?.kind === "noun" && here.mentions.some((one) => one.kind === "quantity" && one.firstToken === end - 1 && one.endToken > end);
}

/** "212 killed and wounded": a participle without an object that is joined to the one a number counts. */
function isCountedToo(reading: SentenceReading, index: number, { pattern, shapes, rest }: TriggerEntry): boolean {
  const { grammar } = reading.language;
  if (!pattern.verbal || rest.length > 0 || !shapes.includes("participle") || !grammar.coordination.has(token(reading, index - 1)?.lower ?? ""))
    return false;
  const before = reading.chunks[reading.chunkOf[index - 2 - reading.sentence.firstToken] ?? -1];
  if (before?.kind !== "noun" || !before.mentions.some((one) => one.kind === "quantity" && one.endToken === index - 1)) return false;
  const next = token(reading, index + 1);
  const alone = next === undefined || next.kind === "punctuation" || grammar.prepositions.has(next.lower) || grammar.conjunctions.has(next.lower);
  return alone && reading.tree?.pos(index - 2) !== "NOUN";
}

/** "were shot at dawn", "came on Sunday": what follows only says when. */
function opensDate(reading: SentenceReading, index: number): boolean {
  const chunk = reading.chunkOf[index - reading.sentence.firstToken] ?? -1;
  return reading.chunks[chunk]?.kind === "preposition" && reading.chunks[chunk + 1]?.kind === "time";
}

/** "Battle of the Capture" and "March" inside a name trigger nothing. */
function insideName(reading: SentenceReading, index: number, pattern: ClaimPattern): boolean {
  const chunk = reading.chunks[reading.chunkOf[index - reading.sentence.firstToken] ?? -1];
  if (chunk?.kind === "time") return true;
  const around = chunk?.kind === "noun" ? chunk.mentions.filter((mention) => mention.firstToken <= index && index < mention.endToken) : [];
  return around.some((mention) => pattern.verbal || pattern.linking || !headsMention(reading, { index, mention, pattern }));
}

/** "two battles", "the commander of the fleet", "Kluck's First Army": the noun of a number, office or body, where a pattern speaks of whoever has it. */
function headsMention(
  { document }: SentenceReading,
  { index, mention, pattern }: { readonly index: number; readonly mention: Participant; readonly pattern: ClaimPattern },
): boolean {
  if (mention.kind === "quantity") return index === mention.endToken - 1 && index > mention.firstToken;
  // "Kluck's First Army": whose it is
  if (mention.kind === "group") return index === mention.endToken - 1 && pattern.itself !== undefined && pattern.possessive !== undefined;
  return mention.kind === "office" && pattern.bearer !== undefined && at(document.tokens, index).lower === mention.office;
}

/** "400 dead", "4,000 strong": the phrase of the number whose last word is the trigger, or that stands directly before it. */
export function quantityAt(reading: SentenceReading, { first, end }: { readonly first: number; readonly end: number }): NounChunk | undefined {
  for (const [word, after] of [
    [end - 1, end],
    [first - 1, first],
  ] as const) {
    const chunk = reading.chunks[reading.chunkOf[word - reading.sentence.firstToken] ?? -1];
    // "several hundred wounded Zulu": who is counted is named behind it
    if (chunk?.kind !== "noun" || (word === end - 1 && chunk.end > after && ["NOUN", "PROPN"].includes(reading.tree?.pos(after) ?? ""))) continue;
    if (chunk.mentions.some((mention) => mention.kind === "quantity" && mention.endToken === after)) return chunk;
  }
  return undefined;
}
