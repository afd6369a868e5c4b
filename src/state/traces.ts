import { groupBy } from "../base/collections.ts";
import type { Change, Predicate, StateName } from "../lang/predicates.ts";
import type { Claim, RoleFiller } from "../model/claim.ts";
import type { OfficeMention } from "../model/mention.ts";
import type { Evidence, Party } from "../model/state.ts";
import type { Acting } from "./acting.ts";
import {
  type Archive,
  authorScope,
  entityAt,
  entityOfParty,
  evidenceOf,
  isBody,
  isForce,
  isPeople,
  isPerson,
  isRank,
  keyOf,
  partyOf,
  remembering,
  type Scope,
  saysSo,
} from "./archive.ts";
import type { Dating } from "./dating.ts";
import { type Meaning, meaningOf } from "./meaning.ts";
import { type Members, membersOf } from "./members.ts";
import { partnersOf } from "./partners.ts";

/** What one claim says of one thing that can begin, hold and end. */
export interface Trace extends Dating {
  readonly evidence: Evidence;
  readonly scope: Scope;
  readonly state: StateName;
  readonly change: Change;
  readonly subject: Party;
  readonly object?: Party;
  readonly office?: OfficeMention;
  /** What the office is over. */
  readonly of?: Party;
  /** Says that it was so only in that whoever acts must be there. */
  readonly attests: boolean;
  /** What can be gone through but once. */
  readonly once: boolean;
  /** One thing told by several scopes has one key. */
  readonly key: string;
}

/** Everything that the claims say of what begins, holds and ends. Denied, planned and unrealised claims say nothing. */
export function tracesOf(archive: Archive, datingOf: (claim: Claim) => Dating | undefined): readonly Trace[] {
  const reading = { members: membersOf(archive), meaning: meaningOf(archive), offices: officesTold(archive) };
  const traces: Trace[] = [];
  for (const claim of archive.claims) {
    const predicate = archive.knowledge.predicates.get(claim.predicate);
    const dating = saysSo(claim) ? datingOf(claim) : undefined;
    if (dating === undefined || predicate === undefined) continue;
    const told = { claim, predicate, dating, evidence: evidenceOf(claim), scope: archive.scopeOf(claim), ...reading };
    traces.push(...effectTraces(archive, told), ...attestations(archive, told));
  }
  return traces;
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
    key: keyFor(state, { subject: party, object: undefined, office: undefined }),
  }));
  const keys = new Set(traces.map(({ key }) => key));
  const known = new Set<string>();
  for (const { evidence, key } of told) if (keys.has(key)) known.add(`${evidence.source} ${claimedIn(archive, evidence)} ${key}`);
  return traces.filter(({ evidence, sentence, key }) => !known.has(`${evidence.source} ${sentence} ${key}`));
}

function claimedIn(archive: Archive, { claim }: Evidence): number {
  return (claim === undefined ? undefined : archive.claimById.get(claim))?.sentence ?? -1;
}

/** States that say nothing without what they are of: an office without its name, control without a place. */
const NEEDS_OBJECT: ReadonlySet<StateName> = new Set(["office", "control", "command", "strength", "located", "part-of", "named"]);

/** What is told of people without their names is told of each of those who are meant. */
const PERSONAL: ReadonlySet<StateName> = new Set(["alive", "held", "located", "exiled"]);

interface Told {
  readonly claim: Claim;
  readonly predicate: Predicate;
  readonly dating: Dating;
  readonly evidence: Evidence;
  readonly scope: Scope;
}

