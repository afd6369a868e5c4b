import { at } from "../base/assert.ts";
import type { ClaimLanguage } from "../lang/claims.ts";
import type { Document, Sentence } from "../model/document.ts";
import type { Mention, NameMention } from "../model/mention.ts";
import { treeOf } from "../text/syntax/tree.ts";

/** From where a dispatch or communiqué comes whose words a sentence is part of. Tokens, half-open. */
export interface Dateline {
  readonly first: number;
  readonly end: number;
  readonly mention?: NameMention;
  /** The first token of the sentence that is said there. */
  readonly from: number;
}

/** Tokens of the longest dateline. */
const LONGEST = 24;

interface Dispatches {
  readonly document: Document;
  readonly bySentence: ReadonlyMap<number, readonly Mention[]>;
  readonly language: Pick<ClaimLanguage, "grammar">;
}

/**
 * "LAGOS, 6 July." or "LAGOS, 6 July —" at the head of a paragraph: where those who send such dispatches speak of themselves ("our losses"), what
 * follows in the paragraph is theirs, and not its author's.
 */
export function datelineOf(input: Dispatches, sentence: Sentence): Dateline | undefined {
  const dateline = headingOf(input, sentence);
  return dateline !== undefined && isOfSides(input) ? dateline : undefined;
}

const ofSides: WeakMap<Dispatches["bySentence"], boolean> = new WeakMap();

/** Whether any paragraph under such a line speaks of "us" outside of marks: no correspondent does. */
function isOfSides(input: Dispatches): boolean {
  const { document, bySentence } = input;
  const known = ofSides.get(bySentence);
  if (known !== undefined) return known;
  const found = document.paragraphs.some(({ firstSentence, endSentence }) => {
    const last = document.sentences[endSentence - 1];
    return (
      last !== undefined &&
      headingOf(input, last) !== undefined &&
      speaksOfItself(input, at(document.sentences, firstSentence).firstToken, last.endToken)
    );
  });
  ofSides.set(bySentence, found);
  return found;
}

function speaksOfItself({ document, language: { grammar } }: Dispatches, first: number, end: number): boolean {
  let quoted = false;
  for (let word = first; word < end; word++) {
    const { text, lower } = at(document.tokens, word);
    if (/^["“”«»„]$/u.test(text)) quoted = !quoted;
    else if (!quoted && grammar.senders.has(lower)) return true;
  }
  return false;
}

function headingOf({ document, bySentence }: Dispatches, sentence: Sentence): Dateline | undefined {
  const opening = at(document.sentences, at(document.paragraphs, sentence.paragraph).firstSentence);
  const first = opening.firstToken;
  const end = endOfCapitals(document, opening);
  if (end === first || document.tokens[end]?.text !== ",") return undefined;
  const mentions = bySentence.get(opening.index) ?? [];
  const dated = mentions.find((mention) => mention.kind === "timex" && mention.firstToken > end);
  if (dated === undefined || dated.firstToken > end + LONGEST / 2) return undefined;
  const close = endOfDateline(document, { opening, from: dated.endToken });
  if (close === undefined || (sentence.index === opening.index && close >= opening.endToken)) return undefined;
  const mention = mentions.find((each) => each.start === at(document.tokens, first).start && (each.kind === "place" || each.kind === "group"));
  return {
    first,
    end,
    from: sentence.index === opening.index ? close : sentence.firstToken,
    ...(mention === undefined ? {} : { mention: mention as NameMention }),
  };
}

/** Behind the words in capitals that open a sentence. */
function endOfCapitals({ tokens }: Document, { firstToken, endToken }: Sentence): number {
  let end = firstToken;
  while (end < endToken && /^\p{Lu}[\p{Lu}\p{M}'’-]+$/u.test(at(tokens, end).text)) end++;
  return end;
}

/** Behind a dash, or the whole sentence, where it tells of nothing. */
function endOfDateline(document: Document, { opening, from }: { readonly opening: Sentence; readonly from: number }): number | undefined {
  const tree = treeOf(document);
  for (let word = from; word < opening.endToken; word++) {
    if (word > opening.firstToken + LONGEST || tree?.form(word) === "Fin") return undefined;
    if (/^[—–]$/u.test(at(document.tokens, word).text)) return word + 1;
  }
  return opening.endToken;
}
