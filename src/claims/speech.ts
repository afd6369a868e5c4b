import { at } from "../base/assert.ts";
import type { CueClass, VoiceId } from "../model/claim.ts";
import { subjectOf } from "./doers.ts";
import { isToldInPresent, pastPhrases } from "./governing.ts";
import { isSubjunctive } from "./outcome.ts";
import { manner } from "./phrases.ts";
import { aroundAside, complement, isReport } from "./reach.ts";
import { isComma, type NounChunk, type SentenceReading, token } from "./reading.ts";
import { isDocument, nobody, type Scope, spanOf, speakerOf, type VoiceRegister } from "./voices.ts";
import { closesAdverb, isAuxiliary } from "./wordforms.ts";

/** A word of speech of one or two words. */
interface Cue {
  readonly first: number;
  readonly end: number;
  readonly class: CueClass;
}

/** "The envoy revealed that …", "it is said that …", "is said to have …", "…, the envoy said". */
export function verbScopes(reading: SentenceReading, register: VoiceRegister): Scope[] {
  const scopes: Scope[] = [];
  for (let index = reading.sentence.firstToken; index < reading.sentence.endToken; index++) {
    const cue = cueAt(reading, index);
    if (cue === undefined) continue;
    const helpers = helpersBefore(reading, index);
    if (helpers.denied) continue;
    const scope = helpers.passive ? passiveScope(reading, register, { cue, from: helpers.first }) : activeScope(reading, register, cue);
    if (scope !== undefined) scopes.push(scope);
  }
  return scopes;
}

function cueAt(reading: SentenceReading, index: number): Cue | undefined {
  const { attribution, grammar } = reading.language;
  const { lower } = at(reading.document.tokens, index);
  if (!attribution.verbOpeners.has(lower)) return undefined;
  const next = token(reading, index + 1)?.lower;
  const pair = next === undefined ? undefined : attribution.verbs.get(`${lower} ${next}`);
  if (pair !== undefined && closesAdverb(reading.document, grammar, index)) return undefined;
  if (pair !== undefined) return { first: index, end: next === attribution.that ? index + 1 : index + 2, class: pair };
  const single = attribution.verbs.get(lower);
  if (single === undefined || closesAdverb(reading.document, grammar, index)) return undefined;
  const verbal =
    reading.tree === undefined ? chunkKind(reading, index) === "verb" : reading.tree.pos(index) === "VERB" || chunkKind(reading, index) === "verb";
  return verbal ? { first: index, end: index + 1, class: single } : undefined;
}

export function chunkKind(reading: SentenceReading, index: number): string | undefined {
  return reading.chunks[reading.chunkOf[index - reading.sentence.firstToken] ?? -1]?.kind;
}

/** The auxiliaries and adverbs before a verb of speech: whether it is denied or passive, and where they begin. */
export function helpersBefore(
  reading: SentenceReading,
  index: number,
): { readonly first: number; readonly denied: boolean; readonly passive: boolean } {
  const { grammar } = reading.language;
  let first = index;
  let denied = false;
  let passive = false;
  for (let i = index - 1; i >= index - 4; i--) {
    const lower = token(reading, i)?.lower;
    if (lower === undefined) break;
    const negation = grammar.negations.has(lower);
    if (!negation && !isAuxiliary(grammar, lower) && !grammar.isAdverb(lower)) break;
    if (negation) denied = true;
    if (grammar.be.has(lower)) passive = true;
    first = i;
  }
  const gerund = reading.tree?.form(index) === "Ger";
  return { first, denied, passive: passive && !gerund };
}

function activeScope(reading: SentenceReading, register: VoiceRegister, cue: Cue): Scope | undefined {
  const infinitive = infinitiveAfter(reading, cue);
  // "a fleet said to number 600"
  if (infinitive !== undefined && cue.class !== "nonfactive" && isParticiple(reading, cue.first))
    return vagueScope(reading, register, { cue, first: cue.first, from: infinitive });
  const tokens =
    infinitive === undefined ? spoken(reading, cue) : isClaimed(reading, cue) ? complement(reading, { cue: cue.first, from: infinitive }) : undefined;
  if (tokens === undefined) return undefined;
  const chunk = subjectBefore(reading, cue.first) ?? subjectAfter(reading, cue.end);
  // "I can only say that he came": whoever tells all the rest
  if (chunk === undefined || chunk.pronoun === "speaker") return undefined;
  const voice =
    tellerAgain(reading, register, { cue, chunk }) ??
    speakerOf(reading, register, { chunk, cue: spanOf(reading, cue.first, cue.end), class: cue.class });
  if (isToldInPresent(reading, cue.first) && chunk.pronoun === undefined) register.setTeller(reading.sentence.paragraph, voice);
  const denies = reading.language.attribution.denying.has(at(reading.document.tokens, cue.first).lower) && token(reading, cue.end)?.text !== ",";
  if (denies) return { voice, ...denial(reading, cue, tokens) };
  return { voice, ...manner(cue.class === "neutral" && isDocument(reading, chunk) ? "neutral" : cue.class), tokens };
}

