import { assuming } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import type { Report } from "../../src/findings/rule.ts";
import type { RuleWords } from "../../src/lang/rules.ts";
import type { Document } from "../../src/model/document.ts";
import type { Timex } from "../../src/model/mention.ts";
import type { Day } from "../../src/model/time.ts";
import { showDay } from "../../src/time/words.ts";

/** Tokens between the two ways to name a day: ", on". */
const TOKENS_BETWEEN = 2;

/** "The next day, 14 May": a day that is counted from the words before, and named beside it as another day. */
export function besideReport(
  [counted, named]: readonly [Timex, Timex],
  document: Document,
  { inquiry, words }: { readonly inquiry: Inquiry; readonly words: RuleWords },
): Report | undefined {
  if (counted.basis.kind !== "counted" || !counted.basis.sure || counted.offset !== undefined || named.sentence !== counted.sentence)
    return undefined;
  const [comma, ...others] = document.tokens.slice(counted.endToken, named.firstToken);
  if (comma?.text !== "," || others.length >= TOKENS_BETWEEN || others.some(({ lower }) => !words.dateOpeners.has(lower))) return undefined;
  const [first, second] = [dayOf(counted), dayOf(named)];
  const anchor = inquiry.mention(counted.basis.from);
  const open = named.basis.kind === "carried" && !named.basis.sure;
  if (first === undefined || second === undefined || first === second || open || anchor?.kind !== "timex") return undefined;
  return {
    message: `"${counted.quote}" is ${showDay(first, counted.calendar)}, and the day named beside it is ${showDay(second, named.calendar)}`,
    primary: inquiry.label(document, named, showDay(second, named.calendar)),
    related: [
      inquiry.label(document, counted, showDay(first, counted.calendar)),
      ...(anchor.start < counted.start ? [inquiry.label(document, anchor, "counted from here")] : []),
    ],
    because: [assuming("date", `"${counted.quote}" is taken to be said of "${anchor.quote}"`)],
    suggestions: [{ message: `"${counted.quote}" would be ${showDay(first, counted.calendar)}` }],
  };
}

function dayOf({ grain, interval, type, relation }: Timex): Day | undefined {
  const day = interval?.start.earliest;
  return type === "date" && grain === "day" && relation === "in" && interval?.end.latest === day ? day : undefined;
}
