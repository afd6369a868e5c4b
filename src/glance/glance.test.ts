import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { RULES } from "../../rules/index.ts";
import { learnt } from "../../test/support/learnt.ts";
import { at } from "../base/assert.ts";
import type { Finding } from "../model/finding.ts";
import type { Source, SourceId } from "../model/source.ts";
import { analyse, type Learning } from "../pipeline.ts";
import { packageRoot } from "../readers/data.ts";
import { readSource } from "../source/index.ts";
import { type Before, glanceAt, rememberedOf } from "./index.ts";

const FILLING = ["awadh-1857", "anglo-zulu-war", "azerbaijan-government-1945"];
const TOLD = {
  near: "Part One\n\nGovernor Manuel Ortega was born in 1762 in Velm. On 3 May 1821 the Council appointed Juan Salas governor of Velm.\n",
  far: "Part Two\n\nManuel Ortega died in Velm on 9 June 1814. His library went to the town.\n",
};

function learning(): Learning {
  const { languages, knowledge } = learnt();
  if (knowledge === undefined) throw new Error("nothing is known");
  return { languages, knowledge, rules: RULES };
}

function sourceOf(given: string, name = "book"): Source {
  return readSource({ id: name as SourceId, given, format: "plain", metadata: { language: "en" } });
}

/** Two passages on the same man with accounts of other times between them. */
function book(): string {
  const filling = FILLING.map((name) => readFileSync(join(packageRoot(), "corpus", name, "text.txt"), "utf8"));
  return [TOLD.near, ...filling, TOLD.far].join("\n\n");
}

function readInFull(sources: readonly Source[]): Before {
  const analysis = analyse(sources, learning());
  const { remembered, readings } = rememberedOf(analysis);
  return { remembered, readings: ([account, passage]) => at(at(readings, account), passage), findings: analysis.findings };
}

function saidOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`).sort();
}

/** What a full reading shows that was not there before, and what is not there any more. */
function differenceInFull(now: readonly Source[], before: Before): { readonly fresh: readonly string[]; readonly gone: readonly string[] } {
  const told = (findings: readonly Finding[]) => saidOf(findings.filter(({ severity }) => severity !== "note"));
  const [then, today] = [told(before.findings), told(analyse(now, learning()).findings)];
  return { fresh: today.filter((said) => !then.includes(said)), gone: then.filter((said) => !today.includes(said)) };
}

describe("a glance at what has changed", () => {
  const text = book();
  const before = readInFull([sourceOf(text)]);

  test.each([
    ["a date that is none", "His library went to the town.", "His library went to the town on 30 February 1815.", ["impossible-date"]],
    ["a death before the birth that is told at the other end of the book", "on 9 June 1814", "on 9 June 1714", ["impossible-life"]],
    [
      "a sentence more in the middle, in which the dead man acts",
      "\n\nPart Two",
      "\n\nManuel Ortega signed the treaty of Velm on 4 March 1830.\n\nPart Two",
      ["posthumous-act"],
    ],
    ["nothing amiss", "His library went to the town.", "His library went to the town and to a school.", []],
    ["a paragraph less", "His library went to the town.\n", "\n", []],
  ])("shows what a full reading shows: %s", (_, words, instead, rules) => {
    const now = [sourceOf(text.replace(words, instead))];
    const glance = glanceAt(now, before, { learning: learning(), decisions: [] });
    const full = differenceInFull(now, before);
    expect(glance?.fresh.map(({ rule }) => rule)).toEqual(rules);
    expect(saidOf(glance?.fresh ?? [])).toEqual(full.fresh);
    expect(saidOf(glance?.gone ?? [])).toEqual(full.gone);
    for (const { primary, related } of glance?.fresh ?? [])
      for (const { span, quote } of [primary, ...related]) expect(at(now, 0).text.slice(span.start, span.end)).toBe(quote);
  });

  test("says what is gone when a fault is mended, in two places at once and in two accounts", () => {
    const other = "The Town Book\n\nThe toll was raised on 31 April 1840.\n";
    const wrong = text.replace("His library went to the town.", "His library went to the town on 30 February 1815.");
    const faulty = readInFull([sourceOf(wrong), sourceOf(other, "town")]);
    const now = [sourceOf(text), sourceOf(other.replace("31 April", "30 April"), "town")];
    const glance = glanceAt(now, faulty, { learning: learning(), decisions: [] });
    expect(saidOf(glance?.gone ?? [])).toEqual(differenceInFull(now, faulty).gone);
    expect(glance?.gone).toHaveLength(2);
  });

  test("is none at a text that is all new, or an account that was not there", () => {
    const others = FILLING.map((name) => readFileSync(join(packageRoot(), "corpus", name, "text.txt"), "utf8").toUpperCase());
    expect(glanceAt([sourceOf(others.join("\n\n"))], before, { learning: learning(), decisions: [] })).toBeUndefined();
    expect(glanceAt([sourceOf(text), sourceOf("More.", "town")], before, { learning: learning(), decisions: [] })).toBeUndefined();
  });
});