/** "denied that he had received the letter which Haas wrote": he says that he did not, and nothing of what describes the letter. */
function denial(reading: SentenceReading, cue: Cue, tokens: ReadonlySet<number>): Omit<Scope, "voice"> {
  const { relatives, clauseOpeners } = reading.language.grammar;
  const denied = new Set<number>();
  for (const word of tokens) {
    const { text, lower } = at(reading.document.tokens, word);
    if (word < cue.end || text === "," || relatives.has(lower) || clauseOpeners.has(lower)) break;
    denied.add(word);
  }
  return { ...manner("neutral"), tokens, denied };
}

/** "According to Machiavelli the brothers fled; from the walls, he relates, …": who tells in the present is who told before in the present. */
function tellerAgain(
  reading: SentenceReading,
  register: VoiceRegister,
  { cue, chunk }: { readonly cue: Cue; readonly chunk: NounChunk },
): VoiceId | undefined {
  const isPerson = chunk.pronoun === "male" || chunk.pronoun === "female";
  return isPerson && isToldInPresent(reading, cue.first) ? register.teller(reading.sentence.paragraph) : undefined;
}

function passiveScope(
  reading: SentenceReading,
  register: VoiceRegister,
  { cue, from }: { readonly cue: Cue; readonly from: number },
): Scope | undefined {
  const { grammar, attribution } = reading.language;
  const infinitive = infinitiveAfter(reading, cue);
  if (infinitive !== undefined)
    return grammar.infinitiveCues.has(at(reading.document.tokens, cue.first).lower)
      ? undefined
      : vagueScope(reading, register, { cue, first: from, from: infinitive });
  const that = thatAfter(reading, cue);
  const subject = reading.chunks[(reading.chunkOf[from - reading.sentence.firstToken] ?? 0) - 1];
  const pronoun = subject?.kind === "noun" && subject.pronoun !== undefined && subject.pronoun !== "relative";
  const told = pronoun || (subject?.kind === "noun" && attribution.tellers.has(at(reading.document.tokens, subject.first).lower));
  const first = told ? (subject?.first ?? from) : from;
  if (that !== undefined) return vagueScope(reading, register, { cue, first, from: that });
  if (subject?.kind !== "noun") return undefined;
  const behind = reading.chunks[pastPhrases(reading, chunkIndexOf(reading, cue.end))];
  const closing = told ? closingMark(reading, behind?.first ?? cue.end) : undefined;
  const opening = token(reading, first - 1)?.text;
  if (!told || closing === undefined || (opening !== "," && first > reading.sentence.firstToken)) return undefined;
  if (token(reading, closing)?.text !== "," && !isReport(reading, first)) return undefined;
  const voice = nobody(reading, register, { span: spanOf(reading, subject.first, cue.end), class: cue.class });
  return { voice, ...manner(cue.class), tokens: aroundAside(reading, { first: subject.first - 1, end: closing + 1 }) };
}

function vagueScope(
  reading: SentenceReading,
  register: VoiceRegister,
  { cue, first, from }: { readonly cue: Cue; readonly first: number; readonly from: number },
): Scope {
  const voice = nobody(reading, register, { span: spanOf(reading, first, cue.end), class: cue.class });
  return { voice, ...manner(cue.class), tokens: complement(reading, { cue: cue.first, from }) };
}

/** Where an infinitive directly after a cue begins, its marker included. */
function infinitiveAfter(reading: SentenceReading, cue: Cue): number | undefined {
  const { grammar } = reading.language;
  const marker = token(reading, cue.end);
  if (marker?.lower !== grammar.infinitiveMarker) return undefined;
  const verb = token(reading, cue.end + 1);
  if (verb === undefined || verb.kind !== "word") return undefined;
  const verbal = grammar.have.has(verb.lower) || grammar.be.has(verb.lower) || reading.tree?.is(cue.end, "mark");
  return verbal ? cue.end : undefined;
}

