import { at } from "../base/assert.ts";
import type { Grammar } from "../lang/grammar.ts";
import type { Document, Section, Sentence } from "../model/document.ts";
import type { Mention, NameMention } from "../model/mention.ts";
import { treeOf } from "../text/syntax/tree.ts";
import { sharesName } from "./descriptions.ts";

/** Whom a section is about. */
export interface Protagonist {
  readonly person: NameMention;
  /** The text begins with a heading that is that name and nothing else: "Toussaint Louverture (1743–1803)", but not "The reign of Otto". */
  readonly alone: boolean;
}

interface Told {
  readonly document: Document;
  readonly grammar: Grammar;
}

/** Whom the section of a sentence is about. */
export function protagonistIn(
  told: Told,
  bySentence: ReadonlyMap<number, readonly Mention[]>,
  { paragraph }: Sentence,
): { readonly protagonist?: Protagonist } {
  const protagonist = protagonistsOf(told, bySentence).get(at(told.document.paragraphs, paragraph).section);
  return protagonist === undefined ? {} : { protagonist };
}

const known: WeakMap<ReadonlyMap<number, readonly Mention[]>, ReadonlyMap<number, Protagonist>> = new WeakMap();

/** Whom each section of a text is about: the one person whom its heading names, or that of a section above it, and of whom its first sentences tell. */
function protagonistsOf(told: Told, bySentence: ReadonlyMap<number, readonly Mention[]>): ReadonlyMap<number, Protagonist> {
  const { document } = told;
  const before = known.get(bySentence);
  if (before !== undefined) return before;
  const found = new Map<number, Protagonist>();
  document.sections.forEach((section, index) => {
    const own = protagonistOf(told, bySentence, section);
    const above = section.parent === undefined ? undefined : found.get(section.parent);
    if (own !== undefined) found.set(index, own);
    else if (above !== undefined && peopleOf(bySentence, headingSentences(document, section)).length === 0) found.set(index, above);
  });
  known.set(bySentence, found);
  return found;
}

/** Sentences behind a heading in which whoever it names must be told of. */
const OPENING = 2;

function protagonistOf({ document, grammar }: Told, bySentence: ReadonlyMap<number, readonly Mention[]>, section: Section): Protagonist | undefined {
  const heading = headingSentences(document, section);
  const named = peopleOf(bySentence, heading);
  const [person] = named;
  const last = heading.at(-1);
  if (person === undefined || last === undefined || named.some((other) => !sharesName(other, person))) return undefined;
  const opening = Array.from({ length: OPENING }, (_, step) => last + 1 + step).filter((index) => index < document.sentences.length);
  const told = peopleOf(bySentence, opening).find((mention) => isAlike(mention, person) && isSubject(document, mention));
  if (told === undefined) return undefined;
  const gender = told.gender ?? genderBehind({ document, grammar }, told, OPENING);
  return { person: { ...told, ...(gender === undefined ? {} : { gender }) }, alone: isWhole(document, person, last) };
}

/** The gender of the first pronoun behind a name: "Yaa was born in 1840 and succeeded her mother". */
function genderBehind({ document, grammar }: Told, { endToken, sentence }: NameMention, reach: number): NameMention["gender"] {
  const end = document.sentences[sentence + reach]?.firstToken ?? document.tokens.length;
  for (let index = endToken; index < end; index++) {
    const { lower } = at(document.tokens, index);
    const gender = grammar.pronouns.get(lower) ?? grammar.possessives.get(lower);
    if (gender === "male" || gender === "female") return gender;
  }
  return undefined;
}

/** Whether nothing but brackets stands beside a name in its heading. */
function isWhole({ tokens, sentences }: Document, { firstToken, endToken }: NameMention, heading: number): boolean {
  const { firstToken: first, endToken: end } = at(sentences, heading);
  const behind = endToken < end ? at(tokens, endToken).text : "";
  return first === 0 && firstToken === first && (behind === "" || /^[([,]$/u.test(behind));
}

function headingSentences(document: Document, { heading }: Section): readonly number[] {
  if (heading === undefined) return [];
  const { firstSentence, endSentence } = at(document.paragraphs, heading);
  return Array.from({ length: endSentence - firstSentence }, (_, step) => firstSentence + step);
}

function peopleOf(bySentence: ReadonlyMap<number, readonly Mention[]>, sentences: readonly number[]): readonly NameMention[] {
  return sentences.flatMap((index) => bySentence.get(index) ?? []).filter((mention): mention is NameMention => mention.kind === "person");
}

/** "Toussaint Louverture" and "François-Dominique Toussaint", "LOUIS RIEL" and "Louis Riel": a word of the one is in the other. */
function isAlike(a: NameMention, b: NameMention): boolean {
  const words = (name: NameMention) =>
    name.quote
      .toLowerCase()
      .split(/[\s-]+/u)
      .filter((word) => word.length > LEAST);
  const others = new Set(words(b));
  return words(a).some((word) => others.has(word));
}

/** Letters of words that only join the parts of a name: "de", "von". */
const LEAST = 3;

/** The subject of a verb, or set off behind it: "The prisoner, Louis Riel, was charged". */
function isSubject(document: Document, { firstToken, endToken }: NameMention): boolean {
  const tree = treeOf(document);
  for (let word = firstToken; tree !== undefined && word < endToken; word++) {
    const head = tree.head(word);
    if (tree.is(word, "nsubj") || (tree.is(word, "appos") && head !== undefined && tree.is(head, "nsubj"))) return true;
  }
  return false;
}
