import type { Language } from "../lang/language.ts";
import type { Document } from "../model/document.ts";
import type { Mention } from "../model/mention.ts";
import { findNames } from "./names/index.ts";
import { findOffices } from "./offices/index.ts";
import { findQuantities } from "./quantities/index.ts";
import { findQuotations } from "./quotations/index.ts";
import { findTimexes } from "./timexes/index.ts";

/**
 * Everything a document mentions, in the order of the text; where two begin together the longer is first. Where it is asked for some paragraphs only,
 * what is found in the others need not be all.
 */
export function findMentions(document: Document, language: Language, only?: (paragraph: number) => boolean): readonly Mention[] {
  const names = findNames(document, language, only);
  const timexes = findTimexes(document, language);
  const quantities = findQuantities(document, language, [...names.filter((name) => name.producer !== "names/people"), ...timexes]);
  const offices = findOffices(document, language, names);
  const quotations = findQuotations(document, language, names);
  return [...names, ...timexes, ...quantities, ...offices, ...quotations].sort((a, b) => a.start - b.start || b.end - a.end);
}
