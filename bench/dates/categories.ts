import { align, canonical, type Marked } from "./score.ts";

/** What kind of expression a gold mention is, told by its value and by which figures its words hold. */
export function kindOf(words: string, value: string): string {
  const canon = canonical(value);
  const year = /^(BC)?(\d{4})/.exec(canon);
  if (canon === "") return "without a value (anaphoric)";
  if (/_REF$/.test(canon)) return "vague reference";
  if (/^P/.test(canon)) return "duration";
  if (/^(BC)?X/.test(canon)) return "set or unknown year";
  if (/T/.test(canon)) return "time of day";
  if (/^BC/.test(canon)) return "before Christ";
  if (/-(SP|SU|FA|WI)$/.test(canon)) return "season";
  if (year !== null && !words.includes((year[2] ?? "").slice(-2)))
    return /\d|-\d\d$/.test(canon.slice(4)) && /\d|^\p{Lu}/u.test(words) ? "year carried" : "relative or by event";
  return year === null ? "decade or century" : "stated in full";
}

/** Errors by kind: wrong values, misses, wrong boundaries, and mentions that are none. */
export function categoriesOf(text: string, gold: readonly Marked[], system: readonly Marked[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (category: string): void => {
    counts.set(category, (counts.get(category) ?? 0) + 1);
  };
  const pairs = align(gold, system);
  const found = new Set(pairs.map((pair) => pair.gold));
  const used = new Set(pairs.map((pair) => pair.system));
  const kind = (mention: Marked): string => kindOf(text.slice(mention.start, mention.end), mention.value);
  gold.forEach((mention, index) => {
    if (!found.has(index)) count(`missed: ${kind(mention)}`);
  });
  for (const { gold: g, system: s, exact } of pairs) {
    const [mention, other] = [gold[g], system[s]];
    if (mention === undefined || other === undefined) continue;
    if (canonical(mention.value) !== canonical(other.value)) count(`wrong value: ${kind(mention)}`);
    if (!exact) count("wrong boundary");
  }
  system.forEach((_, index) => {
    if (!used.has(index)) count("spurious");
  });
  return counts;
}
