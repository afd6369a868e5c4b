import { at } from "../base/assert.ts";
import type { ClaimLanguage } from "../lang/claims.ts";
import type { Document } from "../model/document.ts";
import type { Mention, NameMention } from "../model/mention.ts";

/** Finds what a bare noun with its article stands for, in the paragraph of this index. */
export type Descriptions = (phrase: { readonly first: number; readonly end: number }, paragraph: number) => NameMention | undefined;

/** Paragraphs back from the phrase in which the name must stand; a title that stays with its bearer reaches back to the beginning. */
const REACH = 2;

const DESCRIBED: ReadonlySet<Mention["kind"]> = new Set(["document", "group", "event"]);

/**
 * "The Treaty of Varala … the treaty": the paper, body or event named before whose name has the noun; "General Orlov … the general": whoever was named with
 * the title. Only where every such name within reach is that one, and no other such thing has been spoken of since ("a treaty", "their treaty").
 */
export function descriptionsOf(document: Document, mentions: readonly Mention[], { grammar }: ClaimLanguage): Descriptions {
  const { tokens, sentences } = document;
  const byNoun = new Map<string, NameMention[]>();
  for (const mention of mentions) {
    const noun = nounOf(mention);
    if (noun === undefined) continue;
    const same = byNoun.get(noun);
    if (same === undefined) byNoun.set(noun, [mention as NameMention]);
    else same.push(mention as NameMention);
  }
  /** "treaty" for "Treaty of Varala", "society" for "Society for the Poor", "army" for "National Army", "general" for "Lieutenant-General Orlov". */
  function nounOf(mention: Mention): string | undefined {
    if (mention.kind === "person") {
      const title = mention.title === undefined ? "" : document.source.text.slice(mention.title.start, mention.title.end).toLowerCase();
      const last = title.split(/[\s-]+/u).at(-1) ?? "";
      return grammar.styles.has(last) ? last : undefined;
    }
    if (!DESCRIBED.has(mention.kind) || mention.endToken - mention.firstToken < 2) return undefined;
    const words = tokens.slice(mention.firstToken, mention.endToken);
    const small = words.findIndex(({ text, lower }) => text === lower);
    return at(words, small > 0 ? small - 1 : words.length - 1).lower;
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
    const near = last.kind === "person" ? before : before.filter(({ sentence }) => paragraph - at(sentences, sentence).paragraph <= REACH);
    const one = near.length > 0 && near.every((other) => (last.kind === "person" ? sharesName(other, last) : isAlike(other, last)));
    return one && !speaksOfAnother(noun, last.endToken, first) ? last : undefined;
  };
}

function isAlike(a: NameMention, b: NameMention): boolean {
  return a.quote.toLowerCase() === b.quote.toLowerCase();
}

/** "Alihan Tore" and "Tore": one name can be a short form of the other. */
export function sharesName(a: NameMention, b: NameMention): boolean {
  return a.quote.endsWith(b.quote) || b.quote.endsWith(a.quote) || a.quote.startsWith(`${b.quote} `) || b.quote.startsWith(`${a.quote} `);
}
