/** A mention as the scorers see it: half-open offsets into the given text, and a TIMEX value. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

export interface Pair {
  readonly gold: number;
  readonly system: number;
  readonly exact: boolean;
}

export interface Tally {
  readonly gold: number;
  readonly system: number;
  readonly right: number;
}

/** One spelling for each value: decades and centuries without X, years before Christ with BC, times without seconds or the day that nobody knows. */
export function canonical(value: string | null | undefined): string {
  const given = (value ?? "").trim();
  if (given === "" || given === "null" || given === "None") return "";
  return withoutUnknownDay(given)
    .replace(/^(BC)?(\d{3})X$/, (_, era: string | undefined, digits: string) => `${era ?? ""}${digits}`)
    .replace(/^(BC)?(\d{2})XX$/, (_, era: string | undefined, digits: string) => `${era ?? ""}${digits}`)
    .replace(/^-(\d{4})(.*)$/, (_, year: string, rest: string) => `BC${String(Number(year) + 1).padStart(4, "0")}${rest}`)
    .replace(/(T\d\d:\d\d):00(Z?)$/, "$1$2");
}

/** "XXXX-XX-XXTNI" is "TNI": a night, of which day nobody knows. */
function withoutUnknownDay(value: string): string {
  const time = Math.max(0, value.indexOf("T"));
  return value.slice(0, time).replace(/^XXXX|-XX/g, "") + value.slice(time);
}

/** The part of a value that names a stretch of the calendar, down to the day; undefined for durations, sets, references and unknown years. */
export function anchored(value: string | null | undefined): string | undefined {
  const text = canonical(value);
  if (!/^(BC)?\d\d/.test(text)) return undefined;
  return text
    .replace(/T.*$/, "")
    .replace(/-XX.*$/, "")
    .replace(/-WXX.*$/, "");
}

/** Pairs mentions one to one: first those with the same span, then overlapping ones by the length of the overlap. */
export function align(gold: readonly Marked[], system: readonly Marked[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const freeGold = new Set(gold.keys());
  const freeSystem = new Set(system.keys());
  const pair = (g: number, s: number, exact: boolean): void => {
    pairs.push({ gold: g, system: s, exact });
    freeGold.delete(g);
    freeSystem.delete(s);
  };
  gold.forEach((mention, g) => {
    const same = [...freeSystem].find((s) => system[s]?.start === mention.start && system[s]?.end === mention.end);
    if (same !== undefined) pair(g, same, true);
  });
  const overlaps: { readonly length: number; readonly start: number; readonly g: number; readonly s: number }[] = [];
  for (const g of freeGold) {
    for (const s of freeSystem) {
      const [a, b] = [gold[g], system[s]];
      if (a === undefined || b === undefined) continue;
      const length = Math.min(a.end, b.end) - Math.max(a.start, b.start);
      if (length > 0) overlaps.push({ length, start: a.start, g, s });
    }
  }
  overlaps.sort((a, b) => b.length - a.length || a.start - b.start || a.g - b.g || a.s - b.s);
  for (const { g, s } of overlaps) if (freeGold.has(g) && freeSystem.has(s)) pair(g, s, false);
  return pairs;
}

export interface Scores {
  readonly strict: Tally;
  readonly relaxed: Tally;
  readonly value: Tally;
  readonly anchored: Tally;
}

/** The four scores of one text. */
export function scoresOf(gold: readonly Marked[], system: readonly Marked[]): Scores {
  const pairs = align(gold, system);
  const tally = (right: number): Tally => ({ gold: gold.length, system: system.length, right });
  const same = pairs.filter((pair) => canonical(gold[pair.gold]?.value) === canonical(system[pair.system]?.value));
  return {
    strict: tally(pairs.filter((pair) => pair.exact).length),
    relaxed: tally(pairs.length),
    value: tally(same.length),
    anchored: anchoredTally(gold, system),
  };
}

function anchoredTally(gold: readonly Marked[], system: readonly Marked[]): Tally {
  const pinned = (mentions: readonly Marked[]): Marked[] =>
    mentions.flatMap((mention) => {
      const value = anchored(mention.value);
      return value === undefined ? [] : [{ ...mention, value }];
    });
  const [g, s] = [pinned(gold), pinned(system)];
  return { gold: g.length, system: s.length, right: align(g, s).filter((pair) => g[pair.gold]?.value === s[pair.system]?.value).length };
}

export function add(a: Scores, b: Scores): Scores {
  const sum = (x: Tally, y: Tally): Tally => ({ gold: x.gold + y.gold, system: x.system + y.system, right: x.right + y.right });
  return { strict: sum(a.strict, b.strict), relaxed: sum(a.relaxed, b.relaxed), value: sum(a.value, b.value), anchored: sum(a.anchored, b.anchored) };
}

/** Harmonic mean of precision and recall, in percent. */
export function f1({ gold, system, right }: Tally): number {
  return gold + system === 0 ? 0 : (200 * right) / (gold + system);
}
