import type { SyntaxWeights } from "../../src/lang/weights.ts";
import { readSyntax } from "../../src/text/syntax/index.ts";
import type { Example } from "./align.ts";

/** How the tagger and the parser do on one treebank, in our own tokens; the parser sees the tags that the tagger found. */
export interface SyntaxScore {
  readonly tokens: number;
  readonly tags: number;
  /** Right heads. */
  readonly heads: number;
  /** Right heads with the right relation. */
  readonly labelled: number;
  /** By relation: in the gold, found, and right together with the head. */
  readonly relations: ReadonlyMap<string, { gold: number; found: number; right: number }>;
}

export function scoreSyntax(examples: readonly Example[], weights: SyntaxWeights): SyntaxScore {
  const relations = new Map<string, { gold: number; found: number; right: number }>();
  const countsOf = (name: string) => {
    const counts = relations.get(name) ?? { gold: 0, found: 0, right: 0 };
    relations.set(name, counts);
    return counts;
  };
  const score = { tokens: 0, tags: 0, heads: 0, labelled: 0 };
  for (const example of examples) {
    const length = example.tokens.length;
    const syntax = readSyntax(
      { tokens: example.tokens, sentences: [{ index: 0, paragraph: 0, firstToken: 0, endToken: length, start: 0, end: 0 }] },
      weights,
    );
    for (let token = 0; token < length; token++) {
      const gold = example.relations[token] ?? "";
      const found = weights.relations[syntax.relations[token] ?? 0] ?? "";
      const head = syntax.heads[token] === -1 ? length : syntax.heads[token];
      const rightHead = head === example.heads[token];
      score.tokens++;
      if (weights.tags[syntax.tags[token] ?? 0]?.name === example.tags[token]) score.tags++;
      if (rightHead) score.heads++;
      countsOf(gold).gold++;
      countsOf(found).found++;
      if (rightHead && gold === found) {
        score.labelled++;
        countsOf(gold).right++;
      }
    }
  }
  return { ...score, relations };
}
