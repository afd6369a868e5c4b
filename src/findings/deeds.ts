import { idFrom } from "../base/hash.ts";
import type { Claim, ClaimId, ClaimTime, PredicateId } from "../model/claim.ts";
import type { Document, Sentence } from "../model/document.ts";
import type { MentionId, Timex } from "../model/mention.ts";
import type { Span } from "../model/source.ts";
import { type Tree, treeOf } from "../text/syntax/tree.ts";
import type { Inquiry } from "./inquiry.ts";
import { sentenceAt, spanOf } from "./phrases.ts";
import { meantBy } from "./subjects.ts";

/** What `deedsOf` calls a deed where a claim has its predicate. */
const DEED = "deed" as PredicateId;
/** Words of one name, and a name in a row with the subject or set beside it. */
const OF_THE_NAME = ["flat", "compound", "nmod:desc", "appos", "conj"];
/** Tokens before a date that opens its sentence: "On", "Early in". */
const OPENING = 2;

const known: WeakMap<Inquiry, readonly Claim[]> = new WeakMap();

/**
 * Whatever someone who is named is told to have done, by any verb at all, as the claim it would be: what no pattern reads, too.
 * Verbs that tell of the dead as well ("lay", "left") are none, nor is what somebody else says, denies or only supposes.
 */
export function deedsOf(inquiry: Inquiry): readonly Claim[] {
  const before = known.get(inquiry);
  if (before !== undefined) return before;
  const told = sentencesOfOthers(inquiry);
  const deeds = inquiry.documents.flatMap((document) => deedsIn(inquiry, document, told));
  known.set(inquiry, deeds);
  return deeds;
}

export function isDeed({ predicate }: Claim): boolean {
  return predicate === DEED;
}

/** The roles of a claim that only the living can fill. */
export function livingRoles(inquiry: Inquiry, claim: Claim): readonly string[] {
  return isDeed(claim) ? ["agent"] : (inquiry.knowledge.predicates.get(claim.predicate)?.alive ?? []);
}

/** The sentences in which somebody else than the author speaks, by account and place. */
function sentencesOfOthers(inquiry: Inquiry): ReadonlySet<string> {
  const authors = new Set(inquiry.voices.filter(({ parent }) => parent === undefined).map(({ id }) => id));
  return new Set(inquiry.claims.filter(({ attribution }) => !authors.has(attribution.voice)).map(({ source, sentence }) => `${source} ${sentence}`));
}

function deedsIn(inquiry: Inquiry, document: Document, told: ReadonlySet<string>): readonly Claim[] {
  const tree = treeOf(document);
  const grammar = inquiry.language(document)?.claiming?.grammar;
  const author = inquiry.voices.find((voice) => voice.source === document.source.id && voice.parent === undefined)?.id;
  if (tree === undefined || grammar === undefined || author === undefined) return [];
  const lasting = new Set((inquiry.language(document)?.rules?.cue("of-the-dead") ?? []).flat());
  return [...namedDoers(inquiry, document), ...pronounDoers(inquiry, document)].flatMap((doer) => {
    const sentence = document.sentences[doer.sentence];
    const verb = verbOf(tree, doer);
    if (verb === undefined || sentence === undefined || told.has(`${document.source.id} ${doer.sentence}`)) return [];
    const negated = tree.dependents(verb, "advmod").some((word) => grammar.negations.has(document.tokens[word]?.lower ?? ""));
    if (negated || lasting.has(document.tokens[verb]?.lower ?? "") || !isTold(inquiry, document, { sentence, doer })) return [];
    const when = whenOf(inquiry, document, { tree, verb, sentence });
    return when === undefined ? [] : [deedOf(document, { doer, verb, author, when, date: inquiry.mention(when.timex) })];
  });
}

/** Words that stand for someone who is named. */
interface Doer extends Span {
  readonly firstToken: number;
  readonly endToken: number;
  readonly sentence: number;
  readonly mention: MentionId;
  readonly inferred: boolean;
}

function namedDoers(inquiry: Inquiry, document: Document): readonly Doer[] {
  const people = inquiry.names(document).filter(({ kind }) => kind === "person");
  return people.map(({ id, start, end, firstToken, endToken, sentence }) => ({
    start,
    end,
    firstToken,
    endToken,
    sentence,
    mention: id,
    inferred: false,
  }));
}

/** "He", where its paragraph has named nobody else before. */
function pronounDoers(inquiry: Inquiry, document: Document): readonly Doer[] {
  const tree = treeOf(document);
  return document.tokens.flatMap(({ index }) => {
    const meant = tree?.is(index, "nsubj") === true ? meantBy(inquiry, document, index) : undefined;
    const sentence = sentenceAt(document, index)?.index;
    if (meant === undefined || sentence === undefined) return [];
    const words = spanOf(document, { from: index, to: index + 1 });
    return [{ ...words, firstToken: index, endToken: index + 1, sentence, mention: meant.mention.id, inferred: true }];
  });
}

