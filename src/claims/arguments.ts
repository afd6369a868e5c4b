import { at } from "../base/assert.ts";
import type { Tree } from "../text/syntax/tree.ts";
import { servedBy, subjectOf } from "./doers.ts";
import { type Gap, gapBefore } from "./gaps.ts";
import { chunkOf, isNominal, isTime, isVerbal, phrases, predicateOf, prepositionOf, withConjuncts } from "./hanging.ts";
import { isSomeone } from "./kinds.ts";
import { type NounChunk, type SentenceReading, token } from "./reading.ts";
import { besideVerb, setOffBefore, sharingPassive } from "./subjects.ts";
import type { Trigger } from "./triggers.ts";
import { caused } from "./verbs.ts";

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
export function argumentsOf(
  reading: SentenceReading,
  tree: Tree,
  trigger: Pick<Trigger, "first" | "end" | "form" | "groupFirst" | "wanted">,
): Arguments {
  const base = predicateOf(tree, trigger.first);
  const around = dependentsAround(tree, trigger, base);
  const direct: Complement[] = [];
  const governed: Complement[] = [];
  const possessors: NounChunk[] = [];
  // "was regent for Otto": the noun is among the words that name the event
  const apart = base < trigger.first || base >= trigger.end;
  if (apart) push(direct, { reading, tree }, { head: base });
  for (const child of [...around, ...(trigger.form === "noun" ? besideCarrier(reading, tree, trigger.end - 1) : [])]) {
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
    subject: besideTrigger(reading, trigger, subject),
    direct: inOrder(direct),
    governed: inOrder(governed),
    possessors,
    bearer: trigger.form === "noun" ? bearerOf(reading, tree, trigger.end - 1) : [],
  };
  // "told an inspector that he was ill": no clause whose predicate is left out
  const predicative = trigger.end === trigger.first + 1 && reading.language.grammar.be.has(at(reading.document.tokens, trigger.first).lower);
  const finite = ["active", "passive", "infinitive"].includes(trigger.form) && trigger.wanted !== true && !predicative;
  const gap = finite ? gapBefore(reading, tree, trigger.first) : undefined;
  return gap === undefined || (gap.preposition === undefined && trigger.form === "passive") ? found : withGap(found, gap);
}

/** Who stands where the subject stands, by the order of phrases. */
function besideTrigger(
  reading: SentenceReading,
  trigger: Pick<Trigger, "first" | "end" | "form" | "groupFirst">,
  subject: readonly NounChunk[],
): readonly NounChunk[] {
  const perfect = trigger.form === "active" ? perfectGerund(reading, trigger.groupFirst) : undefined;
  const apart = trigger.form === "gerund" || perfect !== undefined ? setOffBefore(reading, perfect ?? trigger.groupFirst) : undefined;
  if (apart !== undefined) return [apart];
  // "had his rival, Haas, put to death", hung on whoever had it done
  const made = trigger.form === "reduced-passive" ? caused(reading, trigger.first) : undefined;
  if (made !== undefined && subject.every(({ first }) => first < made.having)) return made.objects;
  if (trigger.form === "reduced-passive" && subject.length === 0) return openedBy(reading, trigger.first);
  const gapped = trigger.form === "passive" && trigger.groupFirst === trigger.first ? sharingPassive(reading, trigger.first) : undefined;
  if (gapped !== undefined) return [gapped];
  if (trigger.form !== "active" && trigger.form !== "passive") return subject;
  const beside = besideVerb(reading, trigger, subject);
  return beside.length > 0 ? beside : ofVerbBefore(reading, trigger.first);
}

/** "Haas, who had come in secret, was captured and brought back": the subject that stands beside the verb which a verb is joined to. */
function ofVerbBefore(reading: SentenceReading, verb: number): readonly NounChunk[] {
  const above = reading.tree?.is(verb, "conj") === true ? reading.tree.head(verb) : undefined;
  if (above === undefined || above > verb || reading.tree === undefined || !isVerbal(reading.tree, above)) return [];
  const helpers = reading.tree.dependents(above, "aux", "aux:pass").filter((word) => word < above);
  return besideVerb(reading, { groupFirst: Math.min(above, ...helpers) }, []);
}

