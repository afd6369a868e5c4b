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
  const readPart = (first: number, end: number) => {
    reader.read(first, end);
    repair({ first, end });
  };
  return ({ firstToken, endToken }) => {
    readPart(firstToken, endToken);
    const entry = entryAfterDate(tokens, syntax, { firstToken, endToken });
    if (entry === undefined) return;
    readPart(firstToken, entry);
    readPart(entry, endToken);
    tellAsFinite(syntax, entry, endToken);
    const [date, told] = [rootIn(syntax, firstToken, entry), rootIn(syntax, entry, endToken)];
    syntax.heads[date] = told;
    syntax.relations[date] = Math.max(0, weights.relations.indexOf(DATING));
  };
}

/** The relation of a date to the verb that it dates. */
const DATING = "obl";
/** Tokens of a date at the beginning of an entry: "4–5 January 1967:". */
const LONGEST_DATE = 8;

/** "9 July 1967: Ministers sign the treaty": where what is told begins behind a date and its colon, each of which is read best on its own. */
function entryAfterDate(
  tokens: readonly Token[],
  { tags, tagSet }: Syntax,
  { firstToken, endToken }: Pick<Sentence, "firstToken" | "endToken">,
): number | undefined {
  let numbers = 0;
  for (let index = firstToken; index < Math.min(firstToken + LONGEST_DATE, endToken - 1); index++) {
    const { kind, text } = tokens[index] ?? { kind: "word", text: "" };
    if (text === ":") return numbers > 0 && /^\p{Lu}/u.test(tokens[index + 1]?.text ?? "") ? index + 1 : undefined;
    const pos = tagSet[tags[index] ?? 0]?.pos;
    if (pos === "VERB" || pos === "AUX") return undefined;
    if (kind === "number") numbers++;
  }
  return undefined;
}

/** "Haas and Weiss meet in Lima and agree": what is told of a date in the present looks like an infinitive, and nothing governs it. */
function tellAsFinite({ tags, tagSet, heads, relations, relationSet }: Syntax, first: number, end: number): void {
  const finite = tagSet.findIndex(({ pos, form }) => pos === "VERB" && form === "Fin");
  if (finite < 0) return;
  const helped = new Set<number>();
  for (let index = first; index < end; index++) if (/^(?:aux|mark)/u.test(relationSet[relations[index] ?? 0] ?? "")) helped.add(heads[index] ?? -1);
  const bare = (index: number) => tagSet[tags[index] ?? 0]?.form === "Inf" && !helped.has(index);
  const root = rootIn({ heads }, first, end);
  if (!bare(root)) return;
  for (let index = root + 1; index < end; index++)
    if (heads[index] === root && relationSet[relations[index] ?? 0] === "conj" && bare(index)) tags[index] = finite;
  tags[root] = finite;
}

function rootIn({ heads }: Pick<Syntax, "heads">, first: number, end: number): number {
  for (let index = first; index < end; index++) if (heads[index] === -1) return index;
  return first;
}
