import { expect, test } from "vitest";
import { claimed } from "../../test/support/claimed.ts";

test.each([
  ["In 1946 the rebels spoke of 40,000 dead, an inquiry of some 3,100.", [["40,000 dead"], ["some 3,100"]], []],
  ["On 2 September 1898 the Baltic League lost 900 men; the other side, 48.", [["900 men"], ["48"]], [["Baltic League"], ["the other side"]]],
  ["On 2 September 1898 the Baltic League lost 900 men; the town lay 48 miles off.", [["900 men"]], [["Baltic League"]]],
  ["In 1905 the rebels spoke of 20,000 dead, while the ministry admitted 6,000.", [["20,000 dead"], ["6,000"]], []],
  ["How many died in 1905? The ministry admitted 6,000.", [["6,000"]], []],
])("%s", (text, quantities, sides) => {
  const claims = claimed(text).claims.filter(({ predicate }) => predicate === "lose-lives");
  expect(claims.map(({ roles }) => roles["quantity"]?.map(({ quote }) => quote))).toEqual(quantities);
  expect(claims.flatMap(({ roles }) => (roles["patient"] === undefined ? [] : [roles["patient"].map(({ quote }) => quote)]))).toEqual(sides);
});

test("where a figure is told is no other side", () => {
  const claims = claimed("On 2 September 1898 the Baltic League had 900 men, according to Orlov, 212.").claims;
  expect(claims.map(({ roles }) => roles["quantity"]?.map(({ quote }) => quote))).toEqual([["900 men"]]);
});

test("what a question asks is told by nobody", () => {
  expect(claimed("How many died in 1905?").claims.map(({ predicate }) => predicate)).toEqual([]);
});
