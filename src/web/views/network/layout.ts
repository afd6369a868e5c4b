import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from "d3-force";
import type { Network } from "./graph.ts";

/** A node and where it lies; `x` and `y` move until the layout has settled. */
export interface Placed extends SimulationNodeDatum {
  readonly index: number;
  readonly radius: number;
}

export interface Layout {
  readonly placed: readonly Placed[];
  /** Moves everything on for so many milliseconds at most; false once nothing moves any more. */
  readonly settle: (milliseconds: number) => boolean;
}

/** From so many on a layout is made in fewer and coarser steps. */
const MANY = 1_000;

/** Pixels of the smallest node. */
const LEAST = 4;

/** Lays a network out by forces (Fruchterman and Reingold's idea, by d3-force); the same network always the same way. */
export function layoutOf({ nodes, ties }: Network): Layout {
  const placed: Placed[] = nodes.map(({ weight }, index) => ({ index, radius: LEAST + Math.sqrt(weight) * 1.6 }));
  const place = new Map(nodes.map(({ entity }, index) => [entity.id, index]));
  const links: SimulationLinkDatum<Placed>[] = ties.map(({ a, b }) => ({ source: place.get(a) ?? 0, target: place.get(b) ?? 0 }));
  const many = placed.length > MANY;
  const simulation = forceSimulation(placed)
    .stop()
    .alphaDecay(many ? 0.07 : 0.0228)
    .force("ties", forceLink<Placed, SimulationLinkDatum<Placed>>(links).distance(70))
    .force(
      "apart",
      forceManyBody()
        .strength(-140)
        .distanceMax(600)
        .theta(many ? 1.5 : 0.9),
    )
    // the space is wider than high
    .force("x", forceX(0).strength(0.04))
    .force("y", forceY(0).strength(0.07));
  if (!many)
    simulation.force(
      "room",
      forceCollide<Placed>(({ radius }) => radius + 3),
    );
  return {
    placed,
    settle(milliseconds) {
      const until = performance.now() + milliseconds;
      while (simulation.alpha() > simulation.alphaMin()) {
        simulation.tick();
        if (performance.now() > until) return true;
      }
      return false;
    },
  };
}
