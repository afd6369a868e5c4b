import { at } from "../base/assert.ts";
import type { Segmentation } from "../lang/segmentation.ts";
import type { Token } from "../model/document.ts";

export interface TokenRange {
  readonly firstToken: number;
  readonly endToken: number;
  readonly segmentation: Segmentation;
}

const closing = new Set(["'", '"', ")", "]", "»"]);

/** One past the last token of each sentence in a paragraph; the last is always the paragraph's end. */
export function sentenceEnds(tokens: readonly Token[], { firstToken, endToken, segmentation }: TokenRange): readonly number[] {
  const ends: number[] = [];
  for (let index = firstToken; index < endToken; index++) {
    if (!/[.!?。！？؟]$/.test(at(tokens, index).text)) continue;
    const before = index > firstToken ? at(tokens, index - 1).lower : "";
    if (at(tokens, index).text === "." && (segmentation.beforeName.has(before) || segmentation.beforeNumber.has(before) || /^\p{L}$/u.test(before)))
      continue;
    let end = index + 1;
    while (end < endToken && closing.has(at(tokens, end).text) && !at(tokens, end).spaceBefore) end++;
    if (end >= endToken) break;
    const next = at(tokens, end);
    if (next.spaceBefore && /^[\p{Lu}\p{N}"'([]/u.test(next.text)) {
      ends.push(end);
      index = end - 1;
    }
  }
  if (endToken > firstToken) ends.push(endToken);
  return ends;
}
