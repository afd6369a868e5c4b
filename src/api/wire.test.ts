import { expect, test } from "vitest";
import { toJson } from "../base/json.ts";
import type { Source } from "../model/source.ts";
import { accountOf } from "./wire.ts";

test("open bounds survive the journey", () => {
  expect(JSON.parse(toJson({ low: 80_000, high: Number.POSITIVE_INFINITY, before: Number.NEGATIVE_INFINITY }))).toEqual({
    low: 80_000,
    high: Number.POSITIVE_INFINITY,
    before: Number.NEGATIVE_INFINITY,
  });
});

test("the page shows the quotation marks of the text as given, at the same offsets", () => {
  const given = "\u201cWe\u2019ll go,\u201d she said.";
  const text = '"We\'ll go," she said.';
  const same = (span: { start: number; end: number }) => span;
  const source = { given, text, offsets: { toGiven: same, toNormalised: same }, blocks: [] } as unknown as Source;
  expect(accountOf(source).text).toBe(given);
});
