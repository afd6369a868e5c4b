import { at } from "../base/assert.ts";
import { firstWhere, groupBy } from "../base/collections.ts";
import type { Language } from "../lang/language.ts";
import type { NarrativeCues } from "../lang/narrative.ts";
import type { Document } from "../model/document.ts";
import type { Mention, MentionId, QuotationMention, Timex } from "../model/mention.ts";
import type { DayRange } from "../model/time.ts";
import { phraseAt } from "../text/phrases.ts";
import { type Tree, treeOf } from "../text/syntax/tree.ts";

/** A dated point of the story: what a date says of when its passage happened. */
export interface Occasion {
  readonly timex: Timex;
  readonly paragraph: number;
  readonly section: number;
  readonly bounds: DayRange;
  /** The mention whose own words gave the year: itself, where the year stands there. */
  readonly root: MentionId;
  /** Part of the story's line: no aside in brackets, quotation, heading or range, and no date by, since, until or before which. */
  readonly inLine: boolean;
  /** In brackets, a quotation, a heading, a list or a table: no part of what is told in a row. */
  readonly apart: boolean;
  /** It dates a thing and not what is told of it: "charged with the murders in Haditha in November 2005". */
  readonly ofThing: boolean;
  /** A word in its sentence suggests that the story leaves its order here. */
  readonly cued: boolean;
  /** The way in which the words take it. */
  readonly cues: { readonly back: boolean; readonly ahead: boolean };
  /** More than one word suggests it, "long before, others had …", or one says so outright. */
  readonly aside: boolean;
  /** A word beside it says outright that the story leaves its order. */
  readonly away: boolean;
}

/** The dated points of a document in reading order. */
export function occasionsOf(document: Document, mentions: readonly Mention[], language: Language | undefined): readonly Occasion[] {
  const timexes = mentions.filter((mention): mention is Timex => mention.kind === "timex" && isPoint(mention));
  const isQuoted = quotedIn(mentions);
  const roots = new Map<MentionId, MentionId>();
  const nameEnds = new Set(mentions.flatMap(({ kind, endToken }) => (kind === "person" ? [endToken] : [])));
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const bySentence = groupBy(timexes, (timex) => timex.sentence);
  return timexes.map((timex) => {
    const sentence = at(document.sentences, timex.sentence);
    const paragraph = at(document.paragraphs, sentence.paragraph);
    const others = bySentence.get(timex.sentence) ?? [];
    const { back = [], ahead = [] } = language?.narrative ?? {};
    const backwards = cuesBeside(document, timex, { phrases: back, others }) || cuesOfVerb(document, timex, back);
    const onwards = cuesBeside(document, timex, { phrases: ahead, others });
    const cues = cuesBeside(document, timex, { phrases: [...back, ...ahead], others });
    const away = cuesBeside(document, timex, { phrases: language?.narrative?.away ?? [], others }) > 0;
    const bracketed = inBrackets(document, timex) || isQuoted(timex);
    return {
      timex,
      paragraph: paragraph.index,
      section: paragraph.section,
      bounds: boundsOf(timex),
      root: rootOf(timex, byId, roots),
      inLine: !bracketed && paragraph.kind === "paragraph" && tellsWhen(timex),
      ofThing: isOfThing(document, timex),
      away,
      apart: bracketed || paragraph.kind !== "paragraph",
      cued: cues > 0 || backwards > 0,
      cues: { back: backwards > 0, ahead: onwards > 0 },
      aside: cues > 1 || away || describesWho(document, timex, nameEnds),
    };
  });
}

function isPoint(timex: Timex): boolean {
  return (
    (timex.type === "date" || timex.type === "time") &&
    timex.interval !== undefined &&
    timex.impossible === undefined &&
    Number.isFinite(timex.interval.start.earliest)
  );
}

/** Only a date that says when, and not since, until or before when, tells where the story stands. */
function tellsWhen(timex: Timex): boolean {
  return timex.relation === "in" && timex.range !== true && timex.approximate !== true;
}

function boundsOf(timex: Timex): DayRange {
  const { start, end } = timex.interval ?? { start: { earliest: 0, latest: 0 }, end: { earliest: 0, latest: 0 } };
  return { earliest: start.earliest, latest: end.latest } as DayRange;
}

