import type { Language } from "../../lang/language.ts";
import type { SyntaxWeights } from "../../lang/weights.ts";
import type { Document, Sentence, Syntax, Token } from "../../model/document.ts";
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
  const syntax = emptySyntax(tokens.length, weights);
  const read = sentenceReader(tokens, weights, syntax);
  for (const sentence of sentences) read(sentence);
  return syntax;
}

/** Columns for so many tokens, of which nothing has been read. */
export function emptySyntax(length: number, weights: SyntaxWeights): Syntax {
  return {
    tagSet: weights.tags,
    relationSet: weights.relations,
    tags: new Uint8Array(length),
    heads: new Int32Array(length).fill(-1),
    relations: new Uint8Array(length),
  };
}

/** Reads one sentence after another into the columns. */
export function sentenceReader(
  tokens: readonly Token[],
  weights: SyntaxWeights,
  syntax: Syntax,
): (sentence: Pick<Sentence, "firstToken" | "endToken">) => void {
  const reader = new SentenceReader(tokens, weights, syntax);
  const repair = repairer(syntax);
  return ({ firstToken, endToken }) => {
    reader.read(firstToken, endToken);
    repair({ first: firstToken, end: endToken });
  };
}
