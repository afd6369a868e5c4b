import { type Answering, answering } from "../../api/questions.ts";
import { predicatesOf, type Reading, readingOf } from "../../api/wire.ts";
import { signedOn } from "../../decisions/index.ts";
import type { Decision } from "../../model/decision.ts";
import type { Source } from "../../model/source.ts";
import { analyse, type Learning } from "../../pipeline.ts";
import { type Kept, keepDecisions } from "./kept.ts";
import type { Asked } from "./protocol.ts";
import { say } from "./words.ts";

interface Given {
  readonly title: string;
  readonly sources: readonly Source[];
  readonly learning: Learning;
  /** As what the files are kept; nothing is decided where they are not. */
  readonly kept: Kept | undefined;
}

interface Shown {
  readonly reading: Reading;
  readonly answer: Answering;
}

/** Files that were checked: what was read of them, what can be asked, and what is decided. */
export class CheckDesk {
  private readonly given: Given;
  private decisions: readonly Decision[];
  private shown: Shown | undefined;

  constructor(given: Given) {
    this.given = given;
    this.decisions = given.kept?.decisions ?? [];
  }

  get reading(): Reading {
    return this.now().reading;
  }

  async answer(asked: Asked): Promise<{ readonly answer: unknown } | { readonly refusal: string }> {
    switch (asked.ask) {
      case "reading":
        return { answer: this.reading };
      case "question":
        return this.now().answer(asked.question, asked.about);
      case "decide":
        return this.decide(asked);
    }
  }

  private async decide({
    acts,
    because,
    by,
  }: Extract<Asked, { ask: "decide" }>): Promise<{ readonly answer: unknown } | { readonly refusal: string }> {
    const { kept } = this.given;
    if (kept === undefined) return { refusal: say().unkept };
    let made: readonly Decision[] = [];
    const signature = { by, at: new Date(), ...(because === "" ? {} : { because }) };
    try {
      this.decisions = (await keepDecisions(kept.id, (before) => (made = signedOn(acts, before, signature)))).decisions;
    } catch {
      return { refusal: say().notKept };
    }
    this.shown = undefined;
    return { answer: made };
  }

  /** Read anew only when it is looked at after something was decided. */
  private now(): Shown {
    if (this.shown === undefined) {
      const { title, sources, learning, kept } = this.given;
      const analysis = analyse(sources, learning, this.decisions);
      const reading = readingOf(title, analysis, kept === undefined ? undefined : predicatesOf(learning));
      this.shown = { reading, answer: answering(analysis, learning) };
    }
    return this.shown;
  }
}
