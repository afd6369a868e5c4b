import { groupBy } from "../base/collections.ts";
import type { Effect, Predicate, StateName } from "../lang/predicates.ts";
import type { Claim, RoleFiller } from "../model/claim.ts";
import type { MentionId, OfficeMention } from "../model/mention.ts";
import type { Party } from "../model/state.ts";
import type { DayRange } from "../model/time.ts";
import type { Acting } from "./acting.ts";
import {
  type Archive,
  authorScope,
  entityOfParty,
  evidenceOf,
  isForce,
  isPerson,
  isRank,
  isServing,
  keyOf,
  onDemand,
  partyOf,
  remembering,
  saysSo,
} from "./archive.ts";
import { armed } from "./armed.ts";
import { attestations, natureOf, natureOfFiller } from "./attesting.ts";
import { commandHanded } from "./commands.ts";
import type { Dating } from "./dating.ts";
import { withHolders } from "./leaving.ts";
import { meaningOf } from "./meaning.ts";
import { membersOf } from "./members.ts";
import { paperMeant } from "./papers.ts";
import { postMeant } from "./posts.ts";
import { officeInStead } from "./steads.ts";
import { takings, withLosses } from "./taken.ts";
import { bodyOf, fillers, keyFor, officeMeant, polityBefore, type Reading, type Told, type Trace, traceOf } from "./trace.ts";

/** Everything that the claims say of what begins, holds and ends. Denied, planned and unrealised claims say nothing. */
export function tracesOf(archive: Archive, datingOf: (claim: Claim) => Dating | undefined): readonly Trace[] {
  const nature = natureOf(archive);
  const reading: Reading = {
    archive,
    members: membersOf(archive),
    meaning: meaningOf(archive),
    offices: onDemand(() => officesTold(archive)),
    natureOf: nature,
    natureOfFiller: natureOfFiller(archive, nature),
    isArmed: armed(archive),
    polityBefore: remembering((office: OfficeMention) => polityBefore(archive, office)),
  };
  const traces: Trace[] = [];
  for (const claim of archive.claims) {
    const predicate = archive.knowledge.predicates.get(claim.predicate);
    const dating = saysSo(claim) ? (titleDating(archive, claim, datingOf) ?? datingOf(claim)) : undefined;
    if (dating === undefined || predicate === undefined) continue;
    const told = { claim, predicate, dating, evidence: evidenceOf(claim), scope: archive.scopeOf(claim), before: traces.length };
    effectTraces(reading, told, traces);
    attestations(reading, told, traces);
  }
  return withoutPassing(withHolders(archive, withLosses(archive, traces)));
}

/** "Haas, governor of Lima, was sent in May": a title is that of the day on which its bearer is first told to have done something in its sentence. */
function titleDating(archive: Archive, claim: Claim, datingOf: (claim: Claim) => Dating | undefined): Dating | undefined {
  if (claim.predicate !== archive.knowledge.byTitle || claim.when?.basis === "stated") return undefined;
  const bearers = new Set(fillers(claim, "patient").map(({ mention }) => mention));
  const own = archive.claimsIn(claim.source, claim.sentence).filter((other) => {
    const tells = other !== claim && other.when?.basis === "stated" && saysSo(other);
    return (
      tells &&
      Object.values(other.roles)
        .flat()
        .some(({ mention }) => mention !== undefined && bearers.has(mention))
    );
  });
  const datings = own.flatMap((other) => datingOf(other) ?? []).filter(({ when }) => Number.isFinite(when.earliest) && Number.isFinite(when.latest));
  const first = datings.sort((a, b) => a.when.latest - b.when.latest)[0];
  return first === undefined ? undefined : { when: first.when, until: first.when, basis: "carried" };
}

function withoutPassing(traces: readonly Trace[]): readonly Trace[] {
  const passing = traces.filter((trace) => trace.passing !== undefined);
  if (passing.length === 0) return traces;
  const keys = new Set(passing.map(({ key }) => key));
  const thing = ({ scope, key }: Trace) => `${scope}\u0000${key}`;
  const told = groupBy(
    traces.filter((trace) => trace.passing === undefined && keys.has(trace.key)),
    thing,
  );
  return traces.filter((trace) => {
    if (trace.passing === undefined) return true;
    const others = told.get(thing(trace)) ?? [];
    if (trace.change !== "ends") return others.length > 0;
    const begun = others.filter(({ change }) => change === "begins");
    return begun.length > 0 && begun.every(({ when }) => when.earliest <= trace.when.latest);
  });
}

