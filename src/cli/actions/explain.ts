import { existsSync } from "node:fs";
import { RULES } from "../../../rules/index.ts";
import { nearest } from "../../base/nearest.ts";
import { Problem } from "../../base/problem.ts";
import { renderPattern } from "../../explain/index.ts";
import type { ClaimPattern } from "../../lang/claims.ts";
import { ruleDocument } from "../../readers/rule-documents.ts";
import { isDossier } from "../../store/dossier.ts";
import { learn } from "../../work/learning.ts";
import type { ExplainOptions } from "../commands/explain.ts";
import type { Shell } from "../shell.ts";
import { explainClaimsOf } from "./explain-claims.ts";

/** What may be an id, or the beginning of one. */
const ID = /^[0-9a-f]{4,16}$/u;

/** Explains a rule, a pattern, or the claims at a place or with an id; without a name it lists the rules. */
export async function explain(asked: readonly string[], options: ExplainOptions, shell: Shell): Promise<void> {
  const [what, ...named] = asked;
  const files = named.length === 0 && what !== undefined && ID.test(what) && isDossier(".") ? ["."] : named;
  const text = what === undefined ? listOfRules() : files.length === 0 ? knownText(what, shell) : undefined;
  if (text !== undefined) shell.print(text);
  else await explainClaimsOf({ what: what ?? "", files }, options, shell);
}

/** The text on a rule or pattern of this name. Throws a `Problem` where it can only be a misspelt one. */
function knownText(what: string, shell: Shell): string | undefined {
  const document = ruleDocument(what);
  if (document !== undefined || existsSync(what)) return document;
  if (/^[a-z]{2,3}\/[a-z-]+$/u.test(what)) return patternText(what, shell);
  if (/^[\da-z]+(?:-[a-z]+)*$/u.test(what)) throw new Problem(noRule(what));
  return undefined;
}

function noRule(what: string): string {
  if (ID.test(what)) return `${what} may be the id of a finding or claim: name its accounts too, as in \`regest explain ${what} FILE\``;
  const close = nearest(
    what,
    RULES.map(({ id }) => id),
  );
  return `there is no rule "${what}"; ${close === undefined ? "`regest explain` lists the rules" : `did you mean ${close}?`}`;
}

function patternText(id: string, { width, paint }: Shell): string {
  const patterns = [...learn().languages.values()].flatMap(({ claiming }): readonly ClaimPattern[] => claiming?.claims.patterns ?? []);
  const found = patterns.find((pattern) => pattern.id === id);
  if (found !== undefined) return renderPattern(found, { paint, ...(width === undefined ? {} : { width }) });
  const close = nearest(
    id,
    patterns.map((pattern) => pattern.id),
  );
  throw new Problem(`there is no pattern and no file "${id}"${close === undefined ? "" : `; did you mean ${close}?`}`);
}

function listOfRules(): string {
  const width = Math.max(...RULES.map(({ id }) => id.length));
  return RULES.map(({ id, summary }) => `${id.padEnd(width)}  ${summary}\n`).join("");
}
