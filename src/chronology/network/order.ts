import type { Cycle } from "./cycles.ts";
import { simpleRing } from "./cycles.ts";
import type { Network } from "./network.ts";
import { NOT_ORDER, ORIGIN, STRICT_ORDER } from "./network.ts";

/** A loop with many strict statements is looked at through this many of them, to show a short one. */
const MOST_STARTS = 64;

/** Scratch for the order layer of one network; `knot[point]` names the strongly connected component the point is in. */
export interface OrderWorkspace {
  /** 0: not visited in this run. */
  readonly number: Int32Array;
  readonly low: Int32Array;
  readonly knot: Int32Array;
  readonly cursor: Int32Array;
}

export function createOrderWorkspace(network: Network): OrderWorkspace {
  const size = network.firstOut.length;
  return { number: new Int32Array(size), low: new Int32Array(size), knot: new Int32Array(size).fill(-1), cursor: new Int32Array(size) };
}

interface OrderPass {
  readonly network: Network;
  readonly off: Uint8Array;
  readonly latest: Float64Array;
  readonly workspace: OrderWorkspace;
  readonly visited: number[];
  readonly open: number[];
}

/** The strict order statements of each part, parts without any left out; the others cannot contradict in the order layer. */
export function strictEdgesByPart(network: Network, partOf: Int32Array): ReadonlyMap<number, readonly number[]> {
  const byPart = new Map<number, number[]>();
  for (let edge = 0; edge < network.edges; edge++) {
    if (network.order[edge] !== STRICT_ORDER || (network.from[edge] as number) <= ORIGIN) continue;
    const part = partOf[network.from[edge] as number] as number;
    const listed = byPart.get(part);
    if (listed === undefined) byPart.set(part, [edge]);
    else listed.push(edge);
  }
  return byPart;
}

/** An order statement can close a loop only where it leaves the latest day as it is. */
function speaks(pass: Pick<OrderPass, "network" | "off" | "latest">, edge: number): boolean {
  const { network, latest } = pass;
  if (network.order[edge] === NOT_ORDER || pass.off[network.claimOf[edge] as number] === 1) return false;
  return latest[network.from[edge] as number] === latest[network.to[edge] as number];
}

/**
 * Finds loops of order statements with a strict one among them: "A before B, B before C, C before A"
 * holds on no day and at no hour, though every day count is 0. One short loop for each knot (Tarjan 1972).
 * `strict` are the strict statements to look at; `latest` must be exact.
 */
export function orderCycles(
  network: Network,
  strict: readonly number[],
  use: { readonly off: Uint8Array; readonly latest: Float64Array; readonly workspace: OrderWorkspace },
): readonly Cycle[] {
  const pass: OrderPass = { network, off: use.off, latest: use.latest, workspace: use.workspace, visited: [], open: [] };
  const candidates = strict.filter((edge) => speaks(pass, edge));
  for (const edge of candidates) {
    const point = network.from[edge] as number;
    if (use.workspace.number[point] === 0) visit(pass, point);
  }
  const starts = new Map<number, number[]>();
  for (const edge of candidates) {
    const knot = use.workspace.knot[network.from[edge] as number] as number;
    if (use.workspace.knot[network.to[edge] as number] !== knot) continue;
    const listed = starts.get(knot);
    if (listed === undefined) starts.set(knot, [edge]);
    else if (listed.length < MOST_STARTS) listed.push(edge);
  }
  const loops = [...starts.values()].map((edges) => shortestLoop(pass, edges));
  for (const point of pass.visited) {
    use.workspace.number[point] = 0;
    use.workspace.knot[point] = -1;
  }
  return loops;
}

function shortestLoop(pass: OrderPass, edges: readonly number[]): Cycle {
  let best: Cycle = [];
  for (const edge of edges) {
    const loop = loopThrough(pass, edge);
    if (best.length === 0 || loop.length < best.length) best = loop;
  }
  return best;
}