/** "Sent to win them over, he was seized": a participle taken for a finite form, with the subject of the verb that it serves. */
function openedBy(reading: SentenceReading, participle: number): readonly NounChunk[] {
  const { tree } = reading;
  const above = tree?.is(participle, "advcl") === true ? tree.head(participle) : undefined;
  return tree === undefined || above === undefined || above < participle || !isVerbal(tree, above) ? [] : subjectOf(reading, tree, above);
}

/** "having first declined" stands as a gerund does: where it begins. */
function perfectGerund(reading: SentenceReading, groupFirst: number): number | undefined {
  let index = reading.chunkOf[groupFirst - reading.sentence.firstToken] ?? 0;
  while (["verb", "word"].includes(reading.chunks[index - 1]?.kind ?? "")) index--;
  const first = reading.chunks[index]?.first ?? groupFirst;
  const isHaving =
    reading.language.grammar.have.has(at(reading.document.tokens, first).lower) && ["Ger", "Part"].includes(reading.tree?.form(first) ?? "");
  return isHaving ? first : undefined;
}

/** "War broke out between Chile and Peru", "a council was held at Lyon": what hangs on the verb that only carries an event noun. */
function besideCarrier(reading: SentenceReading, tree: Tree, noun: number): readonly number[] {
  const verb = tree.is(noun, "nsubj") ? tree.head(noun) : undefined;
  if (verb === undefined || !reading.language.grammar.lightVerbs.has(at(reading.document.tokens, verb).lower)) return [];
  return tree.dependents(verb, "obl").filter((child) => child > verb && !tree.is(child, "obl:unmarked"));
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

/** "Theodore, the brother of Heraclius", "his brother Theodore", "Theodore was his brother", "his brother was Theodore", "an army 5,000 strong". */
function bearerOf(reading: SentenceReading, tree: Tree, last: number): readonly NounChunk[] {
  // "Moreno, his minister and a native of Lima"
  const first = tree.is(last, "conj") ? tree.head(last) : undefined;
  const noun = first !== undefined && first < last && tree.is(first, "appos") && tree.pos(first) === "NOUN" ? first : last;
  const beside = tree.is(noun, "appos", "nmod:desc", "compound", "flat", "amod", "acl")
    ? tree.head(noun)
    : (tree.dependent(noun, "appos", "nmod:desc") ?? tree.dependent(noun, "nsubj") ?? namedPredicate(tree, noun));
  return beside === undefined ? [] : phrases(reading, [beside]);
}

function namedPredicate(tree: Tree, subject: number): number | undefined {
  const predicate = tree.is(subject, "nsubj") ? tree.head(subject) : undefined;
  if (predicate === undefined || tree.dependent(predicate, "cop") === undefined) return undefined;
  if (tree.pos(predicate) === "PROPN") return predicate;
  // "his successor was a priest, Moreno"
  const name = tree.dependent(predicate, "appos");
  return name !== undefined && tree.pos(name) === "PROPN" ? name : undefined;
}

function inOrder(complements: readonly Complement[]): readonly Complement[] {
  return [...complements].sort((a, b) => a.chunk.first - b.chunk.first);
}

/** Dependents of any word of the trigger that are no words of it. */
function dependentsAround(tree: Tree, { first, end }: Pick<Trigger, "first" | "end">, base: number): readonly number[] {
  const found: number[] = [];
  for (let word = first; word < end; word++) for (const child of tree.dependents(word)) if (child < first || child >= end) found.push(child);
  if (base < first || base >= end) found.push(...tree.dependents(base).filter((child) => child !== first));
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
  const all = phrases(reading, withConjuncts(tree, head));
  // "gave the rebels 300 rifles": with nothing between them two phrases are two objects
  const found = all.filter((each) => each === chunk || !all.some(({ end }) => end === each.first));
  for (const each of all) if (!found.includes(each) && preposition === undefined) into.push({ chunk: each, joined: [each] });
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

function isComplement(tree: Tree, child: number): boolean {
  // "though it was no plan, it offered hope": a clause of its own
  if (tree.dependent(child, "cop") !== undefined && tree.dependent(child, "nsubj") !== undefined) return false;
  return tree.is(child, "obj", "iobj", "obl", "nmod") || (tree.is(child, "xcomp", "advcl") && isNominal(tree, child));
}
