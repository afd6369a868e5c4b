import { assuming } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { ordinalAt } from "../../src/findings/ordinals.ts";
import { sentenceAt } from "../../src/findings/phrases.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import type { Document, Sentence, Token } from "../../src/model/document.ts";
import type { Timex } from "../../src/model/mention.ts";
import { dateIn } from "../../src/time/words.ts";

/** Tokens behind the anniversary in which what is remembered is named: "of the battle of the Ford". */
const REACH = 12;
/** Sentences back in which an event that is not named again stands: "its tenth anniversary". */
const BACK = 2;
/** With more years to choose from nothing is known of what is remembered. */
const MOST_YEARS = 2;

export default defineRule({
  id: "anniversary-mismatch",
  severity: "warning",
  summary: "an anniversary is not so many years after what it remembers",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const nouns = new Set((inquiry.language(document)?.rules?.cue("anniversary") ?? []).map(([word]) => word ?? ""));
      for (const noun of document.tokens.filter(({ lower }) => nouns.has(lower))) {
        const report = reportOf(inquiry, document, noun);
        if (report !== undefined) yield report;
      }
    }
  },
});

function reportOf(inquiry: Inquiry, document: Document, noun: Token): Report | undefined {
  const count = ordinalAt(inquiry, document, noun.index - 1);
  const sentence = sentenceAt(document, noun.index);
  const ordinal = document.tokens[noun.index - 1];
  if (count === undefined || count < 1 || sentence === undefined || ordinal === undefined) return undefined;
  const dates = inquiry.timexes(document, sentence.index).filter((timex) => yearOf(timex) !== undefined);
  const years = new Set(dates.map(yearOf));
  const [first, second] = [...dates].sort((a, b) => (yearOf(a) ?? 0) - (yearOf(b) ?? 0));
  const both = years.size === 2;
  const kept = both
    ? dates.find((date) => yearOf(date) === Math.max(...[...years].flatMap((year) => year ?? [])))
    : second === undefined
      ? first
      : undefined;
  if (kept === undefined) return undefined;
  const remembered = both && first !== undefined ? [first] : told(inquiry, document, { sentence, noun });
  const now = yearOf(kept) ?? 0;
  const then = new Map(remembered.flatMap((date) => ((yearOf(date) ?? now) < now ? [[yearOf(date) ?? 0, date] as const] : [])));
  const [[year, date] = []] = then;
  if (date === undefined || year === undefined || then.size > MOST_YEARS || [...then.keys()].some((one) => now - one === count)) return undefined;
  if (isToldOf(inquiry, document, { sentence, years: [now - count, now - count + 1] })) return undefined;
  return {
    message: `from ${year} to ${now} it is ${now - year} years, not ${count}`,
    primary: inquiry.label(document, { start: ordinal.start, end: noun.end }, `${count} years`),
    related: [inquiry.label(document, date, `what is remembered: ${year}`), inquiry.label(document, kept, `when it is kept: ${now}`)],
    because: [
      { text: "an anniversary is counted in whole years from the event" },
      ...(both ? [] : [assuming("date", `what is remembered is taken to be what is told of ${year}`)]),
    ],
    suggestions: [{ message: `it would be the anniversary after ${now - year} years, or one of the two years is wrong` }],
  };
}

/** Whether a year that the count leads back to, with both ends counted or without, was told anywhere before: "his tenth anniversary" names no event. */
function isToldOf(
  inquiry: Inquiry,
  document: Document,
  { sentence, years }: { readonly sentence: Sentence; readonly years: readonly number[] },
): boolean {
  return inquiry.timexes(document).some((timex) => timex.sentence < sentence.index && years.includes(yearOf(timex) ?? Number.NaN));
}

/** The dates at which what is remembered was told before: where a name says what, those beside that name; else those of the sentences just before. */
function told(inquiry: Inquiry, document: Document, { sentence, noun }: { readonly sentence: Sentence; readonly noun: Token }): readonly Timex[] {
  const of = inquiry.names(document, sentence.index).filter(({ firstToken }) => firstToken > noun.index && firstToken < noun.index + REACH);
  const things = new Set(of.map(({ id }) => inquiry.entityOf(id)));
  const stated = (index: number) => inquiry.timexes(document, index).filter((timex) => yearOf(timex) !== undefined && timex.relation === "in");
  if (things.size === 0) {
    const before = Array.from({ length: BACK }, (_, step) => document.sentences[sentence.index - 1 - step]);
    return before.flatMap((one) => (one?.paragraph === sentence.paragraph ? stated(one.index) : []));
  }
  const earlier = document.sentences
    .slice(0, sentence.index)
    .filter(({ index }) => inquiry.names(document, index).some(({ id }) => things.has(inquiry.entityOf(id))));
  return earlier.flatMap(({ index }) => stated(index));
}

/** The year of a date that leaves no choice. */
function yearOf({ type, interval, calendar, grain, basis, offset }: Timex): number | undefined {
  if (type !== "date" || interval === undefined || offset !== undefined || (grain !== "day" && grain !== "month" && grain !== "year"))
    return undefined;
  if (basis.kind !== "stated" && !(basis.kind === "carried" && basis.sure)) return undefined;
  return dateIn(interval.start.earliest, calendar).year;
}
