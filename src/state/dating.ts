import { at } from "../base/assert.ts";
import type { Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { MentionId, Timex } from "../model/mention.ts";
import type { SourceId } from "../model/source.ts";
import type { DayRange } from "../model/time.ts";
import { NEVER_AFTER, NEVER_BEFORE, type StateInput } from "./archive.ts";
import { onsetIn } from "./onsets.ts";

/**
 * When a claim's event or state began and ended.
 * stated: by a date of its own; carried: near the last date of its paragraph; told: when the story has come as far as it is told.
 */
export interface Dating {
  readonly when: DayRange;
  readonly until: DayRange;
  readonly basis: "stated" | "carried" | "told";
  /** "At that time": it is told of the moment, and not of what came after. */
  readonly momentary?: boolean | undefined;
}

/** Days in which several things are done together. */
const AT_ONCE = 31;

/** Longer stretches say too little of when something told after them was. */
const LONGEST_TO_CARRY = 366;

/** Dates claims, and tells how far the story has come at a sentence. */
export interface Chronicle {
  readonly datingOf: (claim: Claim) => Dating | undefined;
  readonly reachedAt: (source: SourceId, sentence: number) => DayRange | undefined;
}

export function openChronicle(input: Pick<StateInput, "documents" | "languages" | "mentions" | "chronology" | "knowledge">): Chronicle {
  const timexes = new Map<MentionId, Timex>();
  for (const mention of input.mentions) if (mention.kind === "timex") timexes.set(mention.id, mention);
  const windows = new Map<MentionId, DayRange>();
  for (const { timex, window, firm } of input.chronology?.misfits ?? []) if (firm) windows.set(timex, window);
  const story = openStory(input.documents, timexes, windows);
  const telling = { knowledge: input.knowledge, story };
  const documents = new Map(input.documents.map((document) => [document.source.id, document]));
  /** "Had held it since the beginning of the rising": at the latest since the event is first told of on a day. */
  const sinceOnset = (claim: Claim): DayRange | undefined => {
    const document = documents.get(claim.source);
    if (document === undefined || input.knowledge.predicates.get(claim.predicate)?.aspect !== "state") return undefined;
    const onset = onsetIn(document, input.languages.get(document.source.language), claim.sentence);
    const first = onset === undefined || onset.start < claim.trigger.start ? undefined : story.firstTold(claim.source, onset.event, claim.sentence);
    return first === undefined ? undefined : { earliest: NEVER_BEFORE, latest: first.latest };
  };
  const told = (claim: Claim): Dating | undefined => {
    const holds = input.knowledge.predicates.get(claim.predicate)?.aspect === "state";
    const then = (holds ? story.dateIn(claim.source, claim.sentence) : undefined) ?? story.reachedAt(claim.source, claim.sentence);
    return then === undefined ? toldBefore(claim) : { when: then, until: then, basis: "told" };
  };
  /** "Governor X had filled the prisons", where no date has been told yet: at the latest when the story sets in. */
  const toldBefore = (claim: Claim): Dating | undefined => {
    const document = documents.get(claim.source);
    const { firstToken = 0, endToken = 0 } = document?.sentences[claim.sentence] ?? {};
    const helpers = input.languages.get(document?.source.language ?? "")?.claiming?.grammar.pastPerfect;
    const looksBack = document?.tokens.slice(firstToken, endToken).some(({ lower }) => helpers?.has(lower) === true) === true;
    const holds = input.knowledge.predicates.get(claim.predicate)?.aspect === "state";
    const next = looksBack && holds ? story.nextIn(claim.source, claim.sentence) : undefined;
    return next === undefined ? undefined : { when: { earliest: NEVER_BEFORE, latest: next.latest }, until: next, basis: "told" };
  };
  /** "He was held there until 1976": it began when the story had come so far, at the earliest. */
  const begunBefore = (claim: Claim, start: DayRange): DayRange => {
    const lasts = claim.when?.relation === "until" && input.knowledge.predicates.get(claim.predicate)?.aspect !== "state";
    const isOpen = lasts && !Number.isFinite(start.earliest);
    const [first, last] = isOpen ? [story.dateIn(claim.source, claim.sentence), stretchOf(timexes.get(claim.when.timex))] : [];
    // "on 3 May he surrendered, and was held until 1923"
    if (first !== undefined && last !== undefined && first.latest < last.earliest) return { earliest: first.earliest, latest: start.latest };
    const reached = isOpen ? story.reachedAt(claim.source, claim.sentence) : undefined;
    return reached === undefined || reached.latest > start.latest ? start : { earliest: reached.latest, latest: start.latest };
  };
  return {
    reachedAt: story.reachedAt,
    datingOf: (claim) => {
      if (claim.when === undefined) return told(claim);
      const window = windows.get(claim.when.timex);
      if (claim.when.basis === "stated") {
        const { start, end } = claim.when.interval;
        const until = window ?? heldUntil(telling, claim, end);
        const dating = { when: window ?? begunBefore(claim, start), until, basis: "stated" } as const;
        return timexes.get(claim.when.timex)?.value === "" ? { ...dating, momentary: true } : dating;
      }
      const timex = timexes.get(claim.when.timex);
      const stretch = window ?? stretchOf(timex);
      const since = sinceOnset(claim);
      // what is told after "from 1949 to 1950" came after both, what is told after "from the 8th to the 23rd" with them
      const isLong = stretch !== undefined && timex?.range === true && stretch.latest - stretch.earliest > AT_ONCE;
      const around = isLong ? { earliest: stretch.latest, latest: stretch.latest } : stretch;
      if (around === undefined) return undefined;
      // a date under another heading, or long past what is told next, says little
      const apart = timex !== undefined && story.isApart(claim, { timex, stretch: around });
      const reached = apart ? story.reachedAt(claim.source, claim.sentence) : undefined;
      if (apart) return reached === undefined ? toldBefore(claim) : { when: reached, until: reached, basis: "told" };
      // "would launch a rebellion": some time from then on
      const days = claim.when.relation === "after" ? { ...around, latest: NEVER_AFTER } : around;
      return { when: since ?? days, until: days, basis: "carried" };
    },
  };
}

/** "Haas, prime minister since 1864": he was so still when the story had come so far. */
function heldUntil(
  { knowledge, story }: Pick<StateInput, "knowledge"> & { readonly story: Pick<Story, "reachedAt"> },
  { when, predicate, source, sentence }: Claim,
  end: DayRange,
): DayRange {
  const lasts = when?.relation === "since" && knowledge.predicates.get(predicate)?.aspect === "state";
  const reached = lasts && !Number.isFinite(end.latest) ? story.reachedAt(source, sentence) : undefined;
  return reached === undefined || reached.earliest <= end.earliest ? end : { earliest: reached.earliest, latest: end.latest };
}

export function stretchOf(timex: Timex | undefined): DayRange | undefined {
  const interval = timex?.interval;
  if (interval === undefined || !Number.isFinite(interval.start.earliest) || !Number.isFinite(interval.end.latest)) return undefined;
  return { earliest: interval.start.earliest, latest: interval.end.latest };
}

interface Story extends Pick<Chronicle, "reachedAt"> {
  readonly dateIn: Chronicle["reachedAt"];
  /** The first date behind a sentence in its paragraph. */
  readonly nextIn: Chronicle["reachedAt"];
  /** The first date of a sentence before this one that has the word. */
  readonly firstTold: (source: SourceId, word: string, sentence: number) => DayRange | undefined;
  /** Whether a date stands under another heading than a claim, or lies years after what is told next. */
  readonly isApart: (claim: Claim, date: { readonly timex: Timex; readonly stretch: DayRange }) => boolean;
}

/** Whoever looks ahead so far tells no more of the story at hand. */
const OUTLOOK_DAYS = 1826;

/**
 * How far a story has come at a sentence: to the latest of the dates before it under its heading, or else under the heading before, that the
 * next date does not fall behind. What lies beyond that was an outlook, what lies before it a look back.
 */
function openStory(documents: readonly Document[], timexes: ReadonlyMap<MentionId, Timex>, windows: ReadonlyMap<MentionId, DayRange>): Story {
  const bySource = new Map<SourceId, Account>();
  for (const document of documents) bySource.set(document.source.id, { document, dates: [], reached: new Map() });
  for (const timex of timexes.values()) {
    const stretch = windows.get(timex.id) ?? stretchOf(timex);
    const account = bySource.get(timex.source);
    if (account === undefined || stretch === undefined || timex.type !== "date" || stretch.latest - stretch.earliest > LONGEST_TO_CARRY) continue;
    account.dates.push({ sentence: timex.sentence, section: sectionOf(account.document, timex.sentence), stretch });
  }
  for (const { dates } of bySource.values()) dates.sort((a, b) => a.sentence - b.sentence);
  return {
    isApart: ({ source, sentence }, { timex, stretch }) => {
      const account = bySource.get(source);
      if (account === undefined || timex.sentence === sentence) return false;
      if (sectionOf(account.document, timex.sentence) !== sectionOf(account.document, sentence)) return true;
      const next = account.dates[placeOf(account.dates, sentence + 1)];
      return next !== undefined && stretch.earliest - next.stretch.latest > OUTLOOK_DAYS;
    },
    firstTold: (source, word, sentence) => {
      const account = bySource.get(source);
      const words = (index: number) => account?.document.sentences[index] ?? { firstToken: 0, endToken: 0 };
      const has = ({ firstToken, endToken }: { readonly firstToken: number; readonly endToken: number }) =>
        account?.document.tokens.slice(firstToken, endToken).some(({ lower }) => lower === word) === true;
      return account?.dates.find((one) => one.sentence < sentence && has(words(one.sentence)))?.stretch;
    },
    dateIn: (source, sentence) => {
      const dates = bySource.get(source)?.dates ?? [];
      const first = dates[placeOf(dates, sentence)];
      return first?.sentence === sentence ? first.stretch : undefined;
    },
    nextIn: (source, sentence) => {
      const account = bySource.get(source);
      const next = account?.dates[placeOf(account.dates, sentence + 1)];
      const paragraph = (index: number) => account?.document.sentences[index]?.paragraph;
      return next !== undefined && paragraph(next.sentence) === paragraph(sentence) ? next.stretch : undefined;
    },
    reachedAt: (source, sentence) => {
      const account = bySource.get(source);
      if (account === undefined) return undefined;
      const known = account.reached.get(sentence);
      if (known !== undefined || account.reached.has(sentence)) return known;
      const reached = reachedIn(account, sentence);
      account.reached.set(sentence, reached);
      return reached;
    },
  };
}

interface Account {
  readonly document: Document;
  /** In the order of their sentences. */
  readonly dates: Told[];
  readonly reached: Map<number, DayRange | undefined>;
}

/** Where the dates begin that stand in this sentence or behind it. */
function placeOf(dates: readonly Told[], sentence: number): number {
  let [low, high] = [0, dates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(dates, middle).sentence < sentence) low = middle + 1;
    else high = middle;
  }
  return low;
}

