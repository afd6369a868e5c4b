import { at } from "../base/assert.ts";
import type { Language } from "../lang/language.ts";
import type { NameData } from "../lang/names.ts";
import type { Similarity } from "../lang/similarity.ts";
import type { Document } from "../model/document.ts";
import type { NameMention } from "../model/mention.ts";
import { type Spelled, spelled } from "./likeness.ts";

/** All mentions written with the same words, of persons or of anything else. */
export interface Form {
  readonly index: number;
  readonly person: boolean;
  /** Lower case, without dots. */
  readonly words: readonly string[];
  readonly key: string;
  /** As written most often. */
  readonly name: string;
  readonly mentions: readonly NameMention[];
  readonly spelled: Spelled;
  /** "second" in "the second Republic", as its place in the language's list of ordinals. */
  readonly ordinal?: number;
  /** "II", "the younger". */
  readonly generation?: string;
  readonly gender?: "female" | "male";
  readonly polity: boolean;
  /** A word for a people, as a noun. */
  readonly people: boolean;
  /** First letters of its words, with and without the small ones. */
  readonly initials: readonly string[];
  readonly acronym: boolean;
  readonly language: Language | undefined;
}

/** What entities need of the texts: the forms, and the documents by source. */
export interface Reading {
  readonly forms: Form[];
  readonly formOf: Map<string, Form>;
  readonly documents: ReadonlyMap<string, Document>;
  readonly similarity: Similarity | undefined;
}

export function readForms(documents: readonly Document[], names: readonly NameMention[], languages: ReadonlyMap<string, Language>): Reading {
  const bySource = new Map(documents.map((document) => [document.source.id as string, document]));
  const groups = new Map<string, NameMention[]>();
  const keys = new Map<string, string>();
  for (const mention of names) {
    const words = keys.get(mention.quote) ?? mention.quote.toLowerCase().replaceAll(".", "");
    keys.set(mention.quote, words);
    const key = mention.kind === "person" ? `p ${words}` : words;
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [mention]);
    else same.push(mention);
  }
  const similarity = [...languages.values()].find((language) => language.similarity !== undefined)?.similarity;
  const forms: Form[] = [];
  const formOf = new Map<string, Form>();
  for (const mentions of groups.values()) {
    const document = bySource.get(at(mentions, 0).source);
    const language = document === undefined ? undefined : languages.get(document.source.language);
    const form = makeForm(forms.length, mentions, { language, similarity });
    forms.push(form);
    for (const mention of mentions) formOf.set(mention.id, form);
  }
  return { forms, formOf, documents: bySource, similarity };
}

export function makeForm(
  index: number,
  mentions: readonly NameMention[],
  { language, similarity }: { readonly language: Language | undefined; readonly similarity: Similarity | undefined },
): Form {
  const name = mostFrequent(mentions.map((mention) => mention.quote));
  const data = language?.names;
  const words = name
    .toLowerCase()
    .replaceAll(".", " ")
    .split(/\s+/)
    .flatMap((word) => partsOf(word, data))
    .filter((word) => word !== "");
  const last = at(words, words.length - 1);
  const ordinal = data === undefined || words.length < 2 ? -1 : [...data.ordinals].indexOf(at(words, 0));
  const generation = language?.joining?.generations.has(last) === true && words.length > 1 ? last : undefined;
  const genders = new Set(mentions.flatMap((mention) => mention.gender ?? []));
  const [gender] = genders;
  const first = at(mentions, 0);
  return {
    index,
    person: first.kind === "person",
    words,
    key: words.join(" "),
    name,
    mentions,
    spelled: similarity === undefined ? { words, skeletons: words, letters: 0 } : spelled(name, similarity),
    ...(ordinal < 0 ? {} : { ordinal }),
    ...(generation === undefined ? {} : { generation }),
    ...(genders.size === 1 && gender !== undefined ? { gender } : {}),
    people: mentions.some((mention) => mention.producer === "names/people"),
    polity: mentions.some((mention) => mention.polity === true),
    initials: initialsOf(words, data),
    acronym: words.length === 1 && /^[\p{Lu}\p{N}]{2,8}$/u.test(name.replaceAll(".", "")),
    language,
  };
}

/** "Amir-ul-Mulk" is called "Amir" as well. */
function partsOf(word: string, data: NameData | undefined): readonly string[] {
  const parts = word.split("-");
  return parts.length > 2 && parts.slice(1, -1).some((part) => data?.joints.has(part) === true) ? parts : [word];
}

/** The words of a title as they stand before the name, in lower case. */
export function titleBefore({ source, title }: NameMention, documents: Reading["documents"]): string | undefined {
  return title && documents.get(source)?.source.text.slice(title.start, title.end).trim().toLowerCase();
}

export function mostFrequent(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  let best = at(names, 0);
  for (const [name, count] of counts) if (count > (counts.get(best) ?? 0)) best = name;
  return best;
}

function initialsOf(words: readonly string[], data: NameData | undefined): readonly string[] {
  if (words.length < 2) return [];
  const parts = words.flatMap((word) => word.split("-"));
  const all = parts.map((word) => word.charAt(0)).join("");
  const large = parts.filter(
    (word) => data === undefined || !(data.functionWords.has(word) || data.particles.has(word) || data.possessive.has(word)),
  );
  const short = large.map((word) => word.charAt(0)).join("");
  return short === all ? [all] : [short, all];
}