function deedOf(
  document: Document,
  {
    doer,
    verb,
    author,
    when,
    date,
  }: {
    readonly doer: Doer;
    readonly verb: number;
    readonly author: Claim["attribution"]["voice"];
    readonly when: ClaimTime;
    readonly date: Span | undefined;
  },
): Claim {
  const trigger = spanOf(document, { from: verb, to: verb + 1 });
  const parts = when.basis === "stated" && date !== undefined ? [doer, trigger, date] : [doer, trigger];
  const span = { start: Math.min(...parts.map(({ start }) => start)), end: Math.max(...parts.map(({ end }) => end)) };
  const words = { span: { start: doer.start, end: doer.end }, quote: document.source.text.slice(doer.start, doer.end) };
  return {
    id: idFrom("deed", document.source.id, String(doer.start), String(verb)) as ClaimId,
    source: document.source.id,
    predicate: DEED,
    roles: { agent: [{ ...words, mention: doer.mention, ...(doer.inferred ? { inferred: true } : {}) }] },
    when,
    polarity: "affirmed",
    modality: "asserted",
    attribution: { voice: author, stance: "asserts" },
    span,
    quote: document.source.text.slice(span.start, span.end),
    trigger,
    sentence: doer.sentence,
    producer: "deed",
  };
}

/** The finite verb, without an auxiliary, that the name is the subject of. */
function verbOf(tree: Tree, { firstToken, endToken }: Doer): number | undefined {
  let word = endToken - 1;
  for (let steps = 0; steps < 6; steps++) {
    const head = tree.head(word);
    if (head === undefined) return undefined;
    if (head >= firstToken && head < endToken) word = head;
    else if (tree.is(word, "nsubj") && !tree.is(word, "nsubj:pass")) return isPlain(tree, head) ? head : undefined;
    else if (tree.is(word, ...OF_THE_NAME)) word = head;
    else return undefined;
  }
  return undefined;
}

function isPlain(tree: Tree, verb: number): boolean {
  if (tree.pos(verb) !== "VERB" || tree.form(verb) !== "Fin" || tree.dependent(verb, "aux", "cop") !== undefined) return false;
  return !tree.is(verb, "ccomp", "xcomp", "acl:relcl");
}

/** Outside quotations and brackets, in running text. */
function isTold(inquiry: Inquiry, document: Document, { sentence, doer }: { readonly sentence: Sentence; readonly doer: Doer }): boolean {
  if (document.paragraphs[sentence.paragraph]?.kind !== "paragraph") return false;
  return !inquiry.quotations(document, sentence.index).some(({ start, end }) => start <= doer.start && doer.end <= end);
}

/** The date that hangs on the verb or opens its sentence, else the one that the story has reached. */
function whenOf(
  inquiry: Inquiry,
  document: Document,
  { tree, verb, sentence }: { readonly tree: Tree; readonly verb: number; readonly sentence: Sentence },
): ClaimTime | undefined {
  const dates = inquiry.timexes(document, sentence.index).filter(tellsWhen);
  const own = dates.find((timex) => verbAbove(tree, timex) === verb || (opens(timex, sentence) && isMain(tree, verb)));
  if (own !== undefined) return timeOf(own, "stated");
  if (dates.length > 0) return undefined;
  const reached = inquiry.timexes(document).findLast((timex) => timex.end <= sentence.start && tellsWhen(timex));
  const section = (index: number) => document.paragraphs[document.sentences[index]?.paragraph ?? -1]?.section;
  return reached === undefined || section(reached.sentence) !== section(sentence.index) ? undefined : timeOf(reached, "carried");
}

function tellsWhen({ type, relation, interval, doubt, approximate }: Timex): boolean {
  if (interval === undefined || !Number.isFinite(interval.start.earliest) || doubt !== undefined || approximate === true) return false;
  return (type === "date" || type === "time") && relation === "in";
}

function timeOf({ id, interval }: Timex, basis: ClaimTime["basis"]): ClaimTime | undefined {
  if (interval === undefined) return undefined;
  const days = { earliest: interval.start.earliest, latest: interval.end.latest };
  return { timex: id, relation: "in", interval: { start: days, end: days }, basis };
}

function opens({ firstToken }: Timex, sentence: Sentence): boolean {
  return firstToken - sentence.firstToken <= OPENING;
}

function isMain(tree: Tree, verb: number): boolean {
  let word = verb;
  while (tree.is(word, "conj")) word = tree.head(word) ?? word;
  return tree.head(word) === undefined;
}

/** The verb that a date hangs on: "At the council held at Valmy in 1215, Raimond spoke" tells when he spoke. */
function verbAbove(tree: Tree, { endToken }: Timex): number | undefined {
  let word: number | undefined = endToken - 1;
  for (let steps = 0; word !== undefined && steps < 12; steps++) {
    word = tree.head(word);
    if (word !== undefined && tree.pos(word) === "VERB" && !opensBefore(tree, word)) return word;
  }
  return undefined;
}

/** A participle that says which council or battle, where that stands before its own verb. */
function opensBefore(tree: Tree, participle: number): boolean {
  if (!tree.is(participle, "acl") || tree.dependent(participle, "nsubj") !== undefined) return false;
  const noun = tree.head(participle);
  const verb = noun === undefined || !tree.is(noun, "obl") ? undefined : tree.head(noun);
  return noun !== undefined && verb !== undefined && noun < verb;
}
