import { at } from "../base/assert.ts";
import type { Cues, Grammar, Realisation } from "../lang/grammar.ts";
import type { Modality, Polarity } from "../model/claim.ts";
import type { Tree } from "../text/syntax/tree.ts";
import { inPlan, inTerms } from "./planning.ts";
import { type SentenceReading, token } from "./reading.ts";
import { inCount, isInverted } from "./verb-groups.ts";

/** Whether an event came about, as its author tells it. */
export interface Outcome {
  readonly polarity: Polarity;
  readonly modality: Exclude<Modality, "reported">;
}

/** The word that names an event, and the words that bend it. */
export interface EventWord {
  readonly word: number;
  readonly form: "finite" | "infinitive" | "gerund" | "noun";
  /** Lower-case auxiliaries, negations and adverbs of a verb; the determiners of a noun. */
  readonly group: readonly string[];
  /** A negation stands beside it that is none of the group: in its subject, or behind it. */
  readonly denied: boolean;
}

type State = "realised" | "planned" | "unrealised" | "disputed";

interface Standing {
  readonly state: State;
  readonly denied: boolean;
}

/** How many words above an event may say whether it came about. */
const STEPS = 6;

/**
 * What an event's own words, and every word that it hangs on, say of whether it came about ("failed to begin besieging"): the implicative,
 * factive and prospective verbs of Karttunen (1971), each of which passes on, turns round or leaves open what stands above it.
 */
export function outcomeOf(reading: SentenceReading, tree: Tree, event: EventWord): Outcome {
  const key = `${event.word} ${event.form} ${event.denied} ${event.group.join(" ")}`;
  const outcomes = known.get(reading) ?? new Map<string, Outcome>();
  known.set(reading, outcomes);
  const outcome = outcomes.get(key) ?? outcomeAt(reading, tree, event);
  outcomes.set(key, outcome);
  return outcome;
}

/** Many patterns may read one word. */
const known = new WeakMap<SentenceReading, Map<string, Outcome>>();

function outcomeAt(reading: SentenceReading, tree: Tree, event: EventWord): Outcome {
  const { state, denied } = standing({ reading, tree }, { ...event, steps: STEPS });
  return { polarity: denied ? "denied" : "affirmed", modality: state === "realised" ? "asserted" : state };
}

interface Place {
  readonly reading: SentenceReading;
  readonly tree: Tree;
}

function standing(place: Place, event: EventWord & { readonly steps: number }): Standing {
  const own = ownStanding(place, event);
  if (own.state === "unrealised" || own.state === "disputed") return own;
  const above = aboveOf(place, event);
  if (above === undefined || event.steps === 0) return own;
  const { cue, governor } = above;
  const upper = governor === undefined ? REALISED : standing(place, { ...wordAbove(place, governor), steps: event.steps - 1 });
  return combined(own, { cue, upper, light: above.light });
}

const REALISED: Standing = { state: "realised", denied: false };

/** What is said of an event by what stands above it. */
function combined(
  own: Standing,
  { cue, upper, light }: { readonly cue: Realisation | undefined; readonly upper: Standing; readonly light: boolean },
): Standing {
  const moved = upper.state === "planned" || upper.state === "unrealised" ? upper.state : own.state;
  switch (cue) {
    case "planned":
      return { state: upper.state === "unrealised" ? "unrealised" : "planned", denied: own.denied !== upper.denied };
    case "forbidden":
      return { state: "planned", denied: own.denied === upper.denied };
    case "unrealised":
      return upper.denied ? own : { state: "unrealised", denied: own.denied };
    case "denied":
      return { state: moved, denied: own.denied === upper.denied };
    case "realised":
      return { state: moved, denied: own.denied !== upper.denied };
    case undefined:
      return { state: moved, denied: own.denied || (light && upper.denied) };
  }
}

