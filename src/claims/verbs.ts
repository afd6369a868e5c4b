import { at } from "../base/assert.ts";
import type { Realisation } from "../lang/grammar.ts";
import type { Tree } from "../text/syntax/tree.ts";
import { inVerbGroup } from "./clauses.ts";
import { isBareNoun } from "./kinds.ts";
import { isVerbless, type NounChunk, type SentenceReading, token } from "./reading.ts";
import { objectBehindJoined } from "./sharing.ts";
import type { Trigger } from "./triggers.ts";
import { isAuxiliary } from "./wordforms.ts";

/** How a verb stands in its sentence, by the dependencies. */
export interface VerbStanding {
  readonly form: Exclude<Trigger["form"], "noun" | "link">;
  /** Lower-case words that bend or deny the verb: auxiliaries, negations, adverbs, the infinitive marker. */
  readonly group: readonly string[];
  readonly groupFirst: number;
}

/** The words of a pattern as they stand in a sentence. */
type Words = Pick<Trigger, "first" | "end" | "pattern"> & { readonly shapes: readonly string[] };

/** Undefined where the word is no verb here, or only describes a noun ("the captured town"). */
export function verbStanding(reading: SentenceReading, tree: Tree, { first, end, shapes, pattern }: Words): VerbStanding | undefined {
  const pos = tree.pos(first);
  // "the headquarters was overrun": a participle taken for an adjective
  const next = token(reading, end)?.lower ?? "";
  // "followers armed with sticks": so is one that governs its own complement
  const governing = pos === "ADJ" && end === first + 1 && (next === reading.language.grammar.passiveAgent || pattern.prepositions.has(next));
  const predicative = shapes.includes("participle") && (tree.dependent(first, "cop") !== undefined || governing);
  const marked = shapes.includes("base") && isMarked(reading, tree, first);
  const cut = reading.chunks[reading.chunkOf[first - reading.sentence.firstToken] ?? -1];
  if (pos !== "VERB" && pos !== "AUX" && !predicative && !marked && cut?.kind !== "verb") return undefined;
  if (tree.is(first, "amod", "compound") && cut?.kind !== "verb") return undefined;
  if (pattern.caused && causedBy(reading, first) === undefined) return undefined;
  const bareForm = shapes.length === 1 && shapes[0] === "base";
  const governs = governsObject(reading, { end, pattern }) || (pattern.second === undefined && objectBehindJoined(reading, { end }) !== undefined);
  const { own, shared: near } = groupOf(reading, tree, first);
  // "was beaten, and killed 300 men": what has an object shares no passive
  const shared =
    governs && shapes.includes("past") ? near.filter((word) => !reading.language.grammar.be.has(at(reading.document.tokens, word).lower)) : near;
  const group = [...shared, ...own].map((word) => at(reading.document.tokens, word).lower);
  // "they found the gates closed", "was found": a form that only stands after an auxiliary, and not after that of a participle, belongs to another verb
  const { grammar } = reading.language;
  const helped = [...shared, ...own].some((word) => isHelper(reading, tree, word));
  const nearest = group.findLast((word) => !grammar.isAdverb(word) && !grammar.negations.has(word)) ?? "";
  if (!shapes.some((shape) => !["past", "third", "plural"].includes(shape)) && grammar.be.has(nearest)) return undefined;
  const present = !helped && pos === "VERB" && followsPronoun(reading, first);
  if (bareForm && !present && (!helped || grammar.be.has(nearest) || grammar.have.has(nearest))) return undefined;
  if (governing && !group.some((word) => grammar.be.has(word))) return { form: "reduced-passive", group, groupFirst: first };
  return {
    form: formOf(reading, tree, { first, transitive: pattern.object !== undefined && pattern.intransitive === undefined, shapes, group, governs }),
    group,
    groupFirst: Math.min(first, ...own.filter((word) => !tree.is(word, "mark") || first - word <= 2)),
  };
}

/** "we demand", "they never refuse": a form that only a subject of the first person or of many can have without an auxiliary. */
function followsPronoun(reading: SentenceReading, verb: number): boolean {
  const { grammar } = reading.language;
  let before = verb - 1;
  while (grammar.isAdverb(token(reading, before)?.lower ?? "") || grammar.negations.has(token(reading, before)?.lower ?? "")) before--;
  const pronoun = grammar.pronouns.get(token(reading, before)?.lower ?? "");
  return (pronoun === "speaker" || pronoun === "plural") && reading.tree?.is(before, "obj", "nmod") !== true;
}

