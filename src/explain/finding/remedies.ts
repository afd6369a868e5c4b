import { passageOf } from "../../decisions/index.ts";
import type { Language } from "../../lang/language.ts";
import type { Claim } from "../../model/claim.ts";
import type { Act, Passage } from "../../model/decision.ts";
import type { Document } from "../../model/document.ts";
import type { Entity } from "../../model/entity.ts";
import type { Assumed, Finding, Label } from "../../model/finding.ts";
import type { Mention, Timex } from "../../model/mention.ts";
import type { SourceId, Span } from "../../model/source.ts";
import { datesMended, edtfOf } from "./reread.ts";
import { suppositionsOf } from "./suppositions.ts";

/** What can be decided about a finding besides setting it aside. */
export interface Remedies {
  /** Suggestions that say what a date must be, as decisions. */
  readonly repairs: readonly MendedDates[];
  /** What was taken for granted, each with the decision that gives it up. */
  readonly assumed: readonly GivenUp[];
  /** The dates in its passages: another reading of any may be decided. */
  readonly dates: readonly DateThere[];
  /** Whoever and whatever is named in its passages: they may be one, or of two. */
  readonly names: readonly NameThere[];
}

export interface MendedDates {
  /** Its place among the suggestions of the finding, from 0. */
  readonly suggestion: number;
  readonly acts: readonly Act[];
}

export interface GivenUp {
  readonly about: Assumed;
  readonly text: string;
  readonly act: Act;
}

export interface DateThere {
  readonly passage: Passage;
  readonly span: Span;
  /** As it is read now; absent where it could not be. */
  readonly edtf?: string;
}

export interface NameThere {
  readonly entity: Entity["id"];
  readonly kind: Entity["kind"];
  readonly name: string;
  /** Every way in which it is written. */
  readonly names: readonly string[];
  /** Where it is named in each passage of the finding; a passage in which it is not is absent. */
  readonly here: readonly { readonly label: Span & { readonly source: SourceId }; readonly passages: readonly Passage[] }[];
  /** Where it is named in each account. */
  readonly accounts: readonly { readonly source: SourceId; readonly passages: readonly Passage[] }[];
}

/** What was read, as far as remedies are made of it. */
export interface RemedyGround {
  readonly documents: readonly Document[];
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
  readonly entities: readonly Entity[];
  /** By language code. */
  readonly languages: ReadonlyMap<string, Language>;
}

/** What can be decided about a finding. Each is a decision that is kept like any other, and can be taken back. */
export function remediesOf(finding: Finding, ground: RemedyGround): Remedies {
  const labels = [...new Map([finding.primary, ...finding.related].map((label) => [keyOf(label), label])).values()];
  const where = (_: Span, source: SourceId) => ground.documents.find((document) => document.source.id === source)?.source.title ?? source;
  return {
    repairs: finding.suggestions.flatMap((suggestion, index) => {
      const { source, span, replacement } = suggestion;
      const document = ground.documents.find((each) => each.source.id === source);
      const language = document === undefined ? undefined : ground.languages.get(document.source.language);
      if (document === undefined || language === undefined || span === undefined || replacement === undefined) return [];
      const acts = datesMended({ ...suggestion, span, replacement }, { document, mentions: ground.mentions, language });
      return acts.length === 0 ? [] : [{ suggestion: index, acts }];
    }),
    assumed: suppositionsOf(finding, { ...ground, where }).flatMap(({ about, text, act }) => (act === undefined ? [] : [{ about, text, act }])),
    dates: datesThere(labels, ground),
    names: namesThere(labels, ground),
  };
}

function keyOf({ source, span }: Label): string {
  return `${source} ${span.start} ${span.end}`;
}

function datesThere(labels: readonly Label[], { mentions, documents }: RemedyGround): readonly DateThere[] {
  const dates = mentions.filter(
    (mention): mention is Timex =>
      mention.kind === "timex" && (mention.type === "date" || mention.type === "time") && labels.some((label) => isWithin(mention, label)),
  );
  return dates.flatMap((timex) => {
    const source = documents.find((document) => document.source.id === timex.source)?.source;
    const edtf = edtfOf(timex);
    if (source === undefined) return [];
    return [{ passage: passageOf(source, timex), span: { start: timex.start, end: timex.end }, ...(edtf === undefined ? {} : { edtf }) }];
  });
}

function isWithin({ source, start, end }: Mention, label: Label): boolean {
  return source === label.source && label.span.start <= start && end <= label.span.end;
}

function namesThere(labels: readonly Label[], { mentions, documents, entities }: RemedyGround): readonly NameThere[] {
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const sources = new Map(documents.map(({ source }) => [source.id, source]));
  const passage = (mention: Mention): readonly Passage[] => {
    const source = sources.get(mention.source);
    return source === undefined ? [] : [passageOf(source, mention)];
  };
  return entities.flatMap((entity) => {
    const named = entity.variants.flatMap((variant) => variant.mentions.flatMap((id) => byId.get(id) ?? []));
    const here = labels.flatMap((label) => {
      const passages = named.filter((mention) => isWithin(mention, label)).flatMap(passage);
      return passages.length === 0 ? [] : [{ label: { source: label.source, ...label.span }, passages }];
    });
    if (here.length === 0) return [];
    const accounts = documents.flatMap(({ source }) => {
      const passages = named.filter((mention) => mention.source === source.id).flatMap(passage);
      return passages.length === 0 ? [] : [{ source: source.id, passages }];
    });
    return [{ entity: entity.id, kind: entity.kind, name: entity.name, names: entity.variants.map(({ name }) => name), here, accounts }];
  });
}
