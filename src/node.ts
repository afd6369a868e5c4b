/** What the library needs of a machine with files: its own data, and accounts. */

export { type AccountFile, readAccountFile } from "./readers/account.ts";
export { readDataFiles, readPlaces, readWeights } from "./readers/data.ts";
