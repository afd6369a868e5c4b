import { groupBy } from "../base/collections.ts";
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
  const quotations = groupBy(
    archive.mentions.filter((mention): mention is QuotationMention => mention.kind === "quotation"),
    ({ source }) => source,
  );
  const foreign = groupBy(
    archive.claims.filter((claim) => archive.voiceById.get(claim.attribution.voice)?.parent !== undefined),
    (claim) => `${claim.source} ${claim.sentence}`,
  );
  const found = new Map<string, Acting>();
  for (const mention of archive.mentions) {
    if (mention.kind !== "person" && mention.kind !== "group") continue;
    const { source, sentence } = mention;
    const document = archive.documentOf.get(source);
    const tree = document === undefined ? undefined : treeOf(document);
    if (document === undefined || tree === undefined || !acts(archive, { document, tree, mention })) continue;
    const inside = (span: { readonly start: number; readonly end: number }) => span.start <= mention.start && mention.end <= span.end;
    const others = foreign.get(`${source} ${sentence}`) ?? [];
    if (quotations.get(source)?.some(inside) === true || others.some((claim) => inside(claim.span))) continue;
    const [party, dating, evidence] = [partyNamed(archive, mention), sentences.datingOf(source, sentence), sentences.evidenceOf(source, sentence)];
    if (party === undefined || dating === undefined || evidence === undefined) continue;
    const state = mention.kind === "person" ? "alive" : "exists";
    found.set(`${source} ${sentence} ${party.entity}`, { state, party, dating, evidence, sentence });
  }
  return [...found.values()];
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
  const subject = subjectAbove(tree, headOf(tree, mention));
  const verb = tree.head(subject);
  if (grammar === undefined || verb === undefined || tree.relation(subject) !== "nsubj" || tree.pos(verb) !== "VERB") return false;
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

/** Up from one of several joined names, or from a name beside a title. */
function subjectAbove(tree: Tree, word: number): number {
  let above = word;
  for (let steps = 0; steps < JOINED_STEPS && tree.is(above, "conj", "appos", "flat", "compound"); steps++) above = tree.head(above) ?? above;
  return above;
}
