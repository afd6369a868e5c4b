import { at } from "../base/assert.ts";
import type { ClaimLanguage } from "../lang/claims.ts";
import type { Document } from "../model/document.ts";
import type { Mention, NameMention } from "../model/mention.ts";
import { treeOf } from "../text/syntax/tree.ts";

interface Told {
  readonly document: Document;
  readonly language: ClaimLanguage;
  readonly bySentence: ReadonlyMap<number, readonly Mention[]>;
}

/**
 * The mentions of the sentence before in the same paragraph. Sentences that name nobody and go on with a pronoun are passed over ("He fled. He
 * died in 1916."); so is whoever is named in passing where one sentence after another has the same pronoun for its subject: then the subject
 * of the sentence before them all is meant.
 */
export function lastNaming({ document, bySentence, language }: Told, index: number): readonly Mention[] {
  const { pronouns } = language.grammar;
  const first = at(document.paragraphs, at(document.sentences, index).paragraph).firstSentence;
  const subject = (sentence: number) => subjectWord(document, sentence);
  const pronounAt = (word: number | undefined) => (word === undefined ? undefined : pronouns.get(at(document.tokens, word).lower));
  const own = pronounAt(subject(index));
  let passed = false;
  for (let before = index - 1; before >= first; before--) {
    const mentions = bySentence.get(before) ?? [];
    const named = mentions.some(({ kind }) => kind === "person");
    const goesOn = (own === "male" || own === "female") && pronounAt(subject(before)) === own;
    if (named && goesOn) passed = true;
    else if (named) return passed ? mentions.filter((mention) => covers(mention, subject(before))) : mentions;
    else if (!goesOn) {
      const { firstToken, endToken } = at(document.sentences, before);
      const kinds = document.tokens.slice(firstToken, endToken).map(({ lower }) => pronouns.get(lower));
      if (!kinds.includes("male") && !kinds.includes("female")) return mentions;
    }
  }
  return [];
}

/** The people named before a sentence in its paragraph. */
export function peopleBefore({ document, bySentence }: Pick<Told, "document" | "bySentence">, index: number): readonly NameMention[] {
  const first = at(document.paragraphs, at(document.sentences, index).paragraph).firstSentence;
  const before = Array.from({ length: index - first }, (_, step) => bySentence.get(first + step) ?? []);
  return before.flat().filter((mention): mention is NameMention => mention.kind === "person");
}

function covers({ firstToken, endToken }: Mention, word: number | undefined): boolean {
  return word !== undefined && firstToken <= word && word < endToken;
}

/** The head of the subject of a sentence's main verb. */
function subjectWord(document: Document, index: number): number | undefined {
  const tree = treeOf(document);
  const root = tree?.root(at(document.sentences, index));
  return root === undefined ? undefined : tree?.dependent(root, "nsubj");
}
