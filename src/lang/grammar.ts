import { z } from "zod";
import { remembering } from "../base/remembering.ts";
import type { DataFile } from "./data.ts";
import { inflection, inflector, type VerbShape } from "./inflection.ts";
import { NOUN_KINDS, nounKinds, pluralsOf } from "./noun-kinds.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

const words = z.array(z.string().min(1));
const cues = z.strictObject({
  planned: words.default([]),
  unrealised: words.default([]),
  denied: words.default([]),
  forbidden: words.default([]),
  realised: words.default([]),
});
const nounKind = z.enum(NOUN_KINDS);
const schema = z.strictObject({
  determiners: words,
  articles: words,
  definite: words,
  naming: words,
  errands: words,
  telling: words,
  senders: words,
  letting: words,
  "infinitive-subject": z.string(),
  "content-openers": words,
  rests: words,
  particles: words,
  possessives: z.strictObject({ male: words, female: words, neuter: words, plural: words, speaker: words }),
  pronouns: z.strictObject({ male: words, female: words, neuter: words, plural: words, speaker: words }),
  reflexives: words,
  relatives: words,
  "personal-relatives": words,
  "possessive-relatives": words,
  "place-adverbs": words.default([]),
  "relative-places": words,
  "relative-times": words.default([]),
  company: words.default([]),
  prepositions: words,
  "place-prepositions": words,
  conjunctions: words,
  "clause-openers": words,
  hypothetical: words,
  questioning: words,
  negations: words,
  additive: words.default([]),
  be: words,
  have: words,
  "past-perfect": words,
  do: words,
  modals: z.strictObject({ planned: words, "future-in-past": words, required: words, possible: words, guessing: words }),
  "infinitive-cues": cues,
  "gerund-cues": cues,
  "clause-cues": cues,
  "noun-cues": cues,
  "light-verbs": words,
  delays: words,
  exceptions: words,
  later: words,
  dropping: words,
  hopes: words,
  obliging: words,
  excess: words,
  outcomes: words,
  adverbs: words,
  "adverb-endings": words,
  "no-adverbs": words.default([]),
  tenses: z.strictObject({ present: words, past: words }).default({ present: [], past: [] }),
  proforms: words.default([]),
  echoes: words.default([]),
  "open-groups": words.default([]),
  inclusion: words.default([]),
  measuring: words.default([]),
  "measure-links": words.default([]),
  examples: words.default([]),
  membership: words.default([]),
  partitives: words.default([]),
  styles: words.default([]),
  "life-marks": z.strictObject({ begins: words, ends: words }).optional(),
  hedges: words,
  inflection,
  "infinitive-marker": z.string(),
  "passive-agent": z.string(),
  genitive: z.string(),
  "possessive-marker": z.string(),
  "plural-possessive-marker": z.string().default(""),
  coordination: words,
  nouns: z.record(nounKind, words).optional(),
  "noun-endings": z.partialRecord(nounKind, words).optional(),
});

const PRONOUN_KINDS = ["male", "female", "neuter", "plural", "speaker"] as const;
export type PronounKind = (typeof PRONOUN_KINDS)[number];
/**
 * What a cue says of the event that hangs on it: that it is only meant to be, came to nothing, was not done ("refused to"), was told not to be
 * done ("forbade"), or happened.
 */
export type Realisation = "planned" | "unrealised" | "denied" | "forbidden" | "realised";
/** Word form (of one or two words) to what it says of an event that hangs on it. */
export type Cues = ReadonlyMap<string, Realisation>;

