import { sha256Hex } from "../base/hash.ts";
import type { Source, SourceFormat, SourceId, SourceMetadata } from "../model/source.ts";
import { normalise } from "./normalise.ts";
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

/** Reads a decoded file into a source: its blocks, its normalised text, and the way back to the text as given. A byte order mark is not part of the text. */
export function readSource({ id, given: decoded, format, metadata }: SourceInput): Source {
  const given = decoded.startsWith("\ufeff") ? decoded.slice(1) : decoded;
  const { text, blocks, offsets } = normalise(given, plainBlocks(given));
  const first = blocks.find((block) => block.kind === "heading");
  const title = metadata.title ?? (first === undefined ? id : text.slice(first.start, first.end));
  const { author, written, stance, language = undetermined } = metadata;
  return {
    id,
    title,
    language,
    ...(author === undefined ? {} : { author }),
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
