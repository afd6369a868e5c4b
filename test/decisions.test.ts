import { describe, expect, test } from "vitest";
import { RULES } from "../rules/index.ts";
import { passageOf } from "../src/decisions/index.ts";
import type { Claim } from "../src/model/claim.ts";
import type { Act, Decision, DecisionId } from "../src/model/decision.ts";
import type { Source, SourceId } from "../src/model/source.ts";
import { type Analysis, analyse } from "../src/pipeline.ts";
import { readSource } from "../src/source/index.ts";
import { julianDay } from "../src/time/days.ts";
import { learnt } from "./support/learnt.ts";

const { languages, knowledge } = learnt();
if (knowledge === undefined) throw new Error("no knowledge");
const learning = { languages, knowledge, rules: RULES };

const TEXT = "Gustav Lind was arrested at Riga on 3 May 1629. Gustav Lind died on 31 April 1634. Gustaf Lindh had founded the town of Velm in 1610.";

function source(given: string): Source {
  return readSource({ id: "a.txt" as SourceId, given, format: "plain", metadata: { language: "en" } });
}

function decided(acts: readonly Act[]): readonly Decision[] {
  return acts.map((act, index) => ({ ...act, id: `d${index}` as DecisionId, at: "2026-01-01T00:00:00.000Z", by: "Ada", after: [] }));
}

function read(given: string, acts: readonly Act[] = []): Analysis {
  return analyse([source(given)], learning, decided(acts));
}

function claimOf({ claims }: Analysis, predicate: string): Claim {
  const found = claims.find((claim) => claim.predicate === predicate);
  if (found === undefined) throw new Error(`no claim of ${predicate}`);
  return found;
}

function about(words: string, text = TEXT) {
  const from = source(text);
  const start = from.text.indexOf(words);
  return passageOf(from, { start, end: start + words.length });
}

const plain = read(TEXT);
const arrest = claimOf(plain, "arrest");
const reference = { id: arrest.id, predicate: arrest.predicate, passage: passageOf(source(TEXT), arrest.span) };

