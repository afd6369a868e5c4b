import { assert } from "../../base/assert.ts";
import type { Check } from "./check.ts";
import type { Cycle } from "./cycles.ts";
import { simpleRing } from "./cycles.ts";
import { DynamicLabels } from "./dynamic.ts";
import type { Labels } from "./labels.ts";
import { UNBOUNDED } from "./labels.ts";
import type { Network } from "./network.ts";
import { NOT_ORDER } from "./network.ts";
import { orderLoopThrough } from "./order.ts";

/** The claims that hold at the moment, with the exact days that follow from them. */
export class Standing {
  readonly network: Network;
  readonly labels: Labels;
  /** `off[claim] = 1`: the claim does not speak. */
  off: Uint8Array;
  #on: Uint8Array;
  readonly #latest: DynamicLabels;
  readonly #toOrigin: DynamicLabels;

  /** Starts from a check, which stays as it is. */
  constructor(network: Network, made: Check) {
    this.network = network;
    const { latest, latestBy, toOrigin, toOriginBy } = made.labels;
    this.labels = { latest: latest.slice(), latestBy: latestBy.slice(), toOrigin: toOrigin.slice(), toOriginBy: toOriginBy.slice() };
    this.off = new Uint8Array(network.cost.length);
    this.#on = new Uint8Array(network.from.length);
    for (const claim of [...made.off, ...made.without]) this.off[claim] = 1;
    for (let edge = 0; edge < network.edges; edge++) {
      if ((network.from[edge] as number) >= 0 && this.off[network.claimOf[edge] as number] === 0) this.#on[edge] = 1;
    }
    this.#latest = new DynamicLabels(network, "latest", this.#latestState());
    this.#toOrigin = new DynamicLabels(network, "toOrigin", this.#toOriginState());
  }

  /** Follows the network where it has grown. */
  grow(): void {
    const { network, labels } = this;
    if (this.off.length < network.cost.length) this.off = extended(this.off, new Uint8Array(network.cost.length));
    if (this.#on.length < network.from.length) this.#on = extended(this.#on, new Uint8Array(network.from.length));
    const size = network.firstOut.length;
    if (labels.latest.length < size) {
      labels.latest = extended(labels.latest, new Float64Array(size).fill(UNBOUNDED));
      labels.toOrigin = extended(labels.toOrigin, new Float64Array(size).fill(UNBOUNDED));
      labels.latestBy = extended(labels.latestBy, new Int32Array(size).fill(-1));
      labels.toOriginBy = extended(labels.toOriginBy, new Int32Array(size).fill(-1));
    }
    this.#latest.resize(this.#latestState());
    this.#toOrigin.resize(this.#toOriginState());
  }

  /** Lets a claim speak. If that is impossible it stays silent, and a ring that proves it is returned. */
  enable(claim: number): Cycle | undefined {
    this.off[claim] = 0;
    for (const edge of this.network.edgesOf(claim)) {
      const walk = this.#latest.insert(edge);
      if (walk !== undefined) {
        this.disable(claim);
        return simpleRing(this.network, walk);
      }
      assert(this.#toOrigin.insert(edge) === undefined, "both directions agree on what is possible");
      this.#on[edge] = 1;
    }
    for (const edge of this.network.edgesOf(claim)) {
      if (this.network.order[edge] === NOT_ORDER) continue;
      const loop = orderLoopThrough(this.network, edge, { off: this.off, latest: this.labels.latest });
      if (loop === undefined) continue;
      this.disable(claim);
      return loop;
    }
    return undefined;
  }

  /** Silences a claim. */
  disable(claim: number): void {
    this.off[claim] = 1;
    const speaking = this.network.edgesOf(claim).filter((edge) => this.#on[edge] === 1);
    for (const edge of speaking) this.#on[edge] = 0;
    this.#latest.remove(speaking);
    this.#toOrigin.remove(speaking);
  }

  /** Brings the edges of a claim in line with `off` after the labels have been made anew. */
  follow(claim: number): void {
    for (const edge of this.network.edgesOf(claim)) this.#on[edge] = this.off[claim] === 0 ? 1 : 0;
  }

  /** Points whose days have changed since the last call, ascending. */
  takeChanged(): readonly number[] {
    const changed = new Set([...this.#latest.changed, ...this.#toOrigin.changed]);
    this.forgetChanged();
    return [...changed].sort((a, b) => a - b);
  }

  /** Starts listing changed points anew. */
  forgetChanged(): void {
    this.#latest.changed.length = 0;
    this.#toOrigin.changed.length = 0;
  }

  #latestState(): { label: Float64Array; by: Int32Array; on: Uint8Array } {
    return { label: this.labels.latest, by: this.labels.latestBy, on: this.#on };
  }

  #toOriginState(): { label: Float64Array; by: Int32Array; on: Uint8Array } {
    return { label: this.labels.toOrigin, by: this.labels.toOriginBy, on: this.#on };
  }
}

function extended<T extends Uint8Array | Int32Array | Float64Array>(old: T, longer: T): T {
  longer.set(old);
  return longer;
}
