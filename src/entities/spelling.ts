import { at } from "../base/assert.ts";
import { fold } from "../base/fold.ts";
import type { Similarity } from "../lang/similarity.ts";
import type { Clusters, Link } from "./clusters.ts";
import { type Form, type Reading, titleBefore } from "./forms.ts";
import { lettersApart, nameLikeness, plain, wordLikeness } from "./likeness.ts";
import { isFatherOrSon } from "./persons.ts";

/** Pairs of forms that are spellings of one name, the most alike first. */
export function spellingLinks({ forms, similarity, documents }: Reading, clusters: Clusters): readonly Link[] {
  if (similarity === undefined) return [];
  const found: { readonly link: Link; readonly score: number }[] = [];
  const tried = new Set<number>();
  const surnames = new Set(forms.flatMap((form) => (form.person && form.words.length > 1 ? form.words.map(fold) : [])));
  for (const block of blocksOf(forms)) {
    for (let i = 0; i < block.length; i++) {
      for (let j = i + 1; j < block.length; j++) {
        const a = at(block, i);
        const b = at(block, j);
        const pair = Math.min(a.index, b.index) * forms.length + Math.max(a.index, b.index);
        if (tried.has(pair) || !mayCompare(a, b) || isOneWord(a, b, surnames) || differInTitle(a, b, documents)) continue;
        tried.add(pair);
        const score = spellingScore(a, b, similarity);
        if (score === undefined || !clusters.mayJoin(a.index, b.index)) continue;
        const [rare, usual] = a.mentions.length < b.mentions.length ? [a, b] : [b, a];
        found.push({ link: { from: rare.index, to: usual.index, reason: "spelling", inferred: true }, score });
      }
    }
  }
  return found.sort((x, y) => y.score - x.score || x.link.from - y.link.from || x.link.to - y.link.to).map(({ link }) => link);
}

/** One word of a full name, with its accents and without: each mention is of whoever is meant in its place. */
function isOneWord(a: Form, b: Form, surnames: ReadonlySet<string>): boolean {
  return a.person && a.words.length === 1 && fold(a.key) === fold(b.key) && surnames.has(fold(a.key));
}

/** "Admiral Barro" and "General Barros": of one word each, they are told apart by what they are called, unless one is also called as the other is. */
function differInTitle(a: Form, b: Form, documents: Reading["documents"]): boolean {
  if (!a.person || a.words.length > 1 || b.words.length > 1) return false;
  const [left, right] = [titlesOf(a, documents), titlesOf(b, documents)];
  return left !== undefined && right !== undefined && ![...left].some((title) => right.has(title));
}

/** The titles of a form; undefined where it also stands without one. */
function titlesOf({ mentions }: Form, documents: Reading["documents"]): ReadonlySet<string> | undefined {
  const titles = mentions.map((mention) => titleBefore(mention, documents));
  return titles.every((title) => title !== undefined) ? new Set(titles) : undefined;
}

/** In how many letters two skeletons may differ to be worth comparing. */
const mostApart = 2;
/** How many forms a block may hold before it is cut into finer ones. */
const largestBlock = 60;

/** Forms that share the beginnings of two words' skeletons, of their only word's, or of all their letters joined. */
function blocksOf(forms: readonly Form[]): readonly (readonly Form[])[] {
  const blocks = new Map<string, Form[]>();
  const put = (key: string, form: Form) => {
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [form]);
    else block.push(form);
  };
  for (const form of forms) {
    if (form.acronym || form.mentions.length === 0) continue;
    const kind = form.person ? "p" : "o";
    const { skeletons } = form.spelled;
    if (skeletons.length === 1) put(`${kind}1 ${at(skeletons, 0).slice(0, 3)}`, form);
    for (let i = 0; i < Math.min(skeletons.length, 6); i++) {
      for (let j = i + 1; j < Math.min(skeletons.length, 6); j++) {
        const [x, y] = [at(skeletons, i).slice(0, 2), at(skeletons, j).slice(0, 2)].sort();
        put(`${kind}2 ${x} ${y}`, form);
      }
    }
    if (skeletons.length < 4)
      put(
        `${kind}* ${skeletons
          .join("")
          .replace(/(.)\1+/g, "$1")
          .slice(0, 4)}`,
        form,
      );
  }
  return [...blocks.values()].flatMap((block) => (block.length > largestBlock ? finer(block) : [block]));
}

