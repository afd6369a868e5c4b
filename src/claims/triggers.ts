import { at } from "../base/assert.ts";
import type { ClaimPattern } from "../lang/claims.ts";
import type { Grammar } from "../lang/grammar.ts";
import type { Modality, Polarity } from "../model/claim.ts";
import type { Tree } from "../text/syntax/tree.ts";
import type { Clause } from "./clauses.ts";
import { equationOf, openingOf } from "./counted.ts";
import { type Match, matchesAt } from "./matching.ts";
import { outcomeOf } from "./outcome.ts";
import { type Chunk, type SentenceReading, token } from "./reading.ts";
import { realisation, standingNearby, verdict } from "./shallow.ts";
import { inCount } from "./verb-groups.ts";
import { isHypothetical, verbStanding } from "./verbs.ts";
import { closesAdverb, isAuxiliary } from "./wordforms.ts";

/** Words that name an event, with how they stand in their clause. */
export interface Trigger {
  readonly pattern: ClaimPattern;
  /** Tokens of the naming words. */
  readonly first: number;
  readonly end: number;
  /** How many words the pattern gives; more than from first to end where an object stands between them. */
  readonly length: number;
  /** First token of the verb group: auxiliaries, negations and adverbs before the verb. */
  readonly groupFirst: number;
  readonly form: "active" | "passive" | "reduced-passive" | "gerund" | "infinitive" | "noun" | "link";
  readonly polarity: Polarity;
  readonly modality: Exclude<Modality, "reported">;
  readonly hedged: boolean;
  readonly clause: number;
  /** A bare form that says what someone wants: nothing is left out of its clause. */
  readonly wanted?: boolean;
  /** The noun among its words where that is the subject of the passive. */
  readonly noun?: number;
}

/** Every reading of every trigger of a sentence, in order; where one begins, the longest first. */
export function triggersOf(reading: SentenceReading, clauses: readonly Clause[]): readonly Trigger[] {
  const found: Trigger[] = [];
  const asked = askedFor(reading);
  for (let index = reading.sentence.firstToken; index < reading.sentence.endToken; index++) {
    const matches = index === asked ? [] : matchesAt(reading, index);
    const clause = matches.length === 0 ? -1 : clauses.findIndex((candidate) => chunkRange(reading, candidate, index));
    if (clause < 0) continue;
    const hypothetical = hypotheticalAt(reading, clauses, { index, clause });
    for (const match of matches) {
      const trigger = describe(reading, { ...match, first: index, clause, hypothetical });
      if (trigger !== undefined) found.push(trigger);
    }
  }
  return found;
}

/** "How many died?": the verb of a question that asks who, when or how many tells nothing. */
function askedFor({ document, sentence, language, tree }: SentenceReading): number | undefined {
  const last = at(document.tokens, sentence.endToken - 1);
  if (last.text !== "?" || tree === undefined || !language.grammar.contentOpeners.has(at(document.tokens, sentence.firstToken).lower))
    return undefined;
  for (let word = sentence.firstToken; word < sentence.endToken; word++) if (tree.head(word) === undefined && tree.pos(word) === "VERB") return word;
  return undefined;
}

function hypotheticalAt(
  reading: SentenceReading,
  clauses: readonly Clause[],
  { index, clause }: { readonly index: number; readonly clause: number },
): boolean {
  return reading.tree === undefined ? clauses[clause]?.hypothetical === true : isHypothetical(reading, reading.tree, index);
}

function chunkRange(reading: SentenceReading, clause: Clause, index: number): boolean {
  const chunk = reading.chunkOf[index - reading.sentence.firstToken] ?? -1;
  return chunk >= clause.first && chunk < clause.end;
}

/** Words of a sentence that a pattern may read, where they stand. */
export interface Standing extends Match {
  readonly first: number;
  readonly clause: number;
  readonly hypothetical: boolean;
}

