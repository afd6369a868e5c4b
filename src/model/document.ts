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

/** A source cut into sections, paragraphs, sentences and tokens. */
export interface Document {
  readonly source: Source;
  readonly sections: readonly Section[];
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
}
