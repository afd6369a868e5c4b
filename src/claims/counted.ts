import { at } from "../base/assert.ts";
import type { Roles } from "./filling.ts";
import { kindsOfPhrase } from "./kinds.ts";
import { quantityAt } from "./matching.ts";
import { chunkIndex } from "./nearby.ts";
import { type Chunk, isComma, type NounChunk, type SentenceReading, token } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** Phrases between a number that is set off and the mark that closes it. */
const ASIDE = 8;

/** The number that a noun is counted or measured by, and whom the number alone tells it of. */
interface Numbered {
  readonly counted: readonly NounChunk[];
  readonly bearer: readonly NounChunk[];
}

/** The number by which a noun is counted or measured, or that stands for those it counts. */
export function numberOf(reading: SentenceReading, trigger: Trigger): Numbered {
  const { pattern } = trigger;
  if (pattern.measured !== undefined) return { counted: measuredBy(reading, trigger), bearer: [] };
  const counted = pattern.counted === undefined ? undefined : quantityAt(reading, trigger);
  if (counted === undefined) return NONE;
  // "7,000 foot and two regiments of horse"
  if (pattern.setOff) {
    const bearer = setOffFrom(reading, counted);
    return { counted: listFrom(reading, chunkIndex(reading, counted.first)), bearer: bearer.length > 0 ? bearer : equatedWith(reading, trigger) };
  }
  return { counted: [counted], bearer: pattern.fronted ? toldBehind(reading, counted) : [] };
}

const NONE: Numbered = { counted: [], bearer: [] };

/** "the column, some 700 rifles, left", "the regiment of Haas (4,500 men)": what a number between marks says the strength of. */
function setOffFrom(reading: SentenceReading, counted: NounChunk): readonly NounChunk[] {
  const { chunks } = reading;
  const first = chunkIndex(reading, counted.first);
  const mark = chunks[first - 1];
  if (mark?.kind !== "mark" || !OPENS.test(token(reading, mark.first)?.text ?? "") || !closes(reading, chunkIndex(reading, counted.end - 1)))
    return [];
  let index = first - 2;
  // "the garrison of Acre, some 700 men": the garrison
  while (isBare(reading, chunks[index]) && isGenitive(reading, chunks[index - 1]) && chunks[index - 2]?.kind === "noun") index -= 2;
  const bearer = chunks[index];
  return bearer?.kind === "noun" && !bearer.possessive && !isCounted(bearer) ? [bearer] : [];
}

/** "We *were ten thousand bayonets*": where the words that equate begin, or the noun itself. */
export function equationOf({ tree }: SentenceReading, { first, end }: { readonly first: number; readonly end: number }): number {
  const be = tree?.dependent(end - 1, "cop");
  return be !== undefined && be < first ? be : first;
}

/** "We were ten thousand bayonets": the subject that a form of "be" ties the number to. */
function equatedWith(reading: SentenceReading, { end }: Trigger): readonly NounChunk[] {
  const { tree } = reading;
  const subject = tree?.dependent(end - 1, "cop") === undefined ? undefined : tree.dependent(end - 1, "nsubj");
  const chunk = subject === undefined ? undefined : reading.chunks[chunkIndex(reading, subject)];
  return chunk?.kind === "noun" && subject !== undefined && subject < end && !chunk.possessive && !isCounted(chunk) ? [chunk] : [];
}

