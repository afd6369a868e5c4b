import { extractClaims } from "../../src/claims/index.ts";
import { findMentions } from "../../src/mentions/index.ts";
import type { Claim, Voice } from "../../src/model/claim.ts";
import type { Mention } from "../../src/model/mention.ts";
import type { Source, SourceId } from "../../src/model/source.ts";
import { readSource } from "../../src/source/index.ts";
import { segment } from "../../src/text/index.ts";
import { withSyntax } from "../../src/text/syntax/index.ts";
import { learnt } from "./learnt.ts";

/** What a plain English text claims, with the names and dates that its claims are made of. */
export function claimed(given: string): {
  readonly source: Source;
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
  readonly voices: readonly Voice[];
} {
  const { languages, knowledge } = learnt();
  const language = languages.get("en");
  if (language === undefined || knowledge === undefined) throw new Error("no English data");
  const source = readSource({ id: "account" as SourceId, given, format: "plain", metadata: { language: "en" } });
  const document = withSyntax(segment(source, language), language);
  const mentions = findMentions(document, language);
  return { source, mentions, ...extractClaims({ documents: [document], mentions, languages, knowledge }) };
}

/** The claims of a predicate, each with the words of its roles. */
export function rolesRead(given: string, predicate: string): readonly Readonly<Record<string, readonly string[]>>[] {
  const { claims } = claimed(given);
  return claims
    .filter((claim) => claim.predicate === predicate)
    .map(({ roles }) => Object.fromEntries(Object.entries(roles).map(([role, fillers]) => [role, fillers.map(({ quote }) => quote)])));
}
