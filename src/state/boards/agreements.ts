import { at } from "../../base/assert.ts";
import type { Claim, RoleFiller } from "../../model/claim.ts";
import type { AgreementCell, Party } from "../../model/state.ts";
import { type Archive, entityOfParty, isPeople, isWordFor, keyOf, onDemand, partyOf, remembering, saysSo } from "../archive.ts";
import type { Standings } from "../grades.ts";
import { nounOf, paperMeant } from "../papers.ts";
import { partnersOf } from "../partners.ts";
import type { Spell } from "../spells.ts";
import { cellOf, isTelling, mergeRows } from "./cells.ts";

/** What a spell of an agreement or paper says of it; undefined for all else. */
export type PaperOf = (spell: Spell) => Pick<AgreementCell, "agreement" | "stage" | "parties" | "terms"> | undefined;

export function papersOf(archive: Archive): PaperOf {
  const papers = onDemand(() => papersTold(archive));
  const found = remembering((spell: Spell) => {
    const stage = stageOf(spell);
    const kind = entityOfParty(archive, spell.subject)?.kind;
    // "the Truce of Malestroit" may stand as an event, and is what was signed
    const named = kind === "document" || (kind === "event" && spell.state === "agreement");
    if (stage === undefined || !(named || isPaper(archive, spell))) return undefined;
    return { agreement: spell.subject, stage, ...contentOf(archive, spell, papers()) };
  });
  return (spell) => (spell.state === "agreement" || spell.state === "document" ? found(spell) : undefined);
}

/** Agreements and papers at the stage that they had reached. */
export function agreementsOf(standings: Standings, paperOf: PaperOf): readonly AgreementCell[] {
  const rows: AgreementCell[] = [];
  for (const standing of standings.all) {
    const paper = paperOf(standing.spell);
    if (paper !== undefined) rows.push({ ...cellOf(standing), ...paper });
  }
  return mergeRows(rows, (row) => `${keyOf(row.agreement)}\u0000${row.stage}`);
}

/** What is signed is a paper whatever it is called; what is proposed or negotiated only by a word for one; what is only issued by one for what a realm has one of. */
function isPaper(archive: Archive, { state, subject, stage }: Spell): boolean {
  if (subject.entity !== undefined || !isTelling(archive, subject.name)) return false;
  const noun = nounOf(archive, subject.name);
  if (state === "document") return [...archive.languages.values()].some((language) => language.state?.charters.has(noun) === true);
  return stage === "signed" || isWordFor(archive, noun, "document");
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

/** Who the claims behind it name besides itself, or whoever is told to have signed it, and what they say that it provides. */
function contentOf(archive: Archive, spell: Spell, { terms, signings }: Papers): Pick<AgreementCell, "parties" | "terms"> {
  const own = spell.evidence.flatMap((words) => archive.claimOf(words) ?? []);
  const key = keyOf(spell.subject);
  const signed = (signings.get(key) ?? []).filter((claim) => claim.source === spell.source);
  const parties = new Map<string, Party>();
  // whoever denounces a treaty need not have made it
  for (const claim of SETTLED.has(spell.stage) && signed.length > 0 ? signed : own)
    for (const party of partiesOf(archive, claim)) parties.set(keyOf(party), party);
  parties.delete(key);
  return {
    parties: [...parties.values()],
    terms: [
      ...(terms.get(key) ?? []).filter((claim) => claim.source === spell.source).map((claim) => claim.quote),
      ...new Set(own.flatMap((claim) => listBehind(archive, claim))),
    ],
  };
}

/** The items of the list that the sentence of a claim announces: "a plan that would:". */
function listBehind({ documentOf }: Archive, { source, sentence: number }: Claim): readonly string[] {
  const document = documentOf.get(source);
  const sentence = document?.sentences[number];
  const colon = sentence === undefined ? undefined : document?.tokens[sentence.endToken - 1]?.text;
  if (document === undefined || sentence === undefined || (colon !== ":" && colon !== "：")) return [];
  const items: string[] = [];
  for (let next = sentence.paragraph + 1; document.paragraphs[next]?.kind === "item"; next++) {
    const { start, end } = at(document.paragraphs, next);
    items.push(document.source.text.slice(start, end));
  }
  return items;
}

const SETTLED: ReadonlySet<Spell["stage"]> = new Set(["in-force", "ended"]);

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

/** By paper, the claims that have it for their subject and tell something that it says, and those that tell of its signing. */
interface Papers {
  readonly terms: ReadonlyMap<string, readonly Claim[]>;
  readonly signings: ReadonlyMap<string, readonly Claim[]>;
}

function papersTold(archive: Archive): Papers {
  const [terms, signings] = [new Map<string, Claim[]>(), new Map<string, Claim[]>()];
  const add = (papers: Map<string, Claim[]>, filler: RoleFiller, claim: Claim) => {
    const key = keyOf(paperMeant(archive, claim, filler));
    const known = papers.get(key);
    if (known === undefined) papers.set(key, [claim]);
    else known.push(claim);
  };
  for (const claim of archive.claims) {
    const { document = [], agent = [], theme } = claim.roles;
    if ((document.length === 0 && theme === undefined) || !saysSo(claim)) continue;
    if (theme !== undefined) for (const filler of [...document, ...agent]) add(terms, filler, claim);
    const isSigning = archive.knowledge.predicates.get(claim.predicate)?.effects.some(({ change }) => change === "signed") === true;
    if (isSigning) for (const filler of document) add(signings, filler, claim);
  }
  return { terms, signings };
}
