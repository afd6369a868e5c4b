import { at } from "../base/assert.ts";
import type { CuePhrase } from "../lang/attribution.ts";
import type { CueClass } from "../model/claim.ts";
import { aroundAside, betweenMarks, complement, phraseBefore } from "./reach.ts";
import { type NounChunk, type SentenceReading, token } from "./reading.ts";
import { modalityOf, nobody, type Scope, spanOf, speakerOf, stanceOf, type VoiceRegister } from "./voices.ts";

/** "according to X": before a clause it covers what follows, set off by commas the clause around it, behind a phrase that phrase. */
export function phraseScopes(reading: SentenceReading, register: VoiceRegister): Scope[] {
  const { sentence, language } = reading;
  const scopes: Scope[] = [];
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const phrase = phraseAt(reading, index, language.attribution.phrases);
    const impersonal = phraseAt(reading, index, language.attribution.impersonal);
    if (impersonal !== undefined) {
      const from = index + impersonal.words.length;
      const voice = nobody(reading, register, { span: spanOf(reading, index, from), class: impersonal.class });
      scopes.push({ voice, ...manner(impersonal.class), tokens: complement(reading, { cue: from - 1, from }) });
    }
    if (phrase === undefined) continue;
    const chunk = chunkAt(reading, index + phrase.words.length);
    if (chunk === undefined || language.attribution.measures.has(at(reading.document.tokens, chunk.end - 1).lower)) continue;
    const voice = speakerOf(reading, register, { chunk, cue: spanOf(reading, index, index + phrase.words.length), class: phrase.class });
    if (chunk.pronoun === undefined) register.setTeller(reading.sentence.paragraph, voice);
    scopes.push({ voice, ...manner(phrase.class), tokens: saidBy(reading, { first: index, end: chunk.end }) });
  }
  return scopes;
}

export function manner(cue: CueClass): Pick<Scope, "stance" | "modality"> {
  return { stance: stanceOf(cue), modality: modalityOf(cue) };
}

/** What a phrase that names a speaker is said of. */
function saidBy(reading: SentenceReading, { first, end }: { readonly first: number; readonly end: number }): ReadonlySet<number> {
  const { sentence } = reading;
  if (first - sentence.firstToken <= 2) return betweenMarks(reading, end);
  const before = token(reading, first - 1)?.text ?? "";
  if (/^[;:—–(]$/u.test(before)) return betweenMarks(reading, end);
  if (before !== ",") return phraseBefore(reading, first);
  const next = token(reading, end)?.text ?? ".";
  // "by siege, according to William rather more, took": an aside that says something of its own
  if (!/^[,;:.—–)]$/u.test(next)) return betweenCommas(reading, end);
  return aroundAside(reading, { first: first - 1, end: end + 1 });
}

function betweenCommas(reading: SentenceReading, from: number): ReadonlySet<number> {
  const tokens = new Set<number>();
  for (let index = from; index < reading.sentence.endToken && !/^[,;:.]$/u.test(at(reading.document.tokens, index).text); index++) tokens.add(index);
  return tokens;
}

/** "by his own account", "by the reckoning of the historians": a noun for what somebody tells or counts. */
export function accountScopes(reading: SentenceReading, register: VoiceRegister): Scope[] {
  const { attribution, grammar } = reading.language;
  const scopes: Scope[] = [];
  reading.chunks.forEach((chunk, index) => {
    if (chunk.kind !== "noun" || chunk.possessive) return;
    const before = reading.chunks[index - 1];
    const owner = before?.kind === "noun" && before.possessive ? before : undefined;
    const preposition = reading.chunks[owner === undefined ? index - 1 : index - 2];
    if (preposition?.kind !== "preposition" || !attribution.accountPrepositions.has(at(reading.document.tokens, preposition.first).lower)) return;
    if (!attribution.accounts.has(at(reading.document.tokens, chunk.end - 1).lower)) return;
    const follows = reading.chunks[index + 1];
    const genitive = follows?.kind === "preposition" && at(reading.document.tokens, follows.first).lower === grammar.genitive;
    const of = genitive ? reading.chunks[index + 2] : undefined;
    const speaker: NounChunk = owner ?? (of?.kind === "noun" ? of : chunk);
    // "on testimony that …" is nobody's account: it is said whose it is, or of what kind
    if (owner === undefined && of === undefined && chunk.end - chunk.first < 2) return;
    const end = of?.kind === "noun" ? of.end : chunk.end;
    const cue = spanOf(reading, preposition.first, chunk.end);
    const voice = speakerOf(reading, register, { chunk: speaker, cue, class: "document" });
    scopes.push({ voice, ...manner("document"), tokens: saidBy(reading, { first: preposition.first, end }) });
  });
  return scopes;
}

/** "reportedly", "allegedly": others say so, whoever they are. */
export function adverbScopes(reading: SentenceReading, register: VoiceRegister): Scope[] {
  const scopes: Scope[] = [];
  for (let index = reading.sentence.firstToken; index < reading.sentence.endToken; index++) {
    if (!reading.language.attribution.adverbs.has(at(reading.document.tokens, index).lower)) continue;
    const voice = nobody(reading, register, { span: spanOf(reading, index, index + 1), class: "nonfactive" });
    scopes.push({ voice, ...manner("nonfactive"), tokens: qualified(reading, index) });
  }
  return scopes;
}

/** The verb that an adverb qualifies, with what stands beside it up to the next comma. */
function qualified(reading: SentenceReading, adverb: number): ReadonlySet<number> {
  const tokens = new Set(betweenCommas(reading, adverb));
  const verb = reading.tree?.head(adverb);
  if (verb !== undefined) tokens.add(verb);
  return tokens;
}

function phraseAt(reading: SentenceReading, index: number, phrases: ReadonlyMap<string, readonly CuePhrase[]>): CuePhrase | undefined {
  const candidates = phrases.get(at(reading.document.tokens, index).lower);
  return candidates?.find(({ words }) => words.every((word, offset) => token(reading, index + offset)?.lower === word));
}

function chunkAt(reading: SentenceReading, index: number): NounChunk | undefined {
  const chunk = reading.chunks[reading.chunkOf[index - reading.sentence.firstToken] ?? -1];
  return chunk?.kind === "noun" ? chunk : undefined;
}
