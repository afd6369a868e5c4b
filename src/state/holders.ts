import type { ClaimLanguage } from "../lang/claims.ts";
import type { Claim, RoleFiller } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { OfficeMention } from "../model/mention.ts";
import type { SourceId } from "../model/source.ts";
import { type Archive, saysSo } from "./archive.ts";

/** Who is meant by an office alone, "the emperor", with the words that gave it to him. */
export interface Holder {
  readonly entity: Entity;
  readonly office: OfficeMention;
}

type Known = Pick<Archive, "claims" | "languages" | "documentOf" | "entityOf" | "mentionById">;

/** By the words that fill a role: "the emperor", "the old count", where the account tells of but one person that ever was one, before or there. */
export function holdersMeant(archive: Known): ReadonlyMap<RoleFiller, Holder> {
  const told = holdersTold(archive);
  const meant = new Map<RoleFiller, Holder>();
  for (const claim of archive.claims) {
    const holders = told.get(claim.source);
    const language = archive.languages.get(archive.documentOf.get(claim.source)?.source.language ?? "")?.claiming;
    if (holders === undefined || language === undefined) continue;
    for (const role in claim.roles)
      for (const filler of claim.roles[role] ?? []) {
        const holder = filler.mention === undefined ? holderOf(holders, language, filler) : undefined;
        if (holder !== undefined && holder !== "several" && holder.office.start < filler.span.start) meant.set(filler, holder);
      }
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
  const offices = (roles["office"] ?? []).flatMap(({ mention }) => {
    const office = mention === undefined ? undefined : mentionById.get(mention);
    return office?.kind === "office" && office.mode !== "former" ? [office] : [];
  });
  const people = [...(roles["patient"] ?? []), ...(roles["agent"] ?? [])].flatMap(({ mention }) => {
    const entity = mention === undefined ? undefined : entityOf.get(mention);
    return entity?.kind === "person" ? [entity] : [];
  });
  // "the assembly elected him king": whoever elects is no king
  const holders = roles["patient"] === undefined ? people : people.slice(0, Math.max(1, roles["patient"].length));
  return offices.flatMap((office) => holders.map((entity) => ({ entity, office })));
}
