import { assert, at } from "../../base/assert.ts";
import type { Language } from "../../lang/language.ts";
import type { OfficeData } from "../../lang/offices.ts";
import type { Document, Sentence, Token } from "../../model/document.ts";
import type { MentionId, NameMention, OfficeMention } from "../../model/mention.ts";
import type { Span } from "../../model/source.ts";

/** A document whose offices are read, with its names by their tokens. */
export interface Reading {
  readonly document: Document;
  readonly language: Language;
  readonly data: OfficeData;
  readonly nameAt: ReadonlyMap<number, NameMention>;
  /** Tokens at which a person's name begins, its title included. */
  readonly personFrom: ReadonlySet<number>;
  /** Tokens before which a person's name ends. */
  readonly personTo: ReadonlySet<number>;
  readonly inside: Uint8Array;
}

/** Where an office stands, by its tokens. */
export function standing(
  { document: { tokens, source } }: Reading,
  { first, end }: { readonly first: number; readonly end: number },
  sentence: Sentence,
): Pick<OfficeMention, "id" | "source" | "kind" | "start" | "end" | "quote" | "sentence" | "firstToken" | "endToken"> {
  const span = { start: at(tokens, first).start, end: at(tokens, end - 1).end };
  assert(span.end > span.start, "an office has at least one character");
  return {
    id: `${source.id}#office:${span.start}-${span.end}` as MentionId,
    source: source.id,
    kind: "office",
    ...span,
    quote: source.text.slice(span.start, span.end),
    sentence: sentence.index,
    firstToken: first,
    endToken: end,
  };
}

/** What an office is over. */
interface Over {
  readonly of: Span;
  readonly end: number;
}

/** "of the Interior", "of Lima", "for Military Affairs", "of the region". */
export function overAfter(reading: Reading, index: number, sentence: Sentence): Over | undefined {
  const { data, document } = reading;
  const { tokens } = document;
  if (index + 1 >= sentence.endToken || !data.over.has(at(tokens, index).lower)) return undefined;
  if (data.overOnly.get(at(tokens, index).lower)?.has(at(tokens, index - 1).lower) === false) return undefined;
  let first = index + 1;
  if (data.articles.has(at(tokens, first).lower)) first++;
  // "the envoy of President Haas": whose envoy, and no president
  if (first >= sentence.endToken || reading.personFrom.has(first)) return undefined;
  // "was elected president in September"
  if (reading.language.names?.calendar.has(at(tokens, first).lower) === true) return undefined;
  const end =
    nameEnd(reading, first, sentence) ??
    capitalsEnd(reading, first, sentence) ??
    (index + 1 < first || isFirstOver(data, at(tokens, index)) ? plainEnd(reading, first, sentence) : undefined);
  if (end === undefined) return undefined;
  const whole = describedEnd(reading, { end, article: first > index + 1 }, sentence);
  return { of: { start: at(tokens, first).start, end: at(tokens, whole - 1).end }, end: whole };
}

/** "Haas, King of Hungary and Bohemia, died": the second name, where nothing but a mark stands behind it. */
export function withSecond({ document, language, data, nameAt }: Reading, over: Over, sentence: Sentence): Over {
  const { tokens } = document;
  if (over.end + 1 >= sentence.endToken || language.names?.and.has(at(tokens, over.end).lower) !== true) return over;
  const first = data.articles.has(at(tokens, over.end + 1).lower) ? over.end + 2 : over.end + 1;
  const name = nameAt.get(first);
  if (name === undefined || name.kind === "person" || name.endToken >= sentence.endToken) return over;
  const ends = at(tokens, name.endToken).kind === "punctuation";
  return ends ? { of: { start: over.of.start, end: at(tokens, name.endToken - 1).end }, end: name.endToken } : over;
}

