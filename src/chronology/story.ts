import { at } from "../base/assert.ts";
import type { Reason } from "../model/chronology.ts";
import type { MentionId, Timex } from "../model/mention.ts";
import { type Check, check, createNetwork, type Network } from "./network/index.ts";
import type { Occasion } from "./occasions.ts";

/** Log odds against each kind of statement failing as read (`reasoning.md` §2.3). */
const WEIGHTS = { date: 5.3, carriedDate: 2.9, offset: 4.6, toldInParagraph: 1.4, toldInSection: 1.1, toldAcross: 0.5, toldWithCue: 0.4 };

/** The dated points of one document as a network: a point per occasion, a claim per reason. */
export interface Story {
  readonly network: Network;
  readonly made: Check;
  readonly occasions: readonly Occasion[];
  /** Where each dated mention stands among the occasions. */
  readonly indexOf: ReadonlyMap<MentionId, number>;
  /** The network's point of each occasion. */
  readonly points: readonly number[];
  /** The reason behind each claim of the network. */
  readonly reasons: readonly Reason[];
  /** Dates that more than one word takes out of the order of telling: years taken from them bind nothing. */
  readonly asides: ReadonlySet<MentionId>;
  /** The claim that holds an occasion's own date. */
  readonly dateClaims: readonly number[];
}

/** Puts dates, the order of telling and stated distances into a network and checks it. */
export function storyOf(occasions: readonly Occasion[]): Story {
  const network = createNetwork();
  const reasons: Reason[] = [];
  const points = occasions.map(() => network.addPoint());
  const claim = (reason: Reason, cost: number): number => {
    const index = network.addClaim(cost);
    reasons[index] = reason;
    return index;
  };
  const dateClaims = occasions.map((occasion, index) => {
    const inferred = occasion.root !== occasion.timex.id;
    const made = claim({ kind: "date", timex: occasion.timex.id, inferred }, inferred ? WEIGHTS.carriedDate : WEIGHTS.date);
    network.addBounds(at(points, index), occasion.bounds, made);
    return made;
  });
  for (const pair of toldInOrder(occasions)) {
    const reason: Reason = {
      kind: "telling",
      earlier: at(occasions, pair.earlier).timex.id,
      later: at(occasions, pair.later).timex.id,
      sameParagraph: pair.sameParagraph,
    };
    network.addOrder(at(points, pair.earlier), at(points, pair.later), {
      strict: false,
      claim: claim(reason, tellingWeight(at(occasions, pair.earlier), at(occasions, pair.later))),
    });
  }
  const indexOf = new Map(occasions.map((occasion, index) => [occasion.timex.id, index]));
  addOffsets({ network, occasions, indexOf, points, claim });
  const asides = new Set(occasions.flatMap((occasion) => (occasion.aside ? [occasion.timex.id] : [])));
  return { network, made: check(network), occasions, indexOf, points, reasons, asides, dateClaims };
}

/** How firmly the order of telling two neighbours speaks for the order in which they happened. */
function tellingWeight(earlier: Occasion, later: Occasion): number {
  if (earlier.section !== later.section) return WEIGHTS.toldAcross;
  if (earlier.cued || later.cued) return WEIGHTS.toldWithCue;
  return earlier.paragraph === later.paragraph ? WEIGHTS.toldInParagraph : WEIGHTS.toldInSection;
}

/** Neighbours in the line of the story. */
function* toldInOrder(
  occasions: readonly Occasion[],
): Iterable<{ readonly earlier: number; readonly later: number; readonly sameParagraph: boolean }> {
  let last: number | undefined;
  for (let index = 0; index < occasions.length; index++) {
    const here = at(occasions, index);
    if (!here.inLine) continue;
    const before = last === undefined ? undefined : occasions[last];
    if (last !== undefined && before !== undefined) yield { earlier: last, later: index, sameParagraph: before.paragraph === here.paragraph };
    last = index;
  }
}

function addOffsets(input: {
  readonly network: Network;
  readonly occasions: readonly Occasion[];
  readonly indexOf: ReadonlyMap<MentionId, number>;
  readonly points: readonly number[];
  readonly claim: (reason: Reason, cost: number) => number;
}): void {
  input.occasions.forEach(({ timex }, index) => {
    const anchor = timex.anchor === undefined ? undefined : input.indexOf.get(timex.anchor);
    if (timex.offset === undefined || timex.anchor === undefined || anchor === undefined || timex.offset.unit !== "day") return;
    const between = betweenOf(timex);
    const made = input.claim({ kind: "offset", timex: timex.id, anchor: timex.anchor }, WEIGHTS.offset);
    input.network.addDistance(at(input.points, anchor), at(input.points, index), { ...between, claim: made });
  });
}

function betweenOf(timex: Timex): { readonly least: number; readonly most: number } {
  const { count, direction, approximate } = timex.offset ?? { count: 0, direction: 1, approximate: true };
  const slack = approximate ? Math.ceil(count / 5) : 0;
  const days = direction * count;
  return { least: days - slack, most: days + slack };
}
