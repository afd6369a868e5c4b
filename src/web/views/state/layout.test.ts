import { expect, test } from "vitest";
import { ALWAYS, gregorianDay, NEVER } from "../../../time/days.ts";
import { lifeOf } from "./layout.ts";

const open = { earliest: ALWAYS, latest: NEVER };

test("the life of a row says no more than is known", () => {
  const day = gregorianDay(1849, 4, 14);
  expect(lifeOf({ since: open, until: open })).toBeUndefined();
  expect(lifeOf({ since: { earliest: day, latest: day }, until: { earliest: day, latest: NEVER } })).toBe("from 14 April 1849, end unknown");
});
