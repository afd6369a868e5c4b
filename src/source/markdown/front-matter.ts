import type { SourceMetadata } from "../../model/source.ts";

const fence = /^---[\t ]*\r?\n((?:[\w-]+:.*\r?\n|[\t ]+.*\r?\n|[\t ]*\r?\n|#.*\r?\n){1,60})(?:---|\.\.\.)[\t ]*(?:\r?\n|$)/;
const line = /^(title|author|lang|language|date|written|place):[\t ]*(["']?)(.*?)\2[\t ]*$/;
const edtfDate = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** The settings between two lines of dashes at the top of a Markdown file, and where they end. */
export function frontMatter(given: string): { readonly end: number; readonly metadata: SourceMetadata } {
  const match = fence.exec(given);
  if (match === null) return { end: 0, metadata: {} };
  const metadata: { title?: string; author?: string; language?: string; written?: string; place?: string } = {};
  for (const text of (match[1] ?? "").split(/\r?\n/)) {
    const [, key, , value = ""] = line.exec(text) ?? [];
    if (key === undefined || value === "") continue;
    if (key === "title" || key === "author" || key === "place") metadata[key] = value;
    else if (key === "lang" || key === "language") metadata.language = value;
    else if (edtfDate.test(value)) metadata.written = value;
  }
  return { end: match[0].length, metadata };
}