/** By the auxiliaries and negations of the word itself, and the condition or question it stands in. */
function ownStanding({ reading, tree }: Place, { word, form, group, denied }: EventWord): Standing {
  const { grammar } = reading.language;
  const has = (words: ReadonlySet<string>) => group.some((one) => words.has(one));
  const condition = conditionOf(reading, tree, word);
  if (condition !== undefined) return { state: condition, denied: false };
  const negated =
    form === "noun"
      ? denied || has(grammar.negations)
      : (denied || isNegated({ reading, tree }, { word, group })) && !onlyUntil({ reading, tree }, word);
  if (form === "noun") return { state: inTerms(reading, tree, word) ? "planned" : "realised", denied: negated };
  const perfect = has(grammar.have);
  if (form === "infinitive" && group.indexOf(grammar.infinitiveMarker) > 0 && has(grammar.be) && grammar.be.has(group[0] ?? ""))
    return perfect ? { state: "unrealised", denied: false } : { state: seenFromLater(grammar, group) ? "realised" : "planned", denied: negated };
  if (form === "gerund" || form === "infinitive") return { state: "realised", denied: negated };
  if (has(grammar.plannedModals)) return { state: "planned", denied: negated };
  if (has(grammar.futureInPast)) {
    if (perfect) return { state: "unrealised", denied: false };
    return { state: !seenFromLater(grammar, group) && inPlan(reading, word) ? "planned" : "realised", denied: negated };
  }
  const [required, possible] = [has(grammar.requiredModals), has(grammar.possibleModals)];
  if (perfect && (required || possible) && has(grammar.guessingModals)) return { state: "disputed", denied: false };
  if (required && !perfect) return { state: "planned", denied: negated };
  if (required || possible) return negated ? { state: "realised", denied: true } : { state: "unrealised", denied: false };
  return { state: "realised", denied: negated };
}

/** "would later", "was never to": what came to pass is told beforehand. */
function seenFromLater(grammar: Grammar, group: readonly string[]): boolean {
  return group.some((word) => grammar.later.has(word));
}

/** By a negation among its helpers ("never"), in its subject or object ("no one", "received no office"), or that joins it ("nor"). */
function isNegated({ reading, tree }: Place, { word, group }: Pick<EventWord, "word" | "group">): boolean {
  const { grammar } = reading.language;
  const lower = (each: number) => token(reading, each)?.lower ?? "";
  const negation = (each: number) => grammar.negations.has(lower(each)) && !grammar.additive.has(lower(each + 1)) && !inCount(reading, each);
  if (group.some((one, index) => grammar.negations.has(one) && !grammar.prepositions.has(one) && !grammar.additive.has(group[index + 1] ?? "")))
    return true;
  if (tree.dependents(word, "advmod").some((each) => each < word && negation(each - 1) && !tree.is(each - 1, "aux"))) return true;
  if (tree.dependents(word, "cc", "cc:preconj").some((each) => each < word && negation(each))) return true;
  // "declared for nobody"
  if (tree.dependents(word, "obl").some((each) => negation(each) && grammar.kindsOf(lower(each)).includes("person"))) return true;
  // "not a man escaped"
  const none = (each: number) => negation(each) && (grammar.articles.has(lower(each + 1)) || tree.pos(each + 1) === "NUM");
  if (tree.dependents(word, "nsubj").some((each) => tree.dependents(each, "advmod").some(none))) return true;
  return tree
    .dependents(word, "nsubj", "obj", "obl:agent")
    .some((each) => (negation(each) || tree.dependents(each, "det", "cc:preconj").some(negation)) && !grammar.exceptions.has(lower(each + 1)));
}

/** "did not surrender until May": it did, later. */
function onlyUntil({ reading, tree }: Place, word: number): boolean {
  for (let index = word + 1; index < reading.sentence.endToken; index++) {
    const here = at(reading.document.tokens, index);
    if (/^[,;:.]$/u.test(here.text)) return false;
    if (reading.language.grammar.delays.has(here.lower) && tree.is(index, "mark", "case")) return hangsBelow(tree, index, word);
  }
  return false;
}

function hangsBelow(tree: Tree, word: number, above: number): boolean {
  let here: number | undefined = word;
  for (let steps = 0; steps < STEPS && here !== undefined; steps++) {
    if (here === above) return true;
    here = tree.head(here);
  }
  return false;
}

/** Whether a verb, or one that it serves, stands in a condition ("if …") or a question ("whether …"). */
function conditionOf(reading: SentenceReading, tree: Tree, word: number): State | undefined {
  const { grammar } = reading.language;
  let clause: number | undefined = word;
  for (let steps = 0; steps < 4 && clause !== undefined; steps++) {
    for (const mark of tree.dependents(clause, "mark", "advmod")) {
      const { lower } = at(reading.document.tokens, mark);
      if (mark < clause && grammar.questioning.has(lower)) return "disputed";
      if (mark < clause && grammar.hypothetical.has(lower)) return "unrealised";
    }
    if (isInverted(reading, tree, clause)) return "unrealised";
    clause = tree.is(clause, "conj", "xcomp", "cop", "aux", "nsubj", "obj") ? tree.head(clause) : undefined;
  }
  return undefined;
}

