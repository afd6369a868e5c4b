import { at } from "../base/assert.ts";
import { fold } from "../base/fold.ts";
import type { JoinReason } from "../model/entity.ts";
import type { NameMention } from "../model/mention.ts";
import { treeOf } from "../text/syntax/tree.ts";
import type { Clusters, Link } from "./clusters.ts";
import { type Form, makeForm, type Reading, titleBefore } from "./forms.ts";

/** Full names of one person: with and without a middle name, in either order, with initials. */
export function fullNameLinks(forms: readonly Form[]): readonly Link[] {
  const byEnds = new Map<string, Form[]>();
  for (const form of forms) {
    if (!form.person || form.words.length < 2) continue;
    const base = form.generation === undefined ? form.words : form.words.slice(0, -1);
    const last = at(base, base.length - 1);
    const first = at(base, 0);
    for (const key of new Set([last, first])) {
      const same = byEnds.get(key);
      if (same === undefined) byEnds.set(key, [form]);
      else same.push(form);
    }
  }
  const links: Link[] = [];
  for (const group of byEnds.values()) {
    if (group.length > 80) continue;
    for (const shorter of group) {
      const fuller = group.filter((form) => form !== shorter && form.words.length >= shorter.words.length && reasonFor(shorter, form) !== undefined);
      const distinct = fuller.filter(
        (form) => !fuller.some((other) => other !== form && reasonFor(form, other) !== undefined && other.words.length > form.words.length),
      );
      const [only] = distinct;
      const reason = only === undefined ? undefined : reasonFor(shorter, only);
      if (only !== undefined && reason !== undefined && distinct.length === 1)
        links.push({ from: shorter.index, to: only.index, reason, inferred: reason === "initials" });
    }
  }
  return links;
}

/** Why the shorter of two full names is the longer, if it is. */
function reasonFor(shorter: Form, longer: Form): JoinReason | undefined {
  if (shorter.generation !== longer.generation) return undefined;
  const [a, b] = [shorter.words, longer.words];
  if (isTurned(shorter, longer)) return shorter.index > longer.index && !isFatherOrSon(shorter, longer) ? "part-of-name" : undefined;
  if (a.length < b.length && isInOrder(a, b) && (a[0] === b[0] || a.at(-1) === b.at(-1)) && a.length > 1) return "part-of-name";
  if (a.at(-1) !== b.at(-1) || a.length < 2) return undefined;
  const initials = a.slice(0, -1);
  const given = b.slice(0, -1);
  const fits = initials.every((word, index) => word === given[index] || (word.length === 1 && given[index]?.startsWith(word) === true));
  return fits && initials.some((word) => word.length === 1) && a.length <= b.length && (a.length < b.length || a.join("") !== b.join(""))
    ? "initials"
    : undefined;
}

/** The same words in any order. */
function isTurned({ words: a }: Form, { words: b }: Form): boolean {
  return a.length === b.length && [...a].sort().join(" ") === [...b].sort().join(" ");
}

/** "Yusuf ibn Hakam", the other way round. */
export function isFatherOrSon(one: Form, other: Form): boolean {
  return isTurned(one, other) && one.words[0] !== other.words[0] && one.words.some((word) => one.language?.names?.particles.has(word) === true);
}

function isInOrder(part: readonly string[], whole: readonly string[]): boolean {
  let from = 0;
  for (const word of part) {
    const found = whole.indexOf(word, from);
    if (found < 0) return false;
    from = found + 1;
  }
  return true;
}

/**
 * Joins each mention of one word ("Tull") to the person whose full name has it. Where several have, it goes to the one named last before it;
 * that is an inference. Forms whose mentions go different ways are split.
 */
export function joinSingles(reading: Reading, clusters: Clusters): void {
  const byWord = new Map<string, Form[]>();
  for (const form of reading.forms) {
    if (!form.person || form.words.length < 2) continue;
    for (const word of new Set(form.words.map(fold))) {
      const same = byWord.get(word);
      if (same === undefined) byWord.set(word, [form]);
      else same.push(form);
    }
  }
  const singles = reading.forms.filter((form) => form.person && form.words.length === 1 && clusters.members(form.index).length === 1);
  for (const single of singles) {
    const holders = byWord.get(fold(single.key))?.filter((form) => !isRulersName(single, form, reading));
    if (holders === undefined || holders.length === 0) continue;
    const parts = new Map<string, { readonly mentions: NameMention[]; readonly to?: Form; readonly unsure: boolean }>();
    const titled = titlesOf(holders, { reading, clusters });
    const called: Calls = new Map();
    for (const mention of single.mentions) {
      const { to, unsure } = holderOf(mention, holders, { reading, clusters, titled, called });
      if (to !== undefined) {
        const person = `${mention.source} ${clusters.root(to.index)}`;
        called.set(person, (called.get(person) ?? 0) + 1);
      }
      const title = titleOf(mention, reading);
      if (to !== undefined && title !== undefined && !titled.has(title)) titled.set(title, clusters.root(to.index));
      const key = `${to === undefined ? "" : clusters.root(to.index)} ${unsure}`;
      const part = parts.get(key);
      if (part === undefined) parts.set(key, { mentions: [mention], unsure, ...(to === undefined ? {} : { to }) });
      else part.mentions.push(mention);
    }
    joinParts(single, [...parts.values()], { reading, clusters });
  }
}

