import { at } from "../base/assert.ts";
import type { Tree } from "../text/syntax/tree.ts";
import { toldTo } from "./control.ts";
import { chunkOf, isGoverned, isInfinitive, isNominal, isTime, isVerbal, phrases, prepositionOf, withConjuncts } from "./hanging.ts";
import { isSomeone } from "./kinds.ts";
import { isComma, type NounChunk, type SentenceReading, token } from "./reading.ts";
import type { Trigger } from "./triggers.ts";
import { isAuxiliary } from "./wordforms.ts";

/**
 * Who does it, or in the passive undergoes it: the verb's own subject; that of the verb it is coordinated to or serves; for a participle or
 * relative clause the noun described; for an infinitive the object of the verb above, if that has one, else its subject.
 */
export function subjectOf(reading: SentenceReading, tree: Tree, verb: number): readonly NounChunk[] {
  return phrases(reading, subjectWords(reading, tree, { verb, steps: 6 }));
}

/** "attacked the outskirts, taking the town": what is no one does nothing, and who did the verb before did this. */
export function servedBy(reading: SentenceReading, tree: Tree, gerund: number): number {
  const described = tree.is(gerund, "acl") ? tree.head(gerund) : undefined;
  const chunk = described === undefined ? undefined : chunkOf(reading, described);
  if (described === undefined || chunk === undefined || isSomeone(reading, chunk)) return gerund;
  const above = tree.is(described, "obj", "obl") ? tree.head(described) : undefined;
  return above === undefined || tree.dependent(gerund, "nsubj") !== undefined ? gerund : above;
}

/** "It was Moreno and Haas who led the rebels": all who are pointed at before the relative. */
function pointedAt(reading: SentenceReading, described: number): readonly number[] {
  const { chunks, language, document } = reading;
  const people = [described];
  for (let index = (reading.chunkOf[described - reading.sentence.firstToken] ?? 0) - 1; index > 0; index--) {
    const chunk = at(chunks, index);
    if (chunk.kind === "conjunction" || isComma(reading, chunk)) continue;
    if (chunk.kind === "noun" && !chunk.possessive) people.unshift(chunk.end - 1);
    else {
      const it = chunks[index - 1];
      const points = chunk.kind === "verb" && language.grammar.be.has(at(document.tokens, chunk.first).lower);
      return points && it?.kind === "noun" && it.pronoun === "neuter" ? people : [described];
    }
  }
  return [described];
}

/** A subject may have been hung on the auxiliary, and "twelve days afterwards" beside it. */
function ownSubject(reading: SentenceReading, tree: Tree, verb: number): number | undefined {
  const all = tree.dependents(verb, "nsubj").filter((word) => !isTime(reading, word));
  // "it was he who led": the relative, and not what the clause before is about
  const own = all.find((word) => reading.language.grammar.personalRelatives.has(at(reading.document.tokens, word).lower)) ?? all[0];
  if (own !== undefined) return own;
  for (const helper of tree.dependents(verb, "aux")) {
    const subject = tree.dependent(helper, "nsubj");
    if (subject !== undefined) return subject;
  }
  return undefined;
}

/** "overran the town and installed a governor", "sacked Rheims, carried off the bishop": what stands directly behind a verb is its object, and what the next verb tells was done by the same. */
function objectOf(reading: SentenceReading, verb: number, own: number): { readonly verb: number; readonly subject?: number } | undefined {
  const { chunks, chunkOf: indexOf, language, document, sentence } = reading;
  const index = indexOf[own - sentence.firstToken] ?? -1;
  const [doer, earlier] = [chunks[index - 2], chunks[index - 1]];
  if (own > verb || earlier?.kind !== "verb") return undefined;
  const { lower } = at(document.tokens, earlier.first);
  const above =
    isComma(reading, doer) && language.grammar.isIrregularPast(lower)
      ? chunks.slice(0, index - 2).findLast(({ kind }) => kind === "verb")
      : undefined;
  if (above === undefined && (doer?.kind !== "noun" || doer.possessive || doer.pronoun === "relative")) return undefined;
  if (isAuxiliary(language.grammar, lower) || language.attribution.verbs.has(lower)) return undefined;
  const group = indexOf[verb - sentence.firstToken] ?? -1;
  const text = (at: number) => token(reading, chunks[at]?.first ?? -1)?.lower ?? "";
  const listed = index + 2 === group && text(index + 1) === ",";
  const joined =
    index + 2 < group && language.grammar.coordination.has(text(group - 1)) && chunks.slice(index + 1, group).every(({ kind }) => kind !== "verb");
  // "crossed the river, overran Hunan and pushed on"
  if (above !== undefined) return index + 2 === group && language.grammar.coordination.has(text(index + 1)) ? { verb: above.first } : undefined;
  return listed || joined ? { verb: earlier.first, subject: (doer?.end ?? 0) - 1 } : undefined;
}

