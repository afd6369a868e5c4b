import type { Claim } from "../../model/claim.ts";
import type { AgreementCell, Party } from "../../model/state.ts";
import { type Archive, entityOfParty, isPeople, isWordFor, keyOf, partyOf, remembering, saysSo } from "../archive.ts";
import type { Standing } from "../grades.ts";
import { partnersOf } from "../partners.ts";
import type { Spell } from "../spells.ts";
import { cellOf, isTelling, mergeRows } from "./cells.ts";

/** What a spell of an agreement or paper says of it; undefined for all else. */
export type PaperOf = (spell: Spell) => Pick<AgreementCell, "agreement" | "stage" | "parties" | "terms"> | undefined;

export function papersOf(archive: Archive): PaperOf {
  const terms = termsOf(archive);
  const found = remembering((spell: Spell) => {
    const stage = stageOf(spell);
    const named = entityOfParty(archive, spell.subject)?.kind === "document";
    if (stage === undefined || !(named || (spell.state === "agreement" && isPaper(archive, spell)))) return undefined;
    return { agreement: spell.subject, stage, ...contentOf(archive, spell, terms) };
  });
  return (spell) => (spell.state === "agreement" || spell.state === "document" ? found(spell) : undefined);
}

/** Agreements and papers at the stage that they had reached. */
export function agreementsOf(standings: readonly Standing[], paperOf: PaperOf): readonly AgreementCell[] {
  const rows = standings.flatMap((standing): readonly AgreementCell[] => {
    const paper = paperOf(standing.spell);
    return paper === undefined ? [] : [{ ...cellOf(standing), ...paper }];
  });
  return mergeRows(rows, (row) => `${keyOf(row.agreement)}\u0000${row.stage}`);
}

/** What is signed is a paper whatever it is called; what is proposed or negotiated only by a word for one. */
function isPaper(archive: Archive, { subject, stage }: Spell): boolean {
  return subject.entity === undefined && isTelling(archive, subject.name) && (stage === "signed" || isWordFor(archive, subject.name, "document"));
}

function stageOf(spell: Spell): AgreementCell["stage"] | undefined {
  if (spell.state === "document") return "issued";
  if (spell.state !== "agreement") return undefined;
  switch (spell.stage) {
    case "proposed":
    case "negotiated":
    case "signed":
    case "in-force":
    case "ended":
      return spell.stage;
    case "begins":
    case "ends":
    case "holds":
      return undefined;
  }
}

/** Who the claims behind it name besides itself, and what they say that it provides. */
function contentOf(archive: Archive, spell: Spell, terms: Terms): Pick<AgreementCell, "parties" | "terms"> {
  const parties = new Map<string, Party>();
  for (const { claim: id } of spell.evidence) {
    const claim = id === undefined ? undefined : archive.claimById.get(id);
    for (const party of claim === undefined ? [] : partiesOf(archive, claim)) parties.set(keyOf(party), party);
  }
  parties.delete(keyOf(spell.subject));
  const own = terms.get(keyOf(spell.subject)) ?? [];
  return { parties: [...parties.values()], terms: own.filter((claim) => claim.source === spell.source).map((claim) => claim.quote) };
}

function partiesOf(archive: Archive, claim: Claim): readonly Party[] {
  const own = Object.entries(claim.roles)
    .filter(([role]) => role === "agent" || role === "party")
    .flatMap(([, fillers]) => fillers)
    .filter((filler) => filler.inferred !== true)
    .map((filler) => partyOf(archive, filler));
  return [...own, ...partnersOf(archive, claim)].filter((party) => {
    const entity = entityOfParty(archive, party);
    return entity === undefined ? isTelling(archive, party.name) : !isPeople(archive, entity);
  });
}

/** By paper, the claims that have it for their subject and tell something that it says. */
type Terms = ReadonlyMap<string, readonly Claim[]>;

function termsOf(archive: Archive): Terms {
  const terms = new Map<string, Claim[]>();
  for (const claim of archive.claims) {
    if (!saysSo(claim) || claim.roles["theme"] === undefined) continue;
    for (const filler of [...(claim.roles["document"] ?? []), ...(claim.roles["agent"] ?? [])]) {
      const key = keyOf(partyOf(archive, filler));
      const known = terms.get(key);
      if (known === undefined) terms.set(key, [claim]);
      else known.push(claim);
    }
  }
  return terms;
}
