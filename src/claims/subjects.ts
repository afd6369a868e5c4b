import { at } from "../base/assert.ts";
import { isSomeone } from "./kinds.ts";
import { chunkIndex, governedBy } from "./nearby.ts";
import { isComma, type NounChunk, type SentenceReading, token } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/**
 * The subject of a finite verb, where the order of phrases is surer than the dependencies: who stands directly before it, or, behind a comma, who
 * opens its clause.
 */
export function besideVerb(
  reading: SentenceReading,
  { groupFirst }: Pick<Trigger, "groupFirst">,
  subject: readonly NounChunk[],
): readonly NounChunk[] {
  const index = chunkIndex(reading, groupFirst) - 1;
  const someone = subject.some((chunk) => chunk.pronoun === "relative" || isSomeone(reading, chunk));
  const beside = reading.chunks[index];
  if (beside?.kind === "mark" && !someone) return openingBefore(reading, index) ?? subject;
  // "Moreno, whose brother Pedro was bishop": the brother, whomever the dependencies join him to
  const whose = beside !== undefined && reading.language.grammar.possessiveRelatives.has(at(reading.document.tokens, beside.first).lower);
  if (whose && beside.kind === "noun" && beside.end === groupFirst && subject.length > 1 && subject.includes(beside)) return [beside];
  if (beside?.kind !== "noun" || beside.end !== groupFirst || beside.possessive || beside.pronoun !== undefined || subject.includes(beside))
    return subject;
  const own = ownedBefore(reading, index);
  if (own !== undefined) return [own];
  const alone = subject.length === 0 && reading.chunks[index - 1]?.kind !== "conjunction";
  if (alone && governedBy(reading, index) === undefined) return [beside];
  if (!isSomeone(reading, beside)) return subject;
  if (isNameOf(reading, index, subject)) return [beside];
  if (!someone) return freeStanding(reading, index) ?? subject;
  return joinedTo(reading, { index, beside, groupFirst }, subject);
}

/** "Moreno, whose fortress at Ishiyama commanded the bay": the fortress, past what hangs on it. */
function ownedBefore(reading: SentenceReading, index: number): NounChunk | undefined {
  let at = index;
  while (at > 1 && reading.chunks[at]?.kind === "noun" && reading.chunks[at - 1]?.kind === "preposition") at -= 2;
  const chunk = reading.chunks[at];
  if (at === index || chunk?.kind !== "noun") return undefined;
  return reading.language.grammar.possessiveRelatives.has(token(reading, chunk.first)?.lower ?? "") ? chunk : undefined;
}

/** "A lawyer from Lyon, Dubois was elected": the name that what opens the sentence describes. */
function isNameOf(reading: SentenceReading, index: number, subject: readonly NounChunk[]): boolean {
  const [name, comma] = [reading.chunks[index], reading.chunks[index - 1]];
  const [described] = subject;
  if (described === undefined || subject.length > 1 || described !== reading.chunks[0] || name?.kind !== "noun") return false;
  if (!isComma(reading, comma) || name.mentions.at(-1)?.kind !== "person") return false;
  const unnamed = described.mentions.length === 0 && described.pronoun === undefined && isSomeone(reading, described);
  return unnamed && reading.chunks.slice(1, index - 1).every(({ kind }) => kind === "preposition" || kind === "noun");
}

/** "…; and six days afterwards Shirkuh entered": what opens a clause and stands directly before its verb is its subject, whatever the dependencies say. */
function joinedTo(
  reading: SentenceReading,
  { index, beside, groupFirst }: { readonly index: number; readonly beside: NounChunk; readonly groupFirst: number },
  subject: readonly NounChunk[],
): readonly NounChunk[] {
  const before = reading.chunks[index - 1];
  if (subject.some(({ first, pronoun }) => first > beside.first || pronoun === "relative")) return subject;
  const { text, lower } = at(reading.document.tokens, before?.first ?? groupFirst);
  const opens = before?.kind === "time" || /^[;:]$/u.test(text) || reading.language.grammar.clauseOpeners.has(lower);
  if (opens) return [beside];
  // "…; thirteen of his generals were hanged"
  const whole = reading.chunks[index - 2];
  const mark = reading.chunks[index - 3];
  const partitive = before?.kind === "preposition" && lower === reading.language.grammar.genitive && whole?.kind === "noun" && !whole.possessive;
  if (partitive && mark?.kind === "mark" && /^[;:]$/u.test(at(reading.document.tokens, mark.first).text)) return [whole];
  // "accepted whatever line the Allies proposed"
  const touches = before?.kind === "noun" && !before.possessive && before.pronoun === undefined && before.end === beside.first;
  if (touches && isNameOrPhrase(reading, beside)) return [beside];
  const earlier = reading.chunks[index - 2];
  if (before?.kind !== "conjunction" || earlier?.kind !== "noun") return before?.kind === "conjunction" ? [beside] : subject;
  // "was killed at Lima and Haas wounded": no second place
  return subject.includes(earlier) ? [...subject, beside] : isSomeone(reading, earlier) ? subject : [beside];
}

/** "the Allies", "Haas", but no office or number that goes on with the phrase before. */
function isNameOrPhrase({ document, language: { grammar } }: SentenceReading, { first, mentions }: NounChunk): boolean {
  return (
    grammar.determiners.has(at(document.tokens, first).lower) ||
    (mentions[0]?.firstToken === first && mentions[0].kind !== "office" && mentions[0].kind !== "quantity")
  );
}

