import { RULES } from "../../rules/index.ts";
import { inLanguage } from "../../src/lang/choice.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { SourceId } from "../../src/model/source.ts";
import { type Analysis, analyse, type Learning } from "../../src/pipeline.ts";
import { readSource } from "../../src/source/index.ts";
import { learnt } from "./learnt.ts";

let all: Learning | undefined;

/** Everything Regest knows, read once. */
export function learning(): Learning {
  if (all !== undefined) return all;
  const { languages, knowledge } = learnt();
  if (knowledge === undefined) throw new Error("no knowledge");
  all = { languages, knowledge, rules: RULES };
  return all;
}

/** Accounts by name, read together. */
export function analysed(accounts: Readonly<Record<string, string>>, decisions: readonly Decision[] = []): Analysis {
  const { languages, knowledge } = learning();
  const sources = Object.entries(accounts).map(([name, given]) =>
    inLanguage(readSource({ id: name as SourceId, given, format: "markdown", metadata: {} }), languages, knowledge.telling),
  );
  return analyse(sources, learning(), decisions);
}
