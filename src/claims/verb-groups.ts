import { at } from "../base/assert.ts";
import type { Tree } from "../text/syntax/tree.ts";
import { inVerbGroup } from "./clauses.ts";
import { isTime } from "./hanging.ts";
import type { SentenceReading } from "./reading.ts";
import { isAuxiliary } from "./wordforms.ts";

/** The words before a verb that bend or deny it: its own, and those of the verb that it is coordinated to. */
export function groupOf(reading: SentenceReading, tree: Tree, verb: number): { readonly own: readonly number[]; readonly shared: readonly number[] } {
  const own = withAdjacent(
    reading,
    verb,
    helpersOf(tree, verb).filter((word) => word < verb && !isTime(reading, word) && !inCount(reading, word) && !relativeBetween(reading, word, verb)),
  );
  return { own, shared: own.some((word) => isHelper(reading, tree, word)) ? [] : sharedHelpers(tree, verb) };
}

/** "not more than fifty escaped", "no fewer than 400 fell": a negation that only says how many denies nothing. */
export function inCount({ mentions }: SentenceReading, word: number): boolean {
  return mentions.some(({ kind, firstToken, endToken }) => kind === "quantity" && firstToken <= word && word + 1 < endToken);
}

/** "it was he who led": what stands before the relative belongs to the clause before. */
export function relativeBetween(reading: SentenceReading, word: number, verb: number): boolean {
  for (let between = word + 1; between < verb; between++)
    if (reading.language.grammar.personalRelatives.has(at(reading.document.tokens, between).lower)) return true;
  return false;
}

/** Auxiliaries, marks and adverbs of a verb; of a copula those of its predicate. */
function helpersOf(tree: Tree, verb: number): readonly number[] {
  const base = tree.is(verb, "cop") ? (tree.head(verb) ?? verb) : verb;
  const own = tree
    .dependents(base, "aux", "mark", "advmod", "cop")
    .filter((word) => word !== verb && (!tree.is(word, "advmod") || tree.pos(word) !== "ADJ") && !isOwned(tree, word));
  return [...own, ...own.flatMap((word) => tree.dependents(word, "aux", "mark", "advmod"))].sort((a, b) => a - b);
}

/** "Made his will and died": what belongs to someone is no auxiliary, whatever the tagger took it for. */
function isOwned(tree: Tree, word: number): boolean {
  return tree.is(word, "aux") && tree.is(word - 1, "nmod:poss");
}

/** Auxiliaries and the mark of an infinitive directly before a verb are its own, wherever the dependencies hang them. */
function withAdjacent(reading: SentenceReading, verb: number, own: readonly number[]): readonly number[] {
  let from = verb;
  while (inVerbGroup(reading, from - 1)) from--;
  const near = Array.from({ length: verb - from }, (_, step) => from + step);
  const { grammar } = reading.language;
  const marks = (word: number, lower: string) => word === verb - 1 && lower === grammar.infinitiveMarker && reading.tree?.pos(word) === "PART";
  const bent = near.some((word) => isAuxiliary(grammar, at(reading.document.tokens, word).lower));
  const found = near.filter((word) => {
    const { lower } = at(reading.document.tokens, word);
    return !own.includes(word) && (isAuxiliary(grammar, lower) || (bent && marks(word, lower)));
  });
  return found.length === 0 ? own : [...own, ...found].sort((a, b) => a - b);
}

export function isHelper(reading: SentenceReading, tree: Tree, word: number): boolean {
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

/** "Had he been captured, …": an auxiliary that opens its clause before the subject. */
export function isInverted({ language, document, sentence }: SentenceReading, tree: Tree, verb: number): boolean {
  if (!tree.is(verb, "advcl")) return false;
  const [subject, helper] = [tree.dependent(verb, "nsubj") ?? verb, tree.dependent(verb, "aux") ?? verb];
  if (helper >= subject || subject >= verb || !language.grammar.have.has(at(document.tokens, helper).lower)) return false;
  return helper === sentence.firstToken || document.tokens[helper - 1]?.kind === "punctuation" || tree.head(verb) === helper - 1;
}
