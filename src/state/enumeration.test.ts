// Every answer of the boards on small sets of claims, against trying every reading of them: who held which of two towns, by two accounts of
// which one lets another voice speak.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { learnt } from "../../test/support/learnt.ts";
import { groupBy } from "../base/collections.ts";
import type { Claim, ClaimId, PredicateId, Voice, VoiceId } from "../model/claim.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Mention, MentionId } from "../model/mention.ts";
import type { SourceId } from "../model/source.ts";
import type { Grade } from "../model/state.ts";
import type { Day } from "../model/time.ts";
import { type Hearing, indexState, type Semantics } from "./index.ts";

const { knowledge } = learnt();
if (knowledge === undefined) throw new Error("no knowledge");
const known = knowledge;

const LAST = 7;
const days = Array.from({ length: LAST + 1 }, (_, day) => day);
/** Beyond all days that are told of and asked for: an end that nobody states may lie here. */
const BEYOND = LAST + 1;

const WHO = ["author 0", "author 1", "envoy"] as const;
type Who = (typeof WHO)[number];
const sourceOf = (who: Who) => (who === "author 1" ? "account 1" : "account 0") as SourceId;

/** "took the town", "held the town", "lost the town", on some day or over some days. */
interface Told {
  readonly who: Who;
  readonly town: "Lima" | "Quito";
  readonly kind: "capture" | "control" | "lose";
  readonly from: number;
  readonly to: number;
}

const told = fc
  .record({
    who: fc.constantFrom(...WHO),
    town: fc.constantFrom("Lima" as const, "Quito" as const),
    kind: fc.constantFrom("capture" as const, "control" as const, "lose" as const),
    days: fc.tuple(fc.nat(LAST), fc.nat(LAST)),
  })
  .map(({ days: [a, b], ...rest }): Told => ({ ...rest, from: Math.min(a, b), to: Math.max(a, b) }));

/** No two beginnings or ends by one voice of one town, and nothing told after its end: what then begins anew is another stretch. */
function isSingle(all: readonly Told[]): boolean {
  return [...byThing(all).values()].every((own) => {
    const ends = own.filter(({ kind }) => kind === "lose");
    const begins = own.filter(({ kind }) => kind === "capture");
    return begins.length < 2 && ends.length < 2 && ends.every((end) => own.every((one) => one === end || one.from <= end.to));
  });
}

function byThing(all: readonly Told[]): ReadonlyMap<string, readonly Told[]> {
  return groupBy(all, ({ who, town }) => `${who} ${town}`);
}

const entity = (kind: "place" | "group", name: string): Entity => ({
  id: name as EntityId,
  kind,
  name,
  variants: [],
  joins: [{ mention: name as MentionId, reason: "same-name", inferred: false }],
});
const ENTITIES = [entity("place", "Lima"), entity("place", "Quito"), entity("group", "Chilean Army")];
const MENTIONS = ENTITIES.map(({ id, kind, name }) => ({
  ...{ id: id as string as MentionId, source: "account 0" as SourceId, kind, start: 0, end: 1, quote: name },
  ...{ sentence: 0, firstToken: 0, endToken: 1, producer: "made" },
})) as readonly Mention[];
const VOICES = WHO.map(
  (who): Voice => ({
    ...{ id: who as string as VoiceId, source: sourceOf(who), name: who, vague: false },
    ...(who === "envoy" ? { parent: "author 0" as VoiceId } : {}),
  }),
);

function claimOf({ who, town, kind, from, to }: Told, nth: number): Claim {
  const at = { span: { start: 0, end: 1 } };
  const range = (start: number, end: number) => ({ earliest: start as Day, latest: end as Day });
  // what holds over days has its first and its last; what happens lies on one of them
  const interval = kind === "control" ? { start: range(from, from), end: range(to, to) } : { start: range(from, to), end: range(from, to) };
  return {
    id: `claim ${nth}` as ClaimId,
    source: sourceOf(who),
    predicate: kind as PredicateId,
    roles: {
      agent: [{ ...at, quote: "Chilean Army", mention: "Chilean Army" as MentionId }],
      patient: [{ ...at, quote: town, mention: town as string as MentionId }],
    },
    when: { timex: `date ${nth}` as MentionId, relation: "in", interval, basis: "stated" },
    polarity: "affirmed",
    modality: who === "envoy" ? "reported" : "asserted",
    attribution: { voice: who as string as VoiceId, stance: who === "envoy" ? "reports" : "asserts" },
    span: { start: nth, end: nth + 1 },
    quote: "x",
    trigger: { start: nth, end: nth + 1 },
    sentence: nth,
    producer: "made",
  };
}

function index(all: readonly Told[]) {
  return indexState({
    documents: [],
    languages: new Map(),
    knowledge: known,
    claims: all.map(claimOf),
    voices: VOICES,
    mentions: MENTIONS,
    entities: ENTITIES,
  });
}

type Stretch = readonly [first: number, last: number];

/** Every first and last day that the claims leave, the last not before the first. */
function readings(own: readonly Told[]): readonly Stretch[] {
  const all: Stretch[] = [];
  for (let first = -1; first <= LAST; first++)
    for (let last = Math.max(first, 0); last <= BEYOND; last++) if (own.every((one) => allows(one, [first, last]))) all.push([first, last]);
  return all;
}

function allows({ kind, from, to }: Told, [first, last]: Stretch): boolean {
  if (kind === "capture") return from <= first && first <= to;
  if (kind === "lose") return from <= last && last <= to;
  // told to have held from one day to another: that is its whole length, on one day only that it held then
  return from === to ? first <= from && to <= last : first === from && last === to;
}

