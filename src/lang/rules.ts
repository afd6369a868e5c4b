import { z } from "zod";
import type { DataFile } from "./data.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const phrases = z.array(z.string().min(1)).min(1);
const schema = z.strictObject({
  weekdays: z.array(phrases).length(7),
  "may-repeat": phrases,
  "name-forms": z.array(z.tuple([z.string(), z.string()])),
  ranges: z.strictObject({
    openers: phrases,
    joints: phrases,
    marks: phrases,
    begun: phrases.optional(),
    ended: phrases.optional(),
    lasted: phrases.optional(),
  }),
  "date-openers": phrases,
  sums: z.strictObject({
    "before-total": phrases,
    "after-total": phrases,
    "parts-follow": phrases,
    "whole-of": phrases.optional(),
    remaining: phrases.optional(),
    again: phrases.optional(),
    "parts-in-full": phrases.optional(),
    kinds: z.array(z.strictObject({ whole: phrases, parts: phrases })).optional(),
    open: phrases,
  }),
  cues: z.record(z.string().regex(/^[a-z]+(-[a-z]+)*$/), phrases).optional(),
  inventions: z.record(z.string().regex(/^\d{3,4}$/), phrases).optional(),
  "named-since": z.record(z.string().regex(/^\d{3,4}$/), phrases).optional(),
  lists: z.strictObject({
    open: phrases,
    unfinished: phrases,
    announcements: z.strictObject({ list: phrases, text: phrases }),
    persons: phrases,
    "person-endings": phrases,
    "not-persons": phrases,
    places: phrases,
    "some-of": phrases,
    "item-openers": phrases,
    and: phrases,
  }),
});

/** The words of a phrase, in lower case. */
export type Phrase = readonly string[];

/** What rules listen for in one language. */
export interface RuleWords {
  /** Sunday first; in each the form to suggest first. */
  readonly weekdays: readonly (readonly string[])[];
  /** Words that may stand twice in a row on purpose. */
  readonly mayRepeat: ReadonlySet<string>;
  /** Pairs of endings in which two forms of one name may differ without being two spellings. */
  readonly nameForms: readonly (readonly [string, string])[];
  /** What stands before, between the words of, and between the figures of a stretch of time. */
  readonly ranges: {
    readonly openers: readonly Phrase[];
    readonly joints: readonly Phrase[];
    readonly marks: ReadonlySet<string>;
    /** Before the first date: "began on". */
    readonly begun: readonly Phrase[];
    /** Between the two, where one of `begun` opened: "and ended on". */
    readonly ended: readonly Phrase[];
    /** Before a duration that the dates behind it bound: "lasted". */
    readonly lasted: readonly Phrase[];
  };
  /** Between a count and the date it leads to: "twelve days later, on". */
  readonly dateOpeners: ReadonlySet<string>;
  readonly sums: {
    /** The total stands after these. */
    readonly beforeTotal: readonly Phrase[];
    /** The total stands before these. */
    readonly afterTotal: readonly Phrase[];
    /** The parts of the total before stand after these. */
    readonly partsFollow: readonly Phrase[];
    /** Opens a sentence on the parts of a whole: "Of the 450 prisoners,". */
    readonly wholeOf: readonly Phrase[];
    /** Before the part that makes up the whole: "the remaining". */
    readonly remaining: readonly Phrase[];
    /** The same things are counted a second time: "of them". */
    readonly again: readonly Phrase[];
    /** Of `partsFollow`, those that promise all the parts. */
    readonly partsInFull: readonly Phrase[];
    /** Nouns for a whole, and those for the parts that make it up: children, sons and daughters. */
    readonly kinds: readonly { readonly whole: ReadonlySet<string>; readonly parts: ReadonlySet<string> }[];
    /** The parts named are not all there are. */
    readonly open: readonly Phrase[];
  };
  /** What a single rule listens for, by a name of its own; none where the language has no such words. */
  readonly cue: (name: string) => readonly Phrase[];
  /** Things, with the year before which there was none of their kind. */
  readonly inventions: readonly { readonly year: number; readonly phrases: readonly Phrase[] }[];
  /** The year from which on a body, state or town was called so. */
  readonly namedSince: readonly { readonly year: number; readonly phrases: readonly Phrase[] }[];
  readonly lists: {
    /** The list does not promise to name everything. */
    readonly open: readonly Phrase[];
    /** Ends a list without ending it. */
    readonly unfinished: readonly Phrase[];
    /** Promises several items below. */
    readonly announcesList: readonly Phrase[];
    /** Promises something below; one passage is enough. */
    readonly announcesText: readonly Phrase[];
    /** Whether a list of persons answers to a plural noun. */
    readonly countsPersons: (noun: string) => boolean;
    /** Plural nouns that a list of places answers to. */
    readonly places: ReadonlySet<string>;
    /** Before a number: what follows names some of so many. */
    readonly someOf: readonly Phrase[];
    /** Begins every item of a list alike: "one for the smiths, one for the bakers". */
    readonly itemOpeners: ReadonlySet<string>;
    readonly and: readonly Phrase[];
  };
}

