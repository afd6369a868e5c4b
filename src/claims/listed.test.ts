import { expect, test } from "vitest";
import { claimed } from "../../test/support/claimed.ts";
import { gregorianDay } from "../time/index.ts";

const held = (given: string) =>
  claimed(given)
    .claims.filter(({ producer }) => producer === "listed")
    .map(({ roles }) => `${roles["office"]?.[0]?.quote}: ${roles["patient"]?.[0]?.quote}`);

test("a line of a list gives offices and their holder", () => {
  expect(held("The cabinet of January 1828\n\n- Regent and Minister of War: Juan Moreno\n- Karl Huber – Minister of Finance")).toEqual([
    "Regent: Juan Moreno",
    "Minister of War: Juan Moreno",
    "Minister of Finance: Karl Huber",
  ]);
  expect(held("The rules of 1828\n\n- The governor wrote: Juan Moreno has fled.\n- Towns: Lima and Quito")).toEqual([]);
});

test("the date of one line is not that of the next, and what ended later had begun when the list was so", () => {
  const { claims } = claimed("The cabinet of 4 May 1828\n\n- Minister of War: Juan Moreno, until 3 June 1829\n- Minister of Finance: Karl Huber");
  const days = claims.map(({ when }) => [when?.interval.start.latest, when?.interval.end.earliest]);
  const [listed, left] = [gregorianDay(1828, 5, 4), gregorianDay(1829, 6, 3)];
  expect(days).toEqual([
    [listed, left],
    [listed, listed],
  ]);
});

test("whom a text is about is who a pronoun stands for where others are named in passing", () => {
  const { claims, mentions } = claimed(
    "Juan Moreno\n\nJuan Moreno was born in Lima in 1820. After the death of Karl Huber he captured Quito. Haas, whom he rescued, met Otto Weiss.",
  );
  const name = (predicate: string) =>
    mentions.find(({ id }) => id === claims.find((claim) => claim.predicate === predicate)?.roles["agent"]?.[0]?.mention)?.quote;
  expect(name("capture")).toBe("Juan Moreno");
  expect(name("release")).toBe("Juan Moreno");
});
