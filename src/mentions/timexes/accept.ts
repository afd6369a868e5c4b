import type { TimexGrammar } from "../../lang/timex-grammar.ts";
import type { Setting } from "./context.ts";
import type { Reading } from "./draft.ts";
import type { Match } from "./match.ts";

/** Whether what looks like a date is one: four figures may be a count, a number or a code. */
export function acceptable(match: Match, reading: Reading, setting: Setting, grammar: TimexGrammar): boolean {
  const { point } = reading;
  if (reading.kind !== "date" || point.year === undefined || point.month !== undefined || point.season !== undefined) return true;
  if (reading.slots["era"] !== undefined || reading.part !== undefined) return true;
  const { before, after } = setting;
  const cues = grammar.cues.year;
  if (match.end - match.first > 1) return true;
  if (cues.not_after.includes(after)) return false;
  if (cues.not_before.includes(before)) return false;
  if (setting.parenthesis !== undefined || before === "" || after === "" || cues.before.includes(before)) return true;
  if (/^[^\p{L}]/u.test(after)) return true;
  return !cues.counted_endings.some((ending) => after.endsWith(ending));
}
