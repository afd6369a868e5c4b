import type { Language } from "../../lang/language.ts";
import type { SyntaxWeights } from "../../lang/weights.ts";
import type { Document, Syntax } from "../../model/document.ts";
import { repairer } from "./repairs.ts";
import { SentenceReader } from "./sentence.ts";

export { type Tree, treeOf } from "./tree.ts";

/** The document with parts of speech and dependencies, where something was learned of its language; otherwise the document as it is. */
export function withSyntax(document: Document, { syntax: weights }: Pick<Language, "syntax">): Document {
  return weights === undefined ? document : { ...document, syntax: readSyntax(document, weights) };
}

/**
 * Tags and parses every sentence of a document, in time linear in its length. All arithmetic is of integers: every machine finds the same.
 * Method: averaged perceptrons over hashed features; greedy arc-hybrid parsing, trained with a dynamic oracle (Goldberg and Nivre 2013); then repairs.
 */
export function readSyntax({ tokens, sentences }: Pick<Document, "tokens" | "sentences">, weights: SyntaxWeights): Syntax {
  const syntax = {
    tagSet: weights.tags,
    relationSet: weights.relations,
    tags: new Uint8Array(tokens.length),
    heads: new Int32Array(tokens.length).fill(-1),
    relations: new Uint8Array(tokens.length),
  };
  const reader = new SentenceReader(tokens, weights, syntax);
  const repair = repairer(syntax);
  for (const { firstToken, endToken } of sentences) {
    reader.read(firstToken, endToken);
    repair({ first: firstToken, end: endToken });
  }
  return syntax;
}