function effectTraces(
  archive: Archive,
  {
    claim,
    predicate,
    dating,
    evidence,
    scope,
    members,
    meaning,
    offices,
  }: Told & { readonly members: Members; readonly meaning: Meaning; readonly offices: KnownOffices },
): readonly Trace[] {
  const traces: Trace[] = [];
  for (const effect of predicate.effects) {
    const holds = effect.state === "control";
    for (const filler of fillers(claim, effect.subject)) {
      const own = effect.object === undefined ? [undefined] : ownOrInherited(archive, { claim, predicate, effect, known: offices });
      const objects = own.length === 0 && effect.state === "located" && claim.where !== undefined ? [claim.where] : own;
      const kept = objects.length === 0 && (effect.change === "ends" || !NEEDS_OBJECT.has(effect.state)) ? [undefined] : objects;
      const meant = PERSONAL.has(effect.state) ? members(filler, claim) : [];
      const subjects = meant.length > 0 ? meant : [holds ? meaning.force(claim, filler) : partyOf(archive, filler)];
      if (holds && predicate.arrival && !isForce(archive, filler.quote) && !subjects.some(({ name }) => isForce(archive, name))) continue;
      for (const other of kept) {
        const mention = other?.mention === undefined ? undefined : archive.mentionById.get(other.mention);
        const office = mention?.kind === "office" ? mention : undefined;
        if (office !== undefined && isEpithet(archive, office)) continue;
        const object = other === undefined ? undefined : objectOf(archive, { claim, other, state: effect.state, meaning });
        const of = office === undefined ? undefined : bodyOf(archive, claim, office);
        for (const subject of subjects)
          traces.push({
            ...dating,
            evidence,
            scope,
            state: effect.state,
            change: effect.change,
            subject,
            ...(object === undefined ? {} : { object }),
            ...(office === undefined ? {} : { office }),
            ...(of === undefined ? {} : { of }),
            attests: false,
            once: predicate.once === effect.subject,
            key: keyFor(effect.state, { subject, object, office }),
          });
      }
    }
  }
  return traces;
}

function objectOf(
  archive: Archive,
  { claim, other, state, meaning }: { readonly claim: Claim; readonly other: RoleFiller; readonly state: StateName; readonly meaning: Meaning },
): Party {
  if (state === "control") return meaning.place(claim, other);
  return state === "command" ? meaning.force(claim, other) : partyOf(archive, other);
}

/** By source and holder, the offices that claims give them, in the order of telling. */
type KnownOffices = ReadonlyMap<string, readonly RoleFiller[]>;

function officesTold(archive: Archive): KnownOffices {
  const told = archive.claims
    .filter(saysSo)
    .flatMap((claim) =>
      fillers(claim, "patient").flatMap((holder) =>
        fillers(claim, "office").map((office) => ({ key: `${claim.source} ${keyOf(partyOf(archive, holder))}`, office })),
      ),
    );
  return new Map([...groupBy(told, ({ key }) => key)].map(([key, some]) => [key, some.map(({ office }) => office)]));
}

/** "A was succeeded by B": the office that is not named is the one that A had; "he kept the title", "he ruled until 1910": it is his own. */
function ownOrInherited(
  archive: Archive,
  {
    claim,
    predicate,
    effect,
    known,
  }: { readonly claim: Claim; readonly predicate: Predicate; readonly effect: Predicate["effects"][number]; readonly known: KnownOffices },
): readonly RoleFiller[] {
  const own = effect.object === undefined ? [] : fillers(claim, effect.object);
  if (effect.state !== "office" || effect.change === "ends" || own.length > 0) return own;
  const from = effect.change === "begins" ? predicate.effects.find(({ state, change }) => state === "office" && change === "ends") : effect;
  const alone = Object.keys(claim.roles).every((role) => role === effect.subject);
  if (from === undefined || (effect.change === "holds" && !alone)) return own;
  const offices = fillers(claim, from.subject).flatMap((holder) => known.get(`${claim.source} ${keyOf(partyOf(archive, holder))}`) ?? []);
  const told = offices.findLast(({ span }) => span.start <= claim.span.end);
  const before = told ?? (effect.change === "begins" ? offices[0] : undefined);
  return before === undefined ? own : [before];
}

/** A word that stands like an office and is none: "warlord"; and a rank, which is over nothing. */
function isEpithet(archive: Archive, office: OfficeMention): boolean {
  const language = archive.languages.get(archive.documentOf.get(office.source)?.source.language ?? "");
  return language?.state?.epithets.has(office.office) === true || (office.of === undefined && isRank(archive, office));
}

