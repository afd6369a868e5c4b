import { groupBy } from "../../base/collections.ts";
import type { Claim, RoleFiller } from "../../model/claim.ts";
import type { Document } from "../../model/document.ts";
import type { SourceId } from "../../model/source.ts";
import type { Evidence, Party, PlanCell } from "../../model/state.ts";
import type { DayRange } from "../../model/time.ts";
import { treeOf } from "../../text/syntax/tree.ts";
import { type Archive, evidenceOf, keyOf, NEVER_AFTER, partyOf } from "../archive.ts";
import type { Dating } from "../dating.ts";
import type { Sentences } from "../sentences.ts";
import type { Spell } from "../spells.ts";
import { endsOfBodies } from "./figures.ts";
import { dueIn, intentsOf } from "./intents.ts";

/** A plan, demand, promise or proposal, as one sentence states it. */
export interface Plan {
  readonly source: SourceId;
  readonly sentence: number;
  readonly evidence: readonly Evidence[];
  readonly text: string;
  readonly by?: Party;
  readonly made: DayRange;
  readonly inferred: boolean;
  readonly done?: DayRange;
  readonly refused?: DayRange;
  /** After this day what it is for, or who made it, is no more. */
  readonly moot: number;
  /** Days for which it is looked on as open where nothing is heard of it. */
  readonly openFor: number;
}

const DAYS_A_YEAR = 365.2425;
/** Words between the cue and what is planned: "urged them to go at once and take". */
const CUE_REACH = 10;

interface Planning {
  readonly datingOf: (claim: Claim) => Dating | undefined;
  readonly sentences: Sentences;
  /** The last day of those of whom one is told. */
  readonly ends: ReadonlyMap<string, number>;
}

export function plansOf(
  archive: Archive,
  { spells, ...told }: Pick<Planning, "datingOf" | "sentences"> & { readonly spells: readonly Spell[] },
): readonly Plan[] {
  const { sentences } = told;
  const ends = new Map([...endsOfBodies(spells), ...endsOfLives(spells)]);
  const claimed = claimedPlans(archive, { ...told, ends });
  const known = new Set(claimed.map(({ source, sentence }) => `${source} ${sentence}`));
  const worded = intentsOf(archive, sentences).filter(({ source, sentence }) => !known.has(`${source} ${sentence}`));
  return [
    ...claimed,
    ...worded.map(
      ({ source, sentence, by, pledged, due, dating, evidence }): Plan => ({
        source,
        sentence,
        evidence: [evidence],
        text: evidence.quote.trim(),
        ...(by === undefined ? {} : { by }),
        made: dating.when,
        inferred: dating.basis !== "stated",
        moot: Math.min((by === undefined ? undefined : ends.get(keyOf(by))) ?? Number.POSITIVE_INFINITY, due),
        openFor: Math.round((pledged ? YEARS_PLEDGED : YEARS_OPEN) * DAYS_A_YEAR),
      }),
    ),
  ];
}

/** Years for which an order to kill is: it is carried out at once, or comes to nothing. */
const A_SEASON = 0.25;
/** Years for which a demand is looked on as open. */
const YEARS_OPEN = 2;
/** Years for which a pledge is. */
const YEARS_PLEDGED = 10;

