import { at } from "../base/assert.ts";
import type { NameMention } from "../model/mention.ts";
import type { Clusters, Link } from "./clusters.ts";
import type { Form, Reading } from "./forms.ts";

/** Letters that are the initials of one thing's full name ("PLA"), with or without an ordinal before them ("second ETR"). */
export function acronymLinks(forms: readonly Form[], clusters: Clusters): readonly Link[] {
  const byInitials = new Map<string, Form[]>();
  for (const form of forms) {
    if (form.person) continue;
    for (const initials of initialsOf(form)) {
      const same = byInitials.get(initials);
      if (same === undefined) byInitials.set(initials, [form]);
      else same.push(form);
    }
  }
  const links: Link[] = [];
  for (const form of forms) {
    const letters =
      form.ordinal === undefined ? (form.acronym ? form.key : undefined) : form.words.length === 2 && isAcronym(form) ? at(form.words, 1) : undefined;
    if (letters === undefined || letters.length < 2) continue;
    const full = (byInitials.get(letters) ?? []).filter((other) => other.ordinal === form.ordinal && other.index !== form.index);
    const [only] = full;
    if (only !== undefined && new Set(full.map((other) => clusters.root(other.index))).size === 1)
      links.push({ from: form.index, to: only.index, reason: "acronym", inferred: false });
  }
  return links;
}

function isAcronym(form: Form): boolean {
  return /^[\p{Lu}\p{N}]{2,8}$/u.test(form.name.split(" ")[1] ?? "");
}

/** Initials of the name without its ordinal. */
function initialsOf(form: Form): readonly string[] {
  return form.ordinal === undefined ? form.initials : form.initials.map((initials) => initials.slice(1));
}

/** Names that the language's data holds to be one thing, and places with and without their noun ("Hunan Province"). */
export function knownLinks(forms: readonly Form[]): readonly Link[] {
  const first = new Map<string, Form>();
  const links: Link[] = [];
  const states = new Set(forms.filter(({ polity, people }) => polity && !people).map(({ key }) => key));
  for (const form of forms) {
    if (form.person) continue;
    const key = canonical(form, states);
    const same = first.get(key);
    if (same === undefined) first.set(key, form);
    else links.push({ from: form.index, to: same.index, reason: "part-of-name", inferred: false });
  }
  return links;
}

/** A town has its noun for its own where a state is called the same without: "Mexico City". */
function canonical(form: Form, states: ReadonlySet<string>): string {
  const joining = form.language?.joining;
  const known = joining?.same.get(form.name.toLowerCase()) ?? joining?.same.get(form.key);
  if (known !== undefined) return known;
  const last = at(form.words, form.words.length - 1);
  const isPlace = at(form.mentions, 0).kind === "place";
  if (!isPlace || form.words.length < 2 || joining?.placeNouns.has(last) !== true) return form.key;
  const bare = form.words.slice(0, -1).join(" ");
  return form.language?.state?.towns.has(last) === true && states.has(bare) ? form.key : bare;
}

/** "National Army" for "East Turkistan National Army", where only one longer name of the text ends or begins so. */
export function shortNameLinks(reading: Pick<Reading, "forms" | "documents">, clusters: Clusters): readonly Link[] {
  const { forms } = reading;
  const ownersOf = possessorsOf(reading, clusters);
  const ends = new Map<string, Form[]>();
  const put = (key: string, form: Form) => {
    const same = ends.get(key);
    if (same === undefined) ends.set(key, [form]);
    else same.push(form);
  };
  const bodies = forms.filter((form) => !form.person && at(form.mentions, 0).kind !== "place");
  for (const form of bodies) {
    for (let cut = 1; cut <= form.words.length - 2; cut++) {
      put(form.words.slice(cut).join(" "), form);
      if (form.words[form.words.length - cut - 1] !== undefined) put(form.words.slice(0, form.words.length - cut).join(" "), form);
    }
  }
  const links: Link[] = [];
  for (const form of bodies) {
    if (form.words.length < 2 || form.polity || form.ordinal !== undefined) continue;
    const owners = ownersOf(form);
    const longer = (ends.get(form.key) ?? []).filter(
      (other) =>
        headOf(other) === headOf(form) && other.ordinal === undefined && owners.every((names) => names.some((name) => other.words.includes(name))),
    );
    const [only] = longer;
    if (only !== undefined && new Set(longer.map((other) => clusters.root(other.index))).size === 1)
      links.push({ from: form.index, to: only.index, reason: "part-of-name", inferred: true });
  }
  return links;
}

/** "The league's Central Council": of each that a body is said to belong to, the words that its names begin with. */
function possessorsOf(
  { forms, documents }: Pick<Reading, "forms" | "documents">,
  clusters: Clusters,
): (form: Form) => readonly (readonly string[])[] {
  const place = ({ source }: NameMention, token: number) => `${source} ${token}`;
  const ending = new Map(forms.flatMap((form) => form.mentions.map((mention) => [place(mention, mention.endToken), form] as const)));
  const names = new Map<number, string[]>();
  for (const form of forms) {
    const root = clusters.root(form.index);
    names.set(root, [...(names.get(root) ?? []), at(form.words, 0)]);
  }
  return ({ mentions, language }) => {
    const marker = language?.claiming?.grammar.possessiveMarker;
    const owners = mentions.flatMap((mention) => {
      const marked = documents.get(mention.source)?.tokens[mention.firstToken - 1]?.lower === marker;
      return marked ? (ending.get(place(mention, mention.firstToken - 1)) ?? []) : [];
    });
    return [...new Set(owners)].map((owner) => names.get(clusters.root(owner.index)) ?? []);
  };
}

/** The noun that says what a body is: its last, or the one before "of". */
function headOf(form: Form): string {
  const joining = form.language?.names?.joining;
  const of = form.words.findIndex((word) => joining?.has(word) === true);
  return at(form.words, (of > 0 ? of : form.words.length) - 1);
}

/** A state named without an ordinal is, of those named with one, the one that the text most often speaks of; where none leads, it stays apart. */
export function ordinalLinks(forms: readonly Form[]): readonly Link[] {
  const byBase = new Map<string, Form[]>();
  for (const form of forms) {
    if (form.person || form.ordinal === undefined) continue;
    const base = form.words.slice(1).join(" ");
    const same = byBase.get(base);
    if (same === undefined) byBase.set(base, [form]);
    else same.push(form);
  }
  const links: Link[] = [];
  for (const form of forms) {
    const ordinals = form.person ? undefined : byBase.get(form.key);
    if (ordinals === undefined) continue;
    const ranked = [...ordinals].sort((a, b) => b.mentions.length - a.mentions.length || a.index - b.index);
    const [most, next] = ranked;
    if (most !== undefined && (next === undefined || most.mentions.length > next.mentions.length))
      links.push({ from: form.index, to: most.index, reason: "part-of-name", inferred: true });
  }
  return links;
}
