import { at } from "../base/assert.ts";
import type { Tree } from "../text/syntax/tree.ts";
import { countedList } from "./counted.ts";
import { subjectOf } from "./doers.ts";
import { isSomeone, kindsOfPhrase } from "./kinds.ts";
import { chunkIndex } from "./nearby.ts";
import { type Chunk, isComma, type NounChunk, type SentenceReading, token } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** What linking words stand between. */
export interface Linked {
  readonly before: readonly NounChunk[];
  readonly after: readonly NounChunk[];
}

/** "an army of 20,000 under Villars": the nouns directly before and after the linking words. */
export function linkedBy(reading: SentenceReading, trigger: Trigger): Linked {
  const owner = trigger.end > trigger.first + 1 ? ownerWithin(reading, trigger) : undefined;
  if (owner !== undefined) return { before: doneTo(reading, trigger), after: [owner] };
  let before = chunkIndex(reading, trigger.first) - 1;
  // "Haas, hitherto in command of the fleet"
  if (reading.chunks[before]?.kind === "word" && isComma(reading, reading.chunks[before - 1])) before--;
  if (isComma(reading, reading.chunks[before])) before--;
  let left = reading.chunks[before];
  // "the garrison of Acre under Haas": the force, not the place
  const genitive = (index: number) =>
    reading.chunks[index]?.kind === "preposition" && token(reading, at(reading.chunks, index).first)?.lower === reading.language.grammar.genitive;
  // "in favour of a cabinet of trade unionists under Haas": the nearest that can be led
  const asked = trigger.pattern.only.get(trigger.pattern.before ?? "") ?? [];
  const told = (chunk: NounChunk) => chunk.mentions.length === 0 && kindsOfPhrase(reading, chunk).some((kind) => asked.includes(kind));
  while (left?.kind === "noun" && !told(left) && genitive(before - 1) && reading.chunks[before - 2]?.kind === "noun") {
    before -= 2;
    left = reading.chunks[before];
  }
  // "under the emperor's brother Fuquan": the brother, not the emperor; "of barely 8,000 men"
  const right = reading.chunks
    .slice(chunkIndex(reading, trigger.end - 1) + 1)
    .find((chunk) => chunk.kind !== "word" && (chunk.kind !== "noun" || !chunk.possessive) && !isQuoteMark(reading, chunk));
  const after = right?.kind === "noun" && !(trigger.pattern.subject !== undefined && isOwned(reading, right, trigger.end)) ? right : undefined;
  const doer = trigger.pattern.subject === undefined || after === undefined ? [] : doerOf(reading, trigger, { phrase: after, before: left });
  const own = left?.kind === "noun" && !left.possessive && (!isNumberAlone(left) || counts(reading, trigger, after)) ? [left] : [];
  const joined = after === undefined ? [] : countedList(reading, after);
  return {
    before: bearerOf(reading, trigger, { doer, own, from: before }),
    after: after === undefined ? [] : joined.length > 1 ? joined : [after, ...namedBeside(reading, after)],
  };
}

/** 'as "Supreme Commander"' */
function isQuoteMark({ document }: SentenceReading, { kind, first }: Chunk): boolean {
  return kind === "mark" && at(document.tokens, first).text === '"';
}

/** Who can be what the words are said of: whom the tree gives, the noun before the words, or the subject of the verb. */
function bearerOf(reading: SentenceReading, { pattern }: Trigger, { doer, own, from }: Bearers): readonly NounChunk[] {
  const asked = pattern.only.get(pattern.before ?? "") ?? [];
  const given = doer.length > 0 ? doer : own;
  if (pattern.subject === undefined) return given;
  const can = (chunk: NounChunk) => isSomeone(reading, chunk) || kindsOfPhrase(reading, chunk).some((kind) => asked.includes(kind));
  if (given.some(can)) return given;
  const subject = subjectBehind(reading, from);
  return subject.some(can) ? subject : given;
}

interface Bearers {
  readonly doer: readonly NounChunk[];
  readonly own: readonly NounChunk[];
  /** The chunk from which a subject is looked for backwards. */
  readonly from: number;
}

/** "lost 300 of its 900 men": a number that is a part of what follows. */
function isNumberAlone({ mentions, end }: NounChunk): boolean {
  const last = mentions.at(-1);
  return last?.kind === "quantity" && last.head === undefined && last.endToken === end;
}

