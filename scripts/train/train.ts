import type { KnownWords, SyntaxWeights, TagInfo } from "../../src/lang/weights.ts";
import type { Token } from "../../src/model/document.ts";
import { labelFeatures } from "../../src/text/syntax/labels.ts";
import { bestAction, Evident } from "../../src/text/syntax/parser.ts";
import { best, Features, rowScorer, type Scorer } from "../../src/text/syntax/scoring.ts";
import { type Action, LEFT, ParserState, RIGHT, SHIFT } from "../../src/text/syntax/state.ts";
import { knownTag, Tagger, TagTrail, tagFeatures } from "../../src/text/syntax/tagger.ts";
import { transitionFeatures } from "../../src/text/syntax/transitions.ts";
import { Words } from "../../src/text/syntax/words.ts";
import { Learner, type RowTableShape, type TableShape } from "./learner.ts";

/** A sentence in numbers. Heads are indexes; the number of tokens stands for the root. */
export interface Sample {
  readonly tokens: readonly Token[];
  readonly tags: Uint8Array;
  readonly heads: Int32Array;
  readonly relations: Uint8Array;
}

export interface Settings {
  readonly seed: number;
  /** Parts that the corpus is divided into, so that the parser learns from tags as they are found, not as they should be. */
  readonly folds: number;
  /** From how many on a word is taken to have one tag only, and how many of a thousand must have it. */
  readonly known: { readonly least: number; readonly share: number };
  readonly tagger: {
    readonly rounds: number;
    readonly least: number;
    readonly bits: number;
    readonly table: RowTableShape;
  };
  readonly parser: { readonly rounds: number; readonly least: number; readonly bits: number; readonly table: TableShape };
  readonly labels: { readonly least: number; readonly bits: number; readonly table: RowTableShape };
  /** From this round on the parser goes on from its own mistakes, in so many of a hundred cases. */
  readonly explore: { readonly from: number; readonly share: number };
}

/** Numbers below `limit`, the same ones for the same seed (xorshift). */
export function drawing(seed: number): (limit: number) => number {
  let state = seed | 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

function shuffled<T>(items: readonly T[], draw: (limit: number) => number): readonly T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = draw(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}

/** Trains the tagger and the parser. The same samples and settings give the same weights, bit for bit. */
export function trainSyntax(
  samples: readonly Sample[],
  names: Pick<SyntaxWeights, "tags" | "relations">,
  { settings, log }: { readonly settings: Settings; readonly log: (line: string) => void },
): SyntaxWeights {
  const found = samples.map((sample) => new Uint8Array(sample.tags.length));
  for (let fold = 0; fold < settings.folds; fold++) {
    const held = (index: number) => index % settings.folds === fold;
    const others = samples.filter((_, index) => !held(index));
    const known = learnKnown(others, names.tags.length, settings);
    const learner = learnTags(others, { tags: names.tags, known, settings });
    tagWith({ known, scorer: rowScorer(learner.toRowTable(settings.tagger.table)) }, { samples, found, held, tags: names.tags });
  }
  const right = samples.reduce((sum, { tags }, index) => sum + tags.filter((tag, at) => tag === found[index]?.[at]).length, 0);
  const all = samples.reduce((sum, { tags }) => sum + tags.length, 0);
  log(`tags found on parts held out: ${((100 * right) / all).toFixed(2)} % right`);
  const known = learnKnown(samples, names.tags.length, settings);
  const tagger = learnTags(samples, { tags: names.tags, known, settings });
  log(`tagger: ${tagger.size}`);
  const { transitions, labels } = learnParsing({ samples, found, names, settings, log });
  log(`transitions: ${transitions.size}; labels: ${labels.size}`);
  return {
    ...names,
    known,
    tagger: tagger.toRowTable(settings.tagger.table),
    transitions: transitions.toPairTable(settings.parser.table),
    labels: labels.toRowTable(settings.labels.table),
  };
}

/** Words that are frequent enough and have one tag nearly always. */
function learnKnown(samples: readonly Sample[], tags: number, { known: { least, share } }: Settings): KnownWords {
  const seen = new Map<number, Uint32Array>();
  const words = new Words();
  for (const sample of samples) {
    words.read(sample.tokens, 0, sample.tokens.length);
    sample.tags.forEach((tag, index) => {
      const form = words.form[index] as number;
      const counts = seen.get(form) ?? new Uint32Array(tags);
      seen.set(form, counts);
      counts[tag] = (counts[tag] as number) + 1;
    });
  }
  const found = [...seen].flatMap(([form, counts]) => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    const most = counts.indexOf(Math.max(...counts));
    return all >= least && (counts[most] as number) * 1000 >= all * share ? [{ form, tag: most }] : [];
  });
  const size = 2 ** Math.ceil(Math.log2(found.length * 1.5 + 1));
  const known = new Int32Array(size * 2);
  for (const { form, tag } of found.sort((a, b) => a.form - b.form)) {
    let at = form & (size - 1);
    while (known[at * 2 + 1] !== 0) at = (at + 1) & (size - 1);
    known[at * 2] = form;
    known[at * 2 + 1] = tag + 1;
  }
  return known;
}

