import type { Language } from "../lang/language.ts";
import type { Document, Paragraph, Section, Sentence, Token } from "../model/document.ts";
import type { Block, Source } from "../model/source.ts";
import { sentenceEnds } from "./sentences.ts";
import { type Spellings, tokenise } from "./tokens.ts";

/** Appends the tokens of a block to those before it, and says where its sentences end: one past the last token of each. */
export type Cutter = (text: string, block: Block, tokens: Token[]) => readonly number[];

/** Cuts each block anew. */
export function cutter({ segmentation }: Pick<Language, "segmentation">): Cutter {
  const spellings: Spellings = new Map();
  return (text, block, tokens) => {
    const firstToken = tokens.length;
    tokenise(text, block, { segmentation, tokens, spellings });
    return block.kind === "heading" ? [tokens.length] : sentenceEnds(tokens, { firstToken, endToken: tokens.length, segmentation });
  };
}

/** Cuts a source into sections, paragraphs, sentences and tokens. */
export function segment(source: Source, language: Pick<Language, "segmentation">, cut: Cutter = cutter(language)): Document {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  const paragraphs: Paragraph[] = [];
  const sections: Section[] = [{ index: 0, level: 0 }];
  for (const block of source.blocks) {
    const index = paragraphs.length;
    if (block.kind === "heading") sections.push(sectionUnder(sections, index, block.level));
    const firstSentence = sentences.length;
    let firstToken = tokens.length;
    let start = block.start;
    for (const endToken of cut(source.text, block, tokens)) {
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
