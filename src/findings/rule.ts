import { assert } from "../base/assert.ts";
import type { Because, Label, RuleId, Severity, Suggestion } from "../model/finding.ts";
import type { Inquiry } from "./inquiry.ts";

/** What a rule says about one passage. Messages: lower case, no full stop, both sides with their dates; what clashes, never who is wrong. */
export interface Report {
  readonly message: string;
  readonly primary: Label;
  readonly related?: readonly Label[];
  readonly because?: readonly Because[];
  readonly suggestions?: readonly Suggestion[];
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** What makes it the same finding in the next version of the text, where that is not the passages themselves: the spellings of a name. */
  readonly identity?: readonly string[];
}

/** Something that a careful reader would stop at. Its folder `rules/<id>/` holds the documentation that tests it. */
export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** The first sentence of `rule.md`, without its full stop and with a small first letter. */
  readonly summary: string;
  /** Yields what it finds; never throws for bad history. */
  readonly check: (inquiry: Inquiry) => Iterable<Report>;
}

/** Makes a rule. `id` is kebab-case, names the bad thing and is the name of the rule's folder. */
export function defineRule(rule: Omit<Rule, "id"> & { readonly id: string }): Rule {
  assert(/^[a-z]+(-[a-z]+)*$/.test(rule.id), `"${rule.id}" is no kebab-case rule name`);
  return { ...rule, id: rule.id as RuleId };
}
