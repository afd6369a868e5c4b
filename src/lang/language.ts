import { type CalendarKnowledge, loadCalendars } from "./calendars.ts";
import { dataFor } from "./choice.ts";
import { type ClaimLanguage, loadClaimLanguage } from "./claims.ts";
import type { DataFile } from "./data.ts";
import { type JoiningData, loadJoining } from "./joining.ts";
import { type NameModel, readNameModel } from "./name-model.ts";
import { loadNames, type NameData } from "./names.ts";
import { loadNarrative, type NarrativeCues } from "./narrative.ts";
import { loadOffices, type OfficeData } from "./offices.ts";
import { type Knowledge, loadKnowledge } from "./predicates.ts";
import { loadQuantities, type QuantityData } from "./quantities.ts";
import { loadQuotations, type QuotationData } from "./quotations.ts";
import { loadRuleWords, type RuleWords } from "./rules.ts";
import { loadSegmentation, type Segmentation } from "./segmentation.ts";
import { loadSimilarity, type Similarity } from "./similarity.ts";
import { loadStateWords, type StateWords } from "./state.ts";
import type { TimexGrammar } from "./timex-grammar.ts";
import { loadTimexes } from "./timexes.ts";
import { loadSyntaxWeights, type SyntaxWeights, type WeightsFile } from "./weights.ts";

/** Everything Regest knows of one language, compiled from `lang/<code>/`. Each part has its own loader beside this file. */
export interface Language {
  readonly code: string;
  readonly name: string;
  readonly segmentation: Segmentation;
  /** Absent where the language has no `state.yaml`. */
  readonly state?: StateWords;
  /** Absent where the language has no `narrative.yaml`. */
  readonly narrative?: NarrativeCues;
  /** What claims are read by; absent where the language has no `grammar.yaml`. */
  readonly claiming?: ClaimLanguage;
  /** Absent where the language has no `names/`. */
  readonly names?: NameData;
  /** What was learnt of names from annotated texts; absent where no weights were handed in: names are then told by rules alone. */
  readonly nameModel?: NameModel;
  /** Absent where the language has no `offices/`. */
  readonly offices?: OfficeData;
  /** Absent where the language has no `quantities/`. */
  readonly quantities?: QuantityData;
  /** Absent where the language has no `quotations/`. */
  readonly quotations?: QuotationData;
  /** What makes two names one. Absent where the language has no `names/entities.yaml`. */
  readonly joining?: JoiningData;
  /** The same for all languages; absent without `knowledge/transliteration.yaml`. */
  readonly similarity?: Similarity;
  /** What rules listen for; absent where the language has no `rules.yaml`. */
  readonly rules?: RuleWords;
  /** Absent where the language has no `timexes/`. */
  readonly timexes?: TimexGrammar;
  /** What the tagger and the parser have learned; absent without `weights/<code>/syntax.bin`. */
  readonly syntax?: SyntaxWeights;
  /** Calendars, reigns and feasts: the same for all languages. */
  readonly reckoning?: CalendarKnowledge;
}

/** Compiles every language found in `files` (paths `lang/<code>/…`), with what was trained for it. Problems name the file, line and column. */
export function loadLanguages(
  files: readonly DataFile[],
  weights: readonly WeightsFile[] = [],
): {
  readonly languages: ReadonlyMap<string, Language>;
  /** Absent where `files` has no knowledge/predicates.yaml or it cannot be read. */
  readonly knowledge?: Knowledge;
  readonly problems: readonly string[];
} {
  const codes = new Set(files.flatMap((file) => /^lang\/([a-z]{2,3})\//.exec(file.path)?.[1] ?? []));
  const languages = new Map<string, Language>();
  const loaded = files.some((file) => file.path.startsWith("knowledge/")) ? loadKnowledge(files) : { problems: [] };
  const knowledge = loaded.value;
  const similarity = loadSimilarity(files);
  const reckoning = loadCalendars(files);
  const problems: string[] = [...loaded.problems, ...similarity.problems, ...reckoning.problems];
  for (const code of codes) {
    const segmentation = loadSegmentation(files, code);
    const offices = loadOffices(files, code);
    const quantities = loadQuantities(files, code);
    const joining = loadJoining(files, code);
    const quotations = loadQuotations(files, code);
    const names = loadNames(files, code, offices.value?.names ?? []);
    const nameModel = modelOf(weights, code, problems);
    const rules = loadRuleWords(files, code);
    const timexes = loadTimexes(files, code);
    const claiming = knowledge === undefined ? { problems: [] } : loadClaimLanguage(files, code, knowledge);
    const narrative = loadNarrative(files, code);
    const state = loadStateWords(files, code);
    const syntax = loadSyntaxWeights(weights, code);
    problems.push(...state.problems, ...syntax.problems);
    problems.push(
      ...claiming.problems,
      ...narrative.problems,
      ...segmentation.problems,
      ...offices.problems,
      ...names.problems,
      ...joining.problems,
      ...quantities.problems,
      ...quotations.problems,
      ...rules.problems,
      ...timexes.problems,
    );
    languages.set(code, {
      code,
      name: code,
      segmentation: segmentation.value,
      ...(state.value === undefined ? {} : { state: state.value }),
      ...(narrative.value === undefined ? {} : { narrative: narrative.value }),
      ...(claiming.value === undefined ? {} : { claiming: claiming.value }),
      ...(names.value === undefined ? {} : { names: names.value }),
      ...(nameModel === undefined ? {} : { nameModel }),
      ...(offices.value === undefined ? {} : { offices: offices.value }),
      ...(quantities.value === undefined ? {} : { quantities: quantities.value }),
      ...(quotations.value === undefined ? {} : { quotations: quotations.value }),
      ...(joining.value === undefined ? {} : { joining: joining.value }),
      ...(similarity.value === undefined ? {} : { similarity: similarity.value }),
      ...(rules.value === undefined ? {} : { rules: rules.value }),
      ...(timexes.value === undefined ? {} : { timexes: timexes.value }),
      ...(syntax.value === undefined ? {} : { syntax: withOrdinaryWords(syntax.value, names.value) }),
      reckoning: reckoning.value,
    });
  }
  return { languages, ...(knowledge === undefined ? {} : { knowledge }), problems };
}

/** What is no ordinary word and has a capital is a name to the tagger too. */
function withOrdinaryWords(syntax: SyntaxWeights, names: NameData | undefined): SyntaxWeights {
  return names === undefined || names.commonWords.size === 0 ? syntax : { ...syntax, ordinary: names.commonWords };
}

function modelOf(weights: readonly WeightsFile[], code: string, problems: string[]): NameModel | undefined {
  const file = weights.find(({ path }) => path === `weights/${code}/names.bin`);
  if (file === undefined) return undefined;
  const model = readNameModel(new Uint8Array(file.bytes));
  if (model === undefined) problems.push(`${file.path}: not weights that this version reads`);
  return model;
}

/** A language without data: its texts are cut into sentences and tokens by marks alone. */
export function bareLanguage(code: string): Language {
  return { code, name: code, segmentation: loadSegmentation([], code).value };
}

/** The languages of the sources by the codes they go by: "en-GB" is read as "en" where it has no data of its own. */
export function spokenIn(sources: readonly { readonly language: string }[], languages: ReadonlyMap<string, Language>): ReadonlyMap<string, Language> {
  const spoken = new Map(languages);
  for (const { language: code } of sources) {
    const found = languages.get(dataFor(code, [...languages.keys()]) ?? code);
    if (found !== undefined) spoken.set(code, found);
  }
  return spoken;
}