/** "Of the Latvian army", "of a provisional government", "of the Riga garrison": the noun that a describing word stands before, but not "of the Avars fled". */
function describedEnd(
  { document, inside, language }: Reading,
  { end, article }: { readonly end: number; readonly article: boolean },
  sentence: Sentence,
): number {
  const [last, next] = [at(document.tokens, end - 1), document.tokens[end]];
  const { grammar } = language.claiming ?? {};
  if (grammar?.isIrregularPast(next?.lower ?? "") === true) return end;
  const { ordinals, peoples, functionWords } = language.names ?? {};
  // "the eighteenth arrondissement": whatever is counted
  const counts = ordinals?.has(last.lower) === true;
  const named = article && /^\p{Lu}/u.test(last.text) && (grammar?.kindsOf(next?.lower ?? "").length ?? 0) > 0;
  const describes = named || counts || language.quantities?.isAdjective(last.text) === true || peoples?.has(last.text) === true;
  const isFree = next !== undefined && end < sentence.endToken && inside[end] !== 1;
  const goesOn = describes && isFree && functionWords?.has(next.lower) !== true;
  const isNoun = goesOn && !/^\p{Lu}/u.test(next.text) && (counts ? next.kind === "word" : isNounLike(language, next));
  return isNoun ? end + 1 : end;
}

/** The first joining word of the data ("of") also takes what has no capital. */
export function isFirstOver({ over }: OfficeData, token: Pick<Token, "lower">): boolean {
  const [first] = over;
  return token.lower === first;
}

/** A name, with what it owns: "the party's Central Committee". */
function nameEnd({ document, language, nameAt }: Reading, first: number, sentence: Sentence): number | undefined {
  let name = nameAt.get(first) ?? (language.names?.ordinals.has(at(document.tokens, first).lower) === true ? nameAt.get(first + 1) : undefined);
  if (name === undefined || name.kind === "person") return undefined;
  let end = name.endToken;
  while (end + 1 < sentence.endToken && language.names?.possessive.has(at(document.tokens, end).text) === true) {
    name = nameAt.get(end + 1);
    if (name === undefined || name.kind === "person") break;
    end = name.endToken;
  }
  return end;
}

/** Capitalised words that are no name of their own: "Internal Affairs", "Trade and Industry". */
function capitalsEnd({ document, inside, language, data }: Reading, first: number, sentence: Sentence): number | undefined {
  const { tokens } = document;
  const capital = (index: number) =>
    index < sentence.endToken && inside[index] !== 1 && /^\p{Lu}/u.test(at(tokens, index).text) && at(tokens, index).kind === "word";
  // "Minister for Finance and Director of Intelligence"
  const isOffice = (index: number) => data.offices.has(at(tokens, index).lower);
  if (!capital(first)) return undefined;
  let end = first + 1;
  for (;;) {
    if (capital(end)) end++;
    else if (end < sentence.endToken && language.names?.and.has(at(tokens, end).lower) === true && capital(end + 1) && !isOffice(end + 1)) end += 2;
    // "prime minister in April 1954"
    else return document.tokens[end]?.kind === "number" ? undefined : end;
  }
}

/** One to three words without a capital: "of the northern provinces". */
function plainEnd({ document, inside, language }: Reading, first: number, sentence: Sentence): number | undefined {
  let end = first;
  while (end < Math.min(sentence.endToken, first + 3)) {
    const token = at(document.tokens, end);
    if (token.kind !== "word" || inside[end] === 1 || language.names?.functionWords.has(token.lower) === true) break;
    end++;
    if (language.quantities?.singularOf(token.lower) !== undefined) break;
    if (end < sentence.endToken && language.names?.possessive.has(at(document.tokens, end).text) === true) end++;
    else if (end < sentence.endToken && !isNounLike(language, at(document.tokens, end))) break;
  }
  return end > first ? end : undefined;
}

/** Words in -ed and -ing after a noun are mostly the verb; "government" only ends like an adjective. */
function isNounLike(language: Language, token: Token): boolean {
  const isAdjective = language.quantities?.isAdjective(token.lower) === true && language.claiming?.grammar.kindsOf(token.lower).length === 0;
  return token.kind === "word" && !isAdjective && language.names?.commonWords.has(token.lower) === true && !/(?:ed|ing|s)$/.test(token.lower);
}
