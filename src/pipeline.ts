import { buildChronology } from "./chronology/index.ts";
import { extractClaims } from "./claims/index.ts";
import { alignEvents } from "./compare/index.ts";
import { type Decided, Replay } from "./decisions/index.ts";
import { resolveEntities } from "./entities/index.ts";
import { makeInquiry, type Rule, runRules } from "./findings/index.ts";
import { inLanguage } from "./lang/choice.ts";
import type { Gazetteer } from "./lang/gazetteer.ts";
import { bareLanguage, type Language, spokenIn } from "./lang/language.ts";
import type { Knowledge } from "./lang/predicates.ts";
import { findMentions } from "./mentions/index.ts";
import type { Chronology } from "./model/chronology.ts";
import type { Claim, Voice } from "./model/claim.ts";
import type { EventGroup } from "./model/compare.ts";
import type { Decision } from "./model/decision.ts";
import type { Document } from "./model/document.ts";
import type { Entity } from "./model/entity.ts";
import type { Finding } from "./model/finding.ts";
import type { Mention } from "./model/mention.ts";
import type { Placing } from "./model/place.ts";
import type { Source } from "./model/source.ts";
import { placeEntities } from "./places/index.ts";
import { indexState, type StateIndex } from "./state/index.ts";
import { segment } from "./text/index.ts";
import { withSyntax } from "./text/syntax/index.ts";
import type { TextMemory } from "./text/syntax/memory.ts";

/** What Regest knows before it reads: languages by code, what holds in any language, and the rules to check. */
export interface Learning {
  readonly languages: ReadonlyMap<string, Language>;
  readonly knowledge: Knowledge;
  readonly rules: readonly Rule[];
  /** What was read before: texts most of whose paragraphs are as they were are read faster, and nothing is read otherwise. */
  readonly memory?: TextMemory;
  /** Without one no place is looked up. */
  readonly gazetteer?: Gazetteer;
}

/** Everything read from and found in the sources of one dossier. */
export interface Analysis {
  readonly documents: readonly Document[];
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
  readonly voices: readonly Voice[];
  readonly entities: readonly Entity[];
  /** Which places of the gazetteer the places may be. */
  readonly places: readonly Placing[];
  readonly chronology: Chronology;
  /** Claims of one event, told more than once. */
  readonly events: readonly EventGroup[];
  /** How things stood on any date. */
  readonly state: StateIndex;
  readonly findings: readonly Finding[];
  readonly decided: Decided;
}

/**
 * The main path: accounts flow one way, from sources to findings. A source whose language nobody has stated is read in the one that its words tell;
 * one in a language without data is cut into sentences and no more. What people decided is replayed over what each stage read.
 */
export function analyse(given: readonly Source[], learning: Learning, decisions: readonly Decision[] = []): Analysis {
  const { knowledge, memory } = learning;
  const sources = given.map((source) => inLanguage(source, learning.languages, knowledge.telling));
  const languages = spokenIn(sources, learning.languages);
  const languageOf = (code: string) => languages.get(code) ?? bareLanguage(code);
  const read = (source: Source) => {
    const language = languageOf(source.language);
    return memory === undefined ? withSyntax(segment(source, language), language) : memory.read(source, language);
  };
  const documents = sources.map(read);
  const replay = new Replay(decisions);
  const mentioned = documents.flatMap((document) => findMentions(document, languageOf(document.source.language)));
  const mentions = replay.mentions(mentioned, documents);
  const { claims: told, voices } = extractClaims({ documents, mentions, languages, knowledge });
  const claims = replay.claims({ documents, mentions, claims: told, voices });
  const weighing = weighed({ documents, mentions, claims, voices, languages }, learning, replay);
  const { entities, chronology } = weighing;
  let index: StateIndex | undefined;
  return {
    documents,
    mentions,
    claims,
    voices,
    ...weighing,
    // whoever only wants to know what cannot be true never asks how things stood
    get state() {
      index ??= indexState({ documents, languages, knowledge, mentions, claims, voices, entities, chronology });
      return index;
    },
    decided: replay.decided,
  };
}

/** What was read in accounts, as people decided it. */
export interface Read {
  readonly documents: readonly Document[];
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
  readonly voices: readonly Voice[];
  /** Those that the accounts are in. */
  readonly languages: ReadonlyMap<string, Language>;
}

/** Who is who, what follows from the dates, which claims are of one event, and what cannot be true. */
export function weighed(
  read: Read,
  { knowledge, rules, gazetteer }: Learning,
  replay: Replay,
): Pick<Analysis, "entities" | "places" | "chronology" | "events" | "findings"> {
  const { documents, mentions, claims, languages } = read;
  const entities = replay.entities(resolveEntities(documents, mentions, languages));
  const placed = (known: Gazetteer) => replay.places(entities, (decided) => placeEntities({ mentions, entities, gazetteer: known, decided }));
  const places = gazetteer === undefined ? [] : placed(gazetteer);
  const chronology = buildChronology({ documents, mentions, languages });
  const events = alignEvents({ documents, claims, entities, knowledge });
  const findings = replay.findings(runRules(rules, makeInquiry({ ...read, knowledge, entities, chronology, events, places })));
  return { entities, places, chronology, events, findings };
}
