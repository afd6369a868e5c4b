import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A name that annotators marked: tokens of one sentence from `first` up to, not including, `end`. */
export interface GoldName {
  readonly sentence: number;
  readonly first: number;
  readonly end: number;
  /** person, place, group, or another label, which neither counts for nor against. */
  readonly label: string;
}

export interface GoldDocument {
  readonly name: string;
  readonly sentences: readonly (readonly string[])[];
  readonly names: readonly GoldName[];
}

/** Which labels of a corpus are persons, places and groups here. Labels not named are left out of the count. */
export const labelMap: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  crossner: {
    person: "person",
    politician: "person",
    writer: "person",
    musicalartist: "person",
    scientist: "person",
    researcher: "person",
    country: "place",
    location: "place",
    organisation: "group",
    politicalparty: "group",
    university: "group",
    band: "group",
  },
  uner: { PER: "person", LOC: "place", ORG: "group" },
  gum: { person: "person", place: "place", organization: "group" },
};

/** Documents of CrossNER have no bounds; a document here is 20 sentences. */
export function crossner(folder: string, domain: string): readonly GoldDocument[] {
  const documents: GoldDocument[] = [];
  for (const part of ["train", "dev"]) {
    const blocks = readFileSync(join(folder, domain, `${part}.txt`), "utf8").split(/\n\s*\n/);
    const sentences = blocks
      .map((block) =>
        block
          .split("\n")
          .map((line) => line.split("\t"))
          .filter(([word]) => word !== undefined && word !== ""),
      )
      .filter((rows) => rows.length > 0);
    for (let first = 0; first < sentences.length; first += 20) {
      documents.push(
        fromTags(
          `${domain}-${part}-${first}`,
          sentences.slice(first, first + 20).map((rows) => rows.map(([word = "", tag = "O"]) => ({ word, tag }))),
          "crossner",
        ),
      );
    }
  }
  return documents;
}

/** Universal NER over EWT: one document a `newdoc`. */
export function uner(folder: string): readonly GoldDocument[] {
  const documents: GoldDocument[] = [];
  for (const part of ["dev", "test"]) {
    for (const chunk of readFileSync(join(folder, `${part}.iob2`), "utf8")
      .split(/^# newdoc id = /m)
      .slice(1)) {
      const sentences = chunk
        .split(/\n\s*\n/)
        .map((block) =>
          block
            .split("\n")
            .filter((line) => /^\d/.test(line))
            .map((line) => line.split("\t")),
        )
        .filter((rows) => rows.length > 0);
      documents.push(
        fromTags(
          chunk.slice(0, chunk.indexOf("\n")),
          sentences.map((rows) => rows.map(([, word = "", tag = "O"]) => ({ word, tag }))),
          "uner",
        ),
      );
    }
  }
  return documents;
}

function fromTags(name: string, sentences: readonly (readonly { readonly word: string; readonly tag: string }[])[], corpus: string): GoldDocument {
  const labels = labelMap[corpus] ?? {};
  const names: GoldName[] = [];
  sentences.forEach((rows, sentence) => {
    for (let first = 0; first < rows.length; first++) {
      const tag = rows[first]?.tag ?? "O";
      if (!tag.startsWith("B-")) continue;
      let end = first + 1;
      while (rows[end]?.tag.startsWith("I-")) end++;
      names.push({ sentence, first, end, label: labels[tag.slice(2)] ?? tag.slice(2) });
    }
  });
  return { name, sentences: sentences.map((rows) => rows.map((row) => row.word)), names };
}

interface Row {
  readonly word: string;
  readonly tag: string;
  readonly misc: string;
}

/** GUM: of each entity whose head is a proper noun, the proper nouns around the head. */
export function gum(folder: string): readonly GoldDocument[] {
  const documents: GoldDocument[] = [];
  for (const part of ["train", "dev"]) {
    for (const file of readdirSync(join(folder, part)).sort()) {
      const sentences = readFileSync(join(folder, part, file), "utf8")
        .split(/\n\s*\n/)
        .map((block) =>
          block
            .split("\n")
            .map((line) => line.split("\t"))
            .filter(([id]) => id !== undefined && /^\d+$/.test(id)),
        )
        .filter((rows) => rows.length > 0)
        .map((rows) => rows.map((columns): Row => ({ word: columns[1] ?? "", tag: columns[3] ?? "", misc: columns[9] ?? "" })));
      const names = sentences.flatMap((rows, sentence) => gumNames(rows, sentence));
      documents.push({ name: file.replace(/\.conllu$/, ""), sentences: sentences.map((rows) => rows.map((row) => row.word)), names });
    }
  }
  return documents;
}

function gumNames(rows: readonly Row[], sentence: number): readonly GoldName[] {
  const found: GoldName[] = [];
  const open = new Map<string, { start: number; kind: string; head: number }[]>();
  const labels = labelMap["gum"] ?? {};
  rows.forEach((row, index) => {
    const value = /(?:^|\|)Entity=([^|]*)/.exec(row.misc)?.[1];
    if (value === undefined) return;
    for (const [, id, kind, head, closes, closed] of value.matchAll(
      /\((\d+)-([a-z]+)-[^-()]*-[^-()]*-[^-()]*-([\d,]+)-[^()]*?(\))?(?=\(|\d+\)|$)|(\d+)\)/g,
    )) {
      if (id !== undefined && kind !== undefined && head !== undefined) {
        const entity = { start: index, kind, head: index + Number(head.split(",")[0]) - 1 };
        if (closes !== undefined) found.push(...properNouns(rows, { ...entity, end: index + 1, sentence, label: labels[kind] ?? kind }));
        else open.set(id, [...(open.get(id) ?? []), entity]);
      } else if (closed !== undefined) {
        const entity = open.get(closed)?.pop();
        if (entity !== undefined)
          found.push(...properNouns(rows, { ...entity, end: index + 1, sentence, label: labels[entity.kind] ?? entity.kind }));
      }
    }
  });
  const unique = new Map(found.map((name) => [`${name.first}-${name.end}`, name]));
  return [...unique.values()].filter(
    (name) =>
      !found.some((other) => other !== name && other.first <= name.first && other.end >= name.end && other.end - other.first > name.end - name.first),
  );
}

function properNouns(
  rows: readonly Row[],
  entity: { start: number; end: number; head: number; sentence: number; label: string },
): readonly GoldName[] {
  const proper = (index: number) => rows[index]?.tag === "PROPN";
  if (!proper(entity.head)) return [];
  let first = entity.head;
  let end = entity.head + 1;
  while (first > entity.start && proper(first - 1)) first--;
  for (;;) {
    if (end < entity.end && proper(end)) end++;
    else if (end + 1 < entity.end && /^(of|the|de|von|van|&)$/.test(rows[end]?.word ?? "") && proper(end + 1)) end += 2;
    else if (end + 2 < entity.end && rows[end]?.word === "of" && rows[end + 1]?.word === "the" && proper(end + 2)) end += 3;
    else break;
  }
  return [{ sentence: entity.sentence, first, end, label: entity.label }];
}
