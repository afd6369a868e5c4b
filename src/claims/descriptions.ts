import { at } from "../base/assert.ts";
import type { ClaimLanguage } from "../lang/claims.ts";
import type { Document } from "../model/document.ts";
import type { Mention, NameMention } from "../model/mention.ts";

/** Finds what a bare noun with its article stands for, in the paragraph of this index. */
export type Descriptions = (phrase: { readonly first: number; readonly end: number }, paragraph: number) => NameMention | undefined;

/** Paragraphs back from the phrase in which the name must stand. */
const REACH = 2;

const DESCRIBED: ReadonlySet<Mention["kind"]> = new Set(["document", "group", "event"]);

/**
 * "The Treaty of Varala … the treaty": the paper, body or event named before whose name has the noun. Only where every name with that noun
 * within reach is that one, and no other such thing has been spoken of since ("a treaty", "their treaty").
 */
export function descriptionsOf(document: Document, mentions: readonly Mention[], { grammar }: ClaimLanguage): Descriptions {
  const { tokens, sentences } = document;
  const byNoun = new Map<string, NameMention[]>();
  for (const mention of mentions) {
    if (!isDescribed(mention) || mention.endToken - mention.firstToken < 2) continue;
    const noun = headOf(mention);
    const same = byNoun.get(noun);
    if (same === undefined) byNoun.set(noun, [mention]);
    else same.push(mention);
  }
  /** "Treaty" of "Treaty of Varala", "Army" of "National Army". */
  function headOf({ firstToken, endToken }: NameMention): string {
    const words = tokens.slice(firstToken, endToken);
    const of = words.findIndex(({ lower }) => lower === grammar.genitive);
    return at(words, of > 0 ? of - 1 : words.length - 1).lower;
  }
  const speaksOfAnother = (noun: string, from: number, end: number) => {
    for (let index = from + 1; index < end; index++)
      if (at(tokens, index).lower === noun && !grammar.definite.has(at(tokens, index - 1).lower)) return true;
    return false;
  };
  return ({ first, end }, paragraph) => {
    const noun = at(tokens, end - 1).lower;
    const named = byNoun.get(noun);
    if (named === undefined || end - first !== 2 || !grammar.definite.has(at(tokens, first).lower)) return undefined;
    if (tokens[end]?.lower === grammar.genitive) return undefined;
    const before = named.filter((mention) => mention.endToken <= first);
    const last = before.at(-1);
    if (last === undefined) return undefined;
    const near = before.filter((mention) => paragraph - at(sentences, mention.sentence).paragraph <= REACH);
    const one = near.length > 0 && near.every(({ quote }) => quote.toLowerCase() === last.quote.toLowerCase());
    return one && !speaksOfAnother(noun, last.endToken, first) ? last : undefined;
  };
}

function isDescribed(mention: Mention): mention is NameMention {
  return DESCRIBED.has(mention.kind);
}
