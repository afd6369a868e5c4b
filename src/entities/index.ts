import { assert, at } from "../base/assert.ts";
import { idFrom } from "../base/hash.ts";
import type { Language } from "../lang/language.ts";
import type { Document } from "../model/document.ts";
import type { Entity, EntityId, Join, Variant } from "../model/entity.ts";
import type { Mention, NameKind, NameMention } from "../model/mention.ts";
import { readBeside } from "./beside.ts";
import { acronymLinks, knownLinks, ordinalLinks, shortNameLinks } from "./bodies.ts";
import { Clusters, type Link } from "./clusters.ts";
import { type Form, mostFrequent, type Reading, readForms } from "./forms.ts";
import { fullNameLinks, joinSingles } from "./persons.ts";
import { renamingLinks } from "./renaming.ts";
import { spellingLinks } from "./spelling.ts";

/** Which names are one person, body, place, event or document, over all documents; every joining has its reason. */
export function resolveEntities(
  documents: readonly Document[],
  mentions: readonly Mention[],
  languages: ReadonlyMap<string, Language>,
): readonly Entity[] {
  const names = mentions.filter(isName);
  const reading = readForms(documents, names, languages);
  const { links, apart } = readBeside(reading, names);
  const clusters = new Clusters(reading.forms, apart);
  const join = (more: readonly Link[]) => {
    for (const link of more) clusters.join(link);
  };
  join(knownLinks(reading.forms));
  join(fullNameLinks(reading.forms));
  join(spellingLinks(reading, clusters));
  join(links);
  join(renamingLinks(reading, names));
  join(acronymLinks(reading.forms, clusters));
  join(ordinalLinks(reading.forms));
  join(shortNameLinks(reading, clusters));
  joinSingles(reading, clusters);
  return entitiesOf(reading, clusters);
}

function isName(mention: Mention): mention is NameMention {
  return mention.kind === "person" || mention.kind === "group" || mention.kind === "place" || mention.kind === "event" || mention.kind === "document";
}

function entitiesOf(reading: Reading, clusters: Clusters): readonly Entity[] {
  const groups = new Map<number, Form[]>();
  for (const form of reading.forms) {
    const root = clusters.root(form.index);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [form]);
    else group.push(form);
  }
  const linkFrom = new Map<number, Link[]>();
  for (const link of clusters.links) {
    for (const end of [link.from, link.to]) {
      const same = linkFrom.get(end);
      if (same === undefined) linkFrom.set(end, [link]);
      else same.push(link);
    }
  }
  const seen = new Map<string, number>();
  return [...groups.values()].map((forms) => entityOf(forms, { linkFrom, seen }));
}

interface Making {
  readonly linkFrom: ReadonlyMap<number, readonly Link[]>;
  /** How many entities had a name before. */
  readonly seen: Map<string, number>;
}

function entityOf(forms: readonly Form[], { linkFrom, seen }: Making): Entity {
  const canonical = fullest(forms);
  const spellings = spellingClass(canonical, forms, linkFrom);
  const mentions = forms.flatMap((form) => form.mentions);
  const kind = mostFrequent(mentions.map((mention) => mention.kind)) as NameKind;
  const key = `${canonical.person ? "person" : "other"} ${canonical.key}`;
  const count = seen.get(key) ?? 0;
  seen.set(key, count + 1);
  const genders = new Set(forms.flatMap((form) => form.gender ?? []));
  const [gender] = genders;
  return {
    id: idFrom("entity", key, ...(count === 0 ? [] : [String(count)])) as EntityId,
    kind,
    name: canonical.name,
    variants: variantsOf(forms, canonical, spellings),
    joins: joinsOf(forms, canonical, linkFrom),
    ...(kind === "person" && genders.size === 1 && gender !== undefined ? { gender } : {}),
    ...(forms.some((form) => form.polity) ? { polity: true } : {}),
  };
}

/** The most used of the full forms; a single word or an acronym only where there is no other. */
function fullest(forms: readonly Form[]): Form {
  let best = at(forms, 0);
  const isFull = (form: Form) => !form.acronym && form.words.length > 1;
  for (const form of forms) {
    if (isFull(form) === isFull(best) ? form.mentions.length > best.mentions.length : isFull(form)) best = form;
  }
  return best;
}

/** Forms joined to the canonical one by spelling alone, over any number of steps. */
function spellingClass(canonical: Form, forms: readonly Form[], linkFrom: ReadonlyMap<number, readonly Link[]>): ReadonlySet<number> {
  const members = new Set(forms.map((form) => form.index));
  const found = new Set([canonical.index]);
  const queue = [canonical.index];
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    for (const link of linkFrom.get(index) ?? []) {
      const other = link.from === index ? link.to : link.from;
      if (link.reason !== "spelling" || found.has(other) || !members.has(other)) continue;
      found.add(other);
      queue.push(other);
    }
  }
  return found;
}

function variantsOf(forms: readonly Form[], canonical: Form, spellings: ReadonlySet<number>): readonly Variant[] {
  const byName = new Map<string, { readonly mentions: NameMention[]; spelling: boolean }>();
  for (const form of [canonical, ...forms.filter((each) => each !== canonical)]) {
    const spelling = form !== canonical && spellings.has(form.index);
    const variant = byName.get(form.name);
    if (variant === undefined) byName.set(form.name, { mentions: [...form.mentions], spelling });
    else for (const mention of form.mentions) variant.mentions.push(mention);
  }
  return [...byName].map(([name, { mentions, spelling }]) => ({ name, mentions: mentions.map((mention) => mention.id), spelling }));
}

/** Breadth first from the canonical form, so that each form is joined to one joined before it. */
function joinsOf(forms: readonly Form[], canonical: Form, linkFrom: ReadonlyMap<number, readonly Link[]>): readonly Join[] {
  const byIndex = new Map(forms.map((form) => [form.index, form]));
  const joins: Join[] = [];
  const done = new Set([canonical.index]);
  const queue: { readonly form: Form; readonly link?: Link; readonly to?: Form }[] = [{ form: canonical }];
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const { form, link, to } = step;
    const first = at(form.mentions, 0);
    joins.push(
      link === undefined || to === undefined
        ? { mention: first.id, reason: "same-name", inferred: false }
        : { mention: first.id, to: at(to.mentions, 0).id, reason: link.reason, inferred: link.inferred },
    );
    for (const mention of form.mentions.slice(1)) joins.push({ mention: mention.id, to: first.id, reason: "same-name", inferred: false });
    for (const next of linkFrom.get(form.index) ?? []) {
      const other = byIndex.get(next.from === form.index ? next.to : next.from);
      if (other === undefined || done.has(other.index)) continue;
      done.add(other.index);
      queue.push({ form: other, link: next, to: form });
    }
  }
  assert(done.size === forms.length, "every form of an entity is joined to it");
  return joins;
}
