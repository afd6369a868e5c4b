import { at } from "../base/assert.ts";
import type { Grammar, Realisation } from "../lang/grammar.ts";
import { chunkIndex } from "./nearby.ts";
import { type SentenceReading, token } from "./reading.ts";
import type { Trigger } from "./triggers.ts";
import { groupOf } from "./verb-groups.ts";
import { conditionAbove, cueAbove } from "./verbs.ts";

/**
 * What some words say of an event: that it was not ("negation"), could or should be ("modal"), was planned, tried or avoided ("cue"), would follow
 * from something ("condition"), is only aimed at by an infinitive that nothing says came about ("infinitive"), that the author is not sure of it ("hedge"), that someone else says so ("voice").
 */
export type DecidingKind = "negation" | "modal" | "cue" | "condition" | "infinitive" | "hedge" | "voice";

/** Tokens that decide how an event is told. */
export interface Deciding {
  readonly as: DecidingKind;
  readonly first: number;
  readonly end: number;
}

/** The words by which an event is denied; none where it is not. */
export function denying(reading: SentenceReading, trigger: Trigger): readonly Deciding[] {
  if (trigger.polarity !== "denied") return [];
  const { grammar } = reading.language;
  const around = [...groupTokens(reading, trigger), trigger.first - 1, trigger.end, ...subjectOpening(reading, trigger)];
  const near = words("negation", reading, around, (lower) => grammar.negations.has(lower));
  return near.length > 0 ? near : above(reading, trigger, (says) => says === "negation" || says === "denied" || says === "forbidden");
}

/** The words by which an event is told as planned or as not come about; none where it is told as done. */
export function unsettling(reading: SentenceReading, trigger: Trigger): readonly Deciding[] {
  if (trigger.modality === "asserted") return [];
  const condition = reading.tree === undefined ? undefined : conditionAbove(reading, reading.tree, trigger.first);
  if (condition !== undefined) return [{ as: "condition", first: condition, end: condition + 1 }];
  const { grammar } = reading.language;
  const group = groupTokens(reading, trigger);
  const said = [...words("modal", reading, group, (lower) => isModal(grammar, lower)), ...cuesOf(reading, trigger)];
  if (said.length > 0) return said;
  const infinitive = words("infinitive", reading, group, (lower) => lower === grammar.infinitiveMarker);
  return infinitive.length > 0 ? infinitive : above(reading, trigger, (says) => says === "modal" || says === "planned" || says === "unrealised");
}

/** What a word says of the event that it governs. */
type Says = Realisation | "negation" | "modal";

function saysOf(grammar: Grammar, lower: string): readonly Says[] {
  const cues = [grammar.infinitiveCues, grammar.gerundCues, grammar.clauseCues, grammar.nounCues].flatMap((each) => each.get(lower) ?? []);
  return [...cues, ...(grammar.negations.has(lower) ? ["negation" as const] : []), ...(isModal(grammar, lower) ? ["modal" as const] : [])];
}

function isModal(grammar: Grammar, lower: string): boolean {
  const { plannedModals, futureInPast, requiredModals, possibleModals, guessingModals } = grammar;
  return [plannedModals, futureInPast, requiredModals, possibleModals, guessingModals].some((modals) => modals.has(lower));
}

/** How many words may be climbed to the one that decides, and how far from the event it may stand where none is met on the way. */
const STEPS = 6;
const REACH = 12;

/** The nearest word above an event that decides, or one that goes with such a word: "refused to sign", "an assault was ordered". */
function above(reading: SentenceReading, trigger: Trigger, decides: (says: Says) => boolean): readonly Deciding[] {
  const { tree, language } = reading;
  const said = (index: number) => saysOf(language.grammar, token(reading, index)?.lower ?? "").find(decides);
  const deciding = (index: number): readonly Deciding[] => {
    const says = said(index);
    return [{ as: says === "negation" || says === "modal" ? says : "cue", first: index, end: index + 1 }];
  };
  let word = tree?.head(trigger.first);
  for (let steps = 0; tree !== undefined && word !== undefined && steps < STEPS; steps++) {
    const index = [word, ...tree.dependents(word, "aux", "mark", "advmod", "det", "case")].find((each) => said(each) !== undefined);
    if (index !== undefined) return deciding(index);
    word = tree.head(word);
  }
  for (let apart = 1; apart <= REACH; apart++) {
    const index = [trigger.groupFirst - apart, trigger.end - 1 + apart].find((each) => said(each) !== undefined);
    if (index !== undefined) return deciding(index);
  }
  return [];
}

/** The words that show that the author is not sure. */
export function hedging(reading: SentenceReading, trigger: Trigger): readonly Deciding[] {
  return trigger.hedged ? words("hedge", reading, groupTokens(reading, trigger), (lower) => reading.language.grammar.hedges.has(lower)) : [];
}

/** "refused to", "plans for": what an infinitive, a gerund or a noun hangs on. */
function cuesOf(reading: SentenceReading, trigger: Trigger): readonly Deciding[] {
  const { tree, language } = reading;
  const { form } = trigger;
  if (tree !== undefined && (form === "infinitive" || form === "gerund"))
    return (cueAbove(reading, tree, { verb: trigger.first, form })?.words ?? []).map((word) => ({ as: "cue", first: word, end: word + 1 }));
  const says = (lower: string) => {
    const said = language.grammar.infinitiveCues.get(lower) ?? (form === "gerund" ? language.grammar.gerundCues.get(lower) : undefined);
    return said === "planned" || said === "unrealised";
  };
  for (let index = trigger.groupFirst - 1; index >= reading.sentence.firstToken; index--)
    if (says(at(reading.document.tokens, index).lower)) return [{ as: "cue", first: index, end: index + 1 }];
  return [];
}

function groupTokens(reading: SentenceReading, trigger: Trigger): readonly number[] {
  const near = range(trigger.groupFirst, trigger.first);
  if (reading.tree === undefined || !trigger.pattern.verbal) return near;
  const { own, shared } = groupOf(reading, reading.tree, trigger.first);
  return [...new Set([...shared, ...own, ...near])].sort((a, b) => a - b);
}

/** "nobody besieged": the first word of the phrase before the verb. */
function subjectOpening(reading: SentenceReading, trigger: Trigger): readonly number[] {
  const chunk = reading.chunks[chunkIndex(reading, trigger.groupFirst - 1)];
  return chunk?.kind === "noun" ? [chunk.first] : [];
}

/** Those of the tokens whose word is one of a class, each once. */
function words(as: DecidingKind, reading: SentenceReading, tokens: readonly number[], is: (lower: string) => boolean): readonly Deciding[] {
  return [...new Set(tokens)].filter((index) => is(token(reading, index)?.lower ?? "")).map((first) => ({ as, first, end: first + 1 }));
}

function range(first: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, step) => first + step);
}
