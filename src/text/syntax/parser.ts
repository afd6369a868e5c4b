import type { TagInfo } from "../../lang/weights.ts";
import { labelFeatures } from "./labels.ts";
import { best, type Features, type Scorer } from "./scoring.ts";
import { type Action, LEFT, ParserState, RIGHT, SHIFT } from "./state.ts";
import { transitionFeatures } from "./transitions.ts";
import type { Words } from "./words.ts";

/** The action that scores best among those that can be taken. */
export function bestAction(state: ParserState, scores: Int32Array): Action {
  let found: Action | undefined;
  for (const action of [SHIFT, LEFT, RIGHT] as const) {
    if (state.allows(action) && (found === undefined || (scores[action] as number) > (scores[found] as number))) found = action;
  }
  return found ?? SHIFT;
}

/** Parses sentence after sentence, greedily and from left to right, in time linear in their length. */
export class Parser {
  readonly state: ParserState;
  private readonly transitions: Scorer;
  private readonly labels: Scorer;
  private readonly actionScores = new Int32Array(3);
  private readonly labelScores: Int32Array;

  constructor(tags: readonly TagInfo[], scorers: { readonly transitions: Scorer; readonly labels: Scorer; readonly relations: number }) {
    this.state = new ParserState(tags);
    this.transitions = scorers.transitions;
    this.labels = scorers.labels;
    this.labelScores = new Int32Array(scorers.relations);
  }

  /** Leaves heads (`words.length` for the root) and relations in `state`. `tags` are read from `at` on. */
  parse(words: Words, { tags, at, features }: { readonly tags: Uint8Array; readonly at: number; readonly features: Features }): void {
    const { state } = this;
    state.begin(words, tags, at);
    while (!state.done) {
      transitionFeatures(state, features);
      this.transitions.score(features, this.actionScores);
      const action = bestAction(state, this.actionScores);
      if (action === SHIFT) state.shift();
      else {
        const head = state.headFor(action);
        labelFeatures(state, head, features);
        this.labels.score(features, this.labelScores);
        state.attach(head, best(this.labelScores));
      }
    }
  }
}
