import type { Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { MentionId, Timex } from "../model/mention.ts";
import type { SourceId } from "../model/source.ts";
import type { Day, DayRange } from "../model/time.ts";
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
  /** The date it rests on is out of line, and is taken to be where it would fit. */
  readonly mended?: boolean;
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
    return then === undefined ? undefined : { when: then, until: then, basis: "told" };
  };
  return {
    reachedAt: story.reachedAt,
    datingOf: (claim) => {
      if (claim.when === undefined) return told(claim);
      const window = windows.get(claim.when.timex);
      const mended = window === undefined ? {} : { mended: true };
      if (claim.when.basis === "stated") {
        const { start, end } = claim.when.interval;
        return { when: window ?? start, until: window ?? end, basis: "stated", ...mended };
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
      if (reached !== undefined) return { when: reached, until: reached, basis: "told" };
      // "would launch a rebellion": some time from then on
      const days = claim.when.relation === "after" ? { ...around, latest: NEVER_AFTER } : around;
      return { when: since ?? days, until: days, basis: apart ? "told" : "carried", ...mended };
    },
  };
}

export function stretchOf(timex: Timex | undefined): DayRange | undefined {
  const interval = timex?.interval;
  if (interval === undefined || !Number.isFinite(interval.start.earliest) || !Number.isFinite(interval.end.latest)) return undefined;
  return { earliest: interval.start.earliest, latest: interval.end.latest };
}

interface Story extends Pick<Chronicle, "reachedAt"> {
  readonly dateIn: Chronicle["reachedAt"];
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
  const bySource = new Map<SourceId, { readonly document: Document; readonly dates: Told[] }>();
  for (const document of documents) bySource.set(document.source.id, { document, dates: [] });
  for (const timex of timexes.values()) {
    const stretch = windows.get(timex.id) ?? stretchOf(timex);
    const account = bySource.get(timex.source);
    if (account === undefined || stretch === undefined || timex.type !== "date" || stretch.latest - stretch.earliest > LONGEST_TO_CARRY) continue;
    account.dates.push({ sentence: timex.sentence, section: sectionOf(account.document, timex.sentence), stretch });
  }
  return {
    isApart: ({ source, sentence }, { timex, stretch }) => {
      const account = bySource.get(source);
      if (account === undefined || timex.sentence === sentence) return false;
      if (sectionOf(account.document, timex.sentence) !== sectionOf(account.document, sentence)) return true;
      const next = account.dates.find((one) => one.sentence > sentence);
      return next !== undefined && stretch.earliest - next.stretch.latest > OUTLOOK_DAYS;
    },
    firstTold: (source, word, sentence) => {
      const account = bySource.get(source);
      const words = (index: number) => account?.document.sentences[index] ?? { firstToken: 0, endToken: 0 };
      const has = ({ firstToken, endToken }: { readonly firstToken: number; readonly endToken: number }) =>
        account?.document.tokens.slice(firstToken, endToken).some(({ lower }) => lower === word) === true;
      return account?.dates.find((one) => one.sentence < sentence && has(words(one.sentence)))?.stretch;
    },
    dateIn: (source, sentence) => bySource.get(source)?.dates.find((one) => one.sentence === sentence)?.stretch,
    reachedAt: (source, sentence) => {
      const account = bySource.get(source);
      if (account === undefined) return undefined;
      const before = account.dates.filter((one) => one.sentence < sentence);
      const following = account.dates.find((one) => one.sentence > sentence) ?? before.at(-1);
      const next = following?.stretch.latest ?? Number.NEGATIVE_INFINITY;
      const section = sectionOf(account.document, sentence);
      const inSection = (index: number) => before.filter((one) => one.section === index && one.stretch.earliest <= next);
      const here = inSection(section);
      const told = here.length > 0 ? here : inSection(before.at(-1)?.section ?? section);
      if (told.length === 0) return undefined;
      const reached = Math.max(...told.map(({ stretch }) => stretch.latest)) as Day;
      return { earliest: reached, latest: reached };
    },
  };
}

interface Told {
  readonly sentence: number;
  readonly section: number;
  readonly stretch: DayRange;
}

function sectionOf(document: Document, sentence: number): number {
  const paragraph = document.sentences[sentence]?.paragraph;
  return (paragraph === undefined ? undefined : document.paragraphs[paragraph])?.section ?? 0;
}
