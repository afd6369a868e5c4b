import { at } from "../base/assert.ts";
import type { Tree } from "../text/syntax/tree.ts";
import { type Gap, gapBefore } from "./gaps.ts";
import { isOfficeOf, isSomeone } from "./kinds.ts";
import type { Chunk, NounChunk, SentenceReading } from "./reading.ts";
import { token } from "./reading.ts";
import { besideVerb } from "./subjects.ts";
import type { Trigger } from "./triggers.ts";

/** A noun phrase with the preposition that ties it to the words that name the event; none for an object. */
export interface Complement {
  readonly chunk: NounChunk;
  /** The phrase, with those coordinated to it. */
  readonly joined: readonly NounChunk[];
  readonly preposition?: string;
}

/** What stands around the words that name an event, by the dependencies of its sentence. */
export interface Arguments {
  readonly subject: readonly NounChunk[];
  /** Objects and predicative complements without a preposition of their own, in order. */
  readonly direct: readonly Complement[];
  readonly governed: readonly Complement[];
  readonly possessors: readonly NounChunk[];
  /** Of whom a noun is said: what it stands in apposition to, or is the predicate of. */
  readonly bearer: readonly NounChunk[];
}

/** Only for sentences with dependencies. */
export function argumentsOf(reading: SentenceReading, tree: Tree, trigger: Pick<Trigger, "first" | "end" | "form" | "groupFirst">): Arguments {
  const base = predicateOf(tree, trigger.first);
  const around = dependentsAround(tree, trigger, base);
  const direct: Complement[] = [];
  const governed: Complement[] = [];
  const possessors: NounChunk[] = [];
  if (base !== trigger.first) push(direct, { reading, tree }, { head: base });
  for (const child of around) {
    if (tree.is(child, "nmod:poss")) {
      const chunk = chunkOf(reading, child);
      if (chunk !== undefined) possessors.push(chunk);
    } else if (!isComplement(tree, child) || isTime(reading, child)) continue;
    else {
      const preposition = prepositionOf(reading, child);
      if (preposition === undefined || (preposition.token >= trigger.first && preposition.token < trigger.end)) {
        if (tree.is(child, "obl:unmarked", "nmod:unmarked")) continue;
        push(direct, { reading, tree }, { head: child });
        if (trigger.form !== "noun") hangingOn({ reading, tree }, { object: child, governed });
      } else push(governed, { reading, tree }, { head: child, preposition: preposition.words });
    }
  }
  const subject = trigger.form === "noun" ? [] : subjectOf(reading, tree, subjectVerb(reading, tree, { trigger, base }));
  const found: Arguments = {
    subject: trigger.form === "active" || trigger.form === "passive" ? besideVerb(reading, trigger, subject) : subject,
    direct: inOrder(direct),
    governed: inOrder(governed),
    possessors,
    bearer: trigger.form === "noun" ? bearerOf(reading, tree, trigger.end - 1) : [],
  };
  const finite = trigger.form === "active" || trigger.form === "passive" || trigger.form === "infinitive";
  const gap = finite ? gapBefore(reading, tree, trigger.first) : undefined;
  return gap === undefined || (gap.preposition === undefined && trigger.form === "passive") ? found : withGap(found, gap);
}

/** The verb whose subject it has: of one that the dependencies take for another word, and that is joined to a verb, that verb. */
function subjectVerb(
  reading: SentenceReading,
  tree: Tree,
  { trigger, base }: { readonly trigger: Pick<Trigger, "first" | "form" | "groupFirst">; readonly base: number },
): number {
  if (trigger.form === "gerund") return servedBy(reading, tree, base);
  const joint = token(reading, trigger.groupFirst - 1)?.lower ?? "";
  if (isVerbal(tree, base) || base !== trigger.first || !reading.language.grammar.coordination.has(joint)) return base;
  for (let word = trigger.groupFirst - 2; word >= reading.sentence.firstToken; word--)
    if (tree.pos(word) === "VERB" && !tree.is(word, "acl", "amod")) return word;
  return base;
}