interface TagLesson {
  readonly tags: readonly TagInfo[];
  readonly known: KnownWords;
  readonly settings: Settings;
}

function learnTags(samples: readonly Sample[], { tags, known, settings: { tagger, seed } }: TagLesson): Learner {
  const learner = new Learner(tags.length, tagger);
  const draw = drawing(seed);
  const words = new Words();
  const features = new Features();
  const scores = new Int32Array(tags.length);
  const trail = new TagTrail(tags);
  for (let round = 0; round < tagger.rounds; round++) {
    for (const sample of shuffled(samples, draw)) {
      words.read(sample.tokens, 0, sample.tokens.length);
      trail.begin();
      for (let index = 0; index < words.length; index++) {
        let tag = knownTag(known, words.form[index] as number);
        if (tag < 0) {
          tagFeatures(words, index, { features, tagged: trail });
          learner.score(features, scores);
          tag = best(scores);
          const right = sample.tags[index] as number;
          if (tag !== right) learner.correct(features, right, tag);
          learner.tick();
        }
        trail.add(tag);
      }
    }
  }
  return learner;
}

interface Tagging {
  readonly samples: readonly Sample[];
  readonly found: readonly Uint8Array[];
  readonly held: (index: number) => boolean;
  readonly tags: readonly TagInfo[];
}

function tagWith(learned: { readonly known: KnownWords; readonly scorer: Scorer }, { samples, found, held, tags }: Tagging): void {
  const tagger = new Tagger(tags, learned);
  const words = new Words();
  const features = new Features();
  samples.forEach(({ tokens }, index) => {
    const into = found[index];
    if (!held(index) || into === undefined) return;
    words.read(tokens, 0, tokens.length);
    tagger.tag(words, { tags: into, at: 0, features });
  });
}

interface Parsing {
  readonly samples: readonly Sample[];
  readonly found: readonly Uint8Array[];
  readonly names: Pick<SyntaxWeights, "tags" | "relations">;
  readonly settings: Settings;
  readonly log: (line: string) => void;
}

function learnParsing({ samples, found, names, settings, log }: Parsing): { readonly transitions: Learner; readonly labels: Learner } {
  const transitions = new Learner(3, settings.parser);
  const labels = new Learner(names.relations.length, settings.labels);
  const draw = drawing(settings.seed + 1);
  const lesson = new Lesson(new ParserState(names.tags), { transitions, labels, relations: names.relations });
  const words = new Words();
  const order = samples.map((_, index) => index);
  for (let round = 0; round < settings.parser.rounds; round++) {
    for (const index of shuffled(order, draw)) {
      const sample = samples[index];
      const tags = found[index];
      if (sample === undefined || tags === undefined) continue;
      words.read(sample.tokens, 0, sample.tokens.length);
      lesson.state.begin(words, tags, 0);
      lesson.learn(sample, () => round >= settings.explore.from && draw(100) < settings.explore.share);
    }
    log(`round ${round + 1}: ${lesson.report()}`);
  }
  return { transitions, labels };
}

