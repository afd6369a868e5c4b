import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf, type GoldDocument, type GoldName, isClitic } from "./gold.ts";

interface Row {
  readonly word: string;
  /** By the finer tag: "United" of "United States" is one, though its coarse tag is that of a verb. */
  readonly isProper: boolean;
  readonly tag: string;
  /** The index of the word it hangs on; -1 for none. */
  readonly governor: number;
  readonly misc: string;
}

interface Entity {
  readonly first: number;
  readonly end: number;
  readonly label: string;
}

/** GUM: of each entity whose head is a proper noun, the name around the head. */
export function gum(folder: string, labels: Readonly<Record<string, string>>): readonly GoldDocument[] {
  const documents: GoldDocument[] = [];
  for (const part of ["train", "dev"]) {
    for (const file of readdirSync(join(folder, part)).sort()) {
      const sentences = blocksOf(readFileSync(join(folder, part, file), "utf8"), (line) => /^\d+\t/.test(line)).map((rows) =>
        rows.map(
          (columns): Row => ({
            word: columns[1] ?? "",
            isProper: columns[4]?.startsWith("NNP") === true,
            tag: columns[3] ?? "",
            governor: Number(columns[6] ?? 0) - 1,
            misc: columns[9] ?? "",
          }),
        ),
      );
      documents.push({
        name: file.replace(/\.conllu$/, ""),
        sentences: sentences.map((rows) => ({
          words: rows.map(({ word }) => word),
          glued: rows.map(
            (_, index) => index > 0 && (isClitic(rows[index]?.word ?? "") || /(?:^|\|)SpaceAfter=No/.test(rows[index - 1]?.misc ?? "")),
          ),
        })),
        names: namesIn(sentences, labels),
      });
    }
  }
  return documents;
}

function namesIn(sentences: readonly (readonly Row[])[], labels: Readonly<Record<string, string>>): readonly GoldName[] {
  return sentences.flatMap((rows, sentence) => {
    const entities = entitiesIn(rows, labels);
    const found = entities.flatMap((entity) => {
      const name = nameOf(rows, entity, entities);
      return name === undefined ? [] : [{ sentence, ...name, label: entity.label }];
    });
    const unique = [...new Map(found.map((name) => [`${name.first}-${name.end}`, name])).values()];
    return unique.filter(
      (name) =>
        !unique.some(
          (other) => other !== name && other.first <= name.first && other.end >= name.end && other.end - other.first > name.end - name.first,
        ),
    );
  });
}

/** The entities that begin and end in one sentence. */
function entitiesIn(rows: readonly Row[], labels: Readonly<Record<string, string>>): readonly Entity[] {
  const found: Entity[] = [];
  const open = new Map<string, Omit<Entity, "end">[]>();
  rows.forEach((row, index) => {
    const value = /(?:^|\|)Entity=([^|]*)/.exec(row.misc)?.[1];
    if (value === undefined) return;
    for (const [, id, kind, closes, closed] of value.matchAll(
      /\((\d+)-([a-z]+)-[^-()]*-[^-()]*-[^-()]*-[\d,]+-[^()]*?(\))?(?=\(|\d+\)|$)|(\d+)\)/g,
    )) {
      if (id !== undefined && kind !== undefined) {
        const entity = { first: index, label: labels[kind] ?? "other" };
        if (closes !== undefined) found.push({ ...entity, end: index + 1 });
        else open.set(id, [...(open.get(id) ?? []), entity]);
      } else if (closed !== undefined) {
        const entity = open.get(closed)?.pop();
        if (entity !== undefined) found.push({ ...entity, end: index + 1 });
      }
    }
  });
  return found;
}

const joiners = /^(?:of|for|the|de|la|du|von|van|der|&|-|–|and|'s|’s)$/i;
const personJoiners = /^(?:the|de|la|du|von|van|der|-|–)$/i;
const longestJoint = 3;

/** The proper nouns around the head, and the small words between them. */
function nameOf(rows: readonly Row[], entity: Entity, entities: readonly Entity[]): { readonly first: number; readonly end: number } | undefined {
  const proper = (index: number) => rows[index]?.isProper === true || isNumeral(rows, index);
  const head = headOf(rows, entity);
  if (rows[head]?.isProper !== true) return undefined;
  const inner = entities.filter((other) => other !== entity && other.first >= entity.first && other.end <= entity.end);
  const bounded = (index: number) => inner.some((other) => other.first === index || other.end === index);
  let first = head;
  let end = head + 1;
  for (;;) {
    if (first - 1 >= entity.first && (proper(first - 1) || opensBody(rows, first - 1, entity))) first--;
    else {
      let before = first - 1;
      while (before > entity.first && first - before < longestJoint && /^(?:-|–|&|'s|’s|of)$/.test(rows[before]?.word ?? "")) before--;
      if (before === first - 1 || before < entity.first || !proper(before)) break;
      if (/^.s$/.test(rows[first - 1]?.word ?? "") && (bounded(first - 1) || bounded(first))) break;
      first = before;
    }
  }
  for (;;) {
    if (end < entity.end && proper(end)) end++;
    else {
      let after = end;
      while (after < entity.end && after - end < longestJoint && (entity.label === "person" ? personJoiners : joiners).test(rows[after]?.word ?? ""))
        after++;
      if (after === end || after >= entity.end || !proper(after)) break;
      const joint = rows[end]?.word ?? "";
      if (/^(?:and|the|.s)$/i.test(joint) && (entity.label === "person" || bounded(after) || bounded(end))) break;
      end = after + 1;
    }
  }
  return { first, end };
}

/** The word of an entity that hangs on none of its others. */
function headOf(rows: readonly Row[], { first, end }: Entity): number {
  for (let index = first; index < end; index++) {
    const { governor = -1 } = rows[index] ?? {};
    if (governor < first || governor >= end) return index;
  }
  return first;
}

/** "Henry VIII", "Elizabeth II". */
function isNumeral(rows: readonly Row[], index: number): boolean {
  return rows[index]?.tag === "NUM" && /^[IVX]+$/.test(rows[index].word) && rows[index - 1]?.isProper === true;
}

/** A capitalised adjective or noun that opens the name of a body or place: "American Red Cross". */
function opensBody(rows: readonly Row[], index: number, { label }: Entity): boolean {
  const row = rows[index];
  return row !== undefined && label !== "person" && index > 0 && /^(?:ADJ|NOUN|VERB)$/.test(row.tag) && /^\p{Lu}/u.test(row.word);
}
