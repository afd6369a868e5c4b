import { expect, test } from "vitest";
import { letters, records, townBook } from "../../../../test/browser/fixture.ts";
import { readingOf } from "../../../api/wire.ts";
import { findPassage } from "../../../decisions/index.ts";
import { libraryOf } from "../../data/library.ts";
import { doubtfulness, doubtsOf } from "./doubts.ts";
import { doubtsIn, EVERYTHING, paragraphOf, queueOf, referenceTo } from "./queue.ts";

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

test("the most doubtful come first where that is wanted, and only those of one doubt where that is", () => {
  const degrees = queueOf(library, { ...EVERYTHING, doubtfulFirst: true }, none).map(({ claim }) => doubtfulness(library, claim));
  expect(degrees).toEqual([...degrees].sort((a, b) => b - a));
  for (const [kind, count] of doubtsIn(library)) expect(queueOf(library, { ...EVERYTHING, doubt: kind }, none), kind).toHaveLength(count);
  const [some, firm] = (["some", "none"] as const).map((doubt) => queueOf(library, { ...EVERYTHING, doubt }, none).length);
  expect((some ?? 0) + (firm ?? 0)).toBe(records.claims.length);
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

test("what makes a claim doubtful is told with the words it rests on", () => {
  const [sure] = records.claims;
  if (sure?.when === undefined) throw new Error("a dated claim is needed");
  const pronoun = { span: sure.trigger, quote: "he", inferred: true };
  const doubtful = { ...sure, roles: { agent: [pronoun] }, when: { ...sure.when, basis: "carried" as const } };
  const { where: _, ...placeless } = sure;
  const bare = { ...placeless, id: "bare" as typeof sure.id, roles: {} };
  const other = libraryOf(readingOf("The siege", { ...records, claims: [doubtful, bare], findings: [] }, []));
  expect(doubtsOf(other, doubtful)).toEqual([
    { kind: "who", words: "he" },
    { kind: "carried", words: expect.any(String) },
  ]);
  expect(doubtsOf(other, bare)[0]).toEqual({ kind: "nobody" });
  expect(doubtfulness(other, bare)).toBeGreaterThan(0);
});
