import { at } from "../base/assert.ts";
import { idFrom } from "../base/hash.ts";
import type { CueClass, Stance, Voice, VoiceId } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { MentionId, QuotationMention } from "../model/mention.ts";
import type { Span } from "../model/source.ts";
import { isAuxiliary, type NounChunk, type SentenceReading, token } from "./reading.ts";

/** Tokens that one voice speaks; `stance` is the author's towards it. */
export interface Scope {
  readonly voice: VoiceId;
  readonly stance: Stance;
  readonly class: CueClass;
  readonly firstToken: number;
  readonly endToken: number;
}

/** The voices of one source, each once, in the order in which they first speak. */
export interface VoiceRegister {
  readonly author: VoiceId;
  readonly voices: () => readonly Voice[];
  readonly add: (voice: Omit<Voice, "id" | "source" | "parent">) => VoiceId;
}

export function voiceRegister(document: Document): VoiceRegister {
  const source = document.source.id;
  const idOf = (name: string) => idFrom("voice", source, name.toLowerCase()) as VoiceId;
  const author = idOf("author");
  const voices = new Map<VoiceId, Voice>([[author, { id: author, source, name: "author", vague: false }]]);
  return {
    author,
    voices: () => [...voices.values()],
    add: (voice) => {
      const id = idOf(voice.name);
      if (!voices.has(id)) voices.set(id, { id, source, parent: author, ...voice });
      return id;
    },
  };
}

/** How far an author stands behind what a cue of this class reports (FactBank). */
export function stanceOf(cue: CueClass): Stance {
  switch (cue) {
    case "factive":
      return "asserts";
    case "document":
    case "neutral":
      return "reports";
    case "nonfactive":
    case "denial":
    case "distancing":
      return "doubts";
  }
}

/** Who speaks where in a sentence; later and narrower scopes stand inside earlier ones. */
export function scopesOf(reading: SentenceReading, register: VoiceRegister, quotations: readonly QuotationMention[]): readonly Scope[] {
  return [
    ...phraseScopes(reading, register),
    ...verbScopes(reading, register),
    ...impersonalScopes(reading, register),
    ...quotationScopes(reading, register, quotations),
  ];
}

/** "According to the register, …" covers the sentence; at its end, what went before. */
function phraseScopes(reading: SentenceReading, register: VoiceRegister): Scope[] {
  const { sentence, language } = reading;
  const scopes: Scope[] = [];
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const phrase = language.attribution.phrases.find((candidate) => matches(reading, index, candidate.words));
    if (phrase === undefined) continue;
    const chunkIndex = chunkIndexOf(reading, index + phrase.words.length);
    const chunk = reading.chunks[chunkIndex];
    if (chunk?.kind !== "noun") continue;
    const voice = speaker(reading, register, { chunk, cue: spanOf(reading, index, index + phrase.words.length), class: phrase.class });
    const opens = index - sentence.firstToken <= 2;
    const range = opens ? { firstToken: chunk.end, endToken: sentence.endToken } : { firstToken: sentence.firstToken, endToken: index };
    scopes.push({ voice, stance: stanceOf(phrase.class), class: phrase.class, ...range });
  }
  return scopes;
}

function impersonalScopes(reading: SentenceReading, register: VoiceRegister): Scope[] {
  const { sentence, language } = reading;
  const scopes: Scope[] = [];
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const phrase = language.attribution.impersonal.find((candidate) => matches(reading, index, candidate.words));
    if (phrase === undefined) continue;
    const span = spanOf(reading, index, index + phrase.words.length);
    const voice = register.add({ name: textOf(reading, span), span, vague: true, cue: { span, class: phrase.class } });
    scopes.push({ voice, stance: stanceOf(phrase.class), class: phrase.class, firstToken: sentence.firstToken, endToken: sentence.endToken });
  }
  return scopes;
}

/** "The envoy revealed that …": from the clause word to the end of the sentence; ", the envoy said": what went before. */
function verbScopes(reading: SentenceReading, register: VoiceRegister): Scope[] {
  const { sentence, language } = reading;
  const scopes: Scope[] = [];
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const here = at(reading.document.tokens, index);
    const cue = language.attribution.verbs.get(here.lower);
    const chunk = reading.chunks[chunkIndexOf(reading, index)];
    if (cue === undefined || chunk?.kind !== "verb" || deniedOrPassive(reading, index)) continue;
    const subject = subjectBefore(reading, index) ?? subjectAfter(reading, index);
    if (subject === undefined) continue;
    const range = scopeRange(reading, index);
    if (range === undefined) continue;
    const voice = speaker(reading, register, { chunk: subject, cue: { start: here.start, end: here.end }, class: cue });
    const kind = cue !== "factive" && isDocument(reading, subject) ? "document" : cue;
    scopes.push({ voice, stance: stanceOf(kind), class: kind, ...range });
  }
  return scopes;
}

function deniedOrPassive(reading: SentenceReading, index: number): boolean {
  const { grammar } = reading.language;
  for (let i = index - 1; i >= index - 3; i--) {
    const here = token(reading, i);
    if (here === undefined || !(isAuxiliary(grammar, here.lower) || grammar.isAdverb(here.lower) || grammar.negations.has(here.lower))) return false;
    if (grammar.be.has(here.lower) || grammar.negations.has(here.lower)) return true;
  }
  return false;
}

