import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asInPrint, blocksOf, fromTags, type GoldDocument, type GoldName } from "./gold.ts";

/** LitBank marks names and descriptions alike: of each entity whose head has a capital, the name around the head. */
export function litbank(folder: string, labels: Readonly<Record<string, string>>): readonly GoldDocument[] {
  const tsv = join(folder, "entities", "tsv");
  return readdirSync(tsv)
    .sort()
    .map((file) => {
      const sentences = blocksOf(readFileSync(join(tsv, file), "utf8"), (line) => line !== "");
      return {
        name: file.replace(/_brat\.tsv$/, ""),
        sentences: sentences.map((rows) => asInPrint(rows.map(([word = ""]) => word))),
        names: sentences.flatMap((rows, sentence) => namesIn(rows, sentence, labels)),
      };
    });
}

function namesIn(rows: readonly (readonly string[])[], sentence: number, labels: Readonly<Record<string, string>>): readonly GoldName[] {
  const words = rows.map(([word = ""]) => word);
  const layers = Math.max(...rows.map((row) => row.length)) - 1;
  const entities: GoldName[] = [];
  for (let layer = 1; layer <= layers; layer++) {
    entities.push(
      ...fromTags(
        rows.map((row) => row[layer] ?? "O"),
        sentence,
        labels,
      ),
    );
  }
  const names = entities.flatMap((entity) => {
    const name = nameOf(words, entity, entities);
    return name === undefined ? [] : [{ ...entity, ...name }];
  });
  const unique = [...new Map(names.map((name) => [`${name.first}-${name.end}`, name])).values()];
  return unique.filter(
    (name) =>
      !unique.some(
        (other) => other !== name && other.first <= name.first && other.end >= name.end && other.end - other.first > name.end - name.first,
      ),
  );
}

const joiners = new Set(["of", "the", "de", "la", "du", "d'", "von", "van", "der", "di", "da", "&"]);
const openers = new Set(["the", "a", "an", "my", "your", "his", "her", "our", "their", "its", "this", "that", "no"]);
/** Capitalised by the writers of the time, but names of nobody. */
const descriptions = new Set("i sir madam ma'am ma’am mamma papa mother father earth nature man woman men women people".split(" "));

/** The words of the name in an entity: up to the first word that only describes, "Emma Woodhouse , handsome , …". */
function nameOf(words: readonly string[], entity: GoldName, entities: readonly GoldName[]): { first: number; end: number } | undefined {
  const isCapital = (index: number) => /^(?:\p{Ll}{1,2}['’])?\p{Lu}/u.test(words[index] ?? "") && !openers.has((words[index] ?? "").toLowerCase());
  let head = entity.first;
  while (head < entity.end && !isCapital(head)) {
    if (/^[,;:(—-]$|^(?:of|in|at|on|from|with|who|which|that|and|to|for)$/.test(words[head] ?? "") && head > entity.first) return undefined;
    if (entities.some((other) => other.first === head && other.end - 1 <= head && other !== entity && other.end < entity.end)) return undefined;
    head++;
  }
  if (head >= entity.end) return undefined;
  const first = head;
  let end = head + 1;
  for (;;) {
    while (end < entity.end && (isCapital(end) || (/^[.]$/.test(words[end] ?? "") && isCapital(end + 1) && end + 1 < entity.end))) end++;
    let after = end;
    while (after < entity.end && after - end < 2 && joiners.has((words[after] ?? "").toLowerCase())) after++;
    if (after === end || after >= entity.end || !isCapital(after)) break;
    end = after + 1;
  }
  // a possessor or an adjective before a noun without a capital is not what the entity is called
  const next = end < entity.end ? (words[end] ?? "") : "";
  if (/^(?:'s|’s|'|’)$/.test(next) || /^\p{Ll}{2,}$/u.test(next)) {
    if (!/^(?:of|in|at|on|from|with|who|which|that|and|to|for|as|whose|whom|when|where|by|or)$/.test(next)) return undefined;
  }
  if (end - first === 1 && descriptions.has((words[first] ?? "").toLowerCase())) return undefined;
  return { first, end };
}
