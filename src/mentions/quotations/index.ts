import { assert, at } from "../../base/assert.ts";
import type { Language } from "../../lang/language.ts";
import type { Document } from "../../model/document.ts";
import type { MentionId, NameMention, QuotationMention } from "../../model/mention.ts";
import { sentenceAt } from "../lookup.ts";
import { type MarkPair, markPairs } from "./marks.ts";
import { firstWithTitle, type Speech, type Spoken, speechBeside } from "./speaker.ts";
import { useOf } from "./use.ts";

/** Words in quotation marks, what the marks do, and who speaks where the text says so. */
export function findQuotations(document: Document, language: Language, names: readonly NameMention[]): readonly QuotationMention[] {
  const data = language.quotations;
  if (data === undefined) return [];
  const pairs = markPairs(document);
  if (pairs.length === 0) return [];
  const speech: Speech = {
    document,
    data,
    names,
    byFirst: new Map(names.map((name) => [firstWithTitle(document, name), name])),
    byEnd: new Map(names.map((name) => [name.endToken, name])),
  };
  let before: { readonly pair: MarkPair; readonly spoken: Spoken } | undefined;
  return pairs.map((pair) => {
    const spoken = before !== undefined && goesOn(document, before, pair) ? before.spoken : speechBeside(speech, pair);
    before = { pair, spoken };
    const first = speech.byFirst.get(pair.open + 1);
    const name = first !== undefined && encloses(document, pair, first) ? first : undefined;
    const use = useOf(pair, { document, data, names: language.names, name, spoken: spoken.spoken, behind: spoken.behind === true });
    return mention(document, pair, { use, ...(use === "quotation" && spoken.speaker !== undefined ? { speaker: spoken.speaker } : {}) });
  });
}

/** How many words may stand between two halves of what somebody says. */
const halves = 16;

/** «…,» said X, «…» · «…,» said X. «…»: what follows the words that name the speaker is theirs too. */
function goesOn(document: Document, before: { readonly pair: MarkPair; readonly spoken: Spoken }, { open }: MarkPair): boolean {
  const { close } = before.pair;
  if (!before.spoken.spoken || before.spoken.behind !== true || open <= close + 1 || open - close > halves) return false;
  if (!/^[.,:;]$/.test(at(document.tokens, open - 1).text)) return false;
  return !document.tokens.slice(close + 1, open - 1).some(({ text }) => /^[.;!?]$/.test(text));
}

/** The name fills the marks, but for a comma or stop before the closing one. */
function encloses(document: Document, { close }: MarkPair, name: NameMention): boolean {
  if (name.endToken === close) return true;
  return name.endToken === close - 1 && /^[.,;]$/.test(at(document.tokens, close - 1).text);
}

function mention(
  document: Document,
  { open, close }: MarkPair,
  { use, speaker }: { use: QuotationMention["use"]; speaker?: { readonly first: number; readonly end: number; readonly name?: NameMention } },
): QuotationMention {
  const { tokens, source } = document;
  const start = at(tokens, open).start;
  const end = at(tokens, close).end;
  const inner = { start: at(tokens, open + 1).start, end: at(tokens, close - 1).end };
  assert(inner.start < inner.end, "a quotation has words");
  const sentence = sentenceAt(document, open).index;
  return {
    id: `${source.id}#quotation:${start}-${end}` as MentionId,
    source: source.id,
    kind: "quotation",
    start,
    end,
    quote: source.text.slice(start, end),
    sentence,
    firstToken: open,
    endToken: close + 1,
    producer: "quotations/marks",
    use,
    inner,
    ...(speaker?.name === undefined ? {} : { speaker: speaker.name.id }),
    ...(speaker === undefined ? {} : { speakerQuote: { start: at(tokens, speaker.first).start, end: at(tokens, speaker.end - 1).end } }),
  };
}
