import { assuming, oneVoice, surelyBefore, told, windowsOf } from "../../src/findings/clash.ts";
import { turnsOf } from "../../src/findings/lives.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { atTime, datedInItsOwnWords, joinedByLikeness } from "../../src/findings/stating.ts";

export default defineRule({
  id: "ended-before-founded",
  severity: "warning",
  summary: "a body is dissolved before it was founded",

  *check(inquiry) {
    const foundings = turnsOf(inquiry, "exists", "begins");
    for (const [body, ends] of turnsOf(inquiry, "exists", "ends")) {
      const [founding, another] = foundings.get(body) ?? [];
      const [end, later] = ends;
      // What was dissolved may be founded anew.
      if (founding === undefined || another !== undefined || end === undefined || later !== undefined) continue;
      if (!oneVoice(founding.claim, end.claim) || !surelyBefore(end.claim, founding.claim)) continue;
      if ([founding, end].some(({ claim, role }) => joinedByLikeness(inquiry, claim, role) || !datedInItsOwnWords(inquiry, claim))) continue;
      const [founded, ended] = [atTime(inquiry, founding.claim), atTime(inquiry, end.claim)];
      yield {
        message: `ended ${ended}, but founded ${founded}`,
        primary: told(inquiry, end.claim, `ended ${ended}`),
        related: [told(inquiry, founding.claim, `founded ${founded}`)],
        because: [{ text: "only what exists can be dissolved" }, assuming("names", "both passages are taken to speak of one body, founded once")],
        suggestions: [
          {
            message: "one of the two dates is wrong, or it was founded a second time",
            windows: windowsOf({ of: "the founding", claim: founding.claim }, { of: "the end", claim: end.claim }),
          },
        ],
      };
    }
  },
});
