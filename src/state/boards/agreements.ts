import type { Claim } from "../../model/claim.ts";
import type { AgreementCell, Party } from "../../model/state.ts";
import { type Archive, entityOfParty, isPeople, keyOf, partyOf, saysSo } from "../archive.ts";
import type { Standing } from "../grades.ts";
import type { Spell } from "../spells.ts";
import { cellOf, isTelling, mergeRows } from "./cells.ts";

/** Agreements and papers at the stage that they had reached. */
export function agreementsOf(archive: Archive, standings: readonly Standing[]): readonly AgreementCell[] {
  const rows = standings.flatMap((standing): readonly AgreementCell[] => {
    const { spell } = standing;
    const stage = stageOf(spell);
    const named = entityOfParty(archive, spell.subject)?.kind === "document";
    if (stage === undefined || !(named || (spell.state === "agreement" && isTelling(archive, spell.subject.name)))) return [];
    return [{ ...cellOf(standing), agreement: spell.subject, stage, ...contentOf(archive, spell) }];
  });
  return mergeRows(rows, (row) => `${keyOf(row.agreement)}\u0000${row.stage}`);
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
function contentOf(archive: Archive, spell: Spell): Pick<AgreementCell, "parties" | "terms"> {
  const ids = new Set(spell.evidence.map((evidence) => evidence.claim));
  const parties = new Map<string, Party>();
  for (const claim of archive.claims) if (ids.has(claim.id)) for (const party of partiesOf(archive, claim)) parties.set(keyOf(party), party);
  parties.delete(keyOf(spell.subject));
  const terms = archive.claims.filter((claim) => claim.source === spell.source && saysSo(claim) && provides(archive, claim, spell.subject));
  return { parties: [...parties.values()], terms: terms.map((claim) => claim.quote) };
}

function partiesOf(archive: Archive, claim: Claim): readonly Party[] {
  return Object.entries(claim.roles)
    .filter(([role]) => role === "agent" || role === "party")
    .flatMap(([, fillers]) => fillers)
    .filter((filler) => filler.inferred !== true)
    .map((filler) => partyOf(archive, filler))
    .filter((party) => {
      const entity = entityOfParty(archive, party);
      return entity === undefined ? isTelling(archive, party.name) : !isPeople(archive, entity);
    });
}

/** A claim that has the paper for its subject and something that it says: its terms. */
function provides(archive: Archive, claim: Claim, paper: Party): boolean {
  const terms = claim.roles["theme"] !== undefined;
  return (
    terms && [...(claim.roles["document"] ?? []), ...(claim.roles["agent"] ?? [])].some((filler) => keyOf(partyOf(archive, filler)) === keyOf(paper))
  );
}
