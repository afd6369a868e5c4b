import { at } from "../base/assert.ts";
import type { Tree } from "../text/syntax/tree.ts";
import type { NounChunk, SentenceReading } from "./reading.ts";

/** A verb in a relative clause that lacks what the clause describes: "the officer whom the king had sent", "the islands it held". */
export interface Gap {
  /** What the clause describes: it is the verb's object, or stands after `preposition`. */
  readonly described: NounChunk;
  readonly subject: NounChunk;
  readonly preposition?: string;
}

/** Found by the order of phrases, a relative, then a subject, then the verb, since dependencies often give the relative as the subject. */
export function gapBefore(reading: SentenceReading, tree: Tree, verb: number): Gap | undefined {
  const { chunks } = reading;
  const group = groupStart(reading, chunkAt(reading, verb));
  // "over which he himself presided"
  const stressed =
    chunks[group - 1]?.kind === "noun" && reading.language.grammar.reflexives.has(at(reading.document.tokens, at(chunks, group - 1).first).lower);
  const after = stressed ? group - 1 : group;
  const subject = chunks[after - 1];
  if (subject?.kind !== "noun" || subject.possessive || subject.pronoun === "relative") return undefined;
  const first = phraseStart(reading, after - 1);
  const opener = chunks[first - 1];
  const own = chunks[first];
  if (own?.kind !== "noun" || own.possessive) return undefined;
  // "Moreno demanded that the town be taken": a clause that describes nothing
  if (opener?.kind === "noun" && opener.pronoun === "relative" && tree.is(opener.first, "mark") && !tree.is(verb, "acl")) return undefined;
  if (opener?.kind === "noun" && opener.pronoun === "relative" && isSaid(reading, tree, { that: first - 1, verb })) return undefined;
  if (opener?.kind === "noun" && opener.pronoun === "relative") return withRelative(reading, tree, { verb, relative: first - 1, subject: own });
  // "the islands it no longer held"
  const above = tree.is(verb, "acl") ? tree.head(verb) : undefined;
  if (opener?.kind !== "noun" || opener.possessive || opener.pronoun !== undefined) return undefined;
  const touches = above !== undefined && opener.first <= above && above < opener.end;
  return touches || isContact(reading, tree, { opener: first - 1, verb }) ? { described: opener, subject: own } : undefined;
}

/** "ceded islands it no longer held": a pronoun right behind a noun that is an object, and a verb that nothing follows as its own, whatever the dependencies say. */
function isContact(reading: SentenceReading, tree: Tree, { opener, verb }: { readonly opener: number; readonly verb: number }): boolean {
  const { chunks, document, language } = reading;
  const [described, subject] = [chunks[opener], chunks[opener + 1]];
  if (described?.kind !== "noun" || described.mentions.length > 0 || subject?.kind !== "noun" || subject.pronoun === undefined) return false;
  if (language.grammar.reflexives.has(at(document.tokens, subject.first).lower) || tree.is(subject.first, "obj", "obl")) return false;
  if (chunks[chunkAt(reading, verb) + 1]?.kind === "noun" || tree.dependents(verb, "obj").some((word) => word > verb)) return false;
  const before = chunks.slice(0, opener);
  const opens = before.some(({ first }) => language.grammar.clauseOpeners.has(at(document.tokens, first).lower));
  const governing = before.at(-1)?.kind;
  return !opens && (governing === "verb" || governing === "mark") && before.some(({ kind }) => kind === "verb");
}

/** "It was said in the parish that she had killed her own child": a clause with an object of its own, behind a word of speech, describes nothing. */
function isSaid(reading: SentenceReading, tree: Tree, { that, verb }: { readonly that: number; readonly verb: number }): boolean {
  const { chunks, document, language } = reading;
  const opener = at(chunks, that);
  if (at(document.tokens, opener.first).lower !== language.attribution.that || chunks[that - 2]?.kind !== "preposition") return false;
  if (!tree.dependents(verb, "obj").some((word) => word > verb)) return false;
  const speech = chunks[that - 3];
  return speech?.kind === "verb" && language.attribution.verbs.has(at(document.tokens, speech.end - 1).lower);
}

function withRelative(
  reading: SentenceReading,
  tree: Tree,
  { verb, relative, subject }: { readonly verb: number; readonly relative: number; readonly subject: NounChunk },
): Gap | undefined {
  const { chunks } = reading;
  const governing = chunks[relative - 1];
  const preposition = governing?.kind === "preposition" ? at(reading.document.tokens, governing.first).lower : undefined;
  let before = relative - (preposition === undefined ? 1 : 2);
  if (chunks[before]?.kind === "mark") before--;
  const near = chunks[before];
  const hung = tree.is(verb, "acl") ? chunks[chunkAt(reading, tree.head(verb) ?? verb)] : undefined;
  const described = hung?.kind === "noun" && hung.end <= at(chunks, relative).first ? hung : near;
  if (described?.kind !== "noun" || described.possessive || described.pronoun === "relative") return undefined;
  return { described, subject, ...(preposition === undefined ? {} : { preposition }) };
}

/** The first chunk of the verb group that ends in a verb: auxiliaries, adverbs, and verbs that govern it by an infinitive. */
function groupStart(reading: SentenceReading, verb: number): number {
  const { chunks, language } = reading;
  let index = verb;
  for (;;) {
    const before = chunks[index - 1];
    if (before?.kind === "verb" || before?.kind === "word") index--;
    else if (before?.kind === "preposition" && at(reading.document.tokens, before.first).lower === language.grammar.infinitiveMarker) index--;
    else return index;
  }
}

/** "which the king of Poland had sent": the first phrase of a subject. */
function phraseStart(reading: SentenceReading, last: number): number {
  const { chunks } = reading;
  const genitive = (index: number) => {
    const chunk = chunks[index];
    return chunk?.kind === "preposition" && at(reading.document.tokens, chunk.first).lower === reading.language.grammar.genitive;
  };
  let index = last;
  while (genitive(index - 1) && chunks[index - 2]?.kind === "noun") index -= 2;
  return index;
}

function chunkAt(reading: SentenceReading, word: number): number {
  return reading.chunkOf[word - reading.sentence.firstToken] ?? -1;
}
