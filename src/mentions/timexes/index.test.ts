import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { untrained } from "../../../test/support/learnt.ts";
import { processorTime } from "../../../test/support/processor-time.ts";
import type { Timex } from "../../model/mention.ts";
import type { SourceId } from "../../model/source.ts";
import { readSource } from "../../source/index.ts";
import { segment } from "../../text/index.ts";
import { gregorianDay, julianDay } from "../../time/index.ts";
import { findTimexes } from "./index.ts";

const language = untrained().languages.get("en");

function find(given: string, written?: string): readonly Timex[] {
  if (language === undefined) throw new Error("no English");
  const metadata = { language: "en", ...(written === undefined ? {} : { written }) };
  return findTimexes(segment(readSource({ id: "text" as SourceId, given, format: "plain", metadata }), language), language);
}

const values = (given: string, written?: string) => find(given, written).map((timex) => `${timex.quote} = ${timex.value}`);

describe("two dates of one day", () => {
  it.each([
    ["The palace fell on 25 October (7 November) 1917.", ["julian", "gregorian"]],
    ["The redoubt fell on 7 September (26 August) 1812.", ["gregorian", "julian"]],
    ["The guild met on 23 December (4 January) 1745.", ["julian", "gregorian"]],
  ])("the earlier is the Julian: %s", (given, calendars) => {
    const days = find(given).filter((timex) => timex.grain === "day");
    expect(days.map((timex) => timex.calendar)).toEqual(calendars);
  });
});

describe("a weekday", () => {
  it.each([
    ["The guns fired on 3 May 1758. On Friday the town gave up.", "1758-05-05"],
    ["The moat froze on 6 June 1530. On Friday it thawed.", "1530-06-10"],
  ])("falls where the calendar of its time had it: %s", (given, day) => {
    expect(find(given).at(-1)?.value).toBe(day);
  });
});

describe("an offset from an event", () => {
  it("is not counted from the date it explains", () => {
    expect(values("In 1853, a year after the death of Ottokar, the widow sold the mill.")).toEqual([
      "1853 = 1853",
      "a year after the death of Ottokar = ",
    ]);
  });

  it("is counted from the date told with the same name before", () => {
    expect(values("Girona fell on 3 May 1813. Three days after the fall of Girona, he died.")).toEqual([
      "3 May 1813 = 1813-05-03",
      "Three days after the fall of Girona = 1813-05-06",
    ]);
  });

  it("may be a feast's", () => {
    expect(values("The day after Christmas 1880 was cold.")[0]).toBe("The day after Christmas 1880 = 1880-12-26");
  });
});

