import { extractClaims } from "../../src/claims/index.ts";
import { resolveEntities } from "../../src/entities/index.ts";
import { loadLanguages } from "../../src/lang/language.ts";
import { findMentions } from "../../src/mentions/index.ts";
import type { VoiceId } from "../../src/model/claim.ts";
import type { SourceId } from "../../src/model/source.ts";
import { readDataFiles, readWeights } from "../../src/readers/data.ts";
import { readSource } from "../../src/source/index.ts";
import { indexState } from "../../src/state/index.ts";
import { segment } from "../../src/text/index.ts";
import { withSyntax } from "../../src/text/syntax/index.ts";
import { gregorianDay } from "../../src/time/index.ts";

const { languages, knowledge } = loadLanguages(readDataFiles(), readWeights());

/** How things stand by one or more English accounts. */
export function stateIn(...given: readonly [string, ...string[]]) {
  const language = languages.get("en");
  if (language === undefined || knowledge === undefined) throw new Error("no English data");
  const sources = given.map((text, nth) =>
    readSource({ id: `account ${nth}` as SourceId, given: text, format: "plain", metadata: { language: "en" } }),
  );
  const documents = sources.map((source) => withSyntax(segment(source, language), language));
  const mentions = documents.flatMap((document) => findMentions(document, language));
  const { claims, voices } = extractClaims({ documents, mentions, languages, knowledge });
  const entities = resolveEntities(documents, mentions, languages);
  const index = indexState({ documents, languages, knowledge, mentions, claims, voices, entities });
  return {
    voiceOf: (id: VoiceId | undefined) => voices.find((voice) => voice.id === id)?.name,
    texts: new Map(sources.map((source) => [source.id, source.text])),
    on: (year: number, month: number, day: number) => index.on({ earliest: gregorianDay(year, month, day), latest: gregorianDay(year, month, day) }),
    index,
  };
}
