import { assuming } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { turnsOf } from "../../src/findings/lives.ts";
import { phraseAt, tokensIn } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { datedSurely, entitiesIn, joinedByLikeness, saysItHappened, whenInWords } from "../../src/findings/stating.ts";
import type { Phrase } from "../../src/lang/rules.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Timex } from "../../src/model/mention.ts";

const DAYS_IN_YEAR = 365.2425;

export default defineRule({
  id: "age-mismatch",
  severity: "warning",
  summary: "an age does not fit the birth and the date at which it is given",
  thresholds: {
    // In East Asia a child is one at birth and two at the next new year.
    "older-by-years": { value: 2, unit: "years", says: "an age that is higher by more is reported" },
  },

  *check(inquiry, limit) {
    const births = turnsOf(inquiry, "alive", "begins");
    for (const claim of inquiry.claims) {
      const document = inquiry.document(claim.source);
      const cues = inquiry.language(document)?.rules?.cue("aged") ?? [];
      const [age, another] = inquiry
        .timexes(document, claim.sentence)
        .filter(
          ({ type, value, firstToken }) =>
            type === "duration" && /^P\d+Y$/.test(value) && cues.some((phrase) => phraseAt(document, firstToken - phrase.length, [phrase]) > 0),
        );
      const when = claim.when?.interval;
      if (
        age === undefined ||
        another !== undefined ||
        when === undefined ||
        !follows(claim, age, { inquiry, cues }) ||
        !saysItHappened(claim) ||
        !datedSurely(inquiry, claim)
      )
        continue;
      for (const role of inquiry.knowledge.predicates.get(claim.predicate)?.effects.map(({ subject }) => subject) ?? []) {
        const [person, other] = entitiesIn(inquiry, claim, role);
        const birth = person === undefined ? undefined : births.get(person.id)?.find((one) => one.claim.id !== claim.id);
        const born = birth?.claim.when?.interval;
        if (person === undefined || other !== undefined || birth === undefined || born === undefined) continue;
        const years = Number(age.value.slice(1, -1));
        const least = Math.floor((when.start.earliest - born.end.latest) / DAYS_IN_YEAR);
        const most = Math.floor((when.end.latest - born.start.earliest) / DAYS_IN_YEAR);
        if (years >= least - 1 && years <= most + limit("older-by-years")) continue;
        const inferred = joinedByLikeness(inquiry, claim, role);
        yield {
          message: `born ${whenInWords(inquiry, birth.claim)}, ${person.name} was ${least === most ? least : `${least} or ${most}`} years old then, not ${years}`,
          primary: inquiry.label(document, age, `${years} years old`),
          related: [
            inquiry.label(inquiry.document(birth.claim.source), birth.claim.span, `born ${whenInWords(inquiry, birth.claim)}`),
            inquiry.label(document, claim.trigger, whenInWords(inquiry, claim)),
          ],
          because: inferred ? [assuming("names", `both passages are taken to speak of one person, ${person.name}`)] : [],
          suggestions: [{ message: "one of the two dates or the age is wrong" }],
        };
        break;
      }
    }
  },
});

/** "died in 1771 at the age of 55": nothing but a comma between the event, or its date, and the age. */
function follows(claim: Claim, age: Timex, { inquiry, cues }: { readonly inquiry: Inquiry; readonly cues: readonly Phrase[] }): boolean {
  const document = inquiry.document(claim.source);
  const cue = cues.find((phrase) => phraseAt(document, age.firstToken - phrase.length, [phrase]) > 0);
  const date = claim.when === undefined ? undefined : inquiry.mention(claim.when.timex);
  const ends = [claim.trigger.end, date?.end ?? 0].filter((end) => end <= age.start);
  const from = tokensIn(document, { start: Math.max(...ends), end: age.start }).from;
  return cue !== undefined && document.tokens.slice(from, age.firstToken - cue.length).every(({ text }) => text === ",");
}
