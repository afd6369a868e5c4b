import { groupBy } from "../base/collections.ts";
import { type Suggested, suggestionsFor } from "../claims/suggesting.ts";
import { spokenIn } from "../lang/language.ts";
import type { PredicateId } from "../model/claim.ts";
import type { QuotationMention } from "../model/mention.ts";
import type { Span } from "../model/source.ts";
import type { Learning } from "../pipeline.ts";
import type { Records, SuggestedClaim } from "./wire.ts";

/** What words of an account may claim; nothing where the account is not there. */
export function suggestedClaims(
  { documents, mentions, claims }: Records,
  { languages, knowledge }: Pick<Learning, "languages" | "knowledge">,
  { account, ...span }: Span & { readonly account: string },
): readonly SuggestedClaim[] {
  const document = documents.find(({ source }) => source.id === account);
  if (document === undefined) return [];
  const own = mentions.filter(({ source }) => source === document.source.id);
  const told = new Map<PredicateId, number>();
  for (const { predicate } of claims) told.set(predicate, (told.get(predicate) ?? 0) + 1);
  const suggested = suggestionsFor(
    {
      document,
      bySentence: groupBy(own, ({ sentence }) => sentence),
      quotations: own.filter((mention): mention is QuotationMention => mention.kind === "quotation"),
      language: spokenIn([document.source], languages).get(document.source.language)?.claiming,
      knowledge,
      told,
    },
    span,
  );
  const quoted = ({ predicate, roles, timex, words }: Suggested): SuggestedClaim => ({
    predicate,
    roles: Object.fromEntries(Object.entries(roles).map(([role, fillers]) => [role, fillers.map(({ quote }) => quote)])),
    ...(timex === undefined ? {} : { timex: timex.id }),
    ...(words === undefined ? {} : { words: document.source.text.slice(words.start, words.end) }),
  });
  return suggested.map(quoted);
}
