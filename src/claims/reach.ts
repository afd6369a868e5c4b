import { at } from "../base/assert.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { type SentenceReading, token } from "./reading.ts";
import { tokensBetween } from "./voices.ts";
import { isAuxiliary } from "./wordforms.ts";

/** How far a word of speech reaches at most, in words. */
const REACH = 120;
/** Marks over which no word of speech reaches. */
const STRONG = /^[;:—–(]$/u;

/**
 * What a word of speech lets somebody say in a clause that begins at `from`: all of it up to the first comma, and beyond it what hangs on it by
 * the dependencies.
 */
export function complement(reading: SentenceReading, said: Said): ReadonlySet<number> {
  const tokens = clauseFrom(reading, said);
  const next = goesOnAt(reading, strongEnd(reading, said.from));
  if (next === undefined || token(reading, said.from - 1)?.lower !== reading.language.attribution.that) return tokens;
  return new Set([...tokens, ...complement(reading, { cue: said.cue, from: next })]);
}

/** "says that he was ill; that he had written; and that …": behind a semicolon and another "that" it goes on. */
function goesOnAt(reading: SentenceReading, end: number): number | undefined {
  const { attribution, grammar } = reading.language;
  if (token(reading, end)?.text !== ";") return undefined;
  const that = grammar.coordination.has(token(reading, end + 1)?.lower ?? "") ? end + 2 : end + 1;
  return token(reading, that)?.lower === attribution.that && reading.tree?.is(that, "det") !== true ? that + 1 : undefined;
}

interface Said {
  readonly cue: number;
  readonly from: number;
}

function clauseFrom(reading: SentenceReading, { cue, from }: Said): ReadonlySet<number> {
  const end = strongEnd(reading, from);
  const comma = commaFrom(reading, from, end);
  const core = tokensBetween(from, comma);
  const tokens = new Set(core);
  if (closesRelative(reading, { cue, comma })) return tokens;
  for (let word = comma; word < end; word++) if (reading.tree === undefined || hangsOn(reading, word, { cue, core, tokens })) tokens.add(word);
  return tokens;
}

function strongEnd(reading: SentenceReading, from: number): number {
  const last = Math.min(reading.sentence.endToken, from + REACH);
  let index = from;
  while (index < last && !STRONG.test(at(reading.document.tokens, index).text)) index = bracketEnd(reading, index + 1, last);
  return index;
}

/** What stands in brackets inside of what is said does not end it. */
function bracketEnd(reading: SentenceReading, from: number, last: number): number {
  if (from >= last || at(reading.document.tokens, from).text !== "(") return from;
  for (let index = from + 1; index < last; index++) if (at(reading.document.tokens, index).text === ")") return index + 1;
  return from;
}

function commaFrom(reading: SentenceReading, from: number, end: number): number {
  for (let index = from; index < end; index = bracketEnd(reading, index + 1, end)) if (at(reading.document.tokens, index).text === ",") return index;
  return end;
}

interface Complement {
  readonly cue: number;
  readonly core: ReadonlySet<number>;
  readonly tokens: ReadonlySet<number>;
}

/** Whether a word beyond the first comma belongs to what is said: it hangs on a word of it, or on the cue as its clause. */
function hangsOn(reading: SentenceReading, word: number, { cue, core, tokens }: Complement): boolean {
  const { tree } = reading;
  if (tree === undefined) return true;
  let here = word;
  for (let steps = 0; steps < 12; steps++) {
    const head = tree.head(here);
    if (head === undefined) return false;
    if (tree.is(here, "conj") && (core.has(head) || tokens.has(head)) && leavesReport(reading, here, head)) return false;
    if (head === cue) return here > cue && tree.is(here, "ccomp", "xcomp", "obj", "obl", "advcl", "acl");
    if (core.has(head)) return true;
    here = head;
  }
  return false;
}

/** "who believed that an oracle spoke of him, proclaimed himself": after a relative clause the verb of the main one follows. */
function closesRelative(reading: SentenceReading, { cue, comma }: { readonly cue: number; readonly comma: number }): boolean {
  const { grammar } = reading.language;
  const next = reading.chunks[reading.chunkOf[comma + 1 - reading.sentence.firstToken] ?? -1];
  if (next?.kind !== "verb" || !hasFinite(reading, next.first, next.end)) return false;
  for (let index = cue - 1; index >= Math.max(reading.sentence.firstToken, cue - 5); index--)
    if (grammar.relatives.has(at(reading.document.tokens, index).lower)) return true;
  return false;
}

/** "said that the town had fallen, and left": a verb without a subject of its own, told plainly where what is said was not. */
function leavesReport(reading: SentenceReading, verb: number, before: number): boolean {
  const { tree } = reading;
  if (tree === undefined || tree.form(verb) !== "Fin" || tree.dependent(verb, "nsubj", "aux") !== undefined) return false;
  return tree.form(before) !== "Fin" || tree.dependent(before, "aux", "cop") !== undefined;
}

/** What an aside ("…, it was rumoured, …") is about: the clause that it stands in. `first` is its opening comma, `end` one past its closing mark. */
export function aroundAside(reading: SentenceReading, aside: { readonly first: number; readonly end: number }): ReadonlySet<number> {
  if (isOpen(reading, aside.first - 1)) return tokensBetween(aside.end, commaFrom(reading, aside.end, strongEnd(reading, aside.end)));
  const piece = pieceStart(reading, aside.first);
  const complete = hasFinite(reading, piece, aside.first);
  const closes = aside.end >= reading.sentence.endToken || token(reading, aside.end - 1)?.text !== ",";
  const start = complete ? clauseStart(reading, aside.first) : closes ? strongStart(reading, aside.first) : piece;
  const tokens = tokensBetween(
    Math.min(start, Math.max(aside.first, reading.sentence.firstToken)),
    Math.max(aside.first, reading.sentence.firstToken),
  );
  // «…,» he declared, and in October …: of what stands behind an aside in marks, only what stands in marks itself is said
  if (closes || isMark(reading, aside.first - 1) || isMark(reading, aside.first + 1)) return tokens;
  const strong = strongEnd(reading, aside.end);
  if (complete && reading.language.grammar.conjunctions.has(token(reading, aside.end)?.lower ?? "")) return tokens;
  const short = complete || hasVerb(reading, piece, aside.first);
  for (const each of tokensBetween(aside.end, short ? commaFrom(reading, aside.end, strong) : strong)) tokens.add(each);
  return tokens;
}

function isMark(reading: SentenceReading, index: number): boolean {
  return token(reading, index)?.text === '"';
}

/** "with two men and, it is told, a girl": the phrase has only begun. */
function isOpen(reading: SentenceReading, before: number): boolean {
  const { grammar } = reading.language;
  const lower = token(reading, before)?.lower;
  return lower !== undefined && before > reading.sentence.firstToken && (grammar.coordination.has(lower) || grammar.prepositions.has(lower));
}

/** Behind the last mark, or at the last word that opens a clause. */
function pieceStart(reading: SentenceReading, before: number): number {
  const { grammar } = reading.language;
  for (let index = before - 1; index >= reading.sentence.firstToken; index--) {
    const { text, lower } = at(reading.document.tokens, index);
    if (text === "," || STRONG.test(text)) return index + 1;
    if (grammar.relatives.has(lower) || grammar.clauseOpeners.has(lower)) return index;
  }
  return reading.sentence.firstToken;
}

/** Behind the last mark over which nothing reaches. */
function strongStart(reading: SentenceReading, before: number): number {
  const least = Math.max(reading.sentence.firstToken, before - REACH);
  for (let index = before - 1; index >= least; index--) if (STRONG.test(at(reading.document.tokens, index).text)) return index + 1;
  return least;
}

function clauseStart(reading: SentenceReading, before: number): number {
  const chunk = reading.chunkOf[before - 1 - reading.sentence.firstToken] ?? -1;
  const clause = knownClauses(reading).find((each) => chunk >= each.first && chunk < each.end);
  return Math.max(strongStart(reading, before), clause === undefined ? reading.sentence.firstToken : at(reading.chunks, clause.first).first);
}

const clauses: WeakMap<SentenceReading, readonly Clause[]> = new WeakMap();

/** A sentence is cut once, however many speak in it. */
function knownClauses(reading: SentenceReading): readonly Clause[] {
  const known = clauses.get(reading) ?? clausesOf(reading);
  clauses.set(reading, known);
  return known;
}

function hasVerb(reading: SentenceReading, first: number, end: number): boolean {
  for (let index = first; index < end; index++)
    if (reading.chunks[reading.chunkOf[index - reading.sentence.firstToken] ?? -1]?.kind === "verb") return true;
  return false;
}

function hasFinite(reading: SentenceReading, first: number, end: number): boolean {
  for (let index = first; index < end; index++) {
    const chunk = reading.chunks[reading.chunkOf[index - reading.sentence.firstToken] ?? -1];
    if (chunk?.kind !== "verb") continue;
    if (
      reading.tree === undefined ||
      reading.tree.form(index) === "Fin" ||
      isAuxiliary(reading.language.grammar, at(reading.document.tokens, index).lower)
    )
      return true;
  }
  return false;
}

/** Whether what stands before an aside at the end of its sentence is a clause that can be said: "he was ill, they said", not "when he came, they said". */
export function isReport(reading: SentenceReading, before: number): boolean {
  const first = strongStart(reading, before);
  return hasFinite(reading, first, before) && !reading.language.grammar.clauseOpeners.has(token(reading, first)?.lower ?? "");
}

/** From the last comma, bracket or other mark up to `end`: what "according to" at the end of a phrase is said of. */
export function phraseBefore(reading: SentenceReading, end: number): ReadonlySet<number> {
  let first = end;
  while (first > Math.max(reading.sentence.firstToken, end - REACH) && !/^[,;:—–(]$/u.test(at(reading.document.tokens, first - 1).text)) first--;
  return tokensBetween(first, end);
}

/** From one mark of the sentence to the next, commas left out: the whole clause that a word stands in. */
export function betweenMarks(reading: SentenceReading, word: number): ReadonlySet<number> {
  const start = strongStart(reading, word);
  return tokensBetween(start, strongEnd(reading, word));
}
