import { at } from "../base/assert.ts";
import { extractClaims } from "../claims/index.ts";
import { Replay } from "../decisions/index.ts";
import { bareLanguage, spokenIn } from "../lang/language.ts";
import { findMentions } from "../mentions/index.ts";
import type { Claim, Voice } from "../model/claim.ts";
import type { Decision } from "../model/decision.ts";
import type { Finding, Label } from "../model/finding.ts";
import type { Mention } from "../model/mention.ts";
import type { Source, SourceId, Span } from "../model/source.ts";
import { type Learning, weighed } from "../pipeline.ts";
import { bearingOn, type Changed, changedIn, isGone, isMuch, passageAt, type Readings } from "./choice.ts";
import { type Excerpt, excerptOf } from "./excerpts.ts";
import type { PassageNumber, Remembered } from "./remembered.ts";

export type { Readings } from "./choice.ts";
export { type PassageNumber, type PassageReading, type Remembered, rememberedOf } from "./remembered.ts";

/** What a glance at some changed paragraphs shows. */
export interface Glance {
  /** The errors and warnings in the changed paragraphs, or between them and others, that were not found before. */
  readonly fresh: readonly Finding[];
  /** What was found there before and is not any more. */
  readonly gone: readonly Finding[];
}

/** What was found when all was last read, and what is known of it. */
export interface Before {
  readonly remembered: Remembered;
  readonly readings: Readings;
  readonly findings: readonly Finding[];
}

interface Known {
  readonly learning: Learning;
  readonly decisions: readonly Decision[];
}

/**
 * Checks the paragraphs of an account that have changed since all was last read, against what stands around them and what is told elsewhere of the same
 * names: in a long text a small part of the work of reading it again, and nearly always with the same outcome. What follows from the change for other
 * paragraphs only a full reading tells, and notes, which rest on the whole of a text more than others.
 * Undefined where too much has changed, or an account is there that was not.
 */
export function glanceAt(sources: readonly Source[], before: Before, known: Known): Glance | undefined {
  const { remembered, findings } = before;
  const now = remembered.accounts.flatMap(({ source: id, language }) => sources.find((each) => each.id === id && each.language === language) ?? []);
  if (now.length !== sources.length || now.length !== remembered.accounts.length) return undefined;
  const changes = now.map((source, account) => changedIn(at(remembered.accounts, account), source));
  if (isMuch(changes, now)) return undefined;
  const concerned = findings.filter((finding) => placesOf(remembered, finding).some((place) => isGone(changes, place)));
  const excerpts = excerptsOf(now, before, { changes, concerned, known });
  if (excerpts === undefined) return undefined;
  const found = foundIn(excerpts, before, known);
  const knownNames = new Set(concerned.flatMap(namesOf));
  const still = new Set(found.flatMap(namesOf));
  return {
    fresh: found
      .filter((finding) => !namesOf(finding).some((name) => knownNames.has(name)))
      .flatMap((finding) => inAccounts(finding, excerpts) ?? []),
    gone: concerned.filter((finding) => finding.severity !== "note" && !namesOf(finding).some((name) => still.has(name))),
  };
}

/** By what a finding is known again: what it says, or the words that it is about, though it may say more of them. */
function namesOf({ rule, message, primary }: Finding): readonly string[] {
  return [`${rule} says ${message}`, `${rule} of ${primary.quote}`];
}

interface Search {
  readonly changes: readonly Changed[];
  /** What was found before in the paragraphs that have changed. */
  readonly concerned: readonly Finding[];
  readonly known: Known;
}

function excerptsOf(now: readonly Source[], { remembered, readings }: Before, { changes, concerned, known }: Search): readonly Excerpt[] | undefined {
  const words = changes.flatMap(({ fresh }, account) => {
    const { text, blocks } = at(now, account);
    return fresh.map((block) => text.slice(at(blocks, block).start, at(blocks, block).end));
  });
  const also = concerned.flatMap((finding) => placesOf(remembered, finding));
  const bearing = bearingOn(remembered, { changes, words: words.join("\n"), also, readings });
  const excerpts = now.map((source, account) =>
    excerptOf(
      source,
      {
        account: at(remembered.accounts, account),
        passages: at(bearing, account),
        changed: at(changes, account),
        syntaxOf: (passage) => readings([account, passage]).syntax,
      },
      known.learning.languages,
    ),
  );
  const read = excerpts.filter((excerpt) => excerpt !== undefined);
  return read.length === excerpts.length ? read : undefined;
}