function isVerbal(tree: Tree, word: number): boolean {
  return tree.pos(word) === "VERB" || tree.pos(word) === "AUX";
}

/** What a relative clause describes takes the place of its relative. */
function withGap({ subject, direct, governed, ...rest }: Arguments, gap: Gap): Arguments {
  const filler: Complement = {
    chunk: gap.described,
    joined: [gap.described],
    ...(gap.preposition === undefined ? {} : { preposition: gap.preposition }),
  };
  const others = (complements: readonly Complement[]) =>
    complements.filter(({ chunk }) => chunk.pronoun !== "relative" && chunk !== gap.described && chunk !== gap.subject);
  return {
    ...rest,
    subject: subject.includes(gap.subject) ? subject : [gap.subject],
    direct: gap.preposition === undefined ? [filler, ...others(direct)] : others(direct),
    governed: gap.preposition === undefined ? others(governed) : [filler, ...others(governed)],
  };
}

/** "Theodore, the brother of Heraclius", "his brother Theodore", "Theodore was his brother", "an army 5,000 strong". */
function bearerOf(reading: SentenceReading, tree: Tree, noun: number): readonly NounChunk[] {
  const beside = tree.is(noun, "appos", "nmod:desc", "compound", "flat", "amod", "acl")
    ? tree.head(noun)
    : (tree.dependent(noun, "appos", "nmod:desc") ?? tree.dependent(noun, "nsubj"));
  return beside === undefined ? [] : phrases(reading, [beside]);
}

function inOrder(complements: readonly Complement[]): readonly Complement[] {
  return [...complements].sort((a, b) => a.chunk.first - b.chunk.first);
}

/** Of "was the mayor" the noun is the predicate, and the verb hangs on it. */
export function predicateOf(tree: Tree, verb: number): number {
  return tree.is(verb, "cop") ? (tree.head(verb) ?? verb) : verb;
}

/** Dependents of any word of the trigger that are no words of it. */
function dependentsAround(tree: Tree, { first, end }: Pick<Trigger, "first" | "end">, base: number): readonly number[] {
  const found: number[] = [];
  for (let word = first; word < end; word++) for (const child of tree.dependents(word)) if (child < first || child >= end) found.push(child);
  if (base !== first) found.push(...tree.dependents(base).filter((child) => child !== first));
  return found.sort((a, b) => a - b);
}

/** "sent a letter to Rome": what hangs on the object by a preposition may belong to the verb. */
function hangingOn({ reading, tree }: Place, { object, governed }: { readonly object: number; readonly governed: Complement[] }): void {
  for (const child of tree.dependents(object, "nmod", "obl")) {
    const preposition = prepositionOf(reading, child);
    if (preposition !== undefined && preposition.words !== reading.language.grammar.genitive)
      push(governed, { reading, tree }, { head: child, preposition: preposition.words });
  }
}

interface Place {
  readonly reading: SentenceReading;
  readonly tree: Tree;
}

interface Found {
  readonly head: number;
  readonly preposition?: string;
}

function push(into: Complement[], { reading, tree }: Place, { head, preposition }: Found): void {
  const chunk = chunkOf(reading, head);
  if (chunk === undefined || into.some((other) => other.chunk === chunk)) return;
  const found = phrases(reading, withConjuncts(tree, head));
  const joined = withLast(reading, found.includes(chunk) ? found : [chunk]);
  into.push({ chunk, joined, ...(preposition === undefined ? {} : { preposition }) });
}

