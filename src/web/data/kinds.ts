import type { NameKind } from "../../model/mention.ts";

/** What a mark in the text stands for. `claim` is the word that names an event or state the account dates or tells. */
export type MarkKind = "date" | NameKind | "office" | "quantity" | "quotation" | "claim";

export interface KindOfMark {
  readonly kind: MarkKind;
  /** Plural, as the legend says it. */
  readonly label: string;
  /** Singular, as the card of one mark says it. */
  readonly single: string;
  /** Shown before the reader has chosen. */
  readonly shown: boolean;
}

/** Every kind of mark, in the order of the legend. */
export const KINDS: readonly KindOfMark[] = [
  { kind: "date", label: "Dates", single: "Date", shown: true },
  { kind: "person", label: "People", single: "Person", shown: true },
  { kind: "group", label: "Groups", single: "Group", shown: true },
  { kind: "place", label: "Places", single: "Place", shown: true },
  { kind: "office", label: "Offices", single: "Office", shown: false },
  { kind: "event", label: "Named events", single: "Named event", shown: true },
  { kind: "document", label: "Documents", single: "Document", shown: true },
  { kind: "quantity", label: "Quantities", single: "Quantity", shown: false },
  { kind: "quotation", label: "Quotations", single: "Quotation", shown: false },
  { kind: "claim", label: "Claims", single: "Claim", shown: false },
];

/** How the card of one mark names its kind. */
export function singleName(kind: MarkKind): string {
  return KINDS.find((known) => known.kind === kind)?.single ?? kind;
}
