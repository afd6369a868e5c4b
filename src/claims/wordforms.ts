import { at } from "../base/assert.ts";
import type { ClaimLanguage } from "../lang/claims.ts";
import type { Grammar } from "../lang/grammar.ts";
import type { Document, Sentence } from "../model/document.ts";
import type { Timex } from "../model/mention.ts";
import type { Tree } from "../text/syntax/tree.ts";
import type { Participant } from "./reading.ts";

/** A sentence that is being cut into phrases. */
export interface Cutting {
  readonly document: Document;
  readonly sentence: Sentence;
  readonly language: ClaimLanguage;
  readonly participants: ReadonlyMap<number, Participant>;
  readonly times: ReadonlyMap<number, Timex>;
  readonly tree?: Tree;
  /** No verb of the sentence is told as finite: one has been taken for a participle that describes. */
  readonly verbless: boolean;
}

/** By the dependencies, and against them where the words leave no doubt: "the assembly elected Yuan", "the general undertook". */
export function isVerbHere(cutting: Cutting, tree: Tree, index: number): boolean {
  const verb = tree.pos(index) === "VERB";
  if (verb && (cutting.verbless || !tree.is(index, "amod", "compound"))) return true;
  const { grammar, claims } = cutting.language;
  const here = at(cutting.document.tokens, index);
  const shapes = claims.shapes.get(here.lower);
  if (shapes === undefined || shapes.has("base") || !(shapes.has("past") || shapes.has("participle"))) return false;
  const before = index > cutting.sentence.firstToken ? cutting.document.tokens[index - 1] : undefined;
  // "…, and issued manifestos": a finite form describes nothing
  if (verb && tree.form(index) === "Fin" && before !== undefined && grammar.coordination.has(before.lower)) return true;
  const next = cutting.document.tokens[index + 1]?.lower ?? "";
  // "Elected president, he …", "Released at last, …"
  if (before === undefined) return verb && (grammar.prepositions.has(next) || cutting.participants.get(index + 1)?.kind === "office");
  if (here.text !== here.lower) return false;
  if (grammar.be.has(before.lower) || grammar.have.has(before.lower)) return true;
  if (!shapes.has("past") || grammar.determiners.has(before.lower)) return false;
  if (!shapes.has("participle")) return true;
  if (tree.pos(index) === "NOUN" && closesPassive(cutting, tree, index)) return true;
  const named =
    before.kind === "word" &&
    (["NOUN", "PROPN", "PRON", "VERB"].includes(tree.pos(index - 1)) ||
      grammar.kindsOf(before.lower).length > 0 ||
      cutting.participants.get(index - 1)?.endToken === index);
  // "In its first year the Poles advanced."
  const only = cutting.verbless && ["ADJ", "NOUN", "ADP"].includes(tree.pos(index)) && !["NOUN", "PROPN", "ADJ"].includes(tree.pos(index + 1));
  if (named) return only || grammar.determiners.has(next) || cutting.participants.has(index + 1);
  return goesOnWith(cutting, tree, index);
}

/** "Moreno and his envoy, Haas, exchanged letters", "had helped him and lately married Anna": a past form told of whoever opens the clause. */
function goesOnWith({ document, sentence, language, participants }: Cutting, tree: Tree, index: number): boolean {
  const { grammar } = language;
  let before = index - 1;
  while (grammar.isAdverb(document.tokens[before]?.lower ?? "")) before--;
  const { text, lower } = at(document.tokens, Math.max(before, sentence.firstToken));
  const object = participants.get(index + 1)?.kind;
  if (grammar.coordination.has(lower) && before < index - 1) return object === "person" || object === "place";
  if (text !== "," || !["PROPN", "NOUN"].includes(tree.pos(before - 1)) || !["NOUN", "PROPN"].includes(tree.pos(index + 1))) return false;
  let named = false;
  for (let word = before - 1; word >= sentence.firstToken; word--) {
    const { text: mark } = at(document.tokens, word);
    if (tree.form(word) === "Fin" || (grammar.clauseOpeners.has(mark) && !grammar.coordination.has(mark))) return false;
    if (/^[;:]$/u.test(mark)) break;
    named ||= participants.get(word)?.kind === "person" || participants.get(word)?.kind === "group";
  }
  return named && grammar.isPlural(document.tokens[index + 1]?.lower ?? "");
}

/** "tried, and shot on Sunday", "had the envoys shot": a participle with nothing of its own behind it, after another verb or after the object of one. */
function closesPassive(cutting: Cutting, tree: Tree, index: number): boolean {
  const { grammar } = cutting.language;
  const next = cutting.document.tokens[index + 1];
  const ends = next === undefined || next.kind === "punctuation" || grammar.prepositions.has(next.lower) || grammar.conjunctions.has(next.lower);
  if (!ends) return false;
  const joined = grammar.coordination.has(cutting.document.tokens[index - 1]?.lower ?? "");
  for (let word = index - 1; word >= Math.max(cutting.sentence.firstToken, index - 8); word--) {
    const { lower, kind } = at(cutting.document.tokens, word);
    if (grammar.have.has(lower)) return !joined || word < index - 2;
    if (tree.pos(word) === "VERB") return joined && word === index - 2;
    if (kind === "punctuation") return joined && word === index - 2;
  }
  return false;
}

export function isAuxiliary(grammar: Grammar, lower: string): boolean {
  return grammar.auxiliaries.has(lower);
}

/** "Official records from …", "records show": the noun for a paper, where what follows cannot be its clause. */
export function isPaper(cutting: Cutting, index: number): boolean {
  if (!cutting.language.attribution.documents.has(at(cutting.document.tokens, index).lower)) return false;
  const next = cutting.document.tokens[index + 1];
  return (
    next !== undefined &&
    (cutting.language.grammar.prepositions.has(next.lower) ||
      cutting.language.attribution.verbs.has(next.lower) ||
      isAuxiliary(cutting.language.grammar, next.lower))
  );
}

export function isVerbForm(language: ClaimLanguage, lower: string): boolean {
  return (
    language.claims.triggers.get(lower)?.some((entry) => entry.pattern.verbal) === true ||
    language.attribution.verbs.has(lower) ||
    language.grammar.infinitiveCues.has(lower) ||
    language.grammar.gerundCues.has(lower)
  );
}

/** Base forms double as nouns: "attack", "report", "plan". */
export function isBase(language: ClaimLanguage, lower: string): boolean {
  const entries = language.claims.triggers.get(lower)?.filter((entry) => entry.pattern.verbal) ?? [];
  if (entries.length > 0) return entries.some((entry) => entry.shapes.includes("base"));
  return !language.attribution.verbs.has(lower) || language.attribution.documents.has(lower);
}