/** The closed classes of a language and how its verbs are bent. */
export interface Grammar {
  readonly determiners: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  /** "the treaty": determiners of what has been named. */
  readonly definite: ReadonlySet<string>;
  /** "a friend called Moreno" */
  readonly naming: ReadonlySet<string>;
  /** Forms of the verbs whose object does what the infinitive after it says: "sent men to arrest him". */
  readonly errands: ReadonlySet<string>;
  /** Forms of the verbs that tell, bid or bind someone to do what the infinitive after it says: "ordered the garrison to withdraw". */
  readonly telling: ReadonlySet<string>;
  /** Words by which those who send dispatches of a side speak of themselves, as no letter writer alone does. */
  readonly senders: ReadonlySet<string>;
  /** Forms of the verbs that have a bare form behind their object: "let his men march". */
  readonly letting: ReadonlySet<string>;
  /** What opens a clause that tells what is said: "promised that", "asked if". */
  readonly contentOpeners: ReadonlySet<string>;
  /** Forms of the verbs that tell of what is over: "what was left of the army". */
  readonly rests: ReadonlySet<string>;
  /** What opens the subject of an infinitive: "waited for them to leave". */
  readonly infinitiveSubject: string;
  /** "drive out": an object may stand between a verb and these. */
  readonly particles: ReadonlySet<string>;
  /** Possessive determiner to the kind of thing it can stand for: "his". */
  readonly possessives: ReadonlyMap<string, PronounKind>;
  /** Pronoun to the kind of thing it can stand for. */
  readonly pronouns: ReadonlyMap<string, PronounKind>;
  /** Pronouns that turn back to the subject, or only stress it: "himself". */
  readonly reflexives: ReadonlySet<string>;
  readonly relatives: ReadonlySet<string>;
  /** Relatives that stand for people and bodies only: "who". */
  readonly personalRelatives: ReadonlySet<string>;
  /** "whose": what follows belongs to whom the clause describes. */
  readonly possessiveRelatives: ReadonlySet<string>;
  /** "died there": a place already told. */
  readonly placeAdverbs: ReadonlySet<string>;
  /** What opens a clause that describes a place: "where". */
  readonly relativePlaces: ReadonlySet<string>;
  /** What opens a clause that tells what happened on the date before it: "in 1910, when he died". */
  readonly relativeTimes: ReadonlySet<string>;
  /** "He was shot, and she with him": whoever shares what the verb has said. */
  readonly company: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  readonly placePrepositions: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
  readonly clauseOpeners: ReadonlySet<string>;
  readonly hypothetical: ReadonlySet<string>;
  /** Words before an open question: "whether". */
  readonly questioning: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  /** Behind a negation these tell that there is more: "not only". */
  readonly additive: ReadonlySet<string>;
  readonly be: ReadonlySet<string>;
  readonly have: ReadonlySet<string>;
  /** Auxiliaries that put an event before the time that the story has reached: "had". */
  readonly pastPerfect: ReadonlySet<string>;
  readonly do: ReadonlySet<string>;
  /** Tags of the training corpora for finite verbs of the present, and for those of the past. */
  readonly presentTags: ReadonlySet<string>;
  readonly pastTags: ReadonlySet<string>;
  readonly plannedModals: ReadonlySet<string>;
  /** "would": what came later, unless a plan is being told. */
  readonly futureInPast: ReadonlySet<string>;
  /** "must": what is demanded. */
  readonly requiredModals: ReadonlySet<string>;
  readonly possibleModals: ReadonlySet<string>;
  /** "may have": these with a perfect guess at what happened. */
  readonly guessingModals: ReadonlySet<string>;
  /** Forms of "be", "have" and "do", and the modals of plan, future and possibility. */
  readonly auxiliaries: ReadonlySet<string>;
  /** Words that an adverb of several begins with. */
  readonly adverbOpeners: ReadonlySet<string>;
  isAdverb(lower: string): boolean;
  /** Adverbs that no ending tells, also of two words. */
  readonly adverbs: ReadonlySet<string>;
  /** Words that stand for a noun named before: "the northern one". */
  readonly proforms: ReadonlySet<string>;
  /** Words behind which an auxiliary and a subject repeat a verb: "and so was Moreno", "as did Moreno". */
  readonly echoes: ReadonlySet<string>;
  /** Nouns that only tell how much of something is meant: "the rest of the army". */
  readonly partitives: ReadonlySet<string>;
  /** Titles that stay with one person, unlike those of offices that pass on: "the general" is the General Orlov named before. */
  readonly styles: ReadonlySet<string>;
  /** Before the one date in brackets behind a name: "b.", "d.". */
  readonly lifeMarks: { readonly begins: ReadonlySet<string>; readonly ends: ReadonlySet<string> };
  readonly hedges: ReadonlySet<string>;
  readonly coordination: ReadonlySet<string>;
  readonly infinitiveMarker: string;
  readonly passiveAgent: string;
  readonly genitive: string;
  readonly possessiveMarker: string;
  /** Behind a word of many: "the rebels' camp". */
  readonly pluralPossessiveMarker: string;
  readonly infinitiveCues: Cues;
  readonly gerundCues: Cues;
  /** Of finite clauses: by the word before them or the one that opens them. */
  readonly clauseCues: Cues;
  readonly nounCues: Cues;
  /** Forms of verbs that only carry an event noun: "no battle took place". */
  readonly lightVerbs: ReadonlySet<string>;
  /** "did not surrender until May" */
  readonly delays: ReadonlySet<string>;
  /** "nothing but freedom" */
  readonly exceptions: ReadonlySet<string>;
  /** Beside a future in the past these tell what came to pass: "would later". */
  readonly later: ReadonlySet<string>;
  /** Forms of verbs by which plans come to nothing. */
  readonly dropping: ReadonlySet<string>;
  /** Forms of verbs whose past perfect tells of what did not come about: "had hoped to". */
  readonly hopes: ReadonlySet<string>;
  /** Verbs by which a paper says what is to be done, and anybody else what was: "the treaty obliged them to pay". */
  readonly obliging: ReadonlySet<string>;
  /** "too weak to resist" */
  readonly excess: ReadonlySet<string>;
  /** "only to be captured" */
  readonly outcomes: ReadonlySet<string>;
  /** What a noun stands for where no name does: "the garrison" is a group. A noun can be several ("the church"). */
  kindsOf(noun: string): readonly string[];
  /** Whether a noun with a known kind stands in the plural. */
  isPlural(noun: string): boolean;
  /** "those": whoever is described by the participle behind it. */
  readonly openGroups: ReadonlySet<string>;
  /** Verbs that say who is among some, and words before an example. */
  readonly inclusion: ReadonlySet<string>;
  readonly examples: ReadonlySet<string>;
  /** Forms of the verbs that say how many something is: "were put at forty". */
  readonly measuring: ReadonlySet<string>;
  /** Prepositions between them and the number. */
  readonly measureLinks: ReadonlySet<string>;
  /** Words before a pronoun for several, of whom some are named: "among them". */
  readonly membership: ReadonlySet<string>;
  /** A form that only an irregular verb has for what is past: "found", "fell". */
  isIrregularPast(form: string): boolean;
  /** Forms of a verb; a verb of several words is bent in its first. A form may have several shapes. */
  formsOf(verb: string): ReadonlyMap<string, readonly VerbShape[]>;
}