function scopeRange(reading: SentenceReading, index: number): { readonly firstToken: number; readonly endToken: number } | undefined {
  const { sentence, language } = reading;
  for (let i = index + 1; i < Math.min(sentence.endToken, index + 14); i++) {
    const here = at(reading.document.tokens, i);
    if (here.lower === language.attribution.that) return { firstToken: i + 1, endToken: sentence.endToken };
    if (/^[;:().]$/u.test(here.text)) break;
  }
  const next = token(reading, index + 1);
  // ", the envoy said." closes what it reports
  if ((next === undefined || /^[.,]$/u.test(next.text)) && commaBefore(reading, index)) return { firstToken: sentence.firstToken, endToken: index };
  const following = reading.chunks[chunkIndexOf(reading, index + 1)];
  const verb = reading.chunks[chunkIndexOf(reading, index + 1) + 1];
  if (following?.kind === "noun" && verb?.kind === "verb" && !isInfinitive(reading, verb.first))
    return { firstToken: index + 1, endToken: sentence.endToken };
  return undefined;
}

function isInfinitive(reading: SentenceReading, index: number): boolean {
  return token(reading, index - 1)?.lower === reading.language.grammar.infinitiveMarker;
}

function commaBefore(reading: SentenceReading, index: number): boolean {
  for (let i = index - 1; i >= index - 6; i--) if (token(reading, i)?.text === ",") return i > reading.sentence.firstToken + 2;
  return false;
}

/** Words in quotation marks belong to their speaker; a single marked word keeps the author's sentence and only shows distance. */
function quotationScopes(reading: SentenceReading, register: VoiceRegister, quotations: readonly QuotationMention[]): Scope[] {
  const { sentence } = reading;
  return quotations
    .filter((quotation) => quotation.use === "quotation" && quotation.start < sentence.end && quotation.end > sentence.start)
    .map((quotation) => {
      const span = quotation.speakerQuote;
      const name = span === undefined ? "unnamed speaker" : reading.document.source.text.slice(span.start, span.end);
      const voice = register.add({
        name,
        vague: span === undefined,
        ...(span === undefined ? {} : { span }),
        ...(quotation.speaker === undefined ? {} : { mention: quotation.speaker }),
      });
      return { voice, stance: "reports", class: "neutral", firstToken: quotation.firstToken, endToken: quotation.endToken } as const;
    });
}

function speaker(
  reading: SentenceReading,
  register: VoiceRegister,
  input: { readonly chunk: NounChunk; readonly cue: Span; readonly class: CueClass },
): VoiceId {
  const { chunk } = input;
  const mention: MentionId | undefined = chunk.mentions.findLast(
    (one) => one.kind === "person" || one.kind === "group" || one.kind === "office" || one.kind === "document",
  )?.id;
  const span = spanOf(reading, chunk.first, chunk.possessive ? chunk.end - 1 : chunk.end);
  const named = chunk.mentions.some((one) => one.kind === "person" || one.kind === "group");
  const vague =
    !named &&
    (chunk.pronoun !== undefined ||
      reading.language.attribution.vague.has(at(reading.document.tokens, chunk.first).lower) ||
      isDocument(reading, chunk));
  const whole = chunk.mentions.find((one) => one.id === mention);
  const name = whole !== undefined && whole.kind !== "office" ? whole.quote : textOf(reading, span);
  return register.add({ name, span, vague, cue: { span: input.cue, class: input.class }, ...(mention === undefined ? {} : { mention }) });
}

function isDocument(reading: SentenceReading, chunk: NounChunk): boolean {
  const last = at(reading.document.tokens, chunk.possessive ? Math.max(chunk.first, chunk.end - 2) : chunk.end - 1);
  return reading.language.attribution.documents.has(last.lower);
}

/** The subject of a speech verb: the first free noun before it in its clause. */
function subjectBefore(reading: SentenceReading, index: number): NounChunk | undefined {
  let found: NounChunk | undefined;
  for (let i = beforeRelative(reading, chunkIndexOf(reading, index) - 1); i >= 0; i--) {
    const chunk = at(reading.chunks, i);
    if (chunk.kind === "verb" && !isAuxiliary(reading.language.grammar, at(reading.document.tokens, chunk.first).lower)) break;
    if (chunk.kind === "mark" && found !== undefined) break;
    if (chunk.kind === "noun" && !chunk.possessive && chunk.pronoun !== "relative" && reading.chunks[i - 1]?.kind !== "preposition") found = chunk;
  }
  return found;
}

/** "A letter of the consul, which reached the town in May, reported": a comma before the verb closes what stands between. */
function beforeRelative(reading: SentenceReading, last: number): number {
  const comma = (chunk: number) =>
    reading.chunks[chunk]?.kind === "mark" && at(reading.document.tokens, at(reading.chunks, chunk).first).text === ",";
  if (!comma(last)) return last;
  for (let i = last - 1; i > 0; i--) {
    const chunk = at(reading.chunks, i);
    if (chunk.kind === "noun" && chunk.pronoun === "relative") return comma(i - 1) ? i - 2 : i - 1;
  }
  return last;
}

/** "…," said the envoy. */
function subjectAfter(reading: SentenceReading, index: number): NounChunk | undefined {
  const chunk = reading.chunks[chunkIndexOf(reading, index) + 1];
  return chunk?.kind === "noun" && chunk.pronoun !== "relative" ? chunk : undefined;
}

function matches(reading: SentenceReading, index: number, words: readonly string[]): boolean {
  return words.every((word, offset) => token(reading, index + offset)?.lower === word);
}

function spanOf(reading: SentenceReading, first: number, end: number): Span {
  return { start: at(reading.document.tokens, first).start, end: at(reading.document.tokens, Math.max(first, end - 1)).end };
}

function textOf(reading: SentenceReading, span: Span): string {
  return reading.document.source.text.slice(span.start, span.end);
}

function chunkIndexOf(reading: SentenceReading, index: number): number {
  return reading.chunkOf[index - reading.sentence.firstToken] ?? -1;
}
