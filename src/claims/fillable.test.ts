import { expect, test } from "vitest";
import { learnt } from "../../test/support/learnt.ts";
import { at } from "../base/assert.ts";
import { groupBy } from "../base/collections.ts";
import { findMentions } from "../mentions/index.ts";
import type { SourceId } from "../model/source.ts";
import { readSource } from "../source/index.ts";
import { segment } from "../text/index.ts";
import { withSyntax } from "../text/syntax/index.ts";
import { clausesOf } from "./clauses.ts";
import { descriptionsOf } from "./descriptions.ts";
import { sentenceReading } from "./index.ts";
import type { SentenceReading } from "./reading.ts";
import { rolesOf } from "./roles.ts";
import { triggersOf } from "./triggers.ts";

const { languages, knowledge, problems } = learnt();

/** Every pattern that is met in a sentence, with what fills its roles. */
function met(reading: SentenceReading): readonly string[] {
  const clauses = clausesOf(reading);
  return triggersOf(reading, clauses).flatMap((trigger) => {
    const filled = rolesOf(reading, clauses, trigger);
    const roles = Object.entries(filled?.roles ?? {}).map(([role, fillers]) => `${role}=${fillers.map(({ quote }) => quote).join("|")}`);
    return filled === undefined ? [] : [`${trigger.first} ${trigger.pattern.id} ${roles.join(" ")}`];
  });
}

/** The sentence as if it had all that any pattern asks for: nothing is passed over. */
function withAllTraits(reading: SentenceReading): SentenceReading {
  return { ...reading, asked: { ...reading.asked, traits: new Uint8Array(reading.asked.traits.length).fill(1) } };
}

test.each([...languages.keys()])("no pattern is passed over that would be met: the examples and counterexamples of %s", (code) => {
  const language = languages.get(code);
  if (knowledge === undefined) throw new Error(problems.join("\n"));
  if (language?.claiming === undefined) return;
  const { claiming } = language;
  const texts = claiming.claims.patterns.flatMap(({ examples, counterexamples }) => [...examples, ...counterexamples].map(({ text }) => text));
  for (const given of new Set(texts)) {
    const document = withSyntax(segment(readSource({ id: "example" as SourceId, given, format: "plain", metadata: {} }), language), language);
    const mentions = findMentions(document, language);
    const bySentence = groupBy(mentions, ({ sentence }) => sentence);
    const descriptions = descriptionsOf(document, mentions, claiming);
    const peoples = language.names === undefined ? {} : { peoples: language.names.peoples };
    for (let index = 0; index < document.sentences.length; index++) {
      const reading = sentenceReading({ document, language: claiming, knowledge, ...peoples, bySentence, descriptions }, index);
      const { firstToken, start, end } = at(document.sentences, index);
      expect(met(reading), `${firstToken} ${given.slice(start, end)}`).toEqual(met(withAllTraits(reading)));
    }
  }
});