interface Above {
  readonly governor?: number;
  readonly cue: Realisation | undefined;
  /** The verb above only carries the noun: "no battle took place". */
  readonly light: boolean;
}

/** The word that an event hangs on and what it says of it; undefined where nothing above has a say. */
function aboveOf({ reading, tree }: Place, { word, form, group }: EventWord): Above | undefined {
  let top = word;
  for (let steps = 0; steps < 4 && tree.is(top, "conj") && sharesGovernor(tree, top); steps++) top = tree.head(top) ?? top;
  const marks = tree
    .dependents(top, "mark", "case", "advmod")
    .filter((each) => each < top)
    .map((each) => at(reading.document.tokens, each).lower);
  switch (form) {
    case "noun":
      return nounAbove({ reading, tree }, { top, marks });
    case "finite":
      return clauseAbove({ reading, tree }, { top, marks });
    case "gerund":
      return gerundAbove({ reading, tree }, { top, marks });
    case "infinitive":
      return group.some((one) => reading.language.grammar.be.has(one)) && group.indexOf(reading.language.grammar.infinitiveMarker) > 0
        ? undefined
        : infinitiveAbove({ reading, tree }, { top, marks, done: group.some((one) => reading.language.grammar.have.has(one)) });
  }
}

interface Top {
  readonly top: number;
  /** Lower-case words before it that tie it to what it hangs on. */
  readonly marks: readonly string[];
}

function gerundAbove({ reading, tree }: Place, { top, marks }: Top): Above | undefined {
  const { gerundCues } = reading.language.grammar;
  const own = gerundCues.get(marks.slice(0, 2).join(" ")) ?? marks.map((mark) => gerundCues.get(mark)).find((cue) => cue !== undefined);
  const governor = tree.head(top);
  if (own !== undefined) return { cue: own, light: false };
  const cue = governor === undefined ? undefined : cueOf(reading, { governor, marks, cues: gerundCues });
  if (cue !== undefined && governor !== undefined) return { governor, cue, light: false };
  return governor !== undefined && tree.is(top, "xcomp", "advcl") ? { governor, cue: undefined, light: false } : undefined;
}

function infinitiveAbove({ reading, tree }: Place, { top, marks, done }: Top & { readonly done: boolean }): Above | undefined {
  const { grammar } = reading.language;
  if (done) return undefined;
  const governor = tree.head(top);
  if (governor === undefined) return { cue: "planned", light: false };
  const cue = cueOf(reading, { governor, marks, cues: grammar.infinitiveCues });
  if (cue === undefined && isSaid({ reading, tree }, governor)) return { governor, cue: "realised", light: false };
  if (cue === undefined) return infinitiveAlone({ reading, tree }, { top, governor });
  if (cue === "planned" && (isDropped({ reading, tree }, governor) || isHopeOfOld({ reading, tree }, governor)))
    return { cue: "unrealised", light: false };
  // "the treaty obliged Denmark to pay"
  const subject = grammar.obliging.has(at(reading.document.tokens, governor).lower) ? tree.dependent(governor, "nsubj") : undefined;
  const isTerm = subject !== undefined && grammar.kindsOf(at(reading.document.tokens, subject).lower).includes("document");
  return { governor, cue: isTerm ? "planned" : cue, light: false };
}

/** "was said to have 7,000 lancers", "is believed to be a forgery" */
function isSaid({ reading, tree }: Place, verb: number): boolean {
  const { attribution, grammar } = reading.language;
  if (!attribution.verbs.has(at(reading.document.tokens, verb).lower)) return false;
  return tree.dependents(verb, "aux").some((each) => grammar.be.has(at(reading.document.tokens, each).lower)) || tree.is(verb, "acl");
}

/** "The plan to march was given up." */
function isDropped({ reading, tree }: Place, plan: number): boolean {
  const above = tree.head(plan);
  const { grammar } = reading.language;
  if (above === undefined || !tree.is(plan, "obj", "nsubj:pass")) return false;
  return grammar.dropping.has(withParticle({ reading, tree }, above));
}

