import { at } from "../base/assert.ts";
import type { Tree } from "../text/syntax/tree.ts";
import type { SentenceReading } from "./reading.ts";
import { type Cutting, isAuxiliary } from "./wordforms.ts";

/** By the dependencies, and against them where the words leave no doubt: "the assembly elected Yuan", "the general undertook". */
export function isVerbHere(cutting: Cutting, tree: Tree, index: number): boolean {
  if (isPersonDone(cutting, index)) return false;
  const verb = tree.pos(index) === "VERB" && !isNounBeforeVerb(cutting, tree, index);
  if (verb && (cutting.verbless || !tree.is(index, "amod", "compound"))) return true;
  const { grammar, claims } = cutting.language;
  const here = at(cutting.document.tokens, index);
  const shapes = claims.shapes.get(here.lower);
  if (shapes?.has("base") === true && listsInfinitive(cutting, tree, index) && opensPhrase(cutting, tree, endOfVerb(cutting, index))) return true;
  if (shapes?.has("third") === true && isToldNow(cutting, tree, index)) return true;
  if (shapes === undefined || !(shapes.has("past") || shapes.has("participle"))) return false;
  const before = index > cutting.sentence.firstToken ? cutting.document.tokens[index - 1] : undefined;
  const helped = isHelped(cutting, index);
  if (shapes.has("past") && isBehindNumber(cutting, index)) return true;
  // "the war cost the country dear", "had cost it": a past form that is a noun elsewhere
  if (shapes.has("base")) {
    const after = endOfVerb(cutting, index);
    return shapes.has("past") && (helped || isBehindNoun(cutting, tree, index)) && (after > index + 2 || opensPhrase(cutting, tree, after));
  }
  // "…, and issued manifestos", "the 88th of the line refused": a finite form describes nothing
  if (verb && tree.form(index) === "Fin" && before !== undefined) return true;
  const next = cutting.document.tokens[index + 1]?.lower ?? "";
  // "Elected president, he …", "Released at last, …"
  if (before === undefined) return verb && (grammar.prepositions.has(next) || cutting.participants.get(index + 1)?.kind === "office");
  if (here.text !== here.lower) return false;
  // "shot himself"
  if (helped || (shapes.has("past") && grammar.reflexives.has(next))) return true;
  if (!shapes.has("past") || grammar.determiners.has(before.lower)) return false;
  if (isListed(cutting, tree, index)) return true;
  if (!shapes.has("participle")) return true;
  if (tree.pos(index) === "NOUN" && (closesPassive(cutting, tree, index) || describesForce(cutting, tree, index))) return true;
  // "ambushed a cart and shot dead the constables"
  if (grammar.coordination.has(before.lower) && opensPhrase(cutting, tree, endOfVerb(cutting, index))) return true;
  const named =
    before.kind === "word" &&
    (["NOUN", "PROPN", "PRON", "VERB"].includes(tree.pos(index - 1)) ||
      grammar.kindsOf(before.lower).length > 0 ||
      cutting.participants.get(index - 1)?.endToken === index);
  // "the mint struck copper coins": no noun, whatever its tag says
  if (tree.pos(index) === "NOUN" && grammar.isIrregularPast(here.lower) && (named || grammar.coordination.has(before.lower))) return true;
  // "In its first year the Poles advanced."
  const only = cutting.verbless && ["ADJ", "NOUN", "ADP"].includes(tree.pos(index)) && !["NOUN", "PROPN", "ADJ"].includes(tree.pos(index + 1));
  if (named) return only || opensPhrase(cutting, tree, endOfVerb(cutting, index)) || isOnlyVerb(cutting, tree, index);
  return goesOnWith(cutting, tree, index);
}

