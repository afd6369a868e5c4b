import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { learnt } from "../../test/support/learnt.ts";
import { displayWidth } from "../findings/index.ts";
import type { SourceId } from "../model/source.ts";
import { analyse, type Learning } from "../pipeline.ts";
import { readSource } from "../source/index.ts";
import { type ExplainedClaim, type ExplainedToken, type Explanation, explainClaims, renderExplanation } from "./index.ts";
import { drawTree } from "./tree.ts";

const { languages, knowledge, problems } = learnt();
if (knowledge === undefined) throw new Error(problems.join("\n"));
const learning: Learning = { languages, knowledge, rules: [] };

function explained(given: string, format: "plain" | "markdown" = "plain") {
  const source = readSource({ id: "account" as SourceId, given, format, metadata: { language: "en" } });
  const analysis = analyse([source], learning);
  return { source, analysis, explanations: explainClaims({ analysis, learning }, analysis.claims) };
}

function claim(given: string, predicate: string): ExplainedClaim {
  const found = explained(given)
    .explanations.flatMap(({ claims }) => claims)
    .find((one) => one.predicate === predicate);
  if (found === undefined) throw new Error(`no ${predicate} in ${given}`);
  return found;
}

const standing = ({ roles }: ExplainedClaim, role: string) =>
  roles[role]?.map(({ quote, standing, words }) => [quote, standing, ...(words === undefined ? [] : [words])]);

describe("a claim says why", () => {
  test("its words fill their roles", () => {
    const exile = claim("In 1815 the allies exiled Napoleon to Elba.", "exile");
    expect(standing(exile, "agent")).toEqual([["the allies", "subject"]]);
    expect(standing(exile, "patient")).toEqual([["Napoleon", "object"]]);
    expect(standing(exile, "destination")).toEqual([["Elba", "governed", "to"]]);
    expect(standing(claim("Karel Novotny was detained by the police on 2 March 1940.", "arrest"), "patient")).toEqual([["Karel Novotny", "subject"]]);
    expect(standing(claim("The arrest of Karel Novotny in March 1940 shocked Brno.", "arrest"), "patient")).toEqual([
      ["Karel Novotny", "governed", "of"],
    ]);
  });

  test("a pronoun stands for the name it stands for", () => {
    const { roles } = claim("Napoleon was tired. In 1815 the allies exiled him to Elba.", "exile");
    expect(roles["patient"]).toMatchObject([{ quote: "him", meant: "Napoleon", standing: "object" }]);
  });

  test("it is denied, planned or another's, by its words", () => {
    const words = (cues: readonly { readonly quote: string; readonly as: string }[]) => cues.map(({ quote, as }) => [quote, as]);
    const denied = claim("The envoy said that Karel Novotny was not released in May 1945.", "release");
    expect(denied.polarity.value).toBe("denied");
    expect(words(denied.polarity.words)).toEqual([["not", "negation"]]);
    expect(words(denied.modality.words)).toEqual([["said", "voice"]]);
    expect(denied.attribution).toMatchObject({ voice: { quote: "The envoy" }, stance: "reports", class: "neutral" });
    const planned = claim("Moreno planned to besiege Vienna.", "besiege");
    expect([planned.modality.value, words(planned.modality.words)]).toEqual(["planned", [["planned", "cue"]]]);
    const condition = claim("If Moreno besieged Vienna, the emperor would flee.", "besiege");
    expect([condition.modality.value, words(condition.modality.words)]).toEqual(["unrealised", [["If", "condition"]]]);
    const plain = claim("Moreno besieged Vienna in 1683.", "besiege");
    expect([plain.polarity.words, plain.modality.words, plain.attribution.words]).toEqual([[], [], []]);
  });

  test("it is dated so", () => {
    const { when } = claim("By May 1945 Moreno besieged Vienna.", "besiege");
    expect(when).toMatchObject({ date: { quote: "May 1945" }, relation: "by", basis: "stated", bounds: { latestEnd: "1945-05-31" } });
    expect(when?.reason).toContain("“By” makes it then or earlier");
    expect(claim("On 3 May 1945 Moreno came to Linz. He besieged Vienna.", "besiege").when).toMatchObject({
      date: { quote: "3 May 1945" },
      basis: "carried",
    });
  });

  test("this pattern made it, which stands in this file", () => {
    expect(claim("Moreno besieged Vienna in 1683.", "besiege").pattern).toMatchObject({ id: "en/besiege", file: "lang/en/claims/war.yaml" });
    const { pattern, trigger } = claim("Governor Moreno besieged Vienna in 1683.", "hold-office");
    expect([pattern.id, pattern.file, trigger.form, trigger.quote]).toEqual(["title", undefined, "title", "Governor"]);
  });
});

