import { assuming, windowsOf } from "../../src/findings/clash.ts";
import { turnsOf } from "../../src/findings/lives.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { joinedByLikeness, whenInWords } from "../../src/findings/stating.ts";

const DAYS_IN_YEAR = 365.2425;

export default defineRule({
  id: "impossible-life",
  severity: "error",
  summary: "someone dies before their birth, or later than anybody lives",
  thresholds: {
    // The oldest life that is well attested ended at 122.
    "longest-years": { value: 115, unit: "years", says: "a longer life is reported" },
  },

  *check(inquiry, limit) {
    const births = turnsOf(inquiry, "alive", "begins");
    for (const [person, deaths] of turnsOf(inquiry, "alive", "ends")) {
      for (const death of deaths) {
        const birth = births.get(person)?.find(({ claim }) => claim.attribution.voice === death.claim.attribution.voice);
        const [born, died] = [birth?.claim.when?.interval, death.claim.when?.interval];
        if (birth === undefined || born === undefined || died === undefined) continue;
        const early = died.end.latest < born.start.earliest;
        const years = Math.floor((died.start.earliest - born.end.latest) / DAYS_IN_YEAR);
        if (!early && years <= limit("longest-years")) continue;
        const inferred = joinedByLikeness(inquiry, birth.claim, birth.role) || joinedByLikeness(inquiry, death.claim, death.role);
        const [from, to] = [whenInWords(inquiry, birth.claim), whenInWords(inquiry, death.claim)];
        yield {
          severity: early && !inferred ? "error" : "warning",
          message: early
            ? `born ${from}, died ${to}: the death comes before the birth`
            : `born ${from}, died ${to}: a life of more than ${years} years`,
          primary: inquiry.label(inquiry.document(death.claim.source), death.claim.span, `died ${to}`),
          related: [inquiry.label(inquiry.document(birth.claim.source), birth.claim.span, `born ${from}`)],
          because: [
            { text: early ? "nobody dies before their birth" : `nobody is known to have lived much longer than ${limit("longest-years")} years` },
            ...(inferred ? [assuming("names", "both passages are taken to speak of one person")] : []),
          ],
          suggestions: [
            {
              message: "one of the two dates is wrong, or they speak of two people",
              ...(early ? { windows: windowsOf({ of: "the birth", claim: birth.claim }, { of: "the death", claim: death.claim }) } : {}),
            },
          ],
        };
      }
    }
  },
});
