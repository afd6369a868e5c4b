import { at } from "../base/assert.ts";
import { CLAUSE, DATE, QUOTATION } from "../lang/claims.ts";
import type { Role, RoleFiller } from "../model/claim.ts";
import type { QuantityMention } from "../model/mention.ts";
import type { Roles } from "./filling.ts";
import { bringsVoice, governsClause, isDated, isUnwilling, standsAtQuotation, tellsOfPast } from "./governing.ts";
import { isNounOf, isOf, isOfDeterminers, isUnknownName, kindOfMention, kindsOfPhrase } from "./kinds.ts";
import { chunkIndex } from "./nearby.ts";
import type { Chunk, NounChunk, SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** Whether the roles that a trigger found are all that its pattern asks for, and of the kinds that it allows. */
export function satisfies(reading: SentenceReading, trigger: Trigger, roles: Roles): boolean {
  const { pattern } = trigger;
  if (!hasNeeded(reading, trigger, roles)) return false;
  const kinds = (role: Role) => reading.knowledge.predicates.get(pattern.predicate)?.roles[role] ?? [];
  const named = (role: Role | undefined) =>
    role === undefined ||
    roles[role] === undefined ||
    roles[role]?.some(
      (filler) => isTyped(reading, filler, [...kinds(role), ...forcesIn(pattern, role)]) || standsForForce(reading, pattern, { role, filler }),
    ) === true;
  const fitting = (role: Role) => roles[role]?.some((filler) => pattern.only.has(role) || fits(reading, filler, kinds(role))) ?? false;
  const typed = (role: Role | undefined) => role !== undefined && fitting(role);
  const given = (role: Role | undefined) => role !== undefined && roles[role] !== undefined;
  // "promised that he would not sign" tells of no refusal
  if (trigger.modality !== "asserted" && isUnwilling(reading, trigger)) return false;
  if (wantsSomething(reading, pattern) && tellsOfPast(reading, trigger)) return false;
  if (saysOnly(reading, pattern) && bringsVoice(reading, trigger) && !isToldTo(reading, trigger, roles)) return false;
  for (const [role, allowed] of pattern.only) if (roles[role]?.every((filler) => !isOf(reading, filler, allowed)) === true) return false;
  for (const [role, barred] of pattern.except) if (roles[role]?.some((filler) => isNounOf(reading, filler, barred)) === true) return false;
  if (pattern.namedSubject && trigger.noun === undefined && !(given(pattern.subject) && named(pattern.subject))) return false;
  if (pattern.linking && !(typed(pattern.before) && typed(pattern.of))) return false;
  if (pattern.namedBefore && !roles[pattern.before ?? ""]?.some(({ mention }) => mention !== undefined)) return false;
  const objective = pattern.verbal ? pattern.object : pattern.of;
  if (pattern.namedObject && !(given(objective) && named(objective) && (pattern.verbal || isWhole(reading, roles[objective ?? ""])))) return false;
  if (pattern.namedComplement && !Object.values(roles).some((fillers) => fillers.some((filler) => filler.mention !== undefined))) return false;
  if (pattern.personObject && !(given(objective) && isPersonal(reading, roles[objective ?? ""] ?? []))) return false;
  if (pattern.closing && !closesClause(reading, trigger, roles)) return false;
  // "the end was found", "a prize was taken home": turned round the words must still tell of somebody or something, and not only where
  return pattern.bare || Object.keys(roles).some((role) => trigger.noun === undefined || role !== PLACE);
}

/** Whether each role is filled that must be, and one of those of which one must, or what stands for one. */
function hasNeeded(reading: SentenceReading, trigger: Trigger, roles: Roles): boolean {
  const { needs, needsAll, subject } = trigger.pattern;
  for (const need of needsAll) if (roles[need] === undefined) return false;
  if (needs.length === 0) return true;
  for (const need of needs) if (roles[need] !== undefined) return true;
  // "a war that had never been declared": the words say it of whoever it was
  if (trigger.noun !== undefined && needs.includes(subject ?? "")) return true;
  return needs.some(
    (need) =>
      (need === CLAUSE && (governsClause(reading, trigger) || isAsideAlone(reading, trigger, roles))) ||
      (need === QUOTATION && standsAtQuotation(reading, trigger)) ||
      (need === DATE && isDated(reading, trigger)),
  );
}

/** "kept the island of Sark in 1763", and not "kept Lima informed", "kept Lima in mind": at most a date follows what fills the roles. */
function closesClause(reading: SentenceReading, { end }: Trigger, roles: Roles): boolean {
  const { document, sentence, chunks, language } = reading;
  const last = Math.max(0, ...Object.values(roles).flatMap((fillers) => fillers.map(({ span }) => span.end)));
  let next = end;
  while (next < sentence.endToken && at(document.tokens, next).start < last) next++;
  let index = chunkIndex(reading, next);
  const lower = (chunk: Chunk | undefined) => document.tokens[chunk?.first ?? -1]?.lower ?? "";
  while (chunks[index]?.kind === "preposition" && lower(chunks[index]) === language.grammar.genitive && chunks[index + 1]?.kind === "noun")
    index += 2;
  const [here, after] = chunks.slice(index, index + 2);
  if (here === undefined || here.kind === "mark" || here.kind === "time") return true;
  return here.kind === "preposition" ? after?.kind === "time" : here.kind === "conjunction" && language.grammar.coordination.has(lower(here));
}

/** "The end of the Commission", and not "the end of Commission rule": a name that is what its phrase is of. */
function isWhole({ tree, document, sentence }: SentenceReading, fillers: readonly RoleFiller[] = []): boolean {
  return fillers.some(({ span, mention }) => {
    if (mention === undefined || tree === undefined) return true;
    let last = sentence.endToken - 1;
    while (last > sentence.firstToken && at(document.tokens, last).start >= span.end) last--;
    return !(tree.is(last, "compound", "amod") && (tree.head(last) ?? -1) > last);
  });
}

/** What is said binds nobody, as demands and promises do. */
function saysOnly({ knowledge }: SentenceReading, { predicate }: Trigger["pattern"]): boolean {
  const known = knowledge.predicates.get(predicate);
  return known?.content !== undefined && known.plans === undefined;
}

/** "as Moreno and Haas proposed": what they want stands around the aside. */
function isAsideAlone(reading: SentenceReading, trigger: Trigger, roles: Roles): boolean {
  return Object.keys(roles).length === 1 && wantsSomething(reading, trigger.pattern) && bringsVoice(reading, trigger);
}

/** "as he told my aunt": said to somebody else than whoever tells all the rest. */
function isToldTo({ knowledge, language }: SentenceReading, { pattern, form }: Trigger, roles: Roles): boolean {
  const addressee = knowledge.predicates.get(pattern.predicate)?.addressee ?? "";
  if (form !== "active" || pattern.subject === addressee) return false;
  const isTeller = ({ quote }: RoleFiller) => language.grammar.pronouns.get(quote.toLowerCase()) === "speaker";
  return roles[addressee]?.some(isTeller) === false && !roles[pattern.subject ?? ""]?.some(isTeller);
}

/** Said to someone of what is to come: demands, promises and proposals. */
function wantsSomething({ knowledge }: SentenceReading, { predicate }: Trigger["pattern"]): boolean {
  const known = knowledge.predicates.get(predicate);
  return known?.addressee !== undefined && known.plans !== undefined;
}

/** "three small ships sailed", "the riflemen marched": what fights is as good as a name where the pattern asks for it. */
function forcesIn({ only }: Trigger["pattern"], role: Role): readonly string[] {
  return (only.get(role) ?? []).filter((kind) => ACTING_OR_STRUCK.has(kind));
}

/** "the western one, led by Haas": one of several that were named before. */
function standsForForce(
  reading: SentenceReading,
  pattern: Trigger["pattern"],
  { role, filler }: { readonly role: Role; readonly filler: RoleFiller },
): boolean {
  const words = filler.quote.toLowerCase().split(" ");
  return words.length > 2 && pattern.only.get(role)?.includes("force") === true && reading.language.grammar.proforms.has(words.at(-1) ?? "");
}

/** What alone makes no event of words that are turned round. */
const PLACE: Role = "place";

const ACTING_OR_STRUCK: ReadonlySet<string> = new Set(["force", "ship", "target", "person", "folk"]);

/** A name, or a noun of a kind that may fill the role; a pronoun may. */
export function isTyped(reading: SentenceReading, filler: RoleFiller, kinds: readonly string[]): boolean {
  if (filler.mention !== undefined || filler.inferred === true) return true;
  const last = filler.quote.split(/[^\p{L}\p{N}'’-]+/u).findLast((word) => word !== "") ?? "";
  return /^\p{Lu}/u.test(last) || reading.language.grammar.kindsOf(last.toLowerCase()).some((kind) => kinds.includes(kind));
}

/** More strictly: a name of one of the kinds, a noun of one, or a pronoun. */
export function fits(reading: SentenceReading, filler: RoleFiller, kinds: readonly string[]): boolean {
  const kind = kindOfMention(reading, filler);
  return kind === undefined ? isTyped(reading, filler, kinds) : kinds.includes(kind);
}

function isPersonal(reading: SentenceReading, fillers: readonly RoleFiller[]): boolean {
  const { pronouns, possessives } = reading.language.grammar;
  return fillers.some(({ span, quote }) => {
    const pronoun = pronouns.get(quote.toLowerCase()) ?? possessives.get(quote.toLowerCase());
    if (pronoun !== undefined) return pronoun !== "neuter";
    const chunk = reading.phraseAt.get(span.start);
    return (
      chunk !== undefined &&
      (chunk.mentions.some(({ kind }) => kind === "person" || kind === "office") ||
        kindsOfPhrase(reading, chunk).includes("person") ||
        BODIES_OF_MEN.every((kind) => kindsOfPhrase(reading, chunk).includes(kind)) ||
        countsPeople(reading, chunk) ||
        describedAsPerson(reading, chunk) ||
        isUnknownName(reading, chunk) ||
        reading.peoples?.has(at(reading.document.tokens, chunk.end - 1).text) === true ||
        countsHolders(reading, chunk) ||
        (isOfDeterminers(reading, chunk) && standsAlone(reading, chunk)))
    );
  });
}

/** "all three were tried", "tried all six, after a month": a verb, a mark or the end follows. */
function standsAlone(reading: SentenceReading, { first }: NounChunk): boolean {
  const next = reading.chunks[chunkIndex(reading, first) + 1];
  return next === undefined || next.kind === "verb" || next.kind === "mark";
}

/** "those whom they took", "a Yoruba, who had fled" */
function describedAsPerson(reading: SentenceReading, chunk: NounChunk): boolean {
  const index = chunkIndex(reading, chunk.first) + 1;
  const next = reading.chunks[reading.chunks[index]?.kind === "mark" ? index + 1 : index];
  return next !== undefined && reading.language.grammar.personalRelatives.has(at(reading.document.tokens, next.first).lower);
}

/** "thirteen of his generals" */
function countsHolders(reading: SentenceReading, chunk: NounChunk): boolean {
  if (!chunk.mentions.some(({ kind }) => kind === "quantity") && !isOfNumbers(reading, chunk)) return false;
  const index = chunkIndex(reading, chunk.first);
  const [of, whole] = [reading.chunks[index + 1], reading.chunks[index + 2]];
  if (of?.kind !== "preposition" || at(reading.document.tokens, of.first).lower !== reading.language.grammar.genitive) return false;
  return whole?.kind === "noun" && (whole.mentions.some(({ kind }) => kind === "office") || kindsOfPhrase(reading, whole).includes("person"));
}

function isOfNumbers(reading: SentenceReading, { first, end }: NounChunk): boolean {
  for (let word = first; word < end; word++) if (reading.tree?.pos(word) !== "NUM") return false;
  return true;
}

/** "the garrison", "a patrol", but not "a gun". */
const BODIES_OF_MEN = ["force", "group"];

/** "sentenced 34 of them", "tried all six": a number that does not say of what, behind a verb that is done to people. */
function countsPeople(reading: SentenceReading, { mentions, first, end }: NounChunk): boolean {
  const { determiners, kindsOf } = reading.language.grammar;
  const isPeople = ({ head, unit }: QuantityMention) =>
    unit === "people" || (head === undefined ? unit === undefined : kindsOf(head.toLowerCase()).includes("person"));
  const counted = mentions.some((mention) => mention.kind === "quantity" && isPeople(mention));
  const words = reading.document.tokens.slice(first, end).filter(({ kind }) => kind === "word");
  return mentions.length === 1 && counted && words.every(({ lower }) => determiners.has(lower));
}
