import type { Language } from "./language.ts";

/** Characters of a text that tell its language. */
const enough = 20_000;

/**
 * The language whose frequent words (`starters` of its segmentation) make up most of the text;
 * where they cannot tell, the one that most is known of. Absent only where there is no language.
 */
export function languageOf(text: string, languages: ReadonlyMap<string, Language>): string | undefined {
  const words =
    text
      .slice(0, enough)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  let best: { readonly code: string; readonly hits: number; readonly parts: number } | undefined;
  for (const [code, language] of languages) {
    const { starters } = language.segmentation;
    const hits = words.filter((word) => starters.has(word)).length;
    const parts = Object.keys(language).length;
    if (best === undefined || hits > best.hits || (hits === best.hits && parts > best.parts)) best = { code, hits, parts };
  }
  return best?.code;
}