/** Goes through sentences as the parser would and corrects it where another action loses fewer of the right heads (Goldberg and Nivre 2013). */
class Lesson {
  readonly state: ParserState;
  private readonly learners: { readonly transitions: Learner; readonly labels: Learner };
  private readonly features = new Features();
  private readonly scores = new Int32Array(3);
  private readonly labelScores: Int32Array;
  private readonly evident: Evident;
  private readonly losses = new Int32Array(3);
  private right = 0;
  private all = 0;

  constructor(state: ParserState, learners: { readonly transitions: Learner; readonly labels: Learner; readonly relations: readonly string[] }) {
    this.state = state;
    this.learners = learners;
    this.labelScores = new Int32Array(learners.relations.length);
    this.evident = new Evident(learners.relations);
  }

  learn(sample: Sample, explores: () => boolean): void {
    const { state, features } = this;
    const { transitions } = this.learners;
    while (!state.done) {
      const forced = state.forced;
      if (forced !== undefined) {
        if (forced === SHIFT) state.shift();
        else this.attach(sample, forced);
        continue;
      }
      transitionFeatures(state, features);
      transitions.score(features, this.scores);
      const chosen = bestAction(state, this.scores);
      const right = this.bestLossless(sample.heads);
      this.all++;
      if (this.losses[chosen] === this.losses[right]) this.right++;
      else transitions.correct(features, right, chosen);
      transitions.tick();
      const next = this.losses[chosen] === this.losses[right] || explores() ? chosen : right;
      if (next === SHIFT) state.shift();
      else this.attach(sample, next);
    }
  }

  report(): string {
    const said = `${((100 * this.right) / this.all).toFixed(2)} % of actions right`;
    this.right = 0;
    this.all = 0;
    return said;
  }

  private attach({ heads, relations }: Sample, action: Action): void {
    const { state, features } = this;
    const { labels } = this.learners;
    const head = state.headFor(action);
    const child = state.stacked(0);
    const evident = this.evident.relation(state, head);
    if (evident >= 0) {
      state.attach(head, evident);
      return;
    }
    labelFeatures(state, head, features);
    labels.score(features, this.labelScores);
    const label = best(this.labelScores);
    if (heads[child] === head) {
      const right = relations[child] as number;
      if (label !== right) labels.correct(features, right, label);
      labels.tick();
    }
    state.attach(head, label);
  }

  /** Writes how many right heads each action makes unreachable, and gives the best scored of those that lose the fewest. */
  private bestLossless(heads: Int32Array): Action {
    const { state, losses } = this;
    let found: Action | undefined;
    for (const action of [SHIFT, LEFT, RIGHT] as const) {
      losses[action] = state.allows(action) ? lossOf(state, heads, action) : 1 << 20;
      const loss = losses[action] as number;
      const least = found === undefined ? 1 << 20 : (losses[found] as number);
      const better = loss === least && found !== undefined && (this.scores[action] as number) > (this.scores[found] as number);
      if (loss < least || better) found = action;
    }
    return found ?? SHIFT;
  }
}

function lossOf(state: ParserState, heads: Int32Array, action: Action): number {
  const { next, length, size, stack } = state;
  let loss = 0;
  if (action === SHIFT) {
    for (let depth = 0; depth < size; depth++) {
      const word = stack[depth] as number;
      if (heads[word] === next) loss++;
      if (depth < size - 1 && heads[next] === word) loss++;
    }
    return loss;
  }
  const top = state.stacked(0);
  const head = heads[top] as number;
  for (let word = next; word < length; word++) if (heads[word] === top) loss++;
  if (action === RIGHT) return head >= next ? loss + 1 : loss;
  const below = size >= 2 ? state.stacked(1) : -1;
  return head !== next && (head === below || head > next) ? loss + 1 : loss;
}
