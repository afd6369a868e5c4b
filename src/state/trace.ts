import type { Change, Predicate, StateName } from "../lang/predicates.ts";
import type { Claim, RoleFiller } from "../model/claim.ts";
import type { OfficeMention } from "../model/mention.ts";
import type { Evidence, Party } from "../model/state.ts";
import { type Archive, entityAt, isPeople, partyOf, type Scope } from "./archive.ts";
import type { Nature } from "./attesting.ts";
import type { Dating } from "./dating.ts";
import type { Meaning } from "./meaning.ts";
import type { Members } from "./members.ts";
import { postMeant } from "./posts.ts";

/** What one claim says of one thing that can begin, hold and end. */
export interface Trace extends Dating {
  readonly evidence: Evidence;
  readonly scope: Scope;
  readonly state: StateName;
  readonly change: Change;
  readonly subject: Party;
  readonly object?: Party | undefined;
  readonly office?: OfficeMention | undefined;
  /** What the office is over. */
  readonly of?: Party | undefined;
  /** Says that it was so only in that whoever acts must be there. */
  readonly attests: boolean;
  /** It says nothing by itself: a country is only where something happens, and is a body if other words tell of it as one; whoever flees was held if that is told. */
  readonly passing?: true | undefined;
  /** By what is done to a town as well: "captured". */
  readonly seized?: true | undefined;
  /** What can be gone through but once. */
  readonly once: boolean;
  /** One thing told by several scopes has one key. */
  readonly key: number;
}

/** By source and holder, the offices that claims give them, in the order of telling. */
export type KnownOffices = ReadonlyMap<string, readonly RoleFiller[]>;

/** The record with what its words mean. */
export interface Reading {
  readonly archive: Archive;
  readonly members: Members;
  readonly meaning: Meaning;
  /** Grows with those that are come into without their name. */
  readonly offices: () => Map<string, readonly RoleFiller[]>;
  readonly natureOf: (party: Party) => Nature;
  readonly natureOfFiller: (filler: RoleFiller) => Nature;
  /** Whoever enters a town so comes to hold it. */
  readonly isArmed: (party: Party) => boolean;
  readonly polityBefore: (office: OfficeMention) => Party | undefined;
}

export interface Told {
  readonly claim: Claim;
  readonly predicate: Predicate;
  readonly dating: Dating;
  readonly evidence: Evidence;
  readonly scope: Scope;
  /** How many traces there are of the claims before it. */
  readonly before: number;
}

/** The key of a trace that is still being made. */
const UNTOLD = -1;

/** A trace that is still being made. All have the same parts in the same order, for there are as many as there are claims, and more. */
export type Making = { -readonly [Part in keyof Trace]: Trace[Part] };

export function traceOf({ dating, evidence, scope }: Told, { state, change }: Pick<Trace, "state" | "change">, subject: Party): Making {
  const { when, until, basis, momentary } = dating;
  return {
    when,
    until,
    basis,
    momentary,
    evidence,
    scope,
    state,
    change,
    subject,
    object: undefined,
    office: undefined,
    of: undefined,
    attests: false,
    passing: undefined,
    seized: undefined,
    once: false,
    key: UNTOLD,
  };
}

/** The office that fills a role of a claim, by the word for its holder or by one for the post. */
export function officeMeant(archive: Archive, claim: Pick<Claim, "source" | "sentence">, filler: RoleFiller | undefined): OfficeMention | undefined {
  const mention = filler?.mention === undefined ? undefined : archive.mentionById.get(filler.mention);
  if (mention?.kind === "office") return mention;
  return filler === undefined ? undefined : postMeant(archive, claim, filler);
}

/** What an office is over: what fills the role of the body, else the words in the title. */
export function bodyOf({ archive, polityBefore }: Reading, claim: Claim, office: OfficeMention): Party | undefined {
  const body = fillers(claim, "body")[0];
  if (body !== undefined) return partyOf(archive, body);
  if (office.of === undefined) return polityBefore(office);
  const entity = entityAt(archive, office, office.of);
  if (entity !== undefined) return archive.partyOfEntity(entity);
  const text = archive.documentOf.get(office.source)?.source.text.slice(office.of.start, office.of.end);
  return text === undefined || text === "" ? undefined : { name: text };
}

/**
 * What "its president" is over, or the state named before the office in its sentence, if it is the only one: "the leaders of the Republic, among
 * them President X".
 */
export function polityBefore(archive: Archive, office: OfficeMention): Party | undefined {
  const owner = ownerMeant(archive, office);
  if (owner !== undefined) return owner;
  const named = archive.namedIn(office.source, office.sentence).filter((name) => name.end <= office.start);
  const polities = new Set(
    named.flatMap((name) => archive.entityOf.get(name.id) ?? []).filter(({ kind, polity }) => kind === "group" && polity === true),
  );
  const [only] = [...polities].filter((entity) => !isPeople(archive, entity));
  return only === undefined || polities.size > 1 ? undefined : archive.partyOfEntity(only);
}

/** "Its president": of the body told of last before, in the sentence or else in the one before. */
function ownerMeant(archive: Archive, { source, sentence, firstToken, start }: OfficeMention): Party | undefined {
  const document = archive.documentOf.get(source);
  const possessives = archive.languages.get(document?.source.language ?? "")?.claiming?.grammar.possessives;
  const word = document?.tokens[firstToken - 1];
  if (document === undefined || word === undefined || possessives?.get(word.lower) !== "neuter") return undefined;
  const before = document.sentences[sentence - 1];
  const isNext = before !== undefined && before.paragraph === document.sentences[sentence]?.paragraph;
  return bodyLastIn(archive, { source, sentence, start }) ?? (isNext ? bodyLastIn(archive, { source, sentence: sentence - 1, start }) : undefined);
}

function bodyLastIn(archive: Archive, { source, sentence, start }: Pick<OfficeMention, "source" | "sentence" | "start">): Party | undefined {
  const named = archive.namedIn(source, sentence).flatMap((mention) => {
    const entity = archive.entityOf.get(mention.id);
    return entity !== undefined && archive.isEntityBody(entity) ? [{ end: mention.end, party: archive.partyOfEntity(entity) }] : [];
  });
  const begun = archive.claimsIn(source, sentence).flatMap(({ predicate, roles }) => {
    const effects = archive.knowledge.predicates.get(predicate)?.effects ?? [];
    const subjects = effects.filter(({ state, change }) => state === "exists" && change === "begins").flatMap(({ subject }) => roles[subject] ?? []);
    return subjects.map((filler) => ({ end: filler.span.end, party: partyOf(archive, filler) }));
  });
  const told = [...named, ...begun].filter(({ end }) => end <= start);
  return told.reduce<(typeof told)[number] | undefined>((last, one) => (last === undefined || one.end > last.end ? one : last), undefined)?.party;
}

export function fillers(claim: Claim, role: string): readonly RoleFiller[] {
  return claim.roles[role] ?? NOBODY;
}

const NOBODY: readonly never[] = [];

/** What is of one party, whatever else is told with it. */
const ALONE: ReadonlySet<StateName> = new Set(["alive", "exists", "held"]);

/** Of one thing: an office by whoever holds it, a place by its holder, all else by itself. */
export function keyFor({ keys }: Archive, { state, subject, object }: Pick<Trace, "state" | "subject" | "object">, office?: OfficeMention): number {
  if (office !== undefined) return keys.office(subject, office);
  return ALONE.has(state) ? keys.alone[state](subject) : keys.together(state, subject, object);
}
