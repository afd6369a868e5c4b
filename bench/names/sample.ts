import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Source } from "../../src/model/source.ts";
import type { Scored } from "./score.ts";

interface GoldEntity {
  readonly id: string;
  readonly kind?: string;
  readonly category?: string;
  readonly mentions: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly kind?: string;
    readonly nested_in_org?: boolean;
  }[];
}

/**
 * The names of the annotated sample. Descriptions without a capital, adjectives, and names nested in longer ones are neutral:
 * neither asked for nor counted against. A leading article is cut.
 */
export function sampleNames(
  folder: string,
  source: Source,
): { readonly gold: readonly (Scored & { readonly entity: string })[]; readonly neutral: readonly Scored[] } {
  const gold = new Map<string, Scored & { readonly entity: string }>();
  const neutral: Scored[] = [];
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), "utf8")) as readonly GoldEntity[];
  const files: [string, string][] = [
    ["people.json", "person"],
    ["orgs.json", "group"],
    ["places.json", "place"],
  ];
  for (const [file, label] of files) {
    for (const entity of read(file)) {
      for (const mention of entity.mentions) {
        const article = /^(?:the|an?)\s+(?:independent\s+|newly established\s+)?/i.exec(mention.text)?.[0].length ?? 0;
        const { start, end } = source.offsets.toNormalised({ start: mention.start + article, end: mention.end });
        const text = source.text.slice(start, end);
        const labels = label === "place" || (entity.category ?? "").startsWith("polity") ? new Set(["place", "group"]) : new Set([label]);
        const isName =
          /^(?:(?:first|second|third|southern|northern) )?\p{Lu}/u.test(text) && /\p{Lu}[^ ]*$/u.test(text) && text.split(" ").length > 0;
        const plain = !isName || mention.kind === "adjective" || text === "Republic";
        if (plain) neutral.push({ start, end, labels });
        else
          gold.set(`${start}-${end}`, {
            start,
            end,
            labels: new Set([...labels, ...(gold.get(`${start}-${end}`)?.labels ?? [])]),
            entity: entity.id,
          });
      }
    }
  }
  const outer = [...gold.values()].filter((item) => {
    const nested = [...gold.values()].some(
      (other) => other !== item && other.start <= item.start && other.end >= item.end && other.end - other.start > item.end - item.start,
    );
    if (nested) neutral.push(item);
    return !nested;
  });
  return { gold: outer, neutral };
}
