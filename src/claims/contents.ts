import { at } from "../base/assert.ts";
import type { RoleFiller } from "../model/claim.ts";
import type { Tree } from "../text/syntax/tree.ts";
import { orderedBy } from "./control.ts";
import { infinitiveBehind, isUnwilling, thatBehind } from "./governing.ts";
import { isInfinitive, predicateOf } from "./hanging.ts";
import { type NounChunk, type SentenceReading, token } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** What is said, asked for or refused, where a clause tells it: "refused to withdraw", "announced that they would fire". */
export function contentOf(reading: SentenceReading, tree: Tree, trigger: Trigger): RoleFiller | undefined {
  if (isUnwilling(reading, trigger)) {
    const refused = tree.is(trigger.first, "aux") ? tree.head(trigger.first) : undefined;
    return refused === undefined || refused < trigger.end ? undefined : fillerOver(reading, tree, { clause: refused, after: trigger.end });
  }
  const clause = tree
    .dependents(predicateOf(tree, trigger.first), "xcomp", "ccomp")
    .find((child) => child >= trigger.end && (tree.is(child, "ccomp") ? isVerbal(tree, child) : isInfinitive(reading, tree, child)));
  const content =
    clause === undefined || parted(reading, trigger.end, clause) ? undefined : fillerOver(reading, tree, { clause, after: trigger.end });
  const behind = content === undefined && trigger.form !== "noun" ? (infinitiveBehind(reading, trigger) ?? thatBehind(reading, trigger)) : undefined;
  return behind === undefined ? content : fillerOver(reading, tree, { clause: behind.verb, after: behind.marker });
}

/** The same, of whoever is told to do it: "begged the Doge to send ships". */
export function orderOf(
  reading: SentenceReading,
  tree: Tree,
  trigger: Trigger,
): { readonly told: NounChunk; readonly content?: RoleFiller } | undefined {
  const order = trigger.form === "noun" ? undefined : orderedBy(reading, trigger);
  if (order === undefined) return undefined;
  const content = fillerOver(reading, tree, { clause: order.infinitive, after: trigger.end });
  return { told: order.told, ...(content === undefined ? {} : { content }) };
}

/** The words of the clause without the word that opens it and the marks at its ends, up to where the sentence goes on with something else. */
function fillerOver(
  reading: SentenceReading,
  tree: Tree,
  { clause, after }: { readonly clause: number; readonly after: number },
): RoleFiller | undefined {
  const whole = tree.subtree(clause);
  let first = Math.max(whole.first, after);
  let end = first;
  const opens = (index: number) => {
    const here = at(reading.document.tokens, index);
    return here.kind === "punctuation" || reading.language.grammar.relatives.has(here.lower);
  };
  while (first < whole.end && opens(first)) first++;
  for (end = first; end < whole.end && !BREAK.test(token(reading, end)?.text ?? ";"); end++);
  while (end > first && at(reading.document.tokens, end - 1).kind === "punctuation") end--;
  if (end <= first || clause < first || clause >= end) return undefined;
  const span = { start: at(reading.document.tokens, first).start, end: at(reading.document.tokens, end - 1).end };
  return { span, quote: reading.document.source.text.slice(span.start, span.end) };
}

function isVerbal(tree: Tree, word: number): boolean {
  return tree.pos(word) === "VERB" || tree.dependent(word, "cop") !== undefined;
}

/** After a semicolon something else is told. */
function parted(reading: SentenceReading, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (token(reading, index)?.text === ";") return true;
  return false;
}

const BREAK = /^[;:]$/u;
