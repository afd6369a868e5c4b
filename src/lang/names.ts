import { z } from "zod";
import type { NameKind } from "../model/mention.ts";
import type { DataFile } from "./data.ts";
import { readWordList } from "./wordlist.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const words = z.array(z.string().min(1));
const kind = z.enum(["person", "group", "place", "event", "document"]);

const wordSchema = z.strictObject({
  function: words,
  calendar: words,
  particles: words,
  binding: words.optional(),
  joints: words.optional(),
  opening: words,
  endings: z.strictObject({ person: words, place: words }),
  peopleEndings: z.strictObject({ noun: words, adjective: words }),
  joining: words,
  joiningDocuments: words,
  ordinalEndings: words,
  articles: words,
  and: words,
  ampersand: words,
  possessive: words,
  possessors: words,
  modifiers: words,
  ordinals: words,
  joiningBodies: words,
  notNames: words,
  numbers: words,
  suffixes: words,
  regnal: words.default([]),
  narrators: words.default([]),
  abbreviations: words,
  numbering: words,
  nounAfter: words,
});

const headSchema = z.strictObject({
  heads: z.array(
    z.strictObject({
      kind,
      polity: z.boolean().optional(),
      of: z.boolean().optional(),
      on: z.boolean().optional(),
      first: z.boolean().optional(),
      numbered: z.boolean().optional(),
      words,
    }),
  ),
  weak: words,
  surnames: words,
  events: words,
});

const titleSchema = z.strictObject({
  titles: z.array(z.strictObject({ words, gender: z.enum(["female", "male"]).optional() })),
});

const cueSchema = z.strictObject({
  cues: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z-]+$/),
      kind,
      weight: z.number().int().positive(),
      before: words.optional(),
      after: words.optional(),
      notEnding: words.optional(),
      examples: words,
      counterexamples: words,
    }),
  ),
});

/** What a noun at the end (or the beginning) of a name says about the thing named. */
export interface Head {
  readonly kind: NameKind;
  readonly polity: boolean;
  /** "X of Y" is one name after it. */
  readonly of: boolean;
  /** "X on Y" is one name after it. */
  readonly on: boolean;
  readonly weak: boolean;
  /** A family name too, and so of little weight after a given name. */
  readonly surname: boolean;
}

/** Words that tell the kind of the name they stand before or after. */
export interface NameCue {
  readonly id: string;
  readonly kind: NameKind;
  readonly weight: number;
  /** In reading order. */
  readonly words: readonly string[];
  /** A word with one of these endings before it is an adjective, no name. */
  readonly notEnding?: readonly string[];
}

export interface GazetteerEntry {
  readonly name: string;
  readonly kind: NameKind;
  readonly polity: boolean;
}

export type PeopleForm = "adjective" | "noun" | "either";

/** Names in lists ordered by how many people bear them or live there, each with its level: 1 for the first tenth of its list, 2 for the next two fifths, 3. */
export interface NameHints {
  readonly forenames: ReadonlyMap<string, number>;
  readonly familyNames: ReadonlyMap<string, number>;
  /** By the first word as written; the words after it. */
  readonly towns: ReadonlyMap<string, readonly { readonly rest: readonly string[]; readonly level: number }[]>;
}

/** Everything the name finder knows of a language. All single words are lower case. */
export interface NameData {
  readonly functionWords: ReadonlySet<string>;
  readonly calendar: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  /** Small words that bind two names of one person, and too seldom or too often anything else to open or go on with a run. */
  readonly binding: ReadonlySet<string>;
  /** What joins the parts of a person's name that is written with hyphens: "Shuja-ul-Mulk". */
  readonly joints: ReadonlySet<string>;
  /** Particles that may open a name inside a sentence: "de Gaulle". */
  readonly opening: ReadonlySet<string>;
  /** Letters that names of persons and of places often end with. */
  /** Endings of words for peoples that are in no list. */
  readonly peopleEndings: { readonly noun: readonly string[]; readonly adjective: readonly string[] };
  readonly endings: { readonly person: readonly string[]; readonly place: readonly string[] };
  readonly joining: ReadonlySet<string>;
  readonly joiningDocuments: ReadonlySet<string>;
  readonly ordinalEndings: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  readonly and: ReadonlySet<string>;
  readonly ampersand: ReadonlySet<string>;
  readonly possessive: ReadonlySet<string>;
  readonly possessors: ReadonlySet<string>;
  readonly modifiers: ReadonlySet<string>;
  readonly ordinals: ReadonlySet<string>;
  readonly joiningBodies: ReadonlySet<string>;
  readonly notNames: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly suffixes: ReadonlySet<string>;
  /** Numerals behind a ruler's name that are written like other words: "Charles I". */
  readonly regnal: ReadonlySet<string>;
  /** Words of whoever tells of himself, in whose account such a word is mostly none: "my". */
  readonly narrators: readonly string[];
  readonly abbreviations: ReadonlySet<string>;
  readonly numbering: ReadonlySet<string>;
  readonly nounAfter: ReadonlySet<string>;
  readonly commonWords: ReadonlySet<string>;
  readonly female: ReadonlySet<string>;
  readonly male: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
  /** Names of one and more words by their first word as written, longest first. */
  readonly gazetteer: ReadonlyMap<string, readonly GazetteerEntry[]>;
  /** Words for peoples, faiths and parties, as written. */
  readonly peoples: ReadonlyMap<string, PeopleForm>;
  readonly lastHeads: ReadonlyMap<string, Head>;
  readonly firstHeads: ReadonlyMap<string, Head>;
  readonly numberedHeads: ReadonlyMap<string, Head>;
  /** By the first word: phrases without capitals that end the name of an event. */
  readonly eventEnds: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Titles by their last word, longest first; each with its words in reading order. */
  readonly titles: ReadonlyMap<string, readonly Title[]>;
  readonly titleWords: ReadonlySet<string>;
  /** By the last word of the cue. */
  readonly cuesBefore: ReadonlyMap<string, readonly NameCue[]>;
  /** By the first word of the cue. */
  readonly cuesAfter: ReadonlyMap<string, readonly NameCue[]>;
  /** Long lists of names that prove nothing of a word by themselves: what is learnt from texts says how far to trust them. */
  readonly hints: NameHints;
  readonly examples: readonly { readonly cue: string; readonly text: string; readonly counter: boolean }[];
}

