import type { ClaimLanguage, ClaimPattern } from "../lang/claims.ts";
import type { Knowledge } from "../lang/predicates.ts";
import type { Claim, CueClass, Role, RoleFiller } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Mention, QuotationMention } from "../model/mention.ts";
import type { Span } from "../model/source.ts";
import { type Arguments, argumentsOf } from "./arguments.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { type Deciding, type DecidingKind, denying, hedging, unsettling } from "./deciding.ts";
import { descriptionsOf } from "./descriptions.ts";
import { sentenceReading, tokensSpan } from "./index.ts";
import { argumentsNearby, governedBy } from "./nearby.ts";
import { quotationsBySentence } from "./quotations.ts";
import type { NounChunk, SentenceReading } from "./reading.ts";
import { withFronted } from "./relatives.ts";
import { scopesOf, spokenBy } from "./scopes.ts";
import { type Trigger, triggersOf } from "./triggers.ts";
import { voiceRegister } from "./voices.ts";

/** Where the words that fill a role stand to the words that name the event. */
export type Standing =
  | "subject"
  | "object"
  | "second-object"
  /** After a preposition, which is `words`. */
  | "governed"
  | "possessor"
  /** Whom a noun is said of. */
  | "bearer"
  | "before"
  | "after"
  /** An office beside the name of who holds it. */
  | "beside"
  /** No place of grammar: the nearest name that can fill the role. */
  | "near";

/** Why some words fill a role. */
export interface RoleGround {
  readonly standing: Standing;
  readonly words?: string;
  /** Whether the dependencies put them there, or the order of the words alone. */
  readonly by: "dependencies" | "order";
}

/** Words that decide how an event is told, and what they say of it. */
export interface DecidingWords extends Span {
  readonly as: DecidingKind;
}

/** What a claim rests on: read again from its sentence, the same way as it was read at first. */
export interface Grounds {
  /** Absent for what a title or apposition says: no row of the data makes it. */
  readonly pattern?: ClaimPattern;
  /** How the words that name the event stand: an active verb, a noun, a title; "unknown" where the sentence, read again, does not make the claim. */
  readonly form: Trigger["form"] | "title" | "unknown";
  readonly roles: Readonly<Record<Role, readonly RoleGround[]>>;
  readonly where?: RoleGround;
  readonly polarity: readonly DecidingWords[];
  readonly modality: readonly DecidingWords[];
  readonly stance: readonly DecidingWords[];
  /** How the words that bring in the voice commit the author; absent where the author speaks. */
  readonly voice?: CueClass;
}

/** What is at hand to read the sentence of a claim again. */
export interface GroundsInput {
  readonly document: Document;
  /** The mentions of the document, by sentence. */
  readonly bySentence: ReadonlyMap<number, readonly Mention[]>;
  readonly quotations: readonly QuotationMention[];
  readonly language: ClaimLanguage;
  readonly knowledge: Knowledge;
}

/** Why a claim says what it says. */
export function groundsOf(input: GroundsInput, claim: Claim): Grounds {
  const descriptions = descriptionsOf(input.document, [...input.bySentence.values()].flat(), input.language);
  const reading = sentenceReading({ ...input, descriptions }, claim.sentence);
  const clauses = clausesOf(reading);
  // a claim that is named by other words than its pattern's ("with Zea as vice-president") is made by the nearest of them
  const apart = (one: Trigger) => Math.abs(tokensSpan(reading, one.groupFirst, one.end).start - claim.trigger.start);
  const [trigger] = triggersOf(reading, clauses)
    .filter(({ pattern }) => pattern.id === claim.producer)
    .sort((one, other) => apart(one) - apart(other));
  if (trigger === undefined && !isTitle(claim)) return unknownGrounds(input, claim);
  const voice = voiceWords(input, reading, trigger?.first ?? reading.document.tokens.findIndex(({ end }) => end > claim.trigger.start));
  if (trigger === undefined) return titleGrounds(claim, voice);
  const spans = (deciding: readonly Deciding[]) => deciding.map(({ as, first, end }) => ({ as, ...tokensSpan(reading, first, end) }));
  const standing: Reread = { reading, clauses, trigger };
  return {
    pattern: trigger.pattern,
    form: trigger.form,
    roles: Object.fromEntries(Object.entries(claim.roles).map(([role, fillers]) => [role, fillers.map((filler) => groundOf(standing, filler))])),
    ...(claim.where === undefined ? {} : { where: placeGround(standing, claim.where) }),
    // whoever denies it turns what the words themselves say
    polarity: claim.polarity === trigger.polarity ? spans(denying(reading, trigger)) : voice.words,
    modality: trigger.modality === "asserted" ? voice.words : spans(unsettling(reading, trigger)),
    stance: [...spans(hedging(reading, trigger)), ...voice.words],
    ...(voice.class === undefined ? {} : { voice: voice.class }),
  };
}

