import { Heap } from "./heap.ts";
import { UNBOUNDED } from "./labels.ts";
import type { Network } from "./network.ts";
import { ORIGIN } from "./network.ts";

/** Which bound is kept: days counted from the origin along the edges, or to the origin against them. */
export type Direction = "latest" | "toOrigin";

/** One bound of every point, the edges it rests on, and which edges count (`on[edge] = 1`). */
export interface DynamicState {
  readonly label: Float64Array;
  readonly by: Int32Array;
  readonly on: Uint8Array;
}

const UNSEEN = 0;
const SEEN = 1;
const DONE = 2;

/**
 * Keeps shortest lengths exact while edges come and go, touching only what changes
 * (Ramalingam, Song, Joskowicz & Miller 1999).
 */
export class DynamicLabels {
  readonly changed: number[] = [];
  readonly #network: Network;
  readonly #forward: boolean;
  readonly #heap = new Heap();
  #state: DynamicState;
  #phase: Uint8Array;
  /** While inserting: how much the label falls; while removing: the new label. */
  #value: Float64Array;
  #newBy: Int32Array;

  constructor(network: Network, direction: Direction, state: DynamicState) {
    this.#network = network;
    this.#forward = direction === "latest";
    this.#state = state;
    this.#phase = new Uint8Array(state.label.length);
    this.#value = new Float64Array(state.label.length);
    this.#newBy = new Int32Array(state.label.length);
  }

