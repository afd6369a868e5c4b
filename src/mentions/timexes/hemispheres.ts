import type { Document } from "../../model/document.ts";
import type { Lists } from "./lists.ts";

/** On which half of the earth the seasons of an account are, as far as it tells. */
export class Hemispheres {
  readonly #document: Document;
  readonly #known: "north" | "south" | undefined;
  readonly #names: Lists["southern"];
  readonly #found = new Map<number, boolean>();

  constructor(document: Document, known: "north" | "south" | undefined, southern: Lists["southern"]) {
    this.#document = document;
    this.#known = known;
    this.#names = southern;
  }

  /** What is known of the whole account; else "either" where a paragraph, or the one before it, names a place of the south. */
  of(paragraph: number): "north" | "south" | "either" | undefined {
    if (this.#known !== undefined) return this.#known;
    return this.#namesSouth(paragraph) || this.#namesSouth(paragraph - 1) ? "either" : undefined;
  }

  #namesSouth(index: number): boolean {
    const known = this.#found.get(index);
    if (known !== undefined) return known;
    const { tokens, sentences, paragraphs } = this.#document;
    const { firstSentence = 0, endSentence = 0 } = paragraphs[index] ?? {};
    const end = sentences[endSentence - 1]?.endToken ?? 0;
    let found = false;
    for (let at = sentences[firstSentence]?.firstToken ?? end; at < end && !found; at++) {
      const names = this.#names.get(tokens[at]?.text ?? "");
      found = names?.some((name) => name.every((word, more) => tokens[at + more]?.text === word)) ?? false;
    }
    this.#found.set(index, found);
    return found;
  }
}
