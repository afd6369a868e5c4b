import { CLAUSE, type ClaimPattern, DATE, QUOTATION } from "../lang/claims.ts";
import type { Knowledge } from "../lang/predicates.ts";
import type { SentenceReading } from "./reading.ts";

/** What must stand in a sentence for a pattern to be a claim. */
interface Demands {
  /** A number that is read as counting something. */
  readonly number: boolean;
  /** Of each of these, one of the words: prepositions that alone bring in a role that is needed. */
  readonly words: readonly (readonly string[])[];
}

const demands = new WeakMap<ClaimPattern, Demands>();

/** Whether a sentence has what a pattern cannot do without. It is seen at once, and most of the many patterns of a common word end here. */
export function canBeFilled({ knowledge, mentions, words }: SentenceReading, pattern: ClaimPattern): boolean {
  let asked = demands.get(pattern);
  if (asked === undefined) {
    asked = demandsOf(knowledge, pattern);
    demands.set(pattern, asked);
  }
  if (asked.number && !mentions.some(({ kind }) => kind === "quantity")) return false;
  for (const some of asked.words) if (!some.some((word) => words.has(word))) return false;
  return true;
}

function demandsOf(knowledge: Knowledge, pattern: ClaimPattern): Demands {
  const roles = knowledge.predicates.get(pattern.predicate)?.roles ?? {};
  const any = pattern.needs.filter((need) => need !== CLAUSE && need !== QUOTATION && need !== DATE);
  const every = [...pattern.needsAll, ...(pattern.linking ? [pattern.before, pattern.of] : []), ...(pattern.needs.length === 1 ? any : [])];
  const number = every.some((role) => {
    const kinds = role === undefined ? undefined : roles[role];
    return kinds !== undefined && kinds.length > 0 && kinds.every((kind) => kind === "quantity");
  });
  const groups = pattern.needsAll.map((role) => [role]);
  if (any.length > 0 && any.length === pattern.needs.length) groups.push(any);
  return { number, words: pattern.linking ? [] : groups.flatMap((group) => wordsFor(pattern, group)) };
}

/** The words of which one must stand there for one of the roles; none where something else may fill them. */
function wordsFor(pattern: ClaimPattern, needed: readonly string[]): readonly (readonly string[])[] {
  const { subject, object, second, intransitive, of, by, possessive, bearer, counted, measured, whole, itself } = pattern;
  const otherwise = [subject, object, second, intransitive, of, by, possessive, bearer, counted, measured, whole, itself, "place"];
  if (needed.some((role) => otherwise.includes(role))) return [];
  const words = [...pattern.prepositions].flatMap(([preposition, role]) => (needed.includes(role) ? (preposition.split(" ").at(-1) ?? []) : []));
  return words.length === 0 ? [] : [words];
}