/** A large block ordered by its forms' first letters and cut, so that work stays in proportion to the number of names. */
function finer(block: readonly Form[]): readonly (readonly Form[])[] {
  const groups = new Map<string, Form[]>();
  for (const form of block) {
    const key = form.spelled.skeletons.map((skeleton) => skeleton.slice(0, 3)).join(" ");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [form]);
    else group.push(form);
  }
  return [...groups.values()].flatMap((group) => {
    const parts: Form[][] = [];
    for (let first = 0; first < group.length; first += largestBlock) parts.push(group.slice(first, first + largestBlock));
    return parts;
  });
}

function mayCompare(a: Form, b: Form): boolean {
  if (
    a.person !== b.person ||
    a.people !== b.people ||
    Math.abs(a.words.length - b.words.length) > 1 ||
    a.ordinal !== b.ordinal ||
    a.generation !== b.generation
  )
    return false;
  if (lettersApart(a.spelled, b.spelled) > mostApart) return false;
  if (a.words.length === 1 && b.words.length === 1) return Math.abs(a.key.length - b.key.length) <= 3;
  if (a.words.length !== b.words.length) return a.person && Math.min(a.words.length, b.words.length) > 1;
  return true;
}

/** Likeness in hundredths where it is high enough and nothing speaks against it. */
function spellingScore(a: Form, b: Form, similarity: Similarity): number | undefined {
  const { thresholds } = similarity;
  const one = plain(a.name);
  if (one === plain(b.name)) return 100;
  if (a.words.length === 1 && b.words.length === 1 && wordLikeness(a.key, b.key, similarity) < thresholds.single) return undefined;
  const { whole, least } = nameLikeness(a.spelled, b.spelled, similarity);
  const words = [...a.spelled.words, ...b.spelled.words];
  const limit = words.every((word) => word.length <= 4) ? thresholds.short : a.words.length === 1 ? thresholds.single : thresholds.name;
  if (whole < limit || least < thresholds.word) return undefined;
  return differsInMeaning(a, b, similarity) ? undefined : whole;
}

/** Two listed names, two ordinary words or two known given names in one place are two names, however alike. */
function differsInMeaning(a: Form, b: Form, similarity: Similarity): boolean {
  const data = a.language?.names;
  if (data === undefined) return false;
  if (isFatherOrSon(a, b)) return true;
  const listed = (form: Form) => data.gazetteer.get(form.name.split(" ")[0] ?? "")?.some((entry) => entry.name === form.name) === true;
  if (listed(a) && listed(b)) return true;
  const derived = (form: Form) => data.peopleEndings.adjective.some((ending) => form.key.endsWith(ending));
  if (!a.people && derived(a) !== derived(b)) return true;
  const common = (word: string) => data.commonWords.has(word) || /\p{N}/u.test(word);
  const given = (word: string) => data.female.has(word) || data.male.has(word);
  for (const x of a.spelled.words) {
    if (b.spelled.words.includes(x)) continue;
    const y = closest(x, b.spelled.words, similarity);
    if (y === undefined) continue;
    if (common(x) && common(y)) return true;
    if (a.person && isFeminineOf(a, x, y)) return true;
    if (given(x) && given(y) && (oneGender(x, data) !== oneGender(y, data) || !sameSkeleton(a, x, b, y))) return true;
    if (a.words.length === 1 && Math.min(x.length, y.length) < 4 && x.charAt(0) !== y.charAt(0)) return true;
  }
  return false;
}

/** "Sancho" and "Sancha", "Orlov" and "Orlova": a man and a woman. */
function isFeminineOf({ language }: Form, x: string, y: string): boolean {
  const made = (man: string, woman: string) =>
    language?.joining?.feminines.some(
      ([his, hers]) =>
        man.endsWith(his) && woman.endsWith(hers) && man.length > his.length + 1 && man.slice(0, -his.length) === woman.slice(0, -hers.length),
    ) === true;
  return made(x, y) || made(y, x);
}

function closest(word: string, others: readonly string[], similarity: Similarity): string | undefined {
  let best: string | undefined;
  let score = -1;
  for (const other of others) {
    const likeness = wordLikeness(word, other, similarity);
    if (likeness > score) {
      score = likeness;
      best = other;
    }
  }
  return best;
}

function oneGender(word: string, { female, male }: { readonly female: ReadonlySet<string>; readonly male: ReadonlySet<string> }): string {
  return `${female.has(word)}${male.has(word)}`;
}

function sameSkeleton(a: Form, x: string, b: Form, y: string): boolean {
  return a.spelled.skeletons[a.spelled.words.indexOf(x)] === b.spelled.skeletons[b.spelled.words.indexOf(y)];
}
