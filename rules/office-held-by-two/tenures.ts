import { groupBy } from "../../src/base/collections.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { datedSurely, entitiesIn, joinedByLikeness, saysItHappened } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity, EntityId } from "../../src/model/entity.ts";
import type { OfficeMention } from "../../src/model/mention.ts";

/** Days on which someone surely held an office that is one person's. */
export interface Tenure {
  readonly holder: Entity;
  /** The claims that tell it, the one with the office first. */
  readonly claims: readonly Claim[];
  readonly office: string;
  /** By when it had surely begun, and until when it surely lasted. */
  readonly from: number;
  readonly to: number;
  /** Whoever is meant stands there by a pronoun only. */
  readonly inferred: boolean;
  /** Source, voice and office in words. */
  readonly key: string;
}

/** "mayor of Riga from 1880 to 1890"; "became mayor of Riga in 1885 and held the office until 1893"; "was elected mayor of Riga in 1885". */
export function tenuresOf(inquiry: Inquiry): readonly Tenure[] {
  const about = inquiry.claims.filter((claim) => saysItHappened(claim) && claim.modality === "asserted" && datedSurely(inquiry, claim));
  const ends = endsOf(inquiry, about);
  return about.flatMap((claim) => {
    const seat = seatOf(inquiry, claim);
    const when = claim.when?.interval;
    if (seat === undefined || when === undefined) return [];
    const told = { holder: seat.holder, office: seat.words, key: seat.key, inferred: seat.inferred };
    if (isRange(inquiry, claim)) return [{ ...told, claims: [claim], from: when.start.latest, to: when.end.earliest }];
    const begins = inquiry.knowledge.predicates.get(claim.predicate)?.effects.some(({ state, change }) => state === "office" && change === "begins");
    if (begins !== true || claim.when?.relation !== "in") return [];
    const from = when.end.latest;
    const end = (ends.get(seat.holder.id) ?? [])
      .filter((one) => one.to > from && (one.noun === undefined || one.noun === seat.noun) && one.claim.source === claim.source)
      .sort((a, b) => a.to - b.to)[0];
    if (end === undefined) return [{ ...told, claims: [claim], from, to: from }];
    return [{ ...told, claims: [claim, end.claim], from, to: end.to, inferred: seat.inferred || end.inferred }];
  });
}

interface Seat {
  readonly holder: Entity;
  readonly noun: string;
  readonly words: string;
  readonly key: string;
  readonly inferred: boolean;
}

/** Who a claim says has which office, where it is over something and is one person's. */
function seatOf(inquiry: Inquiry, claim: Claim): Seat | undefined {
  const office = officeOf(inquiry, claim);
  if (office?.mode !== "full") return undefined;
  const role = holderRole(inquiry, claim);
  const [holder, another] = role === undefined ? [] : entitiesIn(inquiry, claim, role);
  const document = inquiry.document(claim.source);
  const single = new Set((inquiry.language(document)?.rules?.cue("single-seat") ?? []).map((phrase) => phrase.join(" ")));
  const body = entitiesIn(inquiry, claim, "body")[0];
  const over = office.of === undefined ? body?.name : document.source.text.slice(office.of.start, office.of.end);
  if (role === undefined || holder?.kind !== "person" || another !== undefined || over === undefined || !single.has(office.office)) return undefined;
  const key = [claim.source, claim.attribution.voice, office.office, over.toLowerCase().replace(/^the /u, "")].join("\n");
  return { holder, noun: office.office, words: `${office.office} of ${over}`, key, inferred: joinedByLikeness(inquiry, claim, role) };
}

function officeOf(inquiry: Inquiry, claim: Claim): OfficeMention | undefined {
  const filler = claim.roles["office"]?.[0]?.mention;
  const office = filler === undefined ? undefined : inquiry.mention(filler);
  return office?.kind === "office" ? office : undefined;
}

/** The role of whoever begins to hold or holds the office. */
function holderRole(inquiry: Inquiry, { predicate }: Claim): string | undefined {
  const effects = inquiry.knowledge.predicates.get(predicate)?.effects ?? [];
  return effects.find(({ state, change }) => state === "office" && change !== "ends")?.subject;
}

function isRange(inquiry: Inquiry, { when }: Claim): boolean {
  const timex = when === undefined ? undefined : inquiry.mention(when.timex);
  return timex?.kind === "timex" && timex.range === true && when?.relation !== "in";
}

interface End {
  readonly claim: Claim;
  readonly holder: EntityId;
  /** The day until which the office was surely held, if it was held at all. */
  readonly to: number;
  /** The office left, where it is named. */
  readonly noun?: string;
  readonly inferred: boolean;
}

/** What ends offices, by who held them: "held the office until 1893", a removal, a death. */
function endsOf(inquiry: Inquiry, about: readonly Claim[]): ReadonlyMap<EntityId, readonly End[]> {
  const ends = about.flatMap((claim) =>
    (inquiry.knowledge.predicates.get(claim.predicate)?.effects ?? []).flatMap(({ state, change, subject }): readonly End[] => {
      const until = state === "office" && change === "holds" && claim.when?.relation === "until";
      const over = (state === "office" || state === "alive") && change === "ends" && claim.when?.relation === "in";
      const [holder, another] = entitiesIn(inquiry, claim, subject);
      if ((!until && !over) || claim.when === undefined || holder === undefined || another !== undefined) return [];
      const { start, end } = claim.when.interval;
      const noun = state === "office" ? officeOf(inquiry, claim)?.office : undefined;
      const to = until ? end.earliest : start.earliest;
      return [{ claim, holder: holder.id, to, inferred: joinedByLikeness(inquiry, claim, subject), ...(noun === undefined ? {} : { noun }) }];
    }),
  );
  return groupBy(ends, ({ holder }) => holder);
}