describe("what people decide is replayed over what is read", () => {
  test("a finding that is dismissed is set aside, and comes back when its words change", () => {
    const [finding] = plain.findings;
    if (finding === undefined) throw new Error("no finding");
    const act: Act = { act: "dismiss", finding: finding.id, rule: finding.rule, message: finding.message };
    const dismissed = read(TEXT, [act]);
    expect(dismissed.findings.map(({ id }) => id)).not.toContain(finding.id);
    expect(dismissed.decided.dismissed.map((each) => each.finding.id)).toEqual([finding.id]);
    const edited = read(TEXT.replace("31 April 1634", "31 June 1634"), [act]);
    expect(edited.findings.map(({ rule }) => rule)).toContain(finding.rule);
    expect(edited.decided.outcomes).toEqual([{ decision: "d0", became: "expired" }]);
  });

  test("a dismissal expires when any passage it rests on changes, and when a year it was given from elsewhere does; not when anything else does", () => {
    const told =
      "In 1634 the army marched on the town. Gustav Lind died on 9 June. The envoy left in 1635. On 3 May 1636 Gustav Lind signed the truce.";
    const [finding] = read(told).findings;
    if (finding === undefined) throw new Error("no finding");
    expect(finding.rule).toBe("posthumous-act");
    const act: Act = { act: "dismiss", finding: finding.id, rule: finding.rule, message: finding.message };
    const became = (text: string) => {
      const { findings, decided: after } = read(text, [act]);
      return [after.outcomes[0]?.became, findings.length];
    };
    expect(became(told)).toEqual(["placed", 0]);
    expect(became(told.replace("9 June", "10 June"))).toEqual(["expired", 1]);
    expect(became(told.replace("signed the truce", "signed the treaty"))).toEqual(["expired", 1]);
    expect(became(told.replace("In 1634", "In 1633"))).toEqual(["expired", 1]);
    expect(
      became(
        `The annals of the town.\n\n${told.replace("In 1634 the army", "In the summer of 1634 the great army").replace("The envoy left", "The envoy went")}`,
      ),
    ).toEqual(["placed", 0]);
  });

  test("a rule can be silenced in one source", () => {
    const [finding] = plain.findings;
    if (finding === undefined) throw new Error("no finding");
    const { findings } = read(TEXT, [{ act: "silence", rule: finding.rule, source: "a.txt" as SourceId }]);
    expect(findings.map(({ rule }) => rule)).not.toContain(finding.rule);
  });

  test("a claim that is rejected is gone from everything that follows, and is kept to be seen", () => {
    const { claims, decided: after } = read(TEXT, [{ act: "reject", claim: reference }]);
    expect(claims.map(({ id }) => id)).not.toContain(arrest.id);
    expect(after.rejected).toEqual([arrest]);
    expect(after.outcomes).toEqual([{ decision: "d0", became: "placed" }]);
  });

  test("a claim that is corrected keeps its id and says who made it what it is", () => {
    const change = { modality: "planned", roles: { patient: [about("Gustaf Lindh")] }, when: null } as const;
    const corrected = claimOf(read(TEXT, [{ act: "correct", claim: reference, change }]), "arrest");
    expect(corrected).toMatchObject({ id: arrest.id, modality: "planned", producer: "decisions/d0" });
    expect(corrected.roles["patient"]?.map(({ quote }) => quote)).toEqual(["Gustaf Lindh"]);
    expect(corrected.when).toBeUndefined();
  });

  test("a claim that was read by hand is one like any other", () => {
    const passage = about("the town of Velm");
    const act: Act = {
      act: "add",
      claim: {
        passage,
        predicate: arrest.predicate,
        roles: { patient: [about("Velm")] },
        when: about("1610"),
        modality: "asserted",
        polarity: "affirmed",
      },
    };
    const added = read(TEXT, [act]).claims.find(({ producer }) => producer === "decisions/d0");
    expect(added).toMatchObject({ quote: "the town of Velm", sentence: 2 });
    expect(TEXT.slice(added?.span.start, added?.span.end)).toBe(added?.quote);
    expect(added?.when?.interval.start.earliest).toBe(
      plain.mentions.flatMap((m) => (m.kind === "timex" && m.quote === "1610" ? [m.interval?.start.earliest] : []))[0],
    );
  });

  test("edits elsewhere carry a decision over, and words that are gone leave it unplaced", () => {
    const acts: readonly Act[] = [{ act: "reject", claim: reference }];
    const moved = read(`Rain fell on Riga. ${TEXT}`, acts);
    expect(moved.decided.rejected).toHaveLength(1);
    const reworded = read(TEXT.replace("at Riga on", "at Riga itself on"), acts);
    expect(reworded.decided.outcomes).toEqual([{ decision: "d0", became: "carried" }]);
    const gone = read(TEXT.replace(/^.*?1629\. /, ""), acts);
    expect(gone.decided.outcomes).toEqual([{ decision: "d0", became: "unplaced" }]);
  });

  test("short words that stand in other surroundings are another passage, and what was decided of the first is not done to it", () => {
    const twice =
      "Gustav Lind came to Riga on 3 May 1629. The mill of Velm burnt down twice in that long and dry summer. Its owner left on 3 May 1629 for good.";
    const passage = about("3 May 1629", twice);
    const edtfs = (given: string) => read(given, [{ act: "date", passage, edtf: "1630-05-03" }]);
    const both = edtfs(twice).mentions.flatMap((each) => (each.kind === "timex" && each.quote === "3 May 1629" ? [each.edtf] : []));
    expect(both).toEqual(["1630-05-03", "1629-05-03"]);
    const rest = edtfs(twice.replace(/^.*?1629\. /u, ""));
    expect(rest.mentions.flatMap((each) => (each.kind === "timex" && each.quote === "3 May 1629" ? [each.edtf] : []))).toEqual(["1629-05-03"]);
    expect(rest.decided.outcomes).toEqual([{ decision: "d0", became: "unplaced" }]);
    expect(rest.decided.log).toEqual([expect.objectContaining({ standing: "stands", became: "unplaced" })]);
    expect(edtfs(twice.replace("Riga on", "Riga, they say, on")).decided.outcomes).toEqual([{ decision: "d0", became: "placed" }]);
  });

  test("a correction whose words are gone is not done by half, and is listed", () => {
    const corrected = (given: string) => read(given, [{ act: "correct", claim: reference, change: { roles: { patient: [about("Gustaf Lindh")] } } }]);
    expect(claimOf(corrected(TEXT), "arrest").roles["patient"]?.map(({ quote }) => quote)).toEqual(["Gustaf Lindh"]);
    const after = corrected(TEXT.replace("Gustaf Lindh had", "Somebody had"));
    expect(claimOf(after, "arrest").roles).toEqual(arrest.roles);
    expect(after.decided.outcomes).toEqual([{ decision: "d0", became: "unplaced" }]);
    expect(after.decided.reviewed).toEqual([]);
  });

  test("remarks and silences are listed too where what they are about is gone, and a remark on a claim follows its words", () => {
    const silent: Act = { act: "silence", rule: RULES[0]?.id ?? ("" as never), source: "b.txt" as SourceId };
    const acts: readonly Act[] = [
      { act: "note", about: arrest.id, claim: reference },
      { act: "note", about: "a.txt" },
      { act: "note", about: "gone" },
      silent,
    ];
    const became = (given: string) => read(given, acts).decided.outcomes.map((outcome) => outcome.became);
    expect(became(TEXT)).toEqual(["placed", "placed", "unplaced", "unplaced"]);
    expect(became(TEXT.replace("at Riga on", "at Riga itself on"))[0]).toBe("carried");
    expect(became(TEXT.replace(/^.*?1629\. /u, ""))[0]).toBe("unplaced");
  });

  test("a date that is set is read so by all that follows", () => {
    const { mentions, findings } = read(TEXT, [{ act: "date", passage: about("31 April 1634"), edtf: "1634-04-30" }]);
    const timex = mentions.find(({ quote }) => quote === "31 April 1634");
    expect(timex).toMatchObject({ edtf: "1634-04-30", value: "1634-04-30", basis: { kind: "set", decision: "d0" } });
    expect(findings.map(({ rule }) => rule)).not.toContain("impossible-date");
  });

  test("a date of the Middle Ages is set as it is written, by the Julian calendar, and what takes its year from it follows", () => {
    const told = "On 2 October 1178 the town fell. On 8 October the bishop came.";
    const days = (acts: readonly Act[]) =>
      read(told, acts).mentions.flatMap((each) => (each.kind === "timex" ? [[each.value, each.calendar, each.interval?.start.earliest]] : []));
    expect(days([])).toEqual([
      ["1178-10-02", "julian", julianDay(1178, 10, 2)],
      ["1178-10-08", "julian", julianDay(1178, 10, 8)],
    ]);
    expect(days([{ act: "date", passage: about("2 October 1178", told), edtf: "1187-10-02" }])).toEqual([
      ["1187-10-02", "julian", julianDay(1187, 10, 2)],
      ["1187-10-08", "julian", julianDay(1187, 10, 8)],
    ]);
  });

  test("dates that took their year from one that is set follow it, across the turn of a year too", () => {
    const told =
      "On 3 December 1629 the army left Riga. On 8 December it crossed the river. In January the town fell. In 1650 a chronicler wrote of it.";
    const values = (acts: readonly Act[]) => read(told, acts).mentions.flatMap((each) => (each.kind === "timex" ? [each.value] : []));
    expect(values([])).toEqual(["1629-12-03", "1629-12-08", "1630-01", "1650"]);
    expect(values([{ act: "date", passage: about("3 December 1629", told), edtf: "1631-12-03" }])).toEqual([
      "1631-12-03",
      "1631-12-08",
      "1632-01",
      "1650",
    ]);
  });

  test("one of two who bear the very same name is set apart, with the pronouns that stand for them", () => {
    const told = "Gustav Lind died on 9 June 1634. On 3 May 1636 Gustav Lind signed the truce. He left Riga in 1637.";
    const [first, second] = read(told).mentions.filter(({ quote }) => quote === "Gustav Lind");
    if (first === undefined || second === undefined) throw new Error("no names");
    const act: Act = { act: "apart", passages: [passageOf(source(told), second)] };
    const { entities, findings, decided: after } = read(told, [act]);
    const bearers = entities.filter(({ name }) => name === "Gustav Lind");
    expect(bearers.map(({ variants }) => variants.flatMap(({ mentions }) => mentions))).toEqual([[first.id], [second.id]]);
    expect(findings.map(({ rule }) => rule)).not.toContain("posthumous-act");
    expect(after.log).toEqual([{ decision: expect.objectContaining({ act: "apart" }), standing: "stands" }]);
    const all = read(told, [{ act: "apart", passages: [first, second].map((mention) => passageOf(source(told), mention)) }]);
    expect(all.decided.outcomes).toEqual([{ decision: "d0", became: "unplaced" }]);
  });

  test("names are joined and parted as decided", () => {
    const entitiesOf = ({ entities }: Analysis) => entities.filter((e) => e.kind === "person").map((e) => e.variants.map(({ name }) => name).sort());
    const joined = read(TEXT, [{ act: "same", names: ["Gustav Lind", "Gustaf Lindh"] }]);
    expect(entitiesOf(joined)).toEqual([["Gustaf Lindh", "Gustav Lind"]]);
    const parted = read(TEXT, [{ act: "distinct", names: ["Gustav Lind", "Gustaf Lindh"] }]);
    expect(entitiesOf(parted).sort()).toEqual([["Gustaf Lindh"], ["Gustav Lind"]]);
    const itself = read(TEXT, [{ act: "distinct", names: ["Gustav Lind", "Gustav Lind"] }]);
    expect(itself.entities).toEqual(plain.entities);
    expect(itself.decided.outcomes).toEqual([{ decision: "d0", became: "unplaced" }]);
    for (const { entities } of [joined, parted]) {
      const mentions = entities.flatMap(({ joins }) => joins.map(({ mention }) => mention));
      expect(new Set(mentions).size).toBe(mentions.length);
      expect([...mentions].sort()).toEqual(plain.entities.flatMap(({ joins }) => joins.map(({ mention }) => mention)).sort());
      for (const { joins } of entities) expect(joins.filter(({ to }) => to === undefined)).toHaveLength(1);
    }
  });
});
