import { at } from "../base/assert.ts";
import type { Misfit, Repair } from "../model/chronology.ts";
import type { Day, DayRange, Grain } from "../model/time.ts";
import { readPart } from "./network/index.ts";
import type { Occasion } from "./occasions.ts";
import { slipsOf } from "./slips.ts";
import type { Story } from "./story.ts";

/** Chance that a stated date has a slip in it. */
const SLIP = 0.005;
/** Chance that a story leaves its order at a date, by the date's grain: whole years are told out of order far more often than days. */
const DIGRESSION: Readonly<Partial<Record<Grain, number>>> = { time: 0.04, day: 0.04, week: 0.06, month: 0.08 };
const COARSE_DIGRESSION = 0.2;
/** How many times as often where a word suggests it, and where the section has dates on one side only. */
const CUED = 2;
const ONE_SIDED = 2.5;
/** Neighbours themselves are told a little out of order: a slip may miss the window by this much. */
const SLACK_DAYS = 30;
/** Digressions of every length up to this are about equally likely on a logarithmic scale. */
const LONGEST_DIGRESSION_DAYS = 36_525;
/** How far a section that has dates on one side only is taken to reach on the other. */
const OPEN_SIDE_DAYS = 366;
const SHOWN_REPAIRS = 3;
/** A date is reported from these log odds on: a slip is at least a fifth as likely as a story told out of order, and a reader decides. */
const LEAST_SCORE = -1.5;

/**
 * Of two dates that accuse each other, the one whose loss leaves less to mend is to blame; at a draw neither is,
 * unless its own section holds the one between two others and it would be out of line without either.
 * Dates that clash with the order of telling and that one likely slip of the pen would put in line:
 * the noisy channel of `reasoning.md` §2.5.5 (a slip that lands in the window against a digression that lands here).
 */
export function misfitsOf(story: Story): readonly Misfit[] {
  return candidatesOf(story).flatMap((index) => misfitOf(story, index) ?? []);
}

/** Occasions that state their year and stand out of order with a neighbour; the others are in line whatever else clashes. */
function candidatesOf(story: Story): readonly number[] {
  return [...story.occasions.keys()].filter((index) => {
    const { inLine, root, timex, bounds } = at(story.occasions, index);
    if (!inLine || root !== timex.id) return false;
    return neighboursOf(story, index).some((other) => {
      const neighbour = at(story.occasions, other).bounds;
      return other < index ? bounds.latest < neighbour.earliest : bounds.earliest > neighbour.latest;
    });
  });
}

function misfitOf(story: Story, index: number): Misfit | undefined {
  const occasion = at(story.occasions, index);
  const slips = slipsOf(occasion.timex);
  if (slips.length === 0) return undefined;
  const neighbours = neighboursOf(story, index);
  if (neighbours.length === 0) return undefined;
  const reading = readingWithout(story, index);
  const window = closed(reading.window);
  if (window === undefined || overlaps(widened(window), occasion.bounds)) return undefined;
  const fitting = slips
    .filter((slip) => overlaps(widened(window), slip.bounds))
    .sort((a, b) => a.cost - b.cost || a.bounds.earliest - b.bounds.earliest);
  const between = enclosed(story, index, neighbours);
  const prior = priorOf(occasion) * (between ? 1 : ONE_SIDED);
  const score = scoreOf(occasion, { window, fitting, prior });
  if (fitting.length === 0 || score < LEAST_SCORE) return undefined;
  const excused = (other: number) => between && !inLineWithout(story, index, other);
  if (neighbours.some((other) => readingWithout(story, other).rest <= reading.rest && !excused(other))) return undefined;
  const forcedBy = neighbours.map((other) => at(story.occasions, other).timex.id);
  return { source: occasion.timex.source, timex: occasion.timex.id, window, forcedBy, repairs: fitting.slice(0, SHOWN_REPAIRS), score };
}

/** Whether the date would stand in line if its neighbour were given up: only then may it be the neighbour that is wrong. */
function inLineWithout(story: Story, index: number, neighbour: number): boolean {
  return overlaps(widened(readingWithout(story, index, neighbour).window), at(story.occasions, index).bounds);
}

/** The days left for an occasion when its own date, and every date whose year came from it, is given up; and what else must then be mended. */
function readingWithout(story: Story, index: number, neighbour = index): { readonly window: DayRange; readonly rest: number } {
  const point = at(story.points, index);
  const given = new Set([index, neighbour].map((up) => at(story.occasions, up).timex.id));
  const without = story.dateClaims.filter((_, other) => given.has(at(story.occasions, other).root));
  const reading = readPart(story.network, story.made, { point, without });
  const { earliest, latest } = reading.window(point);
  return { window: { earliest: earliest as Day, latest: latest as Day }, rest: reading.cost };
}

function closed(window: DayRange): DayRange | undefined {
  const { earliest, latest } = window;
  if (Number.isFinite(earliest)) return Number.isFinite(latest) ? window : { earliest, latest: (earliest + OPEN_SIDE_DAYS) as Day };
  return Number.isFinite(latest) ? { earliest: (latest - OPEN_SIDE_DAYS) as Day, latest } : undefined;
}

function widened({ earliest, latest }: DayRange): DayRange {
  return { earliest: (earliest - SLACK_DAYS) as Day, latest: (latest + SLACK_DAYS) as Day };
}

function overlaps(a: DayRange, b: DayRange): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest;
}

/** Chance that the story leaves its order at this date. */
function priorOf(occasion: Occasion): number {
  return (DIGRESSION[occasion.timex.grain ?? "year"] ?? COARSE_DIGRESSION) * (occasion.cued ? CUED : 1);
}

/** ln odds of "one slip, told in order" against "no slip, told out of order"; the width of the date's grain cancels. */
function scoreOf(
  occasion: Occasion,
  { window, fitting, prior }: { readonly window: DayRange; readonly fitting: readonly Repair[]; readonly prior: number },
): number {
  const gap = Math.max(
    1,
    occasion.bounds.latest < window.earliest ? window.earliest - occasion.bounds.latest : occasion.bounds.earliest - window.latest,
  );
  const grain = occasion.bounds.latest - occasion.bounds.earliest + 1;
  const room = Math.max(grain, window.latest - window.earliest + 1);
  const slip = fitting.reduce((sum, repair) => sum + Math.exp(-repair.cost), 0) / room;
  const digression = 1 / (2 * gap * Math.log(LONGEST_DIGRESSION_DAYS));
  return Math.log(SLIP / Math.min(prior, 0.5)) + Math.log(slip) - Math.log(digression);
}

/** The nearest in-line dates on both sides that do not take their year from this one or from an aside; those of its own section where it has any. */
function neighboursOf(story: Story, index: number): readonly number[] {
  const { timex } = at(story.occasions, index);
  const counts = (occasion: Occasion) => occasion.inLine && occasion.root !== timex.id && !occasion.aside && !story.asides.has(occasion.root);
  let before = index - 1;
  while (before >= 0 && !counts(at(story.occasions, before))) before--;
  let after = index + 1;
  while (after < story.occasions.length && !counts(at(story.occasions, after))) after++;
  return [...(before >= 0 ? [before] : []), ...(after < story.occasions.length ? [after] : [])];
}

/** Whether both neighbours stand in its own section: what other sections tell binds it less. */
function enclosed(story: Story, index: number, neighbours: readonly number[]): boolean {
  const { section } = at(story.occasions, index);
  return neighbours.length === 2 && neighbours.every((other) => at(story.occasions, other).section === section);
}