/** "The assembly was dispersed by soldiers and its speaker arrested": what a participle tells of that shares the auxiliary of the verb before. */
export function sharingPassive(reading: SentenceReading, participle: number): NounChunk | undefined {
  const { chunks, language, document } = reading;
  const next = chunks[chunkIndex(reading, participle) + 1];
  let index = chunkIndex(reading, participle);
  // "and Haas mortally wounded"
  while (chunks[index - 1]?.kind === "word") index--;
  const [joint, own] = [chunks[index - 2], chunks[index - 1]];
  if (own?.kind !== "noun" || own.possessive || own.pronoun !== undefined || next?.kind === "noun") return undefined;
  const joined = joint?.kind === "conjunction" && language.grammar.coordination.has(at(document.tokens, joint.first).lower);
  // "Its gates were broken, its walls razed and its people sold"
  const listed = isComma(reading, joint) && (next?.kind === "conjunction" || isComma(reading, next));
  if (!joined && !listed) return undefined;
  const before = chunks.slice(0, index - 2).findLastIndex(({ kind }) => kind === "verb");
  const [helper, verb] = [chunks[before - 1], chunks[before]];
  if (verb === undefined || reading.tree?.form(participle) === "Fin" || reading.tree?.form(verb.first) !== "Part") return undefined;
  const passive = helper?.kind === "verb" && language.grammar.be.has(at(document.tokens, helper.end - 1).lower);
  return passive || sharingPassive(reading, verb.first) !== undefined ? own : undefined;
}

/** A phrase, with one that it is joined to, that is neither governed by a preposition nor the object of a verb before it. */
function freeStanding(reading: SentenceReading, index: number): readonly NounChunk[] | undefined {
  const { chunks, tree, language } = reading;
  const [chunk, before, earlier] = [chunks[index], chunks[index - 1], chunks[index - 2]];
  const governor = governedBy(reading, index);
  if (chunk?.kind !== "noun" || (governor !== undefined && !language.grammar.clauseOpeners.has(governor))) return undefined;
  if (before?.kind === "verb" || before?.kind === "word" || tree?.is(chunk.end - 1, "obj", "nmod:poss") === true) return undefined;
  if (before?.kind !== "conjunction" || earlier?.kind !== "noun") return [chunk];
  const first = earlier.possessive || !isSomeone(reading, earlier) ? undefined : freeStanding(reading, index - 2);
  return first === undefined ? undefined : [...first, chunk];
}

/** "Bolívar, who had been given a passport by the general, never admitted it": who opens the clause that the comma before the verb goes on with. */
function openingBefore(reading: SentenceReading, comma: number): readonly NounChunk[] | undefined {
  const { chunks } = reading;
  const text = (index: number) => reading.document.tokens[chunks[index]?.first ?? -1]?.text ?? "";
  if (text(comma) !== ",") return undefined;
  let first = comma - 1;
  while (first > 0 && !/^[;:]$/u.test(text(first - 1))) first--;
  const opens = (index: number) => ["conjunction", "time", "word"].includes(chunks[index]?.kind ?? "");
  while (opens(first) || (chunks[first]?.kind === "preposition" && chunks[first + 1]?.kind === "time")) first++;
  const chunk = chunks[first];
  if (chunk?.kind !== "noun" || chunk.possessive || !isSomeone(reading, chunk)) return nameSetOff(reading, comma);
  let end = first + 1;
  while (chunks[end]?.kind === "preposition" && chunks[end + 1]?.kind === "noun") end += 2;
  return end < comma && text(end) === "," ? [chunk] : nameSetOff(reading, comma);
}

/** "whose defender, General Haas, shot himself": a name set off behind the noun that says who it is. */
function nameSetOff(reading: SentenceReading, comma: number): readonly NounChunk[] | undefined {
  const [noun, mark, name] = reading.chunks.slice(Math.max(comma - 3, 0), comma);
  if (noun?.kind !== "noun" || mark?.kind !== "mark" || name?.kind !== "noun" || noun.possessive || name.possessive) return undefined;
  return name.mentions.at(-1)?.kind === "person" && isSomeone(reading, noun) ? [name] : undefined;
}

/** "…, Haas leading the charge", "…, Sweden ceding the province", "…, Lord Haas, the chief justice, demanding peace": who is set off before a participle does it, and nobody else. */
export function setOffBefore(reading: SentenceReading, groupFirst: number): NounChunk | undefined {
  const index = chunkIndex(reading, groupFirst) - 1;
  const [comma, person, second, title] = reading.chunks.slice(Math.max(index - 4, 0), index);
  const behind = reading.chunks[index];
  if (isComma(reading, behind) && title?.kind === "noun" && person?.kind === "noun" && isComma(reading, comma) && isComma(reading, second)) {
    const named = person.mentions.at(-1)?.kind === "person" && title.mentions.some(({ kind }) => kind === "office");
    return named ? person : undefined;
  }
  const own = reading.chunks[index - 1];
  // "…, and Tehran, having first declined, gave way"
  if (isComma(reading, behind) && own?.kind === "noun" && opensClause(reading, index - 2)) return isDoer(own, reading) ? own : undefined;
  if (behind?.kind !== "noun" || behind.end !== groupFirst || behind.possessive || behind.pronoun !== undefined) return undefined;
  if (!isComma(reading, reading.chunks[index - 1])) return undefined;
  return isDoer(behind, reading) ? behind : undefined;
}

function isDoer(chunk: NounChunk, reading: SentenceReading): boolean {
  if (chunk.possessive || chunk.pronoun !== undefined) return false;
  return isSomeone(reading, chunk) || chunk.mentions.at(-1)?.kind === "place";
}

/** Nothing, a semicolon or a conjunction stands there. */
function opensClause({ chunks, document }: SentenceReading, index: number): boolean {
  const before = chunks[index];
  if (before === undefined) return index < 0;
  return before.kind === "conjunction" || (before.kind === "mark" && /^[;:]$/u.test(at(document.tokens, before.first).text));
}
