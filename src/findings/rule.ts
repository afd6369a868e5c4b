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

/** A limit of a rule that a dossier, or a profile of a period, may set otherwise. */
export interface Threshold {
  readonly value: number;
  readonly unit: string;
  /** What lies beyond it, in half a sentence: "a life longer than this is reported". */
  readonly says: string;
}

export type Thresholds = Readonly<Record<string, Threshold>>;

/** The value in force of one of a rule's thresholds. */
export type Limit<Name extends string = string> = (name: Name) => number;

/** Something that a careful reader would stop at. Its folder `rules/<id>/` holds the documentation that tests it. */
export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** The first sentence of `rule.md`, without its full stop and with a small first letter. */
  readonly summary: string;
  readonly thresholds: Thresholds;
  /** Yields what it finds; never throws for bad history. Without `limit` its thresholds are its own. */
  readonly check: (inquiry: Inquiry, limit?: Limit) => Iterable<Report>;
}

/** A rule as it is written: what it may ask of its thresholds are their names. */
export interface RuleDefinition<T extends Thresholds> {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly thresholds?: T;
  readonly check: (inquiry: Inquiry, limit: Limit<keyof T & string>) => Iterable<Report>;
}

const KEBAB = /^[a-z]+(-[a-z]+)*$/;

/** Makes a rule. `id` is kebab-case, names the bad thing and is the name of the rule's folder. */
export function defineRule<const T extends Thresholds = Record<never, Threshold>>(rule: RuleDefinition<T>): Rule {
  const thresholds: Thresholds = rule.thresholds ?? {};
  for (const name of [rule.id, ...Object.keys(thresholds)]) assert(KEBAB.test(name), `"${name}" is no kebab-case name`);
  const own: Limit = (name) => {
    const threshold = thresholds[name];
    assert(threshold !== undefined, `${rule.id} has no threshold ${name}`);
    return threshold.value;
  };
  return { ...rule, id: rule.id as RuleId, thresholds, check: (inquiry, limit = own) => rule.check(inquiry, limit) };
}