describe("over a whole account", () => {
  const account = readFileSync(join(import.meta.dirname, "..", "..", "examples", "three-regions-1944-1949", "sources", "exile.md"), "utf8");
  const { source, analysis, explanations } = explained(account.replaceAll("\n", "\r\n"), "markdown");
  const claims = explanations.flatMap((each) => each.claims);

  test("every claim is explained once, in words of the text as given", () => {
    expect(claims.map(({ id }) => id).sort()).toEqual(analysis.claims.map(({ id }) => id).sort());
    const quotes = explanations.flatMap(({ sentence, tokens, mentions, claims: own }) => [
      sentence,
      ...tokens,
      ...mentions,
      ...own.flatMap(({ evidence, trigger, roles, polarity, modality }) => [
        evidence,
        trigger,
        ...Object.values(roles).flat(),
        ...polarity.words,
        ...modality.words,
      ]),
    ]);
    expect(quotes.filter(({ start, end, quote }) => source.given.slice(start, end) !== quote)).toEqual([]);
  });

  test("every claim is made again by its sentence", () => {
    expect(claims.filter(({ trigger }) => trigger.form === "unknown").map(({ evidence }) => evidence.quote)).toEqual([]);
  });

  test("a claim that its sentence does not make is shown all the same, and says so", () => {
    const [made] = analysis.claims;
    if (made === undefined) throw new Error("no claims");
    const [shown] = explainClaims({ analysis, learning }, [{ ...made, producer: "en/no-such-pattern" }]);
    expect(shown?.claims[0]).toMatchObject({ id: made.id, trigger: { form: "unknown" }, pattern: { id: "en/no-such-pattern" } });
    expect(shown === undefined ? "" : renderExplanation(shown, source)).toContain("en/no-such-pattern");
  });

  test("what is not plainly asserted names the words that decide it", () => {
    const mute = claims.filter(
      ({ polarity, modality }) =>
        (polarity.value === "denied" && polarity.words.length === 0) || (modality.value !== "asserted" && modality.words.length === 0),
    );
    expect(mute.map(({ evidence }) => evidence.quote)).toEqual([]);
    expect(claims.some(({ modality }) => modality.value !== "asserted")).toBe(true);
  });
});

/** The stretch of the sentence above which the marks stand, by columns. */
function marked(text: string): string {
  const lines = text.split("\n");
  const row = lines.findIndex((line) => /^\s*\^+$/u.test(line));
  const marks = lines[row] ?? "";
  const [first, end] = [marks.indexOf("^"), marks.length];
  let column = 0;
  let under = "";
  for (const { segment } of new Intl.Segmenter("und", { granularity: "grapheme" }).segment(lines[row - 1] ?? "")) {
    if (column >= first && column < end) under += segment;
    column += displayWidth(segment);
  }
  return under;
}

describe("shown in a terminal", () => {
  test.each([
    ["wide characters", "The Young Marshal (張學良) arrested Chiang Kai-shek in Xi'an on 12 December 1936."],
    ["marks that stand above others", "Ts\u0323\u030cerna\u0301 Hora\u0301k (C\u0323\u0302e\u0331s\u0323) arrested Karel Novotny in Brno in 1936."],
    ["another direction", "The officers of مصر (Misr) arrested Farouk in Cairo on 23 July 1952."],
    ["a blank run and a line end", "The officers   of the\n   guard arrested Karel Novotny in Brno in 1936."],
  ])("the marks stand under the words: %s", (_, text) => {
    const { source, explanations } = explained(text);
    const [first] = explanations as [Explanation];
    expect(marked(renderExplanation(first, source))).toBe("arrested");
  });

  test("two events side by side have marks of their own", () => {
    const { source, explanations } = explained("The guard arrested Governor Moreno in Cairo on 23 July 1952.");
    const [first] = explanations as [Explanation];
    expect(renderExplanation(first, source)).toContain("\n            ^^^^^^^^ ^^^^^^^^\n");
  });

  test("no line of words is wider than the terminal", () => {
    const { source, explanations } = explained(
      `In Brno in 1936 the officers of the guard, ${"who had 北京 served there long, ".repeat(6)}arrested Karel Novotny.`,
    );
    const [first] = explanations as [Explanation];
    const text = renderExplanation(first, source, { width: 60 });
    const sentence = text.split("\n").slice(2, text.split("\n").indexOf("tokens and tree") - 1);
    expect(sentence.length).toBeGreaterThan(4);
    expect(sentence.filter((line) => displayWidth(line) > 60)).toEqual([]);
    expect(sentence.join(" ").replace(/\s+/gu, " ")).toContain("served there long, who had");
  });
});

test("a tree is drawn with a way from every word to its head", () => {
  const token = (number: number, head: number): ExplainedToken => ({ number, head, quote: "w", start: 0, end: 1 });
  expect(drawTree([token(1, 2), token(2, 5), token(3, 2), token(4, 5), token(5, 0), token(6, 7), token(7, 5)])).toEqual([
    "  ╭─╴",
    "╭─┤",
    "│ ╰─╴",
    "├─╴",
    "┤",
    "│ ╭─╴",
    "╰─╯",
  ]);
  expect(drawTree([token(1, 0)])).toEqual([""]);
  expect(drawTree([{ number: 1, quote: "w", start: 0, end: 1 }])).toBeUndefined();
});
