import { fromMarkdown } from "mdast-util-from-markdown";
import type { SourceMetadata } from "../../model/source.ts";
import type { RawBlock } from "../normalise.ts";
import { frontMatter } from "./front-matter.ts";
import { stretches } from "./stretches.ts";
import { TreeReader } from "./tree.ts";

export interface MarkdownText {
  readonly blocks: readonly RawBlock[];
  readonly metadata: SourceMetadata;
}

/** The blocks of a Markdown file; markup is left out between the pieces. */
export function readMarkdown(given: string): MarkdownText {
  const { end, metadata } = frontMatter(given);
  const blocks: RawBlock[] = [];
  for (const stretch of stretches(given.slice(end))) {
    const start = end + stretch.start;
    const text = given.slice(start, end + stretch.end);
    if (stretch.plain) blocks.push({ kind: "paragraph", level: 0, pieces: [{ start, end: end + stretch.end }] });
    else blocks.push(...new TreeReader(text, start).read(fromMarkdown(text)));
  }
  return { blocks, metadata };
}
