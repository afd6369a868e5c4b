import { nearest } from "../../base/nearest.ts";
import { Problem } from "../../base/problem.ts";

/** Whether what was typed is an id, or its first characters. */
export function begins(given: string, id: string): boolean {
  return id === given || (given.length >= 4 && id.startsWith(given));
}

/** The record that an id, or its first characters, name. */
export function one<T extends { readonly id: string }>(given: string, records: readonly T[], what: string): T {
  const found = records.filter(({ id }) => begins(given, id));
  const [only, ...others] = found;
  if (only === undefined) {
    const close = nearest(
      given,
      records.map(({ id }) => id.slice(0, given.length)),
    );
    throw new Problem(`there is no ${what} ${given}${close === undefined ? "" : `; did you mean ${close}?`}`);
  }
  if (others.length > 0) throw new Problem(`${given} begins the ids of ${found.length} ${what}s: give more of it`);
  return only;
}

/** What was typed, where it is one of those that are allowed. */
export function known<T extends string>(given: string, allowed: readonly T[], what: string): T {
  const found = allowed.find((each) => each === given);
  if (found !== undefined) return found;
  const close = nearest(given, allowed);
  const hint = close !== undefined ? `did you mean “${close}”?` : allowed.length <= 12 ? `it is one of ${allowed.join(", ")}` : "";
  throw new Problem(`there is no ${what} “${given}”${hint === "" ? "" : `; ${hint}`}`);
}
