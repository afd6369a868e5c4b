import { z } from "zod";
import type { PredicateId, Role } from "../model/claim.ts";
import { type AttributionCues, loadAttribution } from "./attribution.ts";
import type { DataFile } from "./data.ts";
import { demandsOf, type Traits } from "./demands.ts";
import { type Grammar, loadGrammar } from "./grammar.ts";
import type { VerbShape } from "./inflection.ts";
import { NOUN_KINDS } from "./noun-kinds.ts";
import type { Knowledge } from "./predicates.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

/** What a pattern can ask of the words in a role: kinds of mentions, classes of nouns of grammar.yaml, any name, a person by name, or no more than a number. */
const FILLER_KINDS = [...NOUN_KINDS, "event", ...["quantity", "people", "many", "crowd", "count", "part", "name", "named"]] as const;

const role = z.string().regex(/^[a-z]+$/u);
const pattern = z.strictObject({
  id: z.string().regex(/^[a-z]{2,3}\/[a-z]+(?:-[a-z]+)*$/u),
  predicate: z.string(),
  verbs: z.array(z.string().min(1)).optional(),
  nouns: z.array(z.string().min(1)).optional(),
  links: z.array(z.string().min(1)).optional(),
  participle: z.boolean().default(false),
  subject: role.optional(),
  object: role.optional(),
  second: role.optional(),
  intransitive: role.optional(),
  prepositions: z.record(z.string(), role).default({}),
  of: role.optional(),
  by: role.optional(),
  possessive: role.optional(),
  bearer: role.optional(),
  itself: role.optional(),
  before: role.optional(),
  needs: z.union([role, z.array(role).min(1)]).optional(),
  "needs-all": z.array(role).min(1).optional(),
  only: z.record(role, z.array(z.enum(FILLER_KINDS)).min(1)).default({}),
  except: z.record(role, z.array(z.enum(NOUN_KINDS)).min(1)).default({}),
  owned: z.record(role, z.array(z.string().min(1)).min(1)).default({}),
  after: z.array(z.string()).default([]),
  followed: z.array(z.string()).default([]),
  forms: z
    .array(z.enum(["base", "third", "past", "participle", "gerund", "plural"]))
    .min(1)
    .optional(),
  "not-before": z.array(z.string().min(1)).default([]),
  counted: role.optional(),
  measured: role.optional(),
  whole: role.optional(),
  "set-off": z.boolean().default(false),
  fronted: z.boolean().default(false),
  acting: z.boolean().default(false),
  adverbial: z.boolean().default(false),
  objectless: z.boolean().default(false),
  closing: z.boolean().default(false),
  attributive: z.boolean().default(false),
  caused: z.boolean().default(false),
  denies: z.boolean().default(false),
  planned: z.boolean().default(false),
  // "known as" tells how something is called, "became known as" of a new name: the auxiliary is never left out
  helped: z.boolean().default(false),
  behind: z.array(z.string().min(1)).default([]),
  bare: z.boolean().default(false),
  "named-subject": z.boolean().default(false),
  "named-object": z.boolean().default(false),
  "named-complement": z.boolean().default(false),
  "named-before": z.boolean().default(false),
  "person-object": z.boolean().default(false),
  examples: z.array(z.strictObject({ text: z.string().min(1), claim: z.string().min(1) })).min(1),
  counterexamples: z.array(z.strictObject({ text: z.string().min(1), why: z.string().min(1), predicate: z.string().optional() })).min(1),
});
const schema = z.strictObject({ patterns: z.array(pattern).min(1) });

