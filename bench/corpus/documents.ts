// The documents of `corpus/`, with what must hold of every annotation file.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Knowledge } from "../../src/lang/predicates.ts";
import type { PredicateId } from "../../src/model/claim.ts";
import { packageRoot } from "../../src/readers/data.ts";
import { type Annotation, readAnnotation } from "./annotation.ts";

export const CORPUS = join(packageRoot(), "corpus");
export const READINGS = ["first", "second", "settled"] as const;
export type Reading = (typeof READINGS)[number];

export interface CorpusDocument {
  readonly id: string;
  readonly text: string;
  readonly readings: ReadonlyMap<Reading, Annotation>;
}

export function corpusDocuments(): readonly CorpusDocument[] {
  if (!existsSync(CORPUS)) return [];
  return readdirSync(CORPUS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(CORPUS, entry.name, "text.txt")))
    .map(({ name }) => {
      const file = (part: string) => join(CORPUS, name, `${part}.txt`);
      const readings = READINGS.filter((reading) => existsSync(file(reading)));
      return {
        id: name,
        text: readFileSync(file("text"), "utf8"),
        readings: new Map(readings.map((reading) => [reading, readAnnotation(readFileSync(file(reading), "utf8"))])),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const NAMES = new Set(["person", "group", "place", "event", "document"]);
const KINDS = new Set([...NAMES, "ref", "office", "time", "quantity", "quotation"]);
const MODALITIES = new Set(["asserted", "reported", "disputed", "planned", "unrealised"]);

/** What is wrong with an annotation: of its format, of its text, of what it refers to. */
export function faultsOf(document: CorpusDocument, annotation: Annotation, knowledge: Knowledge): readonly string[] {
  const faults = [...annotation.faults];
  const bare = (text: string) => text.replace(/\s+/g, " ").trim();
  if (bare(annotation.text) !== bare(document.text)) faults.push(`the text differs ${firstDifference(bare(annotation.text), bare(document.text))}`);
  const ids = new Set(annotation.entities.map((entity) => entity.id));
  for (const mark of annotation.marks) {
    const words = annotation.text.slice(mark.start, mark.end);
    if (!KINDS.has(mark.kind)) faults.push(`no kind "${mark.kind}" ("${words}")`);
    if ((NAMES.has(mark.kind) || mark.kind === "ref") && !ids.has(mark.value)) faults.push(`no entity "${mark.value}" ("${words}")`);
  }
  for (const claim of annotation.claims) {
    const predicate = knowledge.predicates.get(claim.predicate as PredicateId);
    if (predicate === undefined) faults.push(`no predicate "${claim.predicate}"`);
    else for (const role of claim.roles.keys()) if (!(role in predicate.roles)) faults.push(`${claim.predicate} has no role "${role}"`);
    if (!MODALITIES.has(claim.modality)) faults.push(`no modality "${claim.modality}"`);
    if (claim.polarity !== "affirmed" && claim.polarity !== "denied") faults.push(`no polarity "${claim.polarity}"`);
  }
  for (const finding of annotation.findings)
    for (const quote of finding.quotes) if (!bare(document.text).includes(bare(quote))) faults.push(`a finding quotes what is not there: "${quote}"`);
  return faults;
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return `at "${a.slice(Math.max(0, at - 20), at + 20)}" for "${b.slice(Math.max(0, at - 20), at + 20)}"`;
}