/** Those that claims tell of. */
function claimedPlans(archive: Archive, { datingOf, sentences, ends }: Planning): readonly Plan[] {
  const planning = archive.claims.filter((claim) => claim.modality === "planned" || yearsOpen(archive, claim) !== undefined);
  if (planning.length === 0) return [];
  const told = toldChanges(archive);
  return [...new Set(planning.map(({ source, sentence }) => archive.claimsIn(source, sentence)))].flatMap((claims): readonly Plan[] => {
    const made = claims.filter((claim) => makesPlan(archive, claim) && claim.polarity === "affirmed" && claim.modality !== "unrealised");
    const planned = claims.filter((claim) => claim.modality === "planned" && claim.polarity === "affirmed");
    const kept = made.length > 0 ? [...made, ...planned] : planned.filter((claim) => isIntended(archive, claim));
    const [first] = kept;
    if (first === undefined) return [];
    const firmest = kept.flatMap((claim) => datingOf(claim) ?? []).sort((a, b) => rank(a) - rank(b))[0];
    // the date of what is planned is not that of the plan
    const dated = made.length === 0 && firmest?.basis === "stated" ? (sentences.datingOf(first.source, first.sentence) ?? firmest) : firmest;
    if (dated === undefined) return [];
    const before = claims.find((claim) => claim.modality !== "planned" && claim.trigger.start < first.trigger.start);
    const tellers = [...made, ...(before === undefined ? [] : [before]), first].flatMap(
      ({ roles }) => (roles["agent"] ?? roles["patient"])?.[0] ?? [],
    );
    const by = isTerm(archive, first)
      ? undefined
      : (tellers.find((filler) => filler.mention !== undefined) ?? tellers.find((filler) => !isPronoun(archive, filler)));
    const parties = kept.flatMap((claim) => Object.values(claim.roles).flat()).map((filler) => partyOf(archive, filler));
    const mortal = parties.flatMap((party) => ends.get(keyOf(party)) ?? []);
    const done = planned.map((claim) => carriedOut(archive, claim, { since: dated.when.earliest, told })).find((one) => one !== undefined);
    const years = planned.some((claim) => isDeadly(archive, claim)) ? A_SEASON : Math.max(1, ...made.map((claim) => yearsOpen(archive, claim) ?? 1));
    return [
      {
        source: first.source,
        sentence: first.sentence,
        evidence: kept.map(evidenceOf),
        text: sentenceOf(archive, first),
        ...(by === undefined ? {} : { by: partyOf(archive, by) }),
        made: { earliest: dated.when.earliest, latest: dated.when.latest },
        inferred: dated.basis !== "stated",
        ...(done === undefined ? {} : { done }),
        moot: Math.min(...mortal, ...planned.map(({ source, sentence, trigger }) => dueIn(archive, { source, sentence, behind: trigger.end }))),
        openFor: Math.round(years * DAYS_A_YEAR),
      },
    ];
  });
}

/** "2. The garrison would be withdrawn": whoever is to do it has not planned it. */
function isTerm(archive: Archive, { source, sentence }: Claim): boolean {
  const document = archive.documentOf.get(source);
  const paragraph = document?.sentences[sentence]?.paragraph;
  return paragraph !== undefined && document?.paragraphs[paragraph]?.kind === "item";
}

/** "He urged them": whom it stands for is not known. */
function isPronoun(archive: Archive, { quote }: RoleFiller): boolean {
  return [...archive.languages.values()].some(({ claiming }) => claiming?.grammar.pronouns.has(quote.toLowerCase()) === true);
}

function rank(dating: Dating): number {
  return ["stated", "carried", "told"].indexOf(dating.basis) + (Number.isFinite(dating.when.earliest) ? 0 : 3);
}

/** A demand, promise or proposal that somebody makes. */
function makesPlan(archive: Archive, claim: Claim): boolean {
  if (yearsOpen(archive, claim) === undefined || isOnlyOfANoun(archive, claim) || isTopic(archive, claim) || isOfTheDone(archive, claim))
    return false;
  return (
    claim.roles["document"] !== undefined ||
    [...(claim.roles["agent"] ?? []), ...(claim.roles["recipient"] ?? [])].some((one) => isSomeone(archive, one))
  );
}

/** "The rights guaranteed by law": nobody is told to have promised them now. */
function isOnlyOfANoun(archive: Archive, claim: Claim): boolean {
  const document = archive.documentOf.get(claim.source);
  const tree = document === undefined ? undefined : treeOf(document);
  const word = document === undefined ? -1 : wordOf(document, claim);
  if (tree === undefined || word < 1 || claim.roles["agent"] !== undefined) return false;
  return tree.is(word, "acl", "advcl") && tree.form(word) === "Part" && ["NOUN", "PROPN"].includes(tree.pos(word - 1) ?? "");
}

