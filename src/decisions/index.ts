export { askedBy, bearingByAccount, type Found } from "./bearing.ts";
export type { Reviewed } from "./claims.ts";
export type { Dismissed } from "./findings.ts";
export { findPassage, passageOf } from "./passages.ts";
export { type Decided, Replay } from "./replay.ts";
export { type Signature, signedOn } from "./signing.ts";
export { latestOn, listed, standingOf, subjectOf, supposing, undoneAmong } from "./standing.ts";
