import type { ExplainedToken } from "./explanation.ts";

/**
 * A dependency tree in the order of the words, a line for each: what stands before the word draws the way to its head. Heads stand left of what
 * depends on them. Undefined where the sentence has no tree.
 */
export function drawTree(tokens: readonly ExplainedToken[]): readonly string[] | undefined {
  const heads = tokens.map(({ head }) => (head === undefined ? undefined : head - 1));
  if (tokens.length === 0 || heads.includes(undefined)) return undefined;
  const children = tokens.map((_, row) => heads.flatMap((head, child) => (head === row ? [child] : [])));
  const spans = children.map((own, row) => ({ first: Math.min(row, ...own), last: Math.max(row, ...own) }));
  const span = (row: number) => spans[row] ?? { first: row, last: row };
  return tokens.map((_, row) => {
    const [head, ...above] = pathUp(heads, row);
    const ways = above.map((ancestor) => (row > span(ancestor).first && row < span(ancestor).last ? "│ " : "  "));
    const turn = head === undefined ? "" : row > span(head).first && row < span(head).last ? "├─" : row < head ? "╭─" : "╰─";
    const own = span(row);
    const knot = own.first < row ? (own.last > row ? "┤" : "╯") : own.last > row ? "╮" : head === undefined ? "" : "╴";
    return `${ways.reverse().join("")}${turn}${knot}`;
  });
}

/** The heads of a word, from its own up to the root. */
function pathUp(heads: readonly (number | undefined)[], row: number): readonly number[] {
  const path: number[] = [];
  for (let above = heads[row]; above !== undefined && above >= 0 && path.length < heads.length; above = heads[above]) path.push(above);
  return path;
}
