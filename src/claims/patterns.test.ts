import { describe, expect, test } from "vitest";
import { learnt } from "../../test/support/learnt.ts";
import { findMentions } from "../mentions/index.ts";
import type { Claim } from "../model/claim.ts";
import type { Mention } from "../model/mention.ts";
import type { SourceId } from "../model/source.ts";
import { readSource } from "../source/index.ts";
import { segment } from "../text/index.ts";
import { withSyntax } from "../text/syntax/index.ts";
import { extractClaims } from "./index.ts";

const { languages, knowledge, problems } = learnt();

interface Read {
  readonly claims: readonly Claim[];
  readonly mentions: readonly Mention[];
}

function read(text: string, code: string): Read {
  const language = languages.get(code);
  if (language === undefined || knowledge === undefined) throw new Error(problems.join("\n"));
  const source = readSource({ id: "example" as SourceId, given: text, format: "plain", metadata: { language: code } });
  const document = withSyntax(segment(source, language), language);
  const mentions = findMentions(document, language);
  return { claims: extractClaims({ documents: [document], mentions, languages, knowledge }).claims, mentions };
}

/** Articles and titles do not decide whether a role is right. */
function bare(words: string): string {
  return words.replace(/^(?:the|a|an) /i, "");
}

function holds(claim: Claim, mentions: readonly Mention[], { wanted, modality }: { readonly wanted: string; readonly modality: string }): boolean {
  const { predicate, roles } = /^(?<predicate>[a-z-]+)\((?<roles>.*)\)$/u.exec(wanted)?.groups ?? {};
  if (claim.predicate !== predicate || claim.modality !== modality) return false;
  return (roles ?? "").split(/, (?=[a-z]+=)/u).every((part) => {
    const [role = "", value = ""] = part.split("=");
    if (role === "when") return mentions.find((mention) => mention.id === claim.when?.timex)?.quote === value;
    if (role === "place" && claim.where !== undefined) return bare(claim.where.quote) === bare(value);
    return claim.roles[role]?.some((filler) => bare(filler.quote) === bare(value) || filler.quote.endsWith(` ${value}`)) === true;
  });
}

test("the language data and the predicates load without a problem", () => {
  expect(problems).toEqual([]);
});

test("no two patterns have one name", () => {
  for (const language of languages.values()) {
    const names = (language.claiming?.claims.patterns ?? []).map(({ id }) => id);
    expect(names.filter((name, nth) => names.indexOf(name) !== nth)).toEqual([]);
  }
});

for (const [code, language] of languages) {
  for (const pattern of language.claiming?.claims.patterns ?? []) {
    describe(pattern.id, () => {
      const polarity = pattern.denies ? "denied" : "affirmed";
      const modality = pattern.planned ? "planned" : "asserted";
      for (const example of pattern.examples) {
        test(`reads: ${example.text}`, () => {
          const { claims, mentions } = read(example.text, code);
          const shown = claims.map(
            (claim) =>
              `${claim.predicate} ${JSON.stringify(Object.fromEntries(Object.entries(claim.roles).map(([role, fillers]) => [role, fillers.map((filler) => filler.quote)])))} ${mentions.find((mention) => mention.id === claim.when?.timex)?.quote} ${claim.modality}`,
          );
          expect(
            claims.some(
              (claim) => claim.producer === pattern.id && claim.polarity === polarity && holds(claim, mentions, { wanted: example.claim, modality }),
            ),
            `wanted ${example.claim}\nread ${shown.join("\n     ")}`,
          ).toBe(true);
        });
      }
      for (const counter of pattern.counterexamples) {
        test(`is silent (${counter.why}): ${counter.text}`, () => {
          const { claims } = read(counter.text, code);
          const asserted = claims.filter((claim) => claim.producer === pattern.id && claim.modality === modality && claim.polarity === polarity);
          expect(asserted.map((claim) => claim.quote)).toEqual([]);
        });
      }
    });
  }
}
