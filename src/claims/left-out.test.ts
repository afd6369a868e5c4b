import { expect, test } from "vitest";
import { claimed } from "../../test/support/claimed.ts";

/** The claims of a kind, each as its roles and its date. */
function told(given: string, predicate: string, basis: "stated" | "carried" = "stated"): readonly string[] {
  const { claims, mentions } = claimed(given);
  return claims
    .filter((claim) => claim.predicate === predicate)
    .map(({ roles, where, when, polarity }) =>
      [
        ...Object.values(roles).flat(),
        ...(where === undefined ? [] : [where]),
        ...mentions.filter(({ id }) => when?.basis === basis && id === when.timex),
      ]
        .map(({ quote }) => quote)
        .concat(polarity === "denied" ? ["denied"] : [])
        .join(", "),
    );
}

test("what a verb says of one thing at one time it says of the next at another", () => {
  expect(told("In the north Haas took Minsk on 11 July 1920 and Wilno on the 14th.", "capture")).toEqual([
    "Haas, Minsk, the north, 11 July 1920",
    "Haas, Wilno, the north, the 14th",
  ]);
  expect(told("Haas won at Verona on 2 July 1813 and at Padua three weeks later.", "defeat")).toEqual([
    "Haas, Verona, 2 July 1813",
    "Haas, Padua, three weeks later",
  ]);
  expect(told("In 1796 Haas occupied Milan on 15 May, Modena on 20 June and Verona in August.", "capture")).toEqual([
    "Haas, Milan, 15 May",
    "Haas, Modena, 20 June",
    "Haas, Verona, August",
  ]);
  expect(told("Haas took Minsk on 11 July 1920 and left for Wilno on the 14th.", "capture")).toHaveLength(1);
});

test("of pairs without a verb the second does the like to another", () => {
  expect(told("Karl Haas led the Polish delegation and Ivan Orlov the Soviet one.", "lead")).toEqual([
    "Karl Haas, the Polish delegation",
    "Ivan Orlov, the Soviet one",
  ]);
});

test("what is set against it is denied", () => {
  expect(told("In May 1820 the fort was razed, but not the standing corn, and by August Haas was back.", "destroy")).toEqual([
    "the fort, May 1820",
    "the standing corn, May 1820, denied",
  ]);
  expect(told("In May 1820 Haas recovered Cairo but never his country.", "capture")).toEqual([
    "Haas, Cairo, May 1820",
    "Haas, his country, May 1820, denied",
  ]);
  expect(told("In May 1820 the fort was razed, but not before the siege.", "destroy")).toHaveLength(1);
});

test("who comes with or after the one told of shares what is told", () => {
  expect(told("On 3 May 1813 Haas entered Cairo, and with him Orlov.", "enter")).toEqual(["Haas, Cairo, 3 May 1813", "Orlov, Cairo, 3 May 1813"]);
});

test("the object of the last of joined verbs is that of the others", () => {
  expect(told("On 25 May 1921 the rebels captured, looted and burned the town.", "capture")).toEqual(["the rebels, the town, 25 May 1921"]);
  expect(told("On 25 May 1921 the rebels fled and burned the town.", "flee")).toEqual(["the rebels, 25 May 1921"]);
});

test("a participle with a subject of its own shares the auxiliary of the one before", () => {
  expect(told("In May 1820 the fort was taken and its garrison hanged.", "execute")).toEqual(["its garrison, May 1820"]);
});

test("words taken for nouns are verbs where they can be nothing else", () => {
  expect(told("Haas was tried, found guilty and shot.", "execute")).toEqual(["Haas"]);
  expect(told("Haas was captured by the militia and shot.", "execute")).toEqual(["Haas"]);
  expect(told("The columns burned villages until it rained.", "destroy")).toEqual(["The columns, villages"]);
  expect(told("The fighting, which cost 6,000 lives, ended.", "lose-lives")).toEqual(["6,000 lives"]);
});

test("what a relative clause tells in the past perfect is no step of the story", () => {
  const named = "On 3 October 1683 Haas, whom the king had named governor on 26 September, left Vienna.";
  expect(told(`${named} He took Buda.`, "capture", "carried")).toEqual(["He, Buda, 3 October 1683"]);
});

test("what is shared with those that come after stays shared", () => {
  expect(told("In 1840 the league and the union were led by Moreno and, after his death, by Haas.", "lead")).toEqual([
    "the league, the union, Moreno, 1840",
    "the league, the union, Haas, 1840",
  ]);
});
