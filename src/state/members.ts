import { groupBy } from "../base/collections.ts";
import type { RoleFiller } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Mention, NameMention, QuantityMention } from "../model/mention.ts";
import type { SourceId, Span } from "../model/source.ts";
import type { Party } from "../model/state.ts";
import type { Archive } from "./archive.ts";

/** People named one after another: "Ahmed, General Ortega and Carl Ekman". */
interface Enumeration {
  readonly sentence: number;
  readonly end: number;
  readonly people: readonly Party[];
  /** Something is done to them: "A, B and C were seized". */
  readonly undergoing: boolean;
}

/** Who is meant where several people are spoken of without their names: "all four", "the leaders", "their staff". */
export type Members = (filler: RoleFiller, told: { readonly source: SourceId; readonly sentence: number }) => readonly Party[];

/** How many sentences after a list of names its people may be spoken of without them. */
const REACH = 30;

/**
 * The people of the last list of names before the words; where they say whose people, one that is of the same. A number in the words must be that of the list, or greater by one, as of those
 * who had somebody with them; without a number the words must begin as what is known already does.
 */
export function membersOf(archive: Archive): Members {
  const lists = new Map<SourceId, readonly Enumeration[]>();
  const quantities = groupBy(
    archive.mentions.filter((mention): mention is QuantityMention => mention.kind === "quantity"),
    ({ source }) => source,
  );
  return (filler, { source, sentence }) => {
    const document = archive.documentOf.get(source);
    if (document === undefined || filler.mention !== undefined) return NOBODY;
    const isThey = isPluralPronoun(archive, document, filler);
    if (!isThey && !isSeveral(archive, document, filler)) return NOBODY;
    const known = lists.get(source) ?? enumerationsIn(archive, document);
    lists.set(source, known);
    if (isThey) return known.findLast((list) => list.end <= filler.span.start && sentence === list.sentence && list.undergoing)?.people ?? NOBODY;
    const count = quantities.get(source)?.find((one) => one.start < filler.span.end && filler.span.start < one.end);
    const fits = ({ people }: Enumeration) => count === undefined || (people.length <= count.high && people.length >= count.low - 1);
    const near = known.filter((list) => list.end <= filler.span.start && sentence - list.sentence <= REACH);
    const named = (words: Enumeration["sentence"], span?: Span) =>
      archive
        .namedIn(source, words)
        .flatMap((name) => (span === undefined || (name.start < span.end && span.start < name.end) ? (archive.entityOf.get(name.id) ?? []) : []));
    const whose = named(sentence, filler.span);
    const theirs = (list: Enumeration) => whose.length === 0 || named(list.sentence).some((entity) => whose.includes(entity));
    const list = near.findLast((one) => fits(one) && theirs(one));
    return list === undefined || isPassed(archive, list, { filler, source, sentence }) ? NOBODY : list.people;
  };
}

/** "Singu was deposed by Phaungka. Both were executed": where two others have been named since, a word alone does not mean those of the list. */
function isPassed(
  archive: Archive,
  { end, people, sentence: first }: Enumeration,
  { filler, source, sentence }: { readonly filler: RoleFiller; readonly source: SourceId; readonly sentence: number },
): boolean {
  if (filler.quote.includes(" ")) return false;
  const own = new Set(people.map(({ entity }) => entity));
  const others = new Set<string>();
  for (let between = first; between <= sentence; between++)
    for (const { kind, id, start } of archive.namedIn(source, between)) {
      const entity = kind === "person" && start > end && start < filler.span.start ? archive.entityOf.get(id) : undefined;
      if (entity !== undefined && !own.has(entity.id)) others.add(entity.id);
    }
  return others.size > 1;
}

const NOBODY: readonly Party[] = [];

/** "A, B and C were seized and, when they had confessed, they were hanged". */
function isPluralPronoun(archive: Archive, document: Document, { quote }: RoleFiller): boolean {
  return archive.languages.get(document.source.language)?.claiming?.grammar.pronouns.get(quote.toLowerCase()) === "plural";
}

/** "All", "both", or a word for people in the plural that an article or the like marks as known. */
function isSeveral(archive: Archive, document: Document, { quote }: RoleFiller): boolean {
  const language = archive.languages.get(document.source.language);
  const [first = "", ...others] = quote.toLowerCase().split(/\s+/u);
  if (language?.state?.wholes.has(first) === true) return true;
  const grammar = language?.claiming?.grammar;
  const definite = language?.state?.definite.has(first) === true;
  const head = others.find((word) => grammar?.kindsOf(word).includes("person") === true);
  return definite && head !== undefined && grammar?.isPlural(head) === true;
}

function enumerationsIn(archive: Archive, document: Document): readonly Enumeration[] {
  const found: Enumeration[] = [];
  const mentions = archive.mentionsOf(document.source.id);
  const people = mentions.filter((mention): mention is NameMention => mention.kind === "person");
  const named = [...people].sort((a, b) => a.start - b.start);
  const titles = groupBy(
    mentions.filter(({ kind }) => kind === "office"),
    (mention) => mention.sentence,
  );
  let run: NameMention[] = [];
  const close = () => {
    const entities = new Map(run.flatMap(({ id }) => archive.entityOf.get(id) ?? []).map((entity) => [entity.id, entity]));
    const last = run.at(-1);
    const parties = [...entities.values()].filter(({ kind }) => kind === "person").map(({ id, name }) => ({ name, entity: id }));
    if (last !== undefined && parties.length > 1)
      found.push({ sentence: last.sentence, end: last.end, people: parties, undergoing: isUndergoing(archive, run) });
    run = [];
  };
  for (const mention of named) {
    const before = run.at(-1);
    if (before !== undefined && !joined(archive, document, { before, after: mention, titled: titles.get(mention.sentence) ?? [] })) close();
    run.push(mention);
  }
  close();
  return found;
}

/** Two of them at the least are those to whom something is done. */
function isUndergoing(archive: Archive, run: readonly NameMention[]): boolean {
  const ids = new Set<string>(run.map(({ id }) => id));
  const [first] = run;
  if (first === undefined) return false;
  return archive
    .claimsIn(first.source, first.sentence)
    .some(({ roles }) => (roles["patient"] ?? []).filter(({ mention }) => mention !== undefined && ids.has(mention)).length > 1);
}

/** Whether nothing stands between two names but commas, "and", and what the second one is. */
function joined(
  archive: Archive,
  document: Document,
  { before, after, titled }: { readonly before: NameMention; readonly after: NameMention; readonly titled: readonly Mention[] },
): boolean {
  if (before.sentence !== after.sentence) return false;
  const language = archive.languages.get(document.source.language);
  const tokens = document.tokens.slice(before.endToken, after.firstToken);
  const [first] = tokens;
  const coordinates = (word: string) => language?.claiming?.grammar.coordination.has(word) === true;
  if (first === undefined || (first.text !== "," && !coordinates(first.lower))) return false;
  const title = after.title;
  return tokens.every(
    (token) =>
      token.text === "," ||
      coordinates(token.lower) ||
      language?.names?.articles.has(token.lower) === true ||
      (title !== undefined && title.start <= token.start && token.end <= title.end) ||
      titled.some((office) => office.start <= token.start && token.end <= office.end),
  );
}
