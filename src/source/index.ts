import type { Source, SourceFormat, SourceId, SourceMetadata } from "../model/source.ts";
import { readHtml } from "./html/index.ts";
import { type Extracted, makeSource } from "./make.ts";
import { readMarkdown } from "./markdown/index.ts";
import { plainBlocks } from "./plain/index.ts";

export interface SourceInput {
  readonly id: SourceId;
  /** The decoded file. */
  readonly given: string;
  readonly format: SourceFormat;
  readonly metadata: SourceMetadata;
}

/**
 * Reads a decoded file into a source: its blocks, its normalised text, and the way back to the text as given.
 * A byte order mark is not part of the text. What `metadata` says goes before what the file says of itself.
 */
export function readSource({ id, given: decoded, format, metadata }: SourceInput): Source {
  const extracted = extract(decoded.startsWith("\ufeff") ? decoded.slice(1) : decoded, format);
  return makeSource({ id, format, ...extracted, metadata: { ...extracted.metadata, ...metadata } });
}

function extract(decoded: string, format: SourceFormat): Pick<Extracted, "given" | "blocks" | "pages" | "metadata"> {
  switch (format) {
    case "plain":
      return { given: decoded, blocks: plainBlocks(decoded), metadata: {} };
    case "markdown":
      return { given: decoded, ...readMarkdown(decoded) };
    case "html":
      return readHtml(decoded);
  }
}