/** How a language says a predicate: its verbs or nouns, and which grammatical place fills which role. */
export interface ClaimPattern {
  readonly id: string;
  /** The data file it stands in: "lang/en/claims/war.yaml". */
  readonly file: string;
  /** Its verbs, nouns or linking words as they stand there. */
  readonly words: readonly string[];
  readonly predicate: PredicateId;
  readonly verbal: boolean;
  /** Words between two nouns: "an army under Villars". */
  readonly linking: boolean;
  readonly subject?: Role;
  readonly object?: Role;
  /** The complement after the object or after the verb: "appointed her governor". */
  readonly second?: Role;
  /** The role of the subject where there is no object. */
  readonly intransitive?: Role;
  readonly prepositions: ReadonlyMap<string, Role>;
  /** For nouns: "the capture of X", "by Y", "Y's capture". */
  readonly of?: Role;
  readonly by?: Role;
  readonly possessive?: Role;
  /** The role of whom the noun is said of: "X, the son of Y", "X was the son of Y". */
  readonly bearer?: Role;
  /** The role that the noun itself fills, with what describes it, where nothing else does: "sent a letter". */
  readonly itself?: Role;
  /** For linking words ("under", "with"): the role of the noun before them; that after them is `of`. */
  readonly before?: Role;
  /** Without one of these roles it is no claim; "clause" is there where the words govern a clause ("proposed to leave"), "quotation" where words are quoted beside them, "date" where the noun has one ("a letter of 8 May"). */
  readonly needs: readonly Role[];
  /** Without every one of these roles it is no claim. */
  readonly needsAll: readonly Role[];
  /** Which kinds of name or noun may fill a role here, where it is filled: fewer than the predicate allows. */
  readonly only: ReadonlyMap<Role, readonly string[]>;
  /** Which kinds of noun may not fill a role here. */
  readonly except: ReadonlyMap<Role, readonly string[]>;
  /** Nouns that must stand where this role is filled, and whose owner fills it: "took Walter's *place*". */
  readonly owned: ReadonlyMap<Role, ReadonlySet<string>>;
  /** Predicates of which one must have been told before, in its sentence, of whoever is its object: "was captured and shot". */
  readonly after: ReadonlySet<PredicateId>;
  /** Predicates of which one must be told later, in its sentence, of whoever is its object: "was shot, and died two days later". */
  readonly followed: ReadonlySet<PredicateId>;
  /** For nouns that a number counts: the role of the whole quantity ("400 dead"). Without a number before them they are no claim. */
  readonly counted?: Role;
  /** For nouns of which a verb says how many: the role of the number ("their *dead* were put at forty"). */
  readonly measured?: Role;
  /** For verbs told of a number: the role of what it is a part of ("of the *garrison* 400 survived"). */
  readonly whole?: Role;
  /** For nouns that a number counts: the number stands in apposition to whom it is said of: "the column, some 700 *rifles*, …". */
  readonly setOff: boolean;
  /** For nouns that a number counts: the number is the whole that a clause opens with and then tells a part of: "of 300 *men* 40 returned". */
  readonly fronted: boolean;
  /** For nouns: only as the subject of a verb: "his *father* reached Lima". */
  readonly acting: boolean;
  /** For nouns behind a preposition: said of whoever the verb before them is done to, or else does it: "was led away *as a prisoner*". */
  readonly adverbial: boolean;
  /** A verb that with an object, or in the passive, says something else: "withdrew", but not "withdrew the bill". */
  readonly objectless: boolean;
  /** Nothing but a date may follow what fills its roles: "kept Lima", but not "kept Lima informed". */
  readonly closing: boolean;
  /** Its participle is not read without an auxiliary before it. */
  readonly helped: boolean;
  /** Its participle before a name says it too: "the exiled king Otto". */
  readonly attributive: boolean;
  /** A verb that says it only where someone has it done: "had them shot". */
  readonly caused: boolean;
  /** The words say that it was not done: "spared" for "execute". */
  readonly denies: boolean;
  /** The words say that it is meant to be done: "ordered the death of" for "kill". */
  readonly planned: boolean;
  /** Words that must not follow: "came to an end" is no journey. */
  readonly notBefore: ReadonlySet<string>;
  /** For linking words: words of which one must stand before the noun before them: "with Moreno as mayor". */
  readonly behind: ReadonlySet<string>;
  /** A claim even where no role is filled: "the negotiations dragged on". */
  readonly bare: boolean;
  readonly namedSubject: boolean;
  readonly namedObject: boolean;
  readonly namedComplement: boolean;
  /** For linking words: the noun before them must be a name. */
  readonly namedBefore: boolean;
  readonly personObject: boolean;
  readonly examples: readonly { readonly text: string; readonly claim: string }[];
  readonly counterexamples: readonly { readonly text: string; readonly why: string }[];
}