/** The date that one takes what it leaves out from, or that takes it from another in turn; `known` are those found before. */
function rootOf(timex: Timex, byId: ReadonlyMap<MentionId, Mention>, known: Map<MentionId, MentionId>): MentionId {
  const passed = new Set<MentionId>();
  let here: Timex = timex;
  while (!known.has(here.id) && !passed.has(here.id)) {
    passed.add(here.id);
    const next = here.basis.kind === "carried" || here.basis.kind === "counted" ? byId.get(here.basis.from) : undefined;
    if (next?.kind !== "timex") break;
    here = next;
  }
  const root = known.get(here.id) ?? here.id;
  for (const id of passed) known.set(id, root);
  return root;
}

/** Whether a date stands in words that are quoted. */
function quotedIn(mentions: readonly Mention[]): (timex: Timex) => boolean {
  const quotations = mentions.filter((mention): mention is QuotationMention => mention.kind === "quotation" && mention.use === "quotation");
  quotations.sort((a, b) => a.start - b.start);
  let furthest = 0;
  const ends = quotations.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
  return ({ start, end }) => {
    const after = firstWhere(quotations, (quotation) => quotation.start > start);
    return (ends[after - 1] ?? 0) >= end;
  };
}

function isOfThing(document: Document, timex: Timex): boolean {
  const tree = treeOf(document);
  for (let token = timex.firstToken; tree !== undefined && token < timex.endToken; token++) {
    const head = tree.head(token);
    if (head === undefined || (head >= timex.firstToken && head < timex.endToken)) continue;
    if (tree.is(token, "nmod") && tree.pos(head) === "NOUN") return true;
  }
  return false;
}

/** "Peder, born in 1790, took his place": a participle set beside a person's name says how it was with them, and not where the story stands. */
function describesWho(document: Document, timex: Timex, nameEnds: ReadonlySet<number>): boolean {
  const tree = treeOf(document);
  const verb = tree === undefined ? undefined : verbAbove(tree, timex);
  if (tree === undefined || verb === undefined || !tree.is(verb, "acl") || tree.is(verb, "acl:relcl")) return false;
  return document.tokens[verb - 1]?.text === "," && nameEnds.has(verb - 1);
}

/** "Had gone to Michigan in 1881 and died there in 1903": what is said of the first verb holds for the second. */
function cuesOfVerb(document: Document, timex: Timex, phrases: NarrativeCues["back"]): number {
  const tree = treeOf(document);
  let verb = tree === undefined ? undefined : verbAbove(tree, timex);
  while (tree !== undefined && verb !== undefined && tree.is(verb, "conj") && tree.dependent(verb, "nsubj", "aux") === undefined)
    verb = tree.head(verb);
  const auxiliary = verb === undefined ? undefined : tree?.dependent(verb, "aux");
  return auxiliary !== undefined && auxiliary < timex.firstToken && phraseAt(document.tokens, auxiliary, phrases) > 0 ? 1 : 0;
}

/** The verb that a date hangs on. */
function verbAbove(tree: Tree, { firstToken, endToken }: Timex): number | undefined {
  let word: number | undefined = endToken - 1;
  for (let steps = 0; word !== undefined && steps < 6; steps++) {
    if ((word < firstToken || word >= endToken) && tree.pos(word) === "VERB") return word;
    word = tree.head(word);
  }
  return undefined;
}

/** How many cues stand in the sentence on the date's side of the nearest other date. */
function cuesBeside(document: Document, timex: Timex, input: { readonly phrases: NarrativeCues["back"]; readonly others: readonly Timex[] }): number {
  const sentence = at(document.sentences, timex.sentence);
  const before = input.others.findLast((other) => other.endToken <= timex.firstToken);
  const after = input.others.find((other) => other.firstToken >= timex.endToken);
  const from = before?.endToken ?? sentence.firstToken;
  const to = after?.firstToken ?? sentence.endToken;
  let cues = 0;
  for (let index = from; index < to; index++) {
    if (index >= timex.firstToken && index < timex.endToken) continue;
    if (phraseAt(document.tokens, index, input.phrases) > 0) cues++;
  }
  return cues;
}

const OPENING = new Set(["(", "["]);
const CLOSING = new Set([")", "]"]);

function inBrackets(document: Document, timex: Timex): boolean {
  const sentence = at(document.sentences, timex.sentence);
  for (let index = timex.firstToken - 1; index >= sentence.firstToken; index--) {
    const { text } = at(document.tokens, index);
    if (CLOSING.has(text)) return false;
    if (OPENING.has(text)) return true;
  }
  return false;
}
