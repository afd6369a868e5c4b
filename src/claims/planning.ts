import { at } from "../base/assert.ts";
import type { Tree } from "../text/syntax/tree.ts";
import type { SentenceReading } from "./reading.ts";

/** "1. the surrender of the fortress": the terms of a list that a word of planning or a paper brings in. */
export function inTerms({ document, sentence, language }: SentenceReading, tree: Tree, word: number): boolean {
  if (at(document.paragraphs, sentence.paragraph).kind !== "item") return false;
  for (let above: number | undefined = word; above !== undefined; above = tree.head(above)) if (tree.form(above) === "Fin") return false;
  let paragraph = sentence.paragraph;
  while (document.paragraphs[paragraph]?.kind === "item") paragraph--;
  const before = document.paragraphs[paragraph];
  const lead = before === undefined ? undefined : document.sentences[before.endSentence - 1];
  if (lead === undefined) return false;
  const words = document.tokens.slice(lead.firstToken, lead.endToken).map(({ lower }) => lower);
  return words.some((each) => language.grammar.infinitiveCues.get(each) === "planned" || language.grammar.kindsOf(each).includes("document"));
}

/** The term of a list, or what follows a word of planning in its sentence, is a plan; elsewhere the future is only seen from the past. */
export function inPlan(reading: SentenceReading, word: number): boolean {
  if (at(reading.document.paragraphs, reading.sentence.paragraph).kind === "item") return true;
  for (let index = reading.sentence.firstToken; index < word; index++) {
    const { lower } = at(reading.document.tokens, index);
    if (reading.language.grammar.infinitiveCues.get(lower) === "planned" || reading.language.attribution.verbs.has(lower)) return true;
  }
  return false;
}