function describe(reading: SentenceReading, match: Standing): Trigger | undefined {
  return match.pattern.verbal ? describeVerb(reading, match) : describeNoun(reading, match);
}

function describeNoun(reading: SentenceReading, match: Standing): Trigger | undefined {
  const { grammar } = reading.language;
  if (match.pattern.linking && !standsBehind(reading, match)) return undefined;
  if (match.pattern.linking) return { ...plain(match), form: "link", polarity: "affirmed", modality: match.hypothetical ? "unrealised" : "asserted" };
  const opening = match.pattern.fronted ? openingOf(reading, match) : match.pattern.setOff ? equationOf(reading, match) : match.first;
  if (opening === undefined) return undefined;
  const noun = nounOf(reading, match);
  if (match.pattern.counted === undefined ? !isTaggedNoun(reading, noun) : doesIt(reading, noun)) return undefined;
  if (match.pattern.bare && reading.tree !== undefined && isModifier(reading.tree, noun)) return undefined;
  const before = token(reading, match.first - 1);
  const denied = before !== undefined && grammar.negations.has(before.lower);
  if (match.pattern.acting && !isActing(reading, noun)) return undefined;
  if (reading.tree !== undefined) {
    const group = determinersOf(reading, reading.tree, noun);
    return {
      ...plain(match),
      groupFirst: opening,
      form: "noun",
      ...outcomeOf(reading, reading.tree, { word: noun, form: "noun", group, denied: false }),
    };
  }
  return {
    ...plain(match),
    groupFirst: opening,
    form: "noun",
    polarity: denied ? "denied" : "affirmed",
    modality: match.hypothetical ? "unrealised" : plannedNoun(reading, match.first) ? "planned" : "asserted",
  };
}

/** Whether a word is a noun by its tag; what is tagged as an auxiliary or adverb and is none is one too ("Fighting began", "their ally"). */
function isTaggedNoun(reading: SentenceReading, noun: number): boolean {
  const tag = reading.tree?.pos(noun);
  if (tag === undefined || tag === "NOUN" || tag === "PROPN" || closesPhrase(reading, noun)) return true;
  const { grammar } = reading.language;
  const { lower } = at(reading.document.tokens, noun);
  if (tag === "ADV") return !grammar.isAdverb(lower) && grammar.kindsOf(lower).length > 0;
  // "Fighting broke out": what does something is a noun
  if (tag === "VERB" && reading.tree?.is(noun, "nsubj") === true && reading.tree.dependent(noun, "obj") === undefined) return true;
  return tag === "AUX" && !isAuxiliary(grammar, lower);
}

/** "The cholera of 1831 killed thousands": a verb with its object counts nobody. */
function doesIt({ tree }: SentenceReading, word: number): boolean {
  const object = tree?.pos(word) === "VERB" ? tree.dependent(word, "obj") : undefined;
  return object !== undefined && object > word;
}

/** The noun that the words of a noun pattern hang on: the last, but the first of "war was declared" and "declaration of war". */
function nounOf({ tree }: SentenceReading, { first, end }: Standing): number {
  if (tree === undefined || tree.pos(first) !== "NOUN") return end - 1;
  if (end - first < 3) return tree.pos(end - 1) === "VERB" ? first : end - 1;
  return tree.head(first) === end - 1 && tree.is(first, "compound", "amod") ? end - 1 : first;
}

/** "their joint offensive began", "Collins's superior": what is an adjective elsewhere, last in the phrase of a determiner or of whose it is. */
function closesPhrase({ tree, chunks, chunkOf, sentence, language, document }: SentenceReading, word: number): boolean {
  const index = chunkOf[word - sentence.firstToken] ?? -1;
  const [before, chunk] = [chunks[index - 1], chunks[index]];
  if (tree?.pos(word) !== "ADJ" || chunk?.kind !== "noun") return false;
  // "his superior Colonel Orlov"
  const titled = chunk.mentions.some(({ kind, firstToken }) => firstToken === word + 1 && (kind === "person" || kind === "office"));
  if (titled && language.grammar.possessives.has(at(document.tokens, chunk.first).lower)) return true;
  if (chunk.end !== word + 1) return false;
  if (chunk.first === word) return before?.kind === "noun" && before.possessive;
  return language.grammar.determiners.has(at(document.tokens, chunk.first).lower);
}

