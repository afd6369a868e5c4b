import { expect, test } from "vitest";
import { claimed } from "../../test/support/claimed.ts";

/** The offices that a text shows somebody with, and who that is. */
const held = (given: string) =>
  claimed(given)
    .claims.filter(({ producer }) => producer === "apposition" || producer === "title")
    .map(({ roles }) => `${roles["patient"]?.map(({ quote }) => quote).join(" & ")}: ${roles["office"]?.[0]?.quote}`);

test("words that say when may stand between a name and its office", () => {
  expect(held("Pedro Moreno, from 1870 to 1880 governor of Lima, fled in 1882.")).toEqual(["Pedro Moreno: governor of Lima"]);
  expect(held("Pedro Moreno, for ten years governor of Lima, fled in 1882.")).toEqual(["Pedro Moreno: governor of Lima"]);
  expect(held("Pedro Moreno, by then a general, fled in 1882.")).toEqual(["Pedro Moreno: general"]);
  expect(held("Pedro Moreno, once Haas's deputy, fled in 1882.")).toEqual(["Pedro Moreno: deputy"]);
  expect(held("Pedro Moreno, until 1872 bishop of Cuzco and afterwards archbishop of Lima, died in 1882.")).toEqual([
    "Pedro Moreno: bishop of Cuzco",
    "Pedro Moreno: archbishop of Lima",
  ]);
  expect(held("Pedro Moreno, though elected archbishop by the chapter, fled in 1882.")).toEqual([]);
});

test("ministers are told by what they are over", () => {
  expect(held("In 1848 Karl Huber formed a cabinet with Pedro Moreno at the Interior and Ivan Orlov at Finance.")).toEqual([
    "Pedro Moreno: Interior",
    "Ivan Orlov: Finance",
  ]);
  expect(held("In 1848 War went to Pedro Moreno, the Interior to Ivan Orlov.")).toEqual([]);
});

test("who holds an office may be named before others in whose company he is", () => {
  expect(held("In 1956 they stood before the chief justice, Pedro Moreno, and three assessors.")).toEqual(["Pedro Moreno: chief justice"]);
  expect(held("In 1956 they stood before the chief justice, Pedro Moreno, and Ivan Orlov.")).toEqual([]);
});

test("what is said of a brother is not said of the other", () => {
  const { claims } = claimed("In 1882 Juan Moreno, whose brother Pedro was then bishop of Cuzco, led the rebels.");
  expect(claims.find(({ predicate }) => predicate === "hold-office")?.roles["patient"]?.map(({ quote }) => quote)).toEqual(["Pedro"]);
});

test("each of several is told with an office of his own", () => {
  const taken = (given: string) =>
    claimed(given)
      .claims.filter(({ roles }) => roles["office"] !== undefined)
      .map(({ roles }) => `${roles["patient"]?.[0]?.quote}: ${roles["office"]?.[0]?.quote}`);
  expect(taken("In 1953 Peter Haas was chairman, Juan Moreno secretary and Ivan Orlov treasurer.")).toEqual([
    "Peter Haas: chairman",
    "Juan Moreno: secretary",
    "Ivan Orlov: treasurer",
  ]);
  expect(taken("In 1953 a committee met, of which Peter Haas was the president.")).toEqual(["Peter Haas: president"]);
  expect(taken("In 1933 Sabit became prime minister, Qasimjan Haji minister for foreign affairs.")).toContain("Sabit: prime minister");
  expect(taken("Pedro Moreno acted only as deputy for his cousin Haas.")).not.toContain("Haas: deputy for his cousin");
});

test("kin joined to a father are not fathers too", () => {
  const { claims } = claimed("In 1828 Dingane, son of Senzangakhona and brother of Shaka, became king.");
  expect(claims.find(({ predicate }) => predicate === "parent")?.roles["agent"]?.map(({ quote }) => quote)).toEqual(["Senzangakhona"]);
});

test("a noun among the words that name the event is not what the event is about", () => {
  const { claims } = claimed("In 1902 Pedro Moreno was at the head of the police.");
  expect(claims.flatMap(({ roles }) => roles["patient"]?.map(({ quote }) => quote) ?? [])).toEqual(["the police"]);
});

test("who is no longer something is not", () => {
  const { claims } = claimed("In 1902 Pedro Moreno was no longer governor.");
  expect(claims.map(({ predicate, polarity }) => `${predicate} ${polarity}`)).toEqual(["hold-office denied"]);
});

test("an office may be over two places", () => {
  const { claims } = claimed("In 1882 Pedro Moreno, the governor of Lima and Cuzco, fled.");
  expect(claims.find(({ producer }) => producer === "apposition")?.roles["body"]?.map(({ quote }) => quote)).toEqual(["Lima", "Cuzco"]);
});

test("who holds an office may be told of as something else before it, or be named by a word of naming, or in a list", () => {
  expect(held("Pedro Moreno, a son of the king and formerly rector of the academy, fled in 1882.")).toEqual([
    "Pedro Moreno: formerly rector of the academy",
  ]);
  expect(held("The mayor of the town, a young doctor named Pedro Moreno, fled in 1882.")).toEqual(["Pedro Moreno: mayor of the town"]);
  expect(held("Their leader, called Pedro Moreno by the Greeks, fled in 1882.")).toEqual(["Pedro Moreno: leader"]);
  expect(held("Four ministers of the League left with him: Pedro Moreno, Karl Huber and Ivan Orlov.")).toEqual([
    "Pedro Moreno & Karl Huber & Ivan Orlov: ministers of the League",
  ]);
  expect(held("Pedro Moreno, his wife and the governor fled in 1882.")).toEqual([]);
});
