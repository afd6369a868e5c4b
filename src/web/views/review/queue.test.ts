import { expect, test } from "vitest";
import { letters, records, townBook } from "../../../../test/browser/fixture.ts";
import { readingOf } from "../../../api/wire.ts";
import { findPassage } from "../../../decisions/index.ts";
import { libraryOf } from "../../data/library.ts";
import { EVERYTHING, inferencesOf, paragraphOf, queueOf, referenceTo } from "./queue.ts";

const library = libraryOf(readingOf("The siege", records, []));
const none = new Map<never, never>();

test("claims are gone through account by account, as they stand", () => {
  const queue = queueOf(library, EVERYTHING, none).map(({ claim }) => claim);
  expect(queue).toHaveLength(records.claims.length);
  const accounts = queue.map(({ source }) => source);
  expect(accounts).toEqual([...accounts].sort((a, b) => [townBook.id, letters.id].indexOf(a) - [townBook.id, letters.id].indexOf(b)));
  const first = queue.filter(({ source }) => source === townBook.id).map(({ span }) => span.start);
  expect(first).toEqual([...first].sort((a, b) => a - b));
});

test("what was decided leaves the open ones, and what was taken back comes again", () => {
  const [first, second] = queueOf(library, EVERYTHING, none);
  if (first === undefined || second === undefined) throw new Error("two claims are needed");
  const verdicts = new Map([
    [first.claim.id, "accept" as const],
    [second.claim.id, undefined],
  ]);
  const open = queueOf(library, EVERYTHING, verdicts).map(({ claim }) => claim.id);
  expect(open).not.toContain(first.claim.id);
  expect(open).toContain(second.claim.id);
  expect(queueOf(library, { ...EVERYTHING, state: "decided" }, verdicts).map(({ claim }) => claim.id)).toEqual([first.claim.id]);
});

test("those that rest on most inferences come first where that is wanted", () => {
  const counts = queueOf(library, { ...EVERYTHING, doubtfulFirst: true }, none).map(({ claim }) => inferencesOf(claim));
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
});

test("the paragraph is whole, and every claim is found again by its words", () => {
  for (const claim of records.claims) {
    const { text } = library.account(claim.source);
    expect(text).toContain(
      paragraphOf(library, claim)
        .map(({ words }) => words)
        .join(""),
    );
    const source = [townBook, letters].find(({ id }) => id === claim.source);
    expect(findPassage(source?.text ?? "", referenceTo(library, claim).passage)).toEqual(claim.span);
  }
});
