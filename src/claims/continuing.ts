import { at } from "../base/assert.ts";
import type { ClaimLanguage } from "../lang/claims.ts";
import type { NameMention } from "../model/mention.ts";
import { type Tree, treeOf } from "../text/syntax/tree.ts";
import type { Naming } from "./antecedents.ts";
import { sharesName } from "./descriptions.ts";

/** Somebody of whom a word tells: by name, or "other" where it is not said who that is. */
type Someone = NameMention | "other";

/** A sentence in which it is asked whom a pronoun goes on with. */
export interface Going {
  readonly naming: Naming;
  /** Whom a pronoun of the sentence stands for. */
  readonly meant: (pronoun: number) => NameMention | undefined;
}

/** A pronoun of a person, and whom it can stand for at all. */
interface Asked {
  readonly pronoun: number;
  readonly kind: "male" | "female";
  readonly fits: (name: NameMention) => boolean;
}

/**
 * Whom a pronoun goes on with where several have been named: the subject of the clause that its own hangs on ("Amursana crossed into Russia, where he
 * died"), else the one subject of the sentence before it, else the subject of the sentence before, where nobody else is told of with it.
 */
export function goneOnWith(going: Going, asked: Asked, before: Going | undefined): NameMention | undefined {
  const { document } = going.naming;
  const tree = treeOf(document);
  if (tree === undefined) return undefined;
  const above = subjectAbove(going, tree, asked);
  if (above === "other") return undefined;
  if (above !== undefined && asked.fits(above)) return above;
  const { firstToken } = going.naming.sentence;
  const own = someoneIn(going, tree, { ...asked, first: firstToken, end: asked.pronoun });
  if (own.length > 0) {
    // "his nephew Haas closed it to him, and he died": whoever "him" is
    const telling = own.filter(
      ({ word }) =>
        tree.is(word, "nsubj", "obj", "iobj") || genderOf(going.naming.language, at(going.naming.document.tokens, word).lower) !== undefined,
    );
    if (telling.some(({ word }) => tree.dependent(word, "conj") !== undefined)) return undefined;
    const fitting = telling.filter(({ someone }) => someone === "other" || asked.fits(someone));
    return soleOf(
      (fitting.length > 0 ? fitting : own).map(({ someone }) => someone),
      asked.fits,
    );
  }
  if (before === undefined) return undefined;
  const { sentence } = before.naming;
  const told = someoneIn(before, tree, { ...asked, first: sentence.firstToken, end: sentence.endToken });
  const root = tree.root(sentence);
  const [subject] = told.filter(({ word }) => tree.is(word, "nsubj") && tree.head(word) === root);
  if (subject === undefined || tree.dependent(subject.word, "conj") !== undefined) return undefined;
  if (subject.someone === "other" || !asked.fits(subject.someone)) return undefined;
  const name = subject.someone;
  const rivals = told.filter(({ word, someone }) => (someone === "other" || !sharesName(someone, name)) && tree.is(word, "nsubj", "obj", "iobj"));
  return rivals.some(({ someone }) => someone === "other" || asked.fits(someone)) ? undefined : name;
}

/** The subject of the nearest clause that the pronoun's own hangs on, or of its own where it is none; undefined where a clause without one is all. */
function subjectAbove(going: Going, tree: Tree, { pronoun, kind }: Asked): Someone | undefined {
  const { document, language } = going.naming;
  let verb = tree.head(pronoun);
  let isOwn = tree.is(pronoun, "nsubj");
  while (verb !== undefined) {
    const subject = tree.dependent(verb, "nsubj");
    if (subject !== undefined && !isOwn && subject < pronoun) {
      const relative = language.grammar.relatives.has(at(document.tokens, subject).lower) && tree.is(verb, "acl:relcl");
      const who = relative ? (tree.head(verb) ?? subject) : subject;
      return tree.dependent(who, "conj") === undefined ? someoneAt(going, tree, { word: who, kind }) : "other";
    }
    if (subject !== undefined && isOwn && tree.is(verb, "conj") && !language.grammar.relatives.has(at(document.tokens, subject).lower))
      return undefined;
    isOwn = false;
    verb = tree.head(verb);
  }
  return undefined;
}

/** The one person of some, where all are that one. */
function soleOf(some: readonly (Someone | undefined)[], fits: (name: NameMention) => boolean): NameMention | undefined {
  const [first, ...others] = some.filter((one) => one !== undefined && (one === "other" || fits(one)));
  if (first === undefined || first === "other") return undefined;
  return others.every((other) => other !== undefined && other !== "other" && sharesName(first, other)) ? first : undefined;
}

function someoneIn(
  going: Going,
  tree: Tree,
  { first, end, kind }: { readonly first: number; readonly end: number; readonly kind: Asked["kind"] },
): readonly { readonly word: number; readonly someone: Someone }[] {
  const found: { word: number; someone: Someone }[] = [];
  for (let word = first; word < end; word++) {
    const someone = someoneAt(going, tree, { word, kind });
    if (someone !== undefined) found.push({ word, someone });
  }
  return found;
}

/** Whom a word tells of: whoever it names or stands for, or somebody who goes by a noun. */
function someoneAt(
  { naming: { document, mentions, language }, meant }: Going,
  tree: Tree,
  { word, kind }: { readonly word: number; readonly kind: Asked["kind"] },
): Someone | undefined {
  const { grammar } = language;
  const named = (token: number) =>
    mentions.find((one): one is NameMention => one.kind === "person" && one.firstToken <= token && token < one.endToken);
  const name = named(word);
  if (name !== undefined) return name;
  const { lower } = at(document.tokens, word);
  const pronoun = genderOf(language, lower);
  if (pronoun !== undefined) return pronoun === kind ? (meant(word) ?? "other") : undefined;
  if (tree.pos(word) !== "NOUN" || grammar.isPlural(lower) || !grammar.kindsOf(lower).includes("person")) return undefined;
  // "the Speaker, William Lenthall", "General Haas"
  const beside = [...tree.dependents(word, ...BESIDE), ...(tree.is(word, ...BESIDE) ? [tree.head(word) ?? word] : [])];
  return beside.map(named).find((one) => one !== undefined) ?? "other";
}

/** The gender of a pronoun, possessive or not. */
export function genderOf({ grammar }: ClaimLanguage, lower: string): Asked["kind"] | undefined {
  const kind = grammar.pronouns.get(lower) ?? grammar.possessives.get(lower);
  return kind === "male" || kind === "female" ? kind : undefined;
}

const BESIDE = ["appos", "flat", "compound"] as const;