/** What is found in the excerpts that has to do with what has changed. */
function foundIn(excerpts: readonly Excerpt[], { remembered, readings }: Before, { learning, decisions }: Known): readonly Finding[] {
  const languages = spokenIn(
    excerpts.map(({ document }) => document.source),
    learning.languages,
  );
  const mentions: Mention[] = [];
  const claims: Claim[] = [];
  const voices = new Map<string, Voice>();
  excerpts.forEach(({ document, into, passages, fresh, leading }, account) => {
    const remain = passages.map((passage) => readings([account, passage]));
    for (const reading of remain) {
      mentions.push(...reading.mentions.flatMap((mention) => into.mention(mention) ?? []));
      claims.push(...reading.claims.flatMap((claim) => into.claim(claim) ?? []));
    }
    for (const voice of at(remembered.accounts, account).voices) voices.set(voice.id, into.voice(voice));
    if (fresh.size === 0) return;
    const isFresh = ({ sentence }: { readonly sentence: number }) => fresh.has(document.sentences[sentence]?.paragraph ?? -1);
    const language = languages.get(document.source.language) ?? bareLanguage(document.source.language);
    mentions.push(...findMentions(document, language, (paragraph) => fresh.has(paragraph)).filter(isFresh));
    const read = extractClaims({
      documents: [document],
      mentions,
      languages,
      knowledge: learning.knowledge,
      only: (paragraph) => leading.has(paragraph),
    });
    claims.push(...read.claims.filter(isFresh));
    for (const voice of read.voices) voices.set(voice.id, voice);
  });
  const documents = excerpts.map(({ document }) => document);
  // what was decided of dates and claims is in what is remembered of them
  const replay = new Replay(decisions.filter(({ act }) => act !== "date" && !OF_CLAIMS.has(act)));
  mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  const ordered = replay.mentions(mentions, documents);
  const { findings } = weighed({ documents, mentions: ordered, claims, voices: [...voices.values()], languages }, learning, replay);
  return findings.filter((finding) => finding.severity !== "note" && labelsOf(finding).some((label) => isOfChanged(label, excerpts)));
}

const OF_CLAIMS: ReadonlySet<Decision["act"]> = new Set(["accept", "reject", "correct", "add"]);

function isOfChanged({ source, span }: Label, excerpts: readonly Excerpt[]): boolean {
  const excerpt = excerpts.find(({ document }) => document.source.id === source);
  return excerpt?.document.paragraphs.some(({ index, start, end }) => excerpt.fresh.has(index) && start < span.end && span.start < end) === true;
}

/** A finding with its passages where they stand in the accounts now; undefined where one of them is no stretch of an account. */
function inAccounts(finding: Finding, excerpts: readonly Excerpt[]): Finding | undefined {
  const back = new Map<SourceId, Excerpt["back"]>(excerpts.map((excerpt) => [excerpt.document.source.id, excerpt.back]));
  const moved = ({ source, span }: { readonly source: SourceId; readonly span: Span }) => back.get(source)?.span(span);
  const label = (given: Label): Label | undefined => {
    const span = moved(given);
    return span === undefined ? undefined : { ...given, span };
  };
  const primary = label(finding.primary);
  const related = finding.related.flatMap((each) => label(each) ?? []);
  if (primary === undefined || related.length < finding.related.length) return undefined;
  const because = finding.because.map(({ label: words, ...step }) => {
    const there = words === undefined ? undefined : label(words);
    return { ...step, ...(there === undefined ? {} : { label: there }) };
  });
  const suggestions = finding.suggestions.flatMap((suggestion) => {
    const { source, span } = suggestion;
    if (source === undefined || span === undefined) return [suggestion];
    const there = moved({ source, span });
    return there === undefined ? [] : [{ ...suggestion, span: there }];
  });
  return { ...finding, primary, related, because, suggestions };
}

function labelsOf({ primary, related }: Finding): readonly Label[] {
  return [primary, ...related];
}

/** The passages that a finding rests on. */
function placesOf({ accounts }: Remembered, finding: Finding): readonly PassageNumber[] {
  return labelsOf(finding).flatMap(({ source, span }): readonly PassageNumber[] => {
    const account = accounts.findIndex((each) => each.source === source);
    const known = accounts[account];
    const passage = known === undefined ? undefined : passageAt(known, span.start);
    return passage === undefined ? [] : [[account, passage]];
  });
}
