import { at } from "../../base/assert.ts";
import type { Language } from "../../lang/language.ts";
import type { Document, Syntax, Token } from "../../model/document.ts";
import type { Block, Source, SourceId } from "../../model/source.ts";
import { type Cutter, cutter, segment } from "../index.ts";
import { emptySyntax, sentenceReader } from "./index.ts";

/** A paragraph as it was last read. Sentence ends and heads are counted from its first token. */
interface Remembered {
  readonly start: number;
  readonly tokens: readonly Token[];
  readonly ends: readonly number[];
  syntax?: ParagraphSyntax;
}

/** Tags and dependencies of a paragraph, with heads counted from its first token. */
export type ParagraphSyntax = Pick<Syntax, "tags" | "heads" | "relations">;

interface Account {
  readonly language: Language;
  readonly paragraphs: ReadonlyMap<string, Remembered>;
}

/**
 * Reads sources into documents and remembers how their paragraphs were cut, tagged and parsed, so that a text is read again in the time that
 * its changed paragraphs take, and a pass over the others. What is read is the same as without. Of each source the last reading is kept.
 */
export class TextMemory {
  private readonly accounts = new Map<SourceId, Account>();

  read(source: Source, language: Language): Document {
    const before = this.accounts.get(source.id);
    const known = before?.language === language ? before.paragraphs : new Map<string, Remembered>();
    const paragraphs = new Map<string, Remembered>();
    const used: (Remembered | undefined)[] = [];
    const fresh = cutter(language);
    const cut: Cutter = (text, block, tokens) => {
      const key = keyOf(text, block);
      const old = key === undefined ? undefined : (paragraphs.get(key) ?? known.get(key));
      const now = old === undefined ? cutAnew(fresh, { text, block, tokens }) : placed(old, block, tokens);
      used.push(key === undefined ? undefined : now);
      if (key !== undefined) paragraphs.set(key, now);
      const first = tokens.length - now.tokens.length;
      return now.ends.map((end) => first + end);
    };
    const document = segment(source, language, cut);
    this.accounts.set(source.id, { language, paragraphs });
    return language.syntax === undefined ? document : { ...document, syntax: syntaxOf(document, language.syntax, used) };
  }
}

/** The words of a block and whether it is a heading. A block that does not stand on lines of its own may be read by what is beside it: it has no key. */
function keyOf(text: string, { kind, start, end }: Block): string | undefined {
  const apart = (start === 0 || text.charAt(start - 1) === "\n") && (end === text.length || text.charAt(end) === "\n");
  return apart ? `${kind === "heading" ? "#" : " "}${text.slice(start, end)}` : undefined;
}

interface Uncut {
  readonly text: string;
  readonly block: Block;
  readonly tokens: Token[];
}

function cutAnew(fresh: Cutter, { text, block, tokens }: Uncut): Remembered {
  const first = tokens.length;
  const ends = fresh(text, block, tokens).map((end) => end - first);
  return { start: block.start, tokens: tokens.slice(first), ends };
}

/** The paragraph where it stands now: its tokens are the same records if nothing before it has grown or shrunk. */
function placed(old: Remembered, { start }: Block, tokens: Token[]): Remembered {
  const first = tokens.length;
  const by = start - old.start;
  const steps = first - (old.tokens[0]?.index ?? first);
  if (by === 0 && steps === 0) {
    for (const token of old.tokens) tokens.push(token);
    return old;
  }
  for (const { index, kind, text, lower, spaceBefore, start: from, end } of old.tokens)
    tokens.push({ index: index + steps, kind, text, lower, spaceBefore, start: from + by, end: end + by });
  return { ...old, start, tokens: tokens.slice(first) };
}

function syntaxOf(document: Document, weights: NonNullable<Language["syntax"]>, used: readonly (Remembered | undefined)[]): Syntax {
  const { tokens, sentences, paragraphs } = document;
  const syntax = emptySyntax(tokens.length, weights);
  const read = sentenceReader(tokens, weights, syntax);
  paragraphs.forEach(({ firstSentence, endSentence }, index) => {
    if (endSentence === firstSentence) return;
    const remembered = used[index];
    const first = at(sentences, firstSentence).firstToken;
    const end = at(sentences, endSentence - 1).endToken;
    const known = remembered?.syntax;
    if (known === undefined) for (let sentence = firstSentence; sentence < endSentence; sentence++) read(at(sentences, sentence));
    if (known !== undefined) copy(known, syntax, first);
    else if (remembered !== undefined) remembered.syntax = excerpt(syntax, first, end);
  });
  return syntax;
}

/** Tags and dependencies of some tokens, with heads counted from the first of them. */
export function excerpt({ tags, heads, relations }: Syntax, first: number, end: number): ParagraphSyntax {
  const counted = heads.slice(first, end).map((head) => (head < 0 ? head : head - first));
  return { tags: tags.slice(first, end), heads: counted, relations: relations.slice(first, end) };
}

/** Puts what was excerpted into the rows from `first` on. */
export function copy({ tags, heads, relations }: ParagraphSyntax, syntax: Syntax, first: number): void {
  syntax.tags.set(tags, first);
  syntax.relations.set(relations, first);
  for (let index = 0; index < heads.length; index++) {
    const head = at(heads, index);
    syntax.heads[first + index] = head < 0 ? head : head + first;
  }
}