function subsets<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: 2 ** all.length }, (_, mask) => all.filter((__, nth) => (mask >> nth) % 2 === 1));
}

/** The largest sets of claims that some reading allows. */
function repairs(own: readonly Told[]): readonly (readonly Told[])[] {
  const possible = subsets(own).filter((some) => some.length > 0 && readings(some).length > 0);
  return possible.filter((some) => !possible.some((more) => more.length > some.length && some.every((one) => more.includes(one))));
}

type Answer = Exclude<Grade, "contested"> | undefined;

/** By trying every reading. What nobody says has ended is only presumed after the last day on which it surely was. */
function enumerated(own: readonly Told[], day: number): Answer {
  const all = readings(own);
  const begun = own.some(({ kind, from, to }) => kind === "capture" || (kind === "control" && from !== to));
  // a beginning that nobody tells of is not looked for before the first day on which it is told to have been
  const held = own.filter(({ kind }) => kind === "control");
  const soonest = held.length > 0 ? Math.min(...held.map(({ from }) => from)) : Math.min(...all.map(([, last]) => last));
  const firstTold = Math.min(soonest, Math.max(...all.map(([first]) => first)));
  if (!all.some(([first, last]) => first <= day && day <= last)) return undefined;
  if (!begun && day < firstTold) return undefined;
  if (all.every(([first, last]) => first <= day && day <= last)) return "certain";
  const open = all.some(([, last]) => last === BEYOND);
  const surely = Math.max(...days.filter((other) => all.every(([, last]) => last >= other)), ...all.map(([first]) => first).slice(0, 1));
  return open && day > surely ? "presumed" : "possible";
}

const answerOf = (all: readonly Told[], question: { readonly semantics?: Semantics; readonly hearing?: Hearing }) => {
  const made = index(all);
  return (town: string, day: number) => {
    const date = { earliest: day as Day, latest: day as Day };
    const row = made.on(date, question).control.find(({ place }) => place.name === town);
    return row?.status;
  };
};

const sets = fc.array(told, { minLength: 1, maxLength: 6 }).filter(isSingle);
const consistent = (all: readonly Told[]) => [...byThing(all).values()].every((own) => readings(own).length > 0);
const byOne = fc
  .array(
    told.map((one): Told => ({ ...one, who: "author 0" })),
    { minLength: 1, maxLength: 5 },
  )
  .filter(isSingle);

describe("every answer on a small set of claims agrees with trying every reading", () => {
  test("where nothing contradicts itself, town by town", () => {
    fc.assert(
      fc.property(byOne.filter(consistent), (all) => {
        const answer = answerOf(all, {});
        for (const town of ["Lima", "Quito"])
          for (const day of days) {
            const own = all.filter((one) => one.town === town);
            expect(answer(town, day), `${town} on day ${day}`).toBe(own.length === 0 ? undefined : enumerated(own, day));
          }
      }),
      { numRuns: 1000 },
    );
  });

  test("where voices and accounts differ, the answer is contested, and each of them has its own", () => {
    fc.assert(
      fc.property(sets.filter(consistent), (all) => {
        const answer = answerOf(all, {});
        const alone = new Map(WHO.map((who) => [who, answerOf(all, { hearing: { kind: "voice", voice: who as string as VoiceId } })]));
        for (const town of ["Lima", "Quito"])
          for (const day of days) {
            const own = WHO.map((who) => all.filter((one) => one.who === who && one.town === town)).filter((some) => some.length > 0);
            const answers = own.map((some) => ({ some, grade: enumerated(some, day) }));
            const holding = answers.filter(({ grade }) => grade !== undefined);
            const denying = answers.filter(({ some, grade }) => grade === undefined && rulesOut(some, day));
            const expected = holding.length === 0 ? [undefined] : denying.length > 0 ? ["contested"] : holding.map(({ grade }) => grade);
            expect(expected, `${town} on day ${day}`).toContain(answer(town, day));
            for (const { some, grade } of answers) expect(alone.get(some[0]?.who ?? "author 0")?.(town, day)).toBe(grade);
          }
      }),
      { numRuns: 1000 },
    );
  });

  test("under contradiction: the cheapest repair, what no contradiction touches, and what some repair allows", () => {
    fc.assert(
      fc.property(
        byOne.filter((all) => !consistent(all)),
        (all) => {
          const [best, robust, brave] = (["best", "robust", "brave"] as const).map((semantics) => answerOf(all, { semantics }));
          for (const own of byThing(all).values()) {
            const town = own[0]?.town ?? "Lima";
            const ways = repairs(own);
            const most = Math.max(...ways.map(({ length }) => length));
            const undisputed = own.filter((one) => ways.every((way) => way.includes(one)));
            for (const day of days) {
              const cheapest = ways.filter(({ length }) => length === most).map((way) => enumerated(way, day));
              expect(cheapest, `best, ${town} on day ${day}`).toContain(best?.(town, day));
              const possible = ways.some((way) => readings(way).some(([first, last]) => first <= day && day <= last));
              if (readings(own).length === 0) expect(brave?.(town, day) !== undefined, `brave, ${town} on day ${day}`).toBe(possible);
              const safe = undisputed.length > 0 && readings(undisputed).every(([first, last]) => first <= day && day <= last);
              expect(robust?.(town, day) === "certain", `robust, ${town} on day ${day}`).toBe(safe);
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** Whether claims say that it was not so on a day, and do not merely leave it open. */
function rulesOut(own: readonly Told[], day: number): boolean {
  const all = readings(own);
  const begun = own.some(({ kind, from, to }) => kind === "capture" || (kind === "control" && from !== to));
  return all.every(([, last]) => last < day) || (begun && all.every(([first]) => first > day));
}