/** "the accused had fled", "the condemned": a participle that names those to whom it was done, right behind a determiner, with nothing of its own behind it. */
function isPersonDone({ document, sentence, language }: Cutting, index: number): boolean {
  const { grammar, claims } = language;
  const { lower } = at(document.tokens, index);
  const before = index > sentence.firstToken ? document.tokens[index - 1]?.lower : undefined;
  if (before === undefined || !grammar.definite.has(before)) return false;
  if (!grammar.kindsOf(lower).includes("person")) return false;
  const next = index + 1 < sentence.endToken ? document.tokens[index + 1] : undefined;
  if (next === undefined || next.kind === "punctuation") return true;
  const verbal = isAuxiliary(grammar, next.lower) || claims.shapes.has(next.lower) || language.attribution.verbs.has(next.lower);
  return verbal || grammar.prepositions.has(next.lower) || grammar.coordination.has(next.lower);
}

/** "On that night natives attacked the camp": a noun that no pattern takes for a verb, right before the verb of a clause that has no other subject. */
function isNounBeforeVerb({ document, sentence, times, language: { grammar, claims } }: Cutting, tree: Tree, index: number): boolean {
  const { lower } = at(document.tokens, index);
  if (claims.shapes.has(lower) || grammar.kindsOf(lower).length === 0 || index + 1 >= sentence.endToken) return false;
  const next = claims.shapes.get(at(document.tokens, index + 1).lower);
  if (tree.pos(index + 1) !== "VERB" || next?.has("past") !== true) return false;
  const dated = [...times.values()].some(({ endToken }) => endToken === index);
  const opens = index === sentence.firstToken || document.tokens[index - 1]?.kind !== "word";
  return dated || opens || !["NOUN", "PROPN", "PRON", "AUX", "PART"].includes(tree.pos(index - 1));
}

/** "The general crosses the river, besieges Riga and takes it": a form of the present taken for a plural, between a subject of one and an object, where nothing else is told; or behind one that is told so. */
function isToldNow(cutting: Cutting, tree: Tree, index: number): boolean {
  const { document, sentence, language, participants } = cutting;
  const [before, here] = [document.tokens[index - 1], at(document.tokens, index)];
  if (index === sentence.firstToken || tree.pos(index) !== "NOUN" || here.text !== here.lower || before === undefined) return false;
  if (!opensPhrase(cutting, tree, endOfVerb(cutting, index)) || isToldBehind(cutting, tree, index)) return false;
  if (before.text === "," || language.grammar.coordination.has(before.lower)) return followsPresent(cutting, tree, index);
  const one = participants.get(index - 1)?.endToken === index || tree.pos(index - 1) === "PROPN" || language.grammar.kindsOf(before.lower).length > 0;
  return one && !language.grammar.isPlural(before.lower) && !isToldBefore(cutting, tree, index);
}

/** A verb in the present, or what looks like one, stands before in the sentence with an object, and no past. */
function followsPresent({ document, sentence, language }: Cutting, tree: Tree, index: number): boolean {
  let present = false;
  for (let word = index - 2; word > sentence.firstToken; word--) {
    const shapes = language.claims.shapes.get(at(document.tokens, word).lower);
    if (shapes?.has("third") === true && language.grammar.determiners.has(document.tokens[word + 1]?.lower ?? "")) present = true;
    else if (tree.form(word) === "Fin") return shapes?.has("third") === true;
  }
  return present;
}