export function loadGrammar(files: readonly DataFile[], code: string): Loaded<Grammar> {
  const path = `lang/${code}/grammar.yaml`;
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) return { problems: [`${path}: missing`] };
  const { value, problems } = loadYaml(file, schema);
  return value === undefined ? { problems } : { value: compile(value), problems };
}

function clauseWords(
  data: z.infer<typeof schema>,
  formsOf: Grammar["formsOf"],
): Pick<Grammar, "rests" | "contentOpeners" | "letting" | "infinitiveSubject"> {
  return {
    rests: verbForms(data.rests, formsOf),
    contentOpeners: new Set(data["content-openers"]),
    letting: verbForms(data.letting, formsOf),
    infinitiveSubject: data["infinitive-subject"],
  };
}

function byKind(words: Readonly<Record<PronounKind, readonly string[]>>): ReadonlyMap<string, PronounKind> {
  return new Map(PRONOUN_KINDS.flatMap((kind) => words[kind].map((word) => [word, kind] as const)));
}

function adverbsOf(data: z.infer<typeof schema>, kinds: ReadonlyMap<string, unknown>): Pick<Grammar, "adverbs" | "adverbOpeners" | "isAdverb"> {
  const adverbs = new Set(data.adverbs);
  const endsAsOne = (lower: string) => data["adverb-endings"].some((ending) => lower.length > ending.length + 2 && lower.endsWith(ending));
  return {
    adverbs,
    adverbOpeners: new Set(data.adverbs.flatMap((adverb) => (adverb.includes(" ") ? (adverb.split(" ")[0] ?? []) : []))),
    isAdverb: remembering((lower) => adverbs.has(lower) || (!kinds.has(lower) && !data["no-adverbs"].includes(lower) && endsAsOne(lower))),
  };
}

/** What a noun that is not listed stands for by its last letters. */
function byEnding(endings: Readonly<Record<string, readonly string[]>>, noun: string): readonly string[] {
  return Object.entries(endings).flatMap(([kind, each]) =>
    each.some((ending) => noun.length > ending.length + 2 && noun.endsWith(ending)) ? [kind] : [],
  );
}

