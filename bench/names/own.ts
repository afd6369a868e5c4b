import type { GoldDocument, GoldName, GoldSentence } from "./gold.ts";

interface Mark {
  readonly start: number;
  end: number;
  kind: string;
}

const line = /^[SHL] /;
const named = new Set(["person", "group", "place", "event", "document"]);

/** One annotated document of `corpus/`: the outermost names of its sentences. Other marks are no names. */
export function ownDocument(name: string, text: string, labels: Readonly<Record<string, string>>): GoldDocument {
  const sentences: GoldSentence[] = [];
  const names: GoldName[] = [];
  for (const each of text.split("\n")) {
    if (each === "==") break;
    if (!line.test(each)) continue;
    const { plain, marks } = unmark(each.slice(2));
    const tokens = [...plain.matchAll(/[\p{L}\p{M}\p{N}]+|[^\s]/gu)].map((match) => ({ word: match[0], start: match.index }));
    const sentence = sentences.length;
    sentences.push({
      words: tokens.map(({ word }) => word),
      glued: tokens.map(({ start }) => start > 0 && !/\s/.test(plain.charAt(start - 1))),
    });
    for (const mark of outermost(marks.filter(({ kind }) => named.has(kind)))) {
      const first = tokens.findIndex(({ start }) => start >= mark.start);
      const end = tokens.findLastIndex(({ start, word }) => start + word.length <= mark.end) + 1;
      if (first >= 0 && end > first) names.push({ sentence, first, end, label: labels[mark.kind] ?? "other" });
    }
  }
  return { name, sentences, names };
}

/** Takes the marks out of `[words | kind …]`, which may be nested. */
function unmark(marked: string): { readonly plain: string; readonly marks: readonly Mark[] } {
  let plain = "";
  const marks: Mark[] = [];
  const open: Mark[] = [];
  for (let index = 0; index < marked.length; index++) {
    const sign = marked.charAt(index);
    if (sign === "[") open.push({ start: plain.length, end: plain.length, kind: "" });
    else if (sign === "|") {
      const close = marked.indexOf("]", index);
      const mark = open.pop();
      if (close < 0 || mark === undefined) continue;
      plain = plain.trimEnd();
      marks.push({ start: mark.start, end: plain.length, kind: /^\s*(\w+)/.exec(marked.slice(index + 1, close))?.[1] ?? "" });
      index = close;
    } else plain += sign;
  }
  return { plain, marks };
}

function outermost(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter(
    (mark) =>
      !marks.some((other) => other !== mark && other.start <= mark.start && other.end >= mark.end && other.end - other.start > mark.end - mark.start),
  );
}