  /** Takes over arrays that have grown with the network. */
  resize(state: DynamicState): void {
    this.#state = state;
    if (this.#phase.length >= state.label.length) return;
    this.#phase = new Uint8Array(state.label.length);
    this.#value = new Float64Array(state.label.length);
    this.#newBy = new Int32Array(state.label.length);
  }

  /**
   * Lowers labels for an edge that begins to count; the caller sets `on` afterwards.
   * Returns a closed walk of negative length, and changes nothing, if the edge makes the network inconsistent.
   */
  insert(edge: number): readonly number[] | undefined {
    const start = this.#start(edge);
    const end = this.#end(edge);
    const fall = this.#label(start) + (this.#network.max[edge] as number) - this.#label(end);
    if (fall >= 0) return undefined;
    const touched: number[] = [];
    this.#heap.clear();
    this.#offer(end, { value: fall, by: edge, touched });
    const stopped = this.#spread(start, touched);
    const walk = stopped < 0 ? undefined : this.#closedWalk(edge, stopped);
    for (const point of touched) {
      if (walk === undefined && this.#phase[point] === DONE) this.#lower(point);
      this.#phase[point] = UNSEEN;
    }
    return walk;
  }

  /** Takes points in the order of how far they fall; stops with the point that closes a negative ring, else −1. */
  #spread(start: number, touched: number[]): number {
    const { on } = this.#state;
    const { max } = this.#network;
    while (this.#heap.size > 0) {
      const fall = this.#heap.leastKey;
      const point = this.#heap.pop();
      if (this.#phase[point] === DONE || this.#value[point] !== fall) continue;
      if (point === ORIGIN || point === start) return point;
      this.#phase[point] = DONE;
      const lowered = this.#label(point) + fall;
      for (let edge = this.#firstOut(point); edge >= 0; edge = this.#nextOut(edge)) {
        const next = this.#end(edge);
        if (on[edge] === 0 || this.#phase[next] === DONE) continue;
        const further = lowered + (max[edge] as number) - this.#label(next);
        if (further < 0) this.#offer(next, { value: further, by: edge, touched });
      }
    }
    return -1;
  }

  #offer(point: number, offered: { readonly value: number; readonly by: number; readonly touched: number[] }): void {
    if (this.#phase[point] === UNSEEN) {
      this.#phase[point] = SEEN;
      offered.touched.push(point);
    } else if ((this.#value[point] as number) <= offered.value) return;
    this.#value[point] = offered.value;
    this.#newBy[point] = offered.by;
    this.#heap.push(offered.value, point);
  }

  #lower(point: number): void {
    const { label, by } = this.#state;
    label[point] = (label[point] as number) + (this.#value[point] as number);
    by[point] = this.#newBy[point] as number;
    this.changed.push(point);
  }

  /** From the stopping point back to the new edge by new steps, and from its start on by old ones. */
  #closedWalk(edge: number, stopped: number): readonly number[] {
    const walk: number[] = [];
    let at = stopped;
    for (;;) {
      const by = this.#newBy[at] as number;
      walk.push(by);
      at = this.#start(by);
      if (by === edge) break;
    }
    while (stopped === ORIGIN && at !== ORIGIN) {
      const by = this.#state.by[at] as number;
      walk.push(by);
      at = this.#start(by);
    }
    return this.#forward ? walk.reverse() : walk;
  }

  /** Raises labels after edges have ceased to count (`on` is already 0 for them). */
  remove(edges: readonly number[]): void {
    const { label, by } = this.#state;
    const fallen: number[] = [];
    for (const edge of edges) {
      const end = this.#end(edge);
      if (end === ORIGIN || by[end] !== edge || this.#phase[end] !== UNSEEN) continue;
      this.#phase[end] = SEEN;
      fallen.push(end);
    }
    this.#addDependants(fallen);
    this.#heap.clear();
    for (const point of fallen) this.#seedFromOutside(point);
    this.#settleFallen();
    for (const point of fallen) {
      this.#phase[point] = UNSEEN;
      by[point] = this.#newBy[point] as number;
      if (label[point] === this.#value[point]) continue;
      label[point] = this.#value[point] as number;
      this.changed.push(point);
    }
  }

  #addDependants(fallen: number[]): void {
    const { by } = this.#state;
    for (const point of fallen) {
      for (let edge = this.#firstOut(point); edge >= 0; edge = this.#nextOut(edge)) {
        const next = this.#end(edge);
        if (next === ORIGIN || by[next] !== edge || this.#phase[next] !== UNSEEN) continue;
        this.#phase[next] = SEEN;
        fallen.push(next);
      }
    }
  }

  /** The best a fallen point gets from points that have not fallen. */
  #seedFromOutside(point: number): void {
    const { on } = this.#state;
    let best = UNBOUNDED;
    let bestBy = -1;
    for (let edge = this.#firstIn(point); edge >= 0; edge = this.#nextIn(edge)) {
      const before = this.#start(edge);
      if (on[edge] === 0 || this.#phase[before] !== UNSEEN) continue;
      const length = this.#label(before) + (this.#network.max[edge] as number);
      if (length >= best) continue;
      best = length;
      bestBy = edge;
    }
    this.#value[point] = best;
    this.#newBy[point] = bestBy;
    this.#heap.push(best - this.#label(point), point);
  }

  /** Dijkstra among the fallen, with the old labels as potentials. */
  #settleFallen(): void {
    const { on } = this.#state;
    while (this.#heap.size > 0) {
      const key = this.#heap.leastKey;
      const point = this.#heap.pop();
      const length = this.#value[point] as number;
      if (this.#phase[point] !== SEEN || length - this.#label(point) !== key) continue;
      this.#phase[point] = DONE;
      for (let edge = this.#firstOut(point); edge >= 0; edge = this.#nextOut(edge)) {
        const next = this.#end(edge);
        if (on[edge] === 0 || this.#phase[next] !== SEEN) continue;
        const offered = length + (this.#network.max[edge] as number);
        if (offered >= (this.#value[next] as number)) continue;
        this.#value[next] = offered;
        this.#newBy[next] = edge;
        this.#heap.push(offered - this.#label(next), next);
      }
    }
  }

  #label(point: number): number {
    return point === ORIGIN ? 0 : (this.#state.label[point] as number);
  }

  #start(edge: number): number {
    return (this.#forward ? this.#network.from[edge] : this.#network.to[edge]) as number;
  }

  #end(edge: number): number {
    return (this.#forward ? this.#network.to[edge] : this.#network.from[edge]) as number;
  }

  #firstOut(point: number): number {
    return (this.#forward ? this.#network.firstOut[point] : this.#network.firstIn[point]) as number;
  }

  #nextOut(edge: number): number {
    return (this.#forward ? this.#network.nextOut[edge] : this.#network.nextIn[edge]) as number;
  }

  #firstIn(point: number): number {
    return (this.#forward ? this.#network.firstIn[point] : this.#network.firstOut[point]) as number;
  }

  #nextIn(edge: number): number {
    return (this.#forward ? this.#network.nextIn[edge] : this.#network.nextOut[edge]) as number;
  }
}