export interface Title {
  readonly words: readonly string[];
  readonly gender?: "female" | "male";
}

/** Compiles `lang/<code>/names/`. `offices` are the words for offices, which stand before names as titles do. */
export function loadNames(files: readonly DataFile[], code: string, offices: readonly string[]): Loaded<NameData> {
  const folder = `lang/${code}/names`;
  const problems: string[] = [];
  if (!files.some((file) => file.path.startsWith(`${folder}/`))) return { problems };
  const yaml = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const file = files.find((candidate) => candidate.path === `${folder}/${name}.yaml`);
    if (file === undefined) {
      problems.push(`${folder}/${name}.yaml: missing`);
      return undefined;
    }
    const loaded = loadYaml(file, schema);
    problems.push(...loaded.problems);
    return loaded.value;
  };
  const list = (name: string) => readWordList(files.find((candidate) => candidate.path === `${folder}/${name}.txt`));
  const structure = yaml("words", wordSchema);
  const heads = yaml("heads", headSchema);
  const titles = yaml("titles", titleSchema);
  const cues = yaml("cues", cueSchema);
  if (structure === undefined || heads === undefined || titles === undefined || cues === undefined) return { problems };
  const titleList = [...titles.titles, { words: offices }];
  return {
    problems,
    value: {
      functionWords: new Set(structure.function),
      endings: structure.endings,
      peopleEndings: structure.peopleEndings,
      calendar: new Set(structure.calendar),
      particles: new Set(structure.particles),
      binding: new Set(structure.binding),
      joints: new Set(structure.joints),
      opening: new Set(structure.opening),
      joining: new Set(structure.joining),
      joiningDocuments: new Set(structure.joiningDocuments),
      ordinalEndings: new Set(structure.ordinalEndings),
      articles: new Set(structure.articles),
      and: new Set(structure.and),
      ampersand: new Set(structure.ampersand),
      possessive: new Set(structure.possessive),
      possessors: new Set(structure.possessors),
      modifiers: new Set(structure.modifiers),
      ordinals: new Set(structure.ordinals),
      joiningBodies: new Set(structure.joiningBodies),
      notNames: new Set(structure.notNames),
      numbers: new Set(structure.numbers),
      suffixes: new Set(structure.suffixes),
      regnal: new Set(structure.regnal),
      narrators: structure.narrators,
      abbreviations: new Set(structure.abbreviations),
      numbering: new Set(structure.numbering),
      nounAfter: new Set(structure.nounAfter),
      commonWords: new Set(list("common-words")),
      female: new Set(list("given-female")),
      male: new Set(list("given-male")),
      surnames: new Set(list("surnames")),
      gazetteer: gazetteer(list("polities"), list("places"), list("groups")),
      peoples: peoples(list("peoples")),
      ...compileHeads(heads),
      ...compileTitles(titleList),
      cuesBefore: cuesBy(cues.cues, "before"),
      cuesAfter: cuesBy(cues.cues, "after"),
      hints: hints(list("forenames"), list("family-names"), list("towns")),
      examples: cues.cues.flatMap((cue) => [
        ...cue.examples.map((text) => ({ cue: cue.id, text, counter: false })),
        ...cue.counterexamples.map((text) => ({ cue: cue.id, text, counter: true })),
      ]),
    },
  };
}

