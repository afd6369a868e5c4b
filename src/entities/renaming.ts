import { at } from "../base/assert.ts";
import { groupBy } from "../base/collections.ts";
import type { Document } from "../model/document.ts";
import type { NameMention } from "../model/mention.ts";
import { treeOf } from "../text/syntax/tree.ts";
import type { Link } from "./clusters.ts";
import type { Reading } from "./forms.ts";

/** "José took the name of Tupac Amaru", "she called herself Anna Berg": the name after the words is another of whoever is their subject. */
export function renamingLinks(reading: Reading, names: readonly NameMention[]): readonly Link[] {
  const people = names.filter(({ kind }) => kind === "person");
  const bySentence = groupBy(people, ({ source, sentence }) => `${source} ${sentence}`);
  return people.flatMap((name): readonly Link[] => {
    const document = reading.documents.get(name.source);
    const taken = reading.formOf.get(name.id);
    const verb = document === undefined ? undefined : renamingBefore(reading, document, name);
    if (document === undefined || taken === undefined || verb === undefined) return [];
    const bearer = subjectOf(document, { verb, sentence: name.sentence, people: (sentence) => bySentence.get(`${name.source} ${sentence}`) ?? [] });
    const form = bearer === undefined || bearer === name ? undefined : reading.formOf.get(bearer.id);
    return form === undefined || form === taken ? [] : [{ from: taken.index, to: form.index, reason: "epithet", inferred: false }];
  });
}

/** The first word of a phrase of renaming that stands right before a name. */
function renamingBefore(reading: Reading, document: Document, name: NameMention): number | undefined {
  const phrases = reading.formOf.get(name.id)?.language?.joining?.renamings ?? [];
  for (const words of phrases) {
    const first = name.firstToken - words.length;
    if (first >= 0 && words.every((word, step) => at(document.tokens, first + step).lower === word)) return first;
  }
  return undefined;
}

interface Sought {
  readonly verb: number;
  readonly sentence: number;
  readonly people: (sentence: number) => readonly NameMention[];
}

/** The person who is the subject of the verb, or of the sentence; for a pronoun, or without dependencies, the only one it can stand for. */
function subjectOf(document: Document, { verb, sentence, people }: Sought): NameMention | undefined {
  const tree = treeOf(document);
  const own = tree?.dependent(verb, "nsubj") ?? describedBy(document, verb) ?? subjectIn(document, sentence);
  const beside = people(sentence).find(({ endToken }) => endToken === verb - 1 && at(document.tokens, endToken).text === ",");
  if (beside !== undefined && (tree?.form(verb) === "Ger" || tree?.form(verb) === "Part")) return beside;
  const named = people(sentence).find((person) => holds(document, person, own));
  if (named !== undefined) return named;
  const here = people(sentence).filter(({ endToken }) => endToken <= verb);
  if (tree === undefined && here.length > 0) return here.length === 1 ? here[0] : undefined;
  if (document.sentences[sentence - 1]?.paragraph !== document.sentences[sentence]?.paragraph) return undefined;
  const before = people(sentence - 1);
  return before.find((person) => holds(document, person, subjectIn(document, sentence - 1))) ?? (before.length === 1 ? before[0] : undefined);
}

/** "José, taking the name of Tupac Amaru, marched": whom the participle describes, or the subject of the verb that it hangs on. */
function describedBy(document: Document, verb: number): number | undefined {
  const tree = treeOf(document);
  const above = tree?.head(verb);
  if (tree === undefined || above === undefined || !tree.is(verb, "advcl", "acl")) return undefined;
  return tree.is(verb, "acl") ? above : tree.dependent(above, "nsubj");
}

/** The first subject of a sentence's main verb or of its auxiliary: that of "he had Arriaga hanged" is "he". */
function subjectIn(document: Document, sentence: number): number | undefined {
  const [tree, words] = [treeOf(document), document.sentences[sentence]];
  const root = words === undefined ? undefined : tree?.root(words);
  if (tree === undefined || words === undefined || root === undefined) return undefined;
  for (let word = words.firstToken; word < root; word++) {
    const above = tree.head(word);
    if (tree.is(word, "nsubj") && above !== undefined && (above === root || tree.head(above) === root)) return word;
  }
  return undefined;
}

/** Whether a name is a word of the sentence, or stands beside it: "the cacique José". */
function holds(document: Document, { firstToken, endToken }: NameMention, word: number | undefined): boolean {
  if (word === undefined) return false;
  if (firstToken <= word && word < endToken) return true;
  const tree = treeOf(document);
  for (let inside = firstToken; tree !== undefined && inside < endToken; inside++)
    if (tree.head(inside) === word && tree.is(inside, "appos", "flat", "compound")) return true;
  return false;
}
