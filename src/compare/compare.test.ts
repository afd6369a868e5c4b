import { describe, expect, test } from "vitest";
import { learnt } from "../../test/support/learnt.ts";
import { extractClaims } from "../claims/index.ts";
import { resolveEntities } from "../entities/index.ts";
import { findMentions } from "../mentions/index.ts";
import type { SourceId } from "../model/source.ts";
import { readSource } from "../source/index.ts";
import { segment } from "../text/index.ts";
import { alignEvents } from "./index.ts";

const { languages, knowledge } = learnt();

function events(...texts: readonly string[]) {
  const language = languages.get("en");
  if (language === undefined || knowledge === undefined) throw new Error("no English data");
  const documents = texts.map((given, index) =>
    segment(readSource({ id: `account ${index + 1}` as SourceId, given, format: "plain", metadata: { language: "en" } }), language),
  );
  const mentions = documents.flatMap((document) => findMentions(document, language));
  const { claims } = extractClaims({ documents, mentions, languages, knowledge });
  const entities = resolveEntities(documents, mentions, languages);
  const groups = alignEvents({ documents, claims, entities, knowledge });
  return groups.map(
    (group) =>
      `${group.family}: ${group.claims.map((id) => claims.find((claim) => claim.id === id)?.source).join(", ")}${group.inferred ? " (inferred)" : ""}`,
  );
}

describe("tellings of one event", () => {
  test("one death told in two sources is one event, whatever word is used", () => {
    expect(events("General Ortega died in Quito in 1822.", "In 1823 General Ortega was murdered by a monk.")).toEqual([
      "death: account 1, account 2",
    ]);
  });

  test("two people's deaths are two events", () => {
    expect(events("General Ortega died in Quito in 1822.", "Count Orlov died in Riga in 1822.")).toEqual([]);
  });

  test("a town captured in two sources within two years is one event; in one source it may have been taken twice", () => {
    const first = "General Ortega captured Lima on 3 May 1821.";
    expect(events(first, "On 9 July 1821 General Ortega liberated Lima.")).toEqual(["capture: account 1, account 2"]);
    expect(events(first, "On 9 July 1831 General Ortega liberated Lima.")).toEqual([]);
    expect(events(`${first} On 9 July 1821 General Ortega captured Lima.`)).toEqual([]);
  });

  test("unnamed things of one kind, nearby and told by different voices, are taken for one", () => {
    const text = "The consul said that the steamer crashed on 2 June 1887. Official records show that the steamer crashed on 4 June 1887.";
    expect(events(text)).toEqual(["crash: account 1, account 1 (inferred)"]);
  });

  test("the order of the sources changes nothing", () => {
    const [a, b] = ["General Ortega died in Quito in 1822.", "In 1823 General Ortega was murdered by a monk."];
    expect(events(a, b)).toEqual(events(b, a));
  });
});