/** "claimed to have slain", but not "pretended to flee". */
function isClaimed(reading: SentenceReading, cue: Cue): boolean {
  return cue.class === "nonfactive" && !reading.language.grammar.infinitiveCues.has(at(reading.document.tokens, cue.first).lower);
}

function isParticiple(reading: SentenceReading, index: number): boolean {
  return reading.tree === undefined || reading.tree.form(index) === "Part" || reading.tree.dependent(index, "nsubj") === undefined;
}

/** What a verb of speech in the active lets its subject say. */
function spoken(reading: SentenceReading, cue: Cue): ReadonlySet<number> | undefined {
  const closing = closingMark(reading, cue.end);
  const opening = asideStart(reading, cue.first);
  if (closing !== undefined && opening !== undefined && (token(reading, closing)?.text === "," || isReport(reading, opening)))
    return aroundAside(reading, { first: opening, end: closing + 1 });
  const clause = thatAfter(reading, cue) ?? clauseAfter(reading, cue);
  return clause === undefined || isWanted(reading, clause) ? undefined : complement(reading, { cue: cue.first, from: clause });
}

/** Behind "that", where it opens a clause; between it and the verb stand few words, or an apposition: "told Rose, the head of the council, that". */
function thatAfter(reading: SentenceReading, cue: Cue): number | undefined {
  const { tree } = reading;
  let commas = 0;
  for (let index = cue.end; index < Math.min(reading.sentence.endToken, cue.end + 24); index++) {
    const here = at(reading.document.tokens, index);
    if (/^[;:().]$/u.test(here.text)) return undefined;
    if (here.text === ",") commas++;
    if (here.lower !== reading.language.attribution.that || reading.timexes.some((timex) => timex.firstToken === index)) continue;
    if (commas === 2 && token(reading, index - 1)?.text === "," && tree?.is(index, "mark") === true) return index + 1;
    if (index >= cue.end + 13) return undefined;
    const opens = tree === undefined || (tree.tag(index) !== "DT" && !tree.is(index, "det", "nsubj", "obj") && index - cue.end < 8);
    if (opens || index === cue.end || isNoRelative(reading, index)) return index + 1;
  }
  return undefined;
}

/** "said on 13 February that villagers had killed them": "that" behind a date, or before a clause that has an object of its own, is none of its nouns. */
function isNoRelative(reading: SentenceReading, index: number): boolean {
  const { tree } = reading;
  const verb = tree?.is(index, "obj") === true ? tree.head(index) : undefined;
  if (tree === undefined || verb === undefined || verb < index) return false;
  if (reading.timexes.some(({ endToken }) => endToken === index)) return true;
  for (let word = verb + 1; word < Math.min(reading.sentence.endToken, verb + 8); word++)
    if (tree.is(word, "obj") && tree.head(word) === verb) return tree.dependent(verb, "nsubj") !== undefined;
  return false;
}

/** "insisted that Egypt give up the Sudan" asks for something and tells of nothing. */
function isWanted(reading: SentenceReading, from: number): boolean {
  const { tree } = reading;
  if (tree === undefined) return false;
  for (let index = from; index < Math.min(reading.sentence.endToken, from + 10); index++) {
    if (at(reading.document.tokens, index).text === ",") return false;
    if (tree.pos(index) !== "VERB" && tree.pos(index) !== "AUX") continue;
    return isSubjunctive(reading, tree, tree.is(index, "aux", "cop") ? (tree.head(index) ?? index) : index);
  }
  return false;
}

/** The mark that closes an aside directly behind a verb of speech and its adverbs. */
function closingMark(reading: SentenceReading, from: number): number | undefined {
  const { grammar } = reading.language;
  let index = from;
  while (token(reading, index) !== undefined && grammar.isAdverb(at(reading.document.tokens, index).lower)) index++;
  const mark = token(reading, index);
  return mark === undefined ? reading.sentence.endToken - 1 : /^[.,;)—–]$/u.test(mark.text) ? index : undefined;
}

