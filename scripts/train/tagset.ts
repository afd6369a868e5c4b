import type { TagInfo } from "../../src/lang/weights.ts";
import type { Example } from "./align.ts";
import type { TreebankSentence } from "./conllu.ts";

/** Relations seen less often are counted as what stands before their colon. */
const LEAST = 20;

/** Every tag of the treebanks, with the part of speech and the form of verbs that it most often goes with. */
export function tagsOf(sentences: readonly TreebankSentence[]): readonly TagInfo[] {
  const seen = new Map<string, { readonly pos: Map<string, number>; readonly forms: Map<string, number> }>();
  for (const { tags, pos, verbForms } of sentences) {
    tags.forEach((tag, index) => {
      const counts = seen.get(tag) ?? { pos: new Map(), forms: new Map() };
      seen.set(tag, counts);
      count(counts.pos, pos[index] ?? "");
      count(counts.forms, verbForms[index] ?? "");
    });
  }
  return [...seen]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { pos, forms }]) => {
      const kind = mostFrequent(pos);
      const form = mostFrequent(forms);
      return { name, pos: kind, ...(form === "" || !["VERB", "AUX"].includes(kind) ? {} : { form }) };
    });
}

/** Every relation of the examples that is frequent enough. */
export function relationsOf(examples: readonly Example[]): readonly string[] {
  const seen = new Map<string, number>();
  for (const { relations } of examples) for (const relation of relations) count(seen, relation);
  return [...seen]
    .filter(([name, times]) => times >= LEAST || !name.includes(":"))
    .map(([name]) => name)
    .sort();
}

/** A function from names to their numbers in a list; of a relation that has none, that of the part before its colon. */
export function numbering(names: readonly string[]): (name: string) => number {
  const numbers = new Map(names.map((name, index) => [name, index]));
  return (name) => {
    const number = numbers.get(name) ?? numbers.get(name.split(":")[0] ?? "");
    if (number === undefined) throw new Error(`${name} has not been seen in training`);
    return number;
  };
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))[0]?.[0] ?? "";
}
