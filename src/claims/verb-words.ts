import { at } from "../base/assert.ts";
import type { Tree } from "../text/syntax/tree.ts";
import type { Cutting } from "./wordforms.ts";

/** By the dependencies, and against them where the words leave no doubt: "the assembly elected Yuan", "the general undertook". */
export function isVerbHere(cutting: Cutting, tree: Tree, index: number): boolean {
  const verb = tree.pos(index) === "VERB";
  if (verb && (cutting.verbless || !tree.is(index, "amod", "compound"))) return true;
  const { grammar, claims } = cutting.language;
  const here = at(cutting.document.tokens, index);
  const shapes = claims.shapes.get(here.lower);
  if (shapes === undefined || !(shapes.has("past") || shapes.has("participle"))) return false;
  const before = index > cutting.sentence.firstToken ? cutting.document.tokens[index - 1] : undefined;
  const helped = before !== undefined && (grammar.be.has(before.lower) || grammar.have.has(before.lower));
  // "the war cost the country dear", "had cost it": a past form that is a noun elsewhere
  if (shapes.has("base")) {
    const after = endOfVerb(cutting, index);
    return shapes.has("past") && (helped || isBehindNoun(cutting, tree, index)) && (after > index + 2 || opensPhrase(cutting, tree, after));
  }
  // "…, and issued manifestos": a finite form describes nothing
  if (verb && tree.form(index) === "Fin" && before !== undefined && grammar.coordination.has(before.lower)) return true;
  const next = cutting.document.tokens[index + 1]?.lower ?? "";
  // "Elected president, he …", "Released at last, …"
  if (before === undefined) return verb && (grammar.prepositions.has(next) || cutting.participants.get(index + 1)?.kind === "office");
  if (here.text !== here.lower) return false;
  if (helped) return true;
  if (!shapes.has("past") || grammar.determiners.has(before.lower)) return false;
  if (!shapes.has("participle")) return true;
  if (tree.pos(index) === "NOUN" && closesPassive(cutting, tree, index)) return true;
  // "ambushed a cart and shot dead the constables"
  if (grammar.coordination.has(before.lower) && opensPhrase(cutting, tree, endOfVerb(cutting, index))) return true;
  const named =
    before.kind === "word" &&
    (["NOUN", "PROPN", "PRON", "VERB"].includes(tree.pos(index - 1)) ||
      grammar.kindsOf(before.lower).length > 0 ||
      cutting.participants.get(index - 1)?.endToken === index);
  // "In its first year the Poles advanced."
  const only = cutting.verbless && ["ADJ", "NOUN", "ADP"].includes(tree.pos(index)) && !["NOUN", "PROPN", "ADJ"].includes(tree.pos(index + 1));
  if (named) return only || opensPhrase(cutting, tree, endOfVerb(cutting, index)) || isOnlyVerb(cutting, tree, index);
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

/** Behind the words that a pattern has after this one: "shot down", "shot dead". */
function endOfVerb({ language, document }: Cutting, index: number): number {
  const entries = language.claims.triggers.get(at(document.tokens, index).lower) ?? [];
  const longest = entries.find(
    ({ rest, apart, pattern }) => pattern.verbal && !apart && rest.every((word, step) => document.tokens[index + 1 + step]?.lower === word),
  );
  return index + 1 + (longest?.rest.length ?? 0);
}

/** A noun phrase begins here, adverbs before it left out: "shot nearly all the men". */
function opensPhrase({ language, document, sentence, participants }: Cutting, tree: Tree, from: number): boolean {
  const { grammar } = language;
  let index = from;
  while (index < sentence.endToken && (tree.pos(index) === "ADV" || grammar.isAdverb(at(document.tokens, index).lower))) index++;
  const here = index < sentence.endToken ? at(document.tokens, index) : undefined;
  return here !== undefined && (grammar.determiners.has(here.lower) || participants.has(index));
}

/** The word before is a noun or pronoun, and the word itself is taken for a noun. */
function isBehindNoun({ document, language }: Cutting, tree: Tree, index: number): boolean {
  const before = at(document.tokens, index - 1);
  const noun = ["NOUN", "PROPN", "PRON"].includes(tree.pos(index - 1)) || language.grammar.kindsOf(before.lower).length > 0;
  return noun && before.kind === "word" && tree.pos(index) === "NOUN" && !language.grammar.determiners.has(before.lower);
}

/** "The columns burned villages until it rained": a noun on either side, and no verb in its piece of the sentence that would be the one told. */
function isOnlyVerb(cutting: Cutting, tree: Tree, index: number): boolean {
  if (!["NOUN", "PROPN", "PRON"].includes(tree.pos(index - 1)) || !["NOUN", "PROPN", "PRON"].includes(tree.pos(index + 1))) return false;
  const { firstToken, endToken } = cutting.sentence;
  for (let word = index - 1; word >= firstToken && !opensPiece(cutting, word); word--) if (tree.form(word) === "Fin") return false;
  for (let word = index + 1; word < endToken && !opensPiece(cutting, word); word++) if (tree.form(word) === "Fin") return false;
  return true;
}

function opensPiece({ document, language }: Cutting, word: number): boolean {
  const { kind, lower } = at(document.tokens, word);
  const { clauseOpeners, relatives, coordination } = language.grammar;
  return kind === "punctuation" || clauseOpeners.has(lower) || relatives.has(lower) || coordination.has(lower);
}

/** "tried, and shot on Sunday", "had the envoys shot": a participle with nothing of its own behind it, after another verb or after the object of one. */
function closesPassive({ document, sentence, language }: Cutting, tree: Tree, index: number): boolean {
  const { grammar } = language;
  const next = document.tokens[index + 1];
  const ends = next === undefined || next.kind === "punctuation" || grammar.prepositions.has(next.lower) || grammar.conjunctions.has(next.lower);
  if (!ends) return false;
  const joined = grammar.coordination.has(document.tokens[index - 1]?.lower ?? "");
  let apart = joined && ["PROPN", "ADJ", "ADV", "PRON", "NUM"].includes(tree.pos(index - 2));
  for (let word = index - 1; word >= Math.max(sentence.firstToken, index - 8); word--) {
    const { lower, kind } = at(document.tokens, word);
    // "captured by the militia and shot"
    if (lower === grammar.passiveAgent) apart = joined;
    if (grammar.have.has(lower)) return !joined || word < index - 2;
    if (tree.pos(word) === "VERB") return joined && (apart || word === index - 2);
    if (kind === "punctuation") return joined && word === index - 2;
  }
  return false;
}
