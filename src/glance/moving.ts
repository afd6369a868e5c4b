import { firstEndingAfter } from "../base/collections.ts";
import type { Claim, RoleFiller, Voice } from "../model/claim.ts";
import type { Mention, MentionId, QuotationMention, Timex } from "../model/mention.ts";
import type { Span } from "../model/source.ts";

/** A stretch of an account that stands elsewhere now, all in one piece: its text, its tokens and its sentences. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly firstToken: number;
  readonly firstSentence: number;
  readonly to: { readonly start: number; readonly firstToken: number; readonly firstSentence: number };
}

/** Says where what stood in one text stands in another that is made of parts of it. */
export class Moving {
  private readonly stretches: readonly Stretch[];

  /** Stretches in ascending order. */
  constructor(stretches: readonly Stretch[]) {
    this.stretches = stretches;
  }

  /** Undefined where the words are not in the other text. */
  span({ start, end }: Span): Span | undefined {
    const stretch = this.stretchAt(start);
    if (stretch === undefined || end > stretch.end) return undefined;
    const by = stretch.to.start - stretch.start;
    return { start: start + by, end: end + by };
  }

  mention(mention: Mention): Mention | undefined {
    const stretch = this.stretchAt(mention.start);
    if (stretch === undefined) return undefined;
    const [tokens, sentences] = [stretch.to.firstToken - stretch.firstToken, stretch.to.firstSentence - stretch.firstSentence];
    const by = stretch.to.start - stretch.start;
    const base = {
      id: this.id(mention.id),
      start: mention.start + by,
      end: mention.end + by,
      sentence: mention.sentence + sentences,
      firstToken: mention.firstToken + tokens,
      endToken: mention.endToken + tokens,
    };
    switch (mention.kind) {
      case "timex":
        return this.timex(mention, base);
      case "quotation":
        return this.quotation(mention, base);
      case "office":
        return { ...mention, ...base, ...this.part("of", mention.of) };
      case "quantity":
        return { ...mention, ...base, ...this.part("counted", mention.counted) };
      case "person":
      case "group":
      case "place":
      case "event":
      case "document":
        return { ...mention, ...base, ...this.part("title", mention.title) };
    }
  }

  /** Undefined where some of its words are not in the other text. */
  claim(claim: Claim): Claim | undefined {
    const stretch = this.stretchAt(claim.trigger.start);
    const [span, trigger] = [this.span(claim.span), this.span(claim.trigger)];
    const where = claim.where === undefined ? undefined : this.filler(claim.where);
    const roles = Object.entries(claim.roles).map(([role, fillers]) => [role, fillers.map((filler) => this.filler(filler))] as const);
    if (stretch === undefined || span === undefined || trigger === undefined || (claim.where !== undefined && where === undefined)) return undefined;
    const filled: Record<string, readonly RoleFiller[]> = {};
    for (const [role, fillers] of roles) {
      const there = fillers.filter((filler) => filler !== undefined);
      if (there.length < fillers.length) return undefined;
      filled[role] = there;
    }
    return {
      ...claim,
      span,
      trigger,
      roles: filled,
      ...(where === undefined ? {} : { where }),
      ...(claim.when === undefined ? {} : { when: { ...claim.when, timex: this.id(claim.when.timex) } }),
      sentence: claim.sentence + stretch.to.firstSentence - stretch.firstSentence,
    };
  }

  voice({ span, mention, cue, ...voice }: Voice): Voice {
    const [words, told] = [span === undefined ? undefined : this.span(span), cue === undefined ? undefined : this.span(cue.span)];
    return {
      ...voice,
      ...(words === undefined ? {} : { span: words }),
      ...(mention === undefined ? {} : { mention: this.id(mention) }),
      ...(cue === undefined || told === undefined ? {} : { cue: { ...cue, span: told } }),
    };
  }

  private timex({ anchor, signal, offset, basis, rangeEnd, equal, ...mention }: Timex, base: Pick<Timex, "id" | "start" | "end">): Timex {
    const event = offset?.event === undefined ? undefined : this.span(offset.event);
    const { event: _, ...count } = offset ?? {};
    return {
      ...mention,
      ...base,
      basis: "from" in basis ? { ...basis, from: this.id(basis.from) } : basis,
      ...this.part("signal", signal),
      ...(anchor === undefined ? {} : { anchor: this.id(anchor) }),
      ...(offset === undefined ? {} : { offset: { ...(count as typeof offset), ...(event === undefined ? {} : { event }) } }),
      ...(rangeEnd === undefined ? {} : { rangeEnd: { ...rangeEnd, other: this.id(rangeEnd.other) } }),
      ...(equal === undefined ? {} : { equal: { ...equal, other: this.id(equal.other) } }),
    };
  }

  private quotation({ speaker, speakerQuote, ...mention }: QuotationMention, base: Pick<QuotationMention, "id" | "start" | "end">): QuotationMention {
    return {
      ...mention,
      ...base,
      inner: this.span(mention.inner) ?? base,
      ...(speaker === undefined ? {} : { speaker: this.id(speaker) }),
      ...this.part("speakerQuote", speakerQuote),
    };
  }

  private filler(filler: RoleFiller): RoleFiller | undefined {
    const span = this.span(filler.span);
    if (span === undefined) return undefined;
    return { ...filler, span, ...(filler.mention === undefined ? {} : { mention: this.id(filler.mention) }) };
  }

  private part<Name extends string>(name: Name, span: Span | undefined): { readonly [name in Name]?: Span } {
    const moved = span === undefined ? undefined : this.span(span);
    return moved === undefined ? {} : ({ [name]: moved } as { readonly [name in Name]: Span });
  }

  /** An id says where its words stand; one of words that are not in the other text is the id of nothing there. */
  private id(id: MentionId): MentionId {
    const span = wordsOfMention(id);
    if (span === undefined) return id;
    const moved = this.span(span);
    const whose = id.slice(0, id.lastIndexOf(`${span.start}-`));
    return (moved === undefined ? `elsewhere ${id}` : `${whose}${moved.start}-${moved.end}`) as MentionId;
  }

  private stretchAt(offset: number): Stretch | undefined {
    const stretch = this.stretches[firstEndingAfter(this.stretches, offset)];
    return stretch !== undefined && stretch.start <= offset ? stretch : undefined;
  }
}

/** Where the words of a mention stand, as its id says. */
export function wordsOfMention(id: MentionId): Span | undefined {
  const [, start, end] = /(\d+)-(\d+)$/u.exec(id) ?? [];
  return start === undefined || end === undefined ? undefined : { start: Number(start), end: Number(end) };
}
