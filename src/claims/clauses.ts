import { at } from "../base/assert.ts";
import { type Chunk, isComma, type SentenceReading } from "./reading.ts";
import { isAuxiliary, opensAdverb } from "./wordforms.ts";

/** A run of chunks with one finite verb or one event in it. Chunk indices, half-open. */
export interface Clause {
  readonly first: number;
  readonly end: number;
  /** "relative" follows its antecedent; "coordinate" shares a subject with the clause before it if it has none. */
  readonly kind: "main" | "relative" | "subordinate" | "coordinate";
  readonly hypothetical: boolean;
}

/** Cuts a sentence at semicolons, dashes, brackets, clause openers, relative pronouns, and at commas and conjunctions before a new verb. */
export function clausesOf(reading: SentenceReading): readonly Clause[] {
  const { chunks } = reading;
  const clauses: Clause[] = [];
  let first = 0;
  let kind: Clause["kind"] = "main";
  let hypothetical = false;
  const close = (end: number, next: Clause["kind"], nextHypothetical: boolean) => {
    if (end > first) clauses.push({ first, end, kind, hypothetical });
    first = end;
    kind = next;
    hypothetical = nextHypothetical;
  };
  chunks.forEach((chunk, index) => {
    const opening = openingAt(reading, index);
    if (opening === undefined || (index === first && index > 0 && opening === "coordinate")) return;
    const { grammar } = reading.language;
    close(index, opening, opening === "subordinate" && grammar.hypothetical.has(at(reading.document.tokens, chunk.first).lower));
  });
  close(chunks.length, "main", false);
  return clauses;
}

function openingAt(reading: SentenceReading, index: number): Clause["kind"] | undefined {
  const { chunks } = reading;
  const { grammar } = reading.language;
  const chunk = at(chunks, index);
  const lower = at(reading.document.tokens, chunk.first).lower;
  if (chunk.kind === "noun" && chunk.pronoun === "relative") return index === 0 ? "main" : "relative";
  if (chunk.kind === "mark")
    return closesAside(lower)
      ? "coordinate"
      : /^[;:([—–]$/u.test(lower)
        ? "main"
        : lower === "," && commaOpens(reading, index)
          ? "coordinate"
          : undefined;
  if (grammar.clauseOpeners.has(lower) && (chunk.kind === "conjunction" || chunk.kind === "preposition")) {
    const follows = chunk.kind === "preposition" ? subjectAndVerbFollow(chunks, index + 1) : verbFollows(chunks, index + 1);
    if (follows) return "subordinate";
  }
  if (grammar.coordination.has(lower) && chunk.kind === "conjunction" && verbFollows(chunks, index + 1) && !listGoesOn(chunks, index))
    return "coordinate";
  return undefined;
}

/** After an aside in brackets the clause before it goes on. */
function closesAside(mark: string): boolean {
  return mark === ")" || mark === "]";
}

/** A comma opens a clause only where a new verb comes before the next mark, and what follows is no list of names. */
function commaOpens(reading: SentenceReading, index: number): boolean {
  const next = reading.chunks[index + 1];
  if (next === undefined) return false;
  if (next.kind === "verb") return true;
  return (
    next.kind === "noun" &&
    next.pronoun === undefined &&
    verbFollows(reading.chunks, index + 1) &&
    verbBefore(reading.chunks, index) &&
    !isParticipleList(reading, index)
  );
}

function isParticipleList(reading: SentenceReading, index: number): boolean {
  const before = reading.chunks[index - 1];
  const after = reading.chunks[index + 2];
  const joins = after?.kind === "conjunction" || isComma(reading, after);
  return before?.kind === "noun" && joins;
}

function verbBefore(chunks: readonly Chunk[], index: number): boolean {
  for (let i = index - 1; i >= 0; i--) if (chunks[i]?.kind === "verb") return true;
  return false;
}

/** A verb comes before the next mark, conjunction or relative. */
function verbFollows(chunks: readonly Chunk[], index: number): boolean {
  for (let i = index; i < chunks.length; i++) {
    const chunk = at(chunks, i);
    if (chunk.kind === "verb") return true;
    if (chunk.kind === "mark" || chunk.kind === "conjunction") return false;
    if (chunk.kind === "noun" && chunk.pronoun === "relative") return false;
  }
  return false;
}

/** "after the envoys left", but not "after the siege of the town by the army that failed". */
function subjectAndVerbFollow(chunks: readonly Chunk[], index: number): boolean {
  const subject = chunks[index];
  let next = index + 1;
  while (chunks[next]?.kind === "word") next++;
  return subject?.kind === "noun" && chunks[next]?.kind === "verb";
}

/** "the Soviets and their allies attacked": a noun on both sides and no verb before means a list, not a clause. */
function listGoesOn(chunks: readonly Chunk[], index: number): boolean {
  const before = chunks[index - 1];
  const after = chunks[index + 1];
  return before?.kind === "noun" && after?.kind === "noun" && !verbBefore(chunks, index);
}

/** "in turn", "at last": one of two words that are an adverb together. */
function isAdverbial(reading: SentenceReading, index: number): boolean {
  const { document, language } = reading;
  return opensAdverb(document, language.grammar, index) || opensAdverb(document, language.grammar, index - 1);
}

/** Whether the token is part of a verb group: auxiliary, negation, adverb or infinitive marker. */
export function inVerbGroup(reading: SentenceReading, index: number): boolean {
  const { grammar } = reading.language;
  const here = reading.document.tokens[index];
  if (here === undefined || index < reading.sentence.firstToken || here.kind === "punctuation") return false;
  // "since May resigned": a month
  if (reading.chunks[reading.chunkOf[index - reading.sentence.firstToken] ?? -1]?.kind === "time") return false;
  return (
    isAuxiliary(grammar, here.lower) ||
    grammar.isAdverb(here.lower) ||
    isAdverbial(reading, index) ||
    (grammar.negations.has(here.lower) && !grammar.determiners.has(here.lower)) ||
    here.lower === grammar.infinitiveMarker
  );
}
