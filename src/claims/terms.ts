import { at } from "../base/assert.ts";
import type { Role, RoleFiller } from "../model/claim.ts";
import type { Span } from "../model/source.ts";
import type { SentenceReading } from "./reading.ts";

/** A term of an agreement: an item of a list that says what shall be. */
export interface Term {
  readonly first: number;
  readonly trigger: Span;
  readonly roles: Readonly<Record<Role, readonly RoleFiller[]>>;
}

/** "1. The king shall deliver the castle." The whole item is what is laid down. */
export function termOf(reading: SentenceReading): Term | undefined {
  const { document, sentence, knowledge, language } = reading;
  const role = knowledge.byTerm === undefined ? undefined : knowledge.predicates.get(knowledge.byTerm)?.content;
  if (role === undefined || at(document.paragraphs, sentence.paragraph).kind !== "item") return undefined;
  const tokens = document.tokens.slice(sentence.firstToken, sentence.endToken);
  const modal = tokens.find((token) => language.grammar.plannedModals.has(token.lower));
  const [first, last] = [tokens.find((token) => token.kind === "word"), tokens.findLast((token) => token.kind !== "punctuation")];
  if (modal === undefined || first === undefined || last === undefined) return undefined;
  const span = { start: first.start, end: last.end };
  return {
    first: modal.index,
    trigger: { start: modal.start, end: modal.end },
    roles: { [role]: [{ span, quote: document.source.text.slice(span.start, span.end) }] },
  };
}
