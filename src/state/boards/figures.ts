import { at } from "../../base/assert.ts";
import { groupBy } from "../../base/collections.ts";
import type { Claim } from "../../model/claim.ts";
import type { Document } from "../../model/document.ts";
import type { EntityId } from "../../model/entity.ts";
import type { QuantityMention, Timex } from "../../model/mention.ts";
import type { Span } from "../../model/source.ts";
import type { Evidence, FigureCell } from "../../model/state.ts";
import type { DayRange } from "../../model/time.ts";
import { treeOf } from "../../text/syntax/tree.ts";
import { type Archive, isForce, isServing, keyOf, NEVER_AFTER, partyOf } from "../archive.ts";
import { type Chronicle, stretchOf } from "../dating.ts";
import type { Spell } from "../spells.ts";

/** A number that a source states, when, and in whose words. */
export interface Statement {
  readonly quantity: QuantityMention;
  readonly counted: string;
  readonly when: DayRange;
  readonly inferred: boolean;
  readonly evidence: Evidence;
  /** The force whose people or parts are counted. */
  readonly force?: EntityId;
  /** Those counted serve in a force. */
  readonly serves: boolean;
  /** Days after its date for which it still tells how things stand; for good where absent. */
  readonly lasts?: number;
  /** The last day of that force. */
  readonly moot?: number;
  /** A later statement of the same takes its place. */
  readonly key: string;
}

/** Every number that counts something and that a date can be given to, by that date. */
export function statementsOf(
  archive: Archive,
  { reachedAt, spells }: Pick<Chronicle, "reachedAt"> & { readonly spells: readonly Spell[] },
): readonly Statement[] {
  const ends = endsOfBodies(spells);
  const windows = new Map((archive.chronology?.misfits ?? []).filter(({ firm }) => firm).map(({ timex, window }) => [timex, window]));
  const timexes = groupBy(
    archive.mentions.filter((mention): mention is Timex => mention.kind === "timex" && mention.type === "date" && isPast(mention)),
    (timex) => `${timex.source} ${paragraphOf(archive.documentOf.get(timex.source), timex.sentence)}`,
  );
  const authors = new Map(archive.voices.filter((voice) => voice.parent === undefined).map((voice) => [voice.source, voice.id]));
  const found = archive.mentions.flatMap((quantity): readonly Statement[] => {
    if (quantity.kind !== "quantity") return [];
    const document = archive.documentOf.get(quantity.source);
    if (document !== undefined && (isKnown(archive, document, quantity) || !countsSomething(archive, document, quantity))) return [];
    const author = authors.get(quantity.source);
    if (document === undefined || author === undefined) return [];
    const inParagraph = (paragraph: number) => timexes.get(`${quantity.source} ${paragraph}`) ?? [];
    const dated = dateNear(quantity, inParagraph(paragraphOf(document, quantity.sentence))) ?? dateInRow(document, quantity, inParagraph);
    const told = dated === undefined ? reachedAt(quantity.source, quantity.sentence) : undefined;
    const when = dated === undefined ? told : (windows.get(dated.timex.id) ?? stretchOf(dated.timex));
    if (when === undefined) return [];
    const sentence = at(document.sentences, quantity.sentence);
    const claim = claimOf(archive.claimsIn(quantity.source, quantity.sentence), quantity);
    const counted = countedText(document, quantity);
    const voice = claim?.attribution.voice ?? author;
    const span = { start: sentence.start, end: sentence.end };
    const force = forceWith(archive, claim, quantity) ?? forceNamed(archive, quantity, span);
    const end = force === undefined ? undefined : ends.get(force);
    return [
      {
        quantity,
        counted,
        serves: isServing(archive, quantity),
        ...lastingOf(archive, document, quantity),
        ...(force === undefined ? {} : { force }),
        ...(end === undefined ? {} : { moot: end }),
        when,
        inferred: dated?.inferred ?? true,
        evidence: {
          source: quantity.source,
          span,
          quote: document.source.text.slice(span.start, span.end),
          voice,
          ...(claim === undefined ? {} : { claim: claim.id }),
        },
        key: [quantity.source, voice, counted.toLowerCase(), force ?? claim?.predicate ?? quantity.id].join("\u0000"),
      },
    ];
  });
  return inOrderOfDays(found);
}

export function inOrderOfDays(statements: readonly Statement[]): readonly Statement[] {
  return [...statements].sort((a, b) => a.when.earliest - b.when.earliest || a.quantity.start - b.quantity.start);
}

