import { assuming } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import type { Report } from "../../src/findings/rule.ts";
import type { RuleWords } from "../../src/lang/rules.ts";
import type { Document } from "../../src/model/document.ts";
import type { Offset, Timex } from "../../src/model/mention.ts";
import type { Interval } from "../../src/model/time.ts";
import { addDays, gregorianDay, isGregorianDate } from "../../src/time/index.ts";
import { dateIn, showCount, showCounts, showDay, showInterval } from "../../src/time/words.ts";
import { COMMAS, DAYS_IN, GRAINS, SLACK } from "./units.ts";

/** How many dates before the count are tried as what it is counted from. */
const ANCHORS = 3;
/** Sentences back in which what is counted from may stand; beyond the one before it may be something undated between. */
const SENTENCES_BACK = 3;
/** At most this many tokens stand between a count and the date it leads to: ", on". */
const TOKENS_BETWEEN = 2;
/** A clause between a count and its date is no longer than this. */
const CLAUSE_TOKENS = 16;
const CLOSING: ReadonlySet<string> = new Set([",", ")", "-", "–", "—", "."]);

/** A count of days or longer units, the date it leads to, and the dates it may be counted from. */
export interface Count {
  readonly counted: Timex;
  readonly offset: Offset;
  readonly reached: Timex;
  /** Timexes before the count, in reading order. */
  readonly before: readonly Timex[];
  /** The date that the count itself names: "three days after 1 October". */
  readonly explicit: Timex | undefined;
}

/**
 * "Twelve days later, on October 13", "twelve days later on October 13" and "On October 13, twelve days later,":
 * the date is the one the count leads to. Without the second comma the count runs on from the date.
 */
export function leadsTo(counted: Timex, date: Timex, { document, words }: { readonly document: Document; readonly words: RuleWords }): boolean {
  const { dateOpeners } = words;
  if (date.type !== "date" || date.offset !== undefined || date.sentence !== counted.sentence || date.range === true) return false;
  const [first, second] = counted.start < date.start ? [counted, date] : [date, counted];
  const between = document.tokens.slice(first.endToken, second.firstToken);
  const comma = COMMAS.has(between[0]?.text ?? "");
  const rest = comma ? between.slice(1) : between;
  if (first === counted && reachesInClause(counted, date, { document, words })) return true;
  if (first.end > second.start || between.length === 0 || between.length > TOKENS_BETWEEN) return false;
  if (first === date) return comma && rest.length === 0 && CLOSING.has(document.tokens[counted.endToken]?.text ?? "");
  return rest.every((token) => dateOpeners.has(token.lower));
}

/** "Two days later the cavalry took the capital on 19 October": the count opens the sentence, and the date closes its one clause. */
function reachesInClause(
  counted: Timex,
  date: Timex,
  { document, words: { dateOpeners, cue } }: { readonly document: Document; readonly words: RuleWords },
): boolean {
  const sentence = document.sentences[counted.sentence];
  const between = document.tokens.slice(counted.endToken, date.firstToken);
  if (sentence?.firstToken !== counted.firstToken || counted.end > date.start || between.length > CLAUSE_TOKENS) return false;
  const clauses = new Set(cue("clause-openers").flat());
  const closed = date.endToken >= sentence.endToken - 1 && date.grain === "day";
  return (
    closed && dateOpeners.has(between.at(-1)?.lower ?? "") && !between.some(({ text, lower }) => text === ";" || text === ":" || clauses.has(lower))
  );
}

