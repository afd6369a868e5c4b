import { expect, test } from "vitest";
import { claimed } from "../../test/support/claimed.ts";

/** The claims of a kind, each with its voice, what fills its roles, and its date. */
function told(given: string, predicate: string): readonly string[] {
  const { claims, mentions, voices } = claimed(given);
  return claims
    .filter((claim) => claim.predicate === predicate)
    .map(({ roles, when, attribution }) => {
      const dates = mentions.filter(({ id }) => id === when?.timex);
      const words = [...Object.values(roles).flat(), ...dates].map(({ quote }) => quote);
      return `${voices.find(({ id }) => id === attribution.voice)?.name}: ${words.join(", ")}`;
    });
}

test.each([
  ["General Ortega died in Quito in 1822, of fever according to his doctors.", "die", ["author: Ortega, 1822", "his doctors: Ortega, fever, 1822"]],
  [
    "General Ortega died on 3 May 1822 according to Count Orlov and on 5 May according to Colonel Weiss.",
    "die",
    ["Orlov: Ortega, 3 May 1822", "Weiss: Ortega, 5 May"],
  ],
  [
    "A crowd of 700 men according to Count Orlov and 2,000 according to Colonel Weiss stormed the gate in 1822.",
    "strength",
    ["Orlov: A crowd, 700 men, 1822", "Weiss: A crowd, 2,000, 1822"],
  ],
  [
    "Lima was taken after some weeks, according to Count Orlov in 1822, according to Colonel Weiss in 1823.",
    "capture",
    ["Orlov: Lima, 1822", "Weiss: Lima, 1823"],
  ],
  ["General Ortega died in Quito in 1822, according to Count Orlov.", "die", ["Orlov: Ortega, 1822"]],
])("each voice tells its own: %s", (given, predicate, wanted) => {
  expect(told(given, predicate)).toEqual(wanted);
});
