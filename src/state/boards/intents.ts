import type { Document } from "../../model/document.ts";
import type { SourceId } from "../../model/source.ts";
import type { Evidence, Party } from "../../model/state.ts";
import { type Tree, treeOf } from "../../text/syntax/tree.ts";
import { headOf } from "../acting.ts";
import type { Archive } from "../archive.ts";
import { type Dating, stretchOf } from "../dating.ts";
import type { Sentences } from "../sentences.ts";

/** A sentence that tells what somebody means to do or asks others to do: "pledged to cease all aid", "urged them to keep their promises". */
export interface Intent {
  readonly source: SourceId;
  readonly sentence: number;
  readonly by?: Party;
  /** Binds for years. */
  readonly pledged: boolean;
  /** The last day on which it can be done, where a date behind the infinitive says when. */
  readonly due: number;
  readonly dating: Dating;
  readonly evidence: Evidence;
}

/** The verbs of intending and demanding that govern an infinitive, where nothing denies them or makes them a condition. */
export function intentsOf(archive: Archive, sentences: Sentences): readonly Intent[] {
  return archive.documents.flatMap((document): readonly Intent[] => {
    const tree = treeOf(document);
    const words = archive.languages.get(document.source.language)?.state;
    if (tree === undefined || words === undefined) return [];
    const source = document.source.id;
    return document.sentences.flatMap(({ index: sentence, firstToken, endToken }): readonly Intent[] => {
      for (let verb = firstToken; verb < endToken; verb++) {
        const lower = document.tokens[verb]?.lower ?? "";
        if (!words.intentions.has(lower) && !words.demands.has(lower)) continue;
        const clause = isTold(archive, { document, tree, verb }) ? meantBy(archive, { document, tree, verb }) : undefined;
        if (clause === undefined) continue;
        const [dating, evidence] = [sentences.datingOf(source, sentence), sentences.evidenceOf(source, sentence)];
        if (dating === undefined || evidence === undefined) return [];
        const by = subjectOf(archive, { document, tree, verb, sentence });
        return [
          {
            source,
            sentence,
            dating,
            evidence,
            pledged: words.pledges.has(lower),
            due: dueIn(archive, { source, sentence, behind: document.tokens[clause]?.end ?? 0 }),
            ...(by === undefined ? {} : { by }),
          },
        ];
      }
      return [];
    });
  });
}

interface Governing {
  readonly document: Document;
  readonly tree: Tree;
  readonly verb: number;
}

function isTold(archive: Archive, { document, tree, verb }: Governing): boolean {
  const grammar = archive.languages.get(document.source.language)?.claiming?.grammar;
  if (grammar === undefined || tree.pos(verb) !== "VERB") return false;
  const lowerOf = (token: number) => document.tokens[token]?.lower ?? "";
  const helpers = tree.dependents(verb, "aux", "mark", "advmod").map(lowerOf);
  const denied = [grammar.negations, grammar.hypothetical, grammar.possibleModals, grammar.futureInPast];
  if (helpers.some((lower) => denied.some((words) => words.has(lower)))) return false;
  return true;
}

/** The infinitive that says what is meant to be done, or whom an invitation is to; what somebody lets others do is no plan. */
function meantBy(archive: Archive, { document, tree, verb }: Governing): number | undefined {
  const { claiming, state } = archive.languages.get(document.source.language) ?? {};
  const lowerOf = (token: number) => document.tokens[token]?.lower ?? "";
  const marked = (clause: number) => tree.dependents(clause, "mark").some((mark) => lowerOf(mark) === claiming?.grammar.infinitiveMarker);
  const infinitive = tree.dependents(verb, "xcomp", "advcl", "ccomp").find((clause) => clause > verb && marked(clause));
  if (infinitive !== undefined) return state?.permissions.has(lowerOf(infinitive)) === true ? undefined : infinitive;
  return state?.invitations.has(lowerOf(verb)) === true ? tree.dependents(verb, "obj").find((guest) => guest > verb) : undefined;
}

/** "Decided to run in 1910": the last day of the only date behind what is to be done. */
export function dueIn(
  archive: Archive,
  { source, sentence, behind }: { readonly source: SourceId; readonly sentence: number; readonly behind: number },
): number {
  const [only, another] = archive.timexesIn(source, sentence).filter(({ relation }) => relation === "in");
  const stretch = another === undefined ? stretchOf(only) : undefined;
  return only === undefined || stretch === undefined || only.start < behind ? Number.POSITIVE_INFINITY : stretch.latest;
}

/** The subject of the verb, or of the one that it serves, by its name or else its words. */
function subjectOf(archive: Archive, { document, tree, verb, sentence }: Governing & { readonly sentence: number }): Party | undefined {
  const names = archive.namedIn(document.source.id, sentence);
  for (let word: number | undefined = verb; word !== undefined; word = tree.head(word)) {
    const subject = tree.dependent(word, "nsubj");
    if (subject === undefined) continue;
    const name = names.find((one) => headOf(tree, one) === subject);
    const entity = name === undefined ? undefined : archive.entityOf.get(name.id);
    return entity === undefined ? wordsOf({ document, tree }, subject) : archive.partyOfEntity(entity);
  }
  return undefined;
}

/** A noun with what stands before it in its phrase. */
function wordsOf({ document, tree }: Pick<Governing, "document" | "tree">, noun: number): Party | undefined {
  if (tree.pos(noun) !== "NOUN") return undefined;
  let first = noun;
  while (tree.head(first - 1) === noun || (tree.head(first - 1) ?? -1) >= first) first--;
  const [from, to] = [document.tokens[first]?.start, document.tokens[noun]?.end];
  return from === undefined || to === undefined ? undefined : { name: document.source.text.slice(from, to) };
}
