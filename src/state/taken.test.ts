import { expect, test } from "vitest";
import { stateIn } from "../../test/support/state.ts";

const held = (text: string, ...day: readonly [number, number, number]) =>
  stateIn(text)
    .on(...day)
    .control.map(({ place, holder }) => `${place.name} ${holder.name}`);

test("a town that is taken, nobody says by whom, is held by whoever was advancing", () => {
  const text = "In 1891 Colonel Karl Wessen attacked without orders. Lima was occupied on 7 April 1891.";
  expect(held(text, 1891, 5, 1)).toEqual(["Lima Karl Wessen"]);
});

test("a town that is taken, nobody says by whom, is no longer held by whoever held it", () => {
  const text = "On 3 May 1880 General Karl Wessen captured Lima.\n\nLima was occupied on 7 April 1891.";
  expect(held(text, 1885, 1, 1)).toEqual(["Lima Karl Wessen"]);
  expect(held(text, 1891, 5, 1)).toEqual([]);
});

test("the men that somebody takes a town with do not hold it besides", () => {
  const text = "On 3 May 1880 General Karl Wessen, with 5,000 men, crossed the frontier and took Lima.";
  expect(held(text, 1880, 6, 1)).toEqual(["Lima Karl Wessen"]);
});

test("whoever is named behind words for somebody is meant by them", () => {
  const text = "On 3 May 1880 their successor, the ailing Karl Wessen, captured Lima.";
  expect(held(text, 1880, 6, 1)).toEqual(["Lima Karl Wessen"]);
});

test("a city that surrenders is had by whoever it surrenders to, a garrison is no city", () => {
  const text =
    "General Karl Wessen left the coast on 1 May 1880. On 3 May 1880 the city of Lima surrendered to Karl Wessen. On 5 May 1880 the garrison of Puno surrendered to Karl Wessen.";
  expect(held(text, 1880, 6, 1)).toEqual(["Lima Karl Wessen"]);
});

test("a town that fell, nobody says to whom, is not had by the one whose attack failed against another", () => {
  const text =
    "On 15 March 1880 Swedish troops crossed the border and occupied Lima. A counter-attack by General Karl Wessen failed. On 4 April 1880 the town of Puno fell too.";
  expect(held(text, 1880, 6, 1)).toEqual(["Lima Swedish troops"]);
});
