// Made by `npm run new-rule` and `npm run bless`; a test fails when it is stale.
import type { Rule } from "../src/findings/rule.ts";
import repeatedWord from "./repeated-word/rule.ts";

/** Every rule, in the order of their names. */
export const RULES: readonly Rule[] = [
  repeatedWord,
];