/** "Pym, Hampden and three others": the last of a list, where the dependencies leave it out, and no verb behind it makes it the subject of something else. */
function withLast(reading: SentenceReading, joined: readonly NounChunk[]): readonly NounChunk[] {
  const { coordination } = reading.language.grammar;
  const last = joined.at(-1);
  if (last === undefined || last.possessive || last.pronoun !== undefined) return joined;
  const index = reading.chunkOf[last.first - reading.sentence.firstToken] ?? 0;
  const conjunction = reading.chunks[index + 1];
  if (conjunction?.kind !== "conjunction" || !coordination.has(at(reading.document.tokens, conjunction.first).lower)) return joined;
  const own = reading.chunks[index - 1];
  const again = reading.chunks[index + 2];
  const repeated =
    own?.kind === "preposition" &&
    again?.kind === "preposition" &&
    at(reading.document.tokens, own.first).lower === at(reading.document.tokens, again.first).lower;
  const place = repeated ? index + 3 : index + 2;
  const [next, behind] = [reading.chunks[place], reading.chunks[place + 1]];
  const ends = behind === undefined || behind.kind === "mark" || behind.kind === "time" || behind.kind === "preposition";
  if (next?.kind !== "noun" || next.possessive || next.pronoun !== undefined || !ends || joined.includes(next)) return joined;
  return isSomeone(reading, next) === isSomeone(reading, last) ? [...joined, next] : joined;
}

/** The preposition directly before the phrase that a word stands in: the order of words is surer here than the dependencies. */
function prepositionOf(reading: SentenceReading, word: number): { readonly token: number; readonly words: string } | undefined {
  let index = (reading.chunkOf[word - reading.sentence.firstToken] ?? -1) - 1;
  while (reading.chunks[index]?.kind === "word" || isPossessor(reading.chunks[index])) index--;
  const chunk = reading.chunks[index];
  return chunk?.kind === "preposition" ? { token: chunk.first, words: at(reading.document.tokens, chunk.first).lower } : undefined;
}

/** After a preposition that opens no clause: "before the army left" tells of the army. */
function isGoverned(reading: SentenceReading, word: number): boolean {
  const preposition = prepositionOf(reading, word)?.words;
  return preposition !== undefined && !reading.language.grammar.clauseOpeners.has(preposition);
}

function isPossessor(chunk: Chunk | undefined): boolean {
  return chunk?.kind === "noun" && chunk.possessive;
}

function isComplement(tree: Tree, child: number): boolean {
  return tree.is(child, "obj", "iobj", "obl", "nmod") || (tree.is(child, "xcomp", "advcl") && isNominal(tree, child));
}

function isNominal(tree: Tree, word: number): boolean {
  return ["NOUN", "PROPN", "PRON", "NUM"].includes(tree.pos(word));
}

function isTime(reading: SentenceReading, word: number): boolean {
  return reading.chunks[reading.chunkOf[word - reading.sentence.firstToken] ?? -1]?.kind === "time";
}

/** The noun chunk that a token stands in. */
export function chunkOf(reading: SentenceReading, word: number): NounChunk | undefined {
  const chunk = reading.chunks[reading.chunkOf[word - reading.sentence.firstToken] ?? -1];
  return chunk?.kind === "noun" ? chunk : undefined;
}

/**
 * Who does it, or in the passive undergoes it: the verb's own subject; that of the verb it is coordinated to or serves; for a participle or
 * relative clause the noun described; for an infinitive the object of the verb above, if that has one, else its subject.
 */
export function subjectOf(reading: SentenceReading, tree: Tree, verb: number): readonly NounChunk[] {
  return phrases(reading, subjectWords(reading, tree, { verb, steps: 6 }));
}

/** "attacked the outskirts, taking the town": what is no one does nothing, and who did the verb before did this. */
function servedBy(reading: SentenceReading, tree: Tree, gerund: number): number {
  const described = tree.is(gerund, "acl") ? tree.head(gerund) : undefined;
  const chunk = described === undefined ? undefined : chunkOf(reading, described);
  if (described === undefined || chunk === undefined || isSomeone(reading, chunk)) return gerund;
  const above = tree.is(described, "obj", "obl") ? tree.head(described) : undefined;
  return above === undefined || tree.dependent(gerund, "nsubj") !== undefined ? gerund : above;
}

