import type { DecisionId } from "../../model/decision.ts";

/** What was decided in one go. */
type Step = readonly DecisionId[];

/** The decisions of this sitting, to be taken back and made again step by step. */
export interface Past {
  /** What was decided anew; nothing that was taken back before can be made again after it. */
  readonly add: (made: Step) => void;
  /** The decisions to undo next; none where there is nothing to go back to. */
  readonly next: (way: "undo" | "redo") => Step;
  /** One step was gone; `by` are the decisions that undid, which are themselves undone to go back. */
  readonly went: (way: "undo" | "redo", by: Step) => void;
}

export function createPast(): Past {
  let done: readonly Step[] = [];
  let undone: readonly Step[] = [];
  return {
    add(made) {
      if (made.length === 0) return;
      done = [...done, made];
      undone = [];
    },
    next: (way) => (way === "undo" ? done : undone).at(-1) ?? [],
    went(way, by) {
      if (way === "undo") [done, undone] = [done.slice(0, -1), [...undone, by]];
      else [undone, done] = [undone.slice(0, -1), [...done, by]];
    },
  };
}
