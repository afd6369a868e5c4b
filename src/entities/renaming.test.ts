import { expect, it } from "vitest";
import { learnt } from "../../test/support/learnt.ts";
import { findNames } from "../mentions/names/index.ts";
import type { SourceId } from "../model/source.ts";
import { readSource } from "../source/index.ts";
import { segment } from "../text/index.ts";
import { withSyntax } from "../text/syntax/index.ts";
import { resolveEntities } from "./index.ts";

const { languages } = learnt();

it.each([
  ["On 10 November 1780 Antonio Arriaga was hanged in the square, and José Condorcanqui, taking the name Tupac Amaru, marched.", [1, 2]],
  ["José Condorcanqui had Antonio Arriaga hanged and took the name of Tupac Amaru.", [2, 1]],
])("whoever takes a name has it: %s", (given, joins) => {
  const language = languages.get("en");
  if (language === undefined) throw new Error("no English data");
  const document = withSyntax(
    segment(readSource({ id: "account" as SourceId, given, format: "plain", metadata: { language: "en" } }), language),
    language,
  );
  const entities = resolveEntities([document], findNames(document, language), languages);
  expect(entities.map((entity) => entity.joins.length)).toEqual(joins);
});