/** A subject may have been hung on the auxiliary, and "twelve days afterwards" beside it. */
function ownSubject(reading: SentenceReading, tree: Tree, verb: number): number | undefined {
  const own = tree.dependents(verb, "nsubj").find((word) => !isTime(reading, word));
  if (own !== undefined) return own;
  for (const helper of tree.dependents(verb, "aux")) {
    const subject = tree.dependent(helper, "nsubj");
    if (subject !== undefined) return subject;
  }
  return undefined;
}

/** "Boves himself was killed", "who was himself murdered": what only stresses the subject is none. */
function meantBySubject(reading: SentenceReading, subject: number | undefined): number | undefined {
  if (subject === undefined || !reading.language.grammar.reflexives.has(at(reading.document.tokens, subject).lower)) return subject;
  const before = reading.chunks[(reading.chunkOf[subject - reading.sentence.firstToken] ?? 0) - 1];
  return before?.kind === "noun" ? before.end - 1 : undefined;
}

/** How many phrases an insertion between commas may have. */
const LONGEST_INSERTION = 8;

/** "Musso fled, and Amir, taken in the north, was shot": who stands right behind the conjunction, set off by commas from the verb, is its subject. */
function subjectSetOff(reading: SentenceReading, verb: number): number | undefined {
  let index = reading.chunkOf[verb - reading.sentence.firstToken] ?? -1;
  if (reading.chunks[index]?.kind !== "verb") return undefined;
  while (reading.chunks[index - 1]?.kind === "verb" || reading.chunks[index - 1]?.kind === "word") index--;
  const isComma = (at: number) => {
    const chunk = reading.chunks[at];
    return chunk?.kind === "mark" && token(reading, chunk.first)?.text === ",";
  };
  if (!isComma(index - 1)) return undefined;
  for (let at = index - 3; at >= Math.max(1, index - LONGEST_INSERTION); at--) {
    const chunk = reading.chunks[at];
    if (chunk?.kind !== "noun" || reading.chunks[at - 1]?.kind !== "conjunction") continue;
    return isComma(at + 1) && isSomeone(reading, chunk) ? chunk.end - 1 : undefined;
  }
  return undefined;
}

interface Climb {
  readonly verb: number;
  /** How many verbs may still be climbed. */
  readonly steps: number;
}

function subjectWords(reading: SentenceReading, tree: Tree, { verb, steps }: Climb): readonly number[] {
  const own = meantBySubject(reading, ownSubject(reading, tree, verb));
  if (own !== undefined) {
    const here = at(reading.document.tokens, own);
    if (reading.language.grammar.relatives.has(here.lower)) {
      const described = reading.language.grammar.personalRelatives.has(here.lower)
        ? someoneDescribed(reading, tree, { verb, relative: own })
        : antecedentOf(tree, verb);
      if (described !== undefined) return [described];
    }
    // "the men behind the wagons attacked": what a preposition governs is no subject
    return isGoverned(reading, own) ? [] : withConjuncts(tree, own);
  }
  const above = tree.head(verb);
  const setOff = above === undefined || tree.is(verb, "conj") || isFiniteVerb(tree, verb) ? subjectSetOff(reading, verb) : undefined;
  if (setOff !== undefined) return [setOff];
  if (above === undefined || steps === 0) return [];
  const climb = { verb: above, steps: steps - 1 };
  if (tree.is(verb, "conj")) return subjectWords(reading, tree, climb);
  if (tree.is(verb, "acl")) return isInfinitive(reading, tree, verb) ? aboutNoun(reading, tree, climb) : [above];
  if (tree.is(verb, "xcomp")) {
    const object = tree.dependent(above, "obj", "iobj");
    return object !== undefined && object < verb ? withConjuncts(tree, object) : subjectWords(reading, tree, climb);
  }
  const sent = isInfinitive(reading, tree, verb) ? errandOf(reading, tree, { verb, above }) : undefined;
  if (sent !== undefined) return withConjuncts(tree, sent);
  if (tree.is(verb, "advcl", "ccomp", "parataxis") && !isFiniteVerb(tree, verb)) {
    const passiveSubject = tree.dependent(above, "nsubj");
    return isNominal(tree, above) && passiveSubject === undefined ? [above] : subjectWords(reading, tree, climb);
  }
  return [];
}