/** "which was to number 40,000", "would neither help him nor flee": a verb taken for a noun, after an infinitive marker or a modal. */
function isMarked(reading: SentenceReading, tree: Tree, verb: number): boolean {
  const { grammar } = reading.language;
  let before = verb - 1;
  for (let here = token(reading, before); here !== undefined; here = token(reading, before)) {
    const skipped = (grammar.negations.has(here.lower) && !grammar.prepositions.has(here.lower)) || tree.pos(before) === "ADV";
    if (!skipped) break;
    before--;
  }
  const lower = token(reading, before)?.lower ?? "";
  if (lower === grammar.infinitiveMarker) return tree.pos(before) === "PART";
  return isAuxiliary(grammar, lower) && !grammar.be.has(lower) && !grammar.have.has(lower) && !grammar.do.has(lower);
}

/** The words before a verb that bend or deny it: its own, and those of the verb that it is coordinated to. */
export function groupOf(reading: SentenceReading, tree: Tree, verb: number): { readonly own: readonly number[]; readonly shared: readonly number[] } {
  const own = withAdjacent(
    reading,
    verb,
    helpersOf(tree, verb).filter((word) => word < verb),
  );
  return { own, shared: own.some((word) => isHelper(reading, tree, word)) ? [] : sharedHelpers(tree, verb) };
}

/** Auxiliaries, marks and adverbs of a verb; of a copula those of its predicate. */
function helpersOf(tree: Tree, verb: number): readonly number[] {
  const base = tree.is(verb, "cop") ? (tree.head(verb) ?? verb) : verb;
  const own = tree
    .dependents(base, "aux", "mark", "advmod", "cop")
    .filter((word) => word !== verb && (!tree.is(word, "advmod") || tree.pos(word) !== "ADJ"));
  return [...own, ...own.flatMap((word) => tree.dependents(word, "aux", "mark", "advmod"))].sort((a, b) => a - b);
}

/** Auxiliaries directly before a verb are its own, wherever the dependencies hang them. */
function withAdjacent(reading: SentenceReading, verb: number, own: readonly number[]): readonly number[] {
  let from = verb;
  while (inVerbGroup(reading, from - 1)) from--;
  const near = Array.from({ length: verb - from }, (_, step) => from + step);
  const found = near.filter((word) => !own.includes(word) && isAuxiliary(reading.language.grammar, at(reading.document.tokens, word).lower));
  return found.length === 0 ? own : [...own, ...found].sort((a, b) => a - b);
}

function isHelper(reading: SentenceReading, tree: Tree, word: number): boolean {
  return tree.is(word, "aux", "mark") || isAuxiliary(reading.language.grammar, at(reading.document.tokens, word).lower);
}

/** "were detained and killed", "to take and hold": the auxiliaries of the first verb serve the second, where that has the same form and no subject. */
function sharedHelpers(tree: Tree, verb: number): readonly number[] {
  const above = tree.head(verb);
  if (above === undefined || !tree.is(verb, "conj", "parataxis") || tree.dependent(verb, "nsubj") !== undefined) return [];
  // "should be a vassal, pay a tribute and give hostages"
  const predicative = tree.form(verb) === "Inf" && tree.dependent(above, "cop") !== undefined;
  if (!predicative && (tree.form(above) !== tree.form(verb) || tree.is(verb, "parataxis"))) return [];
  return helpersOf(tree, above).filter((word) => word < above && tree.is(word, "aux", "mark"));
}

/** Whether a phrase follows directly that can only be the object: a participle that describes a noun has none. */
function governsObject(reading: SentenceReading, { end, pattern }: Pick<Words, "end" | "pattern">): boolean {
  const chunk = reading.chunks[reading.chunkOf[end - reading.sentence.firstToken] ?? -1];
  if (chunk?.kind !== "noun" || chunk.pronoun === "relative") return false;
  // "elected president, he …", but "elected Sun president"
  return pattern.second === undefined || chunk.mentions.some(({ kind }) => kind === "person");
}

interface Bent {
  readonly first: number;
  /** Whether the pattern asks for an object. */
  readonly transitive: boolean;
  readonly shapes: readonly string[];
  readonly group: readonly string[];
  readonly governs: boolean;
}