/** Breadth-first from the end of the edge back to its beginning, inside one knot. */
function loopThrough(pass: OrderPass, edge: number): Cycle {
  const { network, workspace } = pass;
  const goal = network.from[edge] as number;
  const start = network.to[edge] as number;
  const knot = workspace.knot[goal];
  const cameBy = new Map<number, number>([[start, -1]]);
  const queue = [start];
  for (let head = 0; head < queue.length && !cameBy.has(goal); head++) {
    const point = queue[head] as number;
    for (let out = network.firstOut[point] as number; out >= 0; out = network.nextOut[out] as number) {
      const next = network.to[out] as number;
      if (next === ORIGIN || workspace.knot[next] !== knot || cameBy.has(next) || !speaks(pass, out)) continue;
      cameBy.set(next, out);
      queue.push(next);
    }
  }
  const path: number[] = [];
  for (let by = cameBy.get(goal) ?? -1; by >= 0; by = cameBy.get(network.from[by] as number) ?? -1) path.push(by);
  return [edge, ...path.reverse()];
}

/** A loop of order statements with a strict one among them that passes through the given statement; undefined if there is none. */
export function orderLoopThrough(
  network: Network,
  edge: number,
  use: { readonly off: Uint8Array; readonly latest: Float64Array },
): Cycle | undefined {
  const goal = network.from[edge] as number;
  const start = { point: network.to[edge] as number, strict: network.order[edge] === STRICT_ORDER };
  const seen = new Set([key(start)]);
  const queue: { point: number; strict: boolean; by?: number; before?: number }[] = [start];
  for (let head = 0; head < queue.length; head++) {
    const { point, strict } = queue[head] as { point: number; strict: boolean };
    if (point === goal && strict) return ringOf(network, edge, stepsTo(queue, head));
    for (let out = network.firstOut[point] as number; out >= 0; out = network.nextOut[out] as number) {
      if (!speaks({ network, ...use }, out)) continue;
      const next = { point: network.to[out] as number, strict: strict || network.order[out] === STRICT_ORDER };
      if (seen.has(key(next))) continue;
      seen.add(key(next));
      queue.push({ ...next, by: out, before: head });
    }
  }
  return undefined;
}

function key(at: { readonly point: number; readonly strict: boolean }): number {
  return at.point * 2 + (at.strict ? 1 : 0);
}

function stepsTo(queue: readonly { readonly by?: number; readonly before?: number }[], last: number): readonly number[] {
  const steps: number[] = [];
  for (let at = queue[last]; at?.by !== undefined; at = queue[at.before ?? 0]) steps.push(at.by);
  return steps.reverse();
}

function ringOf(network: Network, edge: number, steps: readonly number[]): Cycle {
  return simpleRing(network, [edge, ...steps], (step) => (network.order[step] === STRICT_ORDER ? -1 : 0));
}

function visit(pass: OrderPass, root: number): void {
  const { number, low, knot, cursor } = pass.workspace;
  const { to, nextOut } = pass.network;
  const path = [root];
  enter(pass, root);
  while (path.length > 0) {
    const point = path[path.length - 1] as number;
    const edge = cursor[point] as number;
    if (edge < 0) {
      path.pop();
      leave(pass, point);
      const above = path[path.length - 1];
      if (above !== undefined) low[above] = Math.min(low[above] as number, low[point] as number);
      continue;
    }
    cursor[point] = nextOut[edge] as number;
    const next = to[edge] as number;
    if (next === ORIGIN || !speaks(pass, edge)) continue;
    if (number[next] === 0) {
      path.push(next);
      enter(pass, next);
    } else if (knot[next] === -1) {
      low[point] = Math.min(low[point] as number, number[next] as number);
    }
  }
}

function enter(pass: OrderPass, point: number): void {
  pass.visited.push(point);
  pass.workspace.number[point] = pass.visited.length;
  pass.workspace.low[point] = pass.visited.length;
  pass.workspace.cursor[point] = pass.network.firstOut[point] as number;
  pass.open.push(point);
}

function leave(pass: OrderPass, point: number): void {
  const { number, low, knot } = pass.workspace;
  if (low[point] !== number[point]) return;
  for (;;) {
    const member = pass.open.pop();
    if (member === undefined) return;
    knot[member] = point;
    if (member === point) return;
  }
}
