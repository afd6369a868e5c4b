import { assuming, oneVoice, told } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { findPhrase } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { datedSurely, entitiesIn, saysItHappened, whenInWords } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { EntityId } from "../../src/model/entity.ts";
import type { Timex } from "../../src/model/mention.ts";

/** Words between "a siege" and how long it was. */
const REACH = 3;
const BEGINNINGS = new Set(["besiege"]);
const ENDINGS = new Set(["capture", "surrender"]);

export default defineRule({
  id: "siege-length",
  severity: "warning",
  summary: "the stated length of a siege is not the time between its beginning and the fall of the place",
  thresholds: {
    "off-by-part": { value: 0.25, unit: "of the stated length", says: "a length that is off by more, and by more than two weeks, is reported" },
  },

  *check(inquiry, limit) {
    for (const document of inquiry.documents) {
      const sieges = inquiry.language(document)?.rules?.cue("siege-of-length") ?? [];
      for (const timex of inquiry.timexes(document)) {
        const days = timex.type === "duration" && timex.approximate !== true ? timex.days : undefined;
        const before = { from: Math.max(0, timex.firstToken - REACH), to: timex.firstToken };
        if (days === undefined || findPhrase(document, before, sieges) === undefined) continue;
        const siege = siegeOf(inquiry, timex);
        if (siege?.begun.when === undefined || siege.ended.when === undefined || isOneStretch(inquiry, timex, siege)) continue;
        const least = siege.ended.when.interval.start.earliest - siege.begun.when.interval.end.latest;
        const most = siege.ended.when.interval.end.latest - siege.begun.when.interval.start.earliest;
        const slack = Math.max(14, days.high * limit("off-by-part"));
        if (most <= 0 || (days.low <= most + slack && days.high >= least - slack)) continue;
        yield {
          message: `from ${whenInWords(inquiry, siege.begun)} to ${whenInWords(inquiry, siege.ended)} it is not "${timex.quote}"`,
          primary: inquiry.label(document, timex, "the length"),
          related: [
            told(inquiry, siege.begun, `begins ${whenInWords(inquiry, siege.begun)}`),
            told(inquiry, siege.ended, `ends ${whenInWords(inquiry, siege.ended)}`),
          ],
          because: [assuming("names", "all three passages are taken to speak of one siege of one place")],
          suggestions: [{ message: `it is ${least === most ? least : `${least} to ${most}`} days, or one of the two dates is wrong` }],
        };
      }
    }
  },
});

/** "Besieged on 3 May and taken on 9 June after a siege of two weeks": what the rule for lengths between two dates reports. */
function isOneStretch(inquiry: Inquiry, { source, sentence }: Timex, { begun, ended }: { readonly begun: Claim; readonly ended: Claim }): boolean {
  if (begun.sentence !== sentence || ended.sentence !== sentence) return false;
  return inquiry.timexes(inquiry.document(source), sentence).filter(({ type }) => type === "date").length === 2;
}

/** The one beginning and the one end that are told of the place that falls in the sentence. */
function siegeOf(inquiry: Inquiry, timex: Timex): { readonly begun: Claim; readonly ended: Claim } | undefined {
  const claims = inquiry.claims.filter((claim) => claim.source === timex.source && saysItHappened(claim));
  const named = claims.filter((claim) => claim.sentence === timex.sentence && (BEGINNINGS.has(claim.predicate) || ENDINGS.has(claim.predicate)));
  const places = new Set(named.flatMap((claim) => placesIn(inquiry, claim)));
  for (const place of places) {
    const dated = claims.filter((claim) => datedSurely(inquiry, claim) && claim.when?.relation === "in" && placesIn(inquiry, claim).includes(place));
    const [begun, another] = dated.filter(({ predicate }) => BEGINNINGS.has(predicate));
    const ended = dated.find(({ predicate }) => ENDINGS.has(predicate));
    if (begun !== undefined && ended !== undefined && another === undefined && oneVoice(begun, ended)) return { begun, ended };
  }
  return undefined;
}

function placesIn(inquiry: Inquiry, claim: Claim): readonly EntityId[] {
  return ["patient", "agent", "place"].flatMap((role) => entitiesIn(inquiry, claim, role).flatMap(({ id, kind }) => (kind === "place" ? [id] : [])));
}