/** What follows from who does something. */
export function tracesOfActing(archive: Archive, acting: readonly Acting[], told: readonly Trace[]): readonly Trace[] {
  const traces = acting.map(({ state, party, dating, evidence, sentence }): Trace & { readonly sentence: number } => ({
    sentence,
    ...dating,
    evidence,
    scope: authorScope(evidence.source),
    state,
    change: "holds",
    subject: party,
    attests: true,
    once: false,
    key: keyFor(archive, { state, subject: party }),
  }));
  if (traces.length === 0) return traces;
  const keys = new Set(traces.map(({ key }) => key));
  const known = new Set<string>();
  for (const { evidence, key } of told) if (keys.has(key)) known.add(`${evidence.source} ${archive.claimOf(evidence)?.sentence ?? -1} ${key}`);
  return traces.filter(({ evidence, sentence, key }) => !known.has(`${evidence.source} ${sentence} ${key}`));
}

/** States that say nothing without what they are of: an office without its name, control without a place. */
const NEEDS_OBJECT: ReadonlySet<StateName> = new Set(["office", "control", "command", "strength", "located", "part-of", "named"]);

/** What is told of people without their names is told of each of those who are meant. */
const PERSONAL: ReadonlySet<StateName> = new Set(["alive", "held", "located", "exiled"]);

function effectTraces(reading: Reading, told: Told, traces: Trace[]): void {
  const { claim, predicate } = told;
  for (const effect of predicate.effects) {
    const own = fillers(claim, effect.subject);
    if (own.length === 0) {
      if ((predicate.offensive || effect.object === "agent") && isTaken(told)) traces.push(...takings(reading, told, effect));
      continue;
    }
    if (effect.state === "exiled" && fillers(claim, "origin").some((origin) => isTown(reading.archive, origin))) continue;
    traces.push(...commandHanded(reading, told, effect));
    const objects = objectsOf(reading, told, effect);
    for (const filler of own) {
      const meant = PERSONAL.has(effect.state) ? reading.members(filler, claim) : NOBODY;
      if (meant.length === 0) effectTrace(reading, told, { effect, filler, objects, traces });
      else for (const subject of meant) effectTrace(reading, told, { effect, filler, subject, objects, traces });
    }
  }
}

/** Nobody is said to come to hold what the claim tells of. */
function isTaken({ claim, predicate }: Told): boolean {
  return predicate.effects.every(({ state, change, subject }) => state !== "control" || change !== "begins" || fillers(claim, subject).length === 0);
}

const PAPER: ReadonlySet<StateName> = new Set(["agreement", "document"]);

interface EffectOn {
  readonly effect: Effect;
  readonly filler: RoleFiller;
  /** Who is meant by the filler, where that is another than it names. */
  readonly subject?: Party;
  readonly objects: readonly (RoleFiller | undefined)[];
  readonly traces: Trace[];
}

function effectTrace(reading: Reading, told: Told, { effect, filler, subject: meant, objects, traces }: EffectOn): void {
  const { archive, meaning } = reading;
  const { claim, predicate } = told;
  const holds = effect.state === "control";
  const forced = holds || effect.state === "strength";
  const subject =
    meant ??
    (forced ? meaning.force(claim, filler) : PAPER.has(effect.state) ? paperMeant(archive, claim, filler) : reading.natureOfFiller(filler).party);
  if (effect.state === "strength" && subject.entity === undefined && isCounted(archive, claim, filler)) return;
  if (effect.state === "strength" && isPerson(archive, subject)) {
    companyTraces(reading, told, { commander: subject, traces });
    return;
  }
  if (effect.state === "office" && effect.change === "ends" && reading.natureOf(subject).isBody) {
    const trace = traceOf(told, GONE, subject);
    trace.key = keyFor(archive, trace);
    traces.push(trace);
    return;
  }
  if (holds && effect.change === "ends" && isPortion(archive, claim, filler)) return;
  // "Haas and 5,000 men took Lima": they are those whom he had with him
  const led = holds && fillers(claim, effect.subject).some((other) => isPerson(archive, partyOf(archive, other)));
  if (led && subject.entity === undefined && isCounted(archive, claim, filler)) return;
  // whoever leaves a town may rule it all the same, armies and peoples hold it no longer
  if (holds && effect.told && !isForce(archive, subject.name) && (isPerson(archive, subject) || !reading.isArmed(subject))) return;
  if (holds && predicate.arrival && !isForce(archive, filler.quote) && !reading.isArmed(subject)) return;
  // a town that surrenders is had by whoever it surrenders to, an army is no place
  const ofPlaces = holds && predicate.effects.some((one) => one.state === "control" && one.subject === effect.object);
  for (const other of objects) {
    if (ofPlaces && !isPlace(reading, claim, other)) continue;
    const office = effect.state === "office" ? officeMeant(archive, claim, other) : undefined;
    if (office !== undefined && isEpithet(archive, office)) continue;
    const of = office === undefined ? undefined : bodyOf(reading, claim, office);
    const trace = traceOf(told, effect, subject);
    if (other !== undefined) trace.object = objectOf(reading, told, { other, state: effect.state });
    trace.key = keyFor(archive, trace, office);
    if (office !== undefined) trace.office = office;
    if (of !== undefined) trace.of = of;
    if (effect.told) trace.passing = true;
    if (effect.state === "held" && predicate.effects.some(({ state }) => state === "control")) trace.seized = true;
    trace.once = predicate.once === effect.subject;
    traces.push(trace);
    const end = effect.change === "begins" && LASTING.has(effect.state) ? endOf(told) : undefined;
    if (end !== undefined) traces.push({ ...trace, change: "ends", when: end, until: end });
  }
}