/** "with all his 1,400 men": whose they are, the words themselves say. */
function isOwned({ document, language }: SentenceReading, { first, end }: NounChunk, from: number): boolean {
  const { determiners, possessives } = language.grammar;
  let word = Math.max(first, from);
  while (word < end && determiners.has(at(document.tokens, word).lower) && !possessives.has(at(document.tokens, word).lower)) word++;
  return word < end && possessives.has(at(document.tokens, word).lower);
}

/** "70,000 in the First Army", but not "70,000 in Riga": what stands before the words may be a number alone. */
function counts({ knowledge }: SentenceReading, { pattern }: Trigger, after: NounChunk | undefined): boolean {
  if (after === undefined || after.mentions.some(({ kind }) => kind === "place")) return false;
  return knowledge.predicates.get(pattern.predicate)?.roles[pattern.before ?? ""]?.includes("quantity") === true;
}

/** "in his place", "in Haas's stead": whose it is, between the linking words. */
function ownerWithin(reading: SentenceReading, { first, end }: Trigger): NounChunk | undefined {
  const { possessives } = reading.language.grammar;
  for (let word = first + 1; word < end; word++) {
    const pronoun = possessives.get(at(reading.document.tokens, word).lower);
    if (pronoun !== undefined) return { kind: "noun", first: word, end: word + 1, mentions: [], possessive: false, pronoun };
    const chunk = reading.chunks[chunkIndex(reading, word)];
    if (chunk?.kind === "noun" && chunk.possessive && chunk.first >= first) return { ...chunk, end: chunk.end - 1, possessive: false };
  }
  return undefined;
}

/** "elected Haas in his place", "Haas was elected in his place": the noun before the linking words, or of a verb there its subject. */
function doneTo(reading: SentenceReading, { first }: Trigger): readonly NounChunk[] {
  const left = reading.chunks[chunkIndex(reading, first) - 1];
  if (left?.kind === "noun") return left.possessive ? [] : [left];
  return left?.kind === "verb" && reading.tree !== undefined ? subjectOf(reading, reading.tree, left.end - 1) : [];
}

/** "two regiments under Wood and Russell", "three columns under Hope, Grant and Walpole": names that a name is joined to. */
function namedBeside(reading: SentenceReading, { mentions, end }: NounChunk): readonly NounChunk[] {
  const { chunks, language, document } = reading;
  if (mentions.at(-1)?.kind !== "person" || chunks.at(-1)?.end === end) return [];
  const found: NounChunk[] = [];
  for (let index = chunks.findIndex(({ first }) => first === end); index < chunks.length; index += 2) {
    const [joint, next, behind] = [chunks[index], chunks[index + 1], chunks[index + 2]];
    const joins = joint?.kind === "conjunction" && language.grammar.coordination.has(at(document.tokens, joint.first).lower);
    // "under Wood, and Russell attacked": with three names it is a list, whatever follows
    const isSubject = behind?.kind === "verb" && found.length === 0;
    if ((!joins && !isComma(reading, joint)) || next?.kind !== "noun" || next.possessive || isSubject) return [];
    if (next.mentions.at(-1)?.kind !== "person") return [];
    found.push(next);
    if (joins) return found;
  }
  return [];
}

/** "He left Lima and marched on Riga with 5,000 men": by the order of words, the subject of the nearest verb before that has one. */
function subjectBehind(reading: SentenceReading, from: number): readonly NounChunk[] {
  const { chunks, language, document } = reading;
  let verb = false;
  for (let index = from; index >= 0; index--) {
    const chunk = at(chunks, index);
    const before = chunks[index - 1];
    if (chunk.kind === "verb") verb = true;
    else if (chunk.kind === "conjunction" && !language.grammar.coordination.has(at(document.tokens, chunk.first).lower)) return [];
    else if (chunk.kind === "mark" && !isComma(reading, chunk)) return [];
    else if (verb && chunk.kind === "noun" && !chunk.possessive && before?.kind !== "preposition") return chunk.pronoun === "relative" ? [] : [chunk];
    else if (verb && chunk.kind === "mark") {
      const set = setOffBefore(reading, index);
      if (set !== undefined) return [set];
      verb = false;
    } else if (chunk.kind !== "word") verb = false;
  }
  return [];
}

