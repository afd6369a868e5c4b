import { groupBy } from "../base/collections.ts";
import type { Voice } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { NameMention, QuotationMention, Timex } from "../model/mention.ts";
import type { SourceId } from "../model/source.ts";
import type { Evidence, Party } from "../model/state.ts";
import { type Tree, treeOf } from "../text/syntax/tree.ts";
import { type Archive, isBody } from "./archive.ts";
import { type Chronicle, type Dating, stretchOf } from "./dating.ts";

/** Someone or a body that does something, whatever it is: whoever acts is alive, and a body that acts is there. */
export interface Acting {
  readonly state: "alive" | "exists";
  readonly party: Party;
  readonly dating: Dating;
  readonly evidence: Evidence;
  readonly sentence: number;
}

/** The subjects of verbs in the active voice that the author tells of in a finite clause, with the date of the sentence or of the story. */
export function actingOf(archive: Archive, { reachedAt }: Pick<Chronicle, "reachedAt">): readonly Acting[] {
  const authors = new Map(archive.voices.filter(({ parent }) => parent === undefined).map((voice) => [voice.source, voice]));
  const timexes = new Map<string, Timex[]>();
  const quotations = new Map<SourceId, QuotationMention[]>();
  for (const mention of archive.mentions) {
    if (mention.kind === "timex" && mention.type === "date" && !mention.value.endsWith("_REF"))
      push(timexes, `${mention.source} ${mention.sentence}`, mention);
    if (mention.kind === "quotation") push(quotations, mention.source, mention);
  }
  const foreign = groupBy(
    archive.claims.filter((claim) => archive.voiceById.get(claim.attribution.voice)?.parent !== undefined),
    (claim) => `${claim.source} ${claim.sentence}`,
  );
  const found = new Map<string, Acting>();
  for (const mention of archive.mentions) {
    if (mention.kind !== "person" && mention.kind !== "group") continue;
    const document = archive.documentOf.get(mention.source);
    const tree = document === undefined ? undefined : treeOf(document);
    const author = authors.get(mention.source);
    if (document === undefined || tree === undefined || author === undefined || !acts(archive, { document, tree, mention })) continue;
    const inside = (span: { readonly start: number; readonly end: number }) => span.start <= mention.start && mention.end <= span.end;
    const place = `${mention.source} ${mention.sentence}`;
    if (quotations.get(mention.source)?.some(inside) === true || foreign.get(place)?.some((claim) => inside(claim.span)) === true) continue;
    const party = partyNamed(archive, mention);
    const dating = datingIn(timexes.get(place) ?? []) ?? toldAt(reachedAt(mention.source, mention.sentence));
    if (party === undefined || dating === undefined) continue;
    found.set(`${place} ${party.entity}`, {
      state: mention.kind === "person" ? "alive" : "exists",
      party,
      dating,
      evidence: sentenceOf(document, mention, author),
      sentence: mention.sentence,
    });
  }
  return [...found.values()];
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function partyNamed(archive: Archive, mention: NameMention): Party | undefined {
  const entity = archive.entityOf.get(mention.id);
  if (entity === undefined || entity.kind !== mention.kind) return undefined;
  const party = { name: entity.name, entity: entity.id };
  return entity.kind === "person" || isBody(archive, party) ? party : undefined;
}

/** The subject, or one of several joined as such, of a finite verb in the active voice that is no plan. */
function acts(
  archive: Archive,
  { document, tree, mention }: { readonly document: Document; readonly tree: Tree; readonly mention: NameMention },
): boolean {
  const grammar = archive.languages.get(document.source.language)?.claiming?.grammar;
  let word = mention.firstToken;
  for (let token = mention.firstToken; token < mention.endToken; token++) {
    const head = tree.head(token);
    if (head === undefined || head < mention.firstToken || head >= mention.endToken) word = token;
  }
  for (let steps = 0; steps < 6 && tree.is(word, "conj", "appos", "flat", "compound") && tree.head(word) !== undefined; steps++)
    word = tree.head(word) ?? word;
  const verb = tree.head(word);
  if (grammar === undefined || verb === undefined || tree.relation(word) !== "nsubj" || tree.pos(verb) !== "VERB") return false;
  const helpers = tree.dependents(verb, "aux", "mark").map((token) => document.tokens[token]?.lower ?? "");
  const open = [...grammar.hypothetical, ...grammar.possibleModals, ...grammar.plannedModals, ...grammar.requiredModals];
  return (
    tree.form(verb) !== "Inf" && !helpers.some((lower) => open.includes(lower) || grammar.futureInPast.has(lower) || grammar.pastPerfect.has(lower))
  );
}

/** The only date of a sentence. */
function datingIn([only, another]: readonly Timex[]): Dating | undefined {
  const stretch = another === undefined ? stretchOf(only) : undefined;
  if (stretch === undefined || only === undefined || ["before", "after", "until", "since"].includes(only.relation)) return undefined;
  return { when: stretch, until: stretch, basis: "carried" };
}

function toldAt(reached: Dating["when"] | undefined): Dating | undefined {
  return reached === undefined ? undefined : { when: reached, until: reached, basis: "told" };
}

function sentenceOf(document: Document, { source, sentence }: NameMention, author: Voice): Evidence {
  const { start = 0, end = 0 } = document.sentences[sentence] ?? {};
  return { source, span: { start, end }, quote: document.source.text.slice(start, end), voice: author.id };
}
