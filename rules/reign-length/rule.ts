import { assuming, oneVoice, told } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { findPhrase } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { datedSurely, entitiesIn, namedByLikeness, saysItHappened, whenInWords } from "../../src/findings/stating.ts";
import { subjectOf } from "../../src/findings/subjects.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Document } from "../../src/model/document.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { NameMention, Timex } from "../../src/model/mention.ts";

const DAYS_IN_YEAR = 365.2425;
/** Words between who reigned and for how long. */
const REACH = 8;
/** "after a reign of" */
const LONGEST_CUE = 4;

export default defineRule({
  id: "reign-length",
  severity: "warning",
  summary: "the stated length of a reign or term is not the time between its beginning and its end",
  thresholds: {
    "off-by-years": { value: 1.5, unit: "years", says: "a length that is off by more is reported" },
  },

  *check(inquiry, limit) {
    for (const document of inquiry.documents) {
      const verbs = inquiry.language(document)?.rules?.cue("reigned-for") ?? [];
      for (const timex of inquiry.timexes(document)) {
        const years = timex.type === "duration" ? Number(/^P(\d+)Y$/.exec(timex.value)?.[1] ?? Number.NaN) : Number.NaN;
        if (!Number.isFinite(years) || timex.approximate === true) continue;
        const ruler = rulerOf(inquiry, document, { timex, verbs });
        if (ruler === undefined) continue;
        const [begun, another] = turnsOf(inquiry, ruler, { document, change: "begins" });
        const [ended] = turnsOf(inquiry, ruler, { document, change: "ends" });
        if (begun?.when === undefined || ended?.when === undefined || another !== undefined || !oneVoice(begun, ended)) continue;
        const least = (ended.when.interval.start.earliest - begun.when.interval.end.latest) / DAYS_IN_YEAR;
        const most = (ended.when.interval.end.latest - begun.when.interval.start.earliest) / DAYS_IN_YEAR;
        const slack = limit("off-by-years");
        if (most <= 0 || (years <= most + slack && years >= least - slack)) continue;
        yield {
          message: `${ruler.name}: from ${whenInWords(inquiry, begun)} to ${whenInWords(inquiry, ended)} it is not ${years} years`,
          primary: inquiry.label(document, timex, `${years} years`),
          related: [told(inquiry, begun, `begins ${whenInWords(inquiry, begun)}`), told(inquiry, ended, `ends ${whenInWords(inquiry, ended)}`)],
          because: [assuming("names", "all three passages are taken to speak of one person and one office, held without a break")],
          suggestions: [{ message: `it is about ${Math.round((least + most) / 2)} years, or one of the two dates is wrong` }],
        };
      }
    }
  },
});

/** "Heinrich Falk reigned for thirty years": who is named before the words, in the same sentence, or is the subject of the clause. */
function rulerOf(
  inquiry: Inquiry,
  document: Document,
  { timex, verbs }: { readonly timex: Timex; readonly verbs: readonly (readonly string[])[] },
): Entity | undefined {
  const found = findPhrase(document, { from: Math.max(0, timex.firstToken - LONGEST_CUE), to: timex.firstToken }, verbs);
  if (found === undefined) return undefined;
  const name = inquiry
    .names(document, timex.sentence)
    .findLast((one: NameMention) => one.kind === "person" && one.endToken <= found.from && found.from - one.endToken < REACH);
  return name === undefined ? subjectOf(inquiry, document, { from: found.from, to: timex.endToken })?.person : inquiry.entityOf(name.id);
}

/** When the person took an office, or lost one or died: claims with a sure date. */
function turnsOf(
  inquiry: Inquiry,
  { id }: Entity,
  { document, change }: { readonly document: Document; readonly change: "begins" | "ends" },
): readonly Claim[] {
  return inquiry.claims.filter((claim) => {
    if (claim.source !== document.source.id || !saysItHappened(claim) || !datedSurely(inquiry, claim)) return false;
    return (inquiry.knowledge.predicates.get(claim.predicate)?.effects ?? []).some(
      ({ state, change: turn, subject }) =>
        turn === change &&
        (state === "office" || (state === "alive" && change === "ends")) &&
        !namedByLikeness(inquiry, claim, subject) &&
        entitiesIn(inquiry, claim, subject).some((person) => person.id === id),
    );
  });
}