const LASTING: ReadonlySet<StateName> = new Set(["held", "exiled", "control"]);

/** "He was kept a prisoner until 1923": the day on which what was begun is told to have been over. */
function endOf({ claim: { when }, predicate, dating }: Told): DayRange | undefined {
  const isUntil = when?.relation === "until" && when.basis === "stated" && predicate.aspect !== "state";
  return isUntil && Number.isFinite(dating.until.latest) ? dating.until : undefined;
}

/** A cabinet that resigns is no more. */
const GONE = { state: "exists", change: "ends" } as const;

/** "Haas, with 5,000 men": those whom he has with him are a force under him, that goes by its number. */
function companyTraces({ archive }: Reading, told: Told, { commander, traces }: { readonly commander: Party; readonly traces: Trace[] }): void {
  for (const filler of fillers(told.claim, "quantity")) {
    const quantity = archive.mentionById.get(filler.mention ?? ("" as MentionId));
    if (quantity?.kind !== "quantity" || !isServing(archive, quantity)) continue;
    const company = { name: quantity.quote };
    for (const [state, subject] of [
      ["command", commander],
      ["strength", company],
    ] as const) {
      const trace = traceOf(told, { state, change: "holds" }, subject);
      trace.object = company;
      trace.key = keyFor(archive, trace);
      traces.push(trace);
    }
  }
}

/** "12,000 men in three brigades": so many of something are no force of their own. */
function isCounted(archive: Archive, { source, sentence }: Claim, { span }: RoleFiller): boolean {
  return archive.quantitiesIn(source, sentence).some(({ start, end }) => start <= span.start && span.start < end);
}

/** "Most of its forces": others stayed. */
function isPortion(archive: Archive, { source, sentence }: Claim, { span }: RoleFiller): boolean {
  const document = archive.documentOf.get(source);
  const language = archive.languages.get(document?.source.language ?? "");
  const { firstToken = 0, endToken = 0 } = document?.sentences[sentence] ?? {};
  return (document?.tokens.slice(firstToken, endToken) ?? []).some(
    ({ lower, start, end }, index, words) =>
      language?.state?.portions.has(lower) === true &&
      words[index + 1]?.lower === language.claiming?.grammar.genitive &&
      end <= span.end &&
      (start >= span.start || (words[index + 2]?.start ?? -1) === span.start),
  );
}

const UNSAID: readonly undefined[] = [undefined];

/** What else an effect is of; nothing where it cannot be without it. */
function objectsOf(reading: Reading, { claim, predicate }: Told, effect: Effect): readonly (RoleFiller | undefined)[] {
  if (effect.object === undefined) return UNSAID;
  const own = ownOrInherited(reading, { claim, predicate, effect });
  if (own.length > 0) return own;
  if (effect.state === "located" && claim.where !== undefined) return [claim.where];
  return effect.change === "ends" || !NEEDS_OBJECT.has(effect.state) ? UNSAID : NOBODY;
}

/** A place by its name, or "the city of Lima"; the garrison of a town is none. */
function isPlace({ archive, meaning }: Reading, claim: Claim, filler: RoleFiller | undefined): boolean {
  if (filler === undefined) return false;
  const entity = entityOfParty(archive, partyOf(archive, filler));
  const meant = entity ?? (isTown(archive, filler) ? entityOfParty(archive, meaning.place(claim, filler)) : undefined);
  return meant?.kind === "place";
}

