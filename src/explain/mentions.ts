import type { DateReading } from "../dates/reading.ts";
import type { Book } from "../export/reading.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Mention, MentionId, NameMention, OfficeMention, QuantityMention, QuotationMention, Timex } from "../model/mention.ts";
import type { Placing } from "../model/place.ts";
import { placeTitle, placingReason } from "../places/reasons.ts";
import { showNumber } from "../time/words.ts";
import type { ExplainedMention } from "./explanation.ts";

/** What mentions are read with. */
export interface MentionBook {
  readonly book: Book;
  readonly byId: ReadonlyMap<MentionId, Mention>;
  readonly dates: ReadonlyMap<MentionId, DateReading>;
  readonly placingOf: ReadonlyMap<EntityId, Placing>;
  readonly entityOf: ReadonlyMap<MentionId, Entity>;
}

type Said = Pick<ExplainedMention, "reading" | "reason">;

/** How some mentions of a source were read, and why. */
export function explainMentions(shown: readonly Mention[], around: MentionBook): readonly ExplainedMention[] {
  const { book, dates } = around;
  const said = (mention: Mention): Said => {
    if (mention.kind !== "timex") return explainOther(mention, around);
    const date = dates.get(mention.id);
    return { reading: date?.reading ?? mention.value, ...(date === undefined ? {} : { reason: date.reason }) };
  };
  return shown.map((mention) => ({
    id: mention.id,
    kind: mention.kind === "timex" ? mention.type : mention.kind,
    ...book.quote(mention),
    ...said(mention),
    pattern: mention.producer,
  }));
}

function explainOther(mention: Exclude<Mention, Timex>, around: MentionBook): Said {
  switch (mention.kind) {
    case "office":
      return explainOffice(mention, around);
    case "quantity":
      return explainQuantity(mention);
    case "quotation":
      return explainQuotation(mention, around);
    case "person":
    case "group":
    case "place":
    case "event":
    case "document":
      return explainName(mention, around);
  }
}

function explainName(mention: NameMention, { entityOf, placingOf, byId, book }: MentionBook): Said {
  const entity = entityOf.get(mention.id);
  const join = entity?.joins.find((each) => each.mention === mention.id);
  const to = join?.to === undefined ? undefined : byId.get(join.to);
  const placing = entity === undefined ? undefined : placingOf.get(entity.id);
  const names = new Map([...entityOf.values()].map(({ id, name }) => [id, name]));
  const words = { mention: (id: MentionId) => byId.get(id)?.quote ?? "", entity: (id: EntityId) => names.get(id) ?? "" };
  const reasons = [
    ...(mention.title === undefined ? [] : [`titled “${book.quote(mention.title).quote}”`]),
    ...(join === undefined || to === undefined
      ? []
      : [`the same as “${to.quote}” by ${join.reason.replaceAll("-", " ")}${join.inferred ? ", an inference" : ""}`]),
  ];
  if (placing !== undefined) reasons.push(placingReason(placing, words));
  const where = placing?.place === undefined ? "" : ` = ${placeTitle(placing.place)}`;
  return { reading: `${entity?.name ?? mention.quote}${where}`, ...(reasons.length === 0 ? {} : { reason: reasons.join("; ") }) };
}

function explainOffice({ office, of, mode }: OfficeMention, { book }: MentionBook): Said {
  const over = of === undefined ? "" : ` of ${book.quote(of).quote}`;
  return { reading: `${office}${over}`, ...(mode === "full" ? {} : { reason: mode }) };
}

function explainQuantity({ low, high, unit, comparison, counted, quote, start }: QuantityMention): Said {
  const figure =
    low === high ? showNumber(low) : high === Number.POSITIVE_INFINITY ? `${showNumber(low)} or more` : `${showNumber(low)} to ${showNumber(high)}`;
  const what = counted === undefined ? unit : quote.slice(Math.max(0, counted.start - start), counted.end - start) || unit;
  return {
    reading: `${figure}${what === undefined ? "" : ` ${what}`}`,
    ...(comparison === "exactly" ? {} : { reason: `said as ${comparison.replaceAll("-", " ")}` }),
  };
}

const uses: Readonly<Record<QuotationMention["use"], string>> = {
  quotation: "words reported as said or written",
  title: "the title of a work or document",
  name: "a name",
  label: "what someone calls it",
  distance: "words that the author keeps at a distance",
};

function explainQuotation({ use, speakerQuote }: QuotationMention, { book }: MentionBook): Said {
  return { reading: uses[use], ...(speakerQuote === undefined ? {} : { reason: `said by “${book.quote(speakerQuote).quote}”` }) };
}
