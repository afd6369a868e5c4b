import { at } from "../base/assert.ts";
import type { ClaimLanguage } from "../lang/claims.ts";
import type { Document, Sentence } from "../model/document.ts";
import type { Mention, NameMention } from "../model/mention.ts";
import { treeOf } from "../text/syntax/tree.ts";
import { type Descriptions, sharesName } from "./descriptions.ts";
import type { Protagonist } from "./protagonists.ts";
import type { NounChunk } from "./reading.ts";

/** What pronouns and bare nouns can safely be taken to stand for. */
export interface Antecedents {
  /** The one person named before the pronoun in its sentence, or else in the sentence before; undefined where there is a choice. */
  readonly person: (pronoun: NounChunk) => NameMention | undefined;
  /** The paper, body, event or person that "the treaty", "the league", "the siege", "the general" speaks of; undefined where there is a choice. */
  readonly described: (phrase: NounChunk) => NameMention | undefined;
}

/** A sentence with what was named before it. */
export interface Naming {
  readonly document: Document;
  readonly sentence: Sentence;
  readonly mentions: readonly Mention[];
  /** The mentions of the sentence before in the same paragraph. */
  readonly before: readonly Mention[];
  /** The people named before it in its paragraph. */
  readonly known: readonly NameMention[];
  /** Whom the section is about. */
  readonly protagonist?: Protagonist;
  readonly descriptions: Descriptions;
  readonly language: ClaimLanguage;
}

export function antecedentsOf(input: Naming): Antecedents {
  const { pronouns, possessives } = input.language.grammar;
  // "His nephew Moreno left, and he died": where a pronoun stands before the first name, someone else is being told of
  const another = (pronoun: string, end: number) =>
    input.document.tokens.slice(input.sentence.firstToken, end).some(({ lower }) => (pronouns.get(lower) ?? possessives.get(lower)) === pronoun);
  const people = (mentions: readonly Mention[]) => mentions.filter((mention): mention is NameMention => mention.kind === "person");
  const person: Antecedents["person"] = ({ pronoun, first }) => {
    if (pronoun !== "male" && pronoun !== "female") return undefined;
    const { protagonist } = input;
    const apart = ofOtherGender(input, { pronoun, first, person });
    const fits = (mention: NameMention) =>
      (mention.gender === undefined || mention.gender === pronoun) && (apart === undefined || !sharesName(mention, apart));
    if (isDoneToByAnother(input, { pronoun, first })) return undefined;
    const here = people(input.mentions).filter((mention) => mention.endToken <= first && fits(mention) && !isBoundBy(input.document, first, mention));
    if (here[0] !== undefined && another(pronoun, here[0].firstToken)) return undefined;
    const ahead = here.length > 0 ? undefined : namedAhead(input, first);
    if (ahead !== undefined && fits(ahead) && people(input.before).every((other) => !fits(other) || sharesName(other, ahead))) return ahead;
    const near = here.length > 0 ? here : people(input.before).filter(fits);
    // where those named last are of the other gender, the one other person of the paragraph is meant
    const candidates = near.length > 0 || people(input.before).length === 0 ? near : input.known.filter(fits);
    const last = candidates.at(-1);
    const one = last !== undefined && candidates.every((other) => sharesName(other, last)) ? last : undefined;
    if (protagonist === undefined || !fits(protagonist.person) || isBoundBy(input.document, first, protagonist.person)) return one;
    const open = protagonist.alone ? one === undefined || isNamedInPassing(input.document, first, one) : candidates.length === 0;
    return open ? protagonist.person : one;
  };
  return {
    person,
    described: (phrase) => input.descriptions(phrase, input.sentence.paragraph),
  };
}

/** "Haas, whom he rescued", "Haas appointed him": he is another than Haas. */
function isBoundBy(document: Document, pronoun: number, { firstToken, endToken }: NameMention): boolean {
  const tree = treeOf(document);
  const verb = tree?.head(pronoun);
  if (tree === undefined || verb === undefined) return false;
  const covers = (word: number | undefined) => word !== undefined && firstToken <= word && word < endToken;
  if (tree.is(pronoun, "nsubj")) return tree.is(verb, "acl:relcl") && covers(tree.head(verb));
  if (!tree.is(pronoun, "obj", "iobj")) return false;
  let doing: number | undefined = verb;
  while (doing !== undefined && tree.dependent(doing, "nsubj") === undefined) doing = tree.is(doing, "conj") ? tree.head(doing) : undefined;
  const subject = doing === undefined ? undefined : tree.dependent(doing, "nsubj");
  // "his son Juan succeeded him"
  const isBeside = (word: number) => tree.head(word) === subject && tree.is(word, "appos", "flat", "compound");
  return subject !== undefined && (covers(subject) || isBeside(firstToken) || isBeside(endToken - 1));
}

/** "After the execution of Louis he entered the service of Spain": a subject, where the name before it is none. */
function isNamedInPassing(document: Document, pronoun: number, { firstToken, endToken }: NameMention): boolean {
  const tree = treeOf(document);
  if (tree === undefined || !tree.is(pronoun, "nsubj")) return false;
  for (let word = firstToken; word < endToken; word++) if (tree.is(word, "nsubj")) return false;
  return true;
}

/** "Before he died, Ruben Castell had sold his ships": who is named directly behind the comma, where the pronoun's clause opens the sentence. */
function namedAhead({ document, sentence, mentions }: Naming, pronoun: number): NameMention | undefined {
  const joint = pronoun - 1 === sentence.firstToken && treeOf(document)?.is(sentence.firstToken, "mark") === true;
  const comma = document.tokens.slice(pronoun, sentence.endToken).find(({ text }) => text === ",");
  const next = comma === undefined ? undefined : document.tokens[comma.index + 1];
  if (!joint || next === undefined) return undefined;
  return mentions.find(
    (mention): mention is NameMention => mention.kind === "person" && (mention.firstToken === next.index || mention.title?.start === next.start),
  );
}

/** "He was shot, and she with him": whom the pronoun of the other gender before this one stands for. */
function ofOtherGender(
  { document, sentence, language }: { readonly document: Document; readonly sentence: Sentence; readonly language: ClaimLanguage },
  { pronoun, first, person }: { readonly pronoun: "male" | "female"; readonly first: number; readonly person: Antecedents["person"] },
): NameMention | undefined {
  const other = pronoun === "male" ? "female" : "male";
  for (let index = sentence.firstToken; index < first; index++)
    if (language.grammar.pronouns.get(at(document.tokens, index).lower) === other)
      return person({ kind: "noun", first: index, end: index + 1, mentions: [], possessive: false, pronoun: other });
  return undefined;
}

/** "He met the emir and killed him": whoever "he" is, "him" is somebody else, and who is not said. */
function isDoneToByAnother(
  { document, language: { grammar } }: Naming,
  { pronoun, first }: { readonly pronoun: "male" | "female"; readonly first: number },
): boolean {
  const tree = treeOf(document);
  if (tree === undefined || !tree.is(first, "obj", "iobj") || grammar.reflexives.has(at(document.tokens, first).lower)) return false;
  let verb = tree.head(first);
  while (verb !== undefined) {
    const subject = tree.dependent(verb, "nsubj");
    if (subject !== undefined) return grammar.pronouns.get(at(document.tokens, subject).lower) === pronoun;
    verb = tree.is(verb, "conj") ? tree.head(verb) : undefined;
  }
  return false;
}
