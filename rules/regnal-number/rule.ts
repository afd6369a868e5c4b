import { assuming, told } from "../../src/findings/clash.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { entitiesIn, joinedByLikeness, saysItHappened } from "../../src/findings/stating.ts";

const NUMERAL = /^(?<name>.*\p{L}) (?<number>[IVXL]+)$/u;
const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

export default defineRule({
  id: "regnal-number",
  severity: "warning",
  summary: "a ruler succeeds one of the same name whose number is higher",

  *check(inquiry) {
    for (const claim of inquiry.claims) {
      if (claim.predicate !== "succeed" || !saysItHappened(claim)) continue;
      if (joinedByLikeness(inquiry, claim, "agent") || joinedByLikeness(inquiry, claim, "patient")) continue;
      const [next] = entitiesIn(inquiry, claim, "agent").map(({ name }) => numbered(name));
      const [previous] = entitiesIn(inquiry, claim, "patient").map(({ name }) => numbered(name));
      if (next === undefined || previous === undefined || next.name !== previous.name || next.number >= previous.number) continue;
      yield {
        message: `the ${next.number}. of the name succeeds the ${previous.number}.`,
        primary: told(inquiry, claim, "the lower number follows the higher"),
        because: [{ text: "rulers of one name are numbered in their order" }, assuming("names", "both are taken to have ruled the same country")],
        suggestions: [{ message: "the two have changed places, or one of the numbers is wrong" }],
      };
    }
  },
});

/** "Albert IV": the name and the number. */
function numbered(full: string): { readonly name: string; readonly number: number } | undefined {
  const { name, number } = NUMERAL.exec(full)?.groups ?? {};
  if (name === undefined || number === undefined) return undefined;
  const values = [...number].map((letter) => VALUES[letter] ?? 0);
  return { name, number: values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0) };
}
