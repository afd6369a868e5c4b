export type * from "./ast.ts";
export { boundsOf } from "./bounds.ts";
export { grainOf } from "./completions.ts";
export { enclosingEdtf } from "./enclosing.ts";
export { type EdtfLevel, levelOf } from "./level.ts";
export { type EdtfParse, parseEdtf } from "./parse.ts";
export { printEdtf } from "./print.ts";
