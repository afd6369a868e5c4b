import type { Block, Source, Span } from "./source.ts";

export type TokenKind = "word" | "number" | "punctuation";

/** A word, number or mark of the normalised text. */
export interface Token extends Span {
  readonly index: number;
  readonly kind: TokenKind;
  readonly text: string;
  /** `text` in lower case. */
  readonly lower: string;
  readonly spaceBefore: boolean;
}

/** Sentences tile their paragraph; headings and list items have at least one. */
export interface Sentence extends Span {
  readonly index: number;
  readonly paragraph: number;
  readonly firstToken: number;
  /** One past the last token. */
  readonly endToken: number;
}

/** A block of the source with its place in the document. */
export interface Paragraph extends Block {
  readonly index: number;
  readonly section: number;
  readonly firstSentence: number;
  /** One past the last sentence. */
  readonly endSentence: number;
}

/** What stands under one heading, up to the next heading. Section 0 is what precedes the first heading and may be empty. */
export interface Section {
  readonly index: number;
  /** The heading's paragraph; absent for section 0. */
  readonly heading?: number;
  readonly level: number;
  /** The nearest earlier section of a lower level. */
  readonly parent?: number;
}

/**
 * Parts of speech and dependencies, a row per token of the document. `src/text/syntax/tree.ts` reads it.
 * Every sentence is one tree: each token has one head in its own sentence, save the root.
 */
export interface Syntax {
  /** What the numbers in `tags` stand for: the tag of the training corpora, its part of speech in Universal Dependencies, the form of verbs. */
  readonly tagSet: readonly { readonly name: string; readonly pos: string; readonly form?: string }[];
  /** What the numbers in `relations` stand for, as Universal Dependencies calls them: "nsubj", "obl:agent". */
  readonly relationSet: readonly string[];
  readonly tags: Uint8Array;
  /** Index of the head token; -1 at the root of a sentence. */
  readonly heads: Int32Array;
  readonly relations: Uint8Array;
}

/** A source cut into sections, paragraphs, sentences and tokens. */
export interface Document {
  readonly source: Source;
  readonly sections: readonly Section[];
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  /** Absent where nothing was learned of the language. */
  readonly syntax?: Syntax;
}
