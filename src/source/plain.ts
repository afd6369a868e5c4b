import type { RawBlock } from "./normalise.ts";

const line = /[^\r\n\u0085\u2028\u2029]+/g;

/** The blocks of a plain text: one paragraph a line. */
export function plainBlocks(given: string): readonly RawBlock[] {
  const blocks: RawBlock[] = [];
  for (const match of given.matchAll(line)) {
    const start = match.index;
    const end = start + match[0].length;
    const short = match[0].length < 80 && !/[.!?:;,]["'”’)]*\s*$/.test(match[0]);
    blocks.push({ kind: short ? "heading" : "paragraph", level: short ? 2 : 0, pieces: [{ start, end }] });
  }
  return blocks;
}
