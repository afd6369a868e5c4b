import fc from "fast-check";
import { expect, test } from "vitest";
import { bearingByAccount, latestOn, passageOf } from "../src/decisions/index.ts";
import type { Act, Decision, DecisionId } from "../src/model/decision.ts";
import type { SourceId } from "../src/model/source.ts";
import type { Analysis } from "../src/pipeline.ts";
import { borneIn, rowsOf } from "../src/store/served/rows.ts";
import { analysed } from "./support/analysed.ts";

const TEXTS: Readonly<Record<string, string>> = {
  "a.txt": "Gustav Lind was arrested at Riga on 3 May 1629. Gustav Lind died on 31 April 1634. Gustaf Lindh had founded the town of Velm in 1610.",
  "b.txt": "On 4 May 1629 Anna Berg captured the town of Velm. Gustav Lind was in the town. Anna Berg died on 31 June 1640.",
};

/** Acts on all that is in an account, and on what is in none. */
function actsOn(name: string): readonly Act[] {
  const { claims, mentions, findings, documents } = analysed({ [name]: TEXTS[name] ?? "" });
  const passage = (span: { readonly start: number; readonly end: number }) => passageOf((documents[0] as (typeof documents)[0]).source, span);
  const source = name as SourceId;
  return [
    ...claims.flatMap((claim): readonly Act[] => {
      const reference = { id: claim.id, predicate: claim.predicate, passage: passage(claim.span) };
      return [
        { act: "reject", claim: reference },
        { act: "correct", claim: reference, change: { modality: "planned" } },
        { act: "follow", event: claim.id, claim: reference },
        {
          act: "add",
          claim: { passage: reference.passage, predicate: claim.predicate, roles: {}, modality: "asserted", polarity: "denied" },
        },
      ];
    }),
    ...mentions.flatMap((mention): readonly Act[] =>
      mention.kind === "timex" ? [{ act: "date", passage: passage(mention), edtf: "1701-02-03" }] : [{ act: "apart", passages: [passage(mention)] }],
    ),
    ...findings.flatMap((finding): readonly Act[] => [
      { act: "dismiss", finding: finding.id, rule: finding.rule, message: finding.message },
      { act: "silence", rule: finding.rule, source },
      { act: "judge", finding: finding.id, prefer: source },
    ]),
    { act: "note", about: name },
  ];
}

const onNames: readonly Act[] = [
  ["Gustav Lind", "Gustaf Lindh"],
  ["Gustav Lind", "Anna Berg"],
  ["Anna Berg", "Nobody"],
].flatMap(([one = "", other = ""]): readonly Act[] => [
  { act: "same", names: [one, other] },
  { act: "distinct", names: [one, other] },
]);
const acts: readonly Act[] = [...Object.keys(TEXTS).flatMap(actsOn), ...onNames, { act: "place", name: "Riga", place: null }];

/** Decisions as people make them, now and then without sight of the last, and some taken back. */
const histories = fc
  .array(fc.record({ act: fc.constantFrom(...acts), undoes: fc.option(fc.nat(), { freq: 4 }), unseen: fc.nat({ max: 2 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((steps) => {
    const made: Decision[] = [];
    for (const [nth, { act, undoes, unseen }] of steps.entries()) {
      const before = undoes === null ? undefined : made[undoes % Math.max(1, made.length)];
      const chosen: Act = before === undefined ? act : { act: "undo", decision: before.id };
      const after = latestOn(chosen, made.slice(0, made.length - unseen));
      made.push({ ...chosen, id: `d${nth}` as DecisionId, at: "2026-01-01T00:00:00.000Z", by: "Ada", after });
    }
    return made;
  });

function bearingOn(account: string, decisions: readonly Decision[], { findings, decided, ...read }: Analysis): readonly DecisionId[] {
  const here = new Set([account]);
  const all = [...findings, ...decided.dismissed.map(({ finding }) => finding)];
  const found = { names: new Map(borneIn(read).map((name) => [name, here])), findings: new Map(all.map(({ id }) => [id, here])) };
  return bearingByAccount(decisions, found).get(account) ?? [];
}

test("an account is read the same with all decisions and with those alone that bear on it", () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(TEXTS)), histories, (account, decisions) => {
      const read = (some: readonly Decision[]) => analysed({ [account]: TEXTS[account] ?? "" }, some);
      const whole = read(decisions);
      const bearing = new Set(bearingOn(account, decisions, whole));
      const rows = (analysis: Analysis) => rowsOf(analysis, { dossier: "d", scope: account });
      expect(rows(read(decisions.filter(({ id }) => bearing.has(id))))).toEqual(rows(whole));
    }),
    { numRuns: 300 },
  );
});

test("a decision bears on the account whose words it is about, one on two names where both are borne, a note on nothing", () => {
  const decide = (act: Act, id: string): Decision => ({ ...act, id: id as DecisionId, at: "2026-01-01T00:00:00.000Z", by: "Ada", after: [] });
  const found = {
    names: new Map([
      ["Lind", new Set(["a.txt", "b.txt"])],
      ["Berg", new Set(["b.txt"])],
    ]),
    findings: new Map([["f", new Set(["a.txt"])]]),
  };
  const bearing = bearingByAccount(
    [
      decide({ act: "silence", rule: "impossible-date" as never, source: "a.txt" as SourceId }, "silence"),
      decide({ act: "same", names: ["Lind", "Berg"] }, "same"),
      decide({ act: "judge", finding: "f" as never, prefer: "a.txt" as SourceId }, "judge"),
      decide({ act: "note", about: "a.txt" }, "note"),
      decide({ act: "undo", decision: "same" as DecisionId }, "back"),
      decide({ act: "undo", decision: "note" as DecisionId }, "unsaid"),
    ],
    found,
  );
  expect(Object.fromEntries(bearing)).toEqual({
    "": ["silence", "same", "judge", "back"],
    "a.txt": ["silence", "judge"],
    "b.txt": ["same", "back"],
  });
});