function compile(data: z.infer<typeof schema>): Grammar {
  const formsOf = inflector(data.inflection);
  const pasts = new Set(data.inflection.irregular.flatMap(([, past, participle]) => [past, participle]));
  const nouns: Readonly<Record<string, readonly string[]>> = data.nouns ?? {};
  const kinds = nounKinds(nouns, formsOf);
  const plurals = new Set(Object.values(nouns).flatMap((words) => words.flatMap((noun) => pluralsOf(noun, formsOf))));
  return {
    determiners: new Set(data.determiners),
    articles: new Set(data.articles),
    definite: new Set(data.definite),
    naming: new Set(data.naming),
    errands: verbForms(data.errands, formsOf),
    telling: verbForms(data.telling, formsOf),
    senders: new Set(data.senders),
    ...clauseWords(data, formsOf),
    particles: new Set(data.particles),
    possessives: byKind(data.possessives),
    pronouns: byKind(data.pronouns),
    reflexives: new Set(data.reflexives),
    relatives: new Set(data.relatives),
    personalRelatives: new Set(data["personal-relatives"]),
    possessiveRelatives: new Set(data["possessive-relatives"]),
    placeAdverbs: new Set(data["place-adverbs"]),
    relativePlaces: new Set(data["relative-places"]),
    relativeTimes: new Set(data["relative-times"]),
    company: new Set(data.company),
    prepositions: new Set(data.prepositions),
    placePrepositions: new Set(data["place-prepositions"]),
    conjunctions: new Set(data.conjunctions),
    clauseOpeners: new Set(data["clause-openers"]),
    hypothetical: new Set(data.hypothetical),
    questioning: new Set(data.questioning),
    negations: new Set(data.negations),
    additive: new Set(data.additive),
    ...auxiliariesOf(data),
    ...adverbsOf(data, kinds),
    // "prince-bishop" is a bishop
    kindsOf: remembering((noun) => kinds.get(noun) ?? kinds.get(noun.slice(noun.lastIndexOf("-") + 1)) ?? byEnding(data["noun-endings"] ?? {}, noun)),
    isPlural: (noun) => plurals.has(noun),
    isIrregularPast: (form) => pasts.has(form),
    openGroups: new Set(data["open-groups"]),
    inclusion: verbForms(data.inclusion, formsOf),
    measuring: verbForms(data.measuring, formsOf),
    measureLinks: new Set(data["measure-links"]),
    examples: new Set(data.examples),
    membership: new Set(data.membership),
    proforms: new Set(data.proforms),
    echoes: new Set(data.echoes),
    partitives: new Set(data.partitives),
    styles: new Set(data.styles),
    lifeMarks: { begins: new Set(data["life-marks"]?.begins ?? []), ends: new Set(data["life-marks"]?.ends ?? []) },
    hedges: new Set(data.hedges),
    coordination: new Set(data.coordination),
    infinitiveMarker: data["infinitive-marker"],
    passiveAgent: data["passive-agent"],
    genitive: data.genitive,
    possessiveMarker: data["possessive-marker"],
    pluralPossessiveMarker: data["plural-possessive-marker"],
    ...outcomes(data, formsOf),
    formsOf,
  };
}

function auxiliariesOf(data: z.infer<typeof schema>) {
  const { planned, required, possible, guessing, "future-in-past": futureInPast } = data.modals;
  return {
    be: new Set(data.be),
    have: new Set(data.have),
    pastPerfect: new Set(data["past-perfect"]),
    do: new Set(data.do),
    presentTags: new Set(data.tenses.present),
    pastTags: new Set(data.tenses.past),
    plannedModals: new Set(planned),
    futureInPast: new Set(futureInPast),
    requiredModals: new Set(required),
    possibleModals: new Set(possible),
    guessingModals: new Set(guessing),
    auxiliaries: new Set([data.be, data.have, data.do, planned, futureInPast, required, possible].flat()),
  };
}

/** What tells whether an event came about. */
function outcomes(data: z.infer<typeof schema>, formsOf: Grammar["formsOf"]) {
  return {
    infinitiveCues: cueForms(data["infinitive-cues"], formsOf),
    gerundCues: cueForms(data["gerund-cues"], formsOf),
    clauseCues: cueForms(data["clause-cues"], formsOf),
    nounCues: cueForms(data["noun-cues"], formsOf),
    lightVerbs: verbForms(data["light-verbs"], formsOf),
    delays: new Set(data.delays),
    exceptions: new Set(data.exceptions),
    later: new Set(data.later),
    dropping: verbForms(data.dropping, formsOf),
    hopes: verbForms(data.hopes, formsOf),
    obliging: verbForms(data.obliging, formsOf),
    excess: new Set(data.excess),
    outcomes: new Set(data.outcomes),
  };
}

function verbForms(verbs: readonly string[], formsOf: Grammar["formsOf"]): ReadonlySet<string> {
  return new Set(verbs.flatMap((verb) => [...formsOf(verb).keys()]));
}

function cueForms(data: z.infer<typeof cues>, formsOf: Grammar["formsOf"]): Cues {
  const forms = new Map<string, Realisation>();
  for (const kind of ["realised", "planned", "unrealised", "denied", "forbidden"] as const) {
    for (const cue of data[kind]) {
      forms.set(cue, kind);
      for (const form of formsOf(cue).keys()) forms.set(form, kind);
    }
  }
  return forms;
}
