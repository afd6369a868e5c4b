import type { Brand } from "../base/brand.ts";

export type SourceId = Brand<string, "SourceId">;

/** Half-open, in UTF-16 units of `Source.text` (the normalised text) unless a comment says otherwise. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Carries spans of the normalised text back to the text as given. */
export interface OffsetMap {
  /** The span of the given text that `span` of the normalised text was made from. */
  toGiven(span: Span): Span;
  /** The smallest span of the normalised text that covers `span` of the given text. */
  toNormalised(span: Span): Span;
}

export type BlockKind = "heading" | "paragraph" | "item" | "cell";

/** A stretch of text that the format sets apart. Blocks do not overlap and stand in reading order. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Heading level 1 to 6; for a list item its depth from 1; otherwise 0. */
  readonly level: number;
  /** The list marker as written ("3.", "•"), outside the span; only for items that have one. */
  readonly marker?: string;
}

/** Where a page of a document begins. */
export interface PageStart {
  /** The number or sign that the document itself gives it: "12", "xiv", "12v". */
  readonly label: string;
  /** In UTF-16 units of `Source.given`. */
  readonly start: number;
}

export type SourceFormat = "plain" | "markdown" | "html";

/** What is known of an account besides its words. */
export interface SourceMetadata {
  readonly title?: string;
  readonly author?: string;
  /** BCP 47; the language data used is chosen by it. */
  readonly language?: string;
  /** When the source was written, as EDTF: what "today" and "this year" mean in it. */
  readonly written?: string;
  /** Where it was written, as a code of `knowledge/calendars.yaml` ("RU", "GB"): whose calendar, beginning of the year and seasons its dates follow. */
  readonly place?: string;
  /** In the dossier editor's words, where the account stands. Shown, never used in judging. */
  readonly stance?: string;
}

/** BCP 47 for a text whose language nobody has stated. */
export const undetermined = "und";

/** One text as it was read. Never changes; every offset inside Regest refers to `text`. */
export interface Source {
  readonly id: SourceId;
  readonly title: string;
  readonly author?: string;
  readonly language: string;
  readonly written?: string;
  readonly place?: string;
  readonly stance?: string;
  readonly format: SourceFormat;
  /** The text as given: the decoded file for plain text and Markdown, the extracted text for HTML and for documents that are made into it. What leaves Regest (CLI, API, files) indexes this. */
  readonly given: string;
  /** SHA-256 of `given` as UTF-8, in hexadecimal. */
  readonly sha256: string;
  /** The normalised text: NFC, one blank for a run of blanks, straight quotes and apostrophes, no soft hyphens, LF line ends, no markup. */
  readonly text: string;
  readonly offsets: OffsetMap;
  /** In order; absent where the document tells no pages. */
  readonly pages?: readonly PageStart[];
  readonly blocks: readonly Block[];
}
