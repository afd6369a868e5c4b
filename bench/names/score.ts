/** True positives, false positives and false negatives. */
export interface Count {
  right: number;
  wrong: number;
  missed: number;
}

export function newCount(): Count {
  return { right: 0, wrong: 0, missed: 0 };
}

export function show(count: Count): string {
  const precision = count.right / Math.max(1, count.right + count.wrong);
  const recall = count.right / Math.max(1, count.right + count.missed);
  return `P ${percent(precision)} R ${percent(recall)} F ${percent(f1(count))}`;
}

export function f1({ right, wrong, missed }: Count): number {
  return (2 * right) / Math.max(1, 2 * right + wrong + missed);
}

export function percent(share: number): string {
  return (100 * share).toFixed(1);
}

export interface Scored {
  readonly start: number;
  readonly end: number;
  /** What it may be: a polity is right as a place and as a group. */
  readonly labels: ReadonlySet<string>;
}

/** Strict (span and kind) and span-only counts of predictions against gold; each gold item is matched once. */
export function compare(
  gold: readonly Scored[],
  found: readonly Scored[],
): { readonly strict: Count; readonly spans: Count; readonly errors: readonly string[] } {
  const strict = newCount();
  const spans = newCount();
  const errors: string[] = [];
  const bySpan = new Map(gold.map((item) => [`${item.start}-${item.end}`, item]));
  for (const item of found) {
    const same = bySpan.get(`${item.start}-${item.end}`);
    if (same === undefined) {
      strict.wrong++;
      spans.wrong++;
      errors.push(`spurious ${item.start}-${item.end}`);
      continue;
    }
    spans.right++;
    if ([...item.labels].some((label) => same.labels.has(label))) strict.right++;
    else {
      strict.wrong++;
      errors.push(`kind ${item.start}-${item.end} ${[...item.labels].join("/")} for ${[...same.labels].join("/")}`);
    }
  }
  strict.missed = gold.length - strict.right;
  spans.missed = gold.length - spans.right;
  return { strict, spans, errors };
}

export function addTo(total: Count, part: Count): void {
  total.right += part.right;
  total.wrong += part.wrong;
  total.missed += part.missed;
}

/** B-cubed of a clustering against gold, over the same mentions. */
export function bCubed(mentions: readonly { readonly gold: string; readonly found: string }[]): {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
} {
  const goldSize = new Map<string, number>();
  const foundSize = new Map<string, number>();
  const both = new Map<string, number>();
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { gold, found } of mentions) {
    count(goldSize, gold);
    count(foundSize, found);
    count(both, `${gold}\u0000${found}`);
  }
  let precision = 0;
  let recall = 0;
  for (const { gold, found } of mentions) {
    const common = both.get(`${gold}\u0000${found}`) ?? 0;
    precision += common / (foundSize.get(found) ?? 1);
    recall += common / (goldSize.get(gold) ?? 1);
  }
  precision /= Math.max(1, mentions.length);
  recall /= Math.max(1, mentions.length);
  return { precision, recall, f: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
