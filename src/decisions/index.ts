export type { Dismissed } from "./findings.ts";
export { passageOf } from "./passages.ts";
export { type Decided, Replay } from "./replay.ts";
export { latestOn, standingOf, undoneAmong } from "./standing.ts";
