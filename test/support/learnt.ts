import { loadLanguages } from "../../src/lang/language.ts";
import { readDataFiles, readWeights } from "../../src/readers/data.ts";

type Loaded = ReturnType<typeof loadLanguages>;

let withWeights: Loaded | undefined;
let without: Loaded | undefined;

/** Everything that Regest knows of languages, read once for all test files that a process runs. */
export function learnt(): Loaded {
  withWeights ??= loadLanguages(readDataFiles(), readWeights());
  return withWeights;
}

/** The same without what was trained. */
export function untrained(): Loaded {
  without ??= loadLanguages(readDataFiles());
  return without;
}