/** "call off" */
function withParticle({ reading, tree }: Place, verb: number): string {
  const { lower } = at(reading.document.tokens, verb);
  const particle = tree.dependent(verb, "compound:prt");
  return particle === undefined ? lower : `${lower} ${at(reading.document.tokens, particle).lower}`;
}

/** "had hoped to": what is told as a hope of before did not come about. */
function isHopeOfOld({ reading, tree }: Place, verb: number): boolean {
  const { grammar } = reading.language;
  if (!grammar.hopes.has(at(reading.document.tokens, verb).lower)) return false;
  return tree.dependents(verb, "aux").some((each) => grammar.have.has(at(reading.document.tokens, each).lower));
}

function cueOf(
  reading: SentenceReading,
  { governor, marks, cues }: { readonly governor: number; readonly marks: readonly string[]; readonly cues: Cues },
): Realisation | undefined {
  const lower = token(reading, governor)?.lower ?? "";
  for (const mark of marks) {
    const pair = cues.get(`${lower} ${mark}`);
    if (pair !== undefined) return pair;
  }
  // "escaped being killed", but not "escaped on losing the town"
  return marks.length === 0 || cues === reading.language.grammar.infinitiveCues ? cues.get(lower) : undefined;
}

/** An infinitive without a cue: "too weak to resist", "only to die", "the first to enter"; else a purpose, of which nobody says that it was reached. */
function infinitiveAlone({ reading, tree }: Place, { top, governor }: { readonly top: number; readonly governor: number }): Above {
  const { grammar } = reading.language;
  const before = (word: number) => at(reading.document.tokens, word).lower;
  if (tree.dependents(governor, "advmod").some((each) => each < governor && grammar.excess.has(before(each)))) return { cue: "denied", light: false };
  if (tree.dependents(top, "advmod", "mark").some((each) => each < top && grammar.outcomes.has(before(each))))
    return { cue: "realised", light: false };
  return { governor, cue: "planned", light: false };
}

/** "demanded that he withdraw", "feared that they would attack": a clause that hangs on a word of planning. */
function clauseAbove({ reading, tree }: Place, { top, marks }: { readonly top: number; readonly marks: readonly string[] }): Above | undefined {
  const { grammar } = reading.language;
  const governor = tree.head(top);
  for (const mark of marks) {
    const cue = grammar.clauseCues.get(mark);
    if (cue !== undefined) return { cue, light: false };
  }
  if (governor === undefined) return undefined;
  if (sharesModal({ reading, tree }, top)) return { governor, cue: undefined, light: true };
  if (tree.is(top, "xcomp") && tree.pos(governor) === "VERB") return { governor, cue: undefined, light: false };
  if (tree.is(top, "ccomp", "acl", "advcl", "csubj") && marks.includes(reading.language.attribution.that)) {
    const lower = token(reading, governor)?.lower ?? "";
    const cue = grammar.clauseCues.get(lower) ?? (isSubjunctive(reading, tree, top) ? grammar.infinitiveCues.get(lower) : undefined);
    if (cue !== undefined) return { governor, cue, light: false };
    if (isSubjunctive(reading, tree, top)) return { governor, cue: "planned", light: false };
  }
  return undefined;
}

/** "would abdicate and be replaced": a bare form that the auxiliary of the verb before it serves. */
function sharesModal({ reading, tree }: Place, verb: number): boolean {
  if (!tree.is(verb, "conj", "parataxis") || tree.dependent(verb, "nsubj", "mark") !== undefined) return false;
  const helpers = tree.dependents(verb, "aux", "cop");
  if (helpers.some((word) => isModal(reading, at(reading.document.tokens, word).lower))) return false;
  return tree.form(verb) === "Inf" || helpers.some((word) => tree.form(word) === "Inf");
}

/** "that Egypt give up the Sudan": a bare form where a finite one would stand. */
export function isSubjunctive(reading: SentenceReading, tree: Tree, verb: number): boolean {
  const bare = tree.form(verb) === "Inf" || tree.dependents(verb, "cop", "aux").some((word) => tree.form(word) === "Inf");
  const helpers = tree.dependents(verb, "aux", "mark").map((word) => at(reading.document.tokens, word).lower);
  const { grammar } = reading.language;
  return bare && !helpers.some((word) => grammar.do.has(word) || word === grammar.infinitiveMarker || isModal(reading, word));
}