/** The token that a claim is told with; -1 where there is none. */
function wordOf({ sentences, tokens }: Document, { sentence, trigger }: Claim): number {
  const { firstToken, endToken } = sentences[sentence] ?? { firstToken: 0, endToken: 0 };
  for (let token = firstToken; token < endToken; token++) if (tokens[token]?.start === trigger.start) return token;
  return -1;
}

/** "Her promises won them over", "by lobbying for it": what something else is told of makes no plan, nor does how it was done. */
function isTopic(archive: Archive, claim: Claim): boolean {
  const document = archive.documentOf.get(claim.source);
  const tree = document === undefined ? undefined : treeOf(document);
  const word = document === undefined ? -1 : wordOf(document, claim);
  if (document === undefined || tree === undefined || word < 0) return false;
  if (tree.pos(word) === "NOUN") return tree.is(word, "nsubj", "nsubj:pass");
  if (tree.is(word, "acl") && tree.pos(word - 1) === "NOUN" && !canAsk(archive, document, word - 1)) return true;
  const by = archive.languages.get(document.source.language)?.claiming?.grammar.passiveAgent;
  return document.tokens[word]?.lower === by || tree.dependents(word, "mark").some((mark) => document.tokens[mark]?.lower === by);
}

/** A noun for someone or for a paper, or one with a capital: "officials calling for it", and no "reforms calling for it". */
function canAsk(archive: Archive, document: Document, noun: number): boolean {
  const token = document.tokens[noun];
  const kinds = archive.languages.get(document.source.language)?.claiming?.grammar.kindsOf(token?.lower ?? "") ?? [];
  return /^\p{Lu}/u.test(token?.text ?? "") || ["person", "group", "document", "office"].some((kind) => kinds.includes(kind));
}

/** "It stopped because Moscow ordered it": a term of a list is told with its paper, and what "it" stands for has been told. */
function isOfTheDone(archive: Archive, { roles, producer, source }: Claim): boolean {
  const pronouns = archive.languages.get(archive.documentOf.get(source)?.source.language ?? "")?.claiming?.grammar.pronouns;
  const asked = [...(roles["theme"] ?? []), ...(roles["recipient"] ?? [])];
  return producer === "term" || (asked.length > 0 && asked.every(({ quote }) => pronouns?.get(quote.toLowerCase()) === "neuter"));
}

/** It is to kill somebody. */
function isDeadly(archive: Archive, { predicate }: Claim): boolean {
  return archive.knowledge.predicates.get(predicate)?.effects.some(({ state, change }) => state === "alive" && change === "ends") === true;
}

/** A name, a pronoun, or a word for people or a body. */
function isSomeone(archive: Archive, { mention, quote }: RoleFiller): boolean {
  const last = quote.toLowerCase().split(/\s+/u).at(-1) ?? "";
  return (
    mention !== undefined ||
    [...archive.languages.values()].some(({ claiming }) => {
      const kinds = claiming?.grammar.kindsOf(last) ?? [];
      return claiming?.grammar.pronouns.has(last) === true || kinds.includes("person") || kinds.includes("group");
    })
  );
}

function yearsOpen(archive: Archive, claim: Claim): number | undefined {
  return archive.knowledge.predicates.get(claim.predicate)?.plans;
}

/** A word before it in its sentence says that it is a plan: "planned to", "offered to", "will". What is done "in order to" is none. */
function isIntended(archive: Archive, claim: Claim): boolean {
  const document = archive.documentOf.get(claim.source);
  const intentions = archive.languages.get(document?.source.language ?? "")?.state?.intentions;
  const sentence = document?.sentences[claim.sentence];
  if (document === undefined || sentence === undefined) return false;
  const before = document.tokens.slice(sentence.firstToken, sentence.endToken).filter((token) => token.end <= claim.trigger.end);
  return before.slice(-CUE_REACH).some(({ lower }) => intentions?.has(lower) === true);
}

