import { at } from "../base/assert.ts";
import type { Realisation } from "../lang/grammar.ts";
import type { Tree } from "../text/syntax/tree.ts";
import { isBareNoun } from "./kinds.ts";
import { type Chunk, isComma, isVerbless, type NounChunk, type SentenceReading, token } from "./reading.ts";
import { objectBehindJoined } from "./sharing.ts";
import { sharingPassive } from "./subjects.ts";
import type { Trigger } from "./triggers.ts";
import { groupOf, isHelper, relativeBetween } from "./verb-groups.ts";
import { isInPhrase, listsInfinitive } from "./verb-words.ts";
import { isAuxiliary } from "./wordforms.ts";

/** How a verb stands in its sentence, by the dependencies. */
export interface VerbStanding {
  readonly form: Exclude<Trigger["form"], "noun" | "link">;
  /** Lower-case words that bend or deny the verb: auxiliaries, negations, adverbs, the infinitive marker. */
  readonly group: readonly string[];
  readonly groupFirst: number;
  /** What someone wants to happen: "demanded that Poland withdraw". */
  readonly wanted?: boolean;
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
  const wanted =
    shapes.includes("base") &&
    (isWanted(reading, tree, first) || (cutsVerb(reading, first) && tree.form(first) !== "Inf" && listsInfinitive(reading, tree, first)));
  const marked = wanted || (shapes.includes("base") && isMarked(reading, tree, first));
  const cut = reading.chunks[reading.chunkOf[first - reading.sentence.firstToken] ?? -1];
  if (pos !== "VERB" && pos !== "AUX" && !predicative && !marked && cut?.kind !== "verb") return undefined;
  if (tree.is(first, "amod", "compound") && cut?.kind !== "verb" && !(governing && (tree.head(first) ?? first) < first)) return undefined;
  if (!pattern.attributive && isInPhrase(reading, { first, end, shapes })) return undefined;
  if (pattern.caused && causedBy(reading, first) === undefined) return undefined;
  if (end === first + 1 && helpsAnother(reading, tree, first)) return undefined;
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
  const present =
    !helped &&
    (wanted ||
      isModal(reading, first) ||
      isLet(reading, first) ||
      (pos === "VERB" && (followsPronoun(reading, first) || isOfMany(reading, tree, first))));
  if (bareForm && !present && (!helped || grammar.be.has(nearest) || grammar.have.has(nearest))) return undefined;
  if (governing && !group.some((word) => grammar.be.has(word))) return { form: "reduced-passive", group, groupFirst: first };
  return {
    form: formOf(reading, tree, { first, transitive: pattern.object !== undefined && pattern.intransitive === undefined, shapes, group, governs }),
    group,
    groupFirst: Math.min(first, ...own.filter((word) => isBeside(reading, tree, { word, verb: first }) && !isOpener(reading, word))),
    wanted: wanted && !helped,
  };
}

function cutsVerb({ chunks, chunkOf, sentence }: SentenceReading, word: number): boolean {
  return chunks[chunkOf[word - sentence.firstToken] ?? -1]?.kind === "verb";
}

/** "had been killed", "was to keep", "there had been": a form of "be" that ties nothing to its subject. */
function helpsAnother(reading: SentenceReading, tree: Tree, verb: number): boolean {
  const { grammar } = reading.language;
  if (!grammar.be.has(at(reading.document.tokens, verb).lower)) return false;
  let next = verb + 1;
  const { endToken } = reading.sentence;
  while (next < endToken && (tree.pos(next) === "ADV" || grammar.negations.has(token(reading, next)?.lower ?? ""))) next++;
  // "and so was the captain"
  if (grammar.echoes.has(token(reading, verb - 1)?.lower ?? "")) return true;
  const helped = next < endToken && (tree.form(next) === "Part" || token(reading, next)?.lower === grammar.infinitiveMarker);
  return helped || tree.dependent(verb, "expl") !== undefined;
}