/** "the coup leaders", "a siege gun": a noun that only describes the next tells of no event. */
function isModifier(tree: Tree, noun: number): boolean {
  const head = tree.head(noun);
  return head !== undefined && head > noun && head <= noun + 2 && tree.is(noun, "compound", "amod");
}

/** "with Moreno as mayor and Haas as sheriff", "sat in the Diet as deputy": the word asked for stands before the noun, or before one of the same kind that it is joined to. */
function standsBehind(reading: SentenceReading, { first, pattern }: Standing): boolean {
  if (pattern.behind.size === 0) return true;
  const link = reading.chunkOf[first - reading.sentence.firstToken] ?? 0;
  const asked = (chunk: Chunk | undefined) => chunk !== undefined && pattern.behind.has(at(reading.document.tokens, chunk.end - 1).lower);
  for (let index = link - 1; index >= Math.max(0, link - 13); index--) {
    const chunk = reading.chunks[index];
    if (chunk?.kind === "verb") return asked(chunk);
    if (chunk?.kind === "preposition" && index < link - 1 && asked(chunk)) return true;
  }
  return false;
}

function plain({
  pattern,
  first,
  end,
  length,
  clause,
}: Standing): Pick<Trigger, "pattern" | "first" | "end" | "length" | "groupFirst" | "hedged" | "clause"> {
  return { pattern, first, end, length, groupFirst: first, hedged: false, clause };
}

/** "his father reached Lima", "he and his wife were caught": the subject of a verb, or joined to it. */
function isActing({ tree }: SentenceReading, noun: number): boolean {
  const first = tree?.is(noun, "conj") === true ? tree.head(noun) : noun;
  return first !== undefined && tree?.is(first, "nsubj", "nsubj:pass") === true;
}

/** Lower case: "no battle", "any attack". */
function determinersOf(reading: SentenceReading, tree: Tree, noun: number): readonly string[] {
  return tree
    .dependents(noun, "det", "advmod")
    .filter((word) => word < noun)
    .map((word) => at(reading.document.tokens, word).lower);
}

/** "plans for an invasion", "the proposed merger": the event noun hangs on a plan. */
function plannedNoun(reading: SentenceReading, first: number): boolean {
  const { grammar } = reading.language;
  for (let i = first - 1; i >= first - 4; i--) {
    const here = token(reading, i);
    if (here === undefined || here.kind === "punctuation") return false;
    const cue = grammar.infinitiveCues.get(here.lower);
    if (cue === "planned" || cue === "unrealised") return true;
  }
  return false;
}

