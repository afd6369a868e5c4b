import { RULES } from "../../../rules/index.ts";
import { nearest } from "../../base/nearest.ts";
import { Problem } from "../../base/problem.ts";
import { ruleDocument } from "../../readers/rule-documents.ts";

/** The document of a rule, or, without a name, a list of them all. */
export function explain(rule: string | undefined): string {
  if (rule === undefined) return listOfRules();
  const document = ruleDocument(rule);
  if (document !== undefined) return document;
  const close = nearest(
    rule,
    RULES.map(({ id }) => id),
  );
  throw new Problem(`there is no rule "${rule}"; ${close === undefined ? "`regest explain` lists the rules" : `did you mean ${close}?`}`);
}

function listOfRules(): string {
  const width = Math.max(...RULES.map(({ id }) => id.length));
  return RULES.map(({ id, summary }) => `${id.padEnd(width)}  ${summary}\n`).join("");
}
