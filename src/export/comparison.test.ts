import { expect, test } from "vitest";
import type { Claim, ClaimId } from "../model/claim.ts";
import type { ComparedEvent } from "../model/compare.ts";
import type { SourceId } from "../model/source.ts";
import { comparisonCsv, comparisonMarkdown } from "./comparison.ts";

const claim = (id: string, source: string, quote: string) => ({ id, source, quote, span: { start: 0, end: quote.length } }) as unknown as Claim;
const claims = [claim("a", "town", "The bridge | fell\non 2 May"), claim("b", "letters", "the bridge fell on 5 May"), claim("c", "town", "=1+1")];
const row = (event: Partial<ComparedEvent>): ComparedEvent => ({
  id: "a" as ClaimId,
  family: "fall",
  verdict: "silence",
  cells: [],
  discrepancies: [],
  inferred: false,
  ...event,
});
const comparison = {
  rows: [
    row({
      verdict: "difference",
      cells: [
        { source: "town" as SourceId, claims: ["a" as ClaimId] },
        { source: "letters" as SourceId, claims: ["b" as ClaimId] },
      ],
      discrepancies: [
        {
          aspect: "when",
          days: 3,
          values: [
            { source: "town" as SourceId, claim: "a" as ClaimId, words: "2 May" },
            { source: "letters" as SourceId, claim: "b" as ClaimId, words: "5 May" },
          ],
        },
      ],
    }),
    row({ cells: [{ source: "town" as SourceId, claims: ["c" as ClaimId] }] }),
  ],
  claims: new Map(claims.map((one) => [one.id, one])),
  accounts: [
    { id: "town" as SourceId, title: "Town Book" },
    { id: "letters" as SourceId, title: "Letters" },
  ],
  placeOf: () => "paragraph 2",
};

test("a table has a footnote for each cell, and a dash where an account is silent", () => {
  expect(comparisonMarkdown(comparison)).toBe(`| event |  | Town Book | Letters |
| --- | --- | --- | --- |
| fall | difference: when: 2 May / 5 May | The bridge \\| fell on 2 May[^1] | the bridge fell on 5 May[^2] |
| fall | silence | =1+1[^3] | — |

[^1]: Town Book, paragraph 2: “The bridge \\| fell on 2 May”
[^2]: Letters, paragraph 2: “the bridge fell on 5 May”
[^3]: Town Book, paragraph 2: “=1+1”
`);
});

test("no cell of a spreadsheet begins as a formula", () => {
  expect(comparisonCsv(comparison).split("\r\n")).toEqual([
    "event,verdict,differs in,Town Book,Letters",
    "fall,difference,when: 2 May / 5 May,The bridge | fell on 2 May (paragraph 2),the bridge fell on 5 May (paragraph 2)",
    "fall,silence,,'=1+1 (paragraph 2),",
    "",
  ]);
});
