import type { Claim, RoleFiller } from "../model/claim.ts";
import type { Party } from "../model/state.ts";
import { type Archive, keyOf, partyOf, saysSo } from "./archive.ts";
import { fillers, type KnownOffices } from "./trace.ts";

/** How many sentences before it may stand who had the office. */
const REACH = 2;

/** "Moreno resigned; in his place Haas was elected", "the king died and his son took the throne": the office that whoever left it last had, where a claim puts somebody into that one's place. */
export function officeInStead(archive: Archive, claim: Claim, known: KnownOffices): RoleFiller | undefined {
  if (!isInStead(archive, claim)) return undefined;
  const own = new Set([...fillers(claim, "patient"), ...fillers(claim, "agent")].map((filler) => keyOf(partyOf(archive, filler))));
  for (let sentence = claim.sentence; sentence >= claim.sentence - REACH; sentence--) {
    for (const before of [...archive.claimsIn(claim.source, sentence)].reverse()) {
      if (before.trigger.start >= claim.trigger.start || !saysSo(before)) continue;
      for (const party of leaving(archive, before)) {
        const office = own.has(keyOf(party))
          ? undefined
          : known.get(`${claim.source} ${keyOf(party)}`)?.findLast(({ span }) => span.start < claim.trigger.start);
        if (office !== undefined) return office;
      }
    }
  }
  return undefined;
}

/** Whether words such as "in his place" or "the throne" stand in the clause. */
function isInStead({ documentOf, languages }: Archive, { source, sentence, span }: Claim): boolean {
  const document = documentOf.get(source);
  const language = languages.get(document?.source.language ?? "");
  const { firstToken = 0, endToken = 0 } = document?.sentences[sentence] ?? {};
  const words = (document?.tokens.slice(firstToken, endToken) ?? []).filter(({ start, end }) => span.start <= start && end <= span.end);
  return words.some(
    ({ lower }, index) =>
      language?.state?.thrones.has(lower) === true ||
      (language?.state?.steads.has(lower) === true && language.claiming?.grammar.possessives.has(words[index - 1]?.lower ?? "") === true),
  );
}

/** Whoever leaves an office by a claim, or dies. */
function leaving(archive: Archive, claim: Claim): readonly Party[] {
  const effects = archive.knowledge.predicates.get(claim.predicate)?.effects ?? [];
  return effects
    .filter(({ state, change }) => change === "ends" && (state === "office" || state === "alive"))
    .flatMap(({ subject }) => fillers(claim, subject))
    .map((filler) => partyOf(archive, filler));
}