/** The comma or sentence start before an aside ("…, the envoy said", "As the envoy said, …") that holds no more than a subject. */
function asideStart(reading: SentenceReading, verb: number): number | undefined {
  const { sentence, language } = reading;
  for (let index = verb - 1; index >= Math.max(sentence.firstToken - 1, verb - 10); index--) {
    if (index < sentence.firstToken) return language.attribution.as.has(at(reading.document.tokens, index + 1).lower) ? index : undefined;
    const { text, lower } = at(reading.document.tokens, index);
    if (/^[;:(]$/u.test(text)) return undefined;
    if (text === ",") return index;
    if (language.attribution.as.has(lower)) continue;
    if (language.grammar.clauseOpeners.has(lower) || language.grammar.relatives.has(lower) || language.grammar.coordination.has(lower))
      return undefined;
  }
  return undefined;
}

/** "the envoy said the town had fallen": the clause begins directly behind. */
function clauseAfter(reading: SentenceReading, cue: Cue): number | undefined {
  const first = reading.chunkOf[cue.end - reading.sentence.firstToken] ?? -1;
  const following = reading.chunks[first];
  let next = first + 1;
  while (reading.chunks[next]?.kind === "word") next++;
  const verb = reading.chunks[next];
  if (following?.kind !== "noun" || following.possessive || verb?.kind !== "verb") return undefined;
  if (token(reading, verb.first - 1)?.lower === reading.language.grammar.infinitiveMarker) return undefined;
  const { tree } = reading;
  if (tree === undefined) return cue.end;
  const finite = tree.form(verb.first) === "Fin" || isAuxiliary(reading.language.grammar, at(reading.document.tokens, verb.first).lower);
  return finite && tree.dependent(cue.first, "ccomp") !== undefined ? cue.end : undefined;
}

/** The subject of a speech verb: by the dependencies, else the first free noun before it in its clause. */
export function subjectBefore(reading: SentenceReading, index: number): NounChunk | undefined {
  const [bound] = reading.tree === undefined ? [] : subjectOf(reading, reading.tree, index);
  const beyond = bound !== undefined && semicolonIn(reading, bound.end, index);
  if (bound !== undefined && bound.first < index && !beyond && !hangsOnPreposition(reading, bound)) return bound;
  let found: NounChunk | undefined;
  for (let i = beforeRelative(reading, chunkIndexOf(reading, index) - 1); i >= 0; i--) {
    const chunk = at(reading.chunks, i);
    if (chunk.kind === "verb" && !isAuxiliary(reading.language.grammar, at(reading.document.tokens, chunk.first).lower))
      return found ?? describedBefore(reading, i);
    if (chunk.kind === "mark" && found !== undefined) break;
    if (chunk.kind === "noun" && !chunk.possessive && chunk.pronoun !== "relative" && !isGoverned(reading, i)) found = chunk;
  }
  return found;
}

/** "Historians estimate that …; contemporaries disputed": the subject of the verb before is none of this one. */
function semicolonIn(reading: SentenceReading, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (token(reading, index)?.text === ";") return true;
  return false;
}

/** "A friar who lived through it wrote": whom the clause of the verb before describes. */
function describedBefore(reading: SentenceReading, verb: number): NounChunk | undefined {
  const [described, relative] = reading.chunks.slice(Math.max(0, verb - 2), verb);
  const isRelative = relative?.kind === "noun" && relative.pronoun === "relative";
  return isRelative && described?.kind === "noun" && described.pronoun === undefined ? described : undefined;
}

/** Directly behind a preposition that opens no clause. */
function hangsOnPreposition(reading: SentenceReading, { first }: NounChunk): boolean {
  const { prepositions, clauseOpeners } = reading.language.grammar;
  const before = token(reading, first - 1)?.lower ?? "";
  return prepositions.has(before) && !clauseOpeners.has(before);
}

/** Behind a preposition; "as" before a speaker is none. */
function isGoverned(reading: SentenceReading, chunk: number): boolean {
  const before = reading.chunks[chunk - 1];
  return before?.kind === "preposition" && !reading.language.attribution.as.has(at(reading.document.tokens, before.first).lower);
}

/** "A letter of the consul, which reached the town in May, reported": a comma before the verb closes what stands between. */
function beforeRelative(reading: SentenceReading, last: number): number {
  const comma = (chunk: number) => isComma(reading, reading.chunks[chunk]);
  if (!comma(last)) return last;
  for (let i = last - 1; i > 0; i--) {
    const chunk = at(reading.chunks, i);
    if (chunk.kind === "noun" && chunk.pronoun === "relative") return comma(i - 1) ? i - 2 : i - 1;
  }
  return last;
}

/** "…," said the envoy. */
function subjectAfter(reading: SentenceReading, end: number): NounChunk | undefined {
  const chunk = reading.chunks[chunkIndexOf(reading, end)];
  return chunk?.kind === "noun" && chunk.pronoun !== "relative" ? chunk : undefined;
}

export function chunkIndexOf(reading: SentenceReading, index: number): number {
  return reading.chunkOf[index - reading.sentence.firstToken] ?? -1;
}