/** "we demand", "they never refuse": a form that only a subject of the first person or of many can have without an auxiliary. */
function followsPronoun(reading: SentenceReading, verb: number): boolean {
  const { grammar } = reading.language;
  let before = verb - 1;
  while (grammar.isAdverb(token(reading, before)?.lower ?? "") || grammar.negations.has(token(reading, before)?.lower ?? "")) before--;
  const pronoun = grammar.pronouns.get(token(reading, before)?.lower ?? "");
  return (pronoun === "speaker" || pronoun === "plural") && reading.tree?.is(before, "obj", "nmod") !== true;
}

/** A mark right before its verb, an adverb with no phrase or mark between: "soon left", but not "soon, the king left". */
function isBeside(
  { chunks, chunkOf, sentence }: SentenceReading,
  tree: Tree,
  { word, verb }: { readonly word: number; readonly verb: number },
): boolean {
  if (tree.is(word, "mark")) return verb - word <= 2;
  if (!tree.is(word, "advmod")) return true;
  const chunkAt = (index: number) => chunkOf[index - sentence.firstToken] ?? -1;
  return chunks.slice(chunkAt(word), chunkAt(verb)).every(({ kind }) => kind === "word" || kind === "verb" || kind === "preposition");
}

/** "where the guards held out": the word that opens the clause, with the subject behind it. */
function isOpener({ language, document }: SentenceReading, word: number): boolean {
  return language.grammar.clauseOpeners.has(at(document.tokens, word).lower);
}

/** "would not hear of": a modal that is itself a word of the pattern. */
function isModal({ language: { grammar }, document }: SentenceReading, word: number): boolean {
  const { lower } = at(document.tokens, word);
  return grammar.futureInPast.has(lower) || grammar.possibleModals.has(lower);
}

/** "let his followers march": behind the object of a verb that lets or makes someone do it. */
function isLet(reading: SentenceReading, verb: number): boolean {
  const index = reading.chunkOf[verb - reading.sentence.firstToken] ?? 0;
  const [letting, object, own] = reading.chunks.slice(Math.max(index - 2, 0), index + 1);
  if (letting?.kind !== "verb" || object?.kind !== "noun" || own?.kind !== "verb" || object.possessive) return false;
  return reading.language.grammar.letting.has(at(reading.document.tokens, letting.first).lower);
}

/** "our losses amount to": a finite form behind a subject of many. */
function isOfMany(reading: SentenceReading, tree: Tree, verb: number): boolean {
  const subject = tree.form(verb) === "Fin" ? tree.dependent(verb, "nsubj") : undefined;
  const { isIrregularPast, isPlural } = reading.language.grammar;
  if (isIrregularPast(at(reading.document.tokens, verb).lower)) return false;
  return subject !== undefined && subject < verb && isPlural(at(reading.document.tokens, subject).lower);
}

/** "demanded that Poland hand over the town", "ordered that the corps withdraw": behind the first subject of a clause that a word of planning opens. */
function isWanted(reading: SentenceReading, tree: Tree, verb: number): boolean {
  const { chunks, chunkOf, sentence, language, document } = reading;
  let index = (chunkOf[verb - sentence.firstToken] ?? 0) - 1;
  if (chunks[index]?.kind !== "noun" && chunks[index]?.kind !== "word") {
    // taken for a noun, it stands in the phrase of its subject
    const own = chunks[index + 1];
    if (own?.kind !== "noun" || own.end !== verb + 1 || own.first === verb || tree.pos(verb - 1) === "ADJ") return false;
    index++;
  }
  let nouns = 0;
  for (; index >= 0; index--) {
    const chunk = at(chunks, index);
    const { lower } = at(document.tokens, chunk.first);
    if (lower === language.attribution.that && nouns > 0) return opensPlan(reading, chunk.first);
    if (chunk.kind === "noun") nouns++;
    else if (chunk.kind !== "word" && chunk.kind !== "preposition" && chunk.kind !== "conjunction" && chunk.kind !== "time") return false;
  }
  return false;
}

/** Words between a verb of planning and its clause: "demanded in a note of 11 July that". */
const PLAN_REACH = 8;

