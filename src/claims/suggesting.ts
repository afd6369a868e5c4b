import { at } from "../base/assert.ts";
import type { Predicate } from "../lang/predicates.ts";
import type { PredicateId, Role, RoleFiller } from "../model/claim.ts";
import type { Mention, Timex } from "../model/mention.ts";
import type { Span } from "../model/source.ts";
import { clausesOf } from "./clauses.ts";
import { descriptionsOf } from "./descriptions.ts";
import type { GroundsInput } from "./grounds.ts";
import { sentenceReading, tokensSpan } from "./index.ts";
import { rolesOf } from "./roles.ts";
import { timexOf } from "./times.ts";
import { triggersOf } from "./triggers.ts";

/** What some words may claim, for somebody who says what they do. */
export interface Suggested {
  readonly predicate: PredicateId;
  readonly roles: Readonly<Record<Role, readonly Pick<RoleFiller, "span" | "quote">[]>>;
  readonly timex?: Timex;
  /** The words that speak for it; absent where only the names and numbers beside them do. */
  readonly words?: Span;
}

const MOST = 5;

/** What is at hand to suggest from, besides what claims are read from. */
interface Ground extends Omit<GroundsInput, "language"> {
  readonly language: GroundsInput["language"] | undefined;
  /** How often the accounts claim each. */
  readonly told: ReadonlyMap<PredicateId, number>;
}

/**
 * What words may claim: by the words of the language that name events, also where too little stood beside them to read a claim; where there are none,
 * by whoever and whatever is mentioned in their sentences, and what is told most.
 */
export function suggestionsFor(ground: Ground, span: Span): readonly Suggested[] {
  const sentences = ground.document.sentences.filter(({ start, end }) => start < span.end && span.start < end);
  const named = sentences.flatMap(({ index }) => byWords(ground, index, span));
  if (named.length > 0) return distinct(named).slice(0, MOST);
  const mentions = sentences.flatMap(({ index }) => ground.bySentence.get(index) ?? []);
  return byKinds(ground, mentions).slice(0, MOST);
}

function byWords({ language, ...ground }: Ground, index: number, span: Span): readonly Suggested[] {
  if (language === undefined) return [];
  const input = { ...ground, language };
  const reading = sentenceReading({ ...input, descriptions: descriptionsOf(input.document, [...input.bySentence.values()].flat(), language) }, index);
  const clauses = clausesOf(reading);
  const triggers = triggersOf(reading, clauses);
  const within = triggers.filter(({ first, end }) => {
    const words = tokensSpan(reading, first, end);
    return words.start < span.end && span.start < words.end;
  });
  const mentions = reading.mentions;
  const read = within.map((trigger) => ({ trigger, roles: rolesOf(reading, clauses, trigger)?.roles }));
  // "of" and its like say nothing where they do not tie two that fit
  const telling = [
    ...read.filter(({ roles }) => roles !== undefined),
    ...read.filter(({ trigger, roles }) => roles === undefined && !trigger.pattern.linking),
  ];
  return telling.map(({ trigger, roles }) => {
    const { predicate } = trigger.pattern;
    const timex = timexOf(reading, clauses, { trigger, triggers });
    return {
      predicate,
      roles: roles ?? filledByKind(ground.knowledge.predicates.get(predicate), mentions),
      words: tokensSpan(reading, trigger.first, trigger.end),
      ...(timex === undefined ? {} : { timex }),
    };
  });
}

/** What takes such partakers: what has room for most of them first, then what asks for fewest others, then what is told most. */
function byKinds({ knowledge, told }: Ground, mentions: readonly Mention[]): readonly Suggested[] {
  const timex = mentions.find((mention) => mention.kind === "timex");
  const possible = [...knowledge.predicates.values()].map((predicate) => {
    const roles = filledByKind(predicate, mentions);
    return {
      predicate: predicate.id,
      roles,
      filled: Object.keys(roles).length,
      left: Object.keys(predicate.roles).length - Object.keys(roles).length,
    };
  });
  return possible
    .filter(({ filled }) => filled > 0)
    .sort((a, b) => b.filled - a.filled || a.left - b.left || (told.get(b.predicate) ?? 0) - (told.get(a.predicate) ?? 0))
    .map(({ predicate, roles }) => ({ predicate, roles, ...(timex === undefined ? {} : { timex }) }));
}

/** Each role takes the first mention of a kind that it allows and that no other has taken. */
function filledByKind(predicate: Predicate | undefined, mentions: readonly Mention[]): Suggested["roles"] {
  const free = mentions.filter(({ kind }) => kind !== "timex" && kind !== "quotation");
  const roles: [Role, Suggested["roles"][string]][] = [];
  for (const [role, kinds] of Object.entries(predicate?.roles ?? {})) {
    const index = free.findIndex(({ kind }) => (kinds as readonly string[]).includes(kind));
    if (index < 0) continue;
    const { start, end, quote } = at(free, index);
    free.splice(index, 1);
    roles.push([role, [{ span: { start, end }, quote }]]);
  }
  return Object.fromEntries(roles);
}

function distinct(suggested: readonly Suggested[]): readonly Suggested[] {
  const best = new Map<PredicateId, Suggested>();
  for (const each of suggested) {
    const known = best.get(each.predicate);
    if (known === undefined || Object.keys(each.roles).length > Object.keys(known.roles).length) best.set(each.predicate, each);
  }
  return [...best.values()];
}
