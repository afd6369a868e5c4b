import { slipsOf } from "../../src/chronology/slips.ts";
import { assuming } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { findPhrase } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import type { Document } from "../../src/model/document.ts";
import type { Timex } from "../../src/model/mention.ts";
import { dateIn } from "../../src/time/words.ts";

/** An account with fewer dated passages has no time of its own. */
const LEAST_DATES = 6;
/** How many dates on either side say what time is told of, and how many years around them it may reach. */
const NEIGHBOURS = 2;
const YEARS_AROUND = 2;
/** −ln of how likely a slip is: a changed last or third digit, or two swapped, and not the hundreds, which any older event may differ in. */
const COSTLIEST_SLIP = 4;
/** From so many years on, a day or a month of another age is hardly told of in brackets, or with a changed hundred, by chance. */
const ANOTHER_AGE = 300;
const COSTLIEST_SLIP_OF_AGE = 5;

export default defineRule({
  id: "lone-date",
  severity: "warning",
  summary: "a date stands a lifetime away from every other, and one slip of the pen would bring it among them",
  thresholds: {
    "alone-years": { value: 60, unit: "years", says: "a date that is further from every other of the account is reported" },
  },

  *check(inquiry, limit) {
    const alone = limit("alone-years");
    for (const document of inquiry.documents) {
      const dated = inquiry.timexes(document).filter((timex) => yearOf(timex) !== undefined);
      const counts = countYears(dated);
      const misfits = new Set(inquiry.chronology.misfits.map(({ timex }) => timex));
      for (const [index, timex] of dated.entries()) {
        // What the order of telling gives away is reported with better grounds.
        if (misfits.has(timex.id)) continue;
        const year = yearOf(timex);
        if (year === undefined || dated.length - (counts.get(year) ?? 0) < LEAST_DATES) continue;
        if ([...counts.keys()].some((other) => other !== year && Math.abs(other - year) < alone)) continue;
        const near = [...dated.slice(Math.max(0, index - NEIGHBOURS), index), ...dated.slice(index + 1, index + 1 + NEIGHBOURS)];
        const years = near.map((other) => yearOf(other) ?? 0);
        const [low, high] = [Math.min(...years) - YEARS_AROUND, Math.max(...years) + YEARS_AROUND];
        const far = timex.grain !== "year" && [...counts.keys()].every((other) => other === year || Math.abs(other - year) >= ANOTHER_AGE);
        const slips = slipsOf(timex).filter(({ bounds, cost, change }) => {
          const mended = dateIn(bounds.earliest, timex.calendar).year;
          return change !== "year" && cost <= (far ? COSTLIEST_SLIP_OF_AGE : COSTLIEST_SLIP) && mended >= low && mended <= high;
        });
        const [closest] = near;
        if (
          slips.length === 0 ||
          closest === undefined ||
          high - low > alone ||
          (!far && isAside(timex, document, inquiry)) ||
          (year > high && timex.grain === "year")
        )
          continue;
        yield {
          message: `"${timex.quote}" lies more than ${alone} years from every other date here`,
          primary: inquiry.label(document, timex, "alone"),
          related: near.map((other) => inquiry.label(document, other, other.start < timex.start ? "told before it" : "told after it")),
          because: [assuming("order", "no word says that the story leaves its time, and one slip would bring the date among its neighbours")],
          suggestions: slips.slice(0, 3).map(({ replacement, change }) => ({
            message: `${change === "swap" ? "two digits swapped give" : "one digit changed gives"} "${replacement}"`,
            source: document.source.id,
            span: { start: timex.start, end: timex.end },
            replacement,
          })),
        };
      }
    }
  },
});

function countYears(dated: readonly Timex[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const timex of dated) {
    const year = yearOf(timex);
    if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return counts;
}

/** The year of a date that names its own. */
function yearOf({ type, basis, interval, calendar, grain, value }: Timex): number | undefined {
  const fine = grain === "day" || grain === "month" || grain === "year" || grain === "season";
  if (type !== "date" || basis.kind !== "stated" || interval === undefined || !fine || !/^\d{4}/.test(value)) return undefined;
  return Number.isFinite(interval.start.earliest) ? dateIn(interval.start.earliest, calendar).year : undefined;
}

/** In brackets or a quotation, or in a sentence that looks back or ahead. */
function isAside(timex: Timex, document: Document, inquiry: Inquiry): boolean {
  const sentence = document.sentences[timex.sentence];
  const cues = inquiry.language(document)?.narrative;
  if (sentence === undefined) return true;
  const range = { from: sentence.firstToken, to: sentence.endToken };
  const told = timex.grain === "year" && cues !== undefined && findPhrase(document, range, [...cues.back, ...cues.ahead]) !== undefined;
  const quoted = inquiry.quotations(document, timex.sentence).some(({ start, end }) => start <= timex.start && timex.end <= end);
  const tokens = document.tokens.slice(sentence.firstToken, timex.firstToken).map(({ text }) => text);
  return told || quoted || tokens.lastIndexOf("(") > tokens.lastIndexOf(")");
}
