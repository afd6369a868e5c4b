import { slipsOf } from "../../src/chronology/slips.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import type { Repair } from "../../src/model/chronology.ts";
import type { Document, Section } from "../../src/model/document.ts";
import type { Suggestion } from "../../src/model/finding.ts";
import type { Timex } from "../../src/model/mention.ts";
import { dateIn } from "../../src/time/words.ts";

/** Fewer dates than these do not show what time a section tells of. */
const LEAST_DATES = 2;
/** A section may begin a little before its year and end a little after it. */
const YEARS_OF_GRACE = 1;
/** How far beyond the last heading, or before the first, another may stand. */
const YEARS_AHEAD = 20;
const SHOWN = 3;

export default defineRule({
  id: "heading-out-of-its-years",
  severity: "warning",
  summary: "the year of a heading is neither that of what is told below it nor one between those of the headings beside it",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const headings = document.sections.flatMap((section) => headingOf(section, document, inquiry) ?? []);
      for (const [index, heading] of headings.entries()) {
        const report = outOfRow(headings, index, document, inquiry) ?? outOfContents(heading, document, inquiry);
        if (report !== undefined) yield report;
      }
    }
  },
});

interface Heading {
  readonly section: Section;
  readonly timex: Timex;
  readonly year: number;
  /** It is the year, alone or before a colon: one of a row of years. */
  readonly leads: boolean;
}

/** A heading with one year in it, or with months of one year. */
function headingOf(section: Section, document: Document, inquiry: Inquiry): Heading | undefined {
  const sentence = document.sentences[document.paragraphs[section.heading ?? -1]?.firstSentence ?? -1];
  if (sentence === undefined) return undefined;
  const dates = inquiry.timexes(document, sentence.index);
  const dated = dates.filter((timex) => yearOf(timex) !== undefined);
  const [timex] = dated;
  const year = timex === undefined ? undefined : yearOf(timex);
  if (timex === undefined || year === undefined || dated.length > 1 || !dates.every((one) => within(one, year))) return undefined;
  const next = document.tokens[timex.endToken];
  const leads = timex.grain === "year" && timex.firstToken === sentence.firstToken && (timex.endToken === sentence.endToken || next?.text === ":");
  return { section, timex, year, leads };
}

/** It says when something happened, and that in no other year. */
function within({ relation, range, interval, calendar, grain }: Timex, year: number): boolean {
  if (interval === undefined || !(relation === "in" || (range === true && grain !== "year"))) return false;
  const ends = [interval.start.earliest, interval.end.latest];
  return ends.every((day) => Number.isFinite(day) && dateIn(day, calendar).year === year);
}

/** The year that stands in the words of a date. */
function yearOf({ type, basis, interval, calendar, value }: Timex): number | undefined {
  if (type !== "date" || basis.kind !== "stated" || interval === undefined || !/^\d{4}/.test(value)) return undefined;
  return Number.isFinite(interval.start.earliest) ? dateIn(interval.start.earliest, calendar).year : undefined;
}

/** "1936", "1933", "1938": headings that are years, one of them out of their row. */
function outOfRow(headings: readonly Heading[], index: number, document: Document, inquiry: Inquiry): Report | undefined {
  const here = headings[index];
  if (here === undefined || !here.leads) return undefined;
  const [first, before, after, last] = [-2, -1, 1, 2].map((step) => inRow(headings[index + step], here));
  const between = before !== undefined && after !== undefined && before.year < after.year;
  // At an end of the row the two headings beside it must be in order, and neither of them may be the one to blame.
  const behind = after === undefined && first !== undefined && before !== undefined && first.year < before.year && here.year <= first.year;
  const ahead = before === undefined && last !== undefined && after !== undefined && after.year < last.year && here.year >= last.year;
  const low = between || behind ? before.year : after === undefined ? 0 : after.year - YEARS_AHEAD;
  const high = between || ahead ? after.year : low + YEARS_AHEAD;
  if (!(between || behind || ahead) || (here.year > low && here.year < high)) return undefined;
  const fitting = slipsOf(here.timex).filter((slip) => {
    const year = yearIn(slip, here.timex);
    return year > low && year < high;
  });
  const beside = [before, after].filter((heading) => heading !== undefined);
  // The years of a row follow each other closely.
  const away = (slip: Repair) => Math.min(...beside.map(({ year }) => Math.abs(year - yearIn(slip, here.timex))));
  const nearest = between ? cheapest(fitting) : [...fitting].sort((a, b) => away(a) - away(b));
  return fitting.length === 0
    ? undefined
    : {
        message: `the heading "${here.timex.quote}" stands ${between ? "between" : behind ? "after" : "before"} ${beside.map(({ timex }) => `"${timex.quote}"`).join(" and ")}`,
        primary: inquiry.label(document, here.timex, "out of the row of years"),
        related: beside.map((heading) =>
          inquiry.label(document, heading.timex, heading === before ? "the heading before it" : "the heading after it"),
        ),
        suggestions: suggestionsFor(nearest, here.timex),
      };
}

/** A heading of one row with another; the first of all may have become the title of the whole. */
function inRow(heading: Heading | undefined, { section }: Heading): Heading | undefined {
  if (heading === undefined || !heading.leads) return undefined;
  const beside = heading.section.level === section.level && heading.section.parent === section.parent;
  return beside || heading.section.index === section.parent || heading.section.parent === section.index ? heading : undefined;
}

/** No date of the section lies in the heading's year, and one slip would bring most of them there. */
function outOfContents({ section, timex, year }: Heading, document: Document, inquiry: Inquiry): Report | undefined {
  const inside = new Set([section.index]);
  for (const { index, parent } of document.sections) if (parent !== undefined && inside.has(parent)) inside.add(index);
  const dates = inquiry.timexes(document).filter((one) => {
    const paragraph = document.paragraphs[document.sentences[one.sentence]?.paragraph ?? -1];
    return paragraph?.kind === "paragraph" && inside.has(paragraph.section) && one.relation === "in";
  });
  const told = dates.flatMap((one) => {
    const its = yearOf(one);
    return its === undefined ? [] : [{ one, its }];
  });
  if (told.length < LEAST_DATES || told.some(({ its }) => Math.abs(its - year) <= YEARS_OF_GRACE)) return undefined;
  const fitting = slipsOf(timex).filter((slip) => {
    const mended = told.filter(({ its }) => its === yearIn(slip, timex)).length;
    return slip.change !== "year" && mended >= LEAST_DATES && mended * 2 >= told.length;
  });
  const [slip] = fitting;
  if (slip === undefined) return undefined;
  const related = told.filter(({ its }) => its === yearIn(slip, timex)).slice(0, SHOWN);
  return {
    message: `nothing that is told under "${timex.quote}" happened then`,
    primary: inquiry.label(document, timex, "in the heading"),
    related: related.map(({ one }) => inquiry.label(document, one, "told below it")),
    because: [{ text: `no date below the heading lies within a year of ${year}, and one slip of the pen would make it the year of most of them` }],
    suggestions: suggestionsFor(cheapest(fitting), timex),
  };
}

function yearIn({ bounds }: Repair, { calendar }: Timex): number {
  return dateIn(bounds.earliest, calendar).year;
}

function suggestionsFor(slips: readonly Repair[], timex: Timex): readonly Suggestion[] {
  return slips.slice(0, SHOWN).map(({ replacement }) => ({
    message: `"${replacement}" would fit`,
    source: timex.source,
    span: { start: timex.start, end: timex.end },
    replacement,
  }));
}

function cheapest(slips: readonly Repair[]): readonly Repair[] {
  return [...slips].sort((a, b) => a.cost - b.cost);
}
