/** Difference constraints on whole days: what contradicts, what to give up, and which days remain. Knows nothing of text. */
export type { Check, CheckOptions, PlacedCluster } from "./check.ts";
export { boundsOf, check } from "./check.ts";
export type { Conflict, Groups } from "./conflict.ts";
export type { Cluster } from "./correct.ts";
export type { ExplainOptions, Explanation } from "./explain.ts";
export { explain } from "./explain.ts";
export type { Correction } from "./hitting.ts";
export type { Labels, Window } from "./labels.ts";
export type { Network } from "./network.ts";
export { createNetwork, ORIGIN } from "./network.ts";
export type { Partition } from "./partition.ts";
export type { Relation } from "./relate.ts";
export { relate } from "./relate.ts";
export type { Reading, ReadingOptions } from "./window.ts";
export { readPart, windowOf } from "./window.ts";
