import type { Network } from "../src/chronology/network/index.ts";

/** Both bounds of every point by rounds over all edges until nothing changes (Bellman 1958, Ford 1956). */
export function bellmanFord(network: Network): { readonly latest: Float64Array; readonly toOrigin: Float64Array } {
  return { latest: rounds(network, network.from, network.to), toOrigin: rounds(network, network.to, network.from) };
}

function rounds(network: Network, from: Int32Array, to: Int32Array): Float64Array {
  const { max, edges, points } = network;
  const length = new Float64Array(points).fill(Infinity);
  length[0] = 0;
  for (let round = 1; round < points; round++) {
    let lowered = false;
    for (let edge = 0; edge < edges; edge++) {
      const reached = (length[from[edge] as number] as number) + (max[edge] as number);
      if (reached >= (length[to[edge] as number] as number)) continue;
      length[to[edge] as number] = reached;
      lowered = true;
    }
    if (!lowered) break;
  }
  return length;
}

/** The distances between all pairs of points (Floyd 1962, Warshall 1962). */
export function floydWarshall(network: Network): Float64Array {
  const size = network.points;
  const matrix = new Float64Array(size * size).fill(Infinity);
  for (let point = 0; point < size; point++) matrix[point * size + point] = 0;
  for (let edge = 0; edge < network.edges; edge++) {
    const cell = (network.from[edge] as number) * size + (network.to[edge] as number);
    matrix[cell] = Math.min(matrix[cell] as number, network.max[edge] as number);
  }
  for (let via = 0; via < size; via++) {
    for (let row = 0; row < size; row++) {
      const first = matrix[row * size + via] as number;
      if (first === Infinity) continue;
      for (let column = 0; column < size; column++) {
        const sum = first + (matrix[via * size + column] as number);
        if (sum < (matrix[row * size + column] as number)) matrix[row * size + column] = sum;
      }
    }
  }
  return matrix;
}
