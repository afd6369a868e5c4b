import { at } from "../base/assert.ts";
import { remembering } from "../base/remembering.ts";
import type { Role } from "../model/claim.ts";
import { CLAUSE, type ClaimPattern, DATE, QUOTATION, type TriggerEntry } from "./claims.ts";
import type { Grammar } from "./grammar.ts";
import { NOUN_KINDS, PRONOUN_FILLERS } from "./noun-kinds.ts";
import type { Knowledge, Predicate } from "./predicates.ts";

/** What a sentence can have that some pattern asks for, each with its number: words, and kinds of what fills roles. */
export interface Traits {
  /** How many there are. */
  readonly size: number;
  ofWord(word: string): WordTraits;
  /** What a mention brings with it by its kind: "a person" is also one "by name". */
  ofMention(kind: string): readonly number[];
}

/** What a word is to the patterns. */
export interface WordTraits {
  /** What it brings to its sentence: itself where it is asked for, and of what kinds it is. */
  readonly brings: readonly number[];
  readonly begins?: Beginnings;
}

/** The triggers that begin with a word, the longest first, and as the data has them. */
export interface Beginnings {
  readonly entries: readonly TriggerEntry[];
  /** Of each entry the trait that a sentence needs first of all; `ANYTHING` where there is none. */
  readonly first: Uint16Array;
  /** What else a sentence needs, of every group one trait: for each group how many they are, and the traits. */
  readonly others: Uint16Array;
  /** Where in `others` the groups of each entry begin, and at last where those of the last one end. */
  readonly bounds: Uint32Array;
}

/** The trait that every sentence has. */
export const ANYTHING = 0;

/** What can be meant by a name that is not known, by "all" or by "they": a sentence always has somebody or something that could be. */
const UNKNOWN: ReadonlySet<string> = new Set(["any", "person", "people", "group", "force", "place"]);

/** As what else a mention of a kind can be read. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  person: ["named"],
  office: ["post", "portfolio"],
  quantity: ["people", "many", "crowd", "part", "count"],
};

/** What triggers ask for: of each what must stand in a sentence for it to be a claim, for most of the many patterns of a common word end there. */
export function demandsOf(triggers: ReadonlyMap<string, readonly TriggerEntry[]>, grammar: Grammar, knowledge: Knowledge): Traits {
  const numbers = new Map<string, number>();
  const numberOf = (trait: string) => {
    const number = numbers.get(trait) ?? numbers.size + 1;
    numbers.set(trait, number);
    return number;
  };
  const byPattern = new Map<ClaimPattern, readonly Group[]>();
  const beginnings = new Map<string, Beginnings>();
  for (const [word, entries] of triggers) {
    const asked = entries.map((entry) => {
      const groups = byPattern.get(entry.pattern) ?? groupsOf(entry.pattern, knowledge);
      byPattern.set(entry.pattern, groups);
      const all = [...entry.needed.map((needed) => [wordTrait(needed)]), ...groups].map((group) => group.map(numberOf));
      const single = all.findIndex((group) => group.length === 1);
      return { first: all[single]?.[0] ?? ANYTHING, others: all.filter((_, index) => index !== single) };
    });
    const written = asked.map(({ others }) => others.flatMap((group) => [group.length, ...group]));
    const bounds = Uint32Array.of(0, ...written.map(({ length }) => length));
    for (let place = 1; place < bounds.length; place++) bounds[place] = at(bounds, place) + at(bounds, place - 1);
    beginnings.set(word, { entries, first: Uint16Array.from(asked, ({ first }) => first), others: Uint16Array.from(written.flat()), bounds });
  }
  const known = (traits: readonly string[]) => traits.flatMap((trait) => numbers.get(trait) ?? []);
  return {
    size: numbers.size + 1,
    ofWord: remembering((word) => {
      const begins = beginnings.get(word);
      return { brings: known([wordTrait(word), ...kindsOfWord(grammar, word)]), ...(begins === undefined ? {} : { begins }) };
    }),
    ofMention: remembering((kind) => known([kind, "name", ...(ALSO[kind] ?? [])])),
  };
}

/** Traits of which one must be there. */
type Group = readonly string[];

function wordTrait(word: string): string {
  return `=${word}`;
}

/** What a word can stand for. */
function kindsOfWord({ kindsOf, pronouns, possessives, proforms }: Grammar, word: string): readonly string[] {
  if (proforms.has(word)) return NOUN_KINDS;
  const pronoun = pronouns.get(word) ?? possessives.get(word);
  return pronoun === undefined ? kindsOf(word) : [...kindsOf(word), ...PRONOUN_FILLERS[pronoun]];
}

function groupsOf(pattern: ClaimPattern, knowledge: Knowledge): readonly Group[] {
  const predicate = knowledge.predicates.get(pattern.predicate);
  if (predicate === undefined) return [];
  const needed = neededRoles(pattern);
  return [
    ...needed.flatMap((roles) => kindsFor(pattern, predicate, roles)),
    ...(pattern.linking ? [] : needed.flatMap((roles) => wordsFor(pattern, roles))),
  ];
}

/** The roles that must be filled: of each group one. */
function neededRoles(pattern: ClaimPattern): readonly (readonly Role[])[] {
  const { needs, needsAll, linking, before, of, verbal, subject } = pattern;
  const every = [...needsAll, ...(linking ? [before, of] : [])].filter((role) => role !== undefined);
  const otherwise = needs.some((need) => need === CLAUSE || need === QUOTATION || need === DATE);
  // "a war that had never been declared": the words say it of whoever it was
  const unsaid = verbal && subject !== undefined && needs.includes(subject);
  return [...every.map((role) => [role]), ...(needs.length === 0 || otherwise || unsaid ? [] : [needs])];
}

/** The kinds of which one must be there for one of the roles. */
function kindsFor({ only }: ClaimPattern, { roles, content }: Predicate, needed: readonly Role[]): readonly Group[] {
  // a clause fills the role of what is said
  if (needed.some((role) => role === content)) return [];
  const kinds = new Set(needed.flatMap((role): readonly string[] => only.get(role) ?? roles[role] ?? []));
  return kinds.size === 0 || [...kinds].some((kind) => UNKNOWN.has(kind)) ? [] : [[...kinds]];
}

/** The words of which one must stand there for one of the roles; none where something else may fill them. */
function wordsFor(pattern: ClaimPattern, needed: readonly Role[]): readonly Group[] {
  const { subject, object, second, intransitive, of, by, possessive, bearer, counted, measured, whole, itself } = pattern;
  const otherwise = [subject, object, second, intransitive, of, by, possessive, bearer, counted, measured, whole, itself, "place"];
  if (needed.some((role) => otherwise.includes(role))) return [];
  const words = [...pattern.prepositions].flatMap(([preposition, role]) => (needed.includes(role) ? (preposition.split(" ").at(-1) ?? []) : []));
  return words.length === 0 ? [] : [words.map(wordTrait)];
}
