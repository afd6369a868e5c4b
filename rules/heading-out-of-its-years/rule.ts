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
  /** Nothing but the year. */
  readonly bare: boolean;
}

/** A heading with one year in it. */
function headingOf(section: Section, document: Document, inquiry: Inquiry): Heading | undefined {
  const sentence = document.sentences[document.paragraphs[section.heading ?? -1]?.firstSentence ?? -1];
  if (sentence === undefined) return undefined;
  const dated = inquiry.timexes(document, sentence.index).filter((timex) => yearOf(timex) !== undefined);
  const [timex] = dated;
  const year = timex === undefined ? undefined : yearOf(timex);
  if (timex === undefined || year === undefined || dated.length > 1 || timex.relation !== "in") return undefined;
  return { section, timex, year, bare: timex.grain === "year" && timex.endToken - timex.firstToken === sentence.endToken - sentence.firstToken };
}

/** The year that stands in the words of a date. */
function yearOf({ type, basis, interval, calendar, value }: Timex): number | undefined {
  if (type !== "date" || basis.kind !== "stated" || interval === undefined || !/^\d{4}/.test(value)) return undefined;
  return Number.isFinite(interval.start.earliest) ? dateIn(interval.start.earliest, calendar).year : undefined;
}

/** "1936", "1933", "1938": headings that are years, one of them out of their row. */
function outOfRow(headings: readonly Heading[], index: number, document: Document, inquiry: Inquiry): Report | undefined {
  const [before, here, after] = [headings[index - 1], headings[index], headings[index + 1]];
  if (before === undefined || here === undefined || after === undefined) return undefined;
  const row = [before, here, after].every(
    ({ bare, section }) => bare && section.level === here.section.level && section.parent === here.section.parent,
  );
  if (!row || before.year >= after.year || (here.year > before.year && here.year < after.year)) return undefined;
  const fitting = slipsOf(here.timex).filter((slip) => {
    const year = yearIn(slip, here.timex);
    return year > before.year && year < after.year;
  });
  return fitting.length === 0
    ? undefined
    : {
        message: `the heading "${here.timex.quote}" stands between "${before.timex.quote}" and "${after.timex.quote}"`,
        primary: inquiry.label(document, here.timex, "out of the row of years"),
        related: [inquiry.label(document, before.timex, "the heading before it"), inquiry.label(document, after.timex, "the heading after it")],
        suggestions: suggestionsFor(fitting, here.timex),
      };
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
    suggestions: suggestionsFor(fitting, timex),
  };
}

function yearIn({ bounds }: Repair, { calendar }: Timex): number {
  return dateIn(bounds.earliest, calendar).year;
}

function suggestionsFor(slips: readonly Repair[], timex: Timex): readonly Suggestion[] {
  return [...slips]
    .sort((a, b) => a.cost - b.cost)
    .slice(0, SHOWN)
    .map(({ replacement }) => ({
      message: `"${replacement}" would fit`,
      source: timex.source,
      span: { start: timex.start, end: timex.end },
      replacement,
    }));
}