function formOf(reading: SentenceReading, tree: Tree, { first, transitive, shapes, group, governs }: Bent): VerbStanding["form"] {
  const { grammar } = reading.language;
  const be = group.some((word) => grammar.be.has(word));
  const have = group.some((word) => grammar.have.has(word));
  if (shapes.includes("participle") && (be || tree.dependent(first, "aux:pass") !== undefined)) return "passive";
  // "twelve men were killed and thirty taken": the auxiliary of the first serves a second that has its own subject
  const gapped = !have && !governs && tree.form(first) !== "Fin" && tree.dependent(first, "nsubj:pass") !== undefined;
  if (shapes.includes("participle") && gapped) return "passive";
  if (group.includes(grammar.infinitiveMarker)) return "infinitive";
  if (shapes.includes("gerund")) return be ? "active" : "gerund";
  if (!be && !governs && shapes.includes("participle") && causedBy(reading, first) !== undefined) return "reduced-passive";
  const open = !be && !have && !governs && shapes.includes("participle");
  if (open && transitive && (isSetOff(reading, first) || describesGoverned(reading, first))) return "reduced-passive";
  const followsFinite = tree.is(first, "conj") && isToldAsActive(tree, first) && isToldAsActive(tree, tree.head(first));
  if (!be && !have && !followsFinite && shapes.includes("participle") && doneBy(reading, first)) return "reduced-passive";
  const finite =
    !shapes.includes("participle") ||
    have ||
    tree.is(first, "root") ||
    // "cost him a dozen dead": what looks like its base form has an object, as no passive has
    (shapes.includes("base") && tree.dependent(first, "obj") !== undefined) ||
    (shapes.includes("past") && governs) ||
    (shapes.includes("past") && (isVerbless(tree, reading.sentence) || isOnlyVerb(reading, first))) ||
    tree.dependent(first, "nsubj") !== undefined ||
    (tree.form(first) === "Fin" && (!tree.is(first, "acl") || tree.dependent(first, "obj", "xcomp") !== undefined));
  return finite ? "active" : "reduced-passive";
}

/** "was sent by the king", but not "escaped by boat". */
function doneBy(reading: SentenceReading, verb: number): boolean {
  if (token(reading, verb + 1)?.lower !== reading.language.grammar.passiveAgent) return false;
  const doer = reading.chunks[reading.chunkOf[verb + 2 - reading.sentence.firstToken] ?? -1];
  return doer?.kind !== "noun" || !isBareNoun(reading, doer);
}

/** "In a treaty signed at Tabriz the parties …": a participle directly behind what a preposition governs, and a preposition or the end behind it. */
function describesGoverned(reading: SentenceReading, verb: number): boolean {
  const { chunks, language } = reading;
  const index = reading.chunkOf[verb - reading.sentence.firstToken] ?? 0;
  const [governor, described, next] = [chunks[index - 2], chunks[index - 1], chunks[index + 1]];
  if (governor?.kind !== "preposition" || described?.kind !== "noun" || described.possessive || described.pronoun !== undefined) return false;
  const opens = index === 2 || language.grammar.coordination.has(token(reading, chunks[index - 3]?.first ?? -1)?.lower ?? "");
  return opens && (next?.kind === "preposition" || next?.kind === "time");
}

/** "The last units left in May, and …": the one verb of a clause that nothing but its subject stands before, and that a new clause or the end follows. */
function isOnlyVerb(reading: SentenceReading, verb: number): boolean {
  const { chunks, language } = reading;
  const index = reading.chunkOf[verb - reading.sentence.firstToken] ?? 0;
  const text = (at: number) => token(reading, chunks[at]?.first ?? -1)?.lower ?? "";
  if (chunks.slice(0, index).some(({ kind }) => kind === "verb" || kind === "mark" || kind === "conjunction")) return false;
  if (!chunks.slice(0, index).some(({ kind }) => kind === "noun")) return false;
  let end = index + 1;
  while (end < chunks.length && !["verb", "mark", "conjunction"].includes(chunks[end]?.kind ?? "")) {
    const chunk = chunks[end];
    if (chunk?.kind === "noun" && chunk.pronoun === "relative") return false;
    end++;
  }
  if (chunks[end]?.kind === "verb") return false;
  const last = end >= chunks.length - 1 || /^[;:]$/u.test(text(end));
  const joins = language.grammar.coordination.has(text(end)) || language.grammar.coordination.has(text(end + 1));
  return last || joins;
}

