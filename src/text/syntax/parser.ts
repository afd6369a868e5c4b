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

/** Relations that need no learning: the root has its own, and a mark is a mark whatever it hangs on. */
export class Evident {
  private readonly root: number;
  private readonly mark: number;

  constructor(relations: readonly string[]) {
    this.root = relations.indexOf("root");
    this.mark = relations.indexOf("punct");
  }

  /** The relation of the topmost word to a head; -1 where it is not evident. */
  relation(state: ParserState, head: number): number {
    if (head === state.length) return this.root;
    return state.isMark[state.tag[state.stacked(0)] as number] === 1 ? this.mark : -1;
  }
}

/** Parses sentence after sentence, greedily and from left to right, in time linear in their length. */
export class Parser {
  readonly state: ParserState;
  private readonly transitions: Scorer;
  private readonly labels: Scorer;
  private readonly evident: Evident;
  private readonly actionScores = new Int32Array(3);
  private readonly labelScores: Int32Array;

  constructor(tags: readonly TagInfo[], scorers: { readonly transitions: Scorer; readonly labels: Scorer; readonly relations: readonly string[] }) {
    this.state = new ParserState(tags);
    this.transitions = scorers.transitions;
    this.labels = scorers.labels;
    this.labelScores = new Int32Array(scorers.relations.length);
    this.evident = new Evident(scorers.relations);
  }

  /** Leaves heads (`words.length` for the root) and relations in `state`. `tags` are read from `at` on. */
  parse(words: Words, { tags, at, features }: { readonly tags: Uint8Array; readonly at: number; readonly features: Features }): void {
    const { state } = this;
    state.begin(words, tags, at);
    while (!state.done) {
      const action = state.forced ?? this.choose(features);
      if (action === SHIFT) state.shift();
      else {
        const head = state.headFor(action);
        const evident = this.evident.relation(state, head);
        state.attach(head, evident >= 0 ? evident : this.label(head, features));
      }
    }
  }

  private choose(features: Features): Action {
    transitionFeatures(this.state, features);
    this.transitions.score(features, this.actionScores);
    return bestAction(this.state, this.actionScores);
  }

  private label(head: number, features: Features): number {
    labelFeatures(this.state, head, features);
    this.labels.score(features, this.labelScores);
    return best(this.labelScores);
  }
}
