// Faults of dates: digits, months, days, weekdays, counts of time, days that no calendar has.
import { type Mutator, NUMBER_WORDS, numberLike, numberOf, type Site, UNITS } from "./mutant.ts";
import { leavesOrder } from "./oracle.ts";
import { pick, type Random } from "./random.ts";
import { type BaseText, daysOf, type GoldDate } from "./texts.ts";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const EARLIEST_YEAR = 100;
/** The chance that the digit changed is the last, the third, the second. */
const DIGITS = [0.7, 0.9, 1];
const FARTHEST_YEAR = 10;
const FARTHEST_COUNT = 10;
const DAYS_IN = { day: 1, week: 7, month: 30.44, year: 365.2425 };
/** Characters between a count and a date that is its own, and how far the other date may stand. */
const BESIDE = 24;
const NEAR = 300;
const SLACK = { day: 1, week: 3, month: 16, year: 183 };

/** The year as it stands in the words of a date, with where. */
function yearOf({ text }: BaseText, date: GoldDate): { readonly year: number; readonly start: number; readonly end: number } | undefined {
  const found = /(?<![\d,.])\d{3,4}(?![\d,])/.exec(text.slice(date.start, date.end));
  if (found === null || Number(found[0]) !== Number(date.value.slice(0, 4))) return undefined;
  return { year: Number(found[0]), start: date.start + found.index, end: date.start + found.index + found[0].length };
}

function yearSites(base: BaseText, change: (year: number) => number | undefined): readonly Site[] {
  return base.dates.flatMap((date) => {
    const written = yearOf(base, date);
    const year = written === undefined ? undefined : change(written.year);
    if (written === undefined || year === undefined || year === written.year || year < EARLIEST_YEAR || year > base.latestYear) return [];
    const days = daysOf(String(year).padStart(4, "0") + date.value.slice(4));
    return days === undefined
      ? []
      : [{ start: written.start, end: written.end, after: String(year), detectable: leavesOrder(base, date, { ...days, part: "year" }) }];
  });
}

function oneDigit(year: number, random: Random): number {
  const digits = [...String(year)];
  const roll = random();
  const place = digits.length - 1 - DIGITS.findIndex((limit) => roll <= limit);
  const others = [..."0123456789"].filter((digit) => digit !== digits[place]);
  digits[place] = pick(others, random);
  return Number(digits.join(""));
}

function swapped(year: number, random: Random): number {
  const digits = [...String(year)];
  const places = digits.flatMap((digit, index) => (index > 0 && digits[index + 1] !== undefined && digits[index + 1] !== digit ? [index] : []));
  if (places.length === 0) return year;
  const place = pick(places, random);
  return Number([...digits.slice(0, place), digits[place + 1], digits[place], ...digits.slice(place + 2)].join(""));
}

