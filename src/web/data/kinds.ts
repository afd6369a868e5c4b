import type { NameKind } from "../../model/mention.ts";
import { catalogue } from "../base/language.ts";

/** What a mark in the text stands for. `claim` is the word that names an event or state the account dates or tells. */
export type MarkKind = "date" | NameKind | "office" | "quantity" | "quotation" | "claim";

export interface KindOfMark {
  readonly kind: MarkKind;
  /** Shown before the reader has chosen. */
  readonly shown: boolean;
}

/** Every kind of mark, in the order of the legend. */
export const KINDS: readonly KindOfMark[] = [
  { kind: "date", shown: true },
  { kind: "person", shown: true },
  { kind: "group", shown: true },
  { kind: "place", shown: true },
  { kind: "office", shown: false },
  { kind: "event", shown: true },
  { kind: "document", shown: true },
  { kind: "quantity", shown: false },
  { kind: "quotation", shown: false },
  { kind: "claim", shown: false },
];

const names = catalogue<Readonly<Record<MarkKind, readonly [string, string]>>>({
  en: {
    date: ["Dates", "Date"],
    person: ["People", "Person"],
    group: ["Groups", "Group"],
    place: ["Places", "Place"],
    office: ["Offices", "Office"],
    event: ["Named events", "Named event"],
    document: ["Documents", "Document"],
    quantity: ["Quantities", "Quantity"],
    quotation: ["Quotations", "Quotation"],
    claim: ["Claims", "Claim"],
  },
  de: {
    date: ["Daten", "Datum"],
    person: ["Personen", "Person"],
    group: ["Gruppen", "Gruppe"],
    place: ["Orte", "Ort"],
    office: ["Ämter", "Amt"],
    event: ["Benannte Ereignisse", "Benanntes Ereignis"],
    document: ["Urkunden", "Urkunde"],
    quantity: ["Mengen", "Menge"],
    quotation: ["Anführungen", "Anführung"],
    claim: ["Aussagen", "Aussage"],
  },
});

/** How the legend names a kind, in the plural. */
export function pluralName(kind: MarkKind): string {
  return names()[kind][0];
}

/** How the card of one mark names its kind. */
export function singleName(kind: MarkKind): string {
  return names()[kind][1];
}
