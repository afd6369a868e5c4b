import { groupBy } from "../../src/base/collections.ts";
import { assuming, told } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { entitiesIn, joinedByLikeness, saysItHappened } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";

export default defineRule({
  id: "office-number-twice",
  severity: "warning",
  summary: "two people are each the first, or the same in number, to hold an office",

  *check(inquiry) {
    const numbered = inquiry.claims.flatMap((claim) => numberedOf(inquiry, claim));
    for (const held of groupBy(numbered, ({ key }) => key).values()) {
      for (const [index, second] of held.entries()) {
        const first = held.slice(0, index).find((one) => one.holder.id !== second.holder.id);
        if (first === undefined) continue;
        yield {
          message: `${first.holder.name} and ${second.holder.name} are each "${second.words}"`,
          primary: told(inquiry, second.claim, second.words),
          related: [told(inquiry, first.claim, first.words)],
          because: [assuming("names", "both passages are taken to speak of one office")],
          suggestions: [{ message: "one of the numbers is wrong, or the office began anew" }],
        };
      }
    }
  },
});

interface Numbered {
  readonly claim: Claim;
  readonly holder: Entity;
  /** "first president of the Republic" */
  readonly words: string;
  /** Source, voice and words. */
  readonly key: string;
}

/** "the first president of the Republic", said of one who is named. */
function numberedOf(inquiry: Inquiry, claim: Claim): readonly Numbered[] {
  const filler = claim.roles["office"]?.[0];
  const office = filler?.mention === undefined ? undefined : inquiry.mention(filler.mention);
  if (office?.kind !== "office" || office.of === undefined || office.mode !== "full" || !saysItHappened(claim)) return [];
  const document = inquiry.document(claim.source);
  const ordinals = new Set((inquiry.language(document)?.rules?.cue("ordinals") ?? []).flat());
  const ordinal = [document.tokens[office.firstToken], document.tokens[office.firstToken - 1]].find((token) => ordinals.has(token?.lower ?? ""));
  const [holder, another] = entitiesIn(inquiry, claim, "patient");
  if (ordinal === undefined || holder === undefined || another !== undefined || joinedByLikeness(inquiry, claim, "patient")) return [];
  const words = document.source.text.slice(ordinal.start, office.end);
  return [{ claim, holder, words, key: [claim.source, claim.attribution.voice, words.toLowerCase()].join("\n") }];
}