/** "sent two companies to arrest him": whoever is sent does it. */
function errandOf(reading: SentenceReading, tree: Tree, { verb, above }: { readonly verb: number; readonly above: number }): number | undefined {
  if (!tree.is(verb, "advcl") || !reading.language.grammar.errands.has(at(reading.document.tokens, above).lower)) return undefined;
  const object = tree.dependent(above, "obj");
  return object !== undefined && object < verb ? object : undefined;
}

/** A verb told as a fact of its own, by its form or by its auxiliary. */
function isFiniteVerb(tree: Tree, verb: number): boolean {
  return tree.form(verb) === "Fin" || tree.dependents(verb, "aux").some((helper) => tree.form(helper) === "Fin");
}

/** "the decision of the council to attack", "their attempt to attack": whose noun it is; else the subject of the verb above. */
function aboutNoun(reading: SentenceReading, tree: Tree, { verb: noun, steps }: Climb): readonly number[] {
  const possessor =
    tree.dependent(noun, "nmod:poss") ??
    tree.dependents(noun, "nmod").find((child) => prepositionOf(reading, child)?.words === reading.language.grammar.genitive);
  if (possessor !== undefined) return [possessor];
  const above = tree.head(noun);
  return above === undefined || steps === 0 ? [] : subjectWords(reading, tree, { verb: above, steps: steps - 1 });
}

export function isInfinitive(reading: SentenceReading, tree: Tree, verb: number): boolean {
  return tree.dependents(verb, "mark").some((child) => token(reading, child)?.lower === reading.language.grammar.infinitiveMarker);
}

/** What a relative clause describes: the noun that its verb, or the verb it is coordinated to, hangs on. */
export function antecedentOf(tree: Tree, verb: number): number | undefined {
  let clause = verb;
  for (let steps = 0; steps < 6; steps++) {
    const above = tree.head(clause);
    if (above === undefined) return undefined;
    if (tree.is(clause, "acl")) return above;
    if (!tree.is(clause, "conj", "xcomp", "ccomp", "advcl", "cop")) return undefined;
    clause = above;
  }
  return undefined;
}

/** "Ladislaus of Poland, who declined": of what stands before "who" the nearest that can be someone, where the dependencies give something else. */
function someoneDescribed(
  reading: SentenceReading,
  tree: Tree,
  { verb, relative }: { readonly verb: number; readonly relative: number },
): number | undefined {
  const described = antecedentOf(tree, verb);
  const chunk = described === undefined ? undefined : chunkOf(reading, described);
  if (chunk !== undefined && isSomeone(reading, chunk)) return described;
  let index = (reading.chunkOf[relative - reading.sentence.firstToken] ?? 0) - 1;
  if (reading.chunks[index]?.kind === "mark") index--;
  for (let steps = 0; steps < 3; steps++) {
    const before = reading.chunks[index];
    if (before?.kind !== "noun") break;
    if (isSomeone(reading, before)) return before.end - 1;
    if (reading.chunks[index - 1]?.kind !== "preposition") break;
    index -= 2;
    // "Moreno, on the other hand, who …"
    if (reading.chunks[index]?.kind === "mark") index--;
  }
  return described;
}

function withConjuncts(tree: Tree, word: number): readonly number[] {
  return [word, ...tree.conjuncts(word).filter((other) => isNominal(tree, other))];
}

function phrases(reading: SentenceReading, words: readonly number[]): readonly NounChunk[] {
  const chunks = words.flatMap((word) => chunkOf(reading, word) ?? []);
  return chunks.filter((chunk, index) => chunks.indexOf(chunk) === index && !isOfficeOf(reading, chunks[index - 1], chunk));
}
