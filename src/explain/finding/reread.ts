import { passageOf } from "../../decisions/index.ts";
import type { Language } from "../../lang/language.ts";
import { findTimexes } from "../../mentions/timexes/index.ts";
import type { Act } from "../../model/decision.ts";
import type { Document } from "../../model/document.ts";
import type { Suggestion } from "../../model/finding.ts";
import type { Mention, Timex } from "../../model/mention.ts";
import type { Block, Source, Span } from "../../model/source.ts";
import { segment } from "../../text/index.ts";
import { enclosingEdtf, printEdtf } from "../../time/index.ts";

type Applied = Suggestion & { readonly span: Span; readonly replacement: string };

/**
 * The decisions on dates that come to the same as a suggestion: what the dates would be read as if its words stood in the text. None where it changes
 * no date, or where with it there are more dates or fewer.
 */
export function datesMended(
  suggestion: Applied,
  { document, mentions, language }: { readonly document: Document; readonly mentions: readonly Mention[]; readonly language: Language },
): readonly Act[] {
  const { source } = document;
  const { span, replacement } = suggestion;
  const now = touching(
    mentions.filter((mention): mention is Timex => mention.kind === "timex" && mention.source === source.id),
    span,
  );
  if (now.length === 0) return [];
  const mended = { start: span.start, end: span.start + replacement.length };
  const alone = touching(timexesIn(replaced(source, suggestion, true), language), mended);
  const then = alone.every(({ basis, edtf }) => basis.kind === "stated" && edtf !== undefined)
    ? alone
    : touching(timexesIn(replaced(source, suggestion, false), language), mended);
  if (then.length !== now.length) return [];
  return now.flatMap((timex, index): readonly Act[] => {
    const edtf = edtfOf(then[index]);
    return edtf === undefined || (edtf === edtfOf(timex) && timex.weekday === undefined)
      ? []
      : [{ act: "date", passage: passageOf(source, timex), edtf }];
  });
}

/** The date that a mention itself gives, as people write it, also where it is one end of a range. */
export function edtfOf(timex: Timex | undefined): string | undefined {
  if (timex === undefined || timex.impossible !== undefined) return undefined;
  const { rangeEnd, interval = rangeEnd?.interval, edtf } = timex;
  if (rangeEnd !== undefined) return printEdtf(enclosingEdtf(rangeEnd.interval, "historical"));
  const isDay = interval !== undefined && interval.start.earliest === interval.end.latest;
  return isDay && edtf !== undefined ? printEdtf(enclosingEdtf(interval, "historical")) : edtf;
}

function touching<T extends Span>(spans: readonly T[], { start, end }: Span): readonly T[] {
  return spans.filter((one) => one.start < end && one.end > start);
}

function timexesIn(source: Source, language: Language): readonly Timex[] {
  return findTimexes(segment(source, language), language);
}

/** The source with the suggested words in it; `alone`, only the block in which they stand. */
function replaced(source: Source, { span, replacement }: Applied, alone: boolean): Source {
  const by = replacement.length - (span.end - span.start);
  const moved = (block: Block): Block =>
    block.start > span.start
      ? { ...block, start: block.start + by, end: block.end + by }
      : block.end < span.end
        ? block
        : { ...block, end: block.end + by };
  const blocks = alone ? source.blocks.filter(({ start, end }) => start <= span.start && span.end <= end) : source.blocks;
  return { ...source, text: source.text.slice(0, span.start) + replacement + source.text.slice(span.end), blocks: blocks.map(moved) };
}
