import type { Inquiry } from "../../src/findings/inquiry.ts";
import { phraseAt, spanOf, type TokenRange } from "../../src/findings/phrases.ts";
import type { Report } from "../../src/findings/rule.ts";
import type { RuleWords } from "../../src/lang/rules.ts";
import { numberAt } from "../../src/mentions/quantities/numbers.ts";
import type { Document, Sentence } from "../../src/model/document.ts";
import { showCount, showNumber } from "../../src/time/words.ts";
import { capitalsIn, namesFrom } from "./items.ts";

const MOST_ITEMS = 12;
/** Words between "four of them" and its colon: "were hanged". */
const REACH = 6;

interface Setting {
  readonly document: Document;
  readonly inquiry: Inquiry;
  readonly words: RuleWords;
}

/** Numbers that count nothing in their own words: "four of them were hanged: A, B, C and D", "a delegation of four, composed of A, B, C and D". */
export function* bareCounts(sentence: Sentence, setting: Setting): Iterable<Report> {
  const { document, inquiry, words } = setting;
  const data = inquiry.language(document)?.quantities;
  if (data === undefined) return;
  for (let first = sentence.firstToken; first < sentence.endToken; first++) {
    const number = numberAt(document.tokens, { first, limit: sentence.endToken }, data);
    if (number === undefined || number.end !== first + 1 || number.low !== number.high || number.low < 2 || number.low > MOST_ITEMS) continue;
    const from = listBehind(number.end, sentence, document, words) ?? companions(number.end, sentence, document, words);
    const row = from === undefined ? undefined : rowOf({ from, to: closeOf(sentence, document) }, sentence, setting);
    if (row === undefined || row.count === number.low) continue;
    const token = document.tokens[first];
    if (token === undefined) continue;
    yield {
      message: `"${token.text}" announces ${showNumber(number.low)}, and the list has ${showNumber(row.count)}`,
      severity: "warning",
      primary: inquiry.label(document, token, `announces ${showNumber(number.low)}`),
      related: [inquiry.label(document, spanOf(document, row.range), `has ${showNumber(row.count)}`)],
      suggestions: [
        {
          message:
            row.count < number.low
              ? `an item may have been lost, or it should be ${showCount(row.count, "item")}`
              : `an item may have been added, or two may be one, or it should be ${showCount(row.count, "item")}`,
        },
      ],
    };
  }
}

/** Where the list of a bare number begins. */
function listBehind(after: number, { endToken }: Sentence, document: Document, { cue }: RuleWords): number | undefined {
  const comma = document.tokens[after]?.text === "," ? 1 : 0;
  const composed = phraseAt(document, after + comma, cue("composed-of"));
  if (composed > 0) return after + comma + composed;
  if (phraseAt(document, after, cue("of-them")) === 0) return undefined;
  for (let index = after; index < Math.min(endToken, after + REACH); index++) if (document.tokens[index]?.text === ":") return index + 1;
  return undefined;
}

/** "two of his companions, A and B": behind the comma, where those who are counted are people. */
function companions(after: number, { endToken }: Sentence, document: Document, { cue, lists }: RuleWords): number | undefined {
  const whose = phraseAt(document, after, cue("of-whose"));
  if (whose === 0) return undefined;
  for (let index = after + whose; index < Math.min(endToken, after + whose + REACH); index++) {
    const token = document.tokens[index];
    if (token?.text === ",") return lists.countsPersons(document.tokens[index - 1]?.lower ?? "") ? index + 1 : undefined;
    if (token?.kind !== "word") return undefined;
  }
  return undefined;
}

function rowOf(
  range: TokenRange,
  sentence: Sentence,
  { document, inquiry, words }: Setting,
): { readonly count: number; readonly range: TokenRange } | undefined {
  const unknown = capitalsIn(range, document, words);
  if (unknown !== undefined) return { count: unknown, range };
  const row = namesFrom({ range, names: inquiry.names(document, sentence.index) }, document, words);
  if (row === undefined || (row.end < range.to && document.tokens[row.end]?.kind !== "punctuation")) return undefined;
  return { count: row.names.length, range: { from: range.from, to: row.end } };
}

/** Where the words of a sentence end, before its stop. */
export function closeOf({ endToken }: Sentence, document: Document): number {
  return document.tokens[endToken - 1]?.kind === "punctuation" ? endToken - 1 : endToken;
}
