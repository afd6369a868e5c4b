import { defineRule } from "../../src/findings/rule.ts";
import { besideReport } from "./apposition.ts";
import { countReport, leadsTo } from "./counts.ts";
import { lengthReport, spanReport, totalReport } from "./spans.ts";

/** How many dates back what is counted from is looked for. */
const REACH = 12;

export default defineRule({
  id: "elapsed-time",
  severity: "warning",
  summary: "a stated count of days, months or years does not lead from one date to the other",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const words = inquiry.language(document)?.rules;
      if (words === undefined) continue;
      const timexes = inquiry.timexes(document);
      for (const [index, timex] of timexes.entries()) {
        const { offset } = timex;
        const next = timexes[index + 1];
        const setting = { inquiry, words };
        const span = timex.type === "duration" && next !== undefined ? spanReport([timex, next], document, setting) : undefined;
        const spanned =
          span ?? (timex.type === "duration" ? (totalReport(timex, document, setting) ?? lengthReport(timex, document, setting)) : undefined);
        const report = spanned ?? (next === undefined ? undefined : besideReport([timex, next], document, setting));
        if (report !== undefined) yield report;
        if (offset === undefined) continue;
        const explicit = next !== undefined && next.end <= timex.end ? next : undefined;
        // "two months after the armistice of 4 June": a date that closes the words of the event is the event's own.
        if (offset.event !== undefined && (explicit?.end !== timex.end || explicit.type !== "date")) continue;
        const neighbours = [explicit === undefined ? next : timexes[index + 2], timexes[index - 1]];
        const reached = neighbours.find((other) => other !== undefined && leadsTo(timex, other, { document, words }));
        if (reached === undefined) continue;
        const before = timexes.slice(Math.max(0, index - REACH), index);
        const counted = countReport({ counted: timex, offset, reached, before, explicit }, document, inquiry);
        if (counted !== undefined) yield counted;
      }
    }
  },
});
