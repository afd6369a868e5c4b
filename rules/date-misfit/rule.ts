import { assuming } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import type { Misfit, Repair } from "../../src/model/chronology.ts";
import type { Because, Label, Suggestion } from "../../src/model/finding.ts";
import type { MentionId, Timex } from "../../src/model/mention.ts";
import type { DayRange } from "../../src/model/time.ts";
import { somewhereIn } from "../../src/time/index.ts";
import { showInterval } from "../../src/time/words.ts";

export default defineRule({
  id: "date-misfit",
  severity: "warning",
  summary: "a date is out of line with all the dates around it, and one slip of the pen would explain it",

  *check(inquiry) {
    for (const misfit of inquiry.chronology.misfits) {
      const report = reportOf(misfit, inquiry);
      if (report !== undefined) yield report;
    }
  },
});

function reportOf(misfit: Misfit, inquiry: Inquiry): Report | undefined {
  const timex = timexOf(misfit.timex, inquiry);
  const [best] = misfit.repairs;
  if (timex === undefined || best === undefined) return undefined;
  const document = inquiry.document(misfit.source);
  const neighbours = misfit.forcedBy.flatMap((id) => timexOf(id, inquiry) ?? []);
  const related = neighbours.map((other): Label => inquiry.label(document, other, other.start < timex.start ? "told before it" : "told after it"));
  return {
    severity: misfit.firm ? "warning" : "note",
    message: `"${timex.quote}" does not fit: what is told around it leaves ${show(misfit.window)}`,
    primary: inquiry.label(document, timex, `out of line; ${show(misfit.window)} would fit`),
    related,
    because: [...neighbours.map((other) => orderStep(timex, other)), lastStep(misfit, best)],
    suggestions: suggestionsFor(misfit, timex, inquiry),
  };
}

/** The likeliest slips of the date, and that of the neighbour which may be to blame instead. */
function suggestionsFor(misfit: Misfit, timex: Timex, inquiry: Inquiry): readonly Suggestion[] {
  const own = misfit.repairs.map((repair) => ({
    ...mending(timex, repair),
    message: `${change(repair)} gives "${repair.replacement}", which fits`,
    windows: [{ of: `“${timex.quote}”`, range: misfit.window }],
  }));
  const others = misfit.others.flatMap((other) => {
    const neighbour = timexOf(other.timex, inquiry);
    if (neighbour === undefined) return [];
    const message = `or it is "${neighbour.quote}" that is wrong: ${change(other.repair)} gives "${other.repair.replacement}"`;
    return [{ ...mending(neighbour, other.repair), message }];
  });
  return [...own, ...others.slice(0, 1)];
}

function mending({ source, start, end }: Timex, { replacement }: Repair): Omit<Suggestion, "message"> {
  return { source, span: { start, end }, replacement };
}

function orderStep(timex: Timex, other: Timex): Because {
  const order = other.start < timex.start ? `"${other.quote}" is told before it` : `"${other.quote}" is told after it`;
  return assuming("order", `${order}, and no word says that the story leaves its order`);
}

function lastStep(misfit: Misfit, best: Repair): Because {
  return { text: `a slip (${change(best)}) is more likely here than a passage told out of order: it lands in ${show(misfit.window)}` };
}

function change(repair: Repair): string {
  switch (repair.change) {
    case "digit":
      return "one digit changed";
    case "swap":
      return "two digits swapped";
    case "year":
      return "another year";
  }
}

function show(range: DayRange): string {
  return showInterval(somewhereIn(range.earliest, range.latest));
}

function timexOf(id: MentionId, inquiry: Inquiry): Timex | undefined {
  const mention = inquiry.mention(id);
  return mention?.kind === "timex" ? mention : undefined;
}