/** A trigger's words after the first, and what they trigger. */
export interface TriggerEntry {
  readonly rest: readonly string[];
  /** Those of `rest` that no other word can stand for. */
  readonly needed: readonly string[];
  /** Between the first word and the others an object stands: "put the king to death". */
  readonly apart: boolean;
  /** How many words the pattern gives. */
  readonly length: number;
  readonly shapes: readonly VerbShape[];
  readonly pattern: ClaimPattern;
  /** The participle of a pattern without its auxiliary: "apprenticed to" for "be apprenticed to". */
  readonly helperless: boolean;
  /** Its place in the data. */
  readonly rank: number;
}

export interface ClaimPatterns {
  readonly patterns: readonly ClaimPattern[];
  /** By the first word of a verb form or noun in lower case; the longest first. */
  readonly triggers: ReadonlyMap<string, readonly TriggerEntry[]>;
  /** What a sentence must have for them. */
  readonly traits: Traits;
  /** The shapes of a word that is a verb of a pattern, or its first word. */
  readonly shapes: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What the reader of claims knows of a language. */
export interface ClaimLanguage {
  readonly grammar: Grammar;
  readonly claims: ClaimPatterns;
  readonly attribution: AttributionCues;
}

/** The claim data of a language: absent where it has no `grammar.yaml`. */
export function loadClaimLanguage(files: readonly DataFile[], code: string, knowledge: Knowledge): Loaded<ClaimLanguage> {
  if (!files.some((file) => file.path === `lang/${code}/grammar.yaml`)) return { problems: [] };
  const grammar = loadGrammar(files, code);
  if (grammar.value === undefined) return { problems: grammar.problems };
  const claims = loadClaimPatterns(files, code, grammar.value, knowledge);
  const attribution = loadAttribution(files, code, grammar.value);
  const problems = [...grammar.problems, ...claims.problems, ...attribution.problems];
  if (claims.value === undefined || attribution.value === undefined) return { problems };
  return { value: { grammar: grammar.value, claims: claims.value, attribution: attribution.value }, problems };
}

function loadClaimPatterns(files: readonly DataFile[], code: string, grammar: Grammar, knowledge: Knowledge): Loaded<ClaimPatterns> {
  const problems: string[] = [];
  const patterns: ClaimPattern[] = [];
  const triggers = new Map<string, TriggerEntry[]>();
  let ranks = 0;
  for (const file of files.filter((candidate) => candidate.path.startsWith(`lang/${code}/claims/`))) {
    const loaded = loadYaml(file, schema);
    problems.push(...loaded.problems);
    for (const row of loaded.value?.patterns ?? []) {
      const fault = faultOf(row, code, knowledge);
      if (fault !== undefined) {
        problems.push(`${file.path}: ${row.id}: ${fault}`);
        continue;
      }
      const compiled = compile(row, file.path);
      patterns.push(compiled);
      for (const [form, shapes, helperless] of [...formsOf(row, grammar), ...helperlessOf(row, grammar)]) {
        const [first = "", ...words] = form.split(" ");
        const apart = words[0] === OBJECT;
        const rest = apart ? words.slice(1) : words;
        const length = 1 + rest.filter((word) => word !== ANY).length;
        const needed = rest.filter((word) => word !== ANY && !isReplaceable(grammar, word));
        const entry: TriggerEntry = { rest, needed, apart, length, shapes, pattern: compiled, helperless: helperless === true, rank: ranks++ };
        const same = triggers.get(first);
        if (same === undefined) triggers.set(first, [entry]);
        else same.push(entry);
      }
    }
  }
  for (const entries of triggers.values()) entries.sort((a, b) => b.length - a.length || a.rank - b.rank);
  return { value: { patterns, triggers, traits: demandsOf(triggers, grammar, knowledge), shapes: shapesOfWords(triggers, grammar) }, problems };
}

/** A word of a pattern that others of its kind may stand for: articles, possessives, reflexives. */
function isReplaceable({ articles, possessives, reflexives }: Grammar, word: string): boolean {
  return articles.has(word) || possessives.has(word) || reflexives.has(word);
}

function shapesOfWords(triggers: ReadonlyMap<string, readonly TriggerEntry[]>, grammar: Grammar): ReadonlyMap<string, ReadonlySet<string>> {
  const shapes = new Map<string, ReadonlySet<string>>();
  for (const [word, entries] of triggers) {
    // "in command" for "be in command": what is left is no verb
    const closed = grammar.prepositions.has(word) || grammar.determiners.has(word) || grammar.isAdverb(word);
    const own = new Set(entries.flatMap((entry) => (entry.pattern.verbal && !(closed && entry.helperless) ? entry.shapes : [])));
    if (own.size > 0) shapes.set(word, own);
  }
  return shapes;
}

type Row = z.infer<typeof pattern>;

/** Where the object stands within the words of a pattern. */
const OBJECT = "…";
/** Where whatever stands before a noun in its phrase may stand: "win ~ victory over" reads "won a great victory over". */
export const ANY = "~";
/** What `needs` calls a clause that the words govern, words that are quoted beside them, and the date of a paper; no predicate has such roles. */
export const CLAUSE = "clause";
export const QUOTATION = "quotation";
export const DATE = "date";

function faultOf(row: Row, code: string, knowledge: Knowledge): string | undefined {
  if (!row.id.startsWith(`${code}/`)) return `the id must begin with ${code}/`;
  const predicate = knowledge.predicates.get(row.predicate as PredicateId);
  if (predicate === undefined) return `no predicate "${row.predicate}" in knowledge/predicates.yaml`;
  if ([row.verbs, row.nouns, row.links].filter((words) => words !== undefined).length !== 1) return "give either verbs, nouns or links";
  const roles = [
    row.subject,
    row.object,
    row.second,
    row.intransitive,
    row.of,
    row.by,
    row.possessive,
    row.bearer,
    row.itself,
    row.before,
    ...(row["needs-all"] ?? []),
    ...needsOf(row).filter((name) => ![CLAUSE, QUOTATION, DATE].includes(name)),
    row.counted,
    row.measured,
    row.whole,
    ...Object.keys(row.only),
    ...Object.keys(row.except),
    ...Object.keys(row.owned),
    ...Object.values(row.prepositions),
  ];
  const unknown = roles.find((name) => name !== undefined && !(name in predicate.roles));
  const strange = [...row.after, ...row.followed].find((name) => !knowledge.predicates.has(name as PredicateId));
  if (strange !== undefined) return `no predicate "${strange}" in knowledge/predicates.yaml`;
  return unknown === undefined ? undefined : `${row.predicate} has no role "${unknown}"; it has ${Object.keys(predicate.roles).join(", ")}`;
}

function needsOf(row: Row): readonly string[] {
  return row.needs === undefined ? [] : typeof row.needs === "string" ? [row.needs] : row.needs;
}

/** The verbs of a row; those with a particle also with their object before it: "drove out the monks", "drove the monks out". */
function apartToo(row: Row, grammar: Grammar): ReadonlySet<string> {
  const verbs = new Set(row.verbs);
  for (const verb of row.verbs ?? []) {
    const [first = "", particle = "", ...more] = verb.split(" ");
    if (row.object !== undefined && more.length === 0 && grammar.particles.has(particle)) verbs.add(`${first} ${OBJECT} ${particle}`);
  }
  return verbs;
}

/** Words as they stand in a text, the shapes of the first of them, and whether an auxiliary of the pattern is left out. */
type Form = readonly [string, readonly VerbShape[], true?];

/** "Educated at Leiden, he …" for "be educated at". */
function helperlessOf(row: Row, grammar: Grammar): readonly Form[] {
  if (row.helped) return [];
  return (row.verbs ?? []).flatMap((verb): Form[] => {
    const [helper = "", ...rest] = verb.split(" ");
    return grammar.be.has(helper) && rest.length > 0 ? [[rest.join(" "), ["participle"], true]] : [];
  });
}

function formsOf(row: Row, grammar: Grammar): readonly Form[] {
  const forms: Form[] = [];
  for (const verb of apartToo(row, grammar)) {
    if (row.participle) forms.push([verb, ["participle"]]);
    else
      for (const [form, shapes] of grammar.formsOf(verb)) {
        const wanted: readonly VerbShape[] | undefined = row.forms;
        const kept = wanted === undefined ? shapes : shapes.filter((shape) => wanted.includes(shape));
        if (kept.length > 0) forms.push([form, kept]);
      }
  }
  for (const word of [...(row.nouns ?? []), ...(row.links ?? [])]) forms.push([word, []]);
  return forms;
}

function compile(row: Row, file: string): ClaimPattern {
  return {
    id: row.id,
    file,
    words: row.verbs ?? row.nouns ?? row.links ?? [],
    predicate: row.predicate as PredicateId,
    verbal: row.verbs !== undefined,
    linking: row.links !== undefined,
    ...(row.subject === undefined ? {} : { subject: row.subject }),
    ...(row.object === undefined ? {} : { object: row.object }),
    ...(row.second === undefined ? {} : { second: row.second }),
    ...(row.intransitive === undefined ? {} : { intransitive: row.intransitive }),
    prepositions: new Map(Object.entries(row.prepositions)),
    ...(row.of === undefined ? {} : { of: row.of }),
    ...(row.by === undefined ? {} : { by: row.by }),
    ...(row.possessive === undefined ? {} : { possessive: row.possessive }),
    ...(row.bearer === undefined ? {} : { bearer: row.bearer }),
    ...(row.itself === undefined ? {} : { itself: row.itself }),
    ...(row.before === undefined ? {} : { before: row.before }),
    needs: needsOf(row),
    needsAll: row["needs-all"] ?? [],
    only: new Map(Object.entries(row.only)),
    except: new Map(Object.entries(row.except)),
    owned: new Map(Object.entries(row.owned).map(([name, nouns]) => [name, new Set(nouns)])),
    after: new Set(row.after as PredicateId[]),
    followed: new Set(row.followed as PredicateId[]),
    notBefore: new Set(row["not-before"]),
    ...(row.counted === undefined ? {} : { counted: row.counted }),
    ...(row.measured === undefined ? {} : { measured: row.measured }),
    ...(row.whole === undefined ? {} : { whole: row.whole }),
    setOff: row["set-off"],
    acting: row.acting,
    adverbial: row.adverbial,
    fronted: row.fronted,
    objectless: row.objectless,
    closing: row.closing,
    helped: row.helped,
    attributive: row.attributive,
    caused: row.caused,
    denies: row.denies,
    planned: row.planned,
    behind: new Set(row.behind),
    bare: row.bare,
    namedSubject: row["named-subject"],
    namedObject: row["named-object"],
    namedComplement: row["named-complement"],
    namedBefore: row["named-before"],
    personObject: row["person-object"],
    examples: row.examples,
    counterexamples: row.counterexamples,
  };
}
