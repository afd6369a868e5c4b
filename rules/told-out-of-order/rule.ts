import type { Inquiry } from "../../src/findings/inquiry.ts";
import { findPhrase } from "../../src/findings/phrases.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import type { Document } from "../../src/model/document.ts";
import type { Timex } from "../../src/model/mention.ts";
import type { Day } from "../../src/model/time.ts";
import { addDays, daysInMonth, gregorianDay } from "../../src/time/index.ts";
import { dateIn, showDay, showInterval } from "../../src/time/words.ts";

const MONTHS = 12;

export default defineRule({
  id: "told-out-of-order",
  severity: "note",
  summary: "within a paragraph a dated sentence goes back without a word to say so",
  thresholds: {
    "longest-days": {
      value: 31,
      unit: "days",
      says: "only a step back of at most so many days is noted: a longer one is a look back, or a misprint",
    },
  },

  *check(inquiry, limit) {
    for (const document of inquiry.documents) {
      const misfits = new Set(inquiry.chronology.misfits.map(({ timex }) => timex));
      let last: Timex | undefined;
      let beforeLast: Timex | undefined;
      let noted = -1;
      for (const timex of inquiry.timexes(document)) {
        if (!tells(inquiry, document, timex)) continue;
        const [previous, first] = [last, beforeLast];
        beforeLast = last;
        last = timex;
        const paragraph = document.sentences[timex.sentence]?.paragraph ?? -1;
        if (previous?.interval === undefined || timex.interval === undefined || document.sentences[previous.sentence]?.paragraph !== paragraph)
          continue;
        const back = previous.interval.start.earliest - timex.interval.end.latest;
        const known = misfits.has(timex.id) || misfits.has(previous.id);
        if (noted === paragraph || known || previous.sentence === timex.sentence) continue;
        const inLine = first !== undefined && document.sentences[first.sentence]?.paragraph === paragraph && !misfits.has(first.id);
        const month = inLine ? monthBetween([first, previous, timex], limit("longest-days")) : undefined;
        if (inLine && month !== undefined) {
          noted = paragraph;
          yield wrongMonth(inquiry, document, { first, odd: previous, next: timex, month });
          continue;
        }
        if (back <= 0 || back > limit("longest-days")) continue;
        noted = paragraph;
        yield {
          message: `${showInterval(timex.interval, timex.calendar)} is told after ${showInterval(previous.interval, previous.calendar)}`,
          primary: inquiry.label(document, timex, "goes back"),
          related: [inquiry.label(document, previous, "told before it")],
          because: [{ text: "no word in either sentence says that the story goes back or ahead" }],
          suggestions: [{ message: "one of the two dates is wrong, or a word is missing that tells the reader" }],
        };
      }
    }
  },
});

/** The day that another month would make of the one in the middle, where the two around it are close to each other and it then stands between them. */
function monthBetween([first, odd, next]: readonly [Timex, Timex, Timex], closest: number): Day | undefined {
  const [from, to, at] = [first.interval?.start.earliest, next.interval?.end.latest, odd.interval?.start.earliest];
  if (from === undefined || to === undefined || at === undefined || to < from || to - from > closest) return undefined;
  if (at >= from - closest && at <= to + closest) return undefined;
  const { year, day } = dateIn(at, odd.calendar);
  for (let month = 1; month <= MONTHS; month++) {
    if (day > daysInMonth(year, month, "gregorian")) continue;
    const moved = addDays(at, gregorianDay(year, month, day) - gregorianDay(year, dateIn(at, odd.calendar).month, day));
    if (moved >= from && moved <= to) return moved;
  }
  return undefined;
}

function wrongMonth(
  inquiry: Inquiry,
  document: Document,
  { first, odd, next, month }: { readonly first: Timex; readonly odd: Timex; readonly next: Timex; readonly month: Day },
): Report {
  const shown = odd.interval === undefined ? odd.quote : showInterval(odd.interval, odd.calendar);
  const [before, after] = [first, next].map(({ interval, calendar, quote }) => (interval === undefined ? quote : showInterval(interval, calendar)));
  return {
    severity: "warning",
    message: `${shown} is told between ${before} and ${after}`,
    primary: inquiry.label(document, odd, "out of line"),
    related: [inquiry.label(document, first, "told before it"), inquiry.label(document, next, "told after it")],
    because: [{ text: "no word in these sentences says that the story goes back or ahead" }],
    suggestions: [{ message: `another month gives ${showDay(month, odd.calendar)}, which fits` }],
  };
}

/** A day of its own in running text, in a sentence without a word that takes it out of the order, and outside brackets and quotations. */
function tells(inquiry: Inquiry, document: Document, timex: Timex): boolean {
  const sentence = document.sentences[timex.sentence];
  const cues = inquiry.language(document)?.narrative;
  if (sentence === undefined || cues === undefined || timex.type !== "date" || timex.grain !== "day" || timex.interval === undefined) return false;
  if (timex.relation !== "in" || timex.range === true || timex.approximate === true || timex.basis.kind === "counted") return false;
  if (timex.basis.kind === "carried" && !timex.basis.sure) return false;
  if (document.paragraphs[sentence.paragraph]?.kind !== "paragraph") return false;
  const range = { from: sentence.firstToken, to: sentence.endToken };
  const tokens = document.tokens.slice(sentence.firstToken, timex.firstToken).map(({ text }) => text);
  const quoted = inquiry.quotations(document).some(({ start, end }) => start <= timex.start && timex.end <= end);
  return (
    !quoted &&
    tokens.lastIndexOf("(") <= tokens.lastIndexOf(")") &&
    findPhrase(document, range, [...cues.back, ...cues.ahead, ...cues.away]) === undefined
  );
}