function describeVerb(reading: SentenceReading, match: Standing): Trigger | undefined {
  const { grammar } = reading.language;
  if (closesAdverb(reading.document, grammar, match.first)) return undefined;
  // "whom they had sent": of another verb only the auxiliary
  if (match.length === 1 && reading.tree?.is(match.first, "aux") === true && isAuxiliary(grammar, at(reading.document.tokens, match.first).lower))
    return undefined;
  const standing = reading.tree === undefined ? standingNearby(reading, match) : verbStanding(reading, reading.tree, match);
  if (standing === undefined) return undefined;
  const { group, groupFirst } = standing;
  // a verb without an object has no passive: "the expedition, sailed in May" is told as done
  const bare = match.pattern.object === undefined && match.pattern.second === undefined;
  if (standing.form === "reduced-passive" ? match.pattern.helped : match.helperless) return undefined;
  // a participle without its auxiliary has the subject of what it describes
  const turnedRound = match.noun !== undefined;
  if (turnedRound && standing.form !== "passive" && standing.form !== "reduced-passive") return undefined;
  const form = match.helperless ? "gerund" : standing.form === "reduced-passive" && bare && !turnedRound ? "active" : standing.form;
  // "was succeeded as governor": what "succeeded as" says has no passive
  if (form === "passive" && !turnedRound && (match.pattern.objectless || (match.pattern.object === undefined && match.pattern.second !== undefined)))
    return undefined;
  if (form === "passive" && bare && group.some((word) => grammar.be.has(word)) && isSaidOf(reading, match.pattern)) return undefined;
  const denied =
    match.denied ||
    group.some((word) => grammar.negations.has(word)) ||
    (isDeniedBehind(reading, match.end) && isAuxiliary(grammar, at(reading.document.tokens, match.end - 1).lower)) ||
    deniedSubject(reading, groupFirst);
  const { polarity, modality } =
    reading.tree === undefined
      ? verdict({ denied, realised: realisation(reading, { match, form, groupFirst, group }), hypothetical: match.hypothetical })
      : outcomeOf(reading, reading.tree, {
          word: match.first,
          form: group.includes(grammar.infinitiveMarker) ? "infinitive" : form === "gerund" ? form : "finite",
          group,
          denied: denied && !group.some((word) => grammar.negations.has(word)),
        });
  return {
    pattern: match.pattern,
    first: match.first,
    end: match.end,
    length: match.length,
    groupFirst,
    form,
    polarity: match.pattern.denies ? turned(polarity) : polarity,
    modality: match.pattern.planned ? meant(modality) : modality,
    hedged: group.some((word) => grammar.hedges.has(word)),
    clause: match.clause,
    ...(match.noun === undefined ? {} : { noun: match.noun }),
    ...(standing.wanted === true ? { wanted: true, modality: meant(modality) } : {}),
  };
}

/** "The queen is alleged to have fled": others say it of her. */
function isSaidOf({ knowledge }: SentenceReading, { predicate, subject }: ClaimPattern): boolean {
  const { content, addressee } = knowledge.predicates.get(predicate) ?? {};
  return content !== undefined && addressee !== undefined && subject !== addressee;
}

/** What is asserted to be wanted or ordered is planned. */
function meant(modality: Trigger["modality"]): Trigger["modality"] {
  return modality === "asserted" ? "planned" : modality;
}

/** The other polarity. */
export function turned(polarity: Polarity): Polarity {
  return polarity === "denied" ? "affirmed" : "denied";
}

/** "was not the mayor", "was no longer mayor" */
function isDeniedBehind(reading: SentenceReading, end: number): boolean {
  const { grammar } = reading.language;
  const lower = token(reading, end)?.lower;
  if (lower === undefined || !grammar.negations.has(lower)) return false;
  return isNegation(grammar, lower) || reading.tree?.pos(end + 1) === "ADV";
}

/** "was not the mayor", but not "had no bread": a negating determiner denies its noun only. */
function isNegation(grammar: Grammar, lower: string): boolean {
  return grammar.negations.has(lower) && !grammar.determiners.has(lower) && !grammar.prepositions.has(lower);
}

/** "nobody besieged Vienna", "no army crossed", "neither of the brothers surrendered" */
function deniedSubject(reading: SentenceReading, groupFirst: number): boolean {
  const { chunks, document, language } = reading;
  const index = reading.chunkOf[groupFirst - 1 - reading.sentence.firstToken] ?? -1;
  const opens = (chunk: Chunk | undefined, words: { has(word: string): boolean }) =>
    chunk !== undefined && words.has(at(document.tokens, chunk.first).lower);
  const whole = chunks[index - 1]?.kind === "preposition" && opens(chunks[index - 1], new Set([language.grammar.genitive]));
  if (inCount(reading, chunks[index]?.first ?? -1)) return false;
  return chunks[index]?.kind === "noun" && opens(chunks[whole ? index - 2 : index], language.grammar.negations);
}
