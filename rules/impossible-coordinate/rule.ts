import { defineRule } from "../../src/findings/rule.ts";

const COORDINATE = /(?<degrees>\d{1,3})°\s?(?:(?<minutes>\d{1,2})['′]\s?)?(?:(?<seconds>\d{1,2})(?:"|″|'')\s?)?(?<way>[NSEW])\b/gu;
const MOST = { N: 90, S: 90, E: 180, W: 180 };

export default defineRule({
  id: "impossible-coordinate",
  severity: "error",
  summary: "a geographical coordinate lies outside the globe",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      for (const { 0: words, index, groups } of document.source.text.matchAll(COORDINATE)) {
        const way = (groups?.["way"] ?? "N") as keyof typeof MOST;
        const [degrees, minutes, seconds] = ["degrees", "minutes", "seconds"].map((part) => Number(groups?.[part] ?? 0));
        if (degrees === undefined || minutes === undefined || seconds === undefined) continue;
        const beyond = degrees + minutes / 60 + seconds / 3600 > MOST[way];
        if (!beyond && minutes < 60 && seconds < 60) continue;
        const why = beyond ? `the globe ends at ${MOST[way]}° ${way}` : "a degree has sixty minutes, a minute sixty seconds";
        yield {
          message: `"${words}" is nowhere: ${why}`,
          primary: inquiry.label(document, { start: index, end: index + words.length }, why),
          related: [inquiry.label(document, { start: index + words.length - 1, end: index + words.length }, "counted this way")],
        };
      }
    }
  },
});