function reachedIn({ document, dates }: Account, sentence: number): DayRange | undefined {
  const end = placeOf(dates, sentence);
  const last = dates[end - 1];
  const next = (dates[placeOf(dates, sentence + 1)] ?? last)?.stretch.latest ?? Number.NEGATIVE_INFINITY;
  /** Of the dates under a heading, which stand together, the latest; of several the last told. */
  const furthest = (section: number | undefined): Told | undefined => {
    let found: Told | undefined;
    for (let place = end - 1; place >= 0; place--) {
      const one = at(dates, place);
      if (one.section !== section) break;
      if (one.stretch.earliest <= next && (found === undefined || one.stretch.latest > found.stretch.latest)) found = one;
    }
    return found;
  };
  const reached = furthest(sectionOf(document, sentence)) ?? furthest(last?.section);
  if (reached === undefined) return undefined;
  const { latest } = reached.stretch;
  // beside "in 1912" it was some day of that year, and later on it was after that
  return isBeside(document, reached.sentence, sentence) ? reached.stretch : { earliest: latest, latest };
}

interface Told {
  readonly sentence: number;
  readonly section: number;
  readonly stretch: DayRange;
}

function isBeside({ sentences }: Document, one: number, other: number): boolean {
  return other - one <= NEXT_TO && sentences[one]?.paragraph === sentences[other]?.paragraph;
}

/** How many sentences on a date of its paragraph is still that of what is told. */
const NEXT_TO = 1;

function sectionOf(document: Document, sentence: number): number {
  const paragraph = document.sentences[sentence]?.paragraph;
  return (paragraph === undefined ? undefined : document.paragraphs[paragraph])?.section ?? 0;
}
