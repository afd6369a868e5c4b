import { z } from "zod";
import { groupBy } from "../base/collections.ts";

const words = z.array(z.string().min(1));
/** How words are bent, as grammar.yaml gives it. */
export const inflection = z.strictObject({
  regular: z.array(z.strictObject({ ending: z.string(), third: z.string(), past: z.string(), gerund: z.string() })).min(1),
  doubling: words,
  // a verb with two ways of saying what is past has two rows
  irregular: z.array(z.tuple([z.string(), z.string(), z.string()])),
  also: z.record(z.string(), z.strictObject({ of: z.string(), shape: z.enum(["third", "plural", "gerund"]) })).default({}),
});

export type VerbShape = "base" | "third" | "past" | "participle" | "gerund" | "plural";

/** The forms of any verb or noun, by the rules and the lists of a language. */
export function inflector(data: z.infer<typeof inflection>): (verb: string) => ReadonlyMap<string, readonly VerbShape[]> {
  const irregular = groupBy(data.irregular, ([base]) => base);
  const doubling = new Set(data.doubling);
  const rules = data.regular.map((rule) => ({ ...rule, pattern: new RegExp(`(?:${rule.ending})$`, "u") }));
  return (verb) => {
    const [first = "", ...rest] = verb.split(" ");
    const tail = rest.length > 0 ? ` ${rest.join(" ")}` : "";
    const rule = rules.find((candidate) => candidate.pattern.test(first));
    const stem = doubling.has(first) ? first + first.slice(-1) : first;
    const odd = irregular.get(first) ?? [];
    const forms = new Map<string, VerbShape[]>();
    const add = (form: string, shape: VerbShape) => {
      const before = forms.get(form + tail) ?? [];
      if (!before.includes(shape)) forms.set(form + tail, [...before, shape]);
    };
    add(first, "base");
    if (rule === undefined) return forms;
    const also = Object.entries(data.also).filter(([, { of }]) => of === first);
    const own = (shape: VerbShape) => also.some(([, form]) => form.shape === shape);
    for (const [form, { shape }] of also) add(form, shape);
    if (!own("third")) add(bend(first, rule.third), "third");
    for (const [, past, participle] of odd.length > 0 ? odd : [[first, bend(stem, rule.past), bend(stem, rule.past)] as const]) {
      add(past, "past");
      add(participle, "participle");
    }
    if (!own("gerund")) add(bend(stem, rule.gerund), "gerund");
    return forms;
  };
}

/** "-1+ies" takes one letter off and puts "ies" on. */
function bend(word: string, change: string): string {
  const { off, on } = /^(?:-(?<off>\d))?\+?(?<on>.*)$/u.exec(change)?.groups ?? {};
  return word.slice(0, word.length - Number(off ?? 0)) + (on ?? "");
}