/** "the tsar Peter", "Peter the Great" beside "Peter Lacy": who is known by a first name, with a title or byname that the other never has, is another. */
function isRulersName(single: Form, full: Form, reading: Reading): boolean {
  if (partReason(single, full) !== "given-name") return false;
  const titles = new Set(full.mentions.map((mention) => titleBefore(mention, reading.documents)));
  const sources = new Set(full.mentions.map(({ source }) => source));
  return single.mentions.some((mention) => {
    const title = titleBefore(mention, reading.documents);
    return sources.has(mention.source) && ((title !== undefined && !titles.has(title)) || hasByname(mention, single, reading));
  });
}

/** "Peter the Great" */
function hasByname({ source, endToken }: NameMention, { language }: Form, { documents }: Reading): boolean {
  const [article, byname] = documents.get(source)?.tokens.slice(endToken, endToken + 2) ?? [];
  if (article === undefined || byname === undefined) return false;
  return language?.claiming?.grammar.articles.has(article.lower) === true && /^\p{Lu}\p{Ll}/u.test(byname.text);
}

interface Part {
  readonly mentions: NameMention[];
  readonly to?: Form;
  readonly unsure: boolean;
}

function joinParts(single: Form, parts: readonly Part[], { reading, clusters }: { reading: Reading; clusters: Clusters }): void {
  parts.forEach((part, index) => {
    let form = single;
    const piece = makeForm(index === 0 ? single.index : reading.forms.length, part.mentions, {
      language: single.language,
      similarity: reading.similarity,
    });
    if (index === 0) reading.forms[single.index] = piece;
    else {
      reading.forms.push(piece);
      clusters.add(piece);
    }
    form = piece;
    for (const mention of part.mentions) reading.formOf.set(mention.id, form);
    if (part.to !== undefined) clusters.join({ from: form.index, to: part.to.index, reason: partReason(form, part.to), inferred: part.unsure });
  });
}

function partReason(single: Form, full: Form): JoinReason {
  const [key, words] = [fold(single.key), full.words.map(fold)];
  if (words.at(-1) === key) return "surname";
  if (words[0] === key) return full.language?.names?.surnames.has(single.key) === true ? "surname" : "given-name";
  return "part-of-name";
}

interface Around {
  readonly reading: Reading;
  readonly clusters: Clusters;
}

/** The persons who bear each title with their full names, where only one does. */
function titlesOf(holders: readonly Form[], { reading, clusters }: Around): Map<string, number> {
  const titled = new Map<string, number>();
  for (const form of holders)
    for (const mention of form.mentions) {
      const title = titleOf(mention, reading);
      if (title === undefined) continue;
      const root = clusters.root(form.index);
      titled.set(title, (titled.get(title) ?? root) === root ? root : NOBODY);
    }
  return titled;
}

const NOBODY = -1;

function titleOf(mention: NameMention, { documents }: Reading): string | undefined {
  const title = titleBefore(mention, documents);
  return title === undefined ? undefined : `${mention.source} ${title}`;
}

/** The person a single word means in this place. */
function holderOf(
  mention: NameMention,
  holders: readonly Form[],
  { reading, clusters, titled, called }: Around & { readonly titled: ReadonlyMap<string, number>; readonly called: Calls },
): { readonly to?: Form; readonly unsure: boolean } {
  const fitting = holders.filter((form) => mention.gender === undefined || form.gender === undefined || form.gender === mention.gender);
  const others = fitting.filter((form) => !form.mentions.some((other) => isDescribedBy(reading, other, mention)));
  const here = others.filter((form) => form.mentions.some((other) => other.source === mention.source));
  const candidates = calledSo(mention, here.length > 0 ? here : others);
  const roots = new Set(candidates.map((form) => clusters.root(form.index)));
  const [first] = candidates;
  if (first === undefined) return { unsure: false };
  if (roots.size === 1) return { to: first, unsure: here.length === 0 };
  if (here.length === 0) return { unsure: false };
  const bearer = titled.get(titleOf(mention, reading) ?? "");
  const titledSo = candidates.filter((form) => clusters.root(form.index) === bearer);
  const usual = titledSo.length > 0 ? titledSo : usuallyCalled(mention, candidates, { clusters, called });
  const known =
    usual.length > 0 ? usual : candidates.filter((form) => form.mentions.some((other) => isBefore(other, mention) && !isNamedAsKin(other, reading)));
  let best: Form | undefined;
  let nearest = Number.NEGATIVE_INFINITY;
  for (const form of known.length > 0 ? known : candidates) {
    const before = lastBefore(form.mentions, mention);
    if (before > nearest) {
      nearest = before;
      best = form;
    }
  }
  return best === undefined ? { unsure: true } : { to: best, unsure: true };
}

