import { assert } from "../../../base/assert.ts";
import { basisReason } from "../../../dates/reasons.ts";
import type { Claim, ClaimTime, RoleFiller } from "../../../model/claim.ts";
import type { EntityId } from "../../../model/entity.ts";
import type { Mention, NameMention, OfficeMention, QuantityMention, QuotationMention, Timex } from "../../../model/mention.ts";
import { placeTitle } from "../../../places/reasons.ts";
import { language } from "../../base/language.ts";
import { aboutName, intervalName } from "../../data/dates.ts";
import { singleName } from "../../data/kinds.ts";
import type { Library, Mark } from "../../data/library.ts";
import { whyPlaced } from "../../data/placing.ts";
import { reasonSaid } from "../../data/said.ts";
import { term } from "../../data/terms.ts";
import { facts as say } from "./facts.ts";

/** What the card of a mark says: how the words were read, why, and by what. */
export interface Card {
  readonly kind: string;
  /** The words as they stand. */
  readonly quote: string;
  readonly reading: string;
  readonly reason?: string;
  readonly facts: readonly Fact[];
  /** The pattern or word list that found it. */
  readonly producer: string;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** The card of a mark. */
export function describe(library: Library, mark: Mark): Card {
  const of = mark.of;
  const base = { kind: singleName(mark.kind), quote: of.quote, producer: of.producer };
  if ("predicate" in of) return { ...base, ...describeClaim(library, of) };
  switch (of.kind) {
    case "timex":
      return { ...base, ...describeTimex(library, of) };
    case "office":
      return { ...base, ...describeOffice(library, of) };
    case "quantity":
      return { ...base, ...describeQuantity(library, of) };
    case "quotation":
      return { ...base, ...describeQuotation(library, of) };
    case "person":
    case "group":
    case "place":
    case "event":
    case "document":
      return { ...base, ...describeName(library, of) };
  }
}

type Said = Pick<Card, "reading" | "reason" | "facts">;

function describeTimex(library: Library, timex: Timex): Said {
  const facts: Fact[] = [];
  if (timex.signal !== undefined) facts.push({ name: say().tiedBy, value: `“${words(library, timex, timex.signal)}”` });
  if (timex.approximate === true) facts.push({ name: say().precision, value: say().approximate });
  if (timex.doubt !== undefined) facts.push({ name: say().sentence, value: timex.doubt === "denied" ? say().denies : say().asks });
  if (timex.calendar !== "gregorian" && timex.interval !== undefined)
    facts.push({ name: say().calendar, value: timex.calendar.replaceAll("-", " ") });
  if (timex.value !== "") facts.push({ name: say().value, value: timex.edtf ?? timex.value });
  return { reading: timexReading(timex), reason: whyRead(library, timex), facts };
}

function timexReading(timex: Timex): string {
  if (timex.impossible !== undefined) return say().noDay(timex.impossible);
  if (timex.interval !== undefined) return timex.approximate === true ? aboutName(timex.interval) : intervalName(timex.interval);
  if (timex.days !== undefined) return daysReading(timex.days.low, timex.days.high);
  return timex.value === "" ? say().open : timex.value;
}

function daysReading(low: number, high: number): string {
  const count = low === high ? figure(low) : rangeReading(low, high);
  return say().days(count, low === 1 && high === 1);
}

/** Why a date has the value it has: stated, carried, counted, or taken from when the account was written. */
function whyRead(library: Library, timex: Timex): string {
  const from = "from" in timex.basis ? library.mentions.get(timex.basis.from) : undefined;
  const event = timex.offset?.event;
  const { written } = library.account(timex.source);
  const reason = basisReason(timex, {
    ...(from === undefined ? {} : { from }),
    ...(event === undefined ? {} : { event: words(library, timex, event) }),
    ...(written === undefined ? {} : { written }),
  });
  return reasonSaid(reason);
}

function describeName(library: Library, name: NameMention): Said {
  const entity = library.entityOf.get(name.id);
  const facts: Fact[] = [];
  if (name.title !== undefined) facts.push({ name: say().title, value: words(library, name, name.title) });
  if (entity === undefined) return { reading: name.quote, facts };
  const join = entity.joins.find((candidate) => candidate.mention === name.id);
  const others = entity.variants.map((variant) => variant.name).filter((variant) => variant !== entity.name);
  if (others.length > 0) facts.push({ name: say().written, value: others.join(", ") });
  facts.push({ name: say().named, value: say().times(entity.joins.length) }, ...placeFacts(library, entity.id));
  const reason = join?.to === undefined ? undefined : say().same(term(join.reason), join.inferred);
  return { reading: entity.name, ...(reason === undefined ? {} : { reason }), facts };
}

/** Candidates that a card has room for. */
const CANDIDATES = 4;

/** Where a place lies, or where it may, and why; with the name of the gazetteer, whose licence asks for it. */
function placeFacts(library: Library, entity: EntityId): readonly Fact[] {
  const placing = library.placingOf.get(entity);
  if (placing === undefined) return [];
  const shown = placing.place === undefined ? placing.candidates.slice(0, CANDIDATES) : [placing.place];
  const more = placing.candidates.length > shown.length && placing.place === undefined ? say().more(placing.candidates.length - shown.length) : "";
  return [
    { name: placing.place === undefined ? say().mayBe : say().place, value: `${shown.map(placeTitle).join("; ")}${more}` },
    { name: say().because, value: whyPlaced(placing, library) },
    ...(shown.some(({ id }) => id.startsWith("geonames:")) ? [{ name: say().gazetteer, value: "GeoNames, CC BY 4.0" }] : []),
  ];
}

function describeOffice(library: Library, office: OfficeMention): Said {
  const facts: Fact[] = [];
  if (office.of !== undefined) facts.push({ name: say().of, value: words(library, office, office.of) });
  if (office.mode !== "full") facts.push({ name: say().heldAs, value: office.mode });
  return { reading: office.office, facts };
}

function describeQuantity(library: Library, quantity: QuantityMention): Said {
  const facts: Fact[] = [];
  if (quantity.counted !== undefined) facts.push({ name: say().counts, value: words(library, quantity, quantity.counted) });
  if (quantity.comparison !== "exactly") facts.push({ name: say().saidAs, value: quantity.comparison.replaceAll("-", " ") });
  const unit = quantity.unit === undefined ? "" : ` ${quantity.unit}`;
  return { reading: `${rangeReading(quantity.low, quantity.high)}${unit}`, facts };
}

function rangeReading(low: number, high: number): string {
  if (low === high) return figure(low);
  if (high === Number.POSITIVE_INFINITY) return say().orMore(figure(low));
  if (low === Number.NEGATIVE_INFINITY) return say().orFewer(figure(high));
  return say().to(figure(low), figure(high));
}

function figure(value: number): string {
  return value.toLocaleString(language());
}

function describeQuotation(library: Library, quotation: QuotationMention): Said {
  const speaker = quotation.speakerQuote === undefined ? undefined : words(library, quotation, quotation.speakerQuote);
  return { reading: say().uses[quotation.use], facts: speaker === undefined ? [] : [{ name: say().saidBy, value: speaker }] };
}

function describeClaim(library: Library, claim: Claim): Said {
  const facts: Fact[] = Object.entries(claim.roles).map(([role, fillers]) => ({
    name: sentenceCase(role),
    value: fillers.map((filler) => fillerSaid(library, filler)).join(", "),
  }));
  if (claim.where !== undefined) facts.push({ name: say().where, value: claim.where.quote });
  if (claim.when !== undefined) facts.push({ name: say().when, value: claimTime(library, claim.when) });
  facts.push({ name: say().saidBy, value: voiceName(library, claim) });
  const manner = [claim.polarity === "denied" ? say().denied : undefined, claim.modality === "asserted" ? undefined : term(claim.modality)].filter(
    (part) => part !== undefined,
  );
  return { reading: sentenceCase(claim.predicate), ...(manner.length === 0 ? {} : { reason: manner.join(", ") }), facts };
}

/** The words that fill a role; of those that only stand for a name, also whose. */
function fillerSaid({ entityOf }: Library, { quote, mention, inferred }: RoleFiller): string {
  const named = mention === undefined ? undefined : entityOf.get(mention)?.name;
  return inferred === true ? say().inference(quote, named) : quote;
}

function claimTime(library: Library, when: ClaimTime): string {
  const timex = library.mentions.get(when.timex);
  assert(timex?.kind === "timex", `the date ${when.timex} of a claim is no date`);
  const basis = when.basis === "stated" ? whyRead(library, timex) : say().carried(timex.quote);
  return `${intervalName(when.interval)} · ${basis}`;
}

/** Who makes a claim: the author, or whoever the author lets speak and how far the author stands behind it. */
export function voiceName(library: Library, claim: Claim): string {
  const voice = library.voices.get(claim.attribution.voice);
  if (voice === undefined || voice.parent === undefined) return say().author;
  const stance = claim.attribution.stance === "asserts" ? say().agrees : say().stance(claim.attribution.stance);
  return `${voice.name} (${stance})`;
}

function words(library: Library, of: Mention, span: { readonly start: number; readonly end: number }): string {
  return library.account(of.source).text.slice(span.start, span.end);
}

function sentenceCase(id: string): string {
  const spaced = term(id);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