/** Of one thing: an office by whoever holds it, a place by its holder, all else by itself. */
function keyFor(
  state: StateName,
  { subject, object, office }: { readonly subject: Party; readonly object: Party | undefined; readonly office: OfficeMention | undefined },
): string {
  const whole = [state, keyOf(subject)];
  if (state === "held" || state === "alive" || state === "exists") return whole.join("\u0000");
  if (office !== undefined) return [...whole, office.mode, office.office].join("\u0000");
  return [...whole, object === undefined ? "" : keyOf(object)].join("\u0000");
}

/** What an office is over: what fills the role of the body, else the words in the title. */
function bodyOf(archive: Archive, claim: Claim, office: OfficeMention): Party | undefined {
  const [body] = claim.roles["body"] ?? [];
  if (body !== undefined) return partyOf(archive, body);
  if (office.of === undefined) return polityBefore(archive, office);
  const entity = entityAt(archive, office, office.of);
  if (entity !== undefined) return { name: entity.name, entity: entity.id };
  const text = archive.documentOf.get(office.source)?.source.text.slice(office.of.start, office.of.end);
  return text === undefined || text === "" ? undefined : { name: text };
}

/** The state named before the office in its sentence, if it is the only one: "the leaders of the Republic, among them President X". */
function polityBefore(archive: Archive, office: OfficeMention): Party | undefined {
  const named = archive.namedIn(office.source, office.sentence).filter((name) => name.end <= office.start);
  const polities = new Set(
    named.flatMap((name) => archive.entityOf.get(name.id) ?? []).filter(({ kind, polity }) => kind === "group" && polity === true),
  );
  const [only] = [...polities].filter((entity) => !isPeople(archive, entity));
  return only === undefined || polities.size > 1 ? undefined : { name: only.name, entity: only.id };
}

/** What filling a role of a predicate attests: that a person was alive, that a body was there (always, or only where it is a group). */
interface AttestingPart {
  readonly role: string;
  readonly livesOn: boolean;
  readonly acts: boolean;
  readonly mayAct: boolean;
}

const attestingParts = remembering((predicate: Predicate): readonly AttestingPart[] =>
  Object.entries(predicate.roles).flatMap(([role, kinds]) => {
    if (predicate.absent.includes(role)) return [];
    const changes = predicate.effects.filter((effect) => effect.subject === role).map((effect) => effect.state);
    const bodily = !changes.includes("exists");
    return {
      role,
      livesOn: kinds.includes("person") && !changes.includes("alive"),
      acts: bodily && (predicate.acts.includes(role) || role === "party"),
      mayAct: bodily && kinds.includes("group"),
    };
  }),
);

/** Whoever acts is alive, and a body that acts is there; so is a body that someone holds an office of. */
function attestations(archive: Archive, { claim, predicate, dating, evidence, scope }: Told): readonly Trace[] {
  const attest = (state: "alive" | "exists", subject: Party): Trace => ({
    ...dating,
    evidence,
    scope,
    state,
    change: "holds",
    subject,
    attests: true,
    once: false,
    key: keyFor(state, { subject, object: undefined, office: undefined }),
  });
  const found = new Map<string, Trace>();
  const add = (trace: Trace) => found.set(trace.key, trace);
  for (const { role, livesOn, acts, mayAct } of attestingParts(predicate)) {
    for (const filler of fillers(claim, role)) {
      const party = partyOf(archive, filler);
      if (livesOn && isPerson(archive, party)) add(attest("alive", party));
      const active = acts || (mayAct && entityOfParty(archive, party)?.kind === "group");
      if (active && isBody(archive, party)) add(attest("exists", party));
    }
  }
  if (predicate.effects.some(({ state }) => state === "agreement"))
    for (const party of partnersOf(archive, claim)) add(attest(isPerson(archive, party) ? "alive" : "exists", party));
  for (const filler of claim.roles["office"] ?? []) {
    const office = filler.mention === undefined ? undefined : archive.mentionById.get(filler.mention);
    const body = office?.kind === "office" && office.mode !== "former" ? bodyOf(archive, claim, office) : undefined;
    if (entityOfParty(archive, body)?.kind === "group" && body !== undefined && isBody(archive, body)) add(attest("exists", body));
  }
  return [...found.values()];
}

function fillers(claim: Claim, role: string): readonly RoleFiller[] {
  return claim.roles[role] ?? [];
}