/** "Boves himself was killed", "who was himself murdered": what only stresses the subject is none. */
function meantBySubject(reading: SentenceReading, subject: number | undefined): number | undefined {
  if (subject === undefined || !reading.language.grammar.reflexives.has(at(reading.document.tokens, subject).lower)) return subject;
  const before = reading.chunks[(reading.chunkOf[subject - reading.sentence.firstToken] ?? 0) - 1];
  return before?.kind === "noun" ? before.end - 1 : undefined;
}

/** How many phrases an insertion between commas may have. */
const LONGEST_INSERTION = 8;

/** "Musso fled, and Amir, taken in the north, was shot", "because Amir, his aide, had been shot": who stands right behind the conjunction or semicolon, set off by commas from the verb, is its subject. */
function subjectSetOff(reading: SentenceReading, verb: number): number | undefined {
  let index = reading.chunkOf[verb - reading.sentence.firstToken] ?? -1;
  if (reading.chunks[index]?.kind !== "verb") return undefined;
  while (reading.chunks[index - 1]?.kind === "verb" || reading.chunks[index - 1]?.kind === "word") index--;
  if (!isComma(reading, reading.chunks[index - 1])) return undefined;
  for (let at = index - 3; at >= Math.max(1, index - LONGEST_INSERTION); at--) {
    const chunk = reading.chunks[at];
    const joint = reading.chunks[at - 1];
    const { text = "", lower = "" } = token(reading, joint?.first ?? -1) ?? {};
    const opens = joint?.kind === "conjunction" || /^[;:]$/u.test(text) || reading.language.grammar.clauseOpeners.has(lower);
    if (chunk?.kind !== "noun" || !opens) continue;
    return isComma(reading, reading.chunks[at + 1]) && isSomeone(reading, chunk) && !isToldBetween(reading, chunk.end, verb)
      ? chunk.end - 1
      : undefined;
  }
  return undefined;
}

/** "Driven out by Musso and Amir, he crossed the river, took the town": somebody else does something before. */
function isToldBetween({ tree, document, language }: SentenceReading, from: number, verb: number): boolean {
  for (let word = from; word < verb; word++) {
    const subject = tree?.form(word) === "Fin" ? tree.dependent(word, "nsubj") : undefined;
    if (subject !== undefined && !language.grammar.relatives.has(at(document.tokens, subject).lower)) return true;
  }
  return false;
}

interface Climb {
  readonly verb: number;
  /** How many verbs may still be climbed. */
  readonly steps: number;
}

/** "waited for the garrison to leave", "ordered the garrison to leave": who stands between the preposition and the infinitive, or is told. */
export function subjectOfInfinitive(reading: SentenceReading, verb: number): number | undefined {
  const { grammar } = reading.language;
  let index = reading.chunkOf[verb - reading.sentence.firstToken] ?? 0;
  while (grammar.be.has(token(reading, reading.chunks[index - 1]?.first ?? -1)?.lower ?? "")) index--;
  const [opener, doer, marker] = reading.chunks.slice(Math.max(index - 3, 0), index);
  const lower = (chunk: typeof marker) => token(reading, chunk?.first ?? -1)?.lower;
  if (lower(marker) !== grammar.infinitiveMarker) return undefined;
  const told = toldTo(reading, verb)?.told;
  if (told !== undefined) return told.end - 1;
  if (lower(opener) !== grammar.infinitiveSubject) return undefined;
  const suffers = grammar.be.has(lower(reading.chunks[index]) ?? "");
  return doer?.kind === "noun" && !doer.possessive && (suffers || isSomeone(reading, doer)) ? doer.end - 1 : undefined;
}

