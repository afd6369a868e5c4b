/** A line of one version, and whether the other lacks it there. */
export interface Line {
  readonly text: string;
  readonly changed: boolean;
}

/** Beyond so many pairs of lines all between the first and the last difference is taken to be changed. */
const MOST_PAIRS = 4_000_000;

/** Which lines of two versions the other does not have, by the longest row of lines that both have. */
export function changedLines(before: string, after: string): { readonly before: readonly Line[]; readonly after: readonly Line[] } {
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  let head = 0;
  while (head < Math.min(old.length, fresh.length) && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, fresh.length) - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  const kept = common(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail));
  const mark = (lines: readonly string[], same: ReadonlySet<number>): readonly Line[] =>
    lines.map((text, index) => ({ text, changed: index >= head && index < lines.length - tail && !same.has(index - head) }));
  return { before: mark(old, kept.old), after: mark(fresh, kept.fresh) };
}

/** The places of the lines in the longest row of lines that both have in this order. */
function common(old: readonly string[], fresh: readonly string[]): { readonly old: ReadonlySet<number>; readonly fresh: ReadonlySet<number> } {
  const [olds, freshes] = [new Set<number>(), new Set<number>()];
  if (old.length * fresh.length > MOST_PAIRS) return { old: olds, fresh: freshes };
  const width = fresh.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      longest[i * width + j] = old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  for (let i = 0, j = 0; i < old.length && j < fresh.length; ) {
    if (old[i] === fresh[j]) {
      olds.add(i++);
      freshes.add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return { old: olds, fresh: freshes };
}
