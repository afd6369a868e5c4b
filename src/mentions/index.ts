import type { Language } from "../lang/language.ts";
import type { Document } from "../model/document.ts";
import type { Mention, NameMention, Timex } from "../model/mention.ts";
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
  const timexes = findTimexes(document, language);
  const names = outsideDays(findNames(document, language, only), timexes);
  const quantities = findQuantities(document, language, [...names.filter((name) => name.producer !== "names/people"), ...timexes]);
  const offices = findOffices(document, language, names);
  const quotations = findQuotations(document, language, names);
  return [...names, ...timexes, ...quantities, ...offices, ...quotations].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** "The feast of St Bartholomew" names a day and no saint. */
function outsideDays(names: readonly NameMention[], timexes: readonly Timex[]): readonly NameMention[] {
  let at = 0;
  return names.filter((name) => {
    while (at < timexes.length && (timexes[at]?.end ?? 0) <= name.start) at++;
    const timex = timexes[at];
    if (timex === undefined || timex.start > name.start || timex.end < name.end) return true;
    return timex.offset !== undefined || timex.interval === undefined || timex.basis.kind === "counted";
  });
}
