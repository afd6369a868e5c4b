import { expect, test } from "vitest";
import { stateIn } from "../../test/support/state.ts";
import { gregorianDay } from "../time/index.ts";
import { ledgerFrom, stateOn } from "./index.ts";

test("accounts that were read each by itself are told together, and what each tells of is told apart", () => {
  const first = "On 3 May 1821 Maria Ortega was elected president of Peru. On 9 June 1823 Maria Ortega resigned.";
  const second = "On 3 May 1721 Karl Wessen was elected president of Chile. On 9 June 1723 Karl Wessen resigned.";
  const parts = [stateIn(first), stateIn("Nothing is told here.", second)].flatMap(({ index }) => index.written().parts.map(({ part }) => part));
  const offices = (year: number) => {
    const day = gregorianDay(year, 1, 1);
    return stateOn(ledgerFrom(parts), { earliest: day, latest: day }).offices.map(({ holder, status }) => `${holder?.name} ${status}`);
  };
  expect(offices(1822)).toEqual(["Maria Ortega certain"]);
  expect(offices(1722)).toEqual(["Karl Wessen certain"]);
});