/** "was to dissolve the republic, hand over its seal and leave": behind a comma or conjunction that goes on from an infinitive, or from what a modal governs. */
export function listsInfinitive(
  { document, sentence, language: { grammar } }: Pick<Cutting, "document" | "sentence" | "language">,
  tree: Tree,
  index: number,
): boolean {
  const joint = document.tokens[index - 1];
  if (joint === undefined || (joint.text !== "," && !grammar.coordination.has(joint.lower))) return false;
  for (let word = index - 2; word >= sentence.firstToken; word--) {
    const { lower, text } = at(document.tokens, word);
    if (/^[;:()"]$/u.test(text)) return false;
    if (lower === grammar.infinitiveMarker && tree.pos(word) === "PART") return true;
    if (grammar.plannedModals.has(lower) || grammar.futureInPast.has(lower) || grammar.requiredModals.has(lower)) return true;
    if (tree.form(word) === "Fin") return false;
  }
  return false;
}

/** "opened the gate, surrendered, and was executed", "the king, wounded, fled": a past form alone between commas, with a verb that is told before or right behind. */
function isListed({ document, sentence, language: { grammar } }: Cutting, tree: Tree, index: number): boolean {
  const [before, next] = [document.tokens[index - 1], document.tokens[index + 1]];
  if (before?.text !== "," || next === undefined || (next.text !== "," && !grammar.coordination.has(next.lower))) return false;
  if (next.text === "," && tree.form(index + 2) === "Fin") return ["NOUN", "PROPN"].includes(tree.pos(index - 2));
  for (let word = index - 2; word >= sentence.firstToken; word--) {
    if (/^[;:]$/u.test(at(document.tokens, word).text)) return false;
    if (tree.form(word) === "Fin") return true;
  }
  return false;
}

/** "was taken", "had at last taken", "was himself overthrown": an auxiliary before the word, adverbs and what stresses the subject between allowed. */
function isHelped(cutting: Cutting, index: number): boolean {
  const { document, sentence, language } = cutting;
  const { grammar } = language;
  const lower = (word: number) => (word < sentence.firstToken ? "" : (document.tokens[word]?.lower ?? ""));
  let before = beforeAdverbs(cutting, index);
  while (grammar.reflexives.has(lower(before))) before = beforeAdverbs(cutting, before);
  return grammar.be.has(lower(before)) || grammar.have.has(lower(before));
}

/** The nearest word before one that is no adverb: "at last", "soon". */
function beforeAdverbs({ document, sentence, language: { grammar } }: Cutting, index: number): number {
  const lower = (word: number) => (word < sentence.firstToken ? "" : (document.tokens[word]?.lower ?? ""));
  let before = index - 1;
  for (;;) {
    if (grammar.adverbs.has(`${lower(before - 1)} ${lower(before)}`)) before -= 2;
    else if (grammar.isAdverb(lower(before)) && !grammar.determiners.has(lower(before)) && !grammar.reflexives.has(lower(before))) before--;
    else return before;
  }
}

/** "Moreno and his envoy, Haas, exchanged letters", "had helped him and lately married Anna", "he also promised arms": a past form told of whoever opens the clause. */
function goesOnWith(cutting: Cutting, tree: Tree, index: number): boolean {
  const { document, sentence, language, participants } = cutting;
  const { grammar } = language;
  let before = index - 1;
  while (grammar.isAdverb(document.tokens[before]?.lower ?? "")) before--;
  const { text, lower } = at(document.tokens, Math.max(before, sentence.firstToken));
  const object = participants.get(index + 1)?.kind;
  if (grammar.coordination.has(lower) && before < index - 1) return object === "person" || object === "place";
  if (!["NOUN", "PROPN"].includes(tree.pos(index + 1)) || !grammar.isPlural(document.tokens[index + 1]?.lower ?? "")) return false;
  if (isToldBehind(cutting, tree, index)) return false;
  if (before < index - 1 && tree.pos(before) === "PRON") return !grammar.determiners.has(lower) && !isToldBefore(cutting, tree, before);
  return text === "," && ["PROPN", "NOUN"].includes(tree.pos(before - 1)) && !isToldBefore(cutting, tree, before) && namesBefore(cutting, before);
}

/** A finite verb stands before a word in its part of the sentence, other than in a clause that a relative or conjunction opens. */
function isToldBefore({ document, sentence, language: { grammar } }: Cutting, tree: Tree, end: number): boolean {
  let told = false;
  for (let word = end - 1; word >= sentence.firstToken; word--) {
    const { text, lower } = at(document.tokens, word);
    if (/^[;:]$/u.test(text)) return told;
    if (tree.form(word) === "Fin") told = true;
    else if (grammar.relatives.has(lower) || (grammar.clauseOpeners.has(lower) && !grammar.coordination.has(lower))) told = false;
    else if (told && (text === "," || grammar.coordination.has(lower))) return true;
  }
  return told;
}

/** "In Paris, armed men attacked": a verb is told behind, before a mark or a word that opens another clause. */
function isToldBehind(cutting: Cutting, tree: Tree, index: number): boolean {
  for (let word = index + 1; word < cutting.sentence.endToken && !opensPiece(cutting, word); word++) if (tree.form(word) === "Fin") return true;
  return false;
}

/** A person or body is named before a word, in its part of the sentence. */
function namesBefore({ document, sentence, participants }: Cutting, end: number): boolean {
  for (let word = end - 1; word >= sentence.firstToken && !/^[;:]$/u.test(at(document.tokens, word).text); word--) {
    const kind = participants.get(word)?.kind;
    if (kind === "person" || kind === "group") return true;
  }
  return false;
}

/** "recruited an army bound to its officers": a participle taken for a noun, between the noun that it describes and a preposition. */
function describesForce({ document, language }: Cutting, tree: Tree, index: number): boolean {
  const { grammar } = language;
  const { lower } = at(document.tokens, index);
  if (!tree.is(index - 1, "compound") || tree.head(index - 1) !== index || grammar.kindsOf(lower).length > 0 || grammar.isPlural(lower)) return false;
  return grammar.kindsOf(at(document.tokens, index - 1).lower).length > 0 && grammar.prepositions.has(document.tokens[index + 1]?.lower ?? "");
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
function isBehindNoun(cutting: Cutting, tree: Tree, index: number): boolean {
  const { document, language } = cutting;
  const word = beforeAdverbs(cutting, index);
  const before = document.tokens[word];
  if (before === undefined || tree.pos(index) !== "NOUN") return false;
  // "who at last beat the rebels"
  if (word < index - 1) return language.grammar.personalRelatives.has(before.lower);
  const noun = ["NOUN", "PROPN", "PRON"].includes(tree.pos(word)) || language.grammar.kindsOf(before.lower).length > 0;
  return noun && before.kind === "word" && !language.grammar.determiners.has(before.lower);
}

/** "Of the sixty 52 fell": behind a number that counts nothing it is no noun. */
function isBehindNumber({ participants, sentence }: Cutting, index: number): boolean {
  for (let word = index - 1; word >= Math.max(sentence.firstToken, index - 4); word--) {
    const shown = participants.get(word);
    if (shown !== undefined) return shown.kind === "quantity" && shown.endToken === index && shown.head === undefined && shown.unit === undefined;
  }
  return false;
}

/** "The columns burned villages until it rained": a noun on either side, and no verb in its piece of the sentence that would be the one told. */
function isOnlyVerb(cutting: Cutting, tree: Tree, index: number): boolean {
  const described = tree.pos(index + 1) === "ADJ" && tree.pos(index + 2) === "NOUN";
  if (!["NOUN", "PROPN", "PRON"].includes(tree.pos(index - 1)) || !(described || ["NOUN", "PROPN", "PRON"].includes(tree.pos(index + 1))))
    return false;
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
  // "condemned to death and shot"
  const governed = grammar.prepositions.has(document.tokens[index - 3]?.lower ?? "") && tree.pos(index - 2) === "NOUN";
  let apart = joined && (governed || ["PROPN", "ADJ", "ADV", "PRON", "NUM"].includes(tree.pos(index - 2)));
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

/** "the hired Turks", "without leave": between an article and its noun, or what a preposition governs. */
export function isInPhrase(
  { document, language: { grammar }, chunks, chunkOf, sentence }: SentenceReading,
  { first, end, shapes }: { readonly first: number; readonly end: number; readonly shapes: readonly string[] },
): boolean {
  const before = first > sentence.firstToken ? (document.tokens[first - 1]?.lower ?? "") : "";
  if (shapes.includes("participle"))
    return end === first + 1 && grammar.articles.has(before) && chunks[chunkOf[end - sentence.firstToken] ?? -1]?.kind === "noun";
  const bare = shapes.length === 1 && shapes[0] === "base";
  return (
    bare &&
    grammar.prepositions.has(before) &&
    before !== grammar.infinitiveMarker &&
    !grammar.clauseOpeners.has(before) &&
    !grammar.exceptions.has(before)
  );
}