/** Another month, or one digit of the day. */
function dayOrMonth(base: BaseText, random: Random): readonly Site[] {
  return base.dates.flatMap((date) => {
    const month = MONTHS[Number(date.value.slice(5, 7)) - 1];
    const words = base.text.slice(date.start, date.end);
    if (date.value.length < 7 || month === undefined || !words.includes(month)) return [];
    const day = Number(date.value.slice(8, 10));
    const written = day === 0 ? null : new RegExp(`(?<!\\d)0?${day}(?!\\d)`).exec(words);
    if (written !== null && random() < 0.5) {
      const other = pick(
        [day + 10, day - 10, day + 20, day - 20, day + 1, day - 1, day + 3, day - 3].filter((one) => one > 0 && one < 29),
        random,
      );
      return site(date, { from: written.index, length: written[0].length, after: String(other) }, date.value.slice(0, 8) + two(other));
    }
    const other = Math.floor(random() * 12);
    if (MONTHS[other] === month || day > 28) return [];
    return site(
      date,
      { from: words.indexOf(month), length: month.length, after: MONTHS[other] ?? "" },
      `${date.value.slice(0, 5)}${two(other + 1)}${date.value.slice(7)}`,
    );
  });

  function site(date: GoldDate, { from, length, after }: { from: number; length: number; after: string }, value: string): readonly Site[] {
    const days = daysOf(value);
    const start = date.start + from;
    return days === undefined ? [] : [{ start, end: start + length, after, detectable: leavesOrder(base, date, { ...days, part: "month" }) }];
  }
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function weekdays(base: BaseText, random: Random): readonly Site[] {
  return [...base.text.matchAll(new RegExp(WEEKDAYS.join("|"), "g"))].flatMap((found) => {
    const end = found.index + found[0].length;
    const date = base.dates.find((one) => one.value.length >= 10 && one.start <= end + 8 && one.end >= found.index);
    if (date === undefined || WEEKDAYS[(((date.first + 4) % 7) + 7) % 7] !== found[0]) return [];
    return [
      {
        start: found.index,
        end,
        after: pick(
          WEEKDAYS.filter((day) => day !== found[0]),
          random,
        ),
        detectable: saysWhichDay(base, date, found.index),
      },
    ];
  });
}

/** The day stands in figures in the date itself or right beside the weekday, or "that same" says that it is the day told last; a weekday alone bears nothing out. */
function saysWhichDay({ dates, text }: BaseText, date: GoldDate, weekday: number): boolean {
  const told = dates.filter(({ first, last, start, end }) => first === date.first && last === date.last && /\d/.test(text.slice(start, end)));
  const beside = told.some(({ start, end }) => start < weekday + BESIDE && end > weekday - BESIDE);
  const before = dates.findLast(({ end }) => end <= weekday);
  return beside || (/\b(?:same|very) $/.test(text.slice(0, weekday)) && before !== undefined && told.includes(before));
}

function impossibleDays(base: BaseText): readonly Site[] {
  return base.dates.flatMap((date) => {
    const [month, day] = [Number(date.value.slice(5, 7)), Number(date.value.slice(8, 10))];
    const words = base.text.slice(date.start, date.end);
    const written = new RegExp(`(?<!\\d)0?${day}(?!\\d)`).exec(words);
    const past = month === 2 ? 30 : [4, 6, 9, 11].includes(month) ? 31 : undefined;
    if (date.value.length < 10 || past === undefined || written === null || !words.includes(MONTHS[month - 1] ?? "-")) return [];
    const start = date.start + written.index;
    return [{ start, end: start + written[0].length, after: String(past), detectable: true }];
  });
}

const COUNT = new RegExp(
  `\\b(${NUMBER_WORDS}|\\d{1,3})[ -](days?|weeks?|months?|years?)\\b(?! (?:old|ago))(?=,? ?(?:later|earlier|after|before|from|between|\\())`,
  "gi",
);

/** A count of time that two gold dates of its sentence or the one before bear out. */
function counts(base: BaseText, random: Random): readonly Site[] {
  return [...base.text.matchAll(COUNT)].flatMap((found) => {
    const [, number = "", noun = ""] = found;
    const count = numberOf(number);
    const unit = UNITS.find((one) => noun.toLowerCase().startsWith(one));
    if (count === undefined || unit === undefined) return [];
    const end = found.index + found[0].length;
    // The value of "two days later" was itself reckoned from the count: it bears out nothing.
    const dates = base.dates.filter((date) => date.end <= found.index || date.start >= end);
    const beside = dates.filter(
      (date) => (date.start >= end && date.start < end + BESIDE) || (date.end <= found.index && date.end > found.index - 4),
    );
    const near = dates.filter((date) => date.end > found.index - NEAR && date.start < found.index + BESIDE);
    const bear = (value: number) =>
      near.some((a) =>
        near.some(
          (b) =>
            b.first > a.first &&
            (beside.includes(a) || beside.includes(b)) &&
            spans(a, b, unit) &&
            fits(value, b.first - a.last, { most: b.last - a.first, unit }),
        ),
      );
    if (!bear(count)) return [];
    const steps = Array.from({ length: 2 * FARTHEST_COUNT + 1 }, (_, index) => index - FARTHEST_COUNT).filter(
      (step) => step !== 0 && count + step > 1,
    );
    const changed = count + pick(steps, random);
    return [{ start: found.index, end: found.index + number.length, after: numberLike(changed, number), detectable: !bear(changed) }];
  });
}

function spans(a: GoldDate, b: GoldDate, unit: (typeof UNITS)[number]): boolean {
  const least = { day: 10, week: 10, month: 7, year: 4 }[unit];
  return a.value.length >= least && b.value.length >= least;
}

function fits(count: number, least: number, { most, unit }: { readonly most: number; readonly unit: (typeof UNITS)[number] }): boolean {
  const days = count * DAYS_IN[unit];
  return least <= days + SLACK[unit] && most >= days - SLACK[unit];
}

/** "before" and "after" between two dates of a sentence. */
function reversed(base: BaseText): readonly Site[] {
  return [...base.text.matchAll(/ (before|after|preceded|followed) /g)].flatMap((found) => {
    const opposite = { before: "after", after: "before", preceded: "followed", followed: "preceded" }[found[1] ?? ""];
    const start = found.index + 1;
    const sentence = base.sentences.find((one) => one.start <= start && start < one.end);
    if (opposite === undefined || sentence === undefined) return [];
    const inside = base.dates.filter((date) => date.start >= sentence.start && date.end <= sentence.end);
    const [left, right] = [inside.findLast((date) => date.end <= start), inside.find((date) => date.start > start)];
    const apart = left !== undefined && right !== undefined && (left.last < right.first || right.last < left.first);
    return [{ start, end: start + (found[1]?.length ?? 0), after: opposite, detectable: apart && right.start - start < 20 }];
  });
}

export const DATE_MUTATORS: readonly Mutator[] = [
  { id: "M01", name: "one digit of a year", sites: (base, random) => yearSites(base, (year) => oneDigit(year, random)) },
  {
    id: "M02",
    name: "year off by 1 to 10",
    sites: (base, random) => yearSites(base, (year) => year + (1 + Math.floor(random() * FARTHEST_YEAR)) * (random() < 0.5 ? 1 : -1)),
  },
  { id: "M03", name: "month, or digit of a day", sites: dayOrMonth },
  { id: "M04", name: "digits of a year swapped", sites: (base, random) => yearSites(base, (year) => swapped(year, random)) },
  { id: "M05", name: "elapsed time", sites: counts },
  { id: "M06", name: "weekday", sites: weekdays },
  { id: "M07", name: "impossible date", sites: impossibleDays },
  { id: "M12", name: "before and after", sites: reversed },
];