/** The last day of everyone who is told to have died. */
function endsOfLives(spells: readonly Spell[]): ReadonlyMap<string, number> {
  const dead = spells.filter(({ state, end }) => state === "alive" && Number.isFinite(end.latest));
  return new Map(dead.map(({ subject, end }) => [keyOf(subject), end.latest]));
}

function sentenceOf(archive: Archive, claim: Claim): string {
  const document = archive.documentOf.get(claim.source);
  const sentence = document?.sentences[claim.sentence];
  return document === undefined || sentence === undefined ? claim.quote : document.source.text.slice(sentence.start, sentence.end).trim();
}

/** The plans made by then that nothing has carried out, refused or made moot. */
export function plansOn(plans: readonly Plan[], date: DayRange): readonly PlanCell[] {
  return plans.flatMap((plan): readonly PlanCell[] => {
    const { made, done, by } = plan;
    const from = Number.isFinite(made.earliest) ? made.earliest : made.latest;
    const last = Number.isFinite(made.latest) ? made.latest : from;
    if (!Number.isFinite(from) || from > date.latest || date.earliest - last > plan.openFor || plan.moot < date.earliest) return [];
    if (done !== undefined && done.latest < date.earliest) return [];
    return [
      {
        status: made.latest >= date.earliest && !plan.inferred ? "possible" : "presumed",
        since: made,
        until: done ?? { earliest: made.earliest, latest: NEVER_AFTER },
        evidence: plan.evidence,
        ...(plan.inferred ? { inferred: true } : {}),
        plan: plan.text,
        ...(by === undefined ? {} : { by }),
        ...(done === undefined ? {} : { outcome: "carried-out" }),
      },
    ];
  });
}

/** What a claim changes, for better or worse of whom: "office ends" of someone. */
function changesOf(archive: Archive, claim: Claim): readonly string[] {
  const predicate = archive.knowledge.predicates.get(claim.predicate);
  const of = (role: string, what: string) => (claim.roles[role] ?? []).map((filler) => `${what} ${keyOf(partyOf(archive, filler))}`);
  const subject = predicate?.once ?? predicate?.key;
  const itself = predicate === undefined || subject === undefined ? [] : of(subject, predicate.family);
  return [...itself, ...(predicate?.effects ?? []).flatMap((effect) => of(effect.subject, `${effect.state} ${effect.change}`))];
}

/** The dated claims that something was done, by what they change. */
function toldChanges(archive: Archive): ReadonlyMap<string, readonly Claim[]> {
  const told = archive.claims.filter(
    ({ modality, polarity, when }) => modality === "asserted" && polarity === "affirmed" && when?.basis === "stated",
  );
  const pairs = told.flatMap((claim) => changesOf(archive, claim).map((change) => ({ change, claim })));
  return new Map([...groupBy(pairs, ({ change }) => change)].map(([change, some]) => [change, some.map(({ claim }) => claim)]));
}

/** When a later claim says that what was planned happened to the same. */
function carriedOut(
  archive: Archive,
  plan: Claim,
  { since, told }: { readonly since: number; readonly told: ReadonlyMap<string, readonly Claim[]> },
): DayRange | undefined {
  if (!Number.isFinite(since)) return undefined;
  const done = changesOf(archive, plan)
    .flatMap((change) => told.get(change) ?? [])
    .filter(({ when }) => when !== undefined && when.interval.start.earliest >= since)
    .sort((a, b) => (a.when?.interval.start.earliest ?? 0) - (b.when?.interval.start.earliest ?? 0));
  return done[0]?.when?.interval.start;
}
