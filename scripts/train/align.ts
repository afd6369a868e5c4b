import type { Segmentation } from "../../src/lang/segmentation.ts";
import type { Token } from "../../src/model/document.ts";
import { normalise } from "../../src/source/normalise.ts";
import { tokenise } from "../../src/text/tokens.ts";
import type { TreebankSentence } from "./conllu.ts";

/** A sentence of a treebank in our own tokens. Heads are indexes; the number of tokens stands for the root. */
export interface Example {
  readonly tokens: readonly Token[];
  readonly tags: readonly string[];
  readonly heads: readonly number[];
  readonly relations: readonly string[];
  /** How many words of the treebank are not exactly one of our tokens. */
  readonly differing: number;
  readonly words: number;
}

/** Words and tokens that take up the same characters: from the first to one past the last of both. */
interface Chunk {
  readonly words: readonly [number, number];
  readonly tokens: readonly [number, number];
}

/** The tag of a mark that our tokens part from a word. */
const MARK = "SYM";

/**
 * Cuts a sentence into our tokens and gives them the treebank's tags and heads. Words that are one token become their head among them;
 * of a word that is several tokens the first stands for it, and the others hang on it (`flat`, marks `punct`).
 */
export function align(sentence: TreebankSentence, segmentation: Segmentation): Example | undefined {
  let written = "";
  const ends = sentence.forms.map((form, index) => {
    written += form;
    const end = written.length;
    if (sentence.blanks[index] === true) written += " ";
    return end;
  });
  const { text, blocks, offsets } = normalise(written, [{ kind: "paragraph", level: 0, pieces: [{ start: 0, end: written.length }] }]);
  const [block] = blocks;
  if (block === undefined) return undefined;
  const tokens: Token[] = [];
  tokenise(text, block, { segmentation, tokens, spellings: new Map() });
  const wordEnds = ends.map((end, index) => offsets.toNormalised({ start: end - (sentence.forms[index] ?? "").length, end }).end);
  return project(sentence, tokens, chunksOf(wordEnds, tokens));
}

function chunksOf(wordEnds: readonly number[], tokens: readonly Token[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let firstWord = 0;
  let firstToken = 0;
  let token = 0;
  wordEnds.forEach((end, word) => {
    while (token < tokens.length && (tokens[token]?.end ?? 0) < end) token++;
    if (tokens[token]?.end !== end && word + 1 < wordEnds.length) return;
    if (firstToken > token) return;
    token = Math.min(token + 1, tokens.length);
    if (word + 1 === wordEnds.length) token = tokens.length;
    chunks.push({ words: [firstWord, word + 1], tokens: [firstToken, token] });
    firstWord = word + 1;
    firstToken = token;
  });
  return chunks;
}

function project(sentence: TreebankSentence, tokens: readonly Token[], chunks: readonly Chunk[]): Example | undefined {
  const length = sentence.forms.length;
  const tokenOfWord = new Array<number>(length + 1).fill(tokens.length);
  const headWords = chunks.map(({ words: [first, end], tokens: [firstToken] }) => {
    tokenOfWord.fill(firstToken, first, end);
    return headAmong(sentence, first, end);
  });
  if (chunks.some(({ tokens: [first, end] }) => first >= end)) return undefined;
  const tags: string[] = [];
  const heads: number[] = [];
  const relations: string[] = [];
  chunks.forEach(({ tokens: [first, end] }, index) => {
    const word = headWords[index] ?? 0;
    const tag = sentence.tags[word] ?? "";
    tags.push(tag);
    heads.push(tokenOfWord[sentence.heads[word] ?? length] ?? tokens.length);
    relations.push(sentence.relations[word] ?? "");
    for (let token = first + 1; token < end; token++) {
      const mark = tokens[token]?.kind === "punctuation";
      tags.push(mark ? MARK : tag);
      heads.push(first);
      relations.push(mark ? "punct" : "flat");
    }
  });
  const exact = chunks.filter(({ words, tokens: own }) => words[1] - words[0] === 1 && own[1] - own[0] === 1).length;
  return { tokens, tags, heads, relations, differing: length - exact, words: length };
}

/** The word of a stretch whose head lies outside it; of several the first ("do" of "don't"), a mark only where there is nothing else. */
function headAmong({ heads, relations }: TreebankSentence, first: number, end: number): number {
  const outer = heads.slice(first, end).flatMap((head, index) => (head < first || head >= end ? [first + index] : []));
  return outer.find((word) => relations[word] !== "punct") ?? outer[0] ?? first;
}
