import type { Inquiry } from "../../src/findings/inquiry.ts";
import { phraseAt } from "../../src/findings/phrases.ts";
import type { Report } from "../../src/findings/rule.ts";
import type { RuleWords } from "../../src/lang/rules.ts";
import type { Document } from "../../src/model/document.ts";
import type { Timex } from "../../src/model/mention.ts";
import { showCount, showCounts, showInterval } from "../../src/time/words.ts";
import { endsOfLength } from "./lasted.ts";
import { COMMAS, DAYS_IN, GRAINS, SLACK, type Unit } from "./units.ts";

const UNITS: Readonly<Record<string, Unit>> = { D: "day", W: "week", M: "month", Y: "year" };
const TOKENS_BETWEEN = 2;
/** Tokens between the second date and the length of the time: ", a total of". */
const TOTAL_REACH = 5;
/** "between" */
const LONGEST_OPENER = 7;

interface Setting {
  readonly inquiry: Inquiry;
  readonly words: RuleWords;
}

/** "It lasted ten days, from 5 to 9 May": a duration beside a stretch with both ends. */
export function spanReport([duration, first]: readonly [Timex, Timex], document: Document, { inquiry, words }: Setting): Report | undefined {
  const last = first.rangeEnd === undefined ? undefined : inquiry.mention(first.rangeEnd.other);
  const beside = last?.kind === "timex" && first.rangeEnd?.side === "first" && besideEachOther([duration, first], document, words);
  return beside ? stretchReport(duration, [first, last], document, inquiry) : undefined;
}

/** "begun on 5 May and ended on 9 May, a total of ten days": the length of the time between the only two dates before it in its sentence. */
export function totalReport(duration: Timex, document: Document, { inquiry, words }: Setting): Report | undefined {
  const cue = words.cue("in-all").some((phrase) => phraseAt(document, duration.firstToken - phrase.length, [phrase]) > 0);
  const [first, last, another] = inquiry.timexes(document, duration.sentence).filter((timex) => timex.type === "date" && timex.end <= duration.start);
  if (!cue || first === undefined || last === undefined || another !== undefined || duration.firstToken - last.endToken > TOTAL_REACH)
    return undefined;
  return stretchReport(duration, [first, last], document, inquiry);
}

/** "It had lasted seven weeks": a duration whose beginning and end were told before. */
export function lengthReport(duration: Timex, document: Document, { inquiry, words }: Setting): Report | undefined {
  const ends = endsOfLength(duration, { document, inquiry, words });
  return ends === undefined ? undefined : stretchReport(duration, ends, document, inquiry);
}

function stretchReport(duration: Timex, [first, last]: readonly [Timex, Timex], document: Document, inquiry: Inquiry): Report | undefined {
  const [start, end] = [first.rangeEnd?.interval ?? first.interval, last.rangeEnd?.interval ?? last.interval];
  const [, digits, letter = ""] = /^P(\d+)([DWMY])$/.exec(duration.value) ?? [];
  const unit = UNITS[letter];
  if (start === undefined || end === undefined || digits === undefined || unit === undefined) return undefined;
  if (!GRAINS[unit].includes(first.grain) || !GRAINS[unit].includes(last.grain)) return undefined;
  const count = Number(digits);
  const days = count * DAYS_IN[unit];
  const slack = Math.max(SLACK[unit], duration.approximate === true ? 0.2 * days : 0);
  // Both ways of counting are in use: with the last day and without.
  const low = end.start.earliest - start.end.latest;
  const high = end.end.latest - start.start.earliest + 1;
  if (high <= 0 || (low <= days + slack && high >= days - slack)) return undefined;
  const from = showInterval(start, first.calendar);
  const to = showInterval(end, last.calendar);
  const [least, most] = [Math.round(low / DAYS_IN[unit]), Math.round(high / DAYS_IN[unit])];
  const length = unit === "day" ? showCount(high, "day") : showCounts(least, most, unit);
  return {
    message: `from ${from} to ${to} it is ${length}, not ${showCount(count, unit)}`,
    primary: inquiry.label(document, duration, showCount(count, unit)),
    related:
      first.sentence === last.sentence
        ? [inquiry.label(document, { start: first.start, end: last.end }, showInterval({ start: start.start, end: end.end }, first.calendar))]
        : [inquiry.label(document, first, from), inquiry.label(document, last, to)],
    suggestions: [
      { message: `the length would be ${showCount(unit === "day" ? high : Math.max(1, Math.round((least + most) / 2)), unit)}` },
      { message: `if the length is right, ${from} or ${to} is wrong` },
    ],
  };
}

/** ", from", "(" or, where the verb says how long it took, "from" alone. */
function besideEachOther([duration, first]: readonly [Timex, Timex], document: Document, { ranges }: RuleWords): boolean {
  const between = document.tokens.slice(duration.endToken, first.firstToken);
  const [mark, ...others] = between;
  if (first.sentence !== duration.sentence || mark === undefined || between.length > TOKENS_BETWEEN) return false;
  const lasted = ranges.lasted.some((phrase) => phraseAt(document, duration.firstToken - phrase.length, [phrase]) > 0);
  const words = COMMAS.has(mark.text) ? others : lasted ? between : undefined;
  return words?.every(({ kind, text }) => COMMAS.has(text) || (kind === "word" && text.length <= LONGEST_OPENER)) ?? false;
}