/** The claim that tells of the number: that with the closest words around it; where all of the sentence is said by one voice, any that it says. */
function claimOf(told: readonly Claim[], { start, end }: QuantityMention): Claim | undefined {
  const around = told.flatMap((claim) =>
    [claim.span, ...Object.values(claim.roles).flatMap((fillers) => fillers.map(({ span }) => span))].flatMap((span) =>
      span.start <= start && end <= span.end ? [{ claim, length: span.end - span.start, told: claim.trigger.start }] : [],
    ),
  );
  const [closest] = around.sort((a, b) => a.length - b.length || b.told - a.told);
  if (closest !== undefined) return closest.claim;
  return new Set(told.map(({ attribution }) => attribution.voice)).size === 1 ? told[0] : undefined;
}

/** The force that the claim says has so many or so much. */
function forceWith(archive: Archive, claim: Claim | undefined, quantity: QuantityMention): EntityId | undefined {
  if (claim?.roles["quantity"]?.some((filler) => filler.mention === quantity.id) !== true) return undefined;
  const parties = (claim.roles["patient"] ?? []).map((filler) => partyOf(archive, filler));
  return parties.find((party) => isForce(archive, party.name))?.entity;
}

/** Those who serve in a force, or its parts. */
function isOfForces(archive: Archive, quantity: QuantityMention): boolean {
  return isServing(archive, quantity) || [...archive.languages.values()].some(({ state }) => state?.forces.has(quantity.head ?? "") === true);
}

/** The only force that the sentence names, where those who serve in one are counted, or its parts. */
function forceNamed(archive: Archive, quantity: QuantityMention, span: Span): EntityId | undefined {
  if (!isOfForces(archive, quantity)) return undefined;
  const names = archive.namedIn(quantity.source, quantity.sentence).filter((name) => span.start <= name.start && name.end <= span.end);
  const [only, another] = new Set(
    names.flatMap((name) => archive.entityOf.get(name.id) ?? []).filter((entity) => entity.kind === "group" && isForce(archive, entity.name)),
  );
  return another === undefined ? only?.id : undefined;
}

/** The last day of every body that is told to have ended. */
export function endsOfBodies(spells: readonly Spell[]): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const { state, subject, end } of spells)
    if (state === "exists" && Number.isFinite(end.latest)) ends.set(keyOf(subject), Math.max(end.latest, ends.get(keyOf(subject)) ?? end.latest));
  return ends;
}

const FEW = 10;
/** So many are a figure also where it is not read of what. */
const MANY = 1000;
const PASSING_DAYS = 92;

/** What is counted is named, or the number stands for it: "only 28 lived", "90 of his men". */
function countsSomething(archive: Archive, document: Document, { counted, unit, low, firstToken, endToken }: QuantityMention): boolean {
  if (counted !== undefined || unit !== undefined || low >= MANY) return true;
  const tree = treeOf(document);
  const number = Array.from({ length: endToken - firstToken }, (_, step) => firstToken + step).find((token) => tree?.pos(token) === "NUM");
  if (tree === undefined || number === undefined || low < FEW) return false;
  const grammar = archive.languages.get(document.source.language)?.claiming?.grammar;
  return document.tokens[endToken]?.lower === grammar?.genitive || tree.is(number, "nsubj", "nsubj:pass");
}

/** A handful of what has no unit is told of the moment, so are papers, and what was most then is less later. */
function lastingOf(archive: Archive, document: Document, quantity: QuantityMention): Pick<Statement, "lasts"> {
  const language = archive.languages.get(document.source.language);
  if (isPeak(archive, document, quantity)) return { lasts: 0 };
  if (isOfOutset(archive, document, quantity)) return { lasts: PASSING_DAYS };
  if (quantity.unit !== undefined || quantity.high >= FEW || isOfForces(archive, quantity)) return {};
  return { lasts: language?.claiming?.grammar.kindsOf(quantity.head ?? "").includes("document") === true ? 0 : PASSING_DAYS };
}

/** "At its height it had 50,000 men." */
function isPeak(archive: Archive, document: Document, { sentence, firstToken }: QuantityMention): boolean {
  const language = archive.languages.get(document.source.language);
  const [words, grammar] = [language?.state?.peaks, language?.claiming?.grammar];
  const opening = document.tokens.slice(document.sentences[sentence]?.firstToken, firstToken);
  return opening.some(({ lower }, index) => {
    const [preposition, owner] = [opening[index - 2]?.lower ?? "", opening[index - 1]?.lower ?? ""];
    const owned = grammar?.possessives.has(owner) === true || grammar?.definite.has(owner) === true;
    return words?.has(lower) === true && owned && grammar?.prepositions.has(preposition) === true;
  });
}

/** "It originally had 12 cannon." */
function isOfOutset(archive: Archive, document: Document, { sentence, firstToken }: QuantityMention): boolean {
  const words = archive.languages.get(document.source.language)?.state?.outsets;
  return document.tokens.slice(document.sentences[sentence]?.firstToken, firstToken).some(({ lower }) => words?.has(lower) === true);
}