interface Reread {
  readonly reading: SentenceReading;
  readonly clauses: readonly Clause[];
  readonly trigger: Trigger;
}

interface VoiceWords {
  readonly words: readonly DecidingWords[];
  readonly class?: CueClass;
}

/** The words that bring in the voice that speaks a token. */
function voiceWords({ document, quotations: all }: GroundsInput, reading: SentenceReading, token: number): VoiceWords {
  const register = voiceRegister(document);
  const quotations = quotationsBySentence(document, all).get(reading.sentence.index) ?? [];
  const scope = spokenBy(scopesOf(reading, register, quotations), token);
  if (scope === undefined) return { words: [] };
  const cue = register.voices().find(({ id }) => id === scope.voice)?.cue;
  const marks = quotations.find(({ use, firstToken, endToken }) => use === "quotation" && firstToken <= token && token < endToken);
  const span = cue?.span ?? (marks === undefined ? undefined : { start: marks.start, end: marks.end });
  return { ...(cue === undefined ? {} : { class: cue.class }), words: span === undefined ? [] : [{ as: "voice", ...span }] };
}

function isTitle({ producer }: Claim): boolean {
  return !producer.includes("/");
}

function titleGrounds(claim: Claim, voice: VoiceWords): Grounds {
  const beside: RoleGround = { standing: "beside", by: "order" };
  return {
    form: "title",
    roles: Object.fromEntries(Object.entries(claim.roles).map(([role, fillers]) => [role, fillers.map(() => beside)])),
    polarity: [],
    modality: voice.words,
    stance: voice.words,
    ...(voice.class === undefined ? {} : { voice: voice.class }),
  };
}

/** What can still be said of a claim that something else than its pattern must have made. */
function unknownGrounds({ language }: GroundsInput, claim: Claim): Grounds {
  const pattern = language.claims.patterns.find(({ id }) => id === claim.producer);
  const near: RoleGround = { standing: "near", by: "order" };
  return {
    ...(pattern === undefined ? {} : { pattern }),
    form: "unknown",
    roles: Object.fromEntries(Object.entries(claim.roles).map(([role, fillers]) => [role, fillers.map(() => near)])),
    ...(claim.where === undefined ? {} : { where: near }),
    polarity: [],
    modality: [],
    stance: [],
  };
}

/** Where a filler stands: by the dependencies, where they put it anywhere, else by the order of the words. */
function groundOf(reread: Reread, filler: RoleFiller): RoleGround {
  const { reading, clauses, trigger } = reread;
  if (trigger.form === "link")
    return { standing: filler.span.start < tokensSpan(reading, trigger.first, trigger.end).start ? "before" : "after", by: "order" };
  const chunk = chunkAt(reading, filler.span);
  if (chunk === undefined) return { standing: "near", by: "order" };
  const byTree =
    reading.tree === undefined ? undefined : standingIn(withFronted(reading, trigger, argumentsOf(reading, reading.tree, trigger)), chunk);
  if (byTree !== undefined) return { ...byTree, by: "dependencies" };
  const nearby = standingIn(withFronted(reading, trigger, argumentsNearby(reading, clauses, trigger)), chunk);
  return { ...(nearby ?? { standing: "near" }), by: "order" };
}

function standingIn(around: Arguments, chunk: NounChunk): Omit<RoleGround, "by"> | undefined {
  if (around.subject.includes(chunk)) return { standing: "subject" };
  const direct = around.direct.findIndex((one) => one.chunk === chunk || one.joined.includes(chunk));
  if (direct >= 0) return { standing: direct === 0 ? "object" : "second-object" };
  const governed = around.governed.find((one) => one.chunk === chunk || one.joined.includes(chunk));
  if (governed !== undefined) return { standing: "governed", ...(governed.preposition === undefined ? {} : { words: governed.preposition }) };
  if (around.possessors.includes(chunk)) return { standing: "possessor" };
  return around.bearer.includes(chunk) ? { standing: "bearer" } : undefined;
}

/** "in Vienna": a place that no role asks for comes with a preposition of place. */
function placeGround({ reading }: Reread, { span }: RoleFiller): RoleGround {
  const chunk = chunkAt(reading, span);
  const words = chunk === undefined ? undefined : governedBy(reading, reading.chunks.indexOf(chunk));
  return words === undefined ? { standing: "near", by: "order" } : { standing: "governed", words, by: "order" };
}

function chunkAt(reading: SentenceReading, { start }: Span): NounChunk | undefined {
  return reading.phraseAt.get(start);
}
