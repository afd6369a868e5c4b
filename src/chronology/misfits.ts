import { at } from "../base/assert.ts";
import { groupBy } from "../base/collections.ts";
import type { Misfit, Repair } from "../model/chronology.ts";
import type { MentionId } from "../model/mention.ts";
import type { Day, DayRange, Grain } from "../model/time.ts";
import { NEIGHBOURS, neighboursOf } from "./neighbours.ts";
import type { Occasion } from "./occasions.ts";
import { slipsOf } from "./slips.ts";
import type { Story } from "./story.ts";

/** Chance that a stated date has a slip in it. */
const SLIP = 0.005;
/** Chance that a story leaves its order at a date, by the date's grain: whole years are told out of order far more often than days. */
const DIGRESSION: Readonly<Partial<Record<Grain, number>>> = { time: 0.04, day: 0.04, week: 0.06, month: 0.08 };
const COARSE_DIGRESSION = 0.25;
/** How many times as often where a word says that it goes there, where one says that it goes elsewhere, where dates stand on one side only, and where the date is no point of the story's line. */
const CUED = 3;
const DOUBTFUL = 1.5;
const ONE_SIDED = 5;
const LOOSE = 3;
const AT_EDGE = 4;
const MOST_DIGRESSION = 0.9;
/** ln odds where the date would fit if one of its neighbours were left out, or where these are out of order themselves. */
const CONTESTED = -1.5;
/** How much likelier a slip must be than its neighbour's. */
const MARGIN = 0.5;
/** Neighbours themselves are told a little out of order: a slip may miss the window by this much. */
const SLACK_DAYS = 30;
/** Digressions of every length up to this are about equally likely on a logarithmic scale. */
const LONGEST_DIGRESSION_DAYS = 36_525;
/** How far the story is taken to reach on a side where no date bounds it. */
const OPEN_SIDE_DAYS = 366;
const LEAST_NOTED_DAYS = 330;
const SHOWN_REPAIRS = 3;
/** A date is shown from the first log odds on, where dates bound it on one side only from the second, and held to be a slip from the third. */
const LEAST_SCORE = -4.9;
const LEAST_SCORE_ONE_SIDED = -2.4;
const FIRM_SCORE = -0.7;
/** Here even what words or brackets set off from the story, what a word announces, and what opens or closes a section, is held to be a slip. */
const SURE_SCORE = 1.2;

/**
 * Dates that clash with the order of telling and that one likely slip of the pen would put in line:
 * the noisy channel of `reasoning.md` §2.5.5 (a slip that lands in the window against a digression that lands here).
 * Where a date and its neighbour accuse each other, the likelier slip is to blame.
 */
export function misfitsOf(story: Story): readonly Misfit[] {
  const shares = yearShares(story);
  const suspicions = [...story.occasions.keys()].map((index) => suspicionOf(story, index, shares));
  return suspicions.flatMap((suspicion, index) => {
    const { timex, inLine, aside, ofThing } = at(story.occasions, index);
    if (suspicion === undefined || suspicion.score < (suspicion.forcedBy.length < 2 ? LEAST_SCORE_ONE_SIDED : LEAST_SCORE)) return [];
    if (excused(story, { index, suspicion, suspicions })) return [];
    const { window, repairs, score } = suspicion;
    const forcedBy = suspicion.forcedBy.flatMap((other) => withRoot(at(story.occasions, other)));
    const told = inLine && !aside && !ofThing && !suspicion.atEdge && !suspicion.announced;
    const firm = score >= (told ? FIRM_SCORE : SURE_SCORE) && !leadsOut(story, index, suspicion);
    // A step of some months is taken without a word far more often than a slip of the pen takes it.
    if (!firm && distance(window, at(story.occasions, index).bounds) < LEAST_NOTED_DAYS) return [];
    const others = !firm ? othersMended(story, index, suspicion.forcedBy) : [];
    return [{ source: timex.source, timex: timex.id, window, forcedBy, repairs: repairs.slice(0, SHOWN_REPAIRS), others, score, firm }];
  });
}

/** Cheap slips first, and of those as cheap the one that lands soonest after what is told before. */
function likeliestFirst(repairs: readonly Repair[]): readonly Repair[] {
  return [...repairs].sort((a, b) => a.cost - b.cost || a.bounds.earliest - b.bounds.earliest);
}