/** "The two leaders" counts nothing anew. */
function isKnown(archive: Archive, document: Document, quantity: QuantityMention): boolean {
  const before = document.tokens[quantity.firstToken - 1];
  const articles = archive.languages.get(document.source.language)?.names?.articles;
  return before !== undefined && articles?.has(before.lower) === true && quantity.high < FEW;
}

/** A date of its own, and no "today". */
function isPast(timex: Timex): boolean {
  return stretchOf(timex) !== undefined && !timex.value.endsWith("_REF");
}

function countedText(document: Document, quantity: QuantityMention): string {
  if (quantity.counted === undefined) return quantity.unit ?? "";
  return document.source.text.slice(quantity.counted.start, quantity.counted.end);
}

function paragraphOf(document: Document | undefined, sentence: number): number {
  return document?.sentences[sentence]?.paragraph ?? -1;
}

/** Of the dates of its paragraph the one of its sentence, else the last before it. */
function dateNear(quantity: QuantityMention, timexes: readonly Timex[]): { readonly timex: Timex; readonly inferred: boolean } | undefined {
  const own = timexes.filter((timex) => timex.sentence === quantity.sentence);
  const [first] = own;
  if (first !== undefined) return { timex: own.findLast((timex) => timex.start < quantity.start) ?? first, inferred: false };
  const near = timexes.findLast((timex) => timex.start < quantity.start);
  return near === undefined ? undefined : { timex: near, inferred: true };
}

/** How many cells of a table lie between a number and the date of its row. */
const ROW_REACH = 3;

/** The date in the nearest cell beside that of a number. */
function dateInRow(
  document: Document,
  { sentence }: QuantityMention,
  timexesIn: (paragraph: number) => readonly Timex[],
): { readonly timex: Timex; readonly inferred: boolean } | undefined {
  const own = paragraphOf(document, sentence);
  if (document.paragraphs[own]?.kind !== "cell") return undefined;
  for (let away = 1; away <= ROW_REACH; away++) {
    for (const paragraph of [own + away, own - away]) {
      const [timex] = document.paragraphs[paragraph]?.kind === "cell" ? timexesIn(paragraph) : [];
      if (timex !== undefined) return { timex, inferred: false };
    }
  }
  return undefined;
}

/** Figures as last stated up to the date, each by who states it, in the order in which that was stated. */
export function figuresOn(statements: readonly Statement[], date: DayRange): readonly FigureCell[] {
  const latest = new Map<string, Statement[]>();
  for (const statement of statements) {
    if (statement.when.earliest > date.latest) break;
    if (statement.moot !== undefined && statement.moot < date.earliest) continue;
    if (statement.lasts !== undefined && date.earliest - statement.when.latest > statement.lasts) continue;
    const before = latest.get(statement.key);
    if (before !== undefined && (before[0]?.when.earliest ?? 0) >= statement.when.earliest) before.push(statement);
    else {
      latest.delete(statement.key);
      latest.set(statement.key, [statement]);
    }
  }
  return told([...latest.values()].flat(), date);
}

/** A number told in the same words within a year is one row. */
const TOLD_AGAIN_DAYS = 366;

function told(statements: readonly Statement[], date: DayRange): readonly FigureCell[] {
  const rows: FigureCell[] = [];
  const known = new Map<string, number>();
  for (const statement of statements) {
    const words = wordsOf(statement);
    const cell = figureCell(statement, date);
    const place = known.get(words);
    const before = place === undefined ? undefined : rows[place];
    if (place !== undefined && before !== undefined && Math.abs(cell.since.earliest - before.since.earliest) <= TOLD_AGAIN_DAYS) {
      rows[place] = {
        ...before,
        evidence: [...before.evidence, ...cell.evidence.filter(({ span }) => !before.evidence.some((one) => one.span.start === span.start))],
      };
      continue;
    }
    known.set(words, rows.length);
    rows.push(cell);
  }
  return rows;
}

const wordsKnown = new WeakMap<Statement, string>();

/** A number as it is told and by whom; worked out once, for it is asked for on every date. */
function wordsOf(statement: Statement): string {
  const before = wordsKnown.get(statement);
  if (before !== undefined) return before;
  const { evidence, counted, quantity } = statement;
  const words = [evidence.source, evidence.voice, counted, quantity.quote].join("\u0000").toLowerCase();
  wordsKnown.set(statement, words);
  return words;
}

function figureCell({ quantity, counted, when, evidence, inferred }: Statement, date: DayRange): FigureCell {
  const then = date.earliest <= when.latest;
  return {
    status: then && !inferred ? (when.latest <= date.latest && date.earliest <= when.earliest ? "certain" : "possible") : "presumed",
    since: when,
    until: { earliest: when.latest, latest: NEVER_AFTER },
    evidence: [evidence],
    ...(inferred ? { inferred } : {}),
    counted,
    value: quantity.quote,
    low: quantity.low,
    high: quantity.high,
    ...(quantity.unit === undefined ? {} : { unit: quantity.unit }),
  };
}
