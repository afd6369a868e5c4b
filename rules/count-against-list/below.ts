import { findPhrase, type TokenRange } from "../../src/findings/phrases.ts";
import type { RuleWords } from "../../src/lang/rules.ts";
import type { Document, Paragraph, Sentence } from "../../src/model/document.ts";

/** "… the following five terms:" and list items below it. */
export function itemsBelow(
  sentence: Sentence,
  document: Document,
  words: RuleWords,
): { readonly count: number; readonly range: TokenRange } | undefined {
  const paragraph = document.paragraphs[sentence.paragraph];
  if (paragraph === undefined || paragraph.endSentence - 1 !== sentence.index) return undefined;
  const first = document.paragraphs[paragraph.index + 1];
  const run = first?.kind === "item" ? marked(first, document) : first?.kind === "paragraph" ? unmarked(first, document) : undefined;
  if (first === undefined || run === undefined) return undefined;
  const { items, last } = run;
  const range = { from: document.sentences[first.firstSentence]?.firstToken ?? 0, to: document.sentences[last.endSentence - 1]?.endToken ?? 0 };
  if (
    findPhrase(
      document,
      range,
      words.lists.open.filter((phrase) => phrase[0] === "etc" || phrase[0] === "etc."),
    ) !== undefined
  )
    return undefined;
  return { count: items, range };
}

interface Run {
  readonly items: number;
  readonly last: Paragraph;
}

/** Items of the level of the first; those that are deeper are parts of one. */
function marked(first: Paragraph, document: Document): Run {
  let items = 0;
  let last = first;
  for (let index = first.index; document.paragraphs[index]?.kind === "item"; index++) {
    const item = document.paragraphs[index];
    if (item === undefined || item.level < first.level) break;
    if (item.level === first.level) items++;
    last = item;
  }
  return { items, last };
}

/** Items that have lost their marks: paragraphs that each end in a semicolon, up to the one that does not. */
function unmarked(first: Paragraph, document: Document): Run | undefined {
  for (let items = 1, here: Paragraph | undefined = first; here?.kind === "paragraph"; items++) {
    if (!document.source.text.slice(here.start, here.end).endsWith(";")) return items > 1 ? { items, last: here } : undefined;
    here = document.paragraphs[here.index + 1];
  }
  return undefined;
}
