import { at } from "../base/assert.ts";
import type { Role, RoleFiller } from "../model/claim.ts";
import type { Token } from "../model/document.ts";
import type { Span } from "../model/source.ts";
import type { SentenceReading } from "./reading.ts";

/** A term of an agreement: an item of a list that says what shall be. */
export interface Term {
  readonly first: number;
  readonly trigger: Span;
  readonly roles: Readonly<Record<Role, readonly RoleFiller[]>>;
}

/** "1. The king shall deliver the castle.", "1. for an exchange of prisoners;": the whole item is what is laid down. */
export function termOf(reading: SentenceReading): Term | undefined {
  const { document, sentence, knowledge, language } = reading;
  const role = knowledge.byTerm === undefined ? undefined : knowledge.predicates.get(knowledge.byTerm)?.content;
  if (role === undefined || at(document.paragraphs, sentence.paragraph).kind !== "item") return undefined;
  const tokens = document.tokens.slice(sentence.firstToken, sentence.endToken);
  const modal = tokens.find((token) => language.grammar.plannedModals.has(token.lower));
  const [first, last] = [tokens.find((token) => token.kind === "word"), tokens.findLast((token) => token.kind !== "punctuation")];
  if (first === undefined || last === undefined) return undefined;
  const noun = modal === undefined ? providedFor(reading, first, role) : undefined;
  const word = modal ?? noun;
  if (word === undefined) return undefined;
  const span = { start: noun === undefined ? first.start : (document.tokens[first.index + 1] ?? first).start, end: last.end };
  return {
    first: word.index,
    trigger: { start: word.start, end: word.end },
    roles: { [role]: [{ span, quote: document.source.text.slice(span.start, span.end) }] },
  };
}

/** "for an exchange of prisoners": the noun of an item without a verb that goes on with the preposition of the words before the list. */
function providedFor(reading: SentenceReading, { index, lower }: Token, role: Role): Token | undefined {
  const { chunks, knowledge, language, document } = reading;
  const own = chunks.findIndex(({ first }) => first === index);
  const phrase = chunks[own + 1];
  if (chunks[own]?.kind !== "preposition" || phrase?.kind !== "noun" || chunks.some(({ kind }) => kind === "verb")) return undefined;
  const goesOn = language.claims.patterns.some(({ predicate, prepositions }) => predicate === knowledge.byTerm && prepositions.get(lower) === role);
  return goesOn ? document.tokens[phrase.end - 1] : undefined;
}
