import type { Decision, DecisionId } from "../../model/decision.ts";

/** The decisions of this sitting, to be taken back and made again one by one. */
export interface Past {
  /** What was decided anew; nothing that was taken back before can be made again after it. */
  readonly add: (made: readonly Decision[]) => void;
  /** The decision to undo next; undefined where there is none. */
  readonly next: (way: "undo" | "redo") => DecisionId | undefined;
  /** One step was gone; `by` is the decision that undid, which is itself undone to go back. */
  readonly went: (way: "undo" | "redo", by: DecisionId | undefined) => void;
}

export function createPast(): Past {
  let done: readonly DecisionId[] = [];
  let undone: readonly DecisionId[] = [];
  return {
    add(made) {
      done = [...done, ...made.map(({ id }) => id)];
      undone = [];
    },
    next: (way) => (way === "undo" ? done : undone).at(-1),
    went(way, by) {
      const added = by === undefined ? [] : [by];
      if (way === "undo") [done, undone] = [done.slice(0, -1), [...undone, ...added]];
      else [undone, done] = [undone.slice(0, -1), [...done, ...added]];
    },
  };
}
