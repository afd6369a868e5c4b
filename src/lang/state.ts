import { z } from "zod";
import type { DataFile } from "./data.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const words = z.array(z.string().min(1));
const schema = z.strictObject({
  fronts: words,
  movements: words.default([]),
  forces: words,
  serving: words,
  shared: words,
  epithets: words,
  wholes: words,
  definite: words,
  demonstratives: words.default([]),
  towns: words,
  crowns: words,
  realms: words,
  portions: words,
  partners: words,
  intentions: words,
  demands: words,
  pledges: words,
  peaks: words.default([]),
  outsets: words.default([]),
  soles: words.default([]),
  alliances: words.default([]),
  governments: words.default([]),
  assemblies: words.default([]),
  onsets: words.default([]),
  permissions: words.default([]),
  invitations: words.default([]),
  steads: words.default([]),
  thrones: words.default([]),
  charters: words.default([]),
  pacts: words.default([]),
  seats: z.array(words.min(2)),
  posts: z.record(z.string(), words).default({}),
});

/** Words by which a language names what the boards show. */
export interface StateWords {
  /** Last words of names for a part of the fighting line. */
  readonly fronts: ReadonlySet<string>;
  /** Words in the name of a movement that ends like one for a part of the fighting line: "National Liberation Front". */
  readonly movements: ReadonlySet<string>;
  /** Last words of names for armed forces. */
  readonly forces: ReadonlySet<string>;
  /** Those who serve in a force: "soldier". */
  readonly serving: ReadonlySet<string>;
  /** Offices that many hold at once, so that a new holder ends nobody's term. */
  readonly shared: ReadonlySet<string>;
  /** Words that stand like an office and are none: "warlord". */
  readonly epithets: ReadonlySet<string>;
  /** Words for every one of those named before: "all". */
  readonly wholes: ReadonlySet<string>;
  /** Words before a description of what was named before: "the". */
  readonly definite: ReadonlySet<string>;
  /** Words that point back to one named before: "this". */
  readonly demonstratives: ReadonlySet<string>;
  /** Words for a place that is taken whole: "town". */
  readonly towns: ReadonlySet<string>;
  /** Offices that are mostly held for life. */
  readonly crowns: ReadonlySet<string>;
  /** Words for the land that an account is about. */
  readonly realms: ReadonlySet<string>;
  /** Words before "of" that leave a part behind. */
  readonly portions: ReadonlySet<string>;
  /** Words that bring in the parties of an agreement: "between". */
  readonly partners: ReadonlySet<string>;
  /** Forms of words for a firm intention: "decided". Who only wishes plans nothing. */
  readonly intentions: ReadonlySet<string>;
  /** Forms of words by which others are asked to do something: "urged". */
  readonly demands: ReadonlySet<string>;
  /** Those of the intentions that bind for long: "pledged". */
  readonly pledges: ReadonlySet<string>;
  /** Forms of verbs by which others are only let do something: "letting". */
  readonly permissions: ReadonlySet<string>;
  /** Those of the demands that need no infinitive: "invited them to Rome". */
  readonly invitations: ReadonlySet<string>;
  /** Papers by which a realm or body is ordered, of which it has one: "adopted a constitution". */
  readonly charters: ReadonlySet<string>;
  /** Papers that are of the day on which they were signed: "the treaty of 3 May". */
  readonly pacts: ReadonlySet<string>;
  /** "Elected in his stead": words for the place of whoever had an office before. */
  readonly steads: ReadonlySet<string>;
  /** "The king died, and his son came to the throne": what whoever comes into it has after whoever had it last. */
  readonly thrones: ReadonlySet<string>;
  /** Last words for those who have only joined hands, and are no body of their own. */
  readonly alliances: ReadonlySet<string>;
  /** Last words for bodies that a word with a capital before them is enough to tell: "the Republican government". */
  readonly governments: ReadonlySet<string>;
  /** Words for a body of which an account mostly has one, so that they need no name: "the junta". */
  readonly assemblies: ReadonlySet<string>;
  /** Words before a noun for an event, for what has been so since it began: "since the beginning of". */
  readonly onsets: readonly (readonly string[])[];
  /** Offices of which a realm has one: without what they are over they are those of the realm that the account is about. */
  readonly soles: ReadonlySet<string>;
  /** Words for the day on which something counted most: "at its height". */
  readonly peaks: ReadonlySet<string>;
  /** Words by which a number is that of a beginning: "originally". */
  readonly outsets: ReadonlySet<string>;
  /** Words for one thing that an office is over, each with the first of its row: "interior" stands for "internal affairs". */
  readonly seats: ReadonlyMap<string, string>;
  /** Offices by words for them that are none for their holders: "presidency". */
  readonly posts: ReadonlyMap<string, string>;
}

/** Absent where the language has no `state.yaml`. */
export function loadStateWords(files: readonly DataFile[], code: string): Loaded<StateWords> {
  const file = files.find((candidate) => candidate.path === `lang/${code}/state.yaml`);
  if (file === undefined) return { problems: [] };
  const { value, problems } = loadYaml(file, schema);
  if (value === undefined) return { problems };
  const seats = new Map(value.seats.flatMap(([first = "", ...others]) => others.map((other) => [other, first] as const)));
  const posts = new Map(Object.entries(value.posts).flatMap(([office, others]) => others.map((other) => [other, office] as const)));
  const sets = {
    fronts: new Set(value.fronts),
    movements: new Set(value.movements),
    forces: new Set(value.forces),
    serving: new Set(value.serving),
    shared: new Set(value.shared),
    epithets: new Set(value.epithets),
    wholes: new Set(value.wholes),
    definite: new Set(value.definite),
    demonstratives: new Set(value.demonstratives),
    towns: new Set(value.towns),
    crowns: new Set(value.crowns),
    realms: new Set(value.realms),
    portions: new Set(value.portions),
    partners: new Set(value.partners),
    intentions: new Set(value.intentions),
    demands: new Set(value.demands),
    pledges: new Set(value.pledges),
    peaks: new Set(value.peaks),
    outsets: new Set(value.outsets),
    soles: new Set(value.soles),
    alliances: new Set(value.alliances),
    governments: new Set(value.governments),
    assemblies: new Set(value.assemblies),
    onsets: value.onsets.map((words) => words.split(" ")),
    permissions: new Set(value.permissions),
    invitations: new Set(value.invitations),
    steads: new Set(value.steads),
    thrones: new Set(value.thrones),
    charters: new Set(value.charters),
    pacts: new Set(value.pacts),
  };
  return { value: { ...sets, seats, posts }, problems };
}
