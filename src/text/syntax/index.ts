import type { Language } from "../../lang/language.ts";
import type { SyntaxWeights } from "../../lang/weights.ts";
import type { Document, Syntax } from "../../model/document.ts";
import { Parser } from "./parser.ts";
import { Features, pairScorer, rowScorer } from "./scoring.ts";
import { Tagger } from "./tagger.ts";
import { Words } from "./words.ts";

export { type Tree, treeOf } from "./tree.ts";

/** The document with parts of speech and dependencies, where something was learned of its language; otherwise the document as it is. */
export function withSyntax(document: Document, { syntax: weights }: Pick<Language, "syntax">): Document {
  return weights === undefined ? document : { ...document, syntax: readSyntax(document, weights) };
}

/**
 * Tags and parses every sentence of a document, in time linear in its length. All arithmetic is of integers: every machine finds the same.
 * Method: averaged perceptrons over hashed features; greedy arc-hybrid parsing, trained with a dynamic oracle (Goldberg and Nivre 2013).
 */
export function readSyntax({ tokens, sentences }: Pick<Document, "tokens" | "sentences">, weights: SyntaxWeights): Syntax {
  const tags = new Uint8Array(tokens.length);
  const heads = new Int32Array(tokens.length).fill(-1);
  const relations = new Uint8Array(tokens.length);
  const words = new Words();
  const features = new Features();
  const tagger = new Tagger(rowScorer(weights.tagger), weights.tags.length);
  const parser = new Parser(weights.tags, {
    transitions: pairScorer(weights.transitions),
    labels: rowScorer(weights.labels),
    relations: weights.relations.length,
  });
  for (const { firstToken, endToken } of sentences) {
    words.read(tokens, firstToken, endToken);
    tagger.tag(words, { tags, at: firstToken, features });
    parser.parse(words, { tags, at: firstToken, features });
    const { head, relation } = parser.state;
    for (let index = 0; index < words.length; index++) {
      const found = head[index] as number;
      heads[firstToken + index] = found === words.length ? -1 : firstToken + found;
      relations[firstToken + index] = relation[index] as number;
    }
  }
  return { tagSet: weights.tags, relationSet: weights.relations, tags, heads, relations };
}
