import { at } from "../base/assert.ts";
import { groupBy } from "../base/collections.ts";
import type { Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { NameMention, QuotationMention } from "../model/mention.ts";
import type { Evidence, Party } from "../model/state.ts";
import { type Tree, treeOf } from "../text/syntax/tree.ts";
import { type Archive, isBody } from "./archive.ts";
import type { Dating } from "./dating.ts";
import type { Sentences } from "./sentences.ts";

/** Someone or a body that does something, whatever it is: whoever acts is alive, and a body that acts is there. */
export interface Acting {
  readonly state: "alive" | "exists";
  readonly party: Party;
  readonly dating: Dating;
  readonly evidence: Evidence;
  readonly sentence: number;
}

/** The subjects of verbs in the active voice that the author tells of in a finite clause, with the date of the sentence or of the story. */
export function actingOf(archive: Archive, sentences: Sentences): readonly Acting[] {
  const isQuoted = quoting(archive);
  const isForeign = (claim: Claim) => archive.voiceById.get(claim.attribution.voice)?.parent !== undefined;
  const found = new Map<string, Acting>();
  for (const mention of archive.mentions) {
    if (mention.kind !== "person" && mention.kind !== "group") continue;
    const { source, sentence } = mention;
    const document = archive.documentOf.get(source);
    const tree = document === undefined ? undefined : treeOf(document);
    const part = document === undefined || tree === undefined ? undefined : partOf(archive, { document, tree, mention });
    if (part === undefined) continue;
    const inside = (span: { readonly start: number; readonly end: number }) => span.start <= mention.start && mention.end <= span.end;
    if (isOfBefore(archive, mention) || isQuoted(mention)) continue;
    if (archive.claimsIn(source, sentence).some((claim) => isForeign(claim) && inside(claim.span))) continue;
    const [party, told, evidence] = [partyNamed(archive, mention), sentences.datingOf(source, sentence), sentences.evidenceOf(source, sentence)];
    if (party === undefined || told === undefined || evidence === undefined || (part === "other" && mention.kind !== "person")) continue;
    const key = `${source} ${sentence} ${party.entity}`;
    // whom something happens to may be long dead: told of is not seen alive
    const dating: Dating = part === "subject" ? told : { ...told, basis: "told" };
    if (part === "subject" || !found.has(key))
      found.set(key, { state: mention.kind === "person" ? "alive" : "exists", party, dating, evidence, sentence });
  }
  return [...found.values(), ...governmentsActing(archive, { sentences, isQuoted })];
}

/** "Former officers of the league", "some former league officers": what is told of them says nothing of the league now. */
function isOfBefore(archive: Archive, { kind, source, sentence, firstToken }: NameMention): boolean {
  return kind === "group" && archive.timexesIn(source, sentence).some(({ value, endToken }) => value === PAST && endToken === firstToken);
}

/** The value of "former" and its like. */
const PAST = "PAST_REF";

/** "The Republican government moved to Valencia": bodies without a name of their own that do something. */
function governmentsActing(
  archive: Archive,
  { sentences, isQuoted }: { readonly sentences: Sentences; readonly isQuoted: (words: Pick<NameMention, "source" | "start" | "end">) => boolean },
): readonly Acting[] {
  return archive.documents.flatMap((document): readonly Acting[] => {
    const [tree, words] = [treeOf(document), archive.languages.get(document.source.language)?.state?.governments];
    if (tree === undefined || words === undefined) return [];
    const source = document.source.id;
    return document.sentences.flatMap(({ index: sentence, firstToken, endToken }): readonly Acting[] => {
      const named = archive.namedIn(source, sentence);
      const nouns = Array.from({ length: endToken - firstToken }, (_, step) => firstToken + step).filter((token) =>
        words.has(document.tokens[token]?.lower ?? ""),
      );
      return nouns.flatMap((noun): readonly Acting[] => {
        let first = noun;
        while (first - 1 > firstToken && /^\p{Lu}/u.test(document.tokens[first - 1]?.text ?? "")) first--;
        const [from, to] = [document.tokens[first]?.start ?? 0, document.tokens[noun]?.end ?? 0];
        const inName = named.some(({ start, end }) => start < to && to <= end);
        if (first === noun || inName || isQuoted({ source, start: from, end: to })) return [];
        if (!tree.is(noun, "nsubj", "nsubj:pass") || !isToldOf(archive, { document, tree, verb: tree.head(noun) })) return [];
        const [dating, evidence] = [sentences.datingOf(source, sentence), sentences.evidenceOf(source, sentence)];
        if (dating === undefined || evidence === undefined) return [];
        const owner = named.find(({ start }) => start === from);
        const entity = owner === undefined ? undefined : archive.entityOf.get(owner.id);
        const party = entity?.polity === true ? archive.partyOfEntity(entity) : { name: document.source.text.slice(from, to) };
        return [{ state: "exists", party, dating, evidence, sentence }];
      });
    });
  });
}

/** Whether a name stands inside a quotation of its source. */
function quoting({ mentions }: Archive): (words: Pick<NameMention, "source" | "start" | "end">) => boolean {
  const quotations = groupBy(
    mentions.filter((mention): mention is QuotationMention => mention.kind === "quotation"),
    ({ source }) => source,
  );
  const bounds = new Map([...quotations].map(([source, own]) => [source, boundsOf(own)] as const));
  return ({ source, start, end }) => {
    const { starts, ends } = bounds.get(source) ?? { starts: [], ends: [] };
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(starts, middle) <= start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && at(ends, low - 1) >= end;
  };
}

/** Where quotations begin, and how far those that have begun reach. */
function boundsOf(quotations: readonly QuotationMention[]): { readonly starts: readonly number[]; readonly ends: readonly number[] } {
  const sorted = [...quotations].sort((a, b) => a.start - b.start);
  const ends: number[] = [];
  for (const { end } of sorted) ends.push(Math.max(end, ends.at(-1) ?? end));
  return { starts: sorted.map(({ start }) => start), ends };
}

function partyNamed(archive: Archive, mention: NameMention): Party | undefined {
  const entity = archive.entityOf.get(mention.id);
  if (entity === undefined || entity.kind !== mention.kind) return undefined;
  const party = archive.partyOfEntity(entity);
  return entity.kind === "person" || isBody(archive, party) ? party : undefined;
}

/** The subject, or one of several joined as such, of a finite verb in the active voice that is no plan; or what else hangs on a verb. */
function partOf(
  archive: Archive,
  { document, tree, mention }: { readonly document: Document; readonly tree: Tree; readonly mention: NameMention },
): "subject" | "other" | undefined {
  const joined = clauseWord(tree, headOf(tree, mention));
  const word = besidePlace(archive, { tree, mention, word: joined });
  const verb = tree.head(word);
  if (verb === undefined || tree.pos(verb) !== "VERB") return undefined;
  if (tree.relation(word) === "nsubj" && isToldOf(archive, { document, tree, verb })) return "subject";
  return tree.is(word, "nsubj", "obj", "iobj", "obl") ? "other" : undefined;
}

/** "Split between Mola in the North and Franco in the South": who is joined to a place is joined to whoever is there. */
function besidePlace(
  archive: Archive,
  { tree, mention, word }: { readonly tree: Tree; readonly mention: NameMention; readonly word: number },
): number {
  const place = archive.namedIn(mention.source, mention.sentence).find((one) => one.firstToken <= word && word < one.endToken);
  return mention.kind === "person" && place?.kind === "place" && tree.is(word, "nmod") ? (tree.head(word) ?? word) : word;
}

/** Whether a verb tells of something that was done, and of no plan, condition or time before. */
function isToldOf(
  archive: Archive,
  { document, tree, verb }: { readonly document: Document; readonly tree: Tree; readonly verb: number | undefined },
): boolean {
  const grammar = archive.languages.get(document.source.language)?.claiming?.grammar;
  if (grammar === undefined || verb === undefined || tree.pos(verb) !== "VERB") return false;
  const helpers = tree.dependents(verb, "aux", "mark").map((token) => document.tokens[token]?.lower ?? "");
  const open = [
    grammar.hypothetical,
    grammar.possibleModals,
    grammar.plannedModals,
    grammar.requiredModals,
    grammar.futureInPast,
    grammar.pastPerfect,
  ];
  return tree.form(verb) !== "Inf" && !helpers.some((lower) => open.some((words) => words.has(lower)));
}

/** The word of a name that the others hang on. */
export function headOf(tree: Tree, { firstToken, endToken }: Pick<NameMention, "firstToken" | "endToken">): number {
  for (let token = firstToken; token < endToken; token++) {
    const head = tree.head(token);
    if (head === undefined || head < firstToken || head >= endToken) return token;
  }
  return firstToken;
}

const JOINED_STEPS = 6;
const JOINED = ["conj", "appos", "flat", "compound", "list", "parataxis", "dep"] as const;

/** Up from one of several joined names, or from a name beside a title. */
function clauseWord(tree: Tree, word: number): number {
  let above = word;
  for (let steps = 0; steps < JOINED_STEPS && tree.is(above, ...JOINED); steps++) above = tree.head(above) ?? above;
  return above;
}
