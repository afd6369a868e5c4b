import { assuming } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { type Turn, turnsOf } from "../../src/findings/lives.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { joinedByLikeness, whenInWords } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Document } from "../../src/model/document.ts";
import type { EntityId } from "../../src/model/entity.ts";
import type { Label } from "../../src/model/finding.ts";
import type { MentionId, Timex } from "../../src/model/mention.ts";
import type { Day, DayRange } from "../../src/model/time.ts";
import { dateIn, showInterval } from "../../src/time/words.ts";
import { type Age, agesIn } from "./ages.ts";

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
    const lives: Lives = {
      births,
      deaths: turnsOf(inquiry, "alive", "ends"),
      born: new Set([...births.values()].flat().flatMap(({ claim }) => claim.when?.timex ?? [])),
      dying: new Set(inquiry.claims.filter((claim) => tellsOfDeath(inquiry, claim)).map(({ source, sentence }) => `${source} ${sentence}`)),
    };
    for (const document of inquiry.documents) {
      for (const age of document.sentences.flatMap((sentence) => agesIn(inquiry, document, sentence))) {
        const { person } = age.who;
        const [birth] = lives.births.get(person.id) ?? [];
        const born = birth?.claim.when?.interval;
        const then = dateOf(inquiry, document, { age, lives });
        if (birth === undefined || born === undefined || then === undefined) continue;
        const least = yearsFrom(born.end.latest, then.days.earliest);
        const most = yearsFrom(born.start.earliest, then.days.latest);
        if (most < 0 || (age.years >= least - 1 && age.years <= most + limit("older-by-years"))) continue;
        const right = least >= most ? String(most) : `${least} ${most - least === 1 ? "or" : "to"} ${most}`;
        const inferred = age.who.inferred || joinedByLikeness(inquiry, birth.claim, birth.role);
        yield {
          message: `born ${whenInWords(inquiry, birth.claim)}, ${person.name} was ${right} years old then, not ${age.years}`,
          primary: inquiry.label(document, age.span, `${age.years} years old`),
          related: [inquiry.label(inquiry.document(birth.claim.source), birth.claim.span, `born ${whenInWords(inquiry, birth.claim)}`), then.label],
          because: inferred ? [assuming("names", `both passages are taken to speak of one person, ${person.name}`)] : [],
          suggestions: [{ message: `the age would be ${right}, or one of the two dates is wrong` }],
        };
      }
    }
  },
});

/** Whole years from one day to another. */
function yearsFrom(from: Day, to: Day): number {
  const [first, last] = [dateIn(from), dateIn(to)];
  return last.year - first.year - Number(last.month < first.month || (last.month === first.month && last.day < first.day));
}

interface Lives {
  readonly births: ReadonlyMap<EntityId, readonly Turn[]>;
  readonly deaths: ReadonlyMap<EntityId, readonly Turn[]>;
  /** The dates at which people are born. */
  readonly born: ReadonlySet<MentionId>;
  /** The sentences that tell of a death: "source sentence". */
  readonly dying: ReadonlySet<string>;
}

function tellsOfDeath(inquiry: Inquiry, { predicate }: Claim): boolean {
  return inquiry.knowledge.predicates.get(predicate)?.effects.some(({ state, change }) => state === "alive" && change === "ends") === true;
}

/** Tokens between an age and the date at which it is told: ", at" */
const BESIDE = 2;

/** The only date of the sentence that is no birth, or the only one beside the age; where it has none and tells of the death, that of the death. */
function dateOf(
  inquiry: Inquiry,
  document: Document,
  { age, lives }: { readonly age: Age; readonly lives: Lives },
): { readonly days: DayRange; readonly label: Label } | undefined {
  const dates = inquiry.timexes(document, age.sentence.index).filter((timex) => timex.type === "date" && !lives.born.has(timex.id));
  const beside = dates.filter(({ firstToken, endToken }) => {
    const between = endToken <= age.range.from ? age.range.from - endToken : firstToken - age.range.to;
    return between >= 0 && between <= BESIDE;
  });
  const [date, another] = dates.length > 1 ? beside : dates;
  if (another !== undefined || (date === undefined && dates.length > 0)) return undefined;
  if (date !== undefined) return isSure(date) && date.interval !== undefined ? withLabel(inquiry, document, date) : undefined;
  const [death] = (lives.deaths.get(age.who.person.id) ?? []).filter(({ claim }) => claim.when !== undefined);
  if (death?.claim.when === undefined || !lives.dying.has(`${document.source.id} ${age.sentence.index}`)) return undefined;
  const { start, end } = death.claim.when.interval;
  const label = inquiry.label(inquiry.document(death.claim.source), death.claim.span, `died ${whenInWords(inquiry, death.claim)}`);
  return { days: { earliest: start.earliest, latest: end.latest }, label };
}

function withLabel(inquiry: Inquiry, document: Document, date: Timex): { readonly days: DayRange; readonly label: Label } | undefined {
  if (date.interval === undefined) return undefined;
  const { start, end } = date.interval;
  return { days: { earliest: start.earliest, latest: end.latest }, label: inquiry.label(document, date, showInterval(date.interval, date.calendar)) };
}

/** It says when, and in its own words or those of a date that leaves no choice. */
function isSure({ relation, range, approximate, basis, interval }: Timex): boolean {
  if (relation !== "in" || range === true || approximate === true || interval === undefined || !Number.isFinite(interval.start.earliest))
    return false;
  return basis.kind === "stated" || ((basis.kind === "carried" || basis.kind === "counted") && basis.sure);
}
