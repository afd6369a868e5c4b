import { at } from "../base/assert.ts";
import type { MentionId } from "../model/mention.ts";
import type { Story } from "./story.ts";

/** How many dates on either side bound a date, and how far off in characters they may stand. */
export const NEIGHBOURS = 2;
const REACH = 4000;

type Step = 1 | -1;

/**
 * The dates that bound a date on one side, nearest first: those in line that do not take their year from it, nor from an aside that is out of order.
 * A later date that took its year from before the date would be read anew if the date were mended: it bounds only where no other does.
 */
export function neighboursOf(
  story: Story,
  index: number,
  { step, without = index }: { readonly step: Step; readonly without?: number },
): readonly number[] {
  const { timex, root } = at(story.occasions, index);
  const given = new Set([timex.id, root, at(story.occasions, without).timex.id]);
  const found: number[] = [];
  const readAnew: number[] = [];
  for (const other of within(story, index, step)) {
    const occasion = at(story.occasions, other);
    if (!occasion.inLine || given.has(occasion.root) || !holds(story, other, given)) continue;
    const rootAt = story.indexOf.get(occasion.root) ?? other;
    const bridged = root === timex.id && step > 0 && rootAt < index;
    (bridged ? readAnew : found).push(other);
    if (found.length === NEIGHBOURS) break;
  }
  return found.length > 0 ? found : readAnew.slice(0, NEIGHBOURS);
}

/** The occasions on one side, nearest first, as far as the reach goes. */
function* within(story: Story, index: number, step: Step): Iterable<number> {
  const { timex } = at(story.occasions, index);
  for (let other = index + step; ; other += step) {
    const occasion = story.occasions[other];
    if (occasion === undefined || Math.abs(occasion.timex.start - timex.start) > REACH) return;
    yield other;
  }
}

/** What words take out of the order of telling tells where the story stands all the same if it is in order with the dates around it. */
function holds(story: Story, index: number, given: ReadonlySet<MentionId>): boolean {
  const { aside, bounds, root } = at(story.occasions, index);
  if (!aside && !story.asides.has(root)) return true;
  const [before, after] = ([-1, 1] as const).map((step) => firmBeside(story, index, { step, given }));
  return before !== undefined && after !== undefined && before.bounds.earliest <= bounds.latest && bounds.earliest <= after.bounds.latest;
}

function firmBeside(story: Story, index: number, { step, given }: { readonly step: Step; readonly given: ReadonlySet<MentionId> }) {
  const { root } = at(story.occasions, index);
  for (const other of within(story, index, step)) {
    const occasion = at(story.occasions, other);
    if (occasion.inLine && !occasion.aside && !story.asides.has(occasion.root) && !given.has(occasion.root) && occasion.root !== root)
      return occasion;
  }
  return undefined;
}