/** The slips by which one of the neighbours alone would be to blame: mended, it is in order with the date and with its own neighbour. */
function othersMended(story: Story, index: number, forcedBy: readonly number[]): Misfit["others"] {
  const here = at(story.occasions, index);
  const inOrder = (earlier: DayRange, later: DayRange) => earlier.earliest <= later.latest;
  const agrees = (other: number) => (other < index ? inOrder(boundsAt(other), here.bounds) : inOrder(here.bounds, boundsAt(other)));
  const boundsAt = (other: number) => at(story.occasions, other).bounds;
  return forcedBy.flatMap((other) => {
    const { timex, root } = at(story.occasions, other);
    if (root !== timex.id || forcedBy.some((one) => one !== other && !agrees(one))) return [];
    const [beyond] = neighboursOf(story, other, { step: other < index ? -1 : 1, without: index });
    const window = beyond === undefined ? openEnded(here.bounds) : hull(boundsAt(beyond), here.bounds);
    const [best] = likeliestFirst(slipsOf(timex).filter(({ bounds }) => overlaps(window, bounds)));
    return best === undefined ? [] : [{ timex: timex.id, repair: best }];
  });
}

/** A date that stands outside what its neighbours leave open. */
interface Suspicion {
  readonly window: DayRange;
  /** The neighbours, as indexes of occasions. */
  readonly forcedBy: readonly number[];
  readonly repairs: readonly Repair[];
  readonly score: number;
  /** The story goes back at the beginning of a section, or on at its end. */
  readonly atEdge: boolean;
  /** A word says that the story goes the way in which the date lies. */
  readonly announced: boolean;
}

function suspicionOf(story: Story, index: number, shares: (occasion: Occasion) => number): Suspicion | undefined {
  const occasion = at(story.occasions, index);
  const before = neighboursOf(story, index, { step: -1 });
  const after = neighboursOf(story, index, { step: 1 });
  if (before.length + after.length < NEIGHBOURS) return undefined;
  const windows = windowsOf(story, before, after);
  const window = at(windows, 0);
  const between = before.length > 0 && after.length > 0;
  if (overlaps(widened(window), occasion.bounds) || (!between && windows.some((one) => overlaps(widened(one), occasion.bounds)))) return undefined;
  const forcedBy = [...before.slice(0, 1), ...after.slice(0, 1)];
  const atEdge = isAtEdge(story, { index, before, after });
  const broken = between && at(story.occasions, at(before, 0)).bounds.earliest > at(story.occasions, at(after, 0)).bounds.latest;
  const announced = occasion.bounds.latest < window.earliest ? occasion.cues.back : occasion.cues.ahead;
  const coarse = DIGRESSION[occasion.timex.grain ?? "year"] === undefined;
  const mendable =
    occasion.root === occasion.timex.id &&
    !occasion.away &&
    !occasion.apart &&
    (occasion.inLine || !occasion.cued) &&
    !(coarse && (announced || atEdge || broken || !between));
  const slips = mendable ? slipsOf(occasion.timex) : [];
  const fitting = windows.map((one) => slips.filter((slip) => overlaps(widened(one), slip.bounds)));
  const nearest = fitting.findIndex((some) => some.length > 0);
  const repairs = likeliestFirst(fitting[nearest] ?? []);
  if (nearest < 0) return { window, forcedBy, repairs, score: Number.NEGATIVE_INFINITY, atEdge, announced };
  const prior = Math.min(MOST_DIGRESSION, priorOf(occasion) * (announced ? CUED : 1) * (between ? 1 : ONE_SIDED) * (atEdge ? AT_EDGE : 1));
  const contested = broken || windows.some((one) => overlaps(widened(one), occasion.bounds)) ? CONTESTED : 0;
  const score =
    contested +
    scoreOf(occasion, {
      window: at(windows, nearest),
      fitting: repairs,
      prior,
      gap: Math.min(...windows.filter((one) => !overlaps(one, occasion.bounds)).map((one) => distance(one, occasion.bounds))),
      share: shares(occasion),
    });
  return { window, forcedBy, repairs, score, atEdge, announced };
}

/** A date with the one whose words give its year: what is wrong may stand there. */
function withRoot({ timex, root }: Occasion): readonly MentionId[] {
  return root === timex.id ? [timex.id] : [timex.id, root];
}

/** Whether it is a neighbour that is out of line: without it the date would be in order, and it is the likelier slip, or a digression. */
function excused(
  story: Story,
  {
    index,
    suspicion,
    suspicions,
  }: { readonly index: number; readonly suspicion: Suspicion; readonly suspicions: readonly (Suspicion | undefined)[] },
): boolean {
  const { bounds } = at(story.occasions, index);
  return suspicion.forcedBy.some((neighbour) => {
    const other = suspicions[neighbour];
    if (other === undefined) return false;
    const [before, after] = [
      neighboursOf(story, index, { step: -1, without: neighbour }),
      neighboursOf(story, index, { step: 1, without: neighbour }),
    ];
    const [without] = windowsOf(story, before, after);
    const fits = without === undefined || overlaps(widened(without), bounds);
    return fits && suspicion.score < other.score + MARGIN;
  });
}

