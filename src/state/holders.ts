import type { ClaimLanguage } from "../lang/claims.ts";
import type { Claim, RoleFiller } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { OfficeMention } from "../model/mention.ts";
import type { SourceId } from "../model/source.ts";
import { type Archive, remembering, saysSo } from "./archive.ts";

/** Who is meant by an office alone, "the emperor", with the words that gave it to him. */
export interface Holder {
  readonly entity: Entity;
  readonly office: OfficeMention;
}

type Known = Pick<Archive, "claims" | "unnamed" | "languages" | "documentOf" | "entityOf" | "mentionById">;

/** By the words that fill a role: "the emperor", "the old count", where the account tells of but one person that ever was one, before or there. */
export function holdersMeant(archive: Known): ReadonlyMap<RoleFiller, Holder> {
  const told = holdersTold(archive);
  const meant = new Map<RoleFiller, Holder>();
  const languageOf = remembering((source: SourceId) => archive.languages.get(archive.documentOf.get(source)?.source.language ?? "")?.claiming);
  for (const { claim, filler } of archive.unnamed) {
    const [holders, language] = [told.get(claim.source), languageOf(claim.source)];
    const holder = holders === undefined || language === undefined ? undefined : holderOf(holders, language, filler);
    if (holder !== undefined && holder !== "several" && holder.office.start < filler.span.start) meant.set(filler, holder);
  }
  return meant;
}

/** "The emperor", "the old count": an article, and the word for the office, with a describing word between them at the most. */
function holderOf(
  holders: ReadonlyMap<string, Holder | "several">,
  { grammar }: ClaimLanguage,
  { quote }: RoleFiller,
): Holder | "several" | undefined {
  const words = quote.toLowerCase().split(/\s+/u);
  const [first = ""] = words;
  if (!grammar.definite.has(first)) return undefined;
  return holders.get(words.slice(1).join(" ")) ?? (words.length === DESCRIBED ? holders.get(words.at(-1) ?? "") : undefined);
}

/** Words of an office of one word that is described: "the old count". */
const DESCRIBED = 3;

/** By source and office, the one person who is told to have had it. */
function holdersTold(archive: Known): ReadonlyMap<SourceId, ReadonlyMap<string, Holder | "several">> {
  const told = new Map<SourceId, Map<string, Holder | "several">>();
  for (const claim of archive.claims) {
    if (claim.roles["office"] === undefined || !saysSo(claim)) continue;
    for (const { entity, office } of holdingIn(archive, claim)) {
      const own = told.get(claim.source) ?? new Map<string, Holder | "several">();
      told.set(claim.source, own);
      const known = own.get(office.office);
      if (known === undefined) own.set(office.office, { entity, office });
      else if (known !== "several" && known.entity !== entity) own.set(office.office, "several");
    }
  }
  return told;
}

function holdingIn({ entityOf, mentionById }: Known, { roles }: Claim): readonly Holder[] {
  const people: Entity[] = [];
  // "the assembly elected him king": whoever elects is no king
  const most = roles["patient"] === undefined ? Number.POSITIVE_INFINITY : Math.max(1, roles["patient"].length);
  for (const role of BY_WHOM_HELD)
    for (const { mention } of roles[role] ?? []) {
      const entity = mention === undefined || people.length >= most ? undefined : entityOf.get(mention);
      if (entity?.kind === "person") people.push(entity);
    }
  const holding: Holder[] = [];
  for (const { mention } of roles["office"] ?? []) {
    const office = mention === undefined ? undefined : mentionById.get(mention);
    if (office?.kind === "office" && office.mode !== "former") for (const entity of people) holding.push({ entity, office });
  }
  return holding;
}

const BY_WHOM_HELD = ["patient", "agent"] as const;