function hints(forenames: readonly string[], familyNames: readonly string[], towns: readonly string[]): NameHints {
  const level = (index: number, length: number) => (index * 10 < length ? 1 : index * 2 < length ? 2 : 3);
  const levels = (list: readonly string[]) => new Map(list.map((name, index) => [name, level(index, list.length)]));
  const byFirst = new Map<string, { rest: readonly string[]; level: number }[]>();
  for (const [index, town] of towns.entries()) {
    const [first = "", ...rest] = town.split(" ");
    const entry = { rest, level: level(index, towns.length) };
    const same = byFirst.get(first);
    if (same === undefined) byFirst.set(first, [entry]);
    else same.push(entry);
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.rest.length - a.rest.length);
  return { forenames: levels(forenames), familyNames: levels(familyNames), towns: byFirst };
}

function gazetteer(
  polities: readonly string[],
  places: readonly string[],
  groups: readonly string[],
): ReadonlyMap<string, readonly GazetteerEntry[]> {
  const byFirst = new Map<string, GazetteerEntry[]>();
  const add = (name: string, kind: NameKind, polity: boolean) => {
    const first = /^[\p{L}\p{M}\p{N}'\-.]+/u.exec(name)?.[0] ?? name;
    const entries = byFirst.get(first);
    if (entries === undefined) byFirst.set(first, [{ name, kind, polity }]);
    else if (!entries.some((entry) => entry.name === name)) entries.push({ name, kind, polity });
  };
  for (const name of groups) add(name, "group", false);
  for (const name of polities) add(name, "place", true);
  for (const name of places) add(name, "place", false);
  for (const entries of byFirst.values()) entries.sort((a, b) => b.name.length - a.name.length);
  return byFirst;
}

function peoples(lines: readonly string[]): ReadonlyMap<string, PeopleForm> {
  const forms = new Map<string, PeopleForm>();
  for (const line of lines) {
    const [adjective = "", plural] = line.split(" ");
    if (plural === "=") forms.set(adjective, "either");
    else {
      if (!forms.has(adjective)) forms.set(adjective, "adjective");
      if (plural !== undefined) forms.set(plural, "noun");
    }
  }
  return forms;
}

function compileHeads(data: z.infer<typeof headSchema>) {
  const weak = new Set(data.weak);
  const surnames = new Set(data.surnames);
  const last = new Map<string, Head>();
  const first = new Map<string, Head>();
  const numbered = new Map<string, Head>();
  for (const group of data.heads) {
    const target = group.first ? first : group.numbered ? numbered : last;
    for (const word of group.words) {
      if (target.has(word)) continue;
      target.set(word, {
        kind: group.kind,
        polity: group.polity ?? false,
        of: group.of ?? false,
        on: group.on ?? false,
        weak: weak.has(word),
        surname: surnames.has(word),
      });
    }
  }
  return { lastHeads: last, firstHeads: first, numberedHeads: numbered, eventEnds: byFirstWord(data.events) };
}

/** Phrases by their first word, the longest first. */
function byFirstWord(phrases: readonly string[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const index = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const split = phrase.split(" ");
    const first = split[0] ?? phrase;
    index.set(
      first,
      [...(index.get(first) ?? []), split].sort((a, b) => b.length - a.length),
    );
  }
  return index;
}

function compileTitles(data: readonly { readonly words: readonly string[]; readonly gender?: "female" | "male" | undefined }[]) {
  const titles = new Map<string, Title[]>();
  const titleWords = new Set<string>();
  for (const group of data) {
    for (const phrase of group.words) {
      const words = phrase.split(" ");
      const last = words[words.length - 1] ?? phrase;
      const entry: Title = { words, ...(group.gender === undefined ? {} : { gender: group.gender }) };
      const same = titles.get(last);
      if (same === undefined) titles.set(last, [entry]);
      else if (!same.some((other) => other.words.join(" ") === phrase)) same.push(entry);
      for (const word of words) titleWords.add(word);
    }
  }
  for (const entries of titles.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return { titles, titleWords };
}

function cuesBy(cues: z.infer<typeof cueSchema>["cues"], side: "before" | "after"): ReadonlyMap<string, readonly NameCue[]> {
  const index = new Map<string, NameCue[]>();
  for (const cue of cues) {
    for (const phrase of cue[side] ?? []) {
      const words = phrase.split(" ").flatMap((word) => (/^[,(].+/.test(word) ? [word.slice(0, 1), word.slice(1)] : [word]));
      const key = (side === "before" ? words[words.length - 1] : words[0]) ?? phrase;
      const entry: NameCue = {
        id: cue.id,
        kind: cue.kind,
        weight: cue.weight,
        words,
        ...(cue.notEnding === undefined ? {} : { notEnding: cue.notEnding }),
      };
      const same = index.get(key);
      if (same === undefined) index.set(key, [entry]);
      else same.push(entry);
    }
  }
  for (const entries of index.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return index;
}
