import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asInPrint, blocksOf, fromTags, type GoldDocument, isClitic } from "./gold.ts";
import { gum } from "./gum.ts";
import { litbank } from "./litbank.ts";
import { ownDocument } from "./own.ts";

/** Which labels of a corpus are persons, places and groups here. All others are "other": names, but not of these kinds. */
export const labelMap = {
  crossner: {
    person: "person",
    politician: "person",
    writer: "person",
    musicalartist: "person",
    scientist: "person",
    researcher: "person",
    country: "place",
    location: "place",
    astronomicalobject: "place",
    organisation: "group",
    politicalparty: "group",
    university: "group",
    band: "group",
  },
  uner: { PER: "person", LOC: "place", ORG: "group" },
  gum: { person: "person", place: "place", organization: "group" },
  litbank: { PER: "person", GPE: "place", LOC: "place", FAC: "place", ORG: "group" },
  own: { person: "person", place: "place", group: "group" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

const domains = ["politics", "literature", "science", "music", "ai"];
const sentencesPerDocument = 20;

/** Documents of CrossNER have no bounds; a document here is 20 sentences. */
function crossner(folder: string): readonly GoldDocument[] {
  const documents: GoldDocument[] = [];
  for (const domain of domains) {
    for (const part of ["train", "dev", "test"]) {
      const file = join(folder, domain, `${part}.txt`);
      if (!existsSync(file)) continue;
      const sentences = blocksOf(readFileSync(file, "utf8"), (line) => line !== "");
      for (let first = 0; first < sentences.length; first += sentencesPerDocument) {
        const rows = sentences.slice(first, first + sentencesPerDocument);
        documents.push({
          name: `${domain}-${part}-${first}`,
          sentences: rows.map((row) => asInPrint(row.map(([word = ""]) => word))),
          names: rows.flatMap((row, sentence) =>
            fromTags(
              row.map(([, tag = "O"]) => tag),
              sentence,
              labelMap.crossner,
            ),
          ),
        });
      }
    }
  }
  return documents;
}

/** Universal NER over EWT: one document a `newdoc`. */
function uner(folder: string): readonly GoldDocument[] {
  const documents: GoldDocument[] = [];
  for (const part of ["dev", "test"]) {
    const chunks = readFileSync(join(folder, `${part}.iob2`), "utf8").split(/^# newdoc id = /m);
    for (const chunk of chunks.slice(1)) {
      const texts = [...chunk.matchAll(/^# text = (.*)$/gm)].map(([, text = ""]) => text);
      const blocks = blocksOf(chunk, (line) => /^\d+\t/.test(line));
      documents.push({
        name: chunk.slice(0, chunk.indexOf("\n")),
        sentences: blocks.map((rows, index) => {
          const words = rows.map(([, word = ""]) => word);
          return { words, glued: gluedIn(texts[index] ?? "", words) };
        }),
        names: blocks.flatMap((rows, sentence) =>
          fromTags(
            rows.map(([, , tag = "O"]) => tag),
            sentence,
            labelMap.uner,
          ),
        ),
      });
    }
  }
  return documents;
}

/** Which words stand close to the one before them in the text of their sentence. */
function gluedIn(text: string, words: readonly string[]): readonly boolean[] {
  let position = 0;
  return words.map((word) => {
    const found = text.indexOf(word, position);
    if (found < 0) return isClitic(word);
    const glued = position > 0 && (found === position || isClitic(word));
    position = found + word.length;
    return glued;
  });
}

/** Our own corpus: every document that has a settled annotation. */
function own(folder: string): readonly GoldDocument[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, "settled.txt")))
    .map((name) => ownDocument(name, readFileSync(join(folder, name, "settled.txt"), "utf8"), labelMap.own));
}

/** A corpus and how to read it from the folder that holds them all. */
export interface Corpus {
  readonly name: string;
  readonly read: () => readonly GoldDocument[];
}

/** The corpora that are on this machine: `data` holds those of others, `corpus` ours. */
export function corporaIn(data: string, corpus: string): readonly Corpus[] {
  const all: readonly (Corpus & { readonly folder: string })[] = [
    { name: "gum", folder: join(data, "gum"), read: () => gum(join(data, "gum"), labelMap.gum) },
    { name: "crossner", folder: join(data, "crossner"), read: () => crossner(join(data, "crossner")) },
    { name: "uner", folder: join(data, "uner-ewt"), read: () => uner(join(data, "uner-ewt")) },
    { name: "litbank", folder: join(data, "litbank"), read: () => litbank(join(data, "litbank"), labelMap.litbank) },
    { name: "own", folder: corpus, read: () => own(corpus) },
  ];
  return all.filter(({ folder }) => existsSync(folder));
}
