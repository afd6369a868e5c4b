import { describe, expect, test } from "vitest";
import { extractClaims } from "../claims/index.ts";
import { resolveEntities } from "../entities/index.ts";
import { loadLanguages } from "../lang/language.ts";
import { findMentions } from "../mentions/index.ts";
import type { SourceId } from "../model/source.ts";
import { readDataFiles, readWeights } from "../readers/data.ts";
import { readSource } from "../source/index.ts";
import { segment } from "../text/index.ts";
import { gregorianDay } from "../time/index.ts";
import { indexState } from "./index.ts";

const { languages, knowledge } = loadLanguages(readDataFiles(), readWeights());

function stateIn(given: string) {
  const language = languages.get("en");
  if (language === undefined || knowledge === undefined) throw new Error("no English data");
  const source = readSource({ id: "account" as SourceId, given, format: "plain", metadata: { language: "en" } });
  const documents = [segment(source, language)];
  const mentions = documents.flatMap((document) => findMentions(document, language));
  const { claims, voices } = extractClaims({ documents, mentions, languages, knowledge });
  const entities = resolveEntities(documents, mentions, languages);
  const index = indexState({ documents, languages, knowledge, mentions, claims, voices, entities });
  return {
    source,
    on: (year: number, month: number, day: number) => index.on({ earliest: gregorianDay(year, month, day), latest: gregorianDay(year, month, day) }),
    index,
  };
}

describe("offices", () => {
  const { on, source } = stateIn(
    "On 3 May 1660 the Diet elected Piotr Zamoyski as Chancellor.\n\nOn 9 June 1665 Chancellor Piotr Zamoyski signed the Treaty of Brest.\n\nOn 1 March 1668 Piotr Zamoyski resigned as Chancellor.",
  );
  const holder = (year: number, month: number, day: number) =>
    on(year, month, day).offices.map((cell) => `${cell.office} ${cell.holder.name} ${cell.status}`);

  test("are held from the election to the resignation, certainly between", () => {
    expect(holder(1660, 5, 2)).toEqual([]);
    expect(holder(1663, 1, 1)).toEqual(["Chancellor Piotr Zamoyski certain"]);
    expect(holder(1668, 3, 2)).toEqual([]);
  });

  test("lead to the words behind them", () => {
    const [cell] = on(1663, 1, 1).offices;
    expect(cell?.evidence.length).toBeGreaterThan(1);
    for (const evidence of cell?.evidence ?? []) expect(source.text.slice(evidence.span.start, evidence.span.end)).toBe(evidence.quote);
  });
});

describe("places, papers and people", () => {
  const { on, index } = stateIn(
    "On 3 May 1821 General Ortega captured Lima. On 8 July 1821 General Ortega signed the Treaty of Callao. On 2 August 1824 General Ortega died in Quito.",
  );

  test("a captured town is presumed held until something ends it", () => {
    expect(on(1821, 5, 2).control).toEqual([]);
    expect(on(1822, 1, 1).control.map((cell) => `${cell.place.name} ${cell.holder.name} ${cell.status}`)).toEqual(["Lima Ortega presumed"]);
  });

  test("a treaty is signed from its day on", () => {
    expect(on(1821, 7, 7).agreements).toEqual([]);
    expect(on(1821, 7, 9).agreements.map((cell) => `${cell.agreement.name} ${cell.stage}`)).toEqual(["Treaty of Callao signed"]);
  });

  test("the dead are dead from the day after their death", () => {
    const condition = (year: number, month: number, day: number) => on(year, month, day).people.map((cell) => cell.condition);
    expect(condition(1824, 8, 1)).toEqual(["alive"]);
    expect(condition(1824, 8, 3)).toEqual(["dead"]);
  });

  test("the days on which something changes are known, in order", () => {
    const changes = index.changes();
    expect(changes).toContain(gregorianDay(1821, 5, 3));
    expect(changes).toEqual([...changes].sort((a, b) => a - b));
  });
});

test("what is planned or denied changes nothing", () => {
  const { on } = stateIn("On 3 May 1821 General Ortega planned to capture Lima. On 4 May 1821 General Ortega did not capture Callao.");
  expect(on(1822, 1, 1).control).toEqual([]);
  expect(on(1822, 1, 1).plans.map((cell) => cell.by?.name)).toEqual(["Ortega"]);
});
