/** The library: everything of the core that another program needs to read accounts and to ask about them. */

export { Bug } from "./base/assert.ts";
export { Problem } from "./base/problem.ts";
export { loadLanguages } from "./lang/language.ts";
export type * from "./model/claim.ts";
export type * from "./model/document.ts";
export type * from "./model/entity.ts";
export type * from "./model/finding.ts";
export type * from "./model/mention.ts";
export type * from "./model/source.ts";
export type * from "./model/time.ts";
export { readSource } from "./source/index.ts";
export { segment } from "./text/index.ts";
