import type { Predicate } from "../lang/predicates.ts";
import type { RoleFiller } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { MentionId } from "../model/mention.ts";
import type { Party } from "../model/state.ts";
import { type Archive, entityOfParty, isBody, isPerson, partyOf, remembering } from "./archive.ts";
import type { Holder } from "./holders.ts";
import { partnersOf } from "./partners.ts";
import { recalling } from "./recalling.ts";
import { bodyOf, fillers, officeMeant, type Reading, type Told, type Trace, traceOf } from "./trace.ts";

/** What a party is, and the keys of what is told of its being there. */
export interface Nature {
  readonly party: Party;
  readonly entity: Entity | undefined;
  readonly isPerson: boolean;
  readonly isBody: boolean;
  readonly alive: number;
  readonly exists: number;
}

export function natureOf(archive: Archive): (party: Party) => Nature {
  return remembering((party: Party) => ({
    party,
    entity: entityOfParty(archive, party),
    isPerson: isPerson(archive, party),
    isBody: isBody(archive, party),
    alive: archive.keys.alone.alive(party),
    exists: archive.keys.alone.exists(party),
  }));
}

/** What whoever fills a role is; names, which are most, are looked up once. */
export function natureOfFiller(archive: Archive, of: (party: Party) => Nature): (filler: RoleFiller) => Nature {
  const byName = remembering((mention: MentionId): Nature | undefined => {
    const party = archive.partyNamed.get(mention);
    return party === undefined ? undefined : of(party);
  });
  return recalling((filler: RoleFiller) => (filler.mention === undefined ? undefined : byName(filler.mention)) ?? of(partyOf(archive, filler)));
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
export function attestations(reading: Reading, told: Told, traces: Trace[]): void {
  const { archive } = reading;
  const { claim, predicate } = told;
  const into = { told, traces };
  for (const { role, livesOn, acts, mayAct } of attestingParts(predicate)) {
    for (const filler of fillers(claim, role)) {
      const holder = livesOn && filler.mention === undefined ? archive.holders.get(filler) : undefined;
      if (holder !== undefined) attestOffice(reading, into, holder);
      const nature = reading.natureOfFiller(filler);
      if (livesOn && nature.isPerson) attest(into, nature, LIVES);
      if (!nature.isBody) continue;
      const active = acts || (mayAct && nature.entity?.kind === "group");
      if (active || (mayAct && nature.entity?.polity === true)) attest(into, nature, active ? IS_THERE : MAY_BE_THERE);
    }
  }
  if (predicate.effects.some(({ state }) => state === "agreement"))
    for (const party of partnersOf(archive, claim)) {
      const nature = reading.natureOf(party);
      attest(into, nature, nature.isPerson ? LIVES : IS_THERE);
    }
  for (const filler of fillers(claim, "office")) {
    const office = officeMeant(archive, claim, filler);
    const body = office !== undefined && office.mode !== "former" ? bodyOf(reading, claim, office) : undefined;
    if (body === undefined) continue;
    const nature = reading.natureOf(body);
    if (nature.isBody && nature.entity?.kind === "group") attest(into, nature, IS_THERE);
  }
}

/** "The emperor fled": he was still emperor. */
function attestOffice({ archive }: Reading, { told, traces }: { readonly told: Told; readonly traces: Trace[] }, { entity, office }: Holder): void {
  if (told.predicate.effects.some(({ state }) => state === "office" || state === "alive")) return;
  const trace = traceOf(told, ATTESTED, archive.partyOfEntity(entity));
  trace.state = "office";
  trace.office = office;
  trace.key = archive.keys.office(trace.subject, office);
  trace.attests = true;
  traces.push(trace);
}

interface Attested {
  readonly state: "alive" | "exists";
  readonly passing: boolean;
}

const LIVES: Attested = { state: "alive", passing: false };
const IS_THERE: Attested = { state: "exists", passing: false };
const MAY_BE_THERE: Attested = { state: "exists", passing: true };

/** Adds that it was so, unless the claim says as much already. */
function attest({ told, traces }: { readonly told: Told; readonly traces: Trace[] }, nature: Nature, { state, passing }: Attested): void {
  const key = nature[state];
  for (let index = told.before; index < traces.length; index++) {
    const before = traces[index];
    if (before === undefined || before.key !== key) continue;
    if (passing || before.passing === undefined) return;
    traces.splice(index, 1);
  }
  const trace = traceOf(told, ATTESTED, nature.party);
  trace.state = state;
  trace.key = key;
  trace.attests = true;
  if (passing) trace.passing = true;
  traces.push(trace);
}

const ATTESTED = { state: "alive", change: "holds" } as const;