function subjectWords(reading: SentenceReading, tree: Tree, { verb, steps }: Climb): readonly number[] {
  const between = subjectOfInfinitive(reading, verb);
  if (between !== undefined) return withConjuncts(tree, between);
  const own = meantBySubject(reading, ownSubject(reading, tree, verb));
  const before = own === undefined || steps === 0 ? undefined : objectOf(reading, verb, own);
  if (before !== undefined) {
    const subject = subjectWords(reading, tree, { verb: before.verb, steps: steps - 1 });
    return subject.length > 0 || before.subject === undefined ? subject : [before.subject];
  }
  if (own !== undefined) {
    const here = at(reading.document.tokens, own);
    if (reading.language.grammar.relatives.has(here.lower)) {
      const described = reading.language.grammar.personalRelatives.has(here.lower)
        ? someoneDescribed(reading, tree, { verb, relative: own })
        : antecedentOf(tree, verb);
      if (described !== undefined) return pointedAt(reading, described);
    }
    // "the men behind the wagons attacked": what a preposition governs is no subject
    return isGoverned(reading, own) ? [] : withConjuncts(tree, own);
  }
  const first = steps > 0 && isInfinitive(reading, tree, verb) ? infinitiveBefore(reading, tree, verb) : undefined;
  if (first !== undefined) return subjectWords(reading, tree, { verb: first, steps: steps - 1 });
  const above = tree.head(verb);
  const setOff = above === undefined || tree.is(verb, "conj") || isFiniteVerb(tree, verb) ? subjectSetOff(reading, verb) : undefined;
  if (setOff !== undefined) return [setOff];
  if (above === undefined || steps === 0) return [];
  const climb = { verb: above, steps: steps - 1 };
  if (tree.is(verb, "conj")) {
    const described = describedBeforeComma(reading, tree, verb);
    return described === undefined ? subjectWords(reading, tree, climb) : [described];
  }
  if (tree.is(verb, "parataxis") && goesOnLater(reading, verb)) return subjectWords(reading, tree, climb);
  if (tree.is(verb, "acl")) {
    if (isInfinitive(reading, tree, verb)) return aboutNoun(reading, tree, climb);
    const told = isDoneBefore(reading, tree, verb) || isTime(reading, above) ? verbAbove(tree, above) : undefined;
    return told === undefined ? [above] : subjectWords(reading, tree, { verb: told, steps: steps - 1 });
  }
  if (tree.is(verb, "xcomp")) {
    const object = tree.dependent(above, "obj", "iobj");
    const told = object !== undefined && object < verb && !reading.language.grammar.reflexives.has(at(reading.document.tokens, object).lower);
    return told ? withConjuncts(tree, object) : subjectWords(reading, tree, climb);
  }
  const sent = isInfinitive(reading, tree, verb) ? errandOf(reading, tree, { verb, above }) : undefined;
  if (sent !== undefined) return withConjuncts(tree, sent);
  if (tree.is(verb, "advcl", "ccomp", "parataxis") && !isFiniteVerb(tree, verb)) {
    const passiveSubject = tree.dependent(above, "nsubj");
    return isNominal(tree, above) && passiveSubject === undefined ? [above] : subjectWords(reading, tree, climb);
  }
  return [];
}

/** "Haas, whom the Danes had left to hold the fort, burned it and fled": in a sentence without another verb the relative clause ends at the comma before a verb that it would go on with. */
function describedBeforeComma(reading: SentenceReading, tree: Tree, verb: number): number | undefined {
  const relative = tree.head(verb);
  if (relative === undefined) return undefined;
  const described = tree.is(relative, "acl") ? tree.head(relative) : tree.dependent(relative, "vocative");
  if (described === undefined || tree.is(described, "obj", "obl", "nsubj", "nmod") || !isNominal(tree, described) || isGoverned(reading, described))
    return undefined;
  const closes = tree.dependents(relative, "conj").some((joined) => joined <= verb && token(reading, joined - 1)?.text === ",");
  return closes ? described : undefined;
}