/** "held out, escaped by boat and left": a verb that is finite, and no passive. */
function isToldAsActive(tree: Tree, verb: number | undefined): boolean {
  return verb !== undefined && tree.form(verb) === "Fin" && tree.dependent(verb, "aux:pass") === undefined;
}

/** "The column, sent from Tehran, was stopped", "Sent to persuade them, he was seized": a participle apart from the verb of its sentence. */
function isSetOff(reading: SentenceReading, verb: number): boolean {
  const { chunks } = reading;
  const index = reading.chunkOf[verb - reading.sentence.firstToken] ?? 0;
  const comma = (at: number) => token(reading, chunks[at]?.first ?? -1)?.text === ",";
  const told = chunks.slice(0, index).some(({ kind }) => kind === "verb" || kind === "conjunction");
  const named = chunks.slice(0, index).some(({ kind }) => kind === "noun");
  if (told || (named && !comma(index - 1))) return false;
  for (let next = index + 1; next < chunks.length - 1; next++) {
    if (chunks[next]?.kind === "noun" && (chunks[next] as NounChunk).pronoun === "relative") return false;
    if (!comma(next)) continue;
    const after = chunks[next + 1];
    if (named && after?.kind === "verb") return true;
    if (!named) return after?.kind === "noun" && chunks[next + 2]?.kind === "verb";
  }
  return false;
}

/** "had the envoys put to death": the verb before the object, where it is an auxiliary elsewhere. */
export function causedBy(reading: SentenceReading, verb: number): number | undefined {
  const index = reading.chunkOf[verb - reading.sentence.firstToken] ?? 0;
  const [having, object] = [reading.chunks[index - 2], reading.chunks[index - 1]];
  if (having?.kind !== "verb" || object?.kind !== "noun") return undefined;
  return reading.language.grammar.have.has(at(reading.document.tokens, having.first).lower) ? having.first : undefined;
}

/** An infinitive or gerund. */
interface Nonfinite {
  readonly verb: number;
  readonly form: "infinitive" | "gerund";
}

/** What the word that an infinitive or gerund hangs on says of whether it came about, with the words that say it. */
export function cueAbove(
  reading: SentenceReading,
  tree: Tree,
  { verb, form }: Nonfinite,
): { readonly says: Realisation; readonly words: readonly number[] } | undefined {
  const { grammar } = reading.language;
  const cues = form === "infinitive" ? grammar.infinitiveCues : grammar.gerundCues;
  let top = verb;
  for (let steps = 0; steps < 4 && tree.is(top, "conj"); steps++) top = tree.head(top) ?? top;
  const marks = tree.dependents(top, "mark", "case", "advmod").filter((word) => word < top);
  const lowerOf = (word: number) => at(reading.document.tokens, word).lower;
  for (const mark of marks) {
    const cue = form === "gerund" ? cues.get(lowerOf(mark)) : undefined;
    if (cue !== undefined) return { says: cue, words: [mark] };
  }
  const above = tree.head(top);
  const lower = above === undefined ? undefined : token(reading, above)?.lower;
  if (above === undefined || lower === undefined) return undefined;
  for (const mark of marks) {
    const cue = cues.get(`${lower} ${lowerOf(mark)}`);
    if (cue !== undefined) return { says: cue, words: [above, mark] };
  }
  const cue = cues.get(lower);
  return cue === undefined ? undefined : { says: cue, words: [above] };
}

/** Whether a verb, or one that it serves, stands in a condition ("if …"). */
export function isHypothetical(reading: SentenceReading, tree: Tree, verb: number): boolean {
  return conditionAbove(reading, tree, verb) !== undefined;
}

/** The word that makes the clause of a verb, or of one that it serves, a condition. */
export function conditionAbove(reading: SentenceReading, tree: Tree, verb: number): number | undefined {
  let clause: number | undefined = verb;
  for (let steps = 0; steps < 4 && clause !== undefined; steps++) {
    const condition = tree
      .dependents(clause, "mark")
      .find((word) => reading.language.grammar.hypothetical.has(at(reading.document.tokens, word).lower));
    if (condition !== undefined) return condition;
    clause = tree.is(clause, "conj", "xcomp", "cop", "aux") ? tree.head(clause) : undefined;
  }
  return undefined;
}
