import { sha256Hex } from "../base/hash.ts";
import type { DecisionId } from "../model/decision.ts";
import type { StoredSource } from "../store/contract.ts";
import { INDEX_VERSION } from "../store/served/tables.ts";

/** What accounts are read from, decisions apart: the same while neither they nor what is set for them change. */
export function printOf(sources: readonly StoredSource[], rules: string): string {
  const known = sources.map(({ name, sha256, metadata, encoding }) => [name, sha256, metadata, encoding ?? ""]);
  return short(JSON.stringify([INDEX_VERSION, known, rules]));
}

/** The same with the decisions that bear on what is read. */
export function withDecisions(print: string, bearing: readonly DecisionId[]): string {
  return `${print} ${short(bearing.join(" "))}`;
}

/** The print that decisions were put to. */
export function withoutDecisions(print: string): string {
  return print.split(" ", 1)[0] ?? "";
}

function short(text: string): string {
  return sha256Hex(text).slice(0, 32);
}