/** "took the town and two years later razed it": a conjunction, then only when. */
function goesOnLater({ chunks, chunkOf: indexOf, language, document, sentence }: SentenceReading, verb: number): boolean {
  let index = (indexOf[verb - sentence.firstToken] ?? 0) - 1;
  if (chunks[index]?.kind !== "time" && chunks[index - 1]?.kind !== "time") return false;
  while (chunks[index]?.kind === "time" || chunks[index]?.kind === "word") index--;
  const joint = chunks[index];
  return joint?.kind === "conjunction" && language.grammar.coordination.has(at(document.tokens, joint.first).lower);
}

/** "bound the Sultan to pay a sum, to cede Kars and to recognise Serbia": the infinitive before one that a comma or conjunction sets off. */
function infinitiveBefore(reading: SentenceReading, tree: Tree, verb: number): number | undefined {
  const { grammar } = reading.language;
  const marker = tree.dependents(verb, "mark").find((word) => word < verb) ?? verb;
  const joint = token(reading, marker - 1);
  if (joint === undefined || (joint.text !== "," && !grammar.coordination.has(joint.lower))) return undefined;
  for (let word = marker - 2; word > reading.sentence.firstToken; word--) {
    if (/^[;:]$/u.test(token(reading, word)?.text ?? "") || tree.form(word) === "Fin") return undefined;
    if (tree.pos(word) === "VERB" && isInfinitive(reading, tree, word)) return word;
  }
  return undefined;
}

/** "They were shot after a trial, having been taken in May": it goes with what was done then, and describes no noun. */
function isDoneBefore(reading: SentenceReading, tree: Tree, verb: number): boolean {
  const { have } = reading.language.grammar;
  return (
    tree.form(verb) === "Part" &&
    tree.dependents(verb, "aux").some((helper) => tree.form(helper) === "Part" && have.has(at(reading.document.tokens, helper).lower))
  );
}

/** The verb that a noun hangs on, by other nouns or by itself. */
function verbAbove(tree: Tree, noun: number): number | undefined {
  let word: number | undefined = noun;
  for (let steps = 0; steps < CLIMB && word !== undefined && isNominal(tree, word); steps++) word = tree.head(word);
  return word !== undefined && isVerbal(tree, word) ? word : undefined;
}

const CLIMB = 4;

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
  // "Plans to storm the fort were dropped": no plan storms it
  return above === undefined || steps === 0 ? [] : subjectWords(reading, tree, { verb: above, steps: steps - 1 }).filter((word) => word !== noun);
}

/** "Plans to storm the fort", "an attempt by Haas to storm it": whether an infinitive says what the noun of a phrase is about. */
export function isAbout(reading: SentenceReading, { first, form }: Pick<Trigger, "first" | "form">, phrase: NounChunk | undefined): boolean {
  const head = form === "infinitive" && reading.tree?.is(first, "acl") === true ? reading.tree.head(first) : undefined;
  return head !== undefined && phrase !== undefined && phrase.first <= head && head < phrase.end && reading.tree?.pos(head) === "NOUN";
}

/** What a relative clause describes: the noun that its verb, or the verb it is coordinated to, hangs on. */
export function antecedentOf(tree: Tree, verb: number): number | undefined {
  let clause = verb;
  for (let steps = 0; steps < 6; steps++) {
    const above = tree.head(clause);
    if (above === undefined) return undefined;
    if (tree.is(clause, "acl")) return namedBeside(tree, above) ?? above;
    if (!tree.is(clause, "conj", "xcomp", "ccomp", "advcl", "cop")) return undefined;
    clause = above;
  }
  return undefined;
}

/** "Hans Kundt, a general born at Gernsbach": the name that a noun is set behind. */
function namedBeside(tree: Tree, noun: number): number | undefined {
  const name = tree.pos(noun) === "NOUN" && tree.is(noun, "appos") ? tree.head(noun) : undefined;
  return name !== undefined && name < noun && tree.pos(name) === "PROPN" ? name : undefined;
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
