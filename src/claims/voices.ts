import { at } from "../base/assert.ts";
import { idFrom } from "../base/hash.ts";
import type { CueClass, Modality, Stance, Voice, VoiceId } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { NameMention } from "../model/mention.ts";
import type { Span } from "../model/source.ts";
import type { NounChunk, SentenceReading } from "./reading.ts";

/** Tokens that one voice speaks; `stance` is the author's towards it, and `modality` that of what is told as done. */
export interface Scope {
  readonly voice: VoiceId;
  readonly stance: Stance;
  readonly modality: Modality;
  readonly tokens: ReadonlySet<number>;
  /** Those of them in which it is said that something was not so: "denied that he had been there". */
  readonly denied?: ReadonlySet<number>;
}

/** The voices of one source, each once, in the order in which they first speak. */
export interface VoiceRegister {
  readonly author: VoiceId;
  readonly voices: () => readonly Voice[];
  /** A voice that another lets speak has that one for its parent, else the author. */
  readonly add: (voice: Omit<Voice, "id" | "source" | "parent">) => VoiceId;
  readonly nest: (voice: VoiceId, parent: VoiceId) => void;
  /** Who is named last in a paragraph as somebody whose account is told, and with whom a pronoun beside "relates" goes on. */
  readonly teller: (paragraph: number) => VoiceId | undefined;
  readonly setTeller: (paragraph: number, voice: VoiceId) => void;
}

export function voiceRegister(document: Document): VoiceRegister {
  const source = document.source.id;
  const idOf = (name: string) => idFrom("voice", source, name.toLowerCase()) as VoiceId;
  const author = idOf("author");
  let last: { readonly paragraph: number; readonly voice: VoiceId } | undefined;
  const voices = new Map<VoiceId, Voice>([[author, { id: author, source, name: "author", vague: false }]]);
  return {
    author,
    voices: () => [...voices.values()],
    add: (voice) => {
      const id = idOf(voice.name);
      if (!voices.has(id)) voices.set(id, { id, source, parent: author, ...voice });
      return id;
    },
    nest: (voice, parent) => {
      const known = voices.get(voice);
      if (known !== undefined && known.parent === author && voice !== parent && !leadsTo(voices, parent, voice))
        voices.set(voice, { ...known, parent });
    },
    teller: (paragraph) => (last?.paragraph === paragraph ? last.voice : undefined),
    setTeller: (paragraph, voice) => {
      last = { paragraph, voice };
    },
  };
}

/** Whether a voice is let speak by another, over any number of steps. */
function leadsTo(voices: ReadonlyMap<VoiceId, Voice>, from: VoiceId, to: VoiceId): boolean {
  for (let at: VoiceId | undefined = from; at !== undefined; at = voices.get(at)?.parent) if (at === to) return true;
  return false;
}

/** How far an author stands behind what a cue of this class reports (FactBank). */
export function stanceOf(cue: CueClass): Stance {
  switch (cue) {
    case "factive":
    case "document":
      return "asserts";
    case "neutral":
      return "reports";
    case "nonfactive":
    case "denial":
    case "distancing":
      return "doubts";
  }
}

/** What is revealed or shown stays asserted, only in another's voice; what is denied is disputed. */
export function modalityOf(cue: CueClass): Modality {
  if (cue === "denial") return "disputed";
  return stanceOf(cue) === "asserts" ? "asserted" : "reported";
}

export function tokensBetween(first: number, end: number): Set<number> {
  const tokens = new Set<number>();
  for (let token = first; token < end; token++) tokens.add(token);
  return tokens;
}

/** The voice of whoever a noun phrase names; a pronoun speaks for the one person it can stand for, if there is one. */
export function speakerOf(
  reading: SentenceReading,
  register: VoiceRegister,
  input: { readonly chunk: NounChunk; readonly cue: Span; readonly class: CueClass },
): VoiceId {
  const { chunk } = input;
  const meant: NameMention | undefined = reading.antecedents.person(chunk);
  const mention =
    meant ??
    namedBeside(reading, chunk) ??
    chunk.mentions.findLast((one) => one.kind === "person" || one.kind === "group" || one.kind === "office" || one.kind === "document");
  const span = spanOf(reading, chunk.first, chunk.possessive ? chunk.end - 1 : chunk.end);
  const named = meant !== undefined || mention?.kind === "person" || chunk.mentions.some((one) => one.kind === "person" || one.kind === "group");
  const vague =
    !named &&
    (chunk.pronoun !== undefined ||
      reading.language.attribution.vague.has(at(reading.document.tokens, chunk.first).lower) ||
      isDocument(reading, chunk));
  const name = mention !== undefined && mention.kind !== "office" ? mention.quote : textOf(reading, span);
  return register.add({ name, span, vague, cue: { span: input.cue, class: input.class }, ...(mention === undefined ? {} : { mention: mention.id }) });
}

/** "The castellan, Tommaso Feo, denied it": the person named between commas beside somebody who has no name. */
function namedBeside(reading: SentenceReading, chunk: NounChunk): NameMention | undefined {
  if (chunk.pronoun !== undefined || chunk.possessive || chunk.mentions.some(({ kind }) => kind === "person")) return undefined;
  if (reading.document.tokens[chunk.end]?.text !== ",") return undefined;
  const beside = reading.chunks[(reading.chunkOf[chunk.end - reading.sentence.firstToken] ?? -2) + 1];
  if (beside?.kind !== "noun" || beside.first !== chunk.end + 1 || reading.document.tokens[beside.end]?.text !== ",") return undefined;
  const [name] = beside.mentions;
  const isWhole = name !== undefined && name.kind === "person" && name.endToken === beside.end && beside.mentions.length === 1;
  return isWhole && reading.tree?.is(name.firstToken, "conj") !== true ? name : undefined;
}

/** Nobody in particular speaks: "it is said". */
export function nobody(reading: SentenceReading, register: VoiceRegister, cue: { readonly span: Span; readonly class: CueClass }): VoiceId {
  return register.add({ name: textOf(reading, cue.span), span: cue.span, vague: true, cue });
}

export function isDocument(reading: SentenceReading, chunk: NounChunk): boolean {
  const last = at(reading.document.tokens, chunk.possessive ? Math.max(chunk.first, chunk.end - 2) : chunk.end - 1);
  return reading.language.attribution.documents.has(last.lower);
}

export function spanOf(reading: SentenceReading, first: number, end: number): Span {
  return { start: at(reading.document.tokens, first).start, end: at(reading.document.tokens, Math.max(first, end - 1)).end };
}

function textOf(reading: SentenceReading, span: Span): string {
  return reading.document.source.text.slice(span.start, span.end);
}
