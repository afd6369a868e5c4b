import { assuming, oneVoice, told } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { datedSurely, entitiesIn, joinedByLikeness, saysItHappened, whenInWords } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { GazetteerPlace } from "../../src/model/place.ts";
import type { Day } from "../../src/model/time.ts";
import { distance } from "../../src/places/geography.ts";
import { dateIn, showNumber } from "../../src/time/words.ts";

/** What nobody does from afar: the role of whoever is there, and that of the place. */
const PRESENCES: Readonly<Record<string, readonly [who: string, where: string]>> = {
  sign: ["agent", "place"],
  meet: ["agent", "place"],
  crown: ["patient", "place"],
  enter: ["agent", "destination"],
  travel: ["agent", "destination"],
  flee: ["agent", "destination"],
  arrest: ["patient", "place"],
  die: ["patient", "place"],
  kill: ["patient", "place"],
  execute: ["patient", "place"],
  fight: ["agent", "place"],
};

export default defineRule({
  id: "two-places-at-once",
  severity: "warning",
  summary: "someone is in two places too far apart for the days in between",
  thresholds: {
    "before-rail-km": { value: 150, unit: "km a day", says: "whoever covers more before there are railways is reported" },
    "by-rail-km": { value: 1000, unit: "km a day", says: "whoever covers more before there are airliners is reported" },
    "by-air-km": { value: 9000, unit: "km a day", says: "whoever covers more is reported" },
    "rail-from": { value: 1830, unit: "year", says: "from this year on there are railways" },
    "air-from": { value: 1925, unit: "year", says: "from this year on there are airliners" },
  },

  *check(inquiry, limit) {
    const presences = inquiry.claims.flatMap((claim) => presenceOf(inquiry, claim));
    for (const [index, second] of presences.entries()) {
      for (const first of presences.slice(0, index)) {
        if (first.person.id !== second.person.id || !oneVoice(first.claim, second.claim)) continue;
        const year = dateIn(second.claim.when?.interval.start.earliest ?? first.day, "gregorian").year;
        const pace = year < limit("rail-from") ? limit("before-rail-km") : year < limit("air-from") ? limit("by-rail-km") : limit("by-air-km");
        const days = Math.abs(second.day - first.day) + 1;
        const way = distance(first.place, second.place);
        if (way === undefined || way <= pace * days) continue;
        const [here, there] = [whenInWords(inquiry, second.claim), whenInWords(inquiry, first.claim)];
        yield {
          message: `${second.person.name}: ${first.place.name} ${there}, ${second.place.name} ${here}; they lie about ${showNumber(way)} km apart`,
          primary: told(inquiry, second.claim, `${second.place.name}, ${here}`),
          related: [told(inquiry, first.claim, `${first.place.name}, ${there}`)],
          because: [
            { text: `in ${year} nobody covers more than ${showNumber(pace)} km a day` },
            assuming("names", "both passages are taken to speak of one person, and the places to be those of the gazetteer"),
          ],
          suggestions: [{ message: "one of the dates or places is wrong, or somebody else was there in their name" }],
        };
        break;
      }
    }
  },
});

interface Presence {
  readonly claim: Claim;
  readonly person: Entity;
  readonly place: GazetteerPlace;
  /** The day on which it was. */
  readonly day: Day;
}

/** Someone who is named is in a place that leaves no doubt, on a day. */
function presenceOf(inquiry: Inquiry, claim: Claim): readonly Presence[] {
  const [who, where] = PRESENCES[claim.predicate] ?? [];
  const interval = claim.when?.interval;
  if (who === undefined || where === undefined || interval === undefined || claim.modality !== "asserted") return [];
  const day = interval.start.earliest;
  if (!saysItHappened(claim) || !datedSurely(inquiry, claim) || interval.end.latest !== day || joinedByLikeness(inquiry, claim, who)) return [];
  const [person, another] = entitiesIn(inquiry, claim, who);
  const towns = entitiesIn(inquiry, claim, where).flatMap(({ id }) => inquiry.placeOf(id) ?? []);
  const mention = claim.where?.mention === undefined ? undefined : inquiry.entityOf(claim.where.mention);
  const [place, second] = towns.length > 0 ? towns : mention === undefined ? [] : [inquiry.placeOf(mention.id)];
  if (person?.kind !== "person" || another !== undefined || place?.kind !== "town" || place.alias === true || second !== undefined) return [];
  return [{ claim, person, place, day }];
}