const OPENS = /^[,(—–]$/u;

/** Whether a mark, the end or another clause follows before a verb. */
function closes({ chunks, language, document }: SentenceReading, last: number): boolean {
  for (let index = last + 1; index <= last + ASIDE; index++) {
    const chunk = chunks[index];
    if (chunk === undefined || chunk.kind === "mark") return true;
    if (chunk.kind === "verb") return false;
    if (chunk.kind === "conjunction" && !language.grammar.coordination.has(at(document.tokens, chunk.first).lower)) return true;
  }
  return false;
}

function isBare(reading: SentenceReading, chunk: Chunk | undefined): boolean {
  if (chunk?.kind !== "noun" || chunk.mentions.at(-1)?.kind === "group") return false;
  return !kindsOfPhrase(reading, chunk).includes("force");
}

function isGenitive({ document, language }: SentenceReading, chunk: Chunk | undefined): boolean {
  return chunk?.kind === "preposition" && at(document.tokens, chunk.first).lower === language.grammar.genitive;
}

/** Whether a number stands in a phrase. */
export function isCounted({ mentions }: NounChunk): boolean {
  return mentions.some(({ kind }) => kind === "quantity");
}

/** "4,000 foot and 300 horse": a number with those joined to it; nothing where it is none. */
export function countedList(reading: SentenceReading, { first }: NounChunk): readonly NounChunk[] {
  return listFrom(reading, chunkIndex(reading, first));
}

/** The numbers of a list. */
function listFrom(reading: SentenceReading, from: number): readonly NounChunk[] {
  const { chunks, document, language } = reading;
  const found: NounChunk[] = [];
  for (let index = from; ; ) {
    const chunk = chunks[index];
    if (chunk?.kind !== "noun" || !isCounted(chunk)) return found;
    found.push(chunk);
    index++;
    if (isComma(reading, chunks[index])) index++;
    const joint = chunks[index];
    if (joint?.kind === "conjunction" && language.grammar.coordination.has(at(document.tokens, joint.first).lower)) index++;
  }
}

/** "Of 300 men 40 returned", "of its 6,000 soldiers": where the whole that a clause opens with begins; undefined where it opens none. */
export function openingOf(reading: SentenceReading, words: { readonly first: number; readonly end: number }): number | undefined {
  const counted = quantityAt(reading, words);
  if (counted === undefined) return undefined;
  let index = chunkIndex(reading, counted.first) - 1;
  const owner = reading.chunks[index];
  if (owner?.kind === "noun" && owner.possessive) index--;
  const of = reading.chunks[index];
  if (of === undefined || !isGenitive(reading, of)) return undefined;
  const before = reading.chunks[index - 1];
  const opens = before === undefined || before.kind === "mark" || before.kind === "conjunction";
  return opens ? of.first : undefined;
}

/** "Of 52,000 men the Mahdists lost 11,000": the first that is named before the next verb, and no number itself. */
function toldBehind(reading: SentenceReading, counted: NounChunk): readonly NounChunk[] {
  const from = chunkIndex(reading, counted.end - 1) + 1;
  for (let index = from; index < from + ASIDE; index++) {
    const chunk = reading.chunks[index];
    if (chunk === undefined || chunk.kind === "verb") return [];
    if (chunk.kind === "noun" && !chunk.possessive && chunk.pronoun !== "relative" && reading.chunks[index - 1]?.kind !== "preposition")
      return isCounted(chunk) ? [] : [chunk];
  }
  return [];
}

/** Phrases between a noun and the number that a verb gives of it. */
const MEASURE_REACH = 12;

/** "Their dead were put at forty", "losses, which he put at 400, …", "losses: 40 dead", "puts the dead at forty": what a word of measuring gives of a noun. */
function measuredBy(reading: SentenceReading, { first, end }: Trigger): readonly NounChunk[] {
  const { chunks } = reading;
  const own = chunkIndex(reading, end - 1);
  let measured = chunks.slice(Math.max(0, chunkIndex(reading, first) - 3), own).some((chunk) => measures(reading, chunk));
  for (let index = own + 1; index <= own + MEASURE_REACH; index++) {
    const chunk = chunks[index];
    if (chunk === undefined) return [];
    if (chunk.kind === "verb" && !measures(reading, chunk)) return [];
    if (chunk.kind === "verb" || token(reading, chunk.first)?.text === ":") measured = true;
    else if (chunk.kind === "mark" && !isComma(reading, chunk)) return [];
    if (chunk.kind !== "noun" || !isCounted(chunk)) continue;
    return measured && tiesMeasure(reading, chunks[index - 1]) ? listFrom(reading, index) : [];
  }
  return [];
}

function measures(reading: SentenceReading, chunk: Chunk): boolean {
  const { measuring, be } = reading.language.grammar;
  const is = ({ lower }: { readonly lower: string }) => measuring.has(lower) || be.has(lower);
  return chunk.kind === "verb" && reading.document.tokens.slice(chunk.first, chunk.end).some(is);
}

/** "at forty", "as forty", "were forty", "losses: forty". */
function tiesMeasure(reading: SentenceReading, before: Chunk | undefined): boolean {
  if (before?.kind !== "preposition") return before?.kind === "verb" || before?.kind === "word" || before?.kind === "mark";
  return reading.language.grammar.measureLinks.has(token(reading, before.first)?.lower ?? "");
}

/** "half the revenue": a phrase with a determiner of its own. */
function opensWhole({ document, language }: SentenceReading, { first, end }: NounChunk): boolean {
  return end > first + 1 && language.grammar.determiners.has(at(document.tokens, first).lower);
}

/** "400 of the garrison survived", "of the garrison 400 survived", "sixty men, of whom fifty-two fell": what the number among the roles of a verb is a part of. */
export function wholesOf(reading: SentenceReading, roles: Roles): readonly NounChunk[] {
  const { chunks } = reading;
  const part = Object.values(roles)
    .flat()
    .map(({ span }) => reading.phraseAt.get(span.start))
    .find((chunk) => chunk !== undefined && isCounted(chunk));
  if (part === undefined) return [];
  const own = chunkIndex(reading, part.first);
  const [next, behind] = [chunks[own + 1], chunks[own + 2]];
  // "half the revenue"
  if (next?.kind === "noun" && !next.possessive && opensWhole(reading, next)) return [next];
  if (isGenitive(reading, chunks[own + 1]) && behind?.kind === "noun") return [behind];
  let comma = false;
  for (let index = own - 1; index > own - MEASURE_REACH; index--) {
    const whole = chunks[index];
    if (whole === undefined || (whole.kind === "verb" && !comma) || (whole.kind === "mark" && !isComma(reading, whole))) return [];
    comma ||= whole.kind === "mark";
    if (whole.kind !== "noun" || whole.possessive || !isGenitive(reading, chunks[index - 1])) continue;
    const before = chunks[index - 2];
    if (whole.pronoun === "relative") {
      const described = before?.kind === "mark" ? chunks[index - 3] : before;
      return described?.kind === "noun" && !described.possessive ? [described] : [];
    }
    if (before === undefined || before.kind === "mark" || before.kind === "conjunction") return [whole];
  }
  return [];
}
