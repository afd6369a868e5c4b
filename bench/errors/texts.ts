// The unchanged texts with their gold annotation: the twelve WikiWars texts where they are, and `corpus/`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Annotation, GoldClaim, Mark, Words } from "../corpus/annotation.ts";
import { corpusDocuments } from "../corpus/documents.ts";
import { sharedFolder } from "../shared.ts";

/** A dated stretch of the text: days since the epoch, both ends included. */
export interface GoldDate {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly first: number;
  readonly last: number;
}

export interface GoldEvent {
  readonly claim: GoldClaim;
  readonly first?: number;
  readonly last?: number;
}

export interface BaseText {
  readonly id: string;
  readonly text: string;
  readonly dates: readonly GoldDate[];
  /** Sentences, headings and items. */
  readonly sentences: readonly { readonly start: number; readonly end: number; readonly kind: string }[];
  readonly marks: readonly Mark[];
  readonly events: readonly GoldEvent[];
  /** The latest year that a changed date may have. */
  readonly latestYear: number;
}

const DAY = 86_400_000;

/** Days of an EDTF or TIMEX3 day, month or year; absent for everything else. */
export function daysOf(value: string): { readonly first: number; readonly last: number } | undefined {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$/.exec(value);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 0), Number(parts[3] ?? 0)];
  if (month > 12 || year === 0) return undefined;
  const at = (y: number, m: number, d: number) => Math.round(new Date(Date.UTC(2000, 0, 1)).setUTCFullYear(y, m - 1, d) / DAY);
  if (month === 0) return { first: at(year, 1, 1), last: at(year, 12, 31) };
  if (day === 0) return { first: at(year, month, 1), last: at(year, month + 1, 0) };
  return { first: at(year, month, day), last: at(year, month, day) };
}

function datesOf(found: readonly { readonly start: number; readonly end: number; readonly value: string }[]): readonly GoldDate[] {
  return found
    .flatMap(({ start, end, value }) => {
      const days = daysOf(value);
      return days === undefined ? [] : [{ start, end, value, ...days }];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((date, index, all) => index === 0 || date.start >= (all[index - 1]?.end ?? 0));
}

export function wikiwars(): readonly BaseText[] {
  const folder = join(sharedFolder(), "gold", "timex", "wikiwars");
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => {
    const read = JSON.parse(readFileSync(join(folder, name), "utf8")) as {
      readonly text: string;
      readonly timexes: readonly { readonly start: number; readonly end: number; readonly val: string }[];
    };
    return {
      id: `wikiwars/${name.slice(0, -".json".length)}`,
      text: read.text,
      dates: datesOf(read.timexes.map(({ start, end, val }) => ({ start, end, value: val }))),
      sentences: sentencesOf(read.text),
      marks: [],
      events: [],
      latestYear: 2009,
    };
  });
}

/** Cut at full stops before a capital letter: good enough for where a planted fault is looked for. */
function sentencesOf(text: string): BaseText["sentences"] {
  const found: { start: number; end: number; kind: string }[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    let start = line.index;
    for (const stop of line[0].matchAll(/(?<=\p{Ll}{2}|\d|\))[.!?]"?(?= +["(]?\p{Lu})|$/gu)) {
      const end = line.index + stop.index + stop[0].length;
      if (end > start) found.push({ start, end, kind: line[0].length < 60 ? "heading" : "sentence" });
      start = end + 1;
    }
  }
  return found;
}

export function corpus(): readonly BaseText[] {
  return corpusDocuments().flatMap(({ id, readings }) => {
    const gold = readings.get("settled");
    return gold === undefined ? [] : [corpusText(id, gold)];
  });
}

function corpusText(id: string, gold: Annotation): BaseText {
  const times = gold.marks.filter((mark) => mark.kind === "time");
  return {
    id: `corpus/${id}`,
    text: gold.text,
    dates: datesOf(times),
    sentences: gold.sentences,
    marks: gold.marks,
    events: gold.claims.map((claim) => ({ claim, ...(claim.date === undefined ? {} : daysOf(claim.date)) })),
    latestYear: 2025,
  };
}

/** The entity that words name by a marked name, not by a pronoun. */
export function namedIn({ marks }: BaseText, words: readonly Words[] | undefined, kind: string): Mark | undefined {
  return words?.flatMap(({ start, end }) => marks.filter((mark) => mark.kind === kind && mark.start >= start && mark.end <= end))[0];
}

/** The entity that words name or refer to. */
export function entityIn({ marks }: BaseText, words: readonly Words[] | undefined): string | undefined {
  const kinds = new Set(["person", "group", "place", "event", "document", "ref"]);
  const marked = words?.flatMap(({ start, end }) => marks.filter((mark) => kinds.has(mark.kind) && mark.start >= start && mark.end <= end));
  return marked?.length === 1 ? marked[0]?.value : undefined;
}

export function sentenceAt({ sentences }: BaseText, offset: number): BaseText["sentences"][number] | undefined {
  return sentences.find(({ start, end }) => start <= offset && offset <= end);
}
