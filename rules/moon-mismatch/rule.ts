import { findPhrase } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import type { Timex } from "../../src/model/mention.ts";
import { julianDay } from "../../src/time/index.ts";
import { dateIn, showDay } from "../../src/time/words.ts";

/** Mean new moon of 6 January 2000 as a Julian date, and the mean month of the moon in days (Meeus, Astronomical Algorithms, chapter 49). */
const NEW_MOON = 2_451_550.098;
const MONTH = 29.530_588_86;
const LAST_JULIAN_YEAR = 1923;

export default defineRule({
  id: "moon-mismatch",
  severity: "warning",
  summary: "the moon was not full, or not new, on that date",
  thresholds: {
    // The true moon is up to 14 hours off the mean one, and an eye takes two days before and after for full.
    "off-by-days": { value: 4, unit: "days", says: "a moon that is further from full or new is reported" },
  },

  *check(inquiry, limit) {
    for (const document of inquiry.documents) {
      const rules = inquiry.language(document)?.rules;
      if (rules === undefined) continue;
      const phases = [
        { name: "full", phrases: rules.cue("full-moon"), age: MONTH / 2 },
        { name: "new", phrases: rules.cue("new-moon"), age: 0 },
      ];
      for (const sentence of document.sentences) {
        const range = { from: sentence.firstToken, to: sentence.endToken };
        const phase = phases.find(({ phrases }) => findPhrase(document, range, phrases) !== undefined);
        const moon = phase === undefined ? undefined : findPhrase(document, range, phase.phrases);
        const [timex, another] = inquiry.timexes(document, sentence.index).filter(({ type }) => type === "date");
        if (phase === undefined || moon === undefined || timex === undefined || another !== undefined || !isDay(timex)) continue;
        const offs = daysOf(timex).map((day) => offBy(day, phase.age));
        const least = Math.min(...offs.map(Math.abs));
        if (least <= limit("off-by-days")) continue;
        const [first, last] = [document.tokens[moon.from], document.tokens[moon.to - 1]];
        if (first === undefined || last === undefined) continue;
        const day = showDay(timex.interval.start.earliest, timex.calendar);
        yield {
          message: `on ${day} the moon was ${Math.round(least)} days away from ${phase.name}`,
          primary: inquiry.label(document, timex, day),
          related: [inquiry.label(document, { start: first.start, end: last.end }, `the moon is ${phase.name}`)],
          because: [{ text: "the moon's phases can be reckoned back to within a day" }],
          suggestions: [{ message: "the date is wrong, or the moon was put in for the story's sake" }],
        };
      }
    }
  },
});

function isDay(timex: Timex): timex is Timex & { readonly interval: NonNullable<Timex["interval"]> } {
  return (
    timex.grain === "day" && timex.interval !== undefined && timex.interval.start.earliest === timex.interval.end.latest && timex.relation === "in"
  );
}

/** The day, and what it would be by the old calendar where that may be meant. */
function daysOf({ interval, calendar }: Timex): readonly number[] {
  if (interval === undefined) return [];
  const { year, month, day } = dateIn(interval.start.earliest, calendar);
  return [interval.start.earliest, ...(year <= LAST_JULIAN_YEAR ? [julianDay(year, month, Math.min(day, 28)) + Math.max(0, day - 28)] : [])];
}

/** Days from the nearest moment of the phase. */
function offBy(day: number, age: number): number {
  const into = (((day - NEW_MOON - age) % MONTH) + MONTH) % MONTH;
  return into > MONTH / 2 ? into - MONTH : into;
}
