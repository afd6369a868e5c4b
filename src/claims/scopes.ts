import type { QuotationMention } from "../model/mention.ts";
import { doubted, doubtScopes } from "./doubts.ts";
import { accountScopes, adverbScopes, manner, phraseScopes } from "./phrases.ts";
import type { SentenceReading } from "./reading.ts";
import { reckoningScopes } from "./reckoning.ts";
import { verbScopes } from "./speech.ts";
import { nounScopes } from "./tales.ts";
import { type Scope, spanOf, tokensBetween, type VoiceRegister } from "./voices.ts";

/** Who speaks where in a sentence; narrower scopes stand inside wider ones, and the voice of the narrower has that of the wider for its parent. */
export function scopesOf(reading: SentenceReading, register: VoiceRegister, quotations: readonly QuotationMention[]): readonly Scope[] {
  const scopes = doubted(reading, [
    ...datelineScopes(reading, register),
    ...doubtScopes(reading, register),
    ...adverbScopes(reading, register),
    ...phraseScopes(reading, register),
    ...accountScopes(reading, register),
    ...reckoningScopes(reading, register),
    ...nounScopes(reading, register),
    ...verbScopes(reading, register),
    ...quotationScopes(reading, register, quotations),
  ]);
  for (const inner of scopes) {
    const [first] = inner.tokens;
    const outer = first === undefined ? undefined : spokenBy(scopes, first, inner.tokens.size);
    if (outer !== undefined && [...inner.tokens].every((token) => outer.tokens.has(token))) register.nest(inner.voice, outer.voice);
  }
  return scopes;
}

/** All that a dispatch says. */
export function datelineScopes(reading: SentenceReading, register: VoiceRegister): Scope[] {
  const { dateline, sentence } = reading;
  if (dateline === undefined) return [];
  const span = spanOf(reading, dateline.first, dateline.end);
  const name = reading.document.source.text.slice(span.start, span.end);
  const voice = register.add({
    name,
    span,
    vague: dateline.mention === undefined,
    ...(dateline.mention === undefined ? {} : { mention: dateline.mention.id }),
  });
  return [{ voice, ...manner("neutral"), tokens: tokensBetween(dateline.from, sentence.endToken) }];
}

/** The innermost voice that speaks a token; of those that speak more than `above` tokens, where that is given. */
export function spokenBy(scopes: readonly Scope[], token: number, above = 0): Scope | undefined {
  let best: Scope | undefined;
  for (const scope of scopes)
    if (scope.tokens.has(token) && scope.tokens.size > above && (best === undefined || scope.tokens.size <= best.tokens.size)) best = scope;
  return best;
}

/** Words in quotation marks belong to their speaker; a single marked word keeps the author's sentence and only shows distance. */
function quotationScopes(reading: SentenceReading, register: VoiceRegister, quotations: readonly QuotationMention[]): Scope[] {
  const { sentence } = reading;
  return quotations
    .filter((quotation) => quotation.use === "quotation" && quotation.start < sentence.end && quotation.end > sentence.start)
    .map((quotation) => {
      const span = quotation.speakerQuote;
      const name = span === undefined ? "unnamed speaker" : reading.document.source.text.slice(span.start, span.end);
      const voice = register.add({
        name,
        vague: span === undefined,
        ...(span === undefined ? {} : { span }),
        ...(quotation.speaker === undefined ? {} : { mention: quotation.speaker }),
      });
      return { voice, stance: "reports", modality: "reported", tokens: tokensBetween(quotation.firstToken, quotation.endToken) };
    });
}