/** "Haas, with the help of friends, left", "Haas, who was old, left": the name before what is set off by a comma on either side. */
function setOffBefore(reading: SentenceReading, comma: number): NounChunk | undefined {
  let verb = false;
  for (let index = comma - 1; index > comma - 10; index--) {
    const chunk = reading.chunks[index];
    if (chunk === undefined) return undefined;
    verb ||= chunk.kind === "verb";
    if (chunk.kind !== "mark") continue;
    const [name, opening] = [reading.chunks[index - 1], reading.chunks[index + 1]];
    if (!isComma(reading, chunk) || (verb && !(opening?.kind === "noun" && opening.pronoun === "relative"))) return undefined;
    return name?.kind === "noun" && !name.possessive && name.mentions.at(-1)?.kind === "person" ? name : undefined;
  }
  return undefined;
}

/** "Havelock crossed the river with 3,000 men", "the town was in their hands", "With 400 men he beat them": of linking words that belong to a verb, its subject. */
function doerOf(
  reading: SentenceReading,
  link: Trigger,
  { phrase, before }: { readonly phrase: NounChunk; readonly before: Chunk | undefined },
): readonly NounChunk[] {
  const { tree } = reading;
  if (tree === undefined) return [];
  const ahead = before === undefined ? subjectAhead(reading, link) : [];
  if (ahead.length > 0) return ahead;
  if (before?.kind === "noun" && setsOff(reading, link, before)) return [];
  for (let word = phrase.first; word < phrase.end; word++) {
    const above = tree.head(word);
    if (above === undefined || (above >= phrase.first && above < phrase.end)) continue;
    if (above >= link.first && above < link.end && tree.dependent(above, "cop") !== undefined) return subjectOf(reading, tree, above);
    if (tree.is(word, "obl") && tree.pos(above) === "VERB") return subjectOf(reading, tree, above);
    const bearer = before?.kind === "noun" && !before.possessive && bears(reading, tree, { link, chunk: before });
    if (bearer) return [];
    return subjectAround(reading, tree, link);
  }
  return [];
}

/** "while Díaz, with 5,000 men, attacked": a name before a comma, that opens its clause and so is no object. */
function setsOff(reading: SentenceReading, { first }: Trigger, { end, first: opening, mentions, possessive }: NounChunk): boolean {
  const opener = reading.chunks[chunkIndex(reading, opening) - 1];
  const kind = mentions.at(-1)?.kind;
  if (possessive || (kind !== "person" && kind !== "group") || token(reading, end)?.text !== "," || first !== end + 1) return false;
  return opener === undefined || opener.kind === "conjunction" || (opener.kind === "mark" && !isComma(reading, opener));
}

/** "With 13,000 men, to whom many were added, the king took it": of words that open their sentence, the first subject behind a comma. */
function subjectAhead({ chunks, document }: SentenceReading, { end }: Trigger): readonly NounChunk[] {
  const subject = chunks.find(
    (chunk, index) =>
      chunk.kind === "noun" &&
      chunk.first > end &&
      chunk.pronoun !== "relative" &&
      chunks[index + 1]?.kind === "verb" &&
      document.tokens[chunks[index - 1]?.first ?? -1]?.text === ",",
  );
  return subject?.kind === "noun" ? [subject] : [];
}

/** Whether the noun before linking words can be what they are said of: one of the kind asked for, or what stands before the verb of its clause. */
function bears(reading: SentenceReading, tree: Tree, { link, chunk }: { readonly link: Trigger; readonly chunk: NounChunk }): boolean {
  const asked = link.pattern.only.get(link.pattern.before ?? "") ?? [];
  if (kindsOfPhrase(reading, chunk).some((kind) => kind !== "person" && kind !== "group" && asked.includes(kind))) return true;
  const verb = verbOf(reading, tree, chunk.end - 1);
  return verb === undefined || verb > link.first;
}

/** The subject of the verb that a phrase hangs on at some remove, or of the first verb after it. */
function subjectAround(reading: SentenceReading, tree: Tree, link: Trigger): readonly NounChunk[] {
  const verb = verbOf(reading, tree, link.end);
  return verb === undefined ? [] : subjectOf(reading, tree, verb);
}

function verbOf(reading: SentenceReading, tree: Tree, word: number): number | undefined {
  let above: number | undefined = word;
  for (let steps = 0; steps < 6 && above !== undefined; steps++) {
    if (tree.pos(above) === "VERB" && reading.chunks[chunkIndex(reading, above)]?.kind === "verb") return above;
    above = tree.head(above);
  }
  return undefined;
}
