// Verbs by the words directly before them: for languages and sentences without dependencies.
import { at } from "../base/assert.ts";
import type { Realisation } from "../lang/grammar.ts";
import type { Modality, Polarity } from "../model/claim.ts";
import { inVerbGroup } from "./clauses.ts";
import { inPlan } from "./planning.ts";
import { type SentenceReading, token } from "./reading.ts";
import type { Standing, Trigger } from "./triggers.ts";
import type { VerbStanding } from "./verbs.ts";

/** How a verb stands. */
export function standingNearby(reading: SentenceReading, match: Standing): VerbStanding | undefined {
  const { grammar } = reading.language;
  let groupFirst = match.first;
  while (inVerbGroup(reading, groupFirst - 1)) groupFirst--;
  const group: string[] = [];
  for (let i = groupFirst; i < match.first; i++) group.push(at(reading.document.tokens, i).lower);
  const passive = match.shapes.includes("participle") && (group.some((word) => grammar.be.has(word)) || sharesPassive(reading, match, groupFirst));
  const form = passive ? "passive" : formOf(reading, match, group);
  return form === undefined ? undefined : { form, group, groupFirst };
}

function formOf(reading: SentenceReading, match: Standing, group: readonly string[]): VerbStanding["form"] | undefined {
  const { grammar } = reading.language;
  const bare = group.length === 0 || group.every((word) => grammar.isAdverb(word));
  if (bare && attributive(reading, match.first - group.length)) return undefined;
  if (group.includes(grammar.infinitiveMarker)) return "infinitive";
  if (match.shapes.includes("gerund")) return group.some((word) => grammar.be.has(word)) ? "active" : "gerund";
  if (match.shapes.includes("participle") && bare && token(reading, match.end)?.lower === grammar.passiveAgent) return "reduced-passive";
  if (match.shapes.includes("past") || match.shapes.includes("third")) return "active";
  if (match.shapes.includes("participle")) return group.some((word) => grammar.have.has(word)) ? "active" : "reduced-passive";
  // a bare base form is a verb only after an auxiliary; elsewhere it is a noun
  return group.length > 0 && !bare ? "active" : undefined;
}

/** "were detained and killed": the auxiliary of the first participle serves the second, which has no object of its own. */
function sharesPassive(reading: SentenceReading, match: Standing, groupFirst: number): boolean {
  const { grammar } = reading.language;
  const joint = token(reading, groupFirst - 1);
  if (joint === undefined || !grammar.coordination.has(joint.lower)) return false;
  const next = reading.chunks[reading.chunkOf[match.end - reading.sentence.firstToken] ?? -1];
  if (next?.kind === "noun") return false;
  let first = groupFirst - 3;
  while (inVerbGroup(reading, first)) {
    if (grammar.be.has(at(reading.document.tokens, first).lower)) return true;
    first--;
  }
  return false;
}

/** "the newly founded Republic": a participle after a determiner describes, and tells of no event. */
function attributive(reading: SentenceReading, groupFirst: number): boolean {
  const before = token(reading, groupFirst - 1);
  return before !== undefined && reading.language.grammar.determiners.has(before.lower);
}

interface Group {
  readonly match: Standing;
  readonly form: Trigger["form"];
  readonly groupFirst: number;
  readonly group: readonly string[];
}

/** Whether what a verb tells came about. */
export function realisation(reading: SentenceReading, { match, form, groupFirst, group }: Group): Realisation {
  const { grammar } = reading.language;
  if (form === "infinitive") {
    if (group.some((word) => grammar.have.has(word))) return "realised";
    return cueBefore(reading, groupFirst, grammar.infinitiveCues) ?? "planned";
  }
  if (form === "gerund") return cueBefore(reading, match.first, grammar.gerundCues) ?? "realised";
  if (group.some((word) => grammar.plannedModals.has(word))) return "planned";
  if (group.some((word) => grammar.futureInPast.has(word)) && group.some((word) => grammar.have.has(word))) return "unrealised";
  if (group.some((word) => grammar.futureInPast.has(word))) return inPlan(reading, groupFirst) ? "planned" : "realised";
  if (group.some((word) => grammar.requiredModals.has(word))) return "planned";
  if (group.some((word) => grammar.possibleModals.has(word))) return "unrealised";
  return "realised";
}

/** The nearest cue before an infinitive or gerund; a cue may be two words, and its object may stand between. */
function cueBefore(reading: SentenceReading, index: number, cues: ReadonlyMap<string, Realisation>): Realisation | undefined {
  for (let i = index - 1; i >= index - 8; i--) {
    const here = token(reading, i);
    if (here === undefined || /^[.;:()]$/u.test(here.text)) return undefined;
    const next = token(reading, i + 1);
    const found = (next === undefined ? undefined : cues.get(`${here.lower} ${next.lower}`)) ?? cues.get(here.lower);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same with whether it is denied or only supposed. */
export function verdict(state: { readonly denied: boolean; readonly realised: Realisation; readonly hypothetical: boolean }): {
  readonly polarity: Polarity;
  readonly modality: Exclude<Modality, "reported">;
} {
  if (state.hypothetical) return { polarity: "affirmed", modality: "unrealised" };
  if (state.denied) return { polarity: "denied", modality: "asserted" };
  switch (state.realised) {
    case "planned":
      return { polarity: "affirmed", modality: "planned" };
    case "unrealised":
      return { polarity: "affirmed", modality: "unrealised" };
    case "denied":
      return { polarity: "denied", modality: "asserted" };
    case "forbidden":
      return { polarity: "denied", modality: "planned" };
    case "realised":
      return { polarity: "affirmed", modality: "asserted" };
  }
}
