import { Problem } from "../../base/problem.ts";
import { makeDateReader } from "../../dates/index.ts";
import type { DayRange, Interval } from "../../model/time.ts";
import { readDataFiles } from "../../readers/data.ts";
import { boundsOf, dayRange, HISTORICAL_1, parseEdtf } from "../../time/index.ts";

/** All days of a date that is asked for: written in EDTF, or in words and numbers of a language that dates are read in ("24 August 1949"). */
export function daysAsked(words: string, language?: string): DayRange | undefined {
  const date = words.replace(/^\u2212/u, "-");
  const { value } = parseEdtf(date);
  const asked = value === undefined ? daysOfWords(date.trim(), language) : boundsOf(value, HISTORICAL_1);
  if (asked === undefined) return undefined;
  const { start, end } = asked;
  if (!Number.isFinite(start.earliest) || !Number.isFinite(end.latest)) throw new Problem(`"${date}" has an open end: name a day, a month or a year`);
  return dayRange(start.earliest, end.latest);
}

/** What the words mean where all languages that can read the whole of them agree. */
function daysOfWords(words: string, language: string | undefined): Interval | undefined {
  if (!/\d/u.test(words)) return undefined;
  const reader = makeDateReader(readDataFiles());
  const codes = language !== undefined && reader.languages.includes(language) ? [language] : reader.languages;
  const meant = new Set(
    codes.flatMap((code) => {
      const [only, another] = reader.readDates(words, { language: code });
      const whole = only !== undefined && another === undefined && only.start === 0 && only.end === words.length;
      const { earliestStart = "", latestEnd = "" } = only?.bounds ?? {};
      return whole && only.type === "date" && only.edtf !== undefined ? [`${earliestStart || ".."}/${latestEnd || ".."}`] : [];
    }),
  );
  const [days, other] = meant;
  const { value } = parseEdtf(days ?? "");
  return value === undefined || other !== undefined ? undefined : boundsOf(value);
}
