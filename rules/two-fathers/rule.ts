import { assuming, oneVoice, told } from "../../src/findings/clash.ts";
import { kinshipsOf } from "../../src/findings/kin.ts";
import { defineRule } from "../../src/findings/rule.ts";

export default defineRule({
  id: "two-fathers",
  severity: "warning",
  summary: "someone has two fathers or two mothers",

  *check(inquiry) {
    const kinships = kinshipsOf(inquiry).filter(({ inferred }) => !inferred);
    for (const [index, second] of kinships.entries()) {
      const first = kinships
        .slice(0, index)
        .find(
          (one) =>
            one.child.id === second.child.id &&
            one.parent.id !== second.parent.id &&
            one.parent.gender !== undefined &&
            one.parent.gender === second.parent.gender &&
            oneVoice(one.claim, second.claim),
        );
      if (first === undefined) continue;
      yield {
        message: `${second.child.name} is a child of ${first.parent.name}, and of ${second.parent.name}`,
        primary: told(inquiry, second.claim, `a child of ${second.parent.name}`),
        related: [told(inquiry, first.claim, `a child of ${first.parent.name}`)],
        because: [assuming("names", `${first.parent.name} and ${second.parent.name} are taken to be two people, and neither to be a step-parent`)],
        suggestions: [{ message: "one of the names is wrong, or two people bear the name of the child" }],
      };
    }
  },
});
