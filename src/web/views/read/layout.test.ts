import fc from "fast-check";
import { expect, test } from "vitest";
import type { Account } from "../../../api/wire.ts";
import type { Block, SourceId } from "../../../model/source.ts";
import { blockAt, contentsOf, covering, excerptOf, paragraphNumbers, perBlock, placeOf, runsOf } from "./layout.ts";

const text = "The Siege\nThe gates were closed on Monday, and the bells rang.\nto ration bread\nThe Relief\nThe Duke came.";

function block(words: string, kind: Block["kind"], level = 0): Block {
  const start = text.indexOf(words);
  return { kind, level, start, end: start + words.length };
}

const account: Account = {
  id: "book" as SourceId,
  title: "Book",
  language: "en",
  format: "plain",
  sha256: "",
  text,
  blocks: [
    block("The Siege", "heading", 1),
    block("The gates were closed on Monday, and the bells rang.", "paragraph"),
    block("to ration bread", "item", 1),
    block("The Relief", "heading", 2),
    block("The Duke came.", "paragraph"),
  ],
};

const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

test("paragraphs and items are counted, headings are not", () => {
  expect(paragraphNumbers(account.blocks)).toEqual([undefined, 1, 2, undefined, 3]);
  expect(placeOf(account, text.indexOf("ration"))).toEqual({ heading: "The Siege", paragraph: 2 });
  expect(placeOf(account, text.indexOf("Relief"))).toEqual({ heading: "The Relief" });
  expect(contentsOf(account).map((heading) => heading.text)).toEqual(["The Siege", "The Relief"]);
});

test("a mark that runs over blocks is in each of them", () => {
  const marks = [span("Monday, and the bells rang.\nto ration"), span("Duke")];
  expect(perBlock(account.blocks, marks).map((group) => group.length)).toEqual([0, 1, 1, 0, 1]);
});

test("of the marks under a point the shortest comes first", () => {
  const [long, short] = [span("gates were closed on Monday"), span("Monday")];
  expect(covering([long, short], text.indexOf("Monday"))).toEqual([short, long]);
  expect(covering([long, short], text.indexOf("bells"))).toEqual([]);
});

test("an excerpt is cut between words and says so", () => {
  const { runs, cutBefore, cutAfter } = excerptOf(account, [span("on Monday")], 8);
  expect(runs.map((run) => run.text)).toEqual(["closed ", "on Monday", ", and"]);
  expect([cutBefore, cutAfter]).toEqual([true, true]);
});

test("passages of one block share an excerpt", () => {
  const { runs, cutBefore, cutAfter } = excerptOf(account, [span("Monday"), span("gates")], 400);
  expect(runs.map((run) => [run.text, run.items.length])).toEqual([
    ["The ", 0],
    ["gates", 1],
    [" were closed on ", 0],
    ["Monday", 1],
    [", and the bells rang.", 0],
  ]);
  expect([cutBefore, cutAfter]).toEqual([false, false]);
});

test("runs tile a block, and each is covered by the same marks from its first character to its last", () => {
  const spans = fc.tuple(fc.nat(40), fc.nat(20)).map(([start, length]) => ({ start, end: start + length + 1 }));
  fc.assert(
    fc.property(fc.array(spans, { maxLength: 8 }), (marks) => {
      const of = { start: 10, end: 50 };
      const runs = runsOf(
        text,
        of,
        marks.filter((mark) => mark.end > of.start && mark.start < of.end),
      );
      expect(runs.map((run) => run.text).join("")).toBe(text.slice(10, 50));
      let offset = of.start;
      for (const run of runs) {
        for (let index = offset; index < offset + run.text.length; index++) {
          expect(run.items.length).toBe(marks.filter((mark) => mark.start <= index && index < mark.end).length);
        }
        offset += run.text.length;
      }
    }),
  );
});

test("the block of an offset is the last one that begins at or before it", () => {
  expect(blockAt(account.blocks, 0)).toBe(0);
  expect(blockAt(account.blocks, text.indexOf("The gates"))).toBe(1);
  expect(blockAt(account.blocks, text.length)).toBe(4);
});
