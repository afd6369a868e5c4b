import { sha256Hex } from "../base/hash.ts";
import type { Block, Source, SourceFormat, SourceId, SourceMetadata } from "../model/source.ts";
import { readHtml } from "./html/index.ts";
import { readMarkdown } from "./markdown/index.ts";
import { normalise, type RawBlock } from "./normalise.ts";
import { plainBlocks } from "./plain/index.ts";

export interface SourceInput {
  readonly id: SourceId;
  /** The decoded file. */
  readonly given: string;
  readonly format: SourceFormat;
  readonly metadata: SourceMetadata;
}

/** BCP 47 for a text whose language nobody has said. */
const undetermined = "und";

/** What a format makes of a file: the text that spans are of, its blocks, and what the file says of itself. */
interface Extracted {
  readonly given: string;
  readonly blocks: readonly RawBlock[];
  readonly metadata: SourceMetadata;
}

/**
 * Reads a decoded file into a source: its blocks, its normalised text, and the way back to the text as given.
 * A byte order mark is not part of the text. What `metadata` says goes before what the file says of itself.
 */
export function readSource({ id, given: decoded, format, metadata }: SourceInput): Source {
  const extracted = extract(decoded.startsWith("\ufeff") ? decoded.slice(1) : decoded, format);
  const { given } = extracted;
  const { text, blocks, offsets } = normalise(given, extracted.blocks);
  const { title = firstHeading(text, blocks) ?? id, author, language = undetermined, written, stance } = { ...extracted.metadata, ...metadata };
  return {
    id,
    title,
    ...(author === undefined ? {} : { author }),
    language,
    ...(written === undefined ? {} : { written }),
    ...(stance === undefined ? {} : { stance }),
    format,
    given,
    sha256: sha256Hex(given),
    text,
    offsets,
    blocks,
  };
}

function extract(decoded: string, format: SourceFormat): Extracted {
  switch (format) {
    case "plain":
      return { given: decoded, blocks: plainBlocks(decoded), metadata: {} };
    case "markdown":
      return { given: decoded, ...readMarkdown(decoded) };
    case "html":
      return readHtml(decoded);
  }
}

function firstHeading(text: string, blocks: readonly Block[]): string | undefined {
  const heading = blocks.find((block) => block.kind === "heading");
  return heading === undefined ? undefined : text.slice(heading.start, heading.end);
}