/** "Driven from the town", "driven out of Mexico City": out of a town, and not out of the country. */
function isTown(archive: Archive, { mention, quote }: RoleFiller): boolean {
  const last = quote.toLowerCase().split(/\s+/u).at(-1) ?? "";
  const entity = mention === undefined ? undefined : archive.entityOf.get(mention);
  if (entity !== undefined) return entity.kind === "place" && entity.polity !== true;
  return [...archive.languages.values()].some(({ state }) => state?.towns.has(last) === true);
}

function objectOf(
  { meaning, natureOfFiller: natureIn }: Reading,
  { claim }: Told,
  { other, state }: { readonly other: RoleFiller; readonly state: StateName },
): Party {
  if (state === "control") return meaning.place(claim, other);
  return state === "command" ? meaning.force(claim, other) : natureIn(other).party;
}

function officesTold(archive: Archive): Map<string, readonly RoleFiller[]> {
  const told: { readonly key: string; readonly office: RoleFiller }[] = [];
  for (const claim of archive.claims) {
    const offices = fillers(claim, "office");
    if (offices.length === 0 || !saysSo(claim)) continue;
    const effects = archive.knowledge.predicates.get(claim.predicate)?.effects ?? [];
    const roles = new Set(["patient", ...effects.filter(({ state }) => state === "office").map(({ subject }) => subject)]);
    for (const holder of [...roles].flatMap((role) => fillers(claim, role)))
      for (const office of offices) told.push({ key: `${claim.source} ${keyOf(partyOf(archive, holder))}`, office });
  }
  return new Map([...groupBy(told, ({ key }) => key)].map(([key, some]) => [key, some.map(({ office }) => office)]));
}

/** "A was succeeded by B": the office that is not named is the one that A had; "he kept the title", "he ruled until 1910": it is his own. */
function ownOrInherited(
  { archive, offices: known }: Reading,
  { claim, predicate, effect }: { readonly claim: Claim; readonly predicate: Predicate; readonly effect: Effect },
): readonly RoleFiller[] {
  const own = effect.object === undefined ? [] : fillers(claim, effect.object);
  if (effect.state !== "office" || effect.change === "ends" || own.length > 0) return own;
  const from = effect.change === "begins" ? predicate.effects.find(({ state, change }) => state === "office" && change === "ends") : effect;
  const inWords = postIn(archive, claim);
  if (inWords !== undefined) return learned(known(), { archive, claim, effect }, inWords);
  const inStead = effect.change === "begins" ? officeInStead(archive, { claim, predicate }, known()) : undefined;
  if (inStead !== undefined) return learned(known(), { archive, claim, effect }, inStead);
  const alone = Object.keys(claim.roles).every((role) => role === effect.subject);
  if (from === undefined || (effect.change === "holds" && !alone)) return own;
  const offices = fillers(claim, from.subject).flatMap((holder) => known().get(`${claim.source} ${keyOf(partyOf(archive, holder))}`) ?? []);
  const told = offices.findLast(({ span }) => span.start <= claim.span.end);
  const before = told ?? (effect.change === "begins" ? offices[0] : undefined);
  return before === undefined ? own : [before];
}

/** "Assumed the presidency": the post that the words for the event end with; "let him take over his presidency" tells of somebody else's. */
function postIn(archive: Archive, claim: Claim): RoleFiller | undefined {
  const source = archive.documentOf.get(claim.source)?.source;
  const words = source?.text.slice(claim.trigger.start, claim.trigger.end).split(/\s+/u) ?? [];
  const [before = "", word = ""] = words.slice(-2);
  if (archive.languages.get(source?.language ?? "")?.claiming?.grammar.possessives.has(before.toLowerCase()) === true) return undefined;
  const filler = { span: { start: claim.trigger.end - word.length, end: claim.trigger.end }, quote: word };
  return postMeant(archive, claim, filler) === undefined ? undefined : filler;
}

/** Whoever comes into an office without its name has it by that from then on. */
function learned(
  known: Map<string, readonly RoleFiller[]>,
  { archive, claim, effect }: { readonly archive: Archive; readonly claim: Claim; readonly effect: Effect },
  office: RoleFiller,
): readonly RoleFiller[] {
  if (effect.change === "begins")
    for (const holder of fillers(claim, effect.subject)) {
      const key = `${claim.source} ${keyOf(partyOf(archive, holder))}`;
      known.set(key, [...(known.get(key) ?? []), office]);
    }
  return [office];
}

/** A word that stands like an office and is none: "warlord"; and a rank, which is over nothing. */
function isEpithet(archive: Archive, office: OfficeMention): boolean {
  const language = archive.languages.get(archive.documentOf.get(office.source)?.source.language ?? "");
  return language?.state?.epithets.has(office.office) === true || (office.of === undefined && isRank(archive, office));
}

const NOBODY: readonly never[] = [];
