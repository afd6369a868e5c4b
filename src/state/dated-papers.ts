import type { Claim } from "../model/claim.ts";
import type { NameMention, Timex } from "../model/mention.ts";
import type { Party } from "../model/state.ts";
import { type Archive, authorScope, evidenceOf, saysSo } from "./archive.ts";
import { type Chronicle, stretchOf } from "./dating.ts";
import { isMaking, paperMade } from "./papers.ts";
import type { Sentences } from "./sentences.ts";
import type { Trace } from "./trace.ts";

/** "By the Treaty of Varala of 3 May", "the convention of 1872": an agreement is of the day on which it was made; so is a truce that a claim tells of by its noun. */
export function papersByDate(archive: Archive, { datingOf }: Pick<Chronicle, "datingOf">, sentences: Sentences): readonly Trace[] {
  const byDate = archive.mentions.flatMap((timex): readonly Trace[] => {
    const when = timex.kind === "timex" && timex.type === "date" ? stretchOf(timex) : undefined;
    const subject = timex.kind === "timex" && when !== undefined ? paperBefore(archive, timex) : undefined;
    const evidence = sentences.evidenceOf(timex.source, timex.sentence);
    if (when === undefined || subject === undefined || evidence === undefined) return [];
    return [signing(archive, subject, { when, until: when, basis: "stated", evidence, scope: authorScope(timex.source) })];
  });
  const byNoun = archive.claims.flatMap((claim): readonly Trace[] => {
    const effects = archive.knowledge.predicates.get(claim.predicate)?.effects ?? [];
    const dating = effects.length === 0 && claim.when?.basis === "stated" && saysSo(claim) ? datingOf(claim) : undefined;
    const subject = dating === undefined ? undefined : paperTold(archive, claim);
    return dating === undefined || subject === undefined
      ? []
      : [signing(archive, subject, { ...dating, evidence: evidenceOf(claim), scope: archive.scopeOf(claim) })];
  });
  return [...byDate, ...byNoun];
}

function signing(archive: Archive, subject: Party, told: Pick<Trace, "when" | "until" | "basis" | "evidence" | "scope">): Trace {
  const key = archive.keys.together("agreement", subject, undefined);
  return { ...told, state: "agreement", change: "signed", subject, attests: false, once: false, key };
}

/** "Concluded a truce", "the armistice of Varala": the paper that the words for the event name. */
function paperTold(archive: Archive, claim: Claim): Party | undefined {
  const text = archive.documentOf.get(claim.source)?.source.text ?? "";
  const noun = text.slice(claim.trigger.start, claim.trigger.end).split(/\s+/u).at(-1) ?? "";
  if (noun !== noun.toLowerCase() || !isPact(archive, noun)) return undefined;
  // "breaking the 1920 agreement" tells of another day
  if (archive.timexesIn(claim.source, claim.sentence).some(({ end }) => end < claim.trigger.end && claim.trigger.end - noun.length - end <= 1))
    return undefined;
  const span = { start: claim.trigger.end - noun.length, end: claim.trigger.end };
  // "the armistice expired on 1 August" tells of its end
  const fate = archive.claimsIn(claim.source, claim.sentence).filter((other) => !isMaking(archive, other));
  if (fate.some(({ roles }) => roles["document"]?.some((paper) => paper.span.start <= span.start && span.end <= paper.span.end))) return undefined;
  const party = paperMade(archive, claim, { span, quote: noun });
  return party.name.includes(" ") ? party : undefined;
}

function isPact(archive: Archive, words: string): boolean {
  const parts = words.toLowerCase().split(/\s+/u);
  return [...archive.languages.values()].some(({ state }) => parts.some((word) => state?.pacts.has(word) === true));
}

function paperBefore(archive: Archive, { source, sentence, firstToken, end }: Timex): Party | undefined {
  const document = archive.documentOf.get(source);
  const language = archive.languages.get(document?.source.language ?? "");
  const [of, noun] = [document?.tokens[firstToken - 1], document?.tokens[firstToken - 2]];
  if (document === undefined || noun === undefined || of?.lower !== language?.claiming?.grammar.genitive) return undefined;
  const name = archive.namedIn(source, sentence).find((one): one is NameMention => one.endToken === firstToken - 1);
  if (name !== undefined)
    return (name.kind === "document" || name.kind === "event") && isPact(archive, name.quote) ? archive.partyNamed.get(name.id) : undefined;
  return isPact(archive, noun.lower) && noun.text === noun.lower ? archive.partyCalled(document.source.text.slice(noun.start, end)) : undefined;
}
