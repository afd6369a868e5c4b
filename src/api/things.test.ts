import { expect, test } from "vitest";
import { learnt } from "../../test/support/learnt.ts";
import type { SourceId } from "../model/source.ts";
import { analyse } from "../pipeline.ts";
import { readSource } from "../source/index.ts";
import { answering } from "./questions.ts";

const { languages, knowledge } = learnt();
if (knowledge === undefined) throw new Error("no knowledge");
const learning = { languages, knowledge, rules: [] };

function ask(...texts: readonly string[]) {
  const sources = texts.map((given, index) => readSource({ id: `${index + 1}` as SourceId, given, format: "plain", metadata: { language: "en" } }));
  return answering(analyse(sources, learning), learning);
}

test("figures for one thing stand together from low to high, whoever states them", () => {
  const answer = ask(
    "On 3 May 1822 the Army of the North captured Lima. The Army of the North numbered 4,000 men in 1822.",
    "In 1822 the Army of the North numbered 3,500 men.",
  )("figures", {});
  if (!("answer" in answer)) throw new Error(answer.refusal);
  const men = answer.answer.things.find(({ of }) => of === "Army of the North");
  expect(men?.figures.map(({ value, evidence }) => [value, evidence.source])).toEqual([
    ["3,500 men", "2"],
    ["4,000 men", "1"],
  ]);
});

test("a treaty has its parties, and its stages in the order of time", () => {
  const answer = ask("On 12 December 1823 the Treaty of Velm was signed by Peru and Chile. On 3 March 1824 the Treaty of Velm entered into force.")(
    "papers",
    {},
  );
  if (!("answer" in answer)) throw new Error(answer.refusal);
  const [treaty] = answer.answer.papers;
  expect(treaty).toMatchObject({ name: "Treaty of Velm", parties: ["Peru", "Chile"] });
  expect(treaty?.stages.map(({ stage }) => stage)).toEqual(["signed", "in-force"]);
});

test("a paper that one account names in capitals and another in small letters is one; a word for any paper is none of them", () => {
  const answer = ask(
    "On 2 January 1846 Ada Lind signed the Eleven Articles with General Moreno. The Charter was issued in 1847.",
    "On 2 January 1846 both sides signed the eleven articles in Velm. On 3 May 1848 both sides signed the charter.",
  )("papers", {});
  if (!("answer" in answer)) throw new Error(answer.refusal);
  const named = answer.answer.papers.filter(({ name }) => /articles/iu.test(name));
  expect(named.map(({ name }) => name)).toEqual(["Eleven Articles"]);
  expect(new Set(named[0]?.stages.flatMap(({ evidence }) => evidence.map(({ source }) => source)))).toEqual(new Set(["1", "2"]));
});

test("words that name an event suggest what they claim, with who takes part and when; words that name none, what such partakers do", () => {
  const text = "On 3 May 1821 the Council appointed Manuel Ortega governor of Velm. In 1823 Juan Salas kissed hands as governor of Velm.";
  const of = (words: string) => {
    const start = text.indexOf(words);
    const answer = ask(text)("suggestions", { account: "1", start: String(start), end: String(start + words.length) });
    if (!("answer" in answer)) throw new Error(answer.refusal);
    return answer.answer.claims;
  };
  expect(of("the Council appointed Manuel Ortega governor")[0]).toMatchObject({
    predicate: "appoint",
    words: "appointed",
    roles: { patient: ["Manuel Ortega"] },
  });
  expect(of("the Council appointed Manuel Ortega governor of Velm").map(({ words }) => words)).not.toContain("of");
  const [guessed] = of("kissed hands");
  expect(guessed?.words).toBeUndefined();
  expect(Object.values(guessed?.roles ?? {}).flat()).toContain("Juan Salas");
  expect(guessed?.timex).toBeDefined();
});
