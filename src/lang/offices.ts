import { z } from "zod";
import { groupBy } from "../base/collections.ts";
import type { DataFile } from "./data.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const words = z.array(z.string().min(1));
const mode = z.enum(["full", "acting", "deputy", "honorary", "former"]);
const schema = z.strictObject({
  offices: z.array(z.strictObject({ words, rank: z.boolean().optional(), courtesy: z.boolean().optional() })),
  modes: z.strictObject({ acting: words, deputy: words, honorary: words, former: words }),
  fields: words,
  portfolios: z
    .strictObject({ words, office: z.string(), places: words, taken: words, passed: words, to: words, "stands-for": words.default([]) })
    .optional(),
  over: words,
  "over-only": z.record(z.string(), words).default({}),
  articles: words,
  definite: words,
  owners: words,
  persons: words,
  leading: words,
  numbers: words,
  peers: words,
  holding: words,
  plain: words,
  "of-things": words.default([]),
  beside: words.default([]),
  asides: words.default([]),
  ranks: words.default([]),
  examples: z.array(
    z.strictObject({
      text: z.string(),
      offices: z.array(z.strictObject({ quote: z.string(), office: z.string(), of: z.string().optional(), mode })),
    }),
  ),
  counterexamples: words,
});

export type OfficeMode = z.infer<typeof mode>;

/** An office in its dictionary form. */
export interface Office {
  readonly name: string;
  readonly words: readonly string[];
  /** A rank is an office only with what it is over. */
  readonly rank: boolean;
  /** A title before a name that gives no office: "Sir". */
  readonly courtesy: boolean;
}

/** Fields of government whose name stands for the ministry: "took Finance". */
export interface Portfolios {
  /** By first word, longest first. */
  readonly words: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** What whoever has one is: "minister". */
  readonly office: string;
  /** Words between a name and what it is over: "Haas *at* the Interior". */
  readonly places: ReadonlySet<string>;
  /** Verbs behind which it is given, taken or held. */
  readonly taken: ReadonlySet<string>;
  /** Verbs before which it passes to somebody, … */
  readonly passed: ReadonlySet<string>;
  /** … with the word before whom it passes to. */
  readonly to: ReadonlySet<string>;
  /** Words that stand for the ministry before what it is over: "received *that* of war". */
  readonly standsFor: ReadonlySet<string>;
}

export interface OfficeData {
  /** By first word, longest first. */
  readonly offices: ReadonlyMap<string, readonly Office[]>;
  readonly names: readonly string[];
  readonly modes: ReadonlyMap<string, OfficeMode>;
  /** What an office may be over where it stands before it in lower case: "finance". */
  readonly fields: ReadonlySet<string>;
  /** Absent where the language has none. */
  readonly portfolios?: Portfolios;
  readonly over: ReadonlySet<string>;
  /** Words of `over` that only these offices go with, by the last word of their name: "ambassador to Rome", but "brought the emperor to Rome". */
  readonly overOnly: ReadonlyMap<string, ReadonlySet<string>>;
  /** Offices whose word things have as well, "its head": one is meant only where it is said of somebody. */
  readonly ofThings: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  readonly holding: ReadonlySet<string>;
  /** The definite article: an office behind it may stand for the one who holds it. */
  readonly definite: ReadonlySet<string>;
  /** "its commander": behind these an office is held by somebody. */
  readonly owners: ReadonlySet<string>;
  /** Pronouns for a person. */
  readonly persons: ReadonlySet<string>;
  /** Words before what is no office: "at the head", "hundred head". */
  readonly leading: ReadonlySet<string>;
  /** Number words: "thirteen chiefs". */
  readonly numbers: ReadonlySet<string>;
  /** Titles of nobility, which with their places are names: "the Earl of Essex". */
  readonly peers: ReadonlySet<string>;
  /** Offices whose noun is mostly an ordinary word when it has no capital. */
  readonly plain: ReadonlySet<string>;
  /** Those that one of many has: an office only beside a person's name, or said of somebody. */
  readonly beside: ReadonlySet<string>;
  /** Words between a name and its office that say when: "Moreno, *by then* a general". */
  readonly asides: ReadonlySet<string>;
  /** Nouns whose name an office is: "the *rank* of captain". */
  readonly ranks: ReadonlySet<string>;
  readonly examples: z.infer<typeof schema>["examples"];
  readonly counterexamples: readonly string[];
}

function portfoliosOf({ words: names, office, places, taken, passed, to, ...rest }: NonNullable<z.infer<typeof schema>["portfolios"]>): Portfolios {
  const byLength = names.map((name) => name.split(" ")).sort((a, b) => b.length - a.length);
  const byFirst = groupBy(byLength, ([first = ""]) => first);
  return {
    words: byFirst,
    office,
    places: new Set(places),
    taken: new Set(taken),
    passed: new Set(passed),
    to: new Set(to),
    standsFor: new Set(rest["stands-for"]),
  };
}

/** Compiles `lang/<code>/offices/offices.yaml`. */
export function loadOffices(files: readonly DataFile[], code: string): Loaded<OfficeData> {
  const path = `lang/${code}/offices/offices.yaml`;
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) return { problems: [] };
  const { value, problems } = loadYaml(file, schema);
  if (value === undefined) return { problems };
  const offices = new Map<string, Office[]>();
  const names: string[] = [];
  for (const group of value.offices) {
    for (const name of group.words) {
      const parts = name.split(" ");
      const office: Office = { name, words: parts, rank: group.rank ?? false, courtesy: group.courtesy ?? false };
      const first = parts[0] ?? name;
      const same = offices.get(first);
      if (same === undefined) offices.set(first, [office]);
      else same.push(office);
      names.push(name);
    }
  }
  for (const same of offices.values()) same.sort((a, b) => b.words.length - a.words.length);
  const modes = new Map<string, OfficeMode>();
  for (const kind of ["acting", "deputy", "honorary", "former"] as const) for (const word of value.modes[kind]) modes.set(word, kind);
  return {
    problems,
    value: {
      offices,
      names,
      modes,
      fields: new Set(value.fields),
      plain: new Set(value.plain),
      ofThings: new Set(value["of-things"]),
      beside: new Set(value.beside),
      asides: new Set(value.asides),
      ranks: new Set(value.ranks),
      ...(value.portfolios === undefined ? {} : { portfolios: portfoliosOf(value.portfolios) }),
      over: new Set(value.over),
      overOnly: new Map(Object.entries(value["over-only"]).map(([word, offices]) => [word, new Set(offices)])),
      articles: new Set(value.articles),
      definite: new Set(value.definite),
      owners: new Set(value.owners),
      persons: new Set(value.persons),
      leading: new Set(value.leading),
      numbers: new Set(value.numbers),
      peers: new Set(value.peers),
      holding: new Set(value.holding),
      examples: value.examples,
      counterexamples: value.counterexamples,
    },
  };
}