describe("what a date without a year is read against", () => {
  it("says which mention the year came from", () => {
    const [stated, carried] = find("The garrison gave up on 3 May 1644. On 9 June the governor was hanged.");
    expect(carried?.value).toBe("1644-06-09");
    expect(carried?.basis).toEqual({ kind: "carried", from: stated?.id, part: "year", sure: true });
  });

  it("turns the year when the months start over", () => {
    expect(values("The league was sworn in November 1529. In January its envoys rode south.")).toEqual([
      "November 1529 = 1529-11",
      "January = 1530-01",
    ]);
  });

  it("is not misled by the year of a book in a parenthesis", () => {
    expect(values("The town fell on 3 May 1644. Its chronicler (Weber, 1911) praises the duke. On 9 June he left.").at(-1)).toBe(
      "9 June = 1644-06-09",
    );
  });

  it("is not misled by a limit that lies ahead", () => {
    expect(values("The pact was signed on 3 May 1644 and stayed in force until 1671. On 9 June the duke left.").at(-1)).toBe("9 June = 1644-06-09");
  });

  it("is not misled by a glance back", () => {
    expect(values("He was crowned on 3 May 1644. The abbot, who had met him in 1631, wept. On 9 June the feast ended.").at(-1)).toBe(
      "9 June = 1644-06-09",
    );
  });

  it("is not misled by numbers that are no years", () => {
    expect(values("The raid of 3 May 1644 cost 1810 lives. On 9 June the raiders came back.")).toEqual([
      "3 May 1644 = 1644-05-03",
      "9 June = 1644-06-09",
    ]);
  });

  it("takes the year of the end of the range that it begins", () => {
    expect(values("The prior died in 1348. The assize sat again from 26 June to 4 August 1352.")).toEqual([
      "1348 = 1348",
      "26 June = 1352-06-26",
      "4 August 1352 = 1352-08-04",
    ]);
  });

  it("lets a range run over the new year", () => {
    expect(values("The court was closed from November to January 1610.")).toEqual(["November = 1609-11", "January 1610 = 1610-01"]);
  });

  it("is not misled by a book, a quotation or a comparison before the first date of its own", () => {
    for (const first of [
      "The pact (printed in 1987) was signed on",
      '"Since 1640 we have starved," he wrote on',
      "Unlike the plague of 1349, this one began on",
    ])
      expect(values(`${first} 4 May 1652. On 6 June the duke left.`).at(-1)).toBe("6 June = 1652-06-06");
  });

  it("is not misled by what was to come of it", () => {
    expect(values("On 3 May 1712 the charter was read. In 1868 it would be called a model. On 18 May the guilds swore to it.").at(-1)).toBe(
      "18 May = 1712-05-18",
    );
  });

  it("goes on from the end of a stretch", () => {
    expect(values("The blockade lasted from 1 November 1693 until March 1694. In May corn came.").at(-1)).toBe("May = 1694-05");
  });

  it("may lie within the stretch just named, and says that it may lie after it", () => {
    const january = find("From October 1703 to October 1704 they marched. In January the prince fell ill.").at(-1);
    expect(january?.value).toBe("1704-01");
    expect(january?.basis).toMatchObject({ kind: "carried", sure: false, alternatives: ["1705-01"] });
  });

  it("takes the year of the heading", () => {
    expect(values("1789\n\nThe estates met.\n\nOn 14 July the fortress was taken.").at(-1)).toBe("14 July = 1789-07-14");
  });
});

describe("days of the week", () => {
  it("are reckoned by the calendar of their century", () => {
    expect(values("They met on 14 October 1066, and on Sunday it was over.").at(-1)).toBe("Sunday = 1066-10-15");
    expect(values("They met on 14 October 1806, and on Sunday it was over.").at(-1)).toBe("Sunday = 1806-10-19");
  });
});

describe("ranges", () => {
  it("are two mentions of one stretch", () => {
    const [first, last] = find("He ruled the valley from 1934 -1943 alone.");
    expect([first?.value, last?.value]).toEqual(["1934", "1943"]);
    expect(first?.rangeEnd?.other).toBe(last?.id);
    expect(last?.rangeEnd?.side).toBe("last");
    expect(first?.edtf).toBe("1934/1943");
    expect(first?.interval?.start.earliest).toBe(gregorianDay(1934, 1, 1));
    expect(first?.interval?.end.latest).toBe(gregorianDay(1943, 12, 31));
  });

  it("count backwards before Christ", () => {
    const [first] = find("The first war lasted from 264-241 BC in all.");
    expect(first?.value).toBe("BC0264");
    expect(first?.interval?.start.earliest).toBe(julianDay(-263, 1, 1));
  });
});

describe("counting from a date or an event", () => {
  it("keeps the count and what it was counted from", () => {
    const [first, second] = find("The republic was proclaimed on 1 October 1849. Twelve days later, on 13 October, its army crossed.");
    expect(second?.value).toBe("1849-10-13");
    expect(second?.anchor).toBe(first?.id);
    expect(second?.offset).toEqual({ count: 12, unit: "day", direction: 1, approximate: false });
  });

  it("keeps a quoted name in the words of the event", () => {
    const text = 'The envoy left three days before the "Nine Articles" were signed in the tent.';
    const [timex] = find(text);
    expect(timex?.quote).toBe('three days before the "Nine Articles" were signed in the tent');
  });

  it("keeps the words of the event", () => {
    const text = "The envoy left three days before the articles were signed.";
    const [timex] = find(text);
    expect(timex?.offset?.direction).toBe(-1);
    expect(timex?.value).toBe("");
    expect(timex?.offset?.event && text.slice(timex.offset.event.start, timex.offset.event.end)).toBe("the articles were signed");
  });
});

