import { editDistance } from "../../src/base/nearest.ts";
import { plain } from "../../src/entities/likeness.ts";
import { assuming } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import type { Language } from "../../src/lang/language.ts";
import type { Document } from "../../src/model/document.ts";
import type { Entity, Variant } from "../../src/model/entity.ts";
import type { Mention, QuotationMention } from "../../src/model/mention.ts";

export default defineRule({
  id: "name-variant",
  severity: "note",
  summary: "one name is spelled in several ways",

  *check(inquiry) {
    const quoted = inquiry.documents.map((document) => [document, quotationsIn(document, inquiry)] as const);
    for (const entity of inquiry.entities) {
      for (const [document, quotations] of quoted) {
        const report = reportOf(entity, { document, quotations }, inquiry);
        if (report !== undefined) yield report;
      }
    }
  },
});

interface Spelling {
  readonly name: string;
  readonly mentions: readonly Mention[];
}

/** A document and where others speak in it, in reading order. */
interface Quoting {
  readonly document: Document;
  readonly quotations: readonly QuotationMention[];
}

function quotationsIn(document: Document, inquiry: Inquiry): readonly QuotationMention[] {
  return inquiry.quotations(document).filter((quotation) => quotation.use === "quotation");
}

function reportOf(entity: Entity, quoting: Quoting, inquiry: Inquiry): Report | undefined {
  const { document } = quoting;
  const spellings = spellingsIn(entity, quoting, inquiry);
  const [most, ...others] = spellings;
  const [other] = others;
  const primary = other?.mentions[0];
  if (most === undefined || primary === undefined) return undefined;
  const inferred = entity.joins.some((join) => join.inferred);
  const list = spellings.map(({ name, mentions }) => `"${name}" (${mentions.length})`);
  return {
    message: `${list.slice(0, -1).join(", ")} and ${list.at(-1)} ${inferred ? "look like" : "are"} spellings of one name`,
    primary: inquiry.label(document, primary, "spelled so here"),
    related: [most, ...others.slice(1)].flatMap(({ mentions: [first] }) =>
      first === undefined ? [] : [inquiry.label(document, first, "and so here")],
    ),
    identity: spellings.map((spelling) => spelling.name),
    because: inferred ? [assuming("names", "the names are taken for one by their likeness")] : [],
    suggestions: [
      {
        message: `"${most.name}", which ${most.mentions.length > (other?.mentions.length ?? 0) ? "is the most frequent" : "comes first"}`,
        source: document.source.id,
        span: { start: primary.start, end: primary.end },
        replacement: most.name,
      },
    ],
  };
}

/** The ways the full name is written outside quotations, the most frequent first; of two as frequent the one that comes first. */
function spellingsIn(entity: Entity, quoting: Quoting, inquiry: Inquiry): readonly Spelling[] {
  const full = entity.variants.filter((variant) => variant.spelling || variant.name === entity.name);
  if (full.length < 2) return [];
  const spellings = full.map((variant) => ({ name: variant.name, mentions: mentionsOf(variant, quoting, inquiry) }));
  const used = spellings
    .filter(({ mentions }) => mentions.length > 0)
    .sort((a, b) => b.mentions.length - a.mentions.length || (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
  const language = inquiry.language(quoting.document);
  const forms = language?.rules?.nameForms ?? [];
  return used.filter(
    ({ name }, index) =>
      index === 0 || used.slice(0, index).every((other) => isSpelling(name, other.name, forms) && !areTwo([name, other.name], language)),
  );
}

/** Two peoples that the language knows ("Austrians", "Australians"), or words so unlike that they are two names. */
function areTwo([a, b]: readonly [string, string], language: Language | undefined): boolean {
  const peoples = language?.names?.peoples;
  if (peoples !== undefined && [a, b].every((name) => peoples.has(name) || peoples.has(name.toLowerCase()))) return true;
  const [left, right] = [a, b].map((name) =>
    plain(name)
      .split(/[^\p{L}]+/u)
      .filter((word) => word !== ""),
  );
  if (left === undefined || right === undefined || left.length !== right.length) return false;
  return left.some((word, index) => unlike(word, right[index] ?? ""));
}

/** Other letters in more than a third of the word; in more than one where the first differs, which transliterations seldom change. */
function unlike(a: string, b: string): boolean {
  const apart = editDistance(a, b);
  const most = a.charAt(0) === b.charAt(0) ? Math.max(1, Math.floor(Math.max(a.length, b.length) / 3)) : 1;
  return apart > most;
}

/** Neither another form of the name ("Saxons") nor another number of the series ("IX Corps"). */
function isSpelling(a: string, b: string, forms: readonly (readonly [string, string])[]): boolean {
  const bent = forms.some(([one, other]) => differBy([a, one], [b, other]) || differBy([b, one], [a, other]));
  return !bent && numbersOf(a) === numbersOf(b);
}

function differBy([a, one]: readonly [string, string], [b, other]: readonly [string, string]): boolean {
  return a.endsWith(one) && b.endsWith(other) && a.slice(0, a.length - one.length) === b.slice(0, b.length - other.length);
}

function numbersOf(name: string): string {
  return (name.match(/\p{Nd}+|(?<!\p{L})[IVXLC]+(?!\p{L})/gu) ?? []).join(" ");
}

function mentionsOf(variant: Variant, { document, quotations }: Quoting, inquiry: Inquiry): readonly Mention[] {
  const mentions = variant.mentions.flatMap((id) => inquiry.mention(id) ?? []);
  return mentions.filter((mention) => mention.source === document.source.id && !isQuoted(mention, quotations)).sort((a, b) => a.start - b.start);
}

/** Quoted words keep their own spelling. */
function isQuoted(mention: Mention, quotations: readonly QuotationMention[]): boolean {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotations[middle]?.start ?? 0) <= mention.start) low = middle + 1;
    else high = middle;
  }
  const before = quotations[low - 1];
  return before !== undefined && mention.end <= before.end;
}
