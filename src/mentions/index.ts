import type { Language } from "../lang/language.ts";
import type { Document } from "../model/document.ts";
import type { Mention } from "../model/mention.ts";
import { findNames } from "./names/index.ts";
import { findTimexes } from "./timexes/index.ts";

/** Everything a document mentions, in the order of the text; where two begin together the longer is first. */
export function findMentions(document: Document, language: Language): readonly Mention[] {
  return [...findNames(document, language), ...findTimexes(document, language)].sort((a, b) => a.start - b.start || b.end - a.end);
}