describe("pointing back", () => {
  it("keeps the time meant, about, without a value of its own", () => {
    const [stated, back] = find("He ruled from 1534 to 1543. During this period the mint was closed.").slice(1);
    expect(back?.value).toBe("");
    expect(back?.anchor).toBe(stated?.id);
    expect(back?.approximate).toBe(true);
    expect(back?.edtf).toBe("1534/1543");
  });
});

describe("what is said of a date", () => {
  it.each([
    ["By May 1644 the town was his.", "by"],
    ["Since 1644 the gate had been shut.", "since"],
    ["The gate was shut until 1644.", "until"],
    ["He died before 1644.", "before"],
    ["The gate was shut throughout 1644.", "throughout"],
    ["As of 1644 it had two mills.", "as-of"],
  ])("%s: %s", (text, relation) => {
    expect(find(text)[0]?.relation).toBe(relation);
  });

  it("keeps an impossible date as it is written", () => {
    const [timex] = find("He signed the order on 30 February 1645 in camp.");
    expect(timex?.value).toBe("1645-02-30");
    expect(timex?.impossible).toBeDefined();
    expect(timex?.interval).toBeUndefined();
  });

  it("counts days before the reform of the calendar by the Julian calendar", () => {
    const [timex] = find("The battle was fought on 14 October 1066 on a ridge.");
    expect(timex?.calendar).toBe("julian");
    expect(timex?.interval?.start.earliest).toBe(julianDay(1066, 10, 14));
  });

  it.each([
    ["The rising began at Easter 1916.", "1916-04-23"],
    ["The mob marched after Whitsun 1381.", "1381-06-02"],
    ["He was beheaded on 30 January 1648/9 in the cold.", "1649-01-30"],
  ])("%s: %s", (text, value) => {
    expect(find(text)[0]?.value).toBe(value);
  });

  it("tells the old style from the new in a date given in both", () => {
    const [old, modern] = find("The palace was taken on 25 October (7 November) 1917 at night.");
    expect([old?.value, modern?.value]).toEqual(["1917-10-25", "1917-11-07"]);
    expect([old?.calendar, modern?.calendar]).toEqual(["julian", "gregorian"]);
    expect(old?.interval).toEqual(modern?.interval);
  });

  it("keeps the weekday", () => {
    expect(find("The crowd gathered on Thursday, August 25, 1949 at the gate.")[0]?.weekday).toBe(4);
  });

  it("bounds a part of a month", () => {
    const [timex] = find("The band was formed in mid-August 1944.");
    expect(timex?.part).toBe("mid");
    expect(timex?.edtf).toBe("[1944-08-11..1944-08-20]");
  });

  it("gives a duration in days", () => {
    expect(find("A three-day truce followed.")[0]?.days).toEqual({ low: 3, high: 3 });
  });
});

describe("accounts written from day to day", () => {
  const news = (body: string) => `Monday, May 18, 2015\n\n${body}`;

  it("count weekdays back from the day of writing", () => {
    expect(values(news("On Friday fishermen rescued the crew."), "2015-05-18").at(-1)).toBe("Friday = 2015-05-15");
  });

  it("count months and years from it", () => {
    expect(values(news("Last year the port was closed."), "2015-05-18").at(-1)).toBe("Last year = 2014");
  });
});

