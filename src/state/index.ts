import { at } from "../base/assert.ts";
import { groupBy } from "../base/collections.ts";
import type { Language } from "../lang/language.ts";
import type { Document } from "../model/document.ts";
import type { QuantityMention, Timex } from "../model/mention.ts";
import type { Evidence, State } from "../model/state.ts";
import type { DayRange } from "../model/time.ts";
import { agreementsOf, bodiesOf, controlOf, figuresOf, forcesOf, officesOf, peopleOf, plansOf } from "./boards.ts";
import { frontsOf } from "./fronts.ts";
import { standingsOn } from "./grades.ts";
import { type Archive, openArchive, type Spell, type StateInput, spellsOf } from "./spells.ts";

export type { Spell } from "./spells.ts";

/** Answers how things stood on a date, by what the sources claim. Made once per analysis; each question is a pass over the spells. */
export interface StateIndex {
  readonly spells: readonly Spell[];
  /** How things stood on some day or stretch; `date` must have finite bounds. */
  readonly on: (date: DayRange) => State;
  /** Days on which something on a board begins or ends, ascending. */
  readonly changes: () => readonly number[];
}

export function indexState(
  record: StateInput & { readonly documents: readonly Document[]; readonly languages: ReadonlyMap<string, Language> },
): StateIndex {
  const archive = openArchive(record);
  const spells = spellsOf(archive);
  const deaths = spells.filter((spell) => spell.state === "alive");
  const statedAt = statements(archive, record.documents);
  return {
    spells,
    on: (date) => {
      const standings = standingsOn(spells, date);
      return {
        date,
        bodies: bodiesOf(archive, standings),
        offices: officesOf(standings),
        forces: forcesOf(standings),
        agreements: agreementsOf(archive, standings),
        control: controlOf(archive, standings),
        fronts: frontsOf(archive, { documents: record.documents, languages: record.languages, date }),
        people: peopleOf(archive, { standings, deaths, date }),
        figures: figuresOf(archive, date, statedAt),
        plans: plansOf(archive, date),
      };
    },
    changes: () => changesOf(spells),
  };
}

function changesOf(spells: readonly Spell[]): readonly number[] {
  const days = new Set<number>();
  for (const spell of spells)
    for (const day of [spell.start.earliest, spell.start.latest, spell.end.earliest, spell.end.latest]) if (Number.isFinite(day)) days.add(day);
  return [...days].sort((a, b) => a - b);
}

/** When and by whom a figure is stated: the date of its sentence, else the last date before it in its paragraph. */
function statements(archive: Archive, documents: readonly Document[]): Parameters<typeof figuresOf>[2] {
  const timexes = groupBy(
    archive.mentions.filter(
      (mention): mention is Timex => mention.kind === "timex" && mention.interval !== undefined && Number.isFinite(mention.interval.start.earliest),
    ),
    (timex) => timex.source,
  );
  const bySource = new Map(documents.map((document) => [document.source.id, document]));
  const claims = groupBy(archive.claims, (claim) => `${claim.source} ${claim.sentence}`);
  const authors = new Map(archive.voices.filter((voice) => voice.parent === undefined).map((voice) => [voice.source, voice.id]));
  return (quantity: QuantityMention) => {
    const document = bySource.get(quantity.source);
    const author = authors.get(quantity.source);
    if (document === undefined || author === undefined) return undefined;
    const timex = dateBefore(document, quantity, timexes.get(quantity.source) ?? []);
    if (timex?.interval === undefined) return undefined;
    const sentence = at(document.sentences, quantity.sentence);
    const claim = claims
      .get(`${quantity.source} ${quantity.sentence}`)
      ?.find((one) => one.span.start <= quantity.start && quantity.end <= one.span.end);
    const span = { start: sentence.start, end: sentence.end };
    const evidence: Evidence = {
      source: quantity.source,
      span,
      quote: document.source.text.slice(span.start, span.end),
      voice: claim?.attribution.voice ?? author,
      ...(claim === undefined ? {} : { claim: claim.id }),
    };
    return {
      when: { earliest: timex.interval.start.earliest, latest: timex.interval.end.latest },
      evidence,
      scope: `${quantity.source} ${evidence.voice}`,
    };
  };
}

function dateBefore(document: Document, quantity: QuantityMention, timexes: readonly Timex[]): Timex | undefined {
  const own = timexes.filter((timex) => timex.sentence === quantity.sentence);
  if (own.length > 0) return own.findLast((timex) => timex.start < quantity.start) ?? own[0];
  const paragraph = at(document.sentences, quantity.sentence).paragraph;
  return timexes.findLast((timex) => timex.start < quantity.start && at(document.sentences, timex.sentence).paragraph === paragraph);
}
