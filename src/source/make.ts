import { sha256Hex } from "../base/hash.ts";
import { type Block, type PageStart, type Source, type SourceFormat, type SourceId, type SourceMetadata, undetermined } from "../model/source.ts";
import { normalise, type RawBlock } from "./normalise.ts";

/** What a format makes of a file: the text that spans are of, its blocks, and what is known of it. */
export interface Extracted {
  readonly id: SourceId;
  readonly format: SourceFormat;
  readonly given: string;
  readonly blocks: readonly RawBlock[];
  readonly pages?: readonly PageStart[];
  readonly metadata: SourceMetadata;
}

/** Makes a source of what a format has extracted; without a title it goes by its first heading, or by its id. */
export function makeSource({ id, format, given, blocks: raw, pages = [], metadata }: Extracted): Source {
  const { text, blocks, offsets } = normalise(given, raw);
  const { title = firstHeading(text, blocks) ?? id, author, language = undetermined, written, place, stance } = metadata;
  return {
    id,
    title,
    ...(author === undefined ? {} : { author }),
    language,
    ...(written === undefined ? {} : { written }),
    ...(place === undefined ? {} : { place }),
    ...(stance === undefined ? {} : { stance }),
    format,
    given,
    sha256: sha256Hex(given),
    text,
    offsets,
    ...(pages.length === 0 ? {} : { pages }),
    blocks,
  };
}

function firstHeading(text: string, blocks: readonly Block[]): string | undefined {
  const heading = blocks.find((block) => block.kind === "heading");
  return heading === undefined ? undefined : text.slice(heading.start, heading.end);
}