/** By person, how often the word alone has meant that one so far; only where nobody else was meant. */
type Calls = Map<string, number>;

/** So often a word must have meant one person alone, for it to go on doing so when another comes in who has it in a full name. */
const USUAL = 2;

/**
 * "Saigo" after many a "Saigo" goes on being he, though a Saigo Tsugumichi was named since; "Alexander" is Alexander of Hesse and not Alexander Kaulbars, who has
 * a surname to be called by.
 */
function usuallyCalled(
  mention: NameMention,
  candidates: readonly Form[],
  { clusters, called }: { readonly clusters: Clusters; readonly called: Calls },
): readonly Form[] {
  const known = candidates.filter((form) => form.mentions.some((other) => isBefore(other, mention)));
  if (
    known.some((form) =>
      form.mentions.some((other) => other.source === mention.source && other.sentence === mention.sentence && isBefore(other, mention)),
    )
  )
    return [];
  const calls = known.map((form) => ({ form, count: called.get(`${mention.source} ${clusters.root(form.index)}`) ?? 0 }));
  const [own, others] = [calls.filter(({ count }) => count >= USUAL), calls.filter(({ count }) => count > 0)];
  if (own.length > 0 && others.every(({ form }) => clusters.root(form.index) === clusters.root(own[0]?.form.index ?? -1)))
    return own.map(({ form }) => form);
  const bare = known.filter((form) => isWithoutSurname(form, mention));
  return new Set(bare.map((form) => clusters.root(form.index))).size === 1 ? bare : [];
}

/** "Alexander of Hesse", "William II": called by the first word of the name. */
function isWithoutSurname({ words, language }: Form, { quote }: NameMention): boolean {
  const [first, second = ""] = words;
  return first !== undefined && fold(first) === fold(quote) && (second === language?.claiming?.grammar.genitive || /^[ivx]+$/u.test(second));
}

/** Whoever has the word for a first name, before those whose father had it: "Hakam" is not "Yusuf ibn Hakam" beside "Hakam ibn Yusuf". */
function calledSo({ quote }: NameMention, forms: readonly Form[]): readonly Form[] {
  const isFathers = ({ words, language }: Form) =>
    words.some((word, index) => fold(word) === fold(quote) && language?.names?.particles.has(words[index - 1] ?? "") === true);
  const own = forms.filter((form) => !isFathers(form));
  return own.length > 0 ? own : forms;
}

/** Words between a name and another by which it is described. */
const DESCRIBING = 6;

/** "Raúl Madero, brother of President Madero": whoever is described by another person is not that person. */
function isDescribedBy({ documents, formOf }: Reading, described: NameMention, by: NameMention): boolean {
  const gap = by.firstToken - described.endToken;
  if (described.source !== by.source || described.sentence !== by.sentence || gap < 2 || gap > DESCRIBING) return false;
  const document = documents.get(by.source);
  const joining = formOf.get(by.id)?.language?.names?.joining;
  const between = document?.tokens.slice(described.endToken, by.firstToken) ?? [];
  const tree = document === undefined ? undefined : treeOf(document);
  const told = between.some((_, index) => tree?.form(described.endToken + index) === "Fin");
  return between[0]?.text === "," && !told && between.some(({ lower }) => joining?.has(lower) === true);
}

/** How many words may stand between a name and what its bearer is to somebody: "his younger brother, Colonel Otto". */
const KIN_REACH = 4;

/** "After the death of his father, Carlos Haas": named only as what he is to another, who goes on being the one that is told of. */
function isNamedAsKin(mention: NameMention, { documents, formOf }: Reading): boolean {
  const document = documents.get(mention.source);
  const language = formOf.get(mention.id)?.language;
  const sentence = document?.sentences[mention.sentence];
  if (document === undefined || sentence === undefined || language?.joining === undefined) return false;
  const { kin } = language.joining;
  const possessives = language.claiming?.grammar.possessives;
  const word = (index: number) => (index >= sentence.firstToken && index < sentence.endToken ? (document.tokens[index]?.lower ?? "") : "");
  const isOwned = (noun: number) => [1, 2].some((back) => possessives?.has(word(noun - back)) === true);
  for (let back = 1; back <= KIN_REACH; back++) if (kin.has(word(mention.firstToken - back))) return isOwned(mention.firstToken - back);
  const behind = [2, 3].find((ahead) => kin.has(word(mention.endToken + ahead)));
  return behind !== undefined && word(mention.endToken) === "," && isOwned(mention.endToken + behind);
}

function isBefore(one: NameMention, other: NameMention): boolean {
  return one.source === other.source && one.start < other.start;
}

/** Where a form last stands before a mention in the same source; -Infinity where it does not. */
function lastBefore(mentions: readonly NameMention[], { source, start }: NameMention): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = at(mentions, middle);
    if (other.source < source || (other.source === source && other.start < start)) low = middle + 1;
    else high = middle;
  }
  const found = mentions[low - 1];
  return found !== undefined && found.source === source ? found.start : Number.NEGATIVE_INFINITY;
}
