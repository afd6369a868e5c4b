import type { Language } from "../lang/language.ts";
import type { Document, Paragraph, Section, Sentence, Token } from "../model/document.ts";
import type { Source } from "../model/source.ts";
import { sentenceEnds } from "./sentences.ts";
import { type Spellings, tokenise } from "./tokens.ts";

/** Cuts a source into sections, paragraphs, sentences and tokens. */
export function segment(source: Source, language: Pick<Language, "segmentation">): Document {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  const paragraphs: Paragraph[] = [];
  const sections: Section[] = [{ index: 0, level: 0 }];
  const spellings: Spellings = new Map();
  for (const block of source.blocks) {
    const index = paragraphs.length;
    if (block.kind === "heading") sections.push(sectionUnder(sections, index, block.level));
    const firstSentence = sentences.length;
    let firstToken = tokens.length;
    tokenise(source.text, block, { segmentation: language.segmentation, tokens, spellings });
    let start = block.start;
    const range = { firstToken, endToken: tokens.length, segmentation: language.segmentation };
    for (const endToken of block.kind === "heading" ? [tokens.length] : sentenceEnds(tokens, range)) {
      const end = tokens[endToken - 1]?.end ?? start;
      sentences.push({ index: sentences.length, paragraph: index, firstToken, endToken, start, end });
      firstToken = endToken;
      start = tokens[endToken]?.start ?? end;
    }
    paragraphs.push({ ...block, index, section: sections.length - 1, firstSentence, endSentence: sentences.length });
  }
  return { source, sections, paragraphs, sentences, tokens };
}

function sectionUnder(sections: readonly Section[], heading: number, level: number): Section {
  const parent = sections.findLast((section) => section.level < level);
  return { index: sections.length, heading, level, ...(parent === undefined ? {} : { parent: parent.index }) };
}
