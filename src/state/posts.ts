import type { Claim, RoleFiller } from "../model/claim.ts";
import type { Document, Token } from "../model/document.ts";
import type { MentionId, OfficeMention } from "../model/mention.ts";
import type { Span } from "../model/source.ts";
import type { Archive } from "./archive.ts";

/** Which office is meant by words that tell of one without the word for its holder. */
export const POST = "state/post";

/** "The presidency", "the governorship of Lima", "the ministry of war": the office that such words are for, with what it is over. */
export function postMeant(archive: Archive, claim: Pick<Claim, "source" | "sentence">, filler: RoleFiller): OfficeMention | undefined {
  const { source } = claim;
  const document = archive.documentOf.get(source);
  const sentence = document === undefined ? claim.sentence : sentenceOf(document, claim.sentence, filler);
  const language = archive.languages.get(document?.source.language ?? "");
  const [posts, of] = [language?.state?.posts, language?.claiming?.grammar.genitive];
  if (document === undefined || posts === undefined || of === undefined) return undefined;
  const { firstToken: from = 0, endToken: to = 0 } = document.sentences[sentence] ?? {};
  const own = document.tokens.slice(from, to).filter(({ start, end }) => filler.span.start <= start && end <= filler.span.end);
  const genitive = own.findIndex(({ lower }) => lower === of);
  const noun = own.at(genitive < 0 ? -1 : genitive - 1);
  const office = posts.get(noun?.lower ?? "");
  const [first] = own;
  // "a democratic ministry": those who are in it
  const grammar = language?.claiming?.grammar;
  if (genitive < 0 && own.length > 2 && first !== undefined && grammar?.articles.has(first.lower) === true && !grammar.definite.has(first.lower))
    return undefined;
  if (noun === undefined || first === undefined || office === undefined) return undefined;
  const over = overBehind(archive, document, noun) ?? overBefore(archive, document, { noun, first });
  const [start, end] = [Math.min(noun.start, over?.start ?? noun.start), Math.max(noun.end, over?.end ?? noun.end)];
  return {
    id: `${source}#post:${start}-${end}` as MentionId,
    kind: "office",
    source,
    start,
    end,
    quote: document.source.text.slice(start, end),
    sentence,
    firstToken: noun.index,
    endToken: noun.index + 1,
    producer: POST,
    office,
    mode: "full",
    ...(over === undefined ? {} : { of: over }),
  };
}

/** Whoever comes into an office without a word for it has that of somebody told of before. */
function sentenceOf({ sentences }: Document, sentence: number, { span }: RoleFiller): number {
  const holds = (index: number) => (sentences[index]?.start ?? span.end) <= span.start && span.end <= (sentences[index]?.end ?? span.start);
  for (let index = sentence; index >= 0; index--) if (holds(index)) return index;
  return sentence;
}

/** "of Lima", "of the Interior", "of war": a name, or the one word behind. */
function overBehind(archive: Archive, document: Document, noun: Token): Span | undefined {
  const grammar = archive.languages.get(document.source.language)?.claiming?.grammar;
  const [of, next] = [document.tokens[noun.index + 1], document.tokens[noun.index + 2]];
  if (grammar === undefined || of?.lower !== grammar.genitive || next === undefined) return undefined;
  const first = grammar.articles.has(next.lower) ? document.tokens[noun.index + 3] : next;
  if (first?.kind !== "word") return undefined;
  const name = archive.mentionsOf(document.source.id).find((mention) => archive.entityOf.has(mention.id) && mention.start === first.start);
  if (name !== undefined) return { start: name.start, end: name.end };
  let last = first;
  for (
    let token = document.tokens[last.index + 1];
    token !== undefined && isCapital(first) && isCapital(token);
    token = document.tokens[last.index + 1]
  )
    last = token;
  return { start: first.start, end: last.end };
}

/** "The finance ministry", "the Home Ministry". */
function overBefore(archive: Archive, document: Document, { noun, first }: { readonly noun: Token; readonly first: Token }): Span | undefined {
  const fields = archive.languages.get(document.source.language)?.offices?.fields;
  const before = document.tokens[noun.index - 1];
  if (before === undefined || before.index < first.index || !(fields?.has(before.lower) === true || isCapital(before))) return undefined;
  const articles = archive.languages.get(document.source.language)?.claiming?.grammar.articles;
  return articles?.has(before.lower) === true ? undefined : { start: before.start, end: before.end };
}

function isCapital({ kind, text }: Token): boolean {
  return kind === "word" && /^\p{Lu}/u.test(text);
}

/** How an office is called that one of several has, or that goes by its post. */
export function titleApart({ documentOf, languages }: Archive, { source, quote, office, producer }: OfficeMention): string | undefined {
  if (producer === POST) return office;
  const quantities = languages.get(documentOf.get(source)?.source.language ?? "")?.quantities;
  const noun = office.split(" ").at(-1) ?? office;
  const plural = quote.split(/\s+/u).find((word) => word.toLowerCase() !== noun && quantities?.singularOf(word.toLowerCase()) === noun);
  if (plural === undefined) return undefined;
  return quote.replace(plural, /^\p{Lu}/u.test(plural) ? `${noun.charAt(0).toUpperCase()}${noun.slice(1)}` : noun);
}
