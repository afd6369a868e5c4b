import { at } from "../base/assert.ts";
import { bareLanguage, type Language, spokenIn } from "../lang/language.ts";
import type { SyntaxWeights } from "../lang/weights.ts";
import type { Document, Syntax } from "../model/document.ts";
import type { Block, Source, Span } from "../model/source.ts";
import { segment } from "../text/index.ts";
import { emptySyntax, sentenceReader } from "../text/syntax/index.ts";
import { copy, type ParagraphSyntax } from "../text/syntax/memory.ts";
import type { Changed } from "./choice.ts";
import { Moving, type Stretch } from "./moving.ts";
import type { RememberedAccount } from "./remembered.ts";

/** Some passages of an account as a text of their own. */
export interface Excerpt {
  readonly document: Document;
  /** From the account as it was remembered into the excerpt. */
  readonly into: Moving;
  /** From the excerpt into the account as it is now. */
  readonly back: Moving;
  /** The passages that were taken, by their numbers when they were remembered. */
  readonly passages: readonly number[];
  /** Those paragraphs of the excerpt that are new since. */
  readonly fresh: ReadonlySet<number>;
  /** Those, and the paragraphs right before them in the account, from which the story comes. */
  readonly leading: ReadonlySet<number>;
}

/** Paragraphs before one that is new, from which the story may come. */
const LEADING = 20;

interface Part extends Pick<Block, "kind" | "level" | "marker"> {
  readonly text: string;
  /** Where it stands in the account now, and the number of its block there. */
  readonly start: number;
  readonly block: number;
  /** Its number when it was remembered; absent where it is new. */
  readonly passage?: number;
}

interface Taken {
  readonly account: RememberedAccount;
  readonly passages: readonly number[];
  readonly changed: Changed;
  readonly syntaxOf: (passage: number) => ParagraphSyntax | undefined;
}

/** Takes passages of an account, with what has changed in its place. Undefined where they cannot be read by themselves as they are read in the account. */
export function excerptOf(source: Source, taken: Taken, languages: ReadonlyMap<string, Language>): Excerpt | undefined {
  const parts = partsOf(source, taken);
  const { text, blocks } = joined(parts);
  const language = spokenIn([source], languages).get(source.language) ?? bareLanguage(source.language);
  const { pages: _, ...known } = source;
  const cut = segment({ ...known, given: text, text, blocks, offsets: { toGiven: unmoved, toNormalised: unmoved } }, language);
  const document =
    language.syntax === undefined ? cut : { ...cut, syntax: syntaxOf(cut, language.syntax, (index) => rememberedOf(taken, at(parts, index))) };
  const into: Stretch[] = [];
  const back: Stretch[] = [];
  const fresh = new Set<number>();
  for (const { index, start, end, firstSentence } of document.paragraphs) {
    const part = at(parts, index);
    const here = { start, firstToken: document.sentences[firstSentence]?.firstToken ?? document.tokens.length, firstSentence };
    back.push({ ...here, end, to: { start: part.start, firstToken: 0, firstSentence: 0 } });
    if (part.passage === undefined) fresh.add(index);
    else {
      const before = at(taken.account.passages, part.passage);
      if (before.tokens !== tokensOf(document, index)) return undefined;
      into.push({ start: before.start, end: before.end, firstToken: before.firstToken, firstSentence: before.firstSentence, to: here });
    }
  }
  return { document, into: new Moving(into), back: new Moving(back), passages: taken.passages, fresh, leading: leadingTo(fresh, parts) };
}

function leadingTo(fresh: ReadonlySet<number>, parts: readonly Part[]): ReadonlySet<number> {
  const leading = new Set(fresh);
  for (const index of fresh) {
    const { block } = at(parts, index);
    for (let before = index - 1; before >= 0 && block - at(parts, before).block <= LEADING; before--) leading.add(before);
  }
  return leading;
}

function unmoved(span: Span): Span {
  return span;
}

function rememberedOf({ account, syntaxOf }: Taken, { passage }: Part): ParagraphSyntax | undefined {
  return passage === undefined || at(account.passages, passage).tokens === 0 ? undefined : syntaxOf(passage);
}

/** Tags and dependencies: those that are remembered, and those of the other paragraphs read now. */
function syntaxOf(document: Document, weights: SyntaxWeights, remembered: (paragraph: number) => ParagraphSyntax | undefined): Syntax {
  const syntax = emptySyntax(document.tokens.length, weights);
  const read = sentenceReader(document.tokens, weights, syntax);
  for (const { index, firstSentence, endSentence } of document.paragraphs) {
    const known = remembered(index);
    const fits = known !== undefined && known.tags.length === tokensOf(document, index);
    if (fits) copy(known, syntax, at(document.sentences, firstSentence).firstToken);
    else for (const sentence of document.sentences.slice(firstSentence, endSentence)) read(sentence);
  }
  return syntax;
}

function partsOf({ text, blocks }: Source, { passages, changed }: Taken): readonly Part[] {
  const kept = passages.flatMap((passage) => {
    const block = changed.nowOf[passage];
    return block === undefined ? [] : [{ block, passage }];
  });
  const parts: readonly { readonly block: number; readonly passage?: number }[] = [...kept, ...changed.fresh.map((block) => ({ block }))];
  return [...parts]
    .sort((a, b) => a.block - b.block)
    .map(({ block: number, ...known }) => {
      const { kind, level, marker, start, end } = at(blocks, number);
      return { kind, level, ...(marker === undefined ? {} : { marker }), text: text.slice(start, end), start, block: number, ...known };
    });
}

/** Each part on lines of its own, as paragraphs stand in an account. */
function joined(parts: readonly Part[]): { readonly text: string; readonly blocks: readonly Block[] } {
  const blocks: Block[] = [];
  let text = "";
  for (const { kind, level, marker, text: words } of parts) {
    const lead = text === "" ? "" : "\n\n";
    const start = text.length + lead.length;
    text += lead + words;
    blocks.push({ kind, level, ...(marker === undefined ? {} : { marker }), start, end: start + words.length });
  }
  return { text, blocks };
}

function tokensOf({ paragraphs, sentences }: Document, paragraph: number): number {
  const { firstSentence, endSentence } = at(paragraphs, paragraph);
  if (firstSentence === endSentence) return 0;
  return at(sentences, endSentence - 1).endToken - at(sentences, firstSentence).firstToken;
}