function isModal({ language: { grammar } }: SentenceReading, word: string): boolean {
  return grammar.plannedModals.has(word) || grammar.futureInPast.has(word) || grammar.possibleModals.has(word);
}

/** "demanded the surrender", "without a battle", "no battle took place", "a plan for the march": what an event noun hangs on. */
function nounAbove({ reading, tree }: Place, { top, marks }: { readonly top: number; readonly marks: readonly string[] }): Above | undefined {
  const { grammar } = reading.language;
  for (const mark of marks) {
    const cue = grammar.nounCues.get(mark);
    if (cue !== undefined) return { cue, light: false };
  }
  // "Serbian help, which had been promised"
  const promised = tree.dependents(top, "acl").filter((verb) => tree.dependent(verb, "nsubj:pass") !== undefined);
  if (promised.some((verb) => grammar.nounCues.get(at(reading.document.tokens, verb).lower) === "planned")) return { cue: "planned", light: false };
  const governor = tree.head(top);
  if (governor === undefined || !tree.is(top, "obj", "obl", "nmod", "nsubj", "compound", "acl", "xcomp")) return undefined;
  const lower = token(reading, governor)?.lower ?? "";
  const described = tree
    .dependents(top, "amod")
    .map((word) => grammar.nounCues.get(at(reading.document.tokens, word).lower))
    .find((cue) => cue !== undefined);
  if (described !== undefined) return { cue: described, light: false };
  const direct = tree.is(top, "obj", "nsubj:pass") && marks.length === 0;
  const particle = direct ? grammar.nounCues.get(withParticle({ reading, tree }, governor)) : undefined;
  const cue = direct
    ? (particle ?? grammar.nounCues.get(lower))
    : marks.map((mark) => grammar.nounCues.get(`${lower} ${mark}`)).find((each) => each !== undefined);
  // an offer that is refused was made all the same
  const spoken = grammar.infinitiveCues.get(at(reading.document.tokens, top).lower) === "planned";
  if (cue !== undefined && !(spoken && cue !== "planned")) return { governor, cue, light: false };
  if (grammar.lightVerbs.has(lower) && tree.is(top, "obj", "nsubj")) return { governor, cue: undefined, light: true };
  return isPlannedBefore({ reading, tree }, top) ? { cue: "planned", light: false } : undefined;
}

/** "demanded once more the repeal": the verb before the phrase, whatever was made of its dependencies. */
function isPlannedBefore({ reading, tree }: Place, noun: number): boolean {
  const { grammar } = reading.language;
  let index = tree.phrase(noun).first - 1;
  while (index > noun - 6 && grammar.isAdverb(token(reading, index)?.lower ?? "")) index--;
  return token(reading, index) !== undefined && tree.pos(index) === "VERB" && grammar.nounCues.get(token(reading, index)?.lower ?? "") === "planned";
}

/** A coordinated word hangs on what the first does, unless it is a clause of its own. */
function sharesGovernor(tree: Tree, word: number): boolean {
  const head = tree.head(word);
  return head !== undefined && tree.dependent(word, "nsubj") === undefined && tree.form(head) === tree.form(word);
}

/** How the word above stands itself. */
function wordAbove({ reading, tree }: Place, word: number): EventWord {
  const { grammar } = reading.language;
  const lower = (each: number) => at(reading.document.tokens, each).lower;
  const verbal = tree.pos(word) === "VERB" || tree.pos(word) === "AUX";
  const helpers =
    verbal || tree.pos(word) === "ADJ" ? tree.dependents(word, "aux", "mark", "advmod", "cop", "case") : tree.dependents(word, "det", "advmod");
  const group = helpers.filter((each) => each < word).map(lower);
  const subject = tree.dependent(word, "nsubj");
  const denied = subject !== undefined && tree.dependents(subject, "det", "advmod", "cc:preconj").some((each) => grammar.negations.has(lower(each)));
  const form = !verbal
    ? "noun"
    : group.includes(grammar.infinitiveMarker)
      ? "infinitive"
      : tree.form(word) === "Ger" && !group.some((one) => grammar.be.has(one))
        ? "gerund"
        : "finite";
  return { word, form, group, denied: denied || (subject !== undefined && grammar.negations.has(lower(subject))) };
}
