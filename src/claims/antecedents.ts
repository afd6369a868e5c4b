import { at } from "../base/assert.ts";
import type { ClaimLanguage } from "../lang/claims.ts";
import type { Document, Sentence } from "../model/document.ts";
import type { Mention, NameMention } from "../model/mention.ts";
import { type Descriptions, sharesName } from "./descriptions.ts";
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
    const apart = ofOtherGender(input, { pronoun, first, person });
    const fits = (mention: NameMention) =>
      (mention.gender === undefined || mention.gender === pronoun) && (apart === undefined || !sharesName(mention, apart));
    const here = people(input.mentions).filter((mention) => mention.endToken <= first && fits(mention));
    if (here[0] !== undefined && another(pronoun, here[0].firstToken)) return undefined;
    const near = here.length > 0 ? here : people(input.before).filter(fits);
    // where those named last are of the other gender, the one other person of the paragraph is meant
    const candidates = near.length > 0 || people(input.before).length === 0 ? near : input.known.filter(fits);
    const last = candidates.at(-1);
    return last !== undefined && candidates.every((other) => sharesName(other, last)) ? last : undefined;
  };
  return {
    person,
    described: (phrase) => input.descriptions(phrase, input.sentence.paragraph),
  };
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