/** Reads `lang/<code>/rules.yaml`. Absent, without a problem, where a language has none: its rules of words stay silent. */
export function loadRuleWords(files: readonly DataFile[], code: string): Loaded<RuleWords> {
  const file = files.find((candidate) => candidate.path === `lang/${code}/rules.yaml`);
  if (file === undefined) return { problems: [] };
  const { value, problems } = loadYaml(file, schema);
  return value === undefined ? { problems } : { value: compile(value), problems };
}

function compile({
  weekdays,
  "may-repeat": mayRepeat,
  "name-forms": nameForms,
  ranges,
  "date-openers": dateOpeners,
  sums,
  cues = {},
  inventions = {},
  "named-since": namedSince = {},
  lists,
}: z.infer<typeof schema>): RuleWords {
  const cued = new Map(Object.entries(cues).map(([name, texts]) => [name, longestFirst(texts)]));
  return {
    weekdays,
    mayRepeat: new Set(mayRepeat),
    nameForms,
    ranges: {
      openers: longestFirst(ranges.openers),
      joints: longestFirst(ranges.joints),
      marks: new Set(ranges.marks),
      begun: longestFirst(ranges.begun ?? []),
      ended: longestFirst(ranges.ended ?? []),
      lasted: longestFirst(ranges.lasted ?? []),
    },
    dateOpeners: new Set(dateOpeners),
    sums: {
      beforeTotal: longestFirst(sums["before-total"]),
      afterTotal: longestFirst(sums["after-total"]),
      partsFollow: longestFirst(sums["parts-follow"]),
      wholeOf: longestFirst(sums["whole-of"] ?? []),
      remaining: longestFirst(sums.remaining ?? []),
      again: longestFirst(sums.again ?? []),
      partsInFull: longestFirst(sums["parts-in-full"] ?? []),
      kinds: (sums.kinds ?? []).map(({ whole, parts }) => ({ whole: new Set(whole), parts: new Set(parts) })),
      open: longestFirst(sums.open),
    },
    inventions: Object.entries(inventions).map(([year, texts]) => ({ year: Number(year), phrases: longestFirst(texts) })),
    namedSince: Object.entries(namedSince).map(([year, texts]) => ({ year: Number(year), phrases: longestFirst(texts) })),
    cue: (name) => cued.get(name) ?? [],
    lists: {
      open: longestFirst(lists.open),
      unfinished: longestFirst(lists.unfinished),
      announcesList: longestFirst(lists.announcements.list),
      announcesText: longestFirst(lists.announcements.text),
      countsPersons: personNouns(lists),
      places: new Set(lists.places),
      someOf: longestFirst(lists["some-of"]),
      itemOpeners: new Set(lists["item-openers"]),
      and: longestFirst(lists.and),
    },
  };
}

function personNouns(lists: z.infer<typeof schema>["lists"]): (noun: string) => boolean {
  const persons = new Set(lists.persons);
  const others = new Set([...lists["not-persons"], ...lists.places]);
  const endings = lists["person-endings"];
  return (noun) => persons.has(noun) || (!others.has(noun) && endings.some((ending) => noun.endsWith(ending)));
}

function longestFirst(texts: readonly string[]): readonly Phrase[] {
  return texts.map((text) => text.toLowerCase().split(" ")).sort((a, b) => b.length - a.length);
}
