import { assuming, oneVoice, surelyBefore, told, windowsOf } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { atTime, datedSurely, entitiesIn, joinedByLikeness, saysItHappened, whenInWords } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { OfficeMention } from "../../src/model/mention.ts";

const DAYS_IN_YEAR = 366;

export default defineRule({
  id: "office-ended-twice",
  severity: "warning",
  summary: "someone leaves an office, and is said to have held it longer",

  *check(inquiry) {
    const leavings = endsOf(inquiry, "ends");
    const holdings = endsOf(inquiry, "holds");
    for (const held of holdings) {
      const left = leavings.find((one) => one.holder.id === held.holder.id && clash(inquiry, one, held));
      if (left === undefined) continue;
      const inferred = [left, held].some(({ claim, role }) => joinedByLikeness(inquiry, claim, role));
      const office = held.office?.office ?? "";
      yield {
        message: `${held.holder.name} left office ${atTime(inquiry, left.claim)}, but was ${office} ${whenInWords(inquiry, held.claim)}`,
        primary: told(inquiry, held.claim, `${office} ${whenInWords(inquiry, held.claim)}`),
        related: [told(inquiry, left.claim, `left office ${atTime(inquiry, left.claim)}`)],
        because: [
          { text: "nothing is told between of how the office was had again" },
          ...(inferred ? [assuming("names", `both passages are taken to speak of one person, ${held.holder.name}`)] : []),
        ],
        suggestions: [
          {
            message: "one of the two dates is wrong, or two people or two offices are meant",
            windows: windowsOf({ of: "the end of the office", claim: held.claim }, { of: "the removal", claim: left.claim }),
          },
        ],
      };
    }
  },
});

interface End {
  readonly claim: Claim;
  readonly role: string;
  readonly holder: Entity;
  readonly office: OfficeMention | undefined;
}

/** "Was removed on 1 October", and "was governor until 1899". */
function endsOf(inquiry: Inquiry, change: "ends" | "holds"): readonly End[] {
  const relation = change === "ends" ? "in" : "until";
  return inquiry.claims.flatMap((claim) => {
    if (!saysItHappened(claim) || claim.modality !== "asserted" || claim.when?.relation !== relation || !datedSurely(inquiry, claim)) return [];
    const effects = inquiry.knowledge.predicates.get(claim.predicate)?.effects ?? [];
    return effects.flatMap((effect): readonly End[] => {
      const [holder, another] = effect.state === "office" && effect.change === change ? entitiesIn(inquiry, claim, effect.subject) : [];
      if (holder?.kind !== "person" || another !== undefined) return [];
      const office = officeIn(inquiry, claim);
      return change === "holds" && office?.mode !== "full" ? [] : [{ claim, role: effect.subject, holder, office }];
    });
  });
}

function officeIn(inquiry: Inquiry, claim: Claim): OfficeMention | undefined {
  const filler = claim.roles["office"]?.[0]?.mention;
  const office = filler === undefined ? undefined : inquiry.mention(filler);
  return office?.kind === "office" ? office : undefined;
}

/** Told by one voice of one office, more than a year apart, with no return to it between. */
function clash(inquiry: Inquiry, left: End, held: End): boolean {
  if (!oneVoice(left.claim, held.claim) || held.claim.when === undefined || left.claim.when === undefined) return false;
  if (held.claim.when.interval.end.earliest - left.claim.when.interval.end.latest < DAYS_IN_YEAR) return false;
  return isOneOffice(inquiry, left, held) && !returns(inquiry, left, held);
}

/** The same words, or the only office that is told of someone who was removed from one that is not named. */
function isOneOffice(inquiry: Inquiry, left: End, held: End): boolean {
  const over = (office: OfficeMention | undefined) => overOf(inquiry, held.claim, office);
  if (left.office !== undefined) return left.office.office === held.office?.office && over(left.office) === over(held.office);
  const offices = inquiry.claims.flatMap((claim) => {
    const roles = (inquiry.knowledge.predicates.get(claim.predicate)?.effects ?? []).filter(({ state }) => state === "office");
    const isHis = roles.some(({ subject }) => entitiesIn(inquiry, claim, subject).some(({ id }) => id === held.holder.id));
    return isHis ? (officeIn(inquiry, claim) ?? []) : [];
  });
  return offices.every(({ office }) => office === held.office?.office) && new Set(offices.map(over).filter(Boolean)).size <= 1;
}

function overOf(inquiry: Inquiry, { source }: Claim, office: OfficeMention | undefined): string | undefined {
  const { text } = inquiry.document(source).source;
  return office?.of === undefined ? undefined : text.slice(office.of.start, office.of.end).toLowerCase();
}

/** Whether anything begins an office again that may lie after it was left. */
function returns(inquiry: Inquiry, left: End, held: End): boolean {
  return inquiry.claims.some((claim) => {
    const begins = (inquiry.knowledge.predicates.get(claim.predicate)?.effects ?? []).filter(
      ({ state, change }) => state === "office" && change === "begins",
    );
    const isHis = begins.some(({ subject }) => entitiesIn(inquiry, claim, subject).some(({ id }) => id === held.holder.id));
    return isHis && !surelyBefore(claim, left.claim);
  });
}