/** A story goes back at the beginning of a section, and on at its end, more easily than within. */
function isAtEdge(
  story: Story,
  { index, before, after }: { readonly index: number; readonly before: readonly number[]; readonly after: readonly number[] },
): boolean {
  const { section, bounds } = at(story.occasions, index);
  const [previous, next] = [before[0], after[0]].map((other) => (other === undefined ? undefined : at(story.occasions, other)));
  const first = previous !== undefined && previous.section !== section && bounds.latest < previous.bounds.earliest;
  const last = next !== undefined && next.section !== section && bounds.earliest > next.bounds.latest;
  return first || last;
}

/** After all other dates a later one may follow at any distance, "a peace was signed only eight years later", and before them all an earlier one may stand. */
function leadsOut(story: Story, index: number, { window, forcedBy }: Suspicion): boolean {
  const [only, another] = forcedBy;
  const { bounds } = at(story.occasions, index);
  if (only === undefined || another !== undefined) return false;
  return only < index ? bounds.earliest > window.latest : bounds.latest < window.earliest;
}

/** The days that the neighbours leave open, and what they would leave if any of them were given up; the nearest first. */
function windowsOf(story: Story, before: readonly number[], after: readonly number[]): readonly DayRange[] {
  const boundsOf = (index: number) => at(story.occasions, index).bounds;
  if (before.length === 0 || after.length === 0) return [...before, ...after].map((index) => openEnded(boundsOf(index)));
  return before.flatMap((left) => after.map((right) => hull(boundsOf(left), boundsOf(right))));
}

function openEnded({ earliest, latest }: DayRange): DayRange {
  return { earliest: (earliest - OPEN_SIDE_DAYS) as Day, latest: (latest + OPEN_SIDE_DAYS) as Day };
}

function hull(a: DayRange, b: DayRange): DayRange {
  if (a.earliest <= b.latest) return { earliest: a.earliest, latest: b.latest };
  return { earliest: b.earliest, latest: a.latest };
}

function widened({ earliest, latest }: DayRange): DayRange {
  return { earliest: (earliest - SLACK_DAYS) as Day, latest: (latest + SLACK_DAYS) as Day };
}

function overlaps(a: DayRange, b: DayRange): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest;
}

function distance(a: DayRange, b: DayRange): number {
  return Math.max(1, b.latest < a.earliest ? a.earliest - b.latest : b.earliest - a.latest);
}

/** Chance that the story leaves its order at this date. */
function priorOf(occasion: Occasion): number {
  return (DIGRESSION[occasion.timex.grain ?? "year"] ?? COARSE_DIGRESSION) * (occasion.cued ? DOUBTFUL : 1) * (occasion.inLine ? 1 : LOOSE);
}

/** How large a part of the account's other dates lie within a year of an occasion: a story often returns to the same years. */
function yearShares(story: Story): (occasion: Occasion) => number {
  const { occasions } = story;
  const yearOf = ({ bounds }: Occasion) => Math.round((bounds.earliest + bounds.latest) / 2 / 365.2425);
  const sizes = (groups: ReadonlyMap<unknown, readonly Occasion[]>) => new Map([...groups].map(([key, group]) => [key, group.length]));
  const ofYear = sizes(groupBy(occasions, yearOf));
  const ofRoot = sizes(groupBy(occasions, ({ root }) => root));
  const ofBoth = sizes(groupBy(occasions, (occasion) => `${yearOf(occasion)} ${occasion.root}`));
  return (occasion) => {
    const year = yearOf(occasion);
    const others = occasions.length - (ofRoot.get(occasion.root) ?? 0);
    const near = (ofYear.get(year) ?? 0) - (ofBoth.get(`${year} ${occasion.root}`) ?? 0);
    return others === 0 ? 0 : near / others;
  };
}

/** ln odds of "one slip, told in order" against "no slip, told out of order"; the width of the date's grain cancels. */
function scoreOf(
  occasion: Occasion,
  input: { readonly window: DayRange; readonly fitting: readonly Repair[]; readonly prior: number; readonly gap: number; readonly share: number },
): number {
  const { window, fitting, prior, gap, share } = input;
  const grain = occasion.bounds.latest - occasion.bounds.earliest + 1;
  const room = Math.max(grain, window.latest - window.earliest + 1);
  const slip = fitting.reduce((sum, repair) => sum + Math.exp(-repair.cost), 0) / room;
  const digression = 0.5 / (2 * gap * Math.log(LONGEST_DIGRESSION_DAYS)) + share / 365;
  return Math.log(SLIP / prior) + Math.log(slip) - Math.log(digression);
}
