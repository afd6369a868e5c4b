import { slipsOf } from "../../src/chronology/slips.ts";
import { assuming } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { phraseAt } from "../../src/findings/phrases.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import type { Phrase, RuleWords } from "../../src/lang/rules.ts";
import type { Document } from "../../src/model/document.ts";
import type { Suggestion } from "../../src/model/finding.ts";
import type { Timex } from "../../src/model/mention.ts";
import type { DayRange } from "../../src/model/time.ts";
import { showInterval } from "../../src/time/words.ts";

export default defineRule({
  id: "end-before-start",
  severity: "error",
  summary: "something ends before it starts",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const words = inquiry.language(document)?.rules;
      if (words === undefined) continue;
      const timexes = inquiry.timexes(document).filter((timex) => timex.type === "date");
      for (const [index, first] of timexes.entries()) {
        const last = timexes[index + 1];
        if (last !== undefined && isRange(first, last, document, words)) {
          const report = reportOf(first, last, document, inquiry);
          if (report !== undefined) yield report;
        }
      }
    }
  },
});

/** "from 5 May 1945 to 3 April 1945", "began on 5 May 1945 and ended on 3 April 1945", "1943-1934": two dates and a joint, with an opener in front where the joint is a word. */
function isRange(first: Timex, last: Timex, document: Document, { ranges }: RuleWords): boolean {
  if (first.sentence !== last.sentence || first.range === true || last.range === true || first.offset !== undefined || last.offset !== undefined)
    return false;
  const between = document.tokens.slice(first.endToken, last.firstToken);
  if (between.length === 1 && between[0]?.kind === "punctuation") return ranges.marks.has(between[0].text);
  return isJoined(between.length, ranges.openers, ranges.joints) || isJoined(between.length, ranges.begun, ranges.ended);

  function isJoined(gap: number, openers: readonly Phrase[], joints: readonly Phrase[]): boolean {
    const joint = phraseAt(document, first.endToken, joints);
    if (joint === 0 || joint !== gap) return false;
    return openers.some((opener) => {
      const from = first.firstToken - opener.length;
      return phraseAt(document, from, [opener]) > 0 || phraseAt(document, first.firstToken, [opener]) > 0;
    });
  }
}

function reportOf(first: Timex, last: Timex, document: Document, inquiry: Inquiry): Report | undefined {
  if (first.interval === undefined || last.interval === undefined) return undefined;
  const grounds = groundsOf(first, last);
  if (grounds === undefined) return undefined;
  const start = first.interval.start.earliest;
  const end = last.interval.end.latest;
  if (!Number.isFinite(start) || !Number.isFinite(end) || end >= start) return undefined;
  const from = showInterval(first.interval, first.calendar);
  const to = showInterval(last.interval, last.calendar);
  const span = { start: first.start, end: last.end };
  return {
    severity: grounds.sure ? "error" : "warning",
    message: `"${document.source.text.slice(span.start, span.end)}": the end, ${to}, comes before the start, ${from}`,
    primary: inquiry.label(document, last, `the end: ${to}`),
    related: [inquiry.label(document, first, `the start: ${from}`)],
    because: grounds.sure ? [] : [assuming("date", "both ends are taken to be in one month")],
    suggestions: [
      {
        message: `the other way round: "${last.quote}" before "${first.quote}"`,
        source: document.source.id,
        span,
        replacement: last.quote + document.source.text.slice(first.end, last.start) + first.quote,
      },
      ...mendings(last, (bounds) => bounds.earliest - start),
      ...mendings(first, (bounds) => end - bounds.latest),
    ],
  };
}

/** The slip of one digit, or of two swapped, that leaves the shortest time between the ends. */
function mendings(timex: Timex, between: (bounds: DayRange) => number): readonly Suggestion[] {
  const fitting = slipsOf(timex).filter(({ change, bounds }) => change !== "year" && between(bounds) > 0);
  const [best] = [...fitting].sort((a, b) => between(a.bounds) - between(b.bounds));
  if (best === undefined) return [];
  return [
    {
      message: `"${best.replacement}" for "${timex.quote}"`,
      source: timex.source,
      span: { start: timex.start, end: timex.end },
      replacement: best.replacement,
    },
  ];
}

/** Both ends stated; or, short of that, days that share the month written with the second: "from 12 to 9 May 1811". */
function groundsOf(first: Timex, last: Timex): { readonly sure: boolean } | undefined {
  if (last.basis.kind !== "stated") return undefined;
  if (first.basis.kind === "stated") return { sure: true };
  const shared = first.basis.kind === "carried" && first.basis.from === last.id && first.value.slice(0, -2) === last.value.slice(0, -2);
  return shared && first.grain === "day" && last.grain === "day" ? { sure: false } : undefined;
}
