import type { TimexGrammar } from "../../lang/timex-grammar.ts";
import type { Setting } from "./context.ts";
import type { Reading } from "./draft.ts";
import type { Match } from "./match.ts";
import type { Piece } from "./pieces.ts";

/** Years beyond the writing, or this far ahead where that is unknown, need a preposition. */
const latestYear = 2030;

/** Whether what looks like a date is one: four figures may be a count, a page or a house number. */
export function acceptable(
  match: Match,
  reading: Reading,
  setting: Setting,
  { grammar, pieces }: { grammar: TimexGrammar; pieces: readonly Piece[] },
): boolean {
  const { point } = reading;
  if (reading.kind !== "date" || point.year === undefined || point.month !== undefined || point.season !== undefined) return true;
  if (reading.slots["era"] !== undefined) return true;
  const { before, after } = setting;
  const cues = grammar.cues.year;

  if (cues.not_after.includes(after) || cues.counted_endings.some((ending) => ending.length > 2 && after.endsWith(ending))) return false;
  if (reading.part !== undefined) return true;
  if (cues.not_before.includes(before)) return false;
  const first = pieces[match.first];
  const next = pieces[match.end];
  if (first?.glued && /^[\p{L}\d]/u.test(before)) return false;
  if (next?.glued && /^[\p{L}\d]/u.test(after)) return false;
  const strong = cues.before.includes(before);
  if (point.year > latestYear && !strong) return false;
  if (strong || setting.parenthesis !== undefined || before === "" || match.siblings.length > 1) return true;
  if (cues.weak_before.includes(before))
    return !cues.counted_endings.some((ending) => after.endsWith(ending)) || next?.capital === true || before === "the";
  if (after === "" || !/^\p{L}/u.test(after)) return true;
  if (next?.capital) return false;
  return !setting.attributive || (setting.determined && !cues.counted_endings.some((ending) => after.endsWith(ending)));
}