function opensPlan(reading: SentenceReading, that: number): boolean {
  for (let word = that - 1; word >= that - PLAN_REACH; word--) {
    const here = token(reading, word);
    if (here === undefined || (here.kind === "punctuation" && here.text !== ",")) return false;
    if (reading.language.grammar.clauseCues.get(here.lower) === "planned" || reading.language.grammar.infinitiveCues.get(here.lower) === "planned")
      return true;
  }
  return false;
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

/** Whether a phrase follows directly that can only be the object: a participle that describes a noun has none. */
function governsObject(reading: SentenceReading, { end, pattern }: Pick<Words, "end" | "pattern">): boolean {
  const chunk = reading.chunks[reading.chunkOf[end - reading.sentence.firstToken] ?? -1];
  if (chunk?.kind !== "noun" || chunk.pronoun === "relative") return false;
  // "asked why he had come"
  if (reading.language.grammar.contentOpeners.has(token(reading, end - 1)?.lower ?? "")) return false;
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
  const helped = tree
    .dependents(first, "aux:pass")
    .some((word) => isAuxiliary(grammar, at(reading.document.tokens, word).lower) && !relativeBetween(reading, word, first));
  if (shapes.includes("participle") && (be || helped)) return "passive";
  // "twelve men were killed and thirty taken": the auxiliary of the first serves a second that has its own subject
  const gapped = !have && !governs && tree.form(first) !== "Fin" && tree.dependent(first, "nsubj:pass") !== undefined;
  if (shapes.includes("participle") && (gapped || (!have && transitive && sharingPassive(reading, first) !== undefined))) return "passive";
  if (group.includes(grammar.infinitiveMarker)) return "infinitive";
  if (shapes.includes("gerund")) return be ? "active" : "gerund";
  if (!be && !governs && shapes.includes("participle") && causedBy(reading, first) !== undefined) return "reduced-passive";
  const open = !be && !have && !governs && shapes.includes("participle");
  // "finding himself surrounded", but not "he himself escaped"
  const reflexive = open && transitive && grammar.reflexives.has(token(reading, first - 1)?.lower ?? "");
  if (reflexive && reading.chunks[(reading.chunkOf[first - reading.sentence.firstToken] ?? 0) - 2]?.kind === "verb") return "reduced-passive";
  if (open && transitive && (isSetOff(reading, first) || describesGoverned(reading, first))) return "reduced-passive";
  const followsFinite = tree.is(first, "conj") && isToldAsActive(tree, first) && isToldAsActive(tree, tree.head(first));
  if (!be && !have && !followsFinite && shapes.includes("participle") && doneBy(reading, first)) return "reduced-passive";
  const finite =
    !shapes.includes("participle") ||
    have ||
    tree.is(first, "root") ||
    // "cost him a dozen dead": what looks like its base form has an object, as no passive has
    (shapes.includes("base") && tree.dependent(first, "obj") !== undefined) ||
    (shapes.includes("past") && (governs || joinsFinite(reading, tree, first))) ||
    // "had forbidden the feast and driven the bishop out": no passive has an object
    (!be && governs && transitive && coordinates(reading, first)) ||
    (shapes.includes("past") && (isVerbless(tree, reading.sentence) || isOnlyVerb(reading, first))) ||
    tree.dependent(first, "nsubj") !== undefined ||
    (tree.form(first) === "Fin" && (!tree.is(first, "acl") || tree.dependent(first, "obj", "xcomp") !== undefined));
  return finite ? "active" : "reduced-passive";
}

/** "was sent by the king", but not "escaped by boat" and not "escaped by night on 3 May". */
function doneBy(reading: SentenceReading, verb: number): boolean {
  if (token(reading, verb + 1)?.lower !== reading.language.grammar.passiveAgent) return false;
  const doer = reading.chunks[reading.chunkOf[verb + 2 - reading.sentence.firstToken] ?? -1];
  return doer?.kind === "noun" ? !isBareNoun(reading, doer) : doer?.kind !== "time";
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

/** "The last units left in May, and …", "…; the fifth article reserved the right to the Tsar": the one verb of a clause that nothing but its subject stands before, and that a new clause or the end follows. */
function isOnlyVerb(reading: SentenceReading, verb: number): boolean {
  const { chunks, language } = reading;
  const index = reading.chunkOf[verb - reading.sentence.firstToken] ?? 0;
  const text = (at: number) => token(reading, chunks[at]?.first ?? -1)?.lower ?? "";
  const before = chunks.slice(chunks.slice(0, index).findLastIndex((_, at) => /^[;:]$/u.test(text(at))) + 1, index);
  if (before.some(({ kind }) => kind === "verb" || kind === "mark" || kind === "conjunction")) return false;
  if (!before.some(({ kind }) => kind === "noun")) return false;
  let end = index + 1;
  const goesOn = ({ kind }: Chunk) =>
    !["verb", "mark", "conjunction"].includes(kind) || (kind === "verb" && text(end - 1) === language.grammar.infinitiveMarker);
  for (let chunk = chunks[end]; chunk !== undefined && goesOn(chunk); chunk = chunks[++end])
    if (chunk.kind === "noun" && chunk.pronoun === "relative") return false;
  if (chunks[end]?.kind === "verb") return false;
  const last = end >= chunks.length - 1 || /^[;:]$/u.test(text(end));
  const joins = language.grammar.coordination.has(text(end)) || language.grammar.coordination.has(text(end + 1));
  return last || joins;
}

function coordinates({ language, document }: SentenceReading, verb: number): boolean {
  return language.grammar.coordination.has(document.tokens[verb - 1]?.lower ?? "");
}

/** "abdicated and fled to Turkey": joined directly to a verb that is told. */
function joinsFinite({ language, document }: SentenceReading, tree: Tree, verb: number): boolean {
  const joint = document.tokens[verb - 1]?.lower ?? "";
  return language.grammar.coordination.has(joint) && tree.is(verb, "conj") && isToldAsActive(tree, tree.head(verb));
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
  let from = index;
  while (from > 0 && !/^[;:]$/u.test(token(reading, chunks[from - 1]?.first ?? -1)?.text ?? "")) from--;
  const before = chunks.slice(from, index);
  const told = before.some(({ kind }) => kind === "verb" || kind === "conjunction");
  const named = before.some(({ kind }) => kind === "noun");
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

/** "had one of its members, Kellner, hanged", "had two ministers, Orlov and Haas, arrested": back past the names set off behind the object, and past what the object is part of. */
function pastApposition(reading: SentenceReading, index: number): number {
  const { chunks } = reading;
  let first = index;
  if (isComma(reading, chunks[index - 1])) {
    first = index - 2;
    while (first > 0 && (chunks[first]?.kind === "noun" || chunks[first]?.kind === "conjunction")) first--;
    if (!isComma(reading, chunks[first])) return index;
  }
  const whole = chunks[first - 2];
  const partitive = whole?.kind === "preposition" && at(reading.document.tokens, whole.first).lower === reading.language.grammar.genitive;
  return first < index && partitive ? first - 2 : first;
}

/** "had the envoys put to death": the verb before the object, where it is an auxiliary elsewhere. */
export function causedBy(reading: SentenceReading, verb: number): number | undefined {
  return caused(reading, verb)?.having;
}

/** "had the envoys put to death", "had his rival, Haas, put to death": the verb that has it done, and to whom. */
export function caused(reading: SentenceReading, verb: number): { readonly having: number; readonly objects: readonly NounChunk[] } | undefined {
  const index = reading.chunkOf[verb - reading.sentence.firstToken] ?? 0;
  const named = pastApposition(reading, index);
  const [having, object] = [reading.chunks[named - 2], reading.chunks[named - 1]];
  if (having?.kind !== "verb" || object?.kind !== "noun" || !reading.language.grammar.have.has(at(reading.document.tokens, having.first).lower))
    return undefined;
  const names = reading.chunks
    .slice(named, index)
    .filter((chunk) => chunk.kind === "noun" && chunk.mentions.at(-1)?.kind === "person") as NounChunk[];
  return { having: having.first, objects: names.length > 0 ? names : [object] };
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