describe("any text", () => {
  it("gives mentions that quote it exactly, in order, inside their sentence", () => {
    const word = fc.constantFrom(
      "the",
      "of",
      "in",
      "May",
      "3",
      "1644",
      "-",
      ",",
      "early",
      "two",
      "days",
      "later",
      "after",
      "(",
      ")",
      '"',
      "BC",
      "winter",
      "and",
      "to",
      "fell",
      ".",
      "\n\n",
      "year",
      "next",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join(" ");
        const found = find(text);
        for (const timex of found) expect(timex.end).toBeGreaterThan(timex.start);
        for (let at = 1; at < found.length; at++) expect(found[at]?.start).toBeGreaterThanOrEqual(found[at - 1]?.start ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    "two hundred and ",
    "the end of the ",
    "3 May ",
    "from 4 to ",
    "in the early ",
    "( ",
    "two days after ",
    "1644-",
    "the first and second and ",
    "in 230, ",
    "a hundred ",
  ])("repeated without end costs no more than its length: %s", (part) => {
    const time = (copies: number): number => {
      const text = part.repeat(copies);
      return processorTime(() => find(text));
    };
    time(1000);
    const short = Math.min(time(1000), time(1000), time(1000));
    const long = Math.min(time(16000), time(16000), time(16000));
    // sixteen times the text: what grows with its square takes 256 times as long
    expect(long / Math.max(short, 1)).toBeLessThan(80);
  });
});

describe("a date that is denied or asked about", () => {
  const doubts = (given: string) => find(given).map((timex) => timex.doubt);

  it.each([
    ["The abbey was not founded in 1121.", ["denied"]],
    ["The bishop never came back after May 1077.", ["denied"]],
    ["Was the abbey founded in 1121?", ["asked"]],
    ["The abbey was not founded in 1121, but in 1128 it stood.", ["denied", undefined]],
    ["The town did not fall until 1643.", [undefined]],
    ["He fought not only in 1643 but again in 1645.", [undefined, undefined]],
    ["The abbey, which is not large, was founded in 1121.", [undefined]],
  ])("is told apart: %s", (given, expected) => {
    expect(doubts(given)).toEqual(expected);
  });

  it("is not where the account has got to", () => {
    expect(values("The mint was closed in 1696. It was not closed in 1702. In March the workers left.").at(-1)).toBe("March = 1696-03");
  });
});

describe("a date in a dispatch set into an account", () => {
  const before = "The siege began on 2 May 1902.";
  it.each([
    ["OSTRAVA, 15 July. The mill was taken yesterday.", "yesterday = 1902-07-14"],
    ['OSTRAVA, 15 July, by runner to Brno. "We march out tomorrow."', "tomorrow = 1902-07-16"],
    ["Ostrava, 15 July 1902. The foe attacked on Friday and fled.", "Friday = 1902-07-11"],
  ])("counts from the date at its head: %s", (dispatch, last) => {
    expect(values(`${before}\n\n${dispatch}`).at(-1)).toBe(last);
  });

  it("counts from no date that only stands in its first sentence", () => {
    expect(values(`${before}\n\nOn 15 July, he said, the mill was taken. It was burnt yesterday.`).at(-1)).toBe("yesterday = PAST_REF");
  });
});

describe("a date in a report from day to day", () => {
  it("counts from the report's own dateline", () => {
    expect(values("Tuesday, June 19, 2018\n\nThe match was lost yesterday.", "2018-06-16").at(-1)).toBe("yesterday = 2018-06-18");
    expect(values("The match of June 19, 2018 was lost yesterday.", "2018-06-16").at(-1)).toBe("yesterday = 2018-06-15");
  });

  it("counts next Tuesday from the report, and the next Tuesday from what was told", () => {
    const report = "Thursday, June 14, 2018\n\nShe left on Saturday, May 5, 2018.";
    expect(values(`${report} She is to speak next Tuesday.`, "2018-06-14").at(-1)).toBe("next Tuesday = 2018-06-19");
    expect(values(`${report} She came back the next Tuesday.`, "2018-06-14").at(-1)).toBe("the next Tuesday = 2018-05-08");
  });

  it("puts this weekend behind a report of Tuesday that says what happened", () => {
    const fair = (told: string) => values(`Tuesday, September 22, 2015\n\nThe fair ${told} this weekend.`, "2015-09-22").at(-1);
    expect(fair("took place")).toBe("this weekend = 2015-W38-WE");
    expect(fair("will open")).toBe("this weekend = 2015-W39-WE");
  });
});

describe("what is said of no time in particular", () => {
  it("has no year of the account", () => {
    expect(values("The park opened in 1907. The bay is closed for the rest of the year.").at(-1)).toBe("the rest of the year = ");
    expect(values("The park opened in 1907. The bay was closed for the rest of the year.").at(-1)).toBe("the rest of the year = 1907");
  });

  it("has no hour of the day: what a speaker imagines", () => {
    expect(values('The dam broke on 3 May 1907. "Had it broken an hour later," he said, "all would have died."').at(-1)).toBe(
      "an hour later = FUTURE_REF",
    );
    expect(values("The dam broke on 3 May 1907. An hour later the bridge fell.").at(-1)).toBe("An hour later = 1907-05-03TXX");
  });
});