/** Absent where the count leads from one of the dates before it to the date beside it, or where nothing can be said. */
export function countReport(count: Count, document: Document, inquiry: Inquiry): Report | undefined {
  const { counted, offset, reached, before, explicit } = count;
  if (reached.interval === undefined || !GRAINS[offset.unit].includes(reached.grain)) return undefined;
  const dated = before.filter((timex) => timex.id !== reached.id && isDated(timex));
  const anchors = explicit === undefined ? dated.slice(-ANCHORS).reverse() : [explicit];
  const nearest = anchors.find((anchor) => GRAINS[offset.unit].includes(anchor.grain));
  // A count from something undated is no contradiction, so the date it is held against must be close by.
  const distant = nearest !== undefined && nearest.sentence < counted.sentence - 1;
  if (distant && offset.unit !== "day" && offset.unit !== "week") return undefined;
  if (
    nearest?.interval === undefined ||
    nearest !== anchors[0] ||
    nearest.sentence < counted.sentence - SENTENCES_BACK ||
    apart(document, nearest, counted)
  )
    return undefined;
  const readings = readingsOf(reached);
  // Nobody counts days from a whole month that an earlier sentence names.
  const countable = anchors.filter((anchor) => anchor.sentence === counted.sentence || GRAINS[offset.unit].includes(anchor.grain));
  if (countable.some((anchor) => anchor.interval !== undefined && readings.some((reading) => fits(anchor.interval, reading, offset))))
    return undefined;
  const gap = gapBetween(nearest.interval, reached.interval, offset);
  const inclusive = offset.unit === "day" && gap.low === gap.high && gap.low === offset.count - 1;
  const words = showCount(offset.count, offset.unit);
  const way = offset.direction === 1 ? "after" : "before";
  const from = showInterval(nearest.interval, nearest.calendar);
  const to = showInterval(reached.interval, reached.calendar);
  const sure = explicit !== undefined && nearest.basis.kind === "stated" && reached.basis.kind === "stated" && !offset.approximate;
  const expected = expectedDay(nearest.interval, offset, nearest);
  return {
    message: `${to} is not ${words} ${way} ${from}${inclusive ? ", unless both ends are counted" : ""}`,
    severity: inclusive || distant ? "note" : sure ? "error" : "warning",
    primary: inquiry.label(document, reached, to),
    related: [inquiry.label(document, counted, `${words} ${way} …`), inquiry.label(document, nearest, `… ${from}`)],
    because: [
      { text: gap.high < 0 ? `${to} lies ${way === "after" ? "before" : "after"} ${from}` : `from ${from} to ${to} it is ${showGap(gap, offset)}` },
      ...(distant ? [assuming("date", "it is counted from the last date before it, though other things are told between")] : []),
      ...(countable.length > 1 ? [{ text: `none of the ${countable.length} dates before it fits`, assumed: true }] : []),
    ],
    suggestions: [
      ...(expected === undefined ? [] : [{ message: `${words} ${way} ${from} is ${expected}` }]),
      ...(gap.low > 0 ? [{ message: `if both dates are right, the count is ${countsOf(gap, offset)}` }] : []),
    ],
  };
}

/** A date of its own, and not one that is itself counted from another: "that year". */
function isDated({ type, offset, interval, impossible, basis }: Timex): boolean {
  return (
    type === "date" &&
    offset === undefined &&
    interval !== undefined &&
    impossible === undefined &&
    (basis.kind === "stated" || basis.kind === "carried")
  );
}

function apart(document: Document, a: Timex, b: Timex): boolean {
  return document.sentences[a.sentence]?.paragraph !== document.sentences[b.sentence]?.paragraph;
}

/** Where the year was taken from the words before, the years beside it are open too. */
function readingsOf(timex: Timex): readonly Interval[] {
  const { interval, basis } = timex;
  if (interval === undefined) return [];
  if (basis.kind !== "carried") return [interval];
  const { year, month, day } = dateIn(interval.start.earliest, "gregorian");
  const shifts = [-1, 1].flatMap((step) =>
    isGregorianDate(year + step, month, day) ? [gregorianDay(year + step, month, day) - interval.start.earliest] : [],
  );
  return [interval, ...shifts.map((days) => shifted(interval, days))];
}

function shifted({ start, end }: Interval, days: number): Interval {
  return {
    start: { earliest: addDays(start.earliest, days), latest: addDays(start.latest, days) },
    end: { earliest: addDays(end.earliest, days), latest: addDays(end.latest, days) },
  };
}

interface Gap {
  /** Days, both included. */
  readonly low: number;
  readonly high: number;
}

/** How many days lie between, in the direction of the count. */
function gapBetween(anchor: Interval, date: Interval, { direction }: Offset): Gap {
  const [early, late] = direction === 1 ? [anchor, date] : [date, anchor];
  return { low: late.start.earliest - early.end.latest, high: late.end.latest - early.start.earliest };
}

function fits(anchor: Interval | undefined, date: Interval, offset: Offset): boolean {
  if (anchor === undefined) return false;
  const gap = gapBetween(anchor, date, offset);
  const days = offset.count * DAYS_IN[offset.unit];
  const slack = offset.approximate ? Math.max(2 * SLACK[offset.unit], 0.2 * days, 1) : SLACK[offset.unit];
  return gap.low <= days + slack && gap.high >= days - slack;
}

function showGap({ low, high }: Gap, { unit }: Offset): string {
  if (low === high) return showCount(low, "day");
  const size = DAYS_IN[unit];
  return showCounts(Math.round(low / size), Math.round(high / size), unit);
}

/** "two weeks", "15 days". */
function countsOf({ low, high }: Gap, { unit }: Offset): string {
  return showCount(Math.max(1, Math.round((low + high) / 2 / DAYS_IN[unit])), unit);
}

function expectedDay({ start, end }: Interval, { unit, count, direction }: Offset, anchor: Timex): string | undefined {
  if (start.earliest !== end.latest || (unit !== "day" && unit !== "week")) return undefined;
  return showDay(addDays(start.earliest, direction * count * DAYS_IN[unit]), anchor.calendar);
}
