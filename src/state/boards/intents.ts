import type { Document } from "../../model/document.ts";
import type { SourceId } from "../../model/source.ts";
import type { Evidence, Party } from "../../model/state.ts";
import { type Tree, treeOf } from "../../text/syntax/tree.ts";
import { headOf } from "../acting.ts";
import type { Archive } from "../archive.ts";
import type { Dating } from "../dating.ts";
import type { Sentences } from "../sentences.ts";

/** A sentence that tells what somebody means to do or asks others to do: "pledged to cease all aid", "urged them to keep their promises". */
export interface Intent {
  readonly source: SourceId;
  readonly sentence: number;
  readonly by?: Party;
  /** Binds for years. */
  readonly pledged: boolean;
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
        if (!isTold(archive, { document, tree, verb })) continue;
        const [dating, evidence] = [sentences.datingOf(source, sentence), sentences.evidenceOf(source, sentence)];
        if (dating === undefined || evidence === undefined) return [];
        const by = subjectOf(archive, { document, tree, verb, sentence });
        return [{ source, sentence, dating, evidence, pledged: words.pledges.has(lower), ...(by === undefined ? {} : { by }) }];
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
  return tree
    .dependents(verb, "xcomp", "advcl", "ccomp")
    .some((clause) => clause > verb && tree.dependents(clause, "mark").some((mark) => lowerOf(mark) === grammar.infinitiveMarker));
}

/** The named subject of the verb, or of the one that it serves. */
function subjectOf(archive: Archive, { document, tree, verb, sentence }: Governing & { readonly sentence: number }): Party | undefined {
  const names = archive.namedIn(document.source.id, sentence);
  for (let word: number | undefined = verb; word !== undefined; word = tree.head(word)) {
    const subject = tree.dependent(word, "nsubj");
    if (subject === undefined) continue;
    const name = names.find((one) => headOf(tree, one) === subject);
    const entity = name === undefined ? undefined : archive.entityOf.get(name.id);
    return entity === undefined ? undefined : { name: entity.name, entity: entity.id };
  }
  return undefined;
}
